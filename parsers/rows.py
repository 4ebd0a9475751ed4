"""What the rows of milestone and indicator tables have in common: cells, groups, comment rows."""

from dataclasses import dataclass

import regex

from extract.document import MarkKind
from parsers.grid import Row, Slot, own_texts, spanning_text
from parsers.header import Header
from parsers.header_roles import VALUE_ROLES
from parsers.ink import ink_of
from parsers.kinds import ColumnRole
from parsers.layout import Layout, opening_phrase, says
from parsers.objective_heads import is_objective_head
from parsers.people import names_in
from parsers.phrases import plain
from parsers.printed_cells import MarkCell, ValueCell
from parsers.refs import printed_refs

# A spanning row of this many words is a comment on the row above; a shorter one heads a group.
COMMENT_WORDS = 8
# With a full stop this many do: 'Completed on time.'
SENTENCE_WORDS = 3
# A text of this many words and no figure in a value cell speaks for the blank cells beside it.
NOTE_WORDS = 4

# A row's own period is that of what was reached; its target may be the year's.
_OF_THE_PERIOD = frozenset({ColumnRole.ACTUAL, ColumnRole.IN_YEAR})

# 'Refer comment', 'See commentary'
_REFERS = regex.compile(r"^(?:refer|see)\b", regex.IGNORECASE)
# 'Jo Bell – Nine pupils ...', 'Jo Bell: ...'
_SPEAKER = regex.compile(r"^(?P<names>[^–—:]{3,60}?)\s*[–—:]\s+(?P<rest>\S.*)$", regex.DOTALL)
# 'Objective: Raise aspiration (PED01)'
_REF_AT_END = regex.compile(r"(?<=\p{L}{3}\s?)\([^()]{2,20}\)\s*$")
# 'Supporting commentary: ...'; without a colon the comment begins with a capital or a figure
_COMMENT_START = regex.compile(r"[\p{Lu}\d£\"'“‘(]")
_LABEL = regex.compile(r"^(?P<label>[\p{L} ]{4,30}):\s*(?P<rest>.*)$", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A row that spans the table and speaks about the row above it; `officer`: who says so."""

    text: str
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A row that heads a group of rows: 'Corporate Health'."""

    title: str


def slot_of(row: Row, header: Header, role: ColumnRole) -> Slot | None:
    """The slot of the first column with a role."""
    index = header.column(role)
    return None if index is None else under(row, header, index)


def under(row: Row, header: Header, index: int) -> Slot:
    """What a row has under a head: where that stands over several columns, the first that is there.

    Where rules run across only, each row is cut at its own words.
    """
    again = [c.index for c in header.columns if c.again]
    place = index
    while not (row[place].own and (row[place].text or row[place].marks)) and place + 1 in again:
        place += 1
    shown = row[place]
    return shown if shown.own and (shown.text or shown.marks) else row[index]


def comments_of(row: Row, header: Header) -> str:
    """The words of all columns for comments, left to right.

    A cell that reaches down over several rows speaks of each of them.
    """
    slots = [row[c.index] for c in header.columns if c.role is ColumnRole.COMMENTARY]
    texts = (s.text if s.own else s.covered_by if s.from_above else None for s in slots)
    return " ".join(dict.fromkeys(t for t in texts if t and any(map(str.isalnum, t))))


def text_of(row: Row, header: Header, role: ColumnRole) -> str:
    """The text of a column, or '' where there is no such column or nothing in it."""
    slot = slot_of(row, header, role)
    return slot.text if slot is not None and slot.own else ""


def mark_cell(row: Row, header: Header, role: ColumnRole) -> MarkCell | None:
    """The progress or direction cell of a row; None where the table has no such column."""
    slot = slot_of(row, header, role)
    if slot is None:
        return None
    column = row.index(slot)
    covered = slot.covered_by or _note_beside(row, header, column)
    ink = ink_of(row, column) if role is ColumnRole.PROGRESS else None
    return MarkCell(slot.text, slot.marks, slot.place, covered, ink)


def value_cells(row: Row, header: Header) -> tuple[ValueCell, ...]:
    """The cells of a row's value columns, left to right."""
    cells = []
    period = _period_text(row, header)
    for column in header.columns:
        if column.role not in VALUE_ROLES or not isinstance(column.role, ColumnRole):
            continue
        if column.again:
            continue
        slot = under(row, header, column.index)
        cells.append(
            ValueCell(
                role=column.role,
                header=column.header,
                text=slot.text,
                place=slot.place,
                covered_by=slot.covered_by or _note_beside(row, header, column.index),
                uncertain=slot.uncertain,
                period_text=period if column.role in _OF_THE_PERIOD else None,
            )
        )
    return tuple(cells)


def _period_text(row: Row, header: Header) -> str | None:
    """What a row says of the time of its figures; one cell may reach down over several rows."""
    slot = slot_of(row, header, ColumnRole.PERIOD)
    if slot is None:
        return None
    return (slot.text if slot.own else slot.covered_by if slot.from_above else None) or None


def is_note(text: str) -> bool:
    """Whether a value cell's text speaks for its neighbours: 'Refer comment', a whole sentence."""
    wordy = len(text.split()) >= NOTE_WORDS and not any(c.isdigit() for c in text)
    return wordy or bool(_REFERS.match(text))


def _note_beside(row: Row, header: Header, index: int) -> str | None:
    """In a text file spans are lost: a note to the left of a blank cell covers it."""
    slot = row[index]
    if slot.place.box is not None or slot.text or slot.marks or not slot.own:
        return None
    roles = VALUE_ROLES | {ColumnRole.PROGRESS, ColumnRole.DIRECTION}
    for column in reversed(header.columns[:index]):
        if column.role not in roles:
            return None
        beside = row[column.index]
        if beside.text:
            return beside.text if is_note(beside.text) else None
    return None


def _values_printed(row: Row, header: Header) -> bool:
    return any(row[c.index].text for c in header.columns if c.role in VALUE_ROLES)


def _group_title(row: Row, header: Header) -> str | None:
    """The title of a group row, also where it was split over the first two cells.

    'Cost &' | 'Efficiency'; 'Fair Ac' | 'cess'; 'Service' | 'Service Delivery'; 'Quality' | '•'
    """
    first, second = row[0], row[1] if len(row) > 1 else None
    rest = row[2 : len(header.columns)]
    wordy = [s for s in rest if any(c.isalpha() for c in s.text) and len(s.text) > 1]
    if not first.own or not first.text or wordy or printed_refs(first.text):
        return None
    if any(c.isdigit() for c in first.text) or _values_printed(row, header):
        return None
    tail = second.text if second is not None and second.own else ""
    if not any(c.isalpha() for c in tail):
        return first.text
    if tail.lower().startswith(first.text.lower()):
        return tail
    return f"{first.text}{tail}" if tail[0].islower() else f"{first.text} {tail}"


def _comment(text: str, slot: Slot) -> CommentRow:
    """A labelled comment; names alone, on their own line or before a dash are its officers."""
    if names_in(text):
        return CommentRow("", text)
    speaker = _SPEAKER.match(text)
    if speaker is not None and names_in(speaker["names"]):
        return CommentRow(speaker["rest"], speaker["names"])
    lines = [line.text for block in slot.blocks for line in block.lines]
    first = lines[0].partition(":")[2].strip() if len(lines) > 1 else ""
    if names_in(first) and text.startswith(first):
        return CommentRow(text.removeprefix(first).strip(), first)
    return CommentRow(text)


def _labelled_comment(row: Row, layout: Layout) -> CommentRow | None:
    """'Supporting commentary' | 'The target was missed ...': label and comment in two cells."""
    own = [slot for slot in row if slot.own and (slot.text or slot.marks)]
    if not own or own[0] is not row[0] or not says(layout.groups, own[0].text):
        return None
    told = _LABEL.match(own[0].text) if len(own) == 1 and not own[0].marks else None
    if told is not None and told["rest"] and says(layout.groups, told["label"]):
        return _comment(told["rest"].strip(), own[0])
    if len(plain(own[0].text).split()) > NOTE_WORDS or any(slot.marks for slot in own):
        return None
    return _comment(own[1].text, own[1]) if len(own) == 2 else None


def extra_words(row: Row, header: Header) -> str:
    """What stands in cells under no column of the header: a sentence beside a traffic light."""
    extras = [slot.text for slot in row[len(header.columns) :] if slot.own and slot.text]
    unknown = [
        row[c.index].text
        for c in header.columns
        if not c.header and len(row[c.index].text.split()) >= NOTE_WORDS
    ]
    return " ".join(unknown + extras)


def _under_label(slot: Slot, layout: Layout) -> str | None:
    """A comment whose label has no colon: on a line of its own, or in several words before it.

    'Supporting Commentary' over 'Completed on 29 July.', 'Supporting Commentary Completed ...'
    """
    lines = [line.text for block in slot.blocks for line in block.lines]
    if len(lines) > 1 and opening_phrase(layout.groups, lines[0]) == plain(lines[0]):
        return slot.text.removeprefix(lines[0]).strip()
    label = opening_phrase(layout.groups, slot.text)
    words = label.split() if label else []
    rest = slot.text.split(maxsplit=len(words))[len(words) :]
    if len(words) < 2 or not rest or plain(slot.text.removesuffix(rest[0])) != label:
        return None
    return rest[0] if _COMMENT_START.match(rest[0]) else None


def classify(row: Row, header: Header, layout: Layout) -> CommentRow | GroupRow | None:
    """Whether a row is a comment on the row above, a group's head, or (None) a row of its own."""
    spanning = spanning_text(row)
    if spanning is not None:
        text = spanning.text
        label = _LABEL.match(text)
        if label is not None and says(layout.groups, label["label"]):
            return _comment(label["rest"].strip(), spanning)
        if (told := _under_label(spanning, layout)) is not None:
            return _comment(told, spanning)
        if says(layout.groups, text) and len(plain(text).split()) <= NOTE_WORDS:
            return CommentRow("")
        if _names_itself(spanning, header):
            return None
        if len(text.split()) >= (SENTENCE_WORDS if text.endswith(".") else COMMENT_WORDS):
            return CommentRow(text)
        # 'Objective: Raise aspiration (PED01)' names what follows; 'PED01 02 ...' is a row
        return None if printed_refs(_REF_AT_END.sub("", text)) else GroupRow(text)
    if is_objective_head(own_texts(row), layout):
        return None
    if (labelled := _labelled_comment(row, layout)) is not None:
        return labelled
    if header.column(ColumnRole.REF) == 0 and (title := _group_title(row, header)) is not None:
        return GroupRow(title)
    return GroupRow(row[0].text) if _is_bold_alone(row, header) else None


def _names_itself(slot: Slot, header: Header) -> bool:
    """Whether a sentence alone in its row is a milestone without a light or a comment.

    In a text file no span tells; where comments have a column, none stands under another head.
    """
    sentence = len(slot.text.split()) >= COMMENT_WORDS or slot.text.endswith(".")
    own_column = header.column(ColumnRole.COMMENTARY) is not None
    first = header.column(ColumnRole.MILESTONE) == 0
    return first and own_column and sentence and slot.place.box is None


def _is_bold_alone(row: Row, header: Header) -> bool:
    """Whether a row says nothing but bold words where others have the measure, before its ref."""
    first, *rest = row
    if header.column(ColumnRole.MEASURE) != 0 or header.column(ColumnRole.REF) is None:
        return False
    printed = any(s.text or any(m.kind is not MarkKind.FILL for m in s.marks) for s in rest)
    told = first.own and first.bold and not any(c.isdigit() for c in first.text)
    return bool(first.text) and told and not printed
