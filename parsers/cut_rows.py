"""Rows that a page's foot cuts and whose rest is lost or stands apart: they are said."""

from collections.abc import Sequence

import regex

from extract.document import Block
from extract.findings import Finding, Severity
from parsers.comment_run import Run
from parsers.report import Kpi, Milestone

# A name that stops like this goes on: 'Letters answered within', 'Homes built (net'; but 'Training
# that staff asked for', 'Decisions called in' are whole
_OPEN_END = regex.compile(
    r"(?:[,&(–]|\b(?:and|or|the|of|an?|within|by|from|that|which|than))$|\([^()]*$",
    regex.IGNORECASE,
)
# 'Vitamin A', 'Category A to C and a': a capital is a name
_LETTER = regex.compile(r"\bA$")


def is_cut(name: str) -> bool:
    """Whether a name stops in the middle of a phrase."""
    return _OPEN_END.search(name) is not None and _LETTER.search(name) is None


def cut_names(kpis: Sequence[Kpi], milestones: Sequence[Milestone]) -> list[Finding]:
    """A finding for each row whose name stops in the middle: its figures stand, its name is cut."""
    named = [(k.measure, k.place, "kpis", k.ordinal) for k in kpis]
    named += [(m.milestone, m.place, "milestones", m.ordinal) for m in milestones]
    return [
        Finding(
            code="name_cut",
            message="The name of a row stops in the middle: its rest is lost or stands elsewhere.",
            severity=Severity.WARNING,
            place=place,
            table_name=table,
            ordinal=ordinal,
            found=name,
        )
        for name, place, table, ordinal in named
        if is_cut(name)
    ]


def goes_on_from_a_row(block: Block) -> bool:
    """Whether a line of a text file right under a table begins in the middle of a sentence."""
    return block.place.box is None and block.marker is None and block.text[:1].islower()


def rest_of_a_row(block: Block, run: Run) -> Finding:
    """What is said of a line that goes on from a row above it: it is no comment on the rows."""
    return Finding(
        code="row_cut",
        message="A line right under a table begins in the middle of a sentence: it goes on from a "
        "row of the table, which one cannot be told, and is not read.",
        severity=Severity.WARNING,
        place=block.place,
        table_name=next((row.table_name for row in run.table), None),
        found=block.text,
    )
