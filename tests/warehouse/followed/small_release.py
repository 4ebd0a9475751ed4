"""Tiny releases for the tests: a few printed figures to the tables that `follow` reads."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from normalize.indicators.rows import ArchiveFinding
from warehouse.followed.follow import SLICE, SOURCES, follow
from warehouse.schemas import TABLES
from warehouse.tablefiles import table_path

ENDS = {1: (4, 6, 30), 2: (7, 9, 30), 3: (10, 12, 31), 4: (1, 3, 31)}


def days_of(period: str) -> tuple[date, date]:
    """First and last day of '2013-14', '2013-14 Q2' and '2013'."""
    first = int(period[:4])
    quarter = re.search(r"Q(\d)", period)
    if quarter is None:
        if "-" not in period:
            return date(first, 1, 1), date(first, 12, 31)
        return date(first, 4, 1), date(first + 1, 3, 31)
    month, last_month, last_day = ENDS[int(quarter[1])]
    year = first + (quarter[1] == "4")
    return date(year, month, 1), date(year, last_month, last_day)


@dataclass(frozen=True)
class Doc:
    """A report on `period`, or a plan for the three years that begin with it; '' is undated."""

    document_id: str
    period: str
    plan: bool = False
    supersedes: str | None = None

    def row(self) -> dict[str, object]:
        start, end = days_of(self.period) if self.period else (None, None)
        if self.plan and end is not None:
            end = date(end.year + 2, 3, 31)
        quarter = re.search(r"Q(\d)", self.period)
        year = self.period[:7] or None
        return {
            "document_id": self.document_id,
            "source": f"{self.document_id}.pdf",
            "document_type": "directorate_plan"
            if self.plan
            else "directorate_performance_overview_report",
            "council": "Brackenshire",
            "plan_year": year,
            "plan_year_start": int(year[:4]) if year else None,
            "quarter": int(quarter[1]) if quarter else None,
            "period_start": start,
            "period_end": end,
            "supersedes": self.supersedes,
        }


@dataclass(frozen=True)
class Said:
    """One printed value; rows of one document and definition are one row of kpis."""

    doc: str
    kind: str
    period: str
    value: float | None
    text: str | None = None
    definition: str = "def-a"
    indicator: str = "ind-a"
    coverage: str | None = "full_year"
    calendar: str | None = "financial"
    breakdown: str | None = None
    comparator: str | None = None
    unit: str | None = "percent"
    missing: str | None = None
    progress: str | None = None
    direction: str | None = None
    row: str = ""
    days: tuple[date, date] | None = None

    @property
    def kpi_id(self) -> str:
        return f"kpi-{self.doc}-{self.definition}{self.row}"


@dataclass
class Release:
    """What `follow` made of a release, table by table."""

    rows: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    findings: tuple[ArchiveFinding, ...] = ()


def figures(docs: Iterable[Doc], said: Sequence[Said]) -> dict[str, list[dict[str, object]]]:
    """Rows of documents, kpis, observations and definitions."""
    kpis: dict[str, dict[str, object]] = {}
    observations = []
    for number, one in enumerate(said, start=1):
        kpi = kpis.setdefault(
            one.kpi_id,
            {
                "document_id": one.doc,
                "kpi_id": one.kpi_id,
                "ordinal": len(kpis) + 1,
                "refs": "BC LI01",
                "measure": "Share of boats afloat",
                "indicator_id": one.indicator,
                "definition_id": one.definition,
            },
        )
        kpi["progress"] = one.progress or kpi.get("progress")
        kpi["direction"] = one.direction or kpi.get("direction")
        start, end = one.days or days_of(one.period)
        text = one.text or (None if one.value is None else f"{one.value:g}%")
        observations.append(
            {
                "document_id": one.doc,
                "ordinal": number,
                "observation_id": f"obs-{number:03d}",
                "kpi_id": one.kpi_id,
                "kind": one.kind,
                "period": one.period,
                "period_start": start,
                "period_end": end,
                "coverage": one.coverage,
                "calendar": one.calendar,
                "value_text": text,
                "value": one.value,
                "comparator": one.comparator,
                "unit": one.unit if one.value is not None else None,
                "breakdown": one.breakdown,
                "missing_reason": one.missing,
                "page": number,
            }
        )
    names = sorted({(s.definition, s.indicator) for s in said})
    return {
        "documents": [d.row() for d in docs],
        "kpis": list(kpis.values()),
        "observations": observations,
        "indicators": [
            {"indicator_id": i, "council": "Brackenshire"} for i in sorted({i for _, i in names})
        ],
        "definitions": [
            {"definition_id": d, "indicator_id": i, "first_year": f"20{10 + n}-{11 + n}"}
            for n, (d, i) in enumerate(names)
        ],
    }


def link(left: str, right: str, relation: str, status: str = "accepted") -> dict[str, object]:
    """A row of links."""
    return {
        "left_definition_id": left,
        "right_definition_id": right,
        "relation": relation,
        "status": status,
        "decided_by": "rule",
    }


def write_tables(folder: Path, tables: dict[str, list[dict[str, object]]]) -> None:
    """The Parquet files that `follow` reads; tables that are not given are empty."""
    for name in SOURCES:
        schema, rows = TABLES[name], tables.get(name, [])
        columns = [pa.array([row.get(f.name) for row in rows], f.type) for f in schema]
        pq.write_table(pa.Table.from_arrays(columns, schema=schema), table_path(folder, name))


def followed(
    folder: Path,
    tables: dict[str, list[dict[str, object]]],
    *,
    threads: int = 2,
    slice_rows: int = SLICE,
) -> Release:
    """Write the tables and follow them."""
    write_tables(folder, tables)
    made = Release()

    def keep(name: str, batch: pa.RecordBatch) -> None:
        made.rows.setdefault(name, []).extend(batch.to_pylist())

    made.findings = follow(folder, keep, threads=threads, slice_rows=slice_rows)
    return made
