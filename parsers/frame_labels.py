"""The labels of objective frames: what a cell labels, what stands beside it, what makes a frame."""

import regex

from parsers.grid import Slot
from parsers.layout import Layout
from parsers.read_table import ReadTable

# 'Service Objective: PA 1'
_LABEL_REF = regex.compile(
    r"^(?P<label>[\p{L} ()]+?)\s*[:–-]?\s+(?P<ref>\p{Lu}{2,6}\s?\d{1,3}[a-z]?)\s*:?$"
)
# the rest of a label that broke over a page: '(14-15)'
LABEL_REST = regex.compile(r"^\(?\d{2,4}\s?[-/–]\s?\d{2,4}\)?$")
# 'Responsible Officer: Emma Taylor': label and value in one cell
_LABELLED = regex.compile(r"^(?P<label>[\p{L} ]{3,30}?)\s*:\s*(?P<text>\S.*)$", regex.DOTALL)
# 'Linked Indicators NI 125': a label without a colon has two words, or it may be part of a text
LABEL_WORDS = 2
_HEAD_LABELS = frozenset({"corporate_priority", "area_of_focus"})
PAIRS = frozenset({"risk_initial", "risk_residual", "responsible_officer", "linked_indicators"})


def is_frame(table: ReadTable, layout: Layout) -> bool:
    """Whether the first column labels an objective or its milestones.

    'Objective' alone is a word of many tables; 'Service Objective' and 'Corporate Priority' with
    nothing but what they label begin a frame that goes on in the next table.
    """
    if table.header is not None:
        return False
    firsts = [row[0].text for row in table.rows if row and row[0].own and row[0].text]
    labels = {label_of(text, layout)[0] for text in firsts}
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
        label_of(slot.text, layout)[0] or LABEL_REST.match(slot.text) or _is_item(slot)
        for slot in firsts
    )


def _is_item(slot: Slot) -> bool:
    """Whether a cell that reaches over its whole row is an item of a list."""
    return slot.width > 1 and any(block.marker is not None for block in slot.blocks)


def label_of(text: str, layout: Layout) -> tuple[str | None, str]:
    """What a cell labels, and the ref beside it: 'Service Objective: PA 1' -> objective, 'PA 1'."""
    named = layout.frame_label(text)
    found = _LABEL_REF.match(text) if named is None else None
    if found is None:
        return named, ""
    return layout.frame_label(found["label"]), found["ref"]


def label_and_value(text: str, layout: Layout) -> tuple[str, str] | None:
    """'Responsible Officer: Emma Taylor', 'Linked Indicators NI 125': one cell with both."""
    found = _LABELLED.match(text)
    if found is not None and (label := layout.frame_label(found["label"])) in PAIRS:
        return label, found["text"]
    words = text.split()
    begun = " ".join(words[:LABEL_WORDS])
    if len(words) > LABEL_WORDS and (label := layout.frame_label(begun)) in PAIRS:
        return label, " ".join(words[LABEL_WORDS:])
    return None


def is_pair(slot: Slot, layout: Layout) -> bool:
    """Whether a cell is one of the labels that stand in pairs, alone or before its value."""
    if not slot.own:
        return False
    alone = layout.frame_label(slot.text) in PAIRS
    return alone or label_and_value(slot.text, layout) is not None
