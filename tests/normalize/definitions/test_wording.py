"""What the words of a measure say of its figures."""

import pytest

from normalize.definitions.wording import baseline, coverage, polarity, without_baseline, wording

POLARITIES = [
    ("Increase the number of active enterprises", ("higher", "Increase")),
    ("Reduce the number of Young People who run away", ("lower", "Reduce")),
    ("Narrow the gap between schools", ("lower", "Narrow")),
    ("Reduce the percentage of schools graded good or better", ("lower", "Reduce")),
    ("Achievement gap at Key Stage 4", ("lower", "Achievement gap")),
    ("Percentage gap between two groups' attainment", ("lower", "Percentage gap")),
    ("Inequality gap in achievement at Level 3", ("lower", "Inequality gap")),
    ("Over identification of needs", ("lower", "Over identification")),
    ("16-18 year olds not in education, employment or training", ("lower", "not in education")),
    ("Childminders graded as good or better", ("higher", "graded as good or better")),
    ("Proportion achieving level 4", ("higher", "achieving")),
    ("Cases are reviewed within timescale", ("higher", "reviewed within timescale")),
    # nothing says which way is better, or only that things are to improve
    ("Improve the identification of needs", None),
    ("Improve the timeliness of placements", None),
    ("Number of enquiries", None),
    ("Rate of permanent exclusions", None),
    ("Number of starts (over 12 month period)", None),
    ("Staff turnover rate", None),
    (None, None),
]

BASELINES = [
    ("Change from 2009 baseline (58.9 rolling rate)", "2009 baseline (58.9 rolling rate)"),
    ("Admissions from 2010/11 (1277 baseline) (5% less)", "2010/11 (1277 baseline)"),
    (
        "Admissions from 2010/11 (22.7 rate per 10,000 baseline)",
        "2010/11 (22.7 rate per 10,000 baseline)",
    ),
    ("Admissions (62 baseline)", "62 baseline"),
    ("Visits against a baseline of 45%", "baseline of 45%"),
    ("Visits compared with 2007/08 baseline", "2007/08 baseline"),
    ("Visits (baseline 1,200)", "baseline 1,200"),
    ("Number of visits", None),
    (None, None),
]

COVERAGES = [
    ("Visits (cumulative to end of quarter)", "year_to_date"),
    ("Children in care (snapshot at end of quarter)", "snapshot"),
    ("Budget spent (year end forecast)", "forecast_year_end"),
    ("Conception rate (rolling quarterly average)", "rolling_12_months"),
    ("Number of starts (over 12 month period)", "rolling_12_months"),
    ("Number of visits", None),
]


@pytest.mark.parametrize(("measure", "expected"), POLARITIES)
def test_polarity(measure: str | None, expected: tuple[str, str] | None) -> None:
    assert polarity(measure) == expected


@pytest.mark.parametrize(("measure", "expected"), BASELINES)
def test_baseline(measure: str | None, expected: str | None) -> None:
    assert baseline(measure) == expected


@pytest.mark.parametrize(("measure", "expected"), COVERAGES)
def test_coverage(measure: str, expected: str | None) -> None:
    assert coverage(measure) == expected


def test_without_baseline() -> None:
    assert without_baseline("Change from 2009 baseline (140 cases)").strip() == "Change"


def test_all_that_the_words_say() -> None:
    said = wording("Reduce the rate of falls per 1,000 population (calendar year)")
    assert (said.polarity, said.polarity_source) == ("lower", "Reduce")
    assert (said.unit, said.unit_text, said.calendar) == (
        "rate",
        "per 1,000 population",
        "calendar",
    )
    assert (said.coverage, said.baseline) == (None, None)
