from dataclasses import replace

from extract.places import NOWHERE
from normalize.linked import linked_findings
from parsers.report import FrontMatter, Kpi, Milestone, Objective, Report

THEME = "Objective: Maximise income (PED01)"


def kpi(ordinal: int, ref: str) -> Kpi:
    return Kpi(ordinal, ref, "Visits", NOWHERE, theme=THEME)


def report(*refs: str, linked: str = "") -> Report:
    empty = Report(front=FrontMatter("other"))
    objective = Objective(1, "LAS1", "Better schools", NOWHERE, linked_indicators=linked)
    return replace(
        empty, kpis=tuple(kpi(n, ref) for n, ref in enumerate(refs, 1)), objectives=(objective,)
    )


def codes(made: Report) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.expected, f.found) for f in linked_findings(made)]


def test_a_linked_indicator_without_a_row_is_told() -> None:
    assert codes(report("SCS CYP03", linked="SCS CYP3, SCS CYP04")) == [
        ("linked_indicator_without_row", "SCS CYP04", None)
    ]


def test_parts_and_families_without_rows_are_not() -> None:
    assert codes(report("NI 102 (a)", linked="NI102, EUR LI 4")) == []


def test_a_row_of_another_objective_is_told() -> None:
    assert codes(report("PED01 01", "PED02 03", "NI 117")) == [
        ("ref_of_another_objective", "PED01", "PED02 03")
    ]


def test_a_milestone_of_another_objective_is_told() -> None:
    own = Milestone(1, "PED01a", "Open the hub", NOWHERE, theme=THEME)
    other = replace(own, ordinal=2, ref_text="PED03d")
    made = replace(report(), milestones=(own, other), objectives=())
    assert codes(made) == [("ref_of_another_objective", "PED01", "PED03d")]
