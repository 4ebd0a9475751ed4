"""Milestones of an imagined council, as short as a test needs them."""

from datetime import date

from normalize.indicators.sightings import Source
from normalize.milestones.sightings import MilestoneSighting

PLAN = Source("doc-plan", "plan", "directorate_plan", None, "2012-13", None, date(2015, 3, 31))
Q2 = Source("doc-q2", "q2", "overview", None, "2013-14", 2, date(2013, 9, 30))
Q3 = Source("doc-q3", "q3", "overview", None, "2013-14", 3, date(2013, 12, 31))
NEXT = Source("doc-next", "next", "overview", None, "2014-15", 1, date(2014, 6, 30))

MARCH = date(2014, 3, 31)
JULY = date(2013, 7, 31)


def printed(
    source: Source,
    ordinal: int,
    milestone: str,
    ref: str | None = "EEP2",
    due: date | None = None,
    due_text: str | None = None,
    year: str | None = "2013-14",
    officer: str | None = None,
) -> MilestoneSighting:
    key = f"milestones:{source.document_id}:{ordinal}"
    return MilestoneSighting(
        milestone_row_id=f"mst-{source.document_id}-{ordinal}",
        row_key=key,
        source=source,
        ordinal=ordinal,
        ref=ref,
        objective_ref=ref,
        objective=None,
        milestone=milestone,
        plan_year=year,
        due_text=due_text,
        due_date=due,
        officer=officer,
    )
