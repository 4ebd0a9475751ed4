"""A report as text the way OCR leaves it: tabs between cells, pictures lost, pages broken."""

import re

from content.blocks import Report, TextBreak
from render.flow import Piece, flow
from render.grid import Cell, Grid, slots

BOLD = re.compile(r"</?b>")
ITALIC = re.compile(r"</?i>")
LIST_END = " </ul>"
REMNANT = '<ul style="list-style-type: none"> • {}' + LIST_END  # what a converter leaves of a list


def plain(report: Report) -> str:
    """The text twin, its deliberate damage done; each damage has to find its place once."""
    out = ""
    before = ""
    for item in flow(report):
        kind = "table" if isinstance(item, Grid) else item.kind
        tight = kind == before and (kind == "bullet" or (kind == "front" and report.front.tabbed))
        out += "\n" if tight else "\n\n"
        out += _table(item) if isinstance(item, Grid) else _piece(item)
        before = kind
    text = _marked(out.strip("\n") + "\n", report.markdown)
    for sound, damaged in report.text_damage:
        if text.count(sound) != 1:
            raise ValueError(f"{report.name}: {text.count(sound)} places for {sound!r}")
        text = text.replace(sound, damaged)
    return text


def _marked(text: str, markdown: bool) -> str:
    return ITALIC.sub("*", BOLD.sub("**", text)) if markdown else BOLD.sub("", text)


def _piece(piece: Piece) -> str:
    if piece.kind == "bullet":
        return f"- {piece.text}"
    return f"{piece.mark} {piece.text}".strip() if piece.mark else piece.text


def _lines(rows: tuple[tuple[Cell, ...], ...], grid: Grid) -> list[list[str]]:
    return [
        ["" if slot.cell is None else _words(slot.cell) for slot in line] + [""] * grid.text_pad
        for line in slots(rows, len(grid.widths))
    ]


def _words(cell: Cell) -> str:
    text = " ".join(cell.paragraphs) if cell.paragraphs else cell.text
    if cell.bullet:
        text = REMNANT.format(text)
    return f"<i>{text}</i>" if cell.italic and text else text


def _table(grid: Grid) -> str:
    header = _lines(grid.header, grid)
    body = _lines(grid.body, grid)
    breaks = {found.before: found for found in grid.breaks}
    out = list(header)
    for number, line in enumerate(body):
        if number in breaks:
            out += _page_end(out, breaks[number], header)
        out.append(line)
    if len(body) in breaks:
        out += _page_end(out, breaks[len(body)], header)
    return "\n".join("\t".join(line).rstrip("\n") for line in out)


def _page_end(out: list[list[str]], found: TextBreak, header: list[list[str]]) -> list[list[str]]:
    """Cuts the words carried over from the last line and gives what the next page begins with."""
    last = out[-1]
    rest = [""] * len(last)
    for column, count in found.carried:
        words = last[column].split(" ")
        last[column], rest[column] = " ".join(words[:-count]), " ".join(words[-count:])
        if LIST_END in rest[column]:
            last[column], rest[column] = last[column] + LIST_END, rest[column].replace(LIST_END, "")
    repeated = {"full": header, "second": header[:1], "none": []}[found.header]
    if found.header == "second":
        spanning = [cell if cell == "Targets" else "" for cell in header[0]]
        repeated = [spanning]
    carried = [rest] if found.carried else []
    return [[], *[list(line) for line in repeated], *carried]
