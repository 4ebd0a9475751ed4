"""Values that a person corrected: put in place while the rows are staged, or said to be stale.

A correction names the row by its `row_key`, the column, the value it was made against and the
right one. Where another value stands there by now it is not applied, and a finding says so.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from normalize.column_words import Coverage, Direction, MissingReason, Progress, Unit
from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.rows import ArchiveFinding
from normalize.periods import period_labelled
from normalize.refs import read_refs
from warehouse.corrected_refs import all_refs, corrected_rows, corrections_of_refs
from warehouse.schemas import TABLES

CORRECTABLE: Mapping[str, frozenset[str]] = {
    "observations": frozenset({"value", "missing_reason", "period", "unit", "coverage"}),
    "kpis": frozenset({"ref", "measure", "progress", "direction"}),
    "milestones": frozenset({"ref", "progress", "due_date", "plan_year"}),
    "finance": frozenset(
        {"annual_budget", "budget_to_date", "actual_to_date", "variance", "adverse", "section"}
    ),
}
"""Columns that a decision may correct; what is printed (`*_text`) is never touched."""

WORDS: Mapping[str, type[StrEnum]] = {
    "progress": Progress,
    "direction": Direction,
    "unit": Unit,
    "coverage": Coverage,
    "missing_reason": MissingReason,
}
"""Columns that hold one of a few words."""

PLAN_YEAR = re.compile(r"(?:19|20)\d{2}-\d{2}")

Cell = str | float | date | None


@dataclass(slots=True)
class Corrections:
    """The corrections of decisions.csv, and what became of each."""

    wanted: dict[str, dict[str, list[Decision]]] = field(default_factory=dict)
    refused: dict[Decision, ArchiveFinding] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    earlier: dict[tuple[str, str], Sequence[Decision]] = field(default_factory=dict)

    def put_into(
        self, rows: Mapping[str, Sequence[pa.RecordBatch]]
    ) -> dict[str, list[pa.RecordBatch]]:
        """All rows of some documents, by table, with the corrections that fit."""
        put = {name: [self.applied(name, batch) for batch in rows[name]] for name in rows}
        refs = [
            correction
            for pair in zip(rows.get("kpis", ()), put.get("kpis", ()), strict=True)
            for correction in corrections_of_refs(*pair)
        ]
        if refs:
            put["kpi_refs"] = corrected_rows(put.get("kpi_refs", ()), refs, TABLES["kpi_refs"])
        return put

    def applied(self, table: str, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The rows with the corrections that fit; the same rows may come again."""
        wanted = self.wanted.get(table)
        if not wanted:
            return batch
        hits = pc.is_in(batch["row_key"], value_set=pa.array(sorted(wanted), pa.string()))
        for row in pc.indices_nonzero(hits).to_pylist():
            row_key = batch["row_key"][row].as_py()
            self.met.add(row_key)
            batch = self._corrected(table, batch, row, wanted[row_key])
        return batch

    def left_over(self) -> list[ArchiveFinding]:
        """All findings, with those on corrections whose row is no longer there."""
        gone = [
            decision
            for rows in self.wanted.values()
            for row_key, decisions in rows.items()
            for decision in decisions
            if row_key not in self.met
        ]
        lost = {decision: stale(decision, "no row has this key", None) for decision in gone}
        found = self.refused | lost
        return [found[decision] for decision in sorted(found, key=lambda d: d.line)]

    def _corrected(
        self, table: str, batch: pa.RecordBatch, row: int, decisions: Sequence[Decision]
    ) -> pa.RecordBatch:
        """The rows with the corrections of one row, each held against what was read."""
        corrected: dict[str, Cell] = {}
        for decision in decisions:
            standing = written(batch[decision.column][row].as_py())
            kind = batch.schema.field(decision.column).type
            earlier = self.earlier.get((decision.left, decision.column), ())
            if not fits(decision, standing, earlier, kind):
                why = f"the value is {standing or 'empty'}"
                self.refused[decision] = stale(decision, why, standing)
                continue
            try:
                corrected[decision.column] = meant(decision, kind)
            except ValueError as error:
                self.refused[decision] = stale(decision, str(error), standing)
        others = following(table, corrected)
        if table == "kpis" and "ref" in corrected:
            before, refs = batch["ref"][row].as_py(), batch["refs"][row].as_py()
            others["refs"] = all_refs(refs, before, written(corrected["ref"]) or None)
        for column, cell in {**others, **corrected}.items():
            batch = put(batch, column, row, cell)
        return batch


def corrections_in(decisions: Iterable[Decision]) -> Corrections:
    """The corrections among the decisions; of two for one value the later line holds."""
    of_cell: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    found = Corrections()
    for decision in sorted(decisions, key=lambda d: d.line):
        if decision.verdict is Verdict.CORRECT:
            of_cell[decision.left, decision.column].append(decision)
    for (row_key, column), (*earlier, decision) in of_cell.items():
        table = row_key.partition(":")[0]
        if column not in CORRECTABLE.get(table, frozenset()):
            why = f"'{column}' of '{table}' is not corrected"
            found.refused[decision] = stale(decision, why, None)
            continue
        found.wanted.setdefault(table, defaultdict(list))[row_key].append(decision)
        found.earlier[row_key, column] = tuple(earlier)
    return found


def fits(decision: Decision, standing: str, earlier: Sequence[Decision], kind: pa.DataType) -> bool:
    """Whether a correction was made against what was read, or against what a line before it,
    that fits itself, put in its place: a person corrects what the release shows.
    """
    known = {standing}
    for line in earlier:
        if line.expected.strip() in known and (put_in := as_written(line, kind)) is not None:
            known.add(put_in)
    return decision.expected.strip() in known


def as_written(correction: Decision, kind: pa.DataType) -> str | None:
    """The right value as the release will show it; None for one that cannot be applied."""
    try:
        return written(meant(correction, kind))
    except ValueError:
        return None  # such a line is said to be stale where it is the one that would hold


def following(table: str, corrected: Mapping[str, Cell]) -> dict[str, Cell]:
    """Other cells of the row that would contradict what was corrected."""
    if table == "observations" and corrected:
        return {"value_source": "corrected", **following_value(corrected)}
    if table == "finance" and "variance" in corrected:
        return {"adverse": None}  # the header that tells its sign is not known here
    if "progress" in corrected:
        return {"progress_meaning": None}  # what the key says of the light that was read
    return {}


def following_value(corrected: Mapping[str, Cell]) -> dict[str, Cell]:
    """The dates of a corrected period; where there is a value, no reason why there is none."""
    cells: dict[str, Cell] = {}
    if corrected.get("value") is not None:
        cells["missing_reason"] = None
    if "period" in corrected:
        period = period_labelled(str(corrected["period"]))
        cells["period_start"] = period.start if period else None
        cells["period_end"] = period.end if period else None
    return cells


def stale(decision: Decision, why: str, standing: str | None) -> ArchiveFinding:
    """The finding on a correction that does not fit."""
    return ArchiveFinding(
        severity="warning",
        code="decision_stale",
        message=f"Line {decision.line} of decisions.csv corrects {decision.column} of "
        f"{decision.left}, but {why}; it is not applied.",
        table_name="decisions",
        expected=decision.expected,
        found=standing,
    )


def written(value: Cell) -> str:
    """A value as decisions.csv writes it: '12', '12.5', '2013-03-31', nothing for null."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def meant(correction: Decision, kind: pa.DataType) -> Cell:
    """The right value as its column holds it; raises ValueError."""
    column, said = correction.column, correction.value.strip()
    if not said:
        return None
    if pa.types.is_floating(kind):
        return finite(said)
    if pa.types.is_date(kind):
        return date.fromisoformat(said)
    words = tuple(WORDS[column]) if column in WORDS else ()
    if words and said not in words:
        raise ValueError(f"'{said}' is none of {', '.join(words)}")
    if column == "plan_year" and not PLAN_YEAR.fullmatch(said):
        raise ValueError(f"'{said}' is no plan year like '2013-14'")
    if column == "period" and period_labelled(said) is None:
        raise ValueError(f"'{said}' is no period like '2013-14' or '2013-14 Q2'")
    if column == "ref" and correction.left.startswith("kpis:"):
        return one_ref(said)
    return said


def one_ref(text: str) -> str:
    """A ref of an indicator; raises ValueError for one that would meet no other as it is written.

    What has the form of no ref is a ref that only this council has.
    """
    refs = list(dict.fromkeys(found.ref for found in read_refs(text).refs))
    if refs not in ([], [text]):
        raise ValueError(f"'{text}' is not written as refs are: {' or '.join(refs)}")
    return text


def finite(text: str) -> float:
    """A number; raises ValueError for what is none, and for 'nan' and 'inf'."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"'{text}' is no number")
    return number


def put(batch: pa.RecordBatch, column: str, row: int, value: Cell) -> pa.RecordBatch:
    """The batch with one cell replaced."""
    at = batch.schema.get_field_index(column)
    cells = batch.column(at).to_pylist()
    cells[row] = value
    columns = list(batch.columns)
    columns[at] = pa.array(cells, batch.schema.field(at).type)
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
