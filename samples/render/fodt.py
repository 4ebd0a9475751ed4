"""A report as a flat OpenDocument text, for LibreOffice."""

import base64
import re

from content.blocks import Report
from render.flow import Piece, flow
from render.forms import FORMS, look_of
from render.grid import Cell, Grid, slots
from render.icons import png
from render.inline import escaped
from render.look_fodt import look_fodt
from render.looks import with_words

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
)
FONT = 'style:font-name="Liberation Sans" fo:font-family="Liberation Sans"'
ALIGN = {"left": "start", "center": "center", "right": "end"}
LINE = "0.5pt solid #000000"
MARK_WIDTH = {"disc": 5.2, "lights": 4.2}  # mm
TALL = {"disc": 5.2, "lights": 8.4}  # mm
# '{page} of {pages}' in a footer
FIELD = re.compile(r"\{(page|pages)\}")

# name: (size in pt, extra text properties, space above and below in mm, extra)
TEXTS = {
    "title": (16, 'fo:font-weight="bold"', 2, 3, 'fo:text-align="center"'),
    "front": (11, 'fo:font-weight="bold"', 1, 1, ""),
    "h1": (13, 'fo:font-weight="bold"', 5, 2, 'fo:keep-with-next="always"'),
    "h2": (11, 'fo:font-weight="bold"', 3, 1.5, 'fo:keep-with-next="always"'),
    "h3": (
        10.5,
        'fo:font-weight="bold" fo:font-style="italic"',
        3,
        1.5,
        'fo:keep-with-next="always"',
    ),
    "caption": (10.5, 'fo:font-weight="bold"', 3, 1.5, 'fo:keep-with-next="always"'),
    "centred": (12, 'fo:font-weight="bold"', 3, 2, 'fo:text-align="center"'),
    "body": (10.5, "", 0, 2.2, 'fo:orphans="2" fo:widows="2"'),
    "bold": (10.5, 'fo:font-weight="bold"', 0, 2.2, ""),
    "bullet": (10.5, "", 0, 1, ""),
    "after": (6, "", 0, 0, ""),
    "break": (2, "", 0, 0, 'fo:break-before="page"'),
    "edge": (8, "", 0, 0, 'fo:text-align="center"'),
}


def fodt(report: Report) -> str:
    """The whole document."""
    styles: dict[str, str] = {}
    drawn = flow(report)
    body = []
    for number, item in enumerate(drawn):
        if isinstance(item, Grid):
            body.append(_table(item, f"T{number}", styles, report.marks))
            body.append('<text:p text:style-name="after"/>')
        else:
            body.append(_piece(item))
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<office:document {SPACES} office:version="1.3" ',
            'office:mimetype="application/vnd.oasis.opendocument.text">',
            f"<office:styles>{_text_styles()}</office:styles>",
            f"<office:automatic-styles>{_page_layout(report)}{''.join(styles.values())}",
            f"{_list_style()}</office:automatic-styles>",
            f"<office:master-styles>{_master(report)}</office:master-styles>",
            f"<office:body><office:text>{''.join(body)}</office:text></office:body>",
            "</office:document>",
        )
    )


def _text_styles() -> str:
    out = []
    for name, (size, words, above, below, extra) in TEXTS.items():
        out.append(
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties fo:margin-top="{above}mm" '
            f'fo:margin-bottom="{below}mm" {extra}/>'
            f'<style:text-properties {FONT} fo:font-size="{size}pt" fo:language="en" '
            f'fo:country="GB" {words}/></style:style>'
        )
    for name, props in (
        ("b", 'fo:font-weight="bold"'),
        ("i", 'fo:font-style="italic"'),
        ("u", 'style:text-underline-style="solid" style:text-underline-width="auto"'),
        ("sup", 'style:text-position="super 58%"'),
    ):
        out.append(
            f'<style:style style:name="in-{name}" style:family="text">'
            f"<style:text-properties {props}/></style:style>"
        )
    return "".join(out)


def _list_style() -> str:
    return (
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-5mm" fo:margin-left="7mm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style>"
    )


def _page_layout(report: Report) -> str:
    width, height = ("297mm", "210mm") if report.landscape else ("210mm", "297mm")
    edge = '<style:header-footer-properties fo:min-height="8mm"/>'
    return (
        '<style:page-layout style:name="PL"><style:page-layout-properties '
        f'fo:page-width="{width}" fo:page-height="{height}" fo:margin="18mm"/>'
        f"<style:header-style>{edge}</style:header-style>"
        f"<style:footer-style>{edge}</style:footer-style></style:page-layout>"
    )


def _master(report: Report) -> str:
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="PL">'
        f'<style:header><text:p text:style-name="edge">{_edge(report.header)}</text:p>'
        f'</style:header><style:footer><text:p text:style-name="edge">{_edge(report.footer)}'
        "</text:p></style:footer></style:master-page>"
    )


def _edge(text: str) -> str:
    fields = {"page": "<text:page-number/>", "pages": "<text:page-count/>"}
    return FIELD.sub(lambda found: fields[found.group(1)], escaped(text))


def _inline(text: str) -> str:
    out = escaped(text)
    for tag in ("b", "i", "u", "sup"):
        out = out.replace(f"<{tag}>", f'<text:span text:style-name="in-{tag}">')
        out = out.replace(f"</{tag}>", "</text:span>")
    return out.replace("\t", "<text:tab/>")


def _piece(piece: Piece) -> str:
    if piece.kind in ("h1", "h2", "h3"):
        level = piece.kind[1]
        return (
            f'<text:h text:style-name="{piece.kind}" text:outline-level="{level}">'
            f"{_inline(piece.text)}</text:h>"
        )
    words = f'<text:p text:style-name="{piece.kind}">{_inline(piece.text)}</text:p>'
    if piece.kind == "bullet":
        return (
            f'<text:list text:style-name="L"><text:list-item>{words}</text:list-item></text:list>'
        )
    return words


def _style(styles: dict[str, str], family: str, props: str) -> str:
    """The name of an automatic style with these properties, made when first asked for."""
    key = f"{family}|{props}"
    if key not in styles:
        name = f"A{len(styles)}"
        styles[key] = (
            f'<style:style style:name="{name}" style:family="{family}">{props}</style:style>'
        )
    return re.findall(r'style:name="(A\d+)"', styles[key])[0]


def _table(grid: Grid, name: str, styles: dict[str, str], marks: str) -> str:
    total = sum(grid.widths)
    props = (
        f'<style:table-properties style:width="{total}mm" table:align="left" '
        'table:border-model="collapsing" fo:margin-bottom="0mm"/>'
    )
    table = _style(styles, "table", props)
    columns = []
    for width in grid.widths:
        props = f'<style:table-column-properties style:column-width="{width}mm"/>'
        column = _style(styles, "table-column", props)
        columns.append(f'<table:table-column table:style-name="{column}"/>')
    parts = [f'<table:table table:name="{name}" table:style-name="{table}">', *columns]
    if grid.header:
        rows = _rows(grid.header, grid, styles, marks, head=True)
        parts.append(f"<table:table-header-rows>{rows}</table:table-header-rows>")
    parts.append(_rows(grid.body, grid, styles, marks, head=False))
    return "".join([*parts, "</table:table>"])


def _rows(
    rows: tuple[tuple[Cell, ...], ...], grid: Grid, styles: dict[str, str], marks: str, head: bool
) -> str:
    keep = "always" if grid.keep or head else "auto"
    row = _style(styles, "table-row", f'<style:table-row-properties fo:keep-together="{keep}"/>')
    out = []
    for line in slots(rows, len(grid.widths)):
        cells = "".join(
            "<table:covered-table-cell/>"
            if slot.cell is None
            else _cell(slot.cell, grid, styles, marks, head)
            for slot in line
        )
        out.append(f'<table:table-row table:style-name="{row}">{cells}</table:table-row>')
    return "".join(out)


def _borders(grid: Grid, cell: Cell, head: bool) -> str:
    if grid.rules == "all":
        return f'fo:border="{LINE}"'
    if grid.rules == "horizontal" and (head or cell.bold):
        return f'fo:border-top="{LINE}" fo:border-bottom="{LINE}"'
    if grid.rules == "horizontal":
        return 'fo:border-bottom="0.3pt solid #808080"'
    return 'fo:border="none"'


def _cell(cell: Cell, grid: Grid, styles: dict[str, str], marks: str, head: bool) -> str:
    shade = cell.fill
    if cell.mark and marks in FORMS:
        shade = look_of(marks, cell.mark).fill or shade
    fill = f'fo:background-color="{shade}"' if shade else ""
    middle = "middle" if cell.align == "center" else "top"
    pad = "0.3mm 1.2mm" if grid.rules != "all" else "0.9mm 1.2mm"
    up, side = pad.split()
    look = _style(
        styles,
        "table-cell",
        f"<style:table-cell-properties {_borders(grid, cell, head)} {fill} "
        f'style:vertical-align="{middle}" fo:padding-top="{up}" fo:padding-bottom="{up}" '
        f'fo:padding-left="{side}" fo:padding-right="{side}"/>',
    )
    spans = ""
    if cell.columns > 1:
        spans += f' table:number-columns-spanned="{cell.columns}"'
    if cell.rows > 1:
        spans += f' table:number-rows-spanned="{cell.rows}"'
    words = _cell_words(cell, styles, marks)
    return f'<table:table-cell table:style-name="{look}"{spans}>{words}</table:table-cell>'


def _cell_words(cell: Cell, styles: dict[str, str], marks: str) -> str:
    weight = 'fo:font-weight="bold"' if cell.bold else ""
    slant = 'fo:font-style="italic"' if cell.italic else ""
    colour = f'fo:color="{cell.colour}"' if cell.colour else ""
    style = _style(
        styles,
        "paragraph",
        f'<style:paragraph-properties fo:text-align="{ALIGN[cell.align]}" fo:orphans="1" '
        f'fo:widows="1"/><style:text-properties {FONT} fo:font-size="9pt" fo:language="en" '
        f'fo:country="GB" {weight} {slant} {colour}/>',
    )
    if cell.mark and marks in FORMS:
        look = with_words(look_of(marks, cell.mark), cell.text)
        words = look_fodt(look, lambda family, props: _style(styles, family, props))
        return f'<text:p text:style-name="{style}">{words}</text:p>'
    if cell.mark:
        return f'<text:p text:style-name="{style}">{_picture(cell.mark, marks)}</text:p>'
    if cell.bullet:
        words = f'<text:p text:style-name="{style}">{_inline(cell.text)}</text:p>'
        return (
            f'<text:list text:style-name="L"><text:list-item>{words}</text:list-item></text:list>'
        )
    texts = cell.paragraphs or (cell.text,)
    return "".join(f'<text:p text:style-name="{style}">{_inline(t)}</text:p>' for t in texts)


def _picture(mark: str, marks: str) -> str:
    arrow = mark in ("better", "same", "worse")
    width = MARK_WIDTH["disc" if arrow else marks]
    height = TALL["disc" if arrow else marks]
    data = base64.b64encode(png(mark, marks)).decode()
    return (
        f'<draw:frame text:anchor-type="as-char" svg:width="{width}mm" svg:height="{height}mm">'
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
    )
