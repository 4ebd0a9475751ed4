"""What became of definitions between plan years, from rows made by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.definitions.changes import definition_changes
from normalize.definitions.moved_targets import moved_targets
from normalize.indicators.reconciled import KpiIds, Reconciled
from normalize.indicators.rows import DefinitionChangeRow, DefinitionRow, LinkRow
from normalize.indicators.sightings import SeenRef, SeenValue, Sighting, Source

PLAN = "directorate_plan"
REPORT = "directorate_performance_overview_report"


def source(name: str, year: str | None, kind: str = REPORT, quarter: int | None = 2) -> Source:
    quarter = None if kind == PLAN else quarter
    return Source(f"doc-{name}", f"{name}.txt", kind, "Children & Parks", year, quarter, None)


def row(
    document: Source,
    ordinal: int,
    measure: str,
    *refs: str,
    note: str | None = None,
    targets: tuple[SeenValue, ...] = (),
) -> Sighting:
    key = f"{document.document_id}:{ordinal}"
    seen = tuple(SeenRef(ref, "same") for ref in refs)
    name = refs[0] if refs else None
    parts = (document, ordinal, name, seen, note, measure, None, None, targets)
    return Sighting(f"kpi-{key}", key, *parts, source_line=100 + ordinal)


def target(period: str, value: float | None, unit: str = "count", **more) -> SeenValue:
    missing = more.get("missing")
    key = f"obs-{period}-{value}-{missing}"
    return SeenValue(key, "target", period, None, None, more.get("part"), value, unit, missing)


def reconciled(rows: dict[str, list[Sighting]], *links: LinkRow) -> Reconciled:
    """Ids by hand: one indicator a name, one definition a measure."""
    ids = {
        s.kpi_id: KpiIds(f"ind-{name}", f"def-{s.measure}")
        for name, group in rows.items()
        for s in group
    }
    definitions = tuple(
        DefinitionRow(
            definition_id=i.definition_id,
            indicator_id=i.indicator_id,
            council=None,
            definition=i.definition_id.removeprefix("def-"),
            definition_key="",
            kpi_ids=kpi,
        )
        for kpi, i in ids.items()
    )
    return Reconciled(definitions=definitions, links=links, of_kpi=ids)


def link(left: str, right: str, relation: str, decided_by: str = "person") -> LinkRow:
    return LinkRow(
        link_id=f"lnk-{left}-{right}",
        left_definition_id=f"def-{left}",
        right_definition_id=f"def-{right}",
        relation=relation,
        status="accepted",
        decided_by=decided_by,
        reason="they said so",
    )


def changes(rows: dict[str, list[Sighting]], *links: LinkRow) -> list[DefinitionChangeRow]:
    sightings = [s for group in rows.values() for s in group]
    return list(definition_changes("Testford", sightings, reconciled(rows, *links)))


def kinds(rows: dict[str, list[Sighting]], *links: LinkRow) -> list[tuple[str, str, str, str]]:
    found = changes(rows, *links)
    return [(c.indicator_id[4:], c.change, c.from_year or "", c.to_year or "") for c in found]


P12, P13 = source("p12", "2012-13", PLAN), source("p13", "2013-14", PLAN)
R12, R13, R15 = (source(f"r{y}", f"20{y}-{y + 1}") for y in (12, 13, 15))
Q12, Q13 = (source(f"q{y}", f"20{y}-{y + 1}", quarter=4) for y in (12, 13))


def test_a_plan_against_a_report() -> None:
    rows = {
        "same": [row(P12, 1, "Visits", "A 01"), row(R13, 1, "visits.", "A 01")],
        "aim": [row(P12, 2, "Increase the visits", "A 02"), row(R13, 2, "Visits made", "A 02")],
        "less": [row(P12, 3, "Schools", "A 03"), row(R13, 3, "Maintained schools", "A 03")],
        "name": [row(P12, 4, "Parks", "A 04"), row(R13, 4, "Parks", "B 07")],
        "gone": [row(P12, 5, "Boats", "A 05")],
    }
    assert kinds(rows) == [
        ("aim", "reworded", "2012-13", "2013-14"),
        ("gone", "not_reported", "2012-13", "2013-14"),
        ("less", "redefined", "2012-13", "2013-14"),
        ("name", "re_referenced", "2012-13", "2013-14"),
    ]
    by_kind = {c.change: c for c in changes(rows)}
    redefined = by_kind["redefined"]
    assert redefined.material
    assert redefined.reason == "Population: 'Maintained' was added."
    assert (redefined.before_text, redefined.after_text) == ("Schools", "Maintained schools")
    assert (redefined.from_kpi_id, redefined.to_kpi_id) == ("kpi-doc-p12:3", "kpi-doc-r13:3")
    assert (by_kind["re_referenced"].before_text, by_kind["re_referenced"].after_text) == (
        "A 04",
        "B 07",
    )
    assert by_kind["not_reported"].to_kpi_id is None
    assert by_kind["not_reported"].material is None


def test_dropped_and_added_need_two_documents_of_one_kind() -> None:
    rows = {
        "both": [row(P12, 1, "Visits", "A 01"), row(P13, 1, "Visits", "A 01")],
        "old": [row(P12, 2, "Boats", "A 02")],
        "new": [row(P13, 2, "Benches", "A 03")],
    }
    assert kinds(rows) == [
        ("new", "added", "2012-13", "2013-14"),
        ("old", "dropped", "2012-13", "2013-14"),
    ]


def test_another_service_of_the_directorate_drops_nothing() -> None:
    rows = {
        "one": [row(R12, 1, "Visits", "A 01")],
        "two": [row(R12, 2, "Boats", "A 02")],
        "three": [row(R13, 1, "Planning appeals", "P 01")],
    }
    assert kinds(rows) == [
        ("one", "not_reported", "2012-13", "2013-14"),
        ("two", "not_reported", "2012-13", "2013-14"),
    ]


def test_a_line_of_every_quarter_is_missed_in_any() -> None:
    rows = {
        "both": [row(s, 1, "Visits", "A 01") for s in (R12, Q12, R13)],
        "every": [row(s, 2, "Boats", "A 02") for s in (R12, Q12)],
        "yearly": [row(Q12, 3, "Parks", "A 03")],
    }
    assert kinds(rows) == [
        ("every", "dropped", "2012-13", "2013-14"),
        ("yearly", "not_reported", "2012-13", "2013-14"),
    ]


def test_a_line_of_one_quarter_was_not_added() -> None:
    rows = {
        "both": [row(s, 1, "Visits", "A 01") for s in (R12, R13, Q13)],
        "yearly": [row(Q13, 2, "Boats", "A 02")],
        "every": [row(s, 3, "Parks", "A 03") for s in (R13, Q13)],
    }
    assert kinds(rows) == [("every", "added", "2012-13", "2013-14")]


def test_dropped_is_told_when_it_can_be() -> None:
    rows = {
        "both": [row(s, 1, "Visits", "A 01") for s in (R12, R13, R15, P12)],
        "old": [row(R12, 2, "Boats", "A 02")],
        "plan": [row(P12, 2, "Benches", "A 03")],
    }
    assert kinds(rows) == [
        ("old", "dropped", "2012-13", "2013-14"),
        ("plan", "not_reported", "2012-13", "2013-14"),
    ]


def test_plans_and_reports_of_both_years_are_compared() -> None:
    rows = {
        "a": [
            row(P12, 1, "Visits to parks", "A 01"),
            row(R12, 1, "Park visits", "A 01"),
            row(P13, 1, "Visits to parks by boat", "A 01"),
            row(R13, 1, "Park visits", "A 01"),
        ]
    }
    found = changes(rows)
    assert [(c.change, c.after_text) for c in found] == [("redefined", "Visits to parks by boat")]


def test_years_without_the_indicator_are_passed_over() -> None:
    rows = {
        "a": [row(R12, 1, "Visits", "A 01"), row(R15, 1, "Visits to libraries", "A 01")],
        "b": [row(s, 2, "Boats", "A 02") for s in (R12, R13, R15)],
    }
    assert kinds(rows) == [("a", "redefined", "2012-13", "2015-16")]


def test_documents_of_one_kind_are_compared_where_there_are() -> None:
    """The report shortens what the plans spell out; from plan to plan nothing changed."""
    long, short = "Number of visits to parks in KS2", "Visits to parks in Key Stage 2"
    rows = {"a": [row(P12, 1, long, "A 01"), row(P13, 1, long, "A 01"), row(R13, 1, short, "A 01")]}
    assert kinds(rows) == []


@pytest.mark.parametrize(
    ("before", "after", "relation", "decided_by", "expected"),
    [
        ("Visits", "visits made", "redefined", "person", "redefined"),
        ("Schools", "Maintained schools", "same", "person", "reworded"),
        ("Schools", "Maintained schools", "same", "rule", "reworded"),
        ("Visits", "Visits of all", "redefined", "rule", "redefined"),
        ("Schools", "Maintained schools", "redefined", "rule", "redefined"),
    ],
)
def test_an_accepted_link_says_whether_it_is_one_definition(
    before: str, after: str, relation: str, decided_by: str, expected: str
) -> None:
    rows = {"a": [row(P12, 1, before, "A 01"), row(R13, 1, after, "A 01")]}
    found = changes(rows, link(before, after, relation, decided_by))
    assert [(c.change, c.material) for c in found] == [(expected, expected == "redefined")]
    if decided_by == "person":
        assert "they said so" in (found[0].reason or "")


def test_a_successor_is_named() -> None:
    rows = {
        "both": [row(P12, 1, "Visits", "A 01"), row(P13, 1, "Visits", "A 01")],
        "old": [row(P12, 2, "Boats", "A 02")],
        "new": [row(P13, 2, "Boats and barges", "A 03")],
    }
    found = changes(
        rows, replace(link("Boats", "Boats and barges", "successor"), status="suggested")
    )
    assert [c.change for c in found] == ["added", "dropped"]
    assert (found[1].reason or "").endswith("followed by Boats and barges (suggested).")


@pytest.mark.parametrize("relation", ["split", "merge"])
def test_split_and_merged(relation: str) -> None:
    ones, twos = [row(P12, 1, "Visits", "A 01")], [row(P13, 1, "Visits by boat", "A 02")]
    joined = replace(
        link("Visits", "Visits by boat", relation),
        left_kpi_id=ones[0].kpi_id,
        right_kpi_id=twos[0].kpi_id,
    )
    both = [row(P12, 9, "Parks", "A 09"), row(P13, 9, "Parks", "A 09")]
    found = changes({"whole": ones, "part": twos, "both": both}, joined)
    expected = ("whole", "split") if relation == "split" else ("part", "merged")
    assert [(c.indicator_id[4:], c.change, c.material) for c in found] == [(*expected, True)]


@pytest.mark.parametrize(
    ("before", "note", "after", "changed"),
    [
        (("NI075", "A 03"), None, ("A 03",), False),
        (("NI075",), None, ("A 03", "NI075"), True),
        (("NI073",), "SCS CYP0", ("SCS CYP02",), False),  # its last figure is lost
        ((), None, ("A 03",), True),
        (("A 03",), None, (), False),
    ],
)
def test_refs(
    before: tuple[str, ...], note: str | None, after: tuple[str, ...], changed: bool
) -> None:
    rows = {"a": [row(P12, 1, "Visits", *before, note=note), row(R13, 1, "Visits", *after)]}
    assert kinds(rows) == [("a", "re_referenced", "2012-13", "2013-14")] * changed


def test_a_line_printed_twice_is_compared_by_the_like_one() -> None:
    rows = {
        "a": [
            row(P12, 1, "Children in care at KS2", "L 01"),
            row(P12, 9, "Children in care at Key Stage 2", "L 09"),
            row(R13, 1, "Children in care at Key Stage 2", "L 01"),
        ]
    }
    assert kinds(rows) == [("a", "re_referenced", "2012-13", "2013-14")]


def test_documents_without_a_year_are_left_out() -> None:
    lost = source("lost", None)
    rows = {"a": [row(P12, 1, "Visits", "A 01"), row(lost, 1, "Boats", "A 01")]}
    assert kinds(rows) == []


def test_moved_targets() -> None:
    before = (
        target("2013-14", 200.0),
        target("2014-15", 210.0),
        target("2013-14", 5.0, part="KS2"),
        target("2012-13", None, missing="blank"),
    )
    after = (
        target("2013-14", 130.0),
        target("2014-15", None, missing="not_applicable"),
        target("2013-14", 5.0, part="KS2"),
        target("2012-13", 3.0),
    )
    rows = {
        "a": [
            row(P12, 1, "Visits", "A 01", targets=before),
            row(R13, 1, "Visits", "A 01", targets=after),
        ]
    }
    found = moved_targets([s for group in rows.values() for s in group], reconciled(rows))
    assert [(m.period, m.before.value, m.after.value) for m in found] == [
        ("2013-14", 200.0, 130.0),
        ("2014-15", 210.0, None),
    ]


def test_the_last_word_of_each_year_holds() -> None:
    """The plan's figure was not the last one: the report of that year had moved it already."""
    said = [(P12, 200.0), (R12, 190.0), (P13, 180.0), (R13, 130.0)]
    rows = {
        "a": [row(s, 1, "Visits", "A 01", targets=(target("2013-14", v),)) for s, v in said],
    }
    found = moved_targets(rows["a"], reconciled(rows))
    assert [(m.before.value, m.after.value) for m in found] == [(190.0, 130.0)]


def test_parts_of_a_target_that_was_set_aside() -> None:
    parts = (target("2013-14", 18.0, part="people"), target("2013-14", 465.0, part="episodes"))
    gone = (target("2013-14", None, missing="not_applicable"),)
    rows = {
        "a": [
            row(P12, 1, "Moves", "A 01", targets=parts),
            row(R13, 1, "Moves", "A 01", targets=gone),
        ]
    }
    found = moved_targets(rows["a"], reconciled(rows))
    assert {(m.before.breakdown, m.after.value) for m in found} == {
        ("people", None),
        ("episodes", None),
    }


@pytest.mark.parametrize("missing", ["refer_to_comment", "blank", "to_be_confirmed"])
def test_a_target_not_told_has_not_moved(missing: str) -> None:
    rows = {
        "a": [
            row(P12, 1, "Visits", "A 01", targets=(target("2013-14", 2.0),)),
            row(R13, 1, "Visits", "A 01", targets=(target("2013-14", None, missing=missing),)),
        ]
    }
    assert not moved_targets([s for g in rows.values() for s in g], reconciled(rows))


@given(order=st.permutations(range(8)))
def test_the_order_of_rows_is_no_matter(order: list[int]) -> None:
    rows = {
        "a": [row(s, 1, f"Visits {s.plan_year}", "A 01") for s in (P12, R12, R13, R15)],
        "b": [row(P12, 2, "Boats", "A 02"), row(R13, 2, "Boats", "B 02")],
        "c": [row(R12, 3, "Parks", "A 03"), row(R13, 3, "Parks at 5", "A 03")],
    }
    sightings = [s for group in rows.values() for s in group]
    ids = reconciled(rows)
    shuffled = [sightings[n] for n in order]
    assert definition_changes(None, shuffled, ids) == definition_changes(None, sightings, ids)
