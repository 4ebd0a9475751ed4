"""Refs that name a row or an objective which the document does not have."""

import re

from extract.findings import Finding, Severity
from normalize.refs import objective_ref, read_refs
from parsers.report import Kpi, Milestone, Objective, Report

# 'PED01' of 'PED01 03' and of 'PED01a': an objective and the rows under it
OF_OBJECTIVE = re.compile(r"(?P<family>[A-Z]{2,6})(?P<number>\d{2})(?:\s?\d{2}|[a-z])")
# 'Objective: Maximise income (PED01)'
HEADING = re.compile(r"\((?P<ref>(?P<family>[A-Z]{2,6})\s?(?P<number>\d{1,2}))\)\s*$")
LETTERS = re.compile(r"[A-Z& ]+")


def linked_findings(report: Report) -> list[Finding]:
    """Linked indicators without a row, and rows whose ref is of another objective."""
    rows: list[tuple[str, Kpi | Milestone]] = [("kpis", kpi) for kpi in report.kpis]
    rows += [("milestones", milestone) for milestone in report.milestones]
    known = {ref.ref for kpi in report.kpis for ref in read_refs(kpi.ref_text).refs}
    without = [f for objective in report.objectives for f in _without_row(objective, known)]
    others = (_of_another_objective(table, row) for table, row in rows)
    return [*without, *(finding for finding in others if finding is not None)]


def _without_row(objective: Objective, known: set[str]) -> list[Finding]:
    """An objective is linked to an indicator of a family that has rows here, but it has none.

    A part counts for its whole: 'NI102' is there where NI102a is.
    """
    families = {_letters(ref) for ref in known}
    linked = dict.fromkeys(ref.ref for ref in read_refs(objective.linked_indicators).refs)
    return [
        Finding(
            code="linked_indicator_without_row",
            message=f"The objective is linked to {ref}, and no indicator of the document is {ref}.",
            severity=Severity.INFO,
            place=objective.place,
            table_name="objectives",
            ordinal=objective.ordinal,
            expected=ref,
        )
        for ref in linked
        if any(c.isdigit() for c in ref) and _letters(ref) in families
        if not any(row == ref or row.rstrip("abcdefgh") == ref for row in known)
    ]


def _letters(ref: str) -> str:
    found = LETTERS.match(ref)
    return found[0].strip() if found else ref


def _of_another_objective(table: str, row: Kpi | Milestone) -> Finding | None:
    """'PED02 03' under 'Objective: ... (PED01)': a row of one objective printed under another."""
    above = HEADING.search(row.theme or "")
    printed = read_refs(row.ref_text).ref if table == "kpis" else objective_ref(row.ref_text)
    own = OF_OBJECTIVE.fullmatch(printed or "")
    if own is None or above is None or own["family"] != above["family"]:
        return None
    if int(own["number"]) == int(above["number"]):
        return None
    return Finding(
        code="ref_of_another_objective",
        message="The row stands under the heading of an objective that its ref is not of.",
        severity=Severity.INFO,
        place=row.place,
        table_name=table,
        ordinal=row.ordinal,
        expected=above["ref"],
        found=printed,
    )
