"""Objective frames of a plan: labels in the first column, an objective and its milestones beside.

A frame begins with 'Corporate Priority' or 'Service Objective' and runs on, over any number of
printed tables, until the next one begins.
"""

from dataclasses import dataclass, field
from itertools import takewhile

import regex
from msgspec import structs

from extract.document import Block
from extract.findings import Finding, Severity
from extract.places import NOWHERE, Place, spanning
from parsers.bullets import run_together
from parsers.grid import BLANK, Row, Slot, own_texts, row_place, spanning_text
from parsers.layout import Layout
from parsers.milestones import year_words
from parsers.report import Milestone, Objective
from parsers.tables import ReadTable

# 'CFS1: Recruit and retain ...', 'PED01 - Maximise income', 'HTL 1 Carry out the programme'
_OBJECTIVE = regex.compile(
    r"^(?P<ref>\p{Lu}{2,6}\s?\d{1,3}[a-z]?)(?:\s*[:–.-]\s*(?P<text>\S.*)|\s+(?P<text>\p{Lu}.*))$",
    regex.DOTALL,
)
# 'CFS1', 'PED 01:'
_REF_ALONE = regex.compile(r"^\p{Lu}{2,6}\s?\d{1,3}[a-z]?\s?:?$")
# 'Review the plan. • Open the hub.': bullets that stand in one line
_BULLETS = regex.compile(r"(?:^|\s)[•▪●](?=\s)")
# 'Service Objective: PA 1'
_LABEL_REF = regex.compile(
    r"^(?P<label>[\p{L} ()]+?)\s*[:–-]?\s+(?P<ref>\p{Lu}{2,6}\s?\d{1,3}[a-z]?)\s*:?$"
)
# the rest of a label that broke over a page: '(14-15)'
_LABEL_REST = regex.compile(r"^\(?\d{2,4}\s?[-/–]\s?\d{2,4}\)?$")
# 'Responsible Officer: Emma Taylor': label and value in one cell
_LABELLED = regex.compile(r"^(?P<label>[\p{L} ]{3,30}?)\s*:\s*(?P<text>\S.*)$", regex.DOTALL)
# the year that a label already has: 'Key Milestones 2010 - 11'
_LABEL_YEAR = regex.compile(r"\s\(?\d{2,4}\s?[-/–]\s?\d{2,4}\)?$")
# 'Linked Indicators NI 125': a label without a colon has two words, or it may be part of a text
LABEL_WORDS = 2
_HEAD_LABELS = frozenset({"corporate_priority", "area_of_focus"})
_OPENING = ("corporate_priority", "objective")
_PAIRS = frozenset({"risk_initial", "risk_residual", "responsible_officer", "linked_indicators"})
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


def is_frame(table: ReadTable, layout: Layout) -> bool:
    """Whether the first column labels an objective or its milestones.

    'Objective' alone is a word of many tables; 'Service Objective' and 'Corporate Priority' with
    nothing but what they label begin a frame that goes on in the next table.
    """
    if table.header is not None:
        return False
    firsts = [row[0].text for row in table.rows if row and row[0].own and row[0].text]
    labels = {_label(text, layout)[0] for text in firsts}
    if not labels or not labels <= {"objective", None}:
        opens = "corporate_priority" in labels and labels <= _HEAD_LABELS
        return opens or bool(labels & {"objective", "milestones"})
    return None not in labels and all(len(text.split()) > 1 for text in firsts)


def goes_on(table: ReadTable, layout: Layout) -> bool:
    """Whether a table without labels of its own is the next page of the frame before it."""
    if table.header is not None or table.kind is not None:
        return False
    firsts = [row[0] for row in table.rows if row and row[0].own and row[0].text]
    return all(
        _label(slot.text, layout)[0] or _LABEL_REST.match(slot.text) or _is_item(slot)
        for slot in firsts
    )


def _is_item(slot: Slot) -> bool:
    """Whether a cell that reaches over its whole row is an item of a list."""
    return slot.width > 1 and any(block.marker is not None for block in slot.blocks)


def _label(text: str, layout: Layout) -> tuple[str | None, str]:
    """What a cell labels, and the ref beside it: 'Service Objective: PA 1' -> objective, 'PA 1'."""
    named = layout.frame_label(text)
    found = _LABEL_REF.match(text) if named is None else None
    if found is None:
        return named, ""
    return layout.frame_label(found["label"]), found["ref"]


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
    if len(beside) < 2 or not _LABEL_REST.match(row[beside[0]].text):
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
        told = _label_and_value(slot.text, layout) if label is None else None
        if told is not None:
            name, value = told
            frame.fields[name] = " ".join(filter(None, (frame.fields.get(name), value)))
        elif label == "tail":
            name = _TAILS.get(slot.text.strip(" :").lower())
        elif label is not None:
            name = label
        elif slot.text and name in _PAIRS and name is not None:
            frame.columns[(len(row), number)] = name
            frame.fields[name] = " ".join(filter(None, (frame.fields.get(name), slot.text)))
        elif slot.text:
            frame.unread.append((slot.text, slot.place, name is not None))


def _label_and_value(text: str, layout: Layout) -> tuple[str, str] | None:
    """'Responsible Officer: Emma Taylor', 'Linked Indicators NI 125': one cell with both."""
    found = _LABELLED.match(text)
    if found is not None and (label := layout.frame_label(found["label"])) in _PAIRS:
        return label, found["text"]
    words = text.split()
    begun = " ".join(words[:LABEL_WORDS])
    if len(words) > LABEL_WORDS and (label := layout.frame_label(begun)) in _PAIRS:
        return label, " ".join(words[LABEL_WORDS:])
    return None


def read_frames(
    tables: list[tuple[ReadTable, str | None]], layout: Layout, verbs: frozenset[str]
) -> list[Frame]:
    """The frames of consecutive tables, each table with the department it stands under."""
    frames: list[Frame] = []
    for table, department in tables:
        for number, row in enumerate(table.rows):
            label, ref = _label(row[0].text, layout) if row[0].own and row[0].text else (None, "")
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
    elif label is not None or frame.fields or any(_is_pair(slot, layout) for slot in row):
        frame.label = ""
        _read_pairs(frame, row, layout, first)
    elif first and row[0].text and _LABEL_REST.match(row[0].text) and frame.items:
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


def _is_pair(slot: Slot, layout: Layout) -> bool:
    if not slot.own:
        return False
    alone = layout.frame_label(slot.text) in _PAIRS
    return alone or _label_and_value(slot.text, layout) is not None


def _ref_and_text(frame: Frame) -> tuple[str, str]:
    found = _OBJECTIVE.match(frame.objective) if not frame.ref else None
    return (found["ref"], found["text"]) if found else (frame.ref, frame.objective)


def frame_milestones(frame: Frame, first_ordinal: int) -> list[Milestone]:
    """The milestones of a frame; their ref is that of the objective."""
    ref, text = _ref_and_text(frame)
    return [
        Milestone(
            ordinal=first_ordinal + number,
            ref_text=ref,
            milestone=words,
            place=place,
            objective_ref_text=ref or None,
            objective=text or None,
            theme=frame.department,
            year_text=year_words(label),
        )
        for number, (label, words, place) in enumerate(frame.items)
    ]


def unread_in(frame: Frame) -> list[Finding]:
    """Words of a frame that no field keeps; those under a label that is known are no surprise."""
    priority = [] if frame.objective or frame.items else [(frame.priority, frame.place, False)]
    return [
        Finding(
            code="row_not_read",
            message="Words beside an objective that no column of the tables keeps.",
            severity=Severity.INFO if known else Severity.WARNING,
            place=place,
            table_name="objectives",
            found=text,
        )
        for text, place, known in (*priority, *frame.unread)
        if text
    ]


def frame_findings(frame: Frame, first_ordinal: int) -> list[Finding]:
    """Where one printed list item was taken as several milestones."""
    return [
        Finding(
            code="milestones_split",
            message="A list has lost its bullets; its milestones are told apart by their verbs.",
            severity=Severity.INFO,
            place=place,
            table_name="milestones",
            ordinal=first_ordinal + start,
            expected="1",
            found=str(count),
        )
        for start, count, place in frame.split
    ]


def frame_objective(frame: Frame, ordinal: int) -> Objective:
    """The objective of a frame."""
    ref, text = _ref_and_text(frame)
    return Objective(
        ordinal=ordinal,
        ref_text=ref,
        objective=text,
        place=frame.place,
        corporate_priority=frame.priority,
        department=frame.department,
        responsible_officer=frame.fields.get("responsible_officer"),
        linked_indicators=frame.fields.get("linked_indicators"),
        risk_initial=frame.fields.get("risk_initial"),
        risk_residual=frame.fields.get("risk_residual"),
    )
