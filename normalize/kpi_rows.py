"""Indicator rows: the row itself, its refs, and one observation for each value of its cells."""

from dataclasses import dataclass

from extract.findings import Finding, Severity
from normalize.cell_entries import CellProblem
from normalize.column_words import Calendar, Coverage, ObservationKind
from normalize.dates import tidy
from normalize.document_period import DocumentPeriod
from normalize.header_period import period_of_row
from normalize.li_refs import as_printed, li_families, unproved
from normalize.marks import read_direction, read_progress
from normalize.milestone_rows import mark_finding
from normalize.periods import MONTHS, Period, year_labels
from normalize.refs import RefCell, objective_ref, read_refs
from normalize.row_keys import RowKeys, row_id, start
from normalize.rows import KpiRefRow, KpiRow, ObservationRow
from normalize.units import calendar_of, coverage_of
from normalize.values import (
    DISPLACED,
    CellReading,
    Value,
    covered_reason,
    doubted,
    read_cell,
)
from parsers.kinds import ColumnRole
from parsers.printed_cells import ValueCell
from parsers.report import Kpi, Report

KINDS = {
    ColumnRole.ACTUAL: ObservationKind.ACTUAL,
    ColumnRole.IN_YEAR: ObservationKind.ACTUAL,
    ColumnRole.TARGET: ObservationKind.TARGET,
    ColumnRole.BASELINE: ObservationKind.BASELINE,
    ColumnRole.FORECAST: ObservationKind.FORECAST,
    ColumnRole.FLOOR: ObservationKind.FLOOR,
    ColumnRole.COMPARATOR: ObservationKind.COMPARATOR,
}
INFORMATIVE = {"value_in_words"}  # codes that are told, not warned about


@dataclass(frozen=True, slots=True)
class KpiRows:
    """What the indicators of one report give."""

    kpis: tuple[KpiRow, ...]
    refs: tuple[KpiRefRow, ...]
    observations: tuple[ObservationRow, ...]
    findings: tuple[Finding, ...]


def kpi_rows(report: Report, document: DocumentPeriod, keys: RowKeys) -> KpiRows:
    """Rows of all indicators, in reading order, with the findings made on the way."""
    kpis: list[KpiRow] = []
    refs: list[KpiRefRow] = []
    observations: list[ObservationRow] = []
    findings: list[Finding] = []
    families = li_families(report)
    for kpi in report.kpis:
        cell = as_printed(read_refs(kpi.ref_text), families)
        row, problems = _kpi_row(kpi, cell, report, keys)
        kpis.append(row)
        findings += problems
        refs += _ref_rows(kpi, cell, row.kpi_id, len(refs), keys)
        for value_cell in kpi.values:
            more, told = _cell_rows(kpi, row, value_cell, document, len(observations), keys)
            observations += more
            findings += told
    findings += _unclear_headers(report, document)
    return KpiRows(tuple(kpis), tuple(refs), tuple(observations), tuple(findings))


def _kpi_row(
    kpi: Kpi, cell: RefCell, report: Report, keys: RowKeys
) -> tuple[KpiRow, list[Finding]]:
    progress = read_progress(kpi.progress, report.legends, "kpis")
    direction = read_direction(kpi.direction, report.legends)
    key = keys.key("kpis", cell.all_refs or kpi.ref_text, kpi.measure)
    row = KpiRow(
        **start(keys.document_id, kpi.ordinal, key, kpi.place),
        kpi_id=row_id("kpi", key),
        ref_text=tidy(kpi.ref_text) or None,
        ref=cell.ref,
        refs=cell.all_refs,
        ref_note=cell.note,
        measure=tidy(kpi.measure) or None,
        theme=kpi.theme,
        objective_ref=objective_ref(kpi.objective_ref_text),
        progress=progress.value,
        progress_meaning=progress.meaning,
        progress_text=progress.text,
        progress_source=progress.source,
        direction=direction.value,
        direction_text=direction.text,
        direction_source=direction.source,
        commentary=kpi.commentary,
        commentary_officer=kpi.commentary_officer,
    )
    findings = [
        Finding(
            "ref_damaged",
            "the number of a ref is lost; the ref is left out",
            place=kpi.place,
            table_name="kpis",
            ordinal=kpi.ordinal,
            found=printed,
        )
        for printed in cell.damaged
    ]
    findings += [
        Finding(
            "ref_unclear",
            "'L1' may be 'LI' or a figure, and no other ref of the document tells; the ref stays "
            "as it is printed",
            place=kpi.place,
            table_name="kpis",
            ordinal=kpi.ordinal,
            found=printed,
        )
        for printed in unproved(cell)
    ]
    for name, reading, marks in (
        ("progress", progress, kpi.progress),
        ("direction", direction, kpi.direction),
    ):
        findings += mark_finding(name, reading, marks, "kpis", kpi.ordinal, kpi.place)
    return row, findings


def _ref_rows(kpi: Kpi, cell: RefCell, kpi_id: str, before: int, keys: RowKeys) -> list[KpiRefRow]:
    rows = []
    for ordinal, ref in enumerate(cell.refs, start=before + 1):
        key = keys.key("kpi_refs", ref.ref, kpi.measure, kpi.ref_text)
        rows.append(
            KpiRefRow(
                **start(keys.document_id, ordinal, key, kpi.place),
                kpi_ref_id=row_id("ref", key),
                kpi_id=kpi_id,
                ref=ref.ref,
                role=ref.role,
                repaired_from=ref.repaired_from,
            )
        )
    return rows


def _cell_rows(
    kpi: Kpi, row: KpiRow, cell: ValueCell, document: DocumentPeriod, before: int, keys: RowKeys
) -> tuple[list[ObservationRow], list[Finding]]:
    kind = KINDS.get(cell.role)
    if kind is None:
        return [], [
            Finding(
                "column_not_read",
                "a cell of a column that holds no known kind of value",
                place=cell.place,
                table_name="kpis",
                ordinal=kpi.ordinal,
                expected=cell.header,
                found=cell.text,
            )
        ]
    column = period_of_row(cell.header, cell.period_text, document, cell.role)
    reading = _reading(cell, kpi.measure, column)
    rows = [
        _observation(kpi, row, cell, kind, value, column, before + 1 + i, keys)
        for i, value in enumerate(reading.values)
    ]
    findings = [
        _value_finding(problem, cell, made.ordinal) for problem in reading.problems for made in rows
    ]
    return rows, findings


def _reading(cell: ValueCell, measure: str, column: Period | None) -> CellReading:
    if cell.covered_by is not None:
        return CellReading((Value(missing_reason=covered_reason(cell.covered_by)),))
    if cell.displaced:
        return CellReading((Value(),), (DISPLACED,) if cell.text else ())
    if cell.uncertain:
        return doubted(read_cell(cell.text, measure, column=column))
    return read_cell(cell.text, measure, column=column)


def _value_finding(problem: CellProblem, cell: ValueCell, ordinal: int) -> Finding:
    severity = Severity.INFO if problem.code in INFORMATIVE else Severity.WARNING
    return Finding(
        problem.code,
        problem.message,
        severity,
        cell.place,
        table_name="observations",
        ordinal=ordinal,
        expected=problem.expected,
        found=cell.text,
    )


def _observation(
    kpi: Kpi,
    row: KpiRow,
    cell: ValueCell,
    kind: ObservationKind,
    value: Value,
    column: Period | None,
    ordinal: int,
    keys: RowKeys,
) -> ObservationRow:
    period = value.period or column
    coverage, source = _coverage(cell, kpi.measure, value, period)
    breakdown = value.breakdown or _which_comparator(kpi, cell)
    identity = f"{kpi.measure} {breakdown or ''}"
    key = keys.key("observations", row.refs or row.ref_text, identity, cell.header)
    covered = cell.covered_by is not None
    return ObservationRow(
        **start(keys.document_id, ordinal, key, cell.place),
        observation_id=row_id("obs", key),
        kpi_id=row.kpi_id,
        kpi_ordinal=kpi.ordinal,
        kind=value.kind or kind,
        column_header=cell.header or None,
        period=period.label if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_override=value.period is not None,
        coverage=coverage,
        coverage_source=source,
        calendar=_calendar(cell, kpi.measure, period),
        value_text=None if covered else (tidy(cell.text) or None),
        value=value.value,
        comparator=value.comparator,
        unit=value.unit,
        unit_text=value.unit_text,
        breakdown=breakdown,
        qualifier=value.qualifier,
        missing_reason=value.missing_reason,
        spanned=covered,
        value_source="printed" if value.value is not None else None,
    )


def _which_comparator(kpi: Kpi, cell: ValueCell) -> str | None:
    """'Top' of '2008/09 Quartiles Top' beside '... Bottom': what tells comparators apart."""
    headers = [v.header.split() for v in kpi.values if v.role is ColumnRole.COMPARATOR]
    if cell.role is not ColumnRole.COMPARATOR or len(headers) < 2:
        return None
    shared = set(headers[0]).intersection(*headers[1:])
    own = (word for word in cell.header.split() if word not in shared and not year_labels(word))
    return " ".join(own) or None


def _coverage(
    cell: ValueCell, measure: str, value: Value, period: Period | None
) -> tuple[Coverage, str | None]:
    """The stretch that a value counts and which words say so; the nearest words decide."""
    if value.coverage is not None:
        return value.coverage, "cell"
    for text, where in ((cell.header, "header"), (measure, "measure")):
        found = coverage_of(text, where)
        if found is not None:
            return found, where
    is_month = period is not None and _months(period) == 1  # November 2010 is '2010-11' too
    if period is not None and not is_month and period.label == period.plan_year:
        return Coverage.FULL_YEAR, "header" if value.period is None else "cell"
    if period is not None and period.plan_year is None and _months(period) == MONTHS:
        return Coverage.FULL_YEAR, "header" if value.period is None else "cell"
    return Coverage.UNKNOWN, None


def _months(period: Period) -> int:
    years = period.end.year - period.start.year
    return years * MONTHS + period.end.month - period.start.month + 1


def _calendar(cell: ValueCell, measure: str, period: Period | None) -> Calendar | None:
    """The kind of year by the words, else by how the period is printed."""
    said = calendar_of(cell.text) or calendar_of(cell.header) or calendar_of(measure)
    if said is not None or period is None:
        return said
    return Calendar.CALENDAR if period.plan_year is None else Calendar.FINANCIAL


def _unclear_headers(report: Report, document: DocumentPeriod) -> list[Finding]:
    """One finding for each header whose period cannot be told, at its first cell."""
    told: dict[str, Finding] = {}
    for kpi in report.kpis:
        for cell in kpi.values:
            if cell.role not in KINDS or cell.header in told:
                continue
            if period_of_row(cell.header, cell.period_text, document, cell.role) is None:
                message = "the period of a column cannot be told from its header"
                told[cell.header] = Finding(
                    "period_unclear", message, place=cell.place, found=cell.header
                )
    return list(told.values())
