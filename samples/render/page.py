"""A report as an HTML page, for Chromium."""

import base64
import re

from content.blocks import Report
from render.flow import Piece, flow
from render.forms import FORMS, look_of
from render.grid import Cell, Grid, slots
from render.icons import png
from render.inline import escaped
from render.look_html import look_html
from render.looks import with_words

# '{page} of {pages}' in a footer
FIELD = re.compile(r"\{(page|pages)\}")
TAGS = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4", "bullet": "li"}
FILLS = {"green": "#00b050", "amber": "#ffc000", "red": "#ff0000"}
TURNS = {"better": 0, "same": 90, "worse": 180}  # degrees; same is a double arrow, level
STYLE = """
@page { size: %(size)s; margin: 20mm 17mm 20mm 18mm;
  @top-center { content: %(header)s; font: 8pt 'Liberation Sans'; }
  @bottom-center { content: %(footer)s; font: 8pt 'Liberation Sans'; } }
body { font: 10.5pt/1.3 'Liberation Sans', Arial, sans-serif; margin: 0;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 16pt; text-align: center; margin: 2mm 0 4mm; }
h2 { font-size: 13pt; margin: 5mm 0 2mm; } h3 { font-size: 11pt; margin: 3.5mm 0 1.5mm; }
h4 { font-size: 10.5pt; font-style: italic; margin: 3mm 0 1.5mm; }
h2, h3, h4, .caption, .front { break-after: avoid; }
p { margin: 0 0 2.2mm; } li { margin: 0 0 1mm 4mm; }
.front, .caption, .bold { font-weight: bold; } .centred { font-weight: bold; text-align: center; }
.break { break-before: page; height: 0; }
table { border-collapse: collapse; margin: 0 0 4mm; table-layout: fixed; font-size: 9pt; }
td, th { padding: 0.9mm 1.2mm; vertical-align: top; font-weight: normal; text-align: left; }
table.all td, table.all th { border: 0.6pt solid #000; }
table.horizontal td { border-bottom: 0.4pt solid #808080; }
table.horizontal th, table.horizontal td.b { border-top: 0.6pt solid #000;
  border-bottom: 0.6pt solid #000; }
table.horizontal td, table.none td { padding: 0.3mm 1.2mm; }
table.keep tr { break-inside: avoid; }
td p { margin: 0 0 1mm; } .b { font-weight: bold; } .i { font-style: italic; }
.center { text-align: center; vertical-align: middle; } .right { text-align: right; }
td img { display: inline-block; vertical-align: middle; }
"""


def page(report: Report) -> str:
    """The whole page."""
    size = "A4 landscape" if report.landscape else "A4"
    style = STYLE % {
        "size": size,
        "header": _edge(report.header),
        "footer": _edge(report.footer),
    }
    body = []
    for item in flow(report):
        body.append(_table(item, report.marks) if isinstance(item, Grid) else _piece(item))
    title = escaped(report.front.title)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def _edge(text: str) -> str:
    parts = []
    for place, part in enumerate(FIELD.split(text)):
        if place % 2:
            parts.append(f"counter({part})")
        elif part:
            parts.append('"' + part.replace('"', "") + '"')
    return " ".join(parts) or '""'


def _piece(piece: Piece) -> str:
    tag = TAGS.get(piece.kind, "p")
    text = escaped(piece.text).replace("\t", " &emsp; ")
    if piece.kind == "break":
        return '<div class="break"></div>'
    return f'<{tag} class="{piece.kind}">{text}</{tag}>'


def _table(grid: Grid, marks: str) -> str:
    columns = "".join(f'<col style="width:{width}mm">' for width in grid.widths)
    keep = " keep" if grid.keep else ""
    parts = [
        f'<table class="{grid.rules}{keep}" style="width:{sum(grid.widths)}mm">',
        f"<colgroup>{columns}</colgroup>",
    ]
    if grid.header:
        parts.append(f"<thead>{_rows(grid.header, grid, marks, 'th')}</thead>")
    parts.append(f"<tbody>{_rows(grid.body, grid, marks, 'td')}</tbody></table>")
    return "".join(parts)


def _rows(rows: tuple[tuple[Cell, ...], ...], grid: Grid, marks: str, tag: str) -> str:
    out = []
    for line in slots(rows, len(grid.widths)):
        cells = (_cell(slot.cell, marks, tag) for slot in line if slot.cell is not None)
        out.append(f"<tr>{''.join(cells)}</tr>")
    return "".join(out)


def _cell(cell: Cell, marks: str, tag: str) -> str:
    names = [cell.align, "b" if cell.bold else "", "i" if cell.italic else ""]
    fill = cell.fill
    if cell.mark and marks in FORMS:
        fill = look_of(marks, cell.mark).fill or fill
    elif marks == "words" and cell.mark in FILLS:
        fill = FILLS[cell.mark]
    looks = [f"background:{fill}"] if fill else []
    looks += [f"color:{cell.colour}"] if cell.colour else []
    style = f' style="{";".join(looks)}"' if looks else ""
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    words = _mark(cell, marks) if cell.mark else _words(cell)
    return f'<{tag} class="{" ".join(filter(None, names))}"{style}{spans}>{words}</{tag}>'


def _words(cell: Cell) -> str:
    if cell.bullet:
        return f"• {escaped(cell.text)}"
    if cell.paragraphs:
        return "".join(f"<p>{escaped(text)}</p>" for text in cell.paragraphs)
    return escaped(cell.text)


def _mark(cell: Cell, marks: str) -> str:
    mark = cell.mark
    if marks in FORMS:
        return look_html(with_words(look_of(marks, mark), cell.text))
    arrow = mark in TURNS
    if marks == "words":
        return _vector(mark) if arrow else mark.capitalize()
    height = 5.2 if arrow or marks == "disc" else 8.4
    data = base64.b64encode(png(mark, marks)).decode()
    return f'<img alt="" style="height:{height}mm" src="data:image/png;base64,{data}">'


def _vector(mark: str) -> str:
    fill = {"better": "#00b050", "same": "#ffc000", "worse": "#ff0000"}[mark]
    shape = "M12 1 L22 12 L16 12 L16 23 L8 23 L8 12 L2 12 Z"
    if mark == "same":
        shape = "M12 0 L20 8 L15 8 L15 16 L20 16 L12 24 L4 16 L9 16 L9 8 L4 8 Z"
    return (
        '<svg width="5mm" height="5mm" viewBox="0 0 24 24">'
        f'<path transform="rotate({TURNS[mark]} 12 12)" fill="{fill}" d="{shape}"/></svg>'
    )
