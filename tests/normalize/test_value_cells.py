import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.column_words import MissingReason
from normalize.periods import plan_year, quarter_of
from normalize.values import Value, covered_reason, read_cell

COLUMN = plan_year(2012)

ONE = [  # cell, measure, value, unit
    ("246", "Number of enquiries", 246, "count"),
    ("3,450", "Number of enrolments", 3450, "count"),
    ("56.0%", "Proportion achieving level 4", 56, "percent"),
    ("15 per cent", "Take up", 15, "percent"),
    ("14.8", "Conversion rate percentage", 14.8, "percent"),
    ("6.2%", "The number of people self-employed", 6.2, "percent"),
    ("12.4", "Average SDQ score", 12.4, "score"),
    ("6.7", "Rate of admissions", 6.7, "rate"),
    ("41.5 Rolling quarterly average rate", "Conception rate", 41.5, "rate"),
    ("58.9 Rolling quarterly average", "Conception rate, percentage change", 58.9, "rate"),
    ("£443.60", "Gross weekly earnings", 443.6, "gbp"),
    ("£2.5m", "Income", 2_500_000, "gbp"),
    ("-2", "Conceptions (140 conceptions)", -2, "count"),
    ("70 FTE each term", "Take up of places", 70, "count"),
    ("2,195.5 per 100,000 population", "Admissions", 2195.5, "rate"),
    ("95% or above", "Attendance", 95, "percent"),
    ("25,817 tonnes CO ₂ e", "Emissions", 25817, None),
    ("2.5", "Efficiency savings", 2.5, None),
    ("62", "Proportion of pupils", 62, None),
    ("86%*", "Take up", 86, "percent"),
    ("612kg", "Waste of a household", 612, None),
    ("40+", "Number of clubs", 40, "count"),
    ("£-4.2m", "Savings", -4_200_000, "gbp"),
    ("98.2%¹", "Take up", 98.2, "percent"),
    ("98.2% (p)", "Take up", 98.2, "percent"),
    ("11.1 #", "Days lost for each employee", 11.1, None),
    ("~40", "Number of clubs", 40, "count"),
    ("1.2 million", "Number of visits", 1_200_000, "count"),
    ("Nil", "Number of deaths", 0, "count"),
    ("£4.50 per head", "Cost of the library", 4.5, "gbp"),
    ("no more than 12", "Number of complaints", 12, "count"),
    ("4.1", "Number of burglaries per 1,000 households", 4.1, "rate"),
    ("91% (1,204 of 1,323)", "Cleared in a day", 91, "percent"),
    ("97.4% 75/77", "Plans in time", 97.4, "percent"),
    ("(8/11) 72.7%", "Decided in time", 72.7, "percent"),
    ("5% reduction on 2010/11", "Number of crimes", 5, "percent"),
    ("9,112,400", "Cost of out of borough placements", 9_112_400, "gbp"),
    ("312", "New business start-ups", 312, "count"),
]


@pytest.mark.parametrize(("cell", "measure", "value", "unit"), ONE)
def test_one_value(cell: str, measure: str, value: float, unit: str | None) -> None:
    reading = read_cell(cell, measure, column=COLUMN)
    assert [(v.value, v.unit) for v in reading.values] == [(value, unit)]
    assert reading.problems == ()
    assert (reading.values[0].breakdown, reading.values[0].period) == (None, None)


SEVERAL = [
    ("100% KS2 60% KS4", [(100, "KS2"), (60, "KS4")]),
    ("86.2% English 79.6% Maths", [(86.2, "English"), (79.6, "Maths")]),
    ("18 young people, 465 episodes", [(18, "young people"), (465, "episodes")]),
    ("454 (A4E) 1118 (Ingeus)", [(454, "A4E"), (1118, "Ingeus")]),
    ("KS2: 100% KS4: 60%", [(100, "KS2"), (60, "KS4")]),
    ("77% Level 4 45% Level 5", [(77, "Level 4"), (45, "Level 5")]),
    ("83% (KS2)", [(83, "KS2")]),
    ("a) 87.5% b) 46.3%", [(87.5, "a"), (46.3, "b")]),
    ("381 (Year 11)", [(381, "Year 11")]),
    ("Pri-95.35 Pru-63.83 (17-18)", [(95.35, "Pri"), (63.83, "Pru")]),
]


@pytest.mark.parametrize(("cell", "expected"), SEVERAL)
def test_breakdowns(cell: str, expected: list[tuple[float, str]]) -> None:
    reading = read_cell(cell, "", column=COLUMN)
    assert [(v.value, v.breakdown) for v in reading.values] == expected
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("74.8% (09/10)", ["2009-10"]),
        ("46.0% (2009/10)", ["2009-10"]),
        ("74.8% 2009/10", ["2009-10"]),
        ("22% (2010)", ["2010"]),
        ("119 (Q2 01/07/19 to 30/09/19)", ["2019-20 Q2"]),
        ("Q1 14% Q2 16%", ["2012-13 Q1", "2012-13 Q2"]),
        ("Pri-95.35 Pru-63.83 (17-18)", ["2017-18", "2017-18"]),
        ("83% (KS2 2010/11)", ["2010-11"]),
        ("42.2% (2010/11 Academic year)", ["2010-11"]),
        ("31.4% (Aug 2013)", ["2013-08"]),
        ("31.4% (Aug 2012)", [None]),  # a month of the column's own year
        ("56% (12/13)", [None]),  # the column's own
        ("85.5% (baseline at 30/06/11)", [None]),
    ],
)
def test_periods_of_their_own(cell: str, labels: list[str | None]) -> None:
    values = read_cell(cell, "", column=COLUMN).values
    assert [v.period.label if v.period else None for v in values] == labels


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<5", Value(5, "<")),
        ("Less than 5", Value(5, "<")),
        ("≥ 95", Value(95, ">=")),
        ("At least 95", Value(95, ">=")),
        ("45 provisional", Value(45, qualifier="provisional")),
    ],
)
def test_comparators_and_qualifiers(cell: str, expected: Value) -> None:
    assert read_cell(cell, "").values == (expected,)


def test_words_that_qualify() -> None:
    change = read_cell("£250000 reduction", "").values[0]
    assert (change.value, change.comparator, change.qualifier) == (250000, "change_by", "reduction")
    projected = read_cell("9,259,036 projected", "").values[0]
    assert (projected.qualifier, projected.coverage) == ("projected", "forecast_year_end")
    both = read_cell("48.1% (2010/11 Unvalidated)", "", column=COLUMN).values[0]
    assert both.period is not None
    assert (both.qualifier, both.period.label) == ("unvalidated", "2010-11")
    baseline = read_cell("85.5% (baseline at 30/06/11)", "").values[0]
    assert (baseline.qualifier, baseline.coverage) == ("baseline at 30/06/11", "snapshot")
    share = read_cell("74% (32/43)", "").values[0]
    assert (share.value, share.qualifier) == (74, "32/43")


def test_a_label_can_say_the_kind() -> None:
    values = read_cell("Target:180 Floor: 240", "").values
    assert [(v.kind, v.value, v.breakdown) for v in values] == [
        ("target", 180, None),
        ("floor", 240, None),
    ]


IN_QUARTER = [  # cell in a column of 2014-15 Q2, values with label and period
    ("Jul 96.2% Aug 97.0%", [(96.2, "Jul", None), (97.0, "Aug", None)]),
    ("July: 211 August: 190", [(211, "July", None), (190, "August", None)]),
    ("Q1 100% Q2 97%", [(100, None, "2014-15 Q1"), (97, None, None)]),
    ("Oct 211 Nov 190", [(None, None, None)]),
]


@pytest.mark.parametrize(("cell", "expected"), IN_QUARTER)
def test_months_and_quarters_tell_values_apart(
    cell: str, expected: list[tuple[float | None, str | None, str | None]]
) -> None:
    found = read_cell(cell, "% of items", column=quarter_of(2014, 2)).values
    told = [(v.value, v.breakdown, v.period.label if v.period else None) for v in found]
    assert told == expected


def test_the_year_of_the_calendar_that_a_cell_names() -> None:
    (value,) = read_cell("31.9% (Jan – Dec 2013)", "% of items", column=COLUMN).values
    assert value.period is not None
    assert (value.value, value.period.label) == (31.9, "2013")


LISTED = [  # cell, measure, values with label
    ("8% 11%", "Streets: a) Litter b) Detritus", [(8, "Litter"), (11, "Detritus")]),
    ("8% 11%", "Streets with litter", [(None, None)]),
    ("8%", "Streets: a) Litter b) Detritus", [(8, None)]),
    ("8% 11% 12%", "Streets: a) Litter b) Detritus", [(None, None)]),
]


@pytest.mark.parametrize(("cell", "measure", "expected"), LISTED)
def test_values_in_the_order_of_the_parts_of_their_measure(
    cell: str, measure: str, expected: list[tuple[float | None, str | None]]
) -> None:
    found = read_cell(cell, measure, column=COLUMN).values
    assert [(v.value, v.breakdown) for v in found] == expected


def test_the_counts_of_the_rest_beside_a_percentage() -> None:
    reading = read_cell("99.9% 2/516 funded children", "Children in good settings", column=COLUMN)
    assert [(v.value, v.unit) for v in reading.values] == [(99.9, "percent")]
    assert [p.code for p in reading.problems] == ["value_part_unread"]


UNCLEAR = [
    "9 9.9% 2/516 funded children",
    "74%1",  # a footnote number stuck to a figure
    "10-12%",
    "100 95",
    "2/516",
    "12 of 15 schools",
    "2.5m",  # million or metres
    "12 days 3 hours",
    "1:4",
    "(5)",
    "To reduce by 5%",
    "New measure 45%",
    "English 45% (2010) 50% (2011)",
    "KS2 100% 60%",
    "10% below average",
    "45% in 2011",
    " ".join(f"{n} {word}" for n, word in enumerate("abcdefghijklm")),
    "1O2%",
    "16.O%",
    "4,l20",
]


@pytest.mark.parametrize("cell", UNCLEAR)
def test_doubtful_figures_give_no_value(cell: str) -> None:
    reading = read_cell(cell, "Percentage of pupils", column=COLUMN)
    assert [v.value for v in reading.values] == [None]
    assert [p.code for p in reading.problems] == ["value_unclear"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("5.2% (3,660)", "value_part_unread"),
        ("6,215 (Q1+Q2)", "period_unclear"),
        ("92% (12/13)", "period_unclear"),  # the year, or 12 out of 13
    ],
)
def test_a_doubtful_bracket_is_told(cell: str, code: str) -> None:
    reading = read_cell(cell, "")
    assert reading.values[0].value is not None
    assert [p.code for p in reading.problems] == [code]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("N/A", MissingReason.NOT_APPLICABLE),
        ("Available Q3", MissingReason.NOT_AVAILABLE),
        ("New for 2012/13", MissingReason.NEW_INDICATOR),
        ("Results due October 2013: not yet published", MissingReason.NOT_AVAILABLE),
        ("", MissingReason.BLANK),
    ],
)
def test_reasons_instead_of_values(cell: str, reason: MissingReason) -> None:
    reading = read_cell(cell, "Number of visits", column=COLUMN)
    assert reading.values == (Value(missing_reason=reason),)
    assert reading.problems == ()


def test_words_without_a_reason_are_told() -> None:
    reading = read_cell("Close the gap with the region", "")
    assert reading.values == (Value(),)
    assert [p.code for p in reading.problems] == ["value_in_words"]


@pytest.mark.parametrize(
    ("covering", "reason"),
    [
        ("Refer comment", MissingReason.REFER_TO_COMMENT),
        ("To be determined with the provider", MissingReason.TO_BE_CONFIRMED),
        ("Close the gap", None),
        ("56%", MissingReason.BLANK),
    ],
)
def test_covered_reason(covering: str, reason: MissingReason | None) -> None:
    assert covered_reason(covering) == reason


@given(st.text(alphabet="0123456789.,%£()-/ aKSQof<+*:", max_size=24))
def test_no_figure_is_lost_in_silence(cell: str) -> None:
    reading = read_cell(cell, "", column=COLUMN)
    assert reading.values
    told = bool(reading.problems)
    for value in reading.values:
        if value.value is None and value.missing_reason is None:
            assert told


@given(st.floats(min_value=0, max_value=1e7, allow_nan=False).map(lambda x: round(x, 2)))
def test_a_printed_number_reads_back(number: float) -> None:
    assert [v.value for v in read_cell(f"{number:,.2f}", "").values] == [number]
    assert [v.value for v in read_cell(f"{number:.2f}%", "").values] == [number]


BRACKETS = [  # a bracket with another figure says nothing of the value before it
    ("12 (4 per 1,000)", 12, "count", ["value_part_unread"], None),
    ("54 (96%)", 54, "count", ["value_part_unread"], None),
    ("86% (40/47)", 86, "percent", ["percentage_differs"], "85.1%"),
    ("74% (32 of 43)", 74, "percent", [], None),
    ("26% (32 of 43)", 26, "percent", ["value_part_unread"], None),  # the share of the rest
    ("43% (Summer 2016)", 43, "percent", ["period_unclear"], None),
    ("61% (2010 survey)", 61, "percent", [], None),
]


@pytest.mark.parametrize(("cell", "value", "unit", "codes", "expected"), BRACKETS)
def test_brackets(
    cell: str, value: float, unit: str, codes: list[str], expected: str | None
) -> None:
    reading = read_cell(cell, "Number of members", column=COLUMN)
    assert [(v.value, v.unit, v.breakdown) for v in reading.values] == [(value, unit, None)]
    assert [p.code for p in reading.problems] == codes
    assert [p.expected for p in reading.problems][:1] == ([expected] if codes else [])


@pytest.mark.parametrize("cell", ["1:4", "0 to 3", "*", "Top 25%", "1.2m"])
def test_a_value_that_cannot_be_told_is_none(cell: str) -> None:
    reading = read_cell(cell, "Number of members", column=COLUMN)
    assert [(v.value, v.missing_reason) for v in reading.values] == [(None, None)]
    assert len(reading.problems) == 1


QUARTERS = [  # cell in a column of 2015-16 Q1, period named, problems
    ("31.7 (Q4 2012/13)", "2012-13 Q4", []),
    ("31.7 (Q1 2015)", None, []),
    ("31.7 (Q1 2014)", None, ["period_unclear"]),
]


@pytest.mark.parametrize(("cell", "period", "problems"), QUARTERS)
def test_a_quarter_with_a_year_alone(cell: str, period: str | None, problems: list[str]) -> None:
    reading = read_cell(cell, "Conception rate", column=quarter_of(2015, 1))
    found = reading.values[0].period
    assert (found.label if found is not None else None) == period
    assert [problem.code for problem in reading.problems] == problems


IN_PARTS = [  # cell, measure -> each value and the part that it is of
    ("(i) 74% (ii) 9%", "Rate of children", [(74, "i"), (9, "ii")]),
    (
        "1,905 / 1,104",
        "Learners: a) enrolled b) qualified",
        [(1905, "enrolled"), (1104, "qualified")],
    ),
    ("90% 63.2%", "Handled in time, a) 'major' b) 'minor'", [(90, "'major'"), (63.2, "'minor'")]),
    ("2% 4%", "Roads: main and other", [(None, None)]),
    ("18/18 100%", "Plans made in time", [(100, None)]),
    ("42/48 97.5%", "Plans made in time", [(None, None)]),
    ("Next survey due 2012", "Satisfaction of users", [(None, None)]),
]


@pytest.mark.parametrize(("cell", "measure", "expected"), IN_PARTS)
def test_the_parts_of_a_cell(
    cell: str, measure: str, expected: list[tuple[float | None, str | None]]
) -> None:
    read = read_cell(cell, measure, column=COLUMN)
    assert [(value.value, value.breakdown) for value in read.values] == expected


def test_a_unit_in_brackets_at_the_end_of_a_measure() -> None:
    assert read_cell("12.1", "Enquiry conversion rate (%)").values[0].unit == "percent"
