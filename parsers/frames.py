"""Objective frames of a plan: labels in the first column, an objective and its milestones beside.

A frame begins with 'Corporate Priority' or 'Service Objective' and runs on, over any number of
printed tables, until the next one begins.
"""

from dataclasses import dataclass, field
from itertools import takewhile

import regex
from msgspec import structs

from extract.document import Block
from extract.places import NOWHERE, Place, spanning
from parsers.broken import is_date_cut
from parsers.bullets import run_together
from parsers.flow import is_finished
from parsers.frame_labels import LABEL_REST, PAIRS, is_pair, label_and_value, label_of
from parsers.grid import BLANK, Row, Slot, own_texts, row_place, spanning_text
from parsers.layout import Layout
from parsers.read_table import ReadTable

# 'CFS1', 'PED 01:'
_REF_ALONE = regex.compile(r"^\p{Lu}{2,6}\s?\d{1,3}[a-z]?\s?:?$")
# 'Review the plan. • Open the hub.': bullets that stand in one line
_BULLETS = regex.compile(r"(?:^|\s)[•▪●](?=\s)")
# the year that a label already has: 'Key Milestones 2010 - 11'
_LABEL_YEAR = regex.compile(r"\s\(?\d{2,4}\s?[-/–]\s?\d{2,4}\)?$")
_OPENING = ("corporate_priority", "objective")
_TAILS = {"officer": "responsible_officer", "indicators": "linked_indicators"}
_STARTS_LOWER = regex.compile(r"^[\p{Ll}\d(]")


@dataclass(slots=True)
class Frame:
    """One objective frame while its rows are read.

    `split` tells which items were one printed list item: first item, how many, where; `unread`,
    which words went into no field, where, and whether their label is known; `columns`, of rows of
    how many cells, in which stands the value of which field.
    """

    department: str | None
    priority: str | None = None
    objective: str = ""
    ref: str = ""
    label: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    items: list[tuple[str, str, Place]] = field(default_factory=list)
    split: list[tuple[int, int, Place]] = field(default_factory=list)
    unread: list[tuple[str, Place, bool]] = field(default_factory=list)
    bulleted: bool = False
    columns: dict[tuple[int, int], str] = field(default_factory=dict)
    place: Place = NOWHERE


def _items(slot: Slot, verbs: frozenset[str]) -> list[Block | str]:
    """The milestones of one cell: one a bullet; a single long bullet may hold several.

    What stands before the first bullet is the rest of the one that a page's foot has cut.
    """
    marked = [block for block in slot.blocks if block.marker is not None]
    if len(marked) > 1 or (marked and slot.blocks[0].marker is None):
        return [*_whole_items(slot.blocks)]
    inside = [piece.strip(" •") for piece in _BULLETS.split(slot.text) if piece.strip(" •")]
    if len(inside) > 1:
        return list(inside)
    pieces = run_together(slot.text, verbs) if marked else [slot.text]
    return list(pieces)


def _whole_items(blocks: tuple[Block, ...]) -> list[Block]:
    """The items of a list, each with the lines that begin below its mark and have none."""
    head = list(takewhile(lambda block: block.marker is None, blocks))
    items: list[Block] = []
    for block in blocks[len(head) :]:
        if block.marker is not None:
            items.append(block)
            continue
        last = items[-1]
        where = spanning((last.place, block.place))
        items[-1] = structs.replace(last, text=f"{last.text} {block.text}", place=where)
    return [*head, *items]


def _content(row: Row) -> Slot | None:
    return next((slot for slot in row[1:] if slot.own and slot.text), None)


def _under_year(row: Row) -> tuple[str, Row] | None:
    """The year that stands between label and milestones, and the row without it.

    'Key Milestones' | '2010 - 11' | 'Complete the land assembly by September 2010'
    """
    beside = [place for place, slot in enumerate(row) if place and slot.own and slot.text]
    if len(beside) < 2 or not LABEL_REST.match(row[beside[0]].text):
        return None
    return row[beside[0]].text, (row[0], *row[beside[1] :])


def _read_milestone_row(frame: Frame, row: Row, verbs: frozenset[str], first: bool) -> None:
    if (dated := _under_year(row)) is not None:
        year, row = dated
        frame.label, first = f"{_LABEL_YEAR.sub('', frame.label)} {year}", False
    content = _content(row)
    if content is None:
        return
    bullets = any(block.marker is not None for block in content.blocks)
    unmarked = bool(content.blocks) and content.blocks[0].marker is None
    lower = bool(_STARTS_LOWER.match(content.text))
    rest = first and bool(frame.items) and (lower or (frame.bulleted and unmarked))
    rest = rest or (unmarked and bool(frame.items) and _is_cut_line(content, frame.items[-1][1]))
    frame.bulleted = frame.bulleted or bullets
    items = _items(content, verbs)
    if len(items) > 1 and isinstance(items[0], str):
        frame.split.append((len(frame.items), len(items), content.place))
    for place, item in enumerate(items):
        text = item.text if isinstance(item, Block) else item
        where = item.place if isinstance(item, Block) and item.place != NOWHERE else content.place
        if place == 0 and rest:
            label, before, start = frame.items[-1]
            frame.items[-1] = (label, f"{before} {text}", spanning((start, where)))
        else:
            frame.items.append((frame.label, text, where))


def _is_cut_line(slot: Slot, above: str) -> bool:
    """Whether a row of a text file goes on with the sentence of the row above it."""
    goes_on = slot.text[:1].islower() and not is_finished(above)
    return slot.place.box is None and (goes_on or is_date_cut(above, slot.text))


def _read_pairs(frame: Frame, row: Row, layout: Layout, first: bool) -> None:
    """'Responsible Officer' | 'Emma Taylor' | 'Linked Indicators' | 'NI072, ...': label, value.

    On top of a page, a value without its label is the rest of the one that stood in its column.
    """
    name: str | None = None
    rest = first and not any(slot.own and layout.frame_label(slot.text) for slot in row)
    for number, slot in enumerate(row):
        if rest:
            name = frame.columns.get((len(row), number))
        if not slot.own:
            continue
        label = layout.frame_label(slot.text) if slot.text else None
        told = label_and_value(slot.text, layout) if label is None else None
        if told is not None:
            name, value = told
            frame.fields[name] = " ".join(filter(None, (frame.fields.get(name), value)))
        elif label == "tail":
            name = _TAILS.get(slot.text.strip(" :").lower())
        elif label is not None:
            name = label
        elif slot.text and name in PAIRS and name is not None:
            frame.columns[(len(row), number)] = name
            frame.fields[name] = " ".join(filter(None, (frame.fields.get(name), slot.text)))
        elif slot.text:
            frame.unread.append((slot.text, slot.place, name is not None))


def read_frames(
    tables: list[tuple[ReadTable, str | None]], layout: Layout, verbs: frozenset[str]
) -> list[Frame]:
    """The frames of consecutive tables, each table with the department it stands under."""
    frames: list[Frame] = []
    for table, department in tables:
        for number, row in enumerate(table.rows):
            label, ref = label_of(row[0].text, layout) if row[0].own and row[0].text else (None, "")
            if label in _OPENING and _opens(label, frames):
                frames.append(Frame(department=department))
            if not frames:
                frames.append(Frame(department=department))
                _leave(frames[-1], row)
                continue
            frames[-1].ref = ref or frames[-1].ref
            _read_row(frames[-1], row, label, layout, verbs, number == 0)
    return frames


def _leave(frame: Frame, row: Row) -> None:
    """Notes a row of which nothing is kept."""
    if texts := own_texts(row):
        frame.unread.append((" | ".join(texts), row_place(row), False))


def _opens(label: str, frames: list[Frame]) -> bool:
    """Whether a label begins a frame; the priority may stand right below the objective."""
    if label == "objective" or not frames:
        return not frames or bool(frames[-1].objective)
    last = frames[-1]
    begun = bool(last.objective) and not last.items and not last.fields
    return not (begun and last.priority is None)


def _read_row(
    frame: Frame, row: Row, label: str | None, layout: Layout, verbs: frozenset[str], first: bool
) -> None:
    frame.place = spanning((frame.place, row_place(row)))
    content = _content(row)
    if label == "corporate_priority":
        frame.priority = content.text if content else None
    elif label == "objective":
        _read_objective(frame, row)
    elif label == "milestones":
        frame.label = row[0].text
        _read_milestone_row(frame, row, verbs, first)
    elif label is not None or frame.fields or any(is_pair(slot, layout) for slot in row):
        frame.label = ""
        _read_pairs(frame, row, layout, first)
    elif first and row[0].text and LABEL_REST.match(row[0].text) and frame.items:
        frame.label = f"{frame.label} {row[0].text}"
        last = frame.items[-1]
        frame.items[-1] = (frame.label, last[1], last[2])
        _read_milestone_row(frame, row, verbs, first)
    elif frame.label:
        across = spanning_text(row) is row[0]
        _read_milestone_row(frame, (BLANK, row[0]) if across else row, verbs, first)
    elif content is not None and frame.objective and not frame.items:
        frame.objective = f"{frame.objective} {content.text}"
    else:
        _leave(frame, row)


def _read_objective(frame: Frame, row: Row) -> None:
    """The objective beside its label; its ref may stand in a cell of its own between them."""
    first, *rest = own_texts(row[1:]) or [""]
    if rest and _REF_ALONE.match(first):
        frame.ref, frame.objective = first, " ".join(rest)
    else:
        frame.objective = first
