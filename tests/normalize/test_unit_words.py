import re

import pytest

from normalize.column_words import Calendar, Coverage, Unit
from normalize.units import MeasuredIn, calendar_of, coverage_of, measure_unit, unit_table


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Percentage of invoices paid in time", MeasuredIn(Unit.PERCENT)),
        ("% of milestones achieved", MeasuredIn(Unit.PERCENT)),
        ("Enquiry conversion rate percentage", MeasuredIn(Unit.PERCENT)),
        ("Reduce the number of repeats", MeasuredIn(Unit.COUNT)),
        ("Rate of admissions per 10,000 population",
         MeasuredIn(Unit.RATE, "per 10,000 population")),
        ("Admissions (22.7 rate per 10,000 baseline)", MeasuredIn(Unit.RATE, "per 10,000")),
        ("Conception rate, percentage change", MeasuredIn(Unit.RATE)),
        ("Cases of abuse resolved within 20 days", MeasuredIn()),
        ("Visits to museums per 1,000 people", MeasuredIn(Unit.RATE, "per 1,000 people")),
        ("Visits to leisure centres", MeasuredIn(Unit.COUNT)),
        ("Satisfaction with visits to parks", MeasuredIn()),
        ("Conception rate, reduction (140 conceptions)", MeasuredIn(Unit.COUNT)),
        ("Average SDQ score", MeasuredIn(Unit.SCORE)),
        ("Proportion of pupils at level 4", MeasuredIn()),
        ("Efficiency savings", MeasuredIn()),
        ("Strategy generated", MeasuredIn()),
    ],
)  # fmt: skip
def test_measure_unit(measure: str, expected: MeasuredIn) -> None:
    assert measure_unit(measure) == expected


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Q2 (cumulative)", "header", Coverage.YEAR_TO_DATE),
        ("Current (6 mths)", "header", Coverage.YEAR_TO_DATE),
        ("Visits (over 12 months)", "measure", None),
        ("Children in care as at 31 March", "measure", Coverage.SNAPSHOT),
        ("58.9 Rolling quarterly average", "cell", Coverage.ROLLING_12_MONTHS),
        ("Q2", "header", None),
        ("Look at the data", "measure", None),
    ],
)
def test_coverage_of(text: str, where: str, expected: Coverage | None) -> None:
    assert coverage_of(text, where) == expected


def test_calendar_of() -> None:
    assert calendar_of("Enrolments (for the academic year)") is Calendar.ACADEMIC
    assert calendar_of("Enrolments") is None


def test_every_unit_pattern_matches_its_examples() -> None:
    table = unit_table()
    for entry in (*table.cell, *table.comparator, *table.qualifier, *table.kind):
        assert entry.examples
        for example in entry.examples:
            assert re.fullmatch(f"(?i:{entry.pattern})", example), example
    for entry in (*table.measure, *table.coverage, *table.calendar):
        assert entry.examples
        for example in entry.examples:
            assert re.search(f"(?i:{entry.pattern})", example), example


def test_measures_have_the_unit_of_their_examples() -> None:
    for entry in unit_table().measure:
        for example in entry.examples:
            assert measure_unit(example).unit is entry.unit, example
