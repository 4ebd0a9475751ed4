"""Whatever the order of the rows, the result is one; and its own ids do not change it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.indicators.reconciled import Reconciled
from normalize.indicators.sightings import Sighting
from tests.normalize.indicators.sample_sightings import council, row

TITLES = (
    "Percentage of primary schools inspected and graded good",
    "Percentage of secondary schools inspected and graded good",
    "Percentage of schools inspected and graded good",
    "Achievement gap at KS2 for children in care",
    "Achievement gap at Key Stage 2 for CiC",
    "Achievement at KS2 of children in care",
    "Number of new apprenticeships (16-18)",
    "Increase the number of new apprenticeships",
    "Staff turnover",
    None,
)
REFS = ("LAS LI01", "LAS LI02", "NI099 + LAS LI01", "adjusted:NI099", "", "replaces:LAS LI02")
YEARS = ("2011-12", "2012-13", "2013-14", "2014-15")


@st.composite
def archives(draw: st.DrawFn) -> list[Sighting]:
    rows = []
    for at in range(draw(st.integers(1, 9))):
        year, other = draw(st.sampled_from(YEARS)), draw(st.sampled_from(YEARS))
        value = draw(st.sampled_from([100.0, 56.3, 57.0, 12.5]))
        rows.append(
            row(
                year,
                draw(st.sampled_from(REFS)),
                draw(st.sampled_from(TITLES)),
                ("actual", other, value),
                ordinal=at,
            )
        )
    return rows


def told(found: Reconciled) -> tuple[object, ...]:
    return (
        found.indicators,
        found.definitions,
        found.links,
        found.minted,
        sorted(found.of_kpi.items(), key=str),
        sorted(map(str, found.findings)),
    )


@settings(max_examples=60, deadline=None)
@given(archives(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Sighting], random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert told(council(rows)) == told(council(shuffled))


@settings(max_examples=60, deadline=None)
@given(archives())
def test_its_own_registry_lines_change_nothing(rows: list[Sighting]) -> None:
    first = council(rows)
    again = council(rows, registered=first.minted)
    assert again.minted == ()
    assert again.of_kpi == first.of_kpi
    assert (again.indicators, again.links) == (first.indicators, first.links)


@settings(max_examples=60, deadline=None)
@given(archives(), st.data())
def test_ids_stay_when_documents_come_and_go(rows: list[Sighting], data: st.DataObject) -> None:
    some = [r for r in rows if data.draw(st.booleans())]
    first = council(some)
    grown = council(rows, registered=first.minted)
    lines = (*first.minted, *grown.minted)
    back = council(some, registered=lines)
    assert council(rows, registered=(*lines, *back.minted)).of_kpi == grown.of_kpi


@settings(max_examples=40, deadline=None)
@given(archives())
def test_every_row_has_an_indicator_and_every_link_two_definitions(rows: list[Sighting]) -> None:
    found = council(rows)
    assert set(found.of_kpi) == {r.kpi_id for r in rows}
    known = {d.definition_id for d in found.definitions}
    assert {k.left_definition_id for k in found.links} <= known
    assert {k.right_definition_id for k in found.links} <= known
    assert len({k.link_id for k in found.links}) == len(found.links)
    assert {d.indicator_id for d in found.definitions} == {i.indicator_id for i in found.indicators}
