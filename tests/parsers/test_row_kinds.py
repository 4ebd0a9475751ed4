"""Actuals and targets of one indicator in rows under each other."""

import pytest

from extract.pdf import read_pdf
from parsers import parse
from parsers.report import Kpi
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import Cell, each, table

XS: list[float] = [40, 80, 200, 270, 340, 410, 470]


def kpis(rows: list[list[Cell]]) -> tuple[Kpi, ...]:
    paper = Paper()
    table(paper, XS, rows, size=8)
    return parse(read_pdf(pdf(paper), sha256="abc")).kpis


def rows_of(*kinds: str) -> list[list[Cell]]:
    return [
        each("Ref", "Indicator", "", "Q1", "Q2", "RAG"),
        each("C1", "Calls taken", kinds[0], "91%", "92%", "Green"),
        *(each("", "", kind, "90%", "93%", "") for kind in kinds[1:]),
        each("C2", "Visits made", kinds[0], "910", "920", "Red"),
        *(each("", "", kind, "990", "995", "") for kind in kinds[1:]),
    ]


# what the rows of an indicator say, and the kinds of its values
TOLD = [
    (("Actual", "Target"), ["in_year", "in_year", "target", "target"]),
    (("Target", "Actual"), ["target", "target", "in_year", "in_year"]),
    (("Actual", "Target", "Variance"), ["in_year", "in_year", "target", "target"]),
    (("Actual", "Last year", "Target"), ["in_year", "in_year", "target", "target"]),
]


@pytest.mark.parametrize(("kinds", "roles"), TOLD)
def test_what_each_row_of_an_indicator_holds(kinds: tuple[str, ...], roles: list[str]) -> None:
    made = kpis(rows_of(*kinds))
    assert [k.ref_text for k in made] == ["C1", "C2"]
    assert [[v.role for v in k.values] for k in made] == [roles, roles]
    assert [v.header for v in made[0].values] == ["Q1", "Q2", "Q1", "Q2"]
    assert [k.progress and k.progress.text for k in made] == ["Green", "Red"]


def test_values_of_another_year_are_not_those_of_the_heads() -> None:
    made = kpis(rows_of("Last year", "Actual", "Target"))
    assert [v.displaced for v in made[0].values] == [True, True, False, False, False, False]
