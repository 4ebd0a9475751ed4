"""Headings and rows that say which objective the rows below them serve.

'Objective: Maximise income (PED01)', 'CE 1 | Increase participation in sport'
"""

from dataclasses import replace

import regex

from parsers.grid import Row, own_texts
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.refs import label_of, printed_refs
from parsers.report import Milestone

# An objective beside its ref has at least this many words.
FEWEST_TEXT_WORDS = 3

_REF_AT_END = regex.compile(r"\((?P<ref>\p{Lu}{2,6}\s?\d{1,3})\)\s*$")
# 'Objective: Maximise income (PED01)', 'Objective – Maximise income', 'Objective CS 1: ...'
_OBJECTIVE = regex.compile(
    r"^(?:service\s+|key\s+)?objective\s*(?P<ref>[a-z&]{2,6}\s?\d{1,3}[a-z]?)?\s*[:–-]\s*"
    r"(?P<text>\S.*)$",
    regex.IGNORECASE | regex.DOTALL,
)


def objective_ref_in(theme: str | None) -> str | None:
    """The ref in brackets at the end of a heading: 'PED01' of 'Maximise income (PED01)'."""
    found = _REF_AT_END.search(theme or "")
    return found["ref"] if found else None


def under_objective(milestone: Milestone) -> Milestone:
    """A milestone with the objective of the heading above it, where its own row names none."""
    found = _OBJECTIVE.match(milestone.theme or "")
    if found is None or milestone.objective is not None:
        return milestone
    refs, _, rest = label_of(found["text"])
    ref = objective_ref_in(milestone.theme) or found["ref"] or (refs[0] if refs and rest else None)
    text = _REF_AT_END.sub("", rest if refs and rest else found["text"]).strip()
    return replace(
        milestone,
        ref_text=milestone.ref_text or ref or "",
        objective=text or None,
        objective_ref_text=ref or milestone.objective_ref_text,
    )


def objective_head(rows: tuple[Row, ...], layout: Layout) -> tuple[str, str] | None:
    """The ref and objective over a table of milestones: 'Ref | Objective' over 'PPT 1 | ...'."""
    if len(rows) < 2 or not is_objective_head(own_texts(rows[0]), layout):
        return None
    texts = own_texts(rows[1])
    return (texts[0], " ".join(texts[1:])) if len(texts) > 1 and printed_refs(texts[0]) else None


def line_above(rows: tuple[Row, ...]) -> tuple[str, str] | None:
    """The ref and objective in a row right above a header: 'CE 1' | 'Increase participation'."""
    named = (ref_and_text(own_texts(row)) for row in reversed(rows))
    return next((found for found in named if found is not None), None)


def ref_and_text(texts: list[str]) -> tuple[str, str] | None:
    """'CE 1' | 'Increase participation in sport': a ref and a text of words, and nothing else."""
    if len(texts) != 2 or len(texts[1].split()) < FEWEST_TEXT_WORDS:
        return None
    refs, _, rest = label_of(texts[0])
    return (texts[0], texts[1]) if refs and not rest else None


def is_objective_head(texts: list[str], layout: Layout) -> bool:
    """Whether a row says 'Ref' and 'Objective' and nothing else."""
    roles = [layout.column_role(text) for text in texts]
    return roles == [ColumnRole.REF, ColumnRole.OBJECTIVE]
