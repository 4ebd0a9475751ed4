"""The lines of a title block, labels set apart from what they label."""

from dataclasses import dataclass

import regex

from extract.document import Block, Table
from extract.places import Place
from parsers.flow import Item
from parsers.grid import grid_rows
from parsers.layout import Layout
from parsers.named_council import names_a_council
from parsers.printed_cells import Printed

# A title block ends here even where no heading is found.
LONGEST_BLOCK = 25
# A line of a title block is short.
LONGEST_LINE = 160
# points: a title in larger type than every other line is larger by this at least
LARGER = 1.0
# 'Directorate: Children and Enterprise', 'REPORTING OFFICER:'
_LABELLED = regex.compile(r"^(?P<label>[\p{L} /&]{2,30}?)\s*:\s*(?P<value>.*)$", regex.DOTALL)
# 'Children & Enterprise Directorate' on a line of its own
DIRECTORATE = regex.compile(r"^(?:the\s+)?[\p{Lu}&][\p{L}&,' ]+\sdirectorate$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleLine:
    """One line of the title block, its label set apart."""

    label: str | None
    text: str
    place: Place


def _block_lines(block: Block, layout: Layout) -> list[TitleLine]:
    """A paragraph's lines; one line unless one of them says something of its own."""
    several = len(block.lines) > 1 and any(_stands_alone(x.text, layout) for x in block.lines)
    pieces = [(line.text, line.place) for line in block.lines] if several else []
    return [_line(text, place, layout) for text, place in pieces or [(block.text, block.place)]]


def _stands_alone(text: str, layout: Layout) -> bool:
    """Whether a line is a field of its own: labelled, or the name of a directorate."""
    return _field(text, layout) is not None or bool(DIRECTORATE.match(text))


def _line(text: str, place: Place, layout: Layout) -> TitleLine:
    found = _LABELLED.match(text)
    if found is None or layout.title_label(found["label"]) is None:
        return TitleLine(None, text, place)
    return TitleLine(found["label"], found["value"].strip(), place)


def _field(text: str, layout: Layout) -> str | None:
    found = _LABELLED.match(text)
    return layout.title_label(found["label"]) if found else None


def _table_lines(table: Table, layout: Layout) -> list[TitleLine]:
    """'REPORT TO:' | 'Children & Young People PPB': a label and its value side by side."""
    lines = []
    for row in grid_rows(table):
        own = [slot for slot in row if slot.own and slot.text]
        if len(own) >= 2 and layout.title_label(own[0].text.rstrip(" :")) is not None:
            value = " ".join(slot.text for slot in own[1:])
            lines.append(TitleLine(own[0].text.rstrip(" :"), value, own[0].place))
        elif len(own) == 1:
            lines.append(_line(own[0].text, own[0].place, layout))
    return lines


def title_lines(items: tuple[Item, ...], layout: Layout) -> list[TitleLine]:
    """The lines of a title block; lists and paragraphs are none."""
    lines: list[TitleLine] = []
    for item in items[:LONGEST_BLOCK]:
        if isinstance(item, Table):
            lines.extend(_table_lines(item, layout))
        elif item.marker is not None and not item.marker.startswith("#"):
            continue  # a list of reports is no title block
        elif len(item.text) <= LONGEST_LINE or _field(item.text, layout) is not None:
            lines.extend(_block_lines(item, layout))
    return lines


def labelled(lines: list[TitleLine], layout: Layout, field: str) -> Printed | None:
    """The value beside a label, or on the line under it."""
    for number, line in enumerate(lines):
        if line.label is None or layout.title_label(line.label) != field:
            continue
        if line.text:
            return Printed(line.text, line.place)
        if number + 1 < len(lines) and lines[number + 1].label is None:
            return Printed(lines[number + 1].text, lines[number + 1].place)
    return None


def largest_line(items: tuple[Item, ...]) -> Printed | None:
    """The one line of a title block in the largest type, council and directorate apart."""
    lines = [
        i for i in items[:LONGEST_BLOCK] if isinstance(i, Block) and len(i.text) <= LONGEST_LINE
    ]
    named = [x for x in lines if not names_a_council(x.text) and not DIRECTORATE.match(x.text)]
    sizes = sorted((line.style.size or 0.0 for line in named), reverse=True)
    if len(sizes) < 2 or sizes[0] < sizes[1] + LARGER:
        return None
    return next(Printed(x.text, x.place) for x in named if x.style.size == sizes[0])
