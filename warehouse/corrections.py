"""Values that a person corrected: put in place while the rows are staged, or said to be stale.

A correction names the row by its `row_key`, the column, the value it was made against and the
right one. Where another value stands there by now it is not applied, and a finding says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.rows import ArchiveFinding

CORRECTABLE: Mapping[str, frozenset[str]] = {
    "observations": frozenset({"value", "missing_reason", "period", "unit", "coverage"}),
    "kpis": frozenset({"ref", "measure", "progress", "direction"}),
    "milestones": frozenset({"ref", "progress", "due_date", "plan_year"}),
    "finance": frozenset(
        {"annual_budget", "budget_to_date", "actual_to_date", "variance", "adverse", "section"}
    ),
}
"""Columns that a decision may correct; what is printed (`*_text`) is never touched."""


@dataclass(slots=True)
class Corrections:
    """The corrections of decisions.csv, and what became of each."""

    wanted: dict[str, dict[str, list[Decision]]] = field(default_factory=dict)
    refused: dict[Decision, ArchiveFinding] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def applied(self, table: str, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The rows with the corrections that fit; the same rows may come again."""
        wanted = self.wanted.get(table)
        if not wanted:
            return batch
        hits = pc.is_in(batch["row_key"], value_set=pa.array(sorted(wanted), pa.string()))
        for row in pc.indices_nonzero(hits).to_pylist():
            row_key = batch["row_key"][row].as_py()
            self.met.add(row_key)
            for decision in wanted[row_key]:
                batch = self._corrected(table, batch, row, decision)
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
        self, table: str, batch: pa.RecordBatch, row: int, decision: Decision
    ) -> pa.RecordBatch:
        standing = written(batch[decision.column][row].as_py())
        if standing != decision.expected.strip():
            why = f"the value is {standing or 'empty'}"
            self.refused[decision] = stale(decision, why, standing)
            return batch
        kind = batch.schema.field(decision.column).type
        try:
            value = read(decision.value, kind)
        except ValueError as error:
            self.refused[decision] = stale(decision, str(error), standing)
            return batch
        batch = put(batch, decision.column, row, value)
        if table == "observations":
            batch = put(batch, "value_source", row, "corrected")
        return batch


def corrections_in(decisions: Iterable[Decision]) -> Corrections:
    """The corrections among the decisions; of two for one value the later line holds."""
    latest: dict[tuple[str, str], Decision] = {}
    found = Corrections()
    for decision in sorted(decisions, key=lambda d: d.line):
        if decision.verdict is Verdict.CORRECT:
            latest[decision.left, decision.column] = decision
    for (row_key, column), decision in latest.items():
        table = row_key.partition(":")[0]
        if column not in CORRECTABLE.get(table, frozenset()):
            why = f"'{column}' of '{table}' is not corrected"
            found.refused[decision] = stale(decision, why, None)
            continue
        found.wanted.setdefault(table, defaultdict(list))[row_key].append(decision)
    return found


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


def written(value: object) -> str:
    """A value as decisions.csv writes it: '12', '12.5', '2013-03-31', nothing for null."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def read(text: str, kind: pa.DataType) -> object:
    """A value from decisions.csv in the type of its column; raises ValueError."""
    if not text.strip():
        return None
    if pa.types.is_floating(kind):
        return float(text)
    if pa.types.is_date(kind):
        return date.fromisoformat(text.strip())
    return text.strip()


def put(batch: pa.RecordBatch, column: str, row: int, value: object) -> pa.RecordBatch:
    """The batch with one cell replaced."""
    at = batch.schema.get_field_index(column)
    cells = batch.column(at).to_pylist()
    cells[row] = value
    columns = list(batch.columns)
    columns[at] = pa.array(cells, batch.schema.field(at).type)
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
