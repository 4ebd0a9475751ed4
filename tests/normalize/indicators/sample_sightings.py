"""Short ways to write rows of indicators down."""

from collections.abc import Sequence
from datetime import date

from normalize.indicators import reconcile
from normalize.indicators.judgements import Decision, Verdict
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.registry import Registry
from normalize.indicators.rows import LinkRow
from normalize.indicators.sightings import SeenRef, SeenValue, Sighting, Source

Value = tuple[str, str, float]
REPORT = "directorate_performance_overview_report"
PLAN = "directorate_plan"


def source(year: str, quarter: int | None = 2, *, name: str = "", part: str = "Parks") -> Source:
    kind = PLAN if quarter is None else REPORT
    document = f"doc-{year}-{quarter or 'plan'}{name}"
    return Source(
        document, f"{document}.pdf", kind, part, year, quarter, date(int(year[:4]), 9, 30)
    )


def row(
    year: str,
    ref: str,
    measure: str | None,
    *values: Value,
    quarter: int | None = 2,
    ordinal: int = 1,
    name: str = "",
    part: str = "Parks",
    unit: str = "percent",
) -> Sighting:
    """A row; refs as 'NI075 SCS CYP03', with a role as 'adjusted:NI112', joined by ' + '."""
    document = source(year, quarter, name=name, part=part)
    refs = tuple(seen_ref(text) for text in ref.split(" + ") if text)
    key = f"{document.document_id}-{ordinal}"
    seen = tuple(
        SeenValue(f"obs-{key}-{i}", kind, period, "full_year", "financial", None, v, unit, None)
        for i, (kind, period, v) in enumerate(values)
    )
    first = next((r.ref for r in refs if r.role == "same"), None)
    return Sighting(
        f"kpi-{key}", f"kpis:{key}", document, ordinal, first, refs, None, measure, None, None,
        seen, ordinal,
    )  # fmt: skip


def seen_ref(text: str) -> SeenRef:
    role, _, ref = text.rpartition(":")
    return SeenRef(ref, role or "same")


def council(
    rows: Sequence[Sighting], decisions: Sequence[Decision] = (), registered: Sequence = ()
) -> Reconciled:
    return reconcile("Mereford", "mereford", rows, decisions, Registry(registered))


def definition(found: Reconciled, sighting: Sighting) -> str:
    return found.of_kpi[sighting.kpi_id].definition_id


def indicator(found: Reconciled, sighting: Sighting) -> str:
    return found.of_kpi[sighting.kpi_id].indicator_id


def link(found: Reconciled, left: Sighting, right: Sighting) -> LinkRow | None:
    ends = {definition(found, left), definition(found, right)}
    between = (k for k in found.links if {k.left_definition_id, k.right_definition_id} == ends)
    return next(between, None)


def outcome(found: Reconciled, left: Sighting, right: Sighting) -> str:
    """'one definition', 'accepted same', 'suggested successor' or 'nothing'."""
    if definition(found, left) == definition(found, right):
        return "one definition"
    row = link(found, left, right)
    return f"{row.status} {row.relation}" if row is not None else "nothing"


def decision(
    line: int, verdict: Verdict, left: str, right: str, when: str = "2026-01-05"
) -> Decision:
    return Decision(line, verdict, left, right, who="JB", when=when, why="read both")
