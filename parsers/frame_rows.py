"""Objective frames in other shapes: label and text in one cell across, the years side by side.

'Service Objective: CFS1: Recruit staff' over 'Key Milestones (12-13)' | 'Key Milestones (13-14)'
over the milestones of each. Their rows are put as a frame has them: the label, what it labels.
"""

from dataclasses import replace

import regex

from parsers.grid import Row, Slot, join_rows, own_texts, spanning_text
from parsers.header import Header
from parsers.layout import Layout

# 'Responsible Officer: Emma Taylor'
_LABELLED = regex.compile(r"^(?P<label>[\p{L} ]{3,30}?)\s*:\s*(?P<text>\S.*)$", regex.DOTALL)


def framed_rows(rows: tuple[Row, ...], header: Header | None, layout: Layout) -> tuple[Row, ...]:
    """The rows with each label in its first slot; none where the table is no such frame."""
    named = [_label_across(row, layout) for row in rows]
    heads = [_year_labels(row, layout) for row in rows]
    opens = any(name == "objective" for name in named)
    if not any(len(head) > 1 for head in heads) and not (opens and any(heads)):
        pairs = header is None and rows and all(named)
        if not pairs and not (opens and header is None):
            return ()
    found: list[Row] = []
    years: dict[int, Slot] = {}
    for row, name, head in zip(rows, named, heads, strict=True):
        if head or name is not None or _is_bare_label(row, layout):
            years = head
        if name is not None:
            found.append(_parted(row))
        elif years and not head:
            under = [(year, row[place]) for place, year in years.items() if row[place].own]
            found += [(year, slot) for year, slot in under if slot.text]
        elif not head:
            found.append(row)
    return tuple(found)


def joined_frame(upper: tuple[Row, ...], lower: tuple[Row, ...], layout: Layout) -> tuple[Row, ...]:
    """The printed rows of both parts where a page has cut the milestones of years side by side."""
    if not upper or not lower or len(upper[-1]) != len(lower[0]):
        return ()
    above = [bool(_year_labels(row, layout)) for row in upper[-2:]]
    begun = any(_labels(text, layout) for row in (upper[-1], lower[0]) for text in own_texts(row))
    if above != [True, False] or begun:
        return ()
    return (*upper[:-1], join_rows(upper[-1], lower[0]), *lower[1:])


def _labels(text: str, layout: Layout) -> bool:
    """Whether a cell labels something, alone or with what it labels."""
    found = _LABELLED.match(text)
    return layout.frame_label(found["label"] if found else text) is not None


def _is_bare_label(row: Row, layout: Layout) -> bool:
    """Whether the one cell of a row labels nothing: 'Responsible Officer:'."""
    slot = _across(row)
    return slot is not None and layout.frame_label(slot.text) is not None


def _across(row: Row) -> Slot | None:
    """The one cell of a row."""
    return row[0] if len(row) == 1 and row[0].text else spanning_text(row)


def _label_across(row: Row, layout: Layout) -> str | None:
    """The field of a frame that is labelled and told in the one cell of a row."""
    slot = _across(row)
    found = _LABELLED.match(slot.text) if slot is not None else None
    label = layout.frame_label(found["label"]) if found else None
    return None if label == "milestones" else label


def _year_labels(row: Row, layout: Layout) -> dict[int, Slot]:
    """The labels of milestones by their column, where a row has nothing else."""
    own = {place: slot for place, slot in enumerate(row) if slot.own and slot.text}
    labelled = all(layout.frame_label(slot.text) == "milestones" for slot in own.values())
    return own if labelled and len({slot.text for slot in own.values()}) == len(own) else {}


def _parted(row: Row) -> Row:
    """Label and text of one cell as two."""
    slot = _across(row)
    found = _LABELLED.match(slot.text) if slot is not None else None
    assert slot is not None  # only labelled rows come here
    assert found is not None
    label = replace(slot, text=found["label"], blocks=(), width=1)
    return label, replace(slot, text=found["text"], blocks=(), width=1)
