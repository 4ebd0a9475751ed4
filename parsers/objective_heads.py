"""Headings that say what the tables below them are for: 'Objective: Maximise income (PED01)'."""

from dataclasses import replace

import regex

from parsers.report import Milestone

_REF_AT_END = regex.compile(r"\((?P<ref>\p{Lu}{2,6}\s?\d{1,3})\)\s*$")
# 'Objective: Maximise income (PED01)', 'Objective – Maximise income'
_OBJECTIVE = regex.compile(
    r"^(?:service\s+|key\s+)?objective\s*[:–-]\s*(?P<text>\S.*)$", regex.IGNORECASE | regex.DOTALL
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
    ref = objective_ref_in(milestone.theme)
    text = _REF_AT_END.sub("", found["text"]).strip()
    return replace(
        milestone, objective=text or None, objective_ref_text=ref or milestone.objective_ref_text
    )
