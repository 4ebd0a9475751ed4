"""Pairs of measures: the same words, other words for the same figure, or another definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.definitions.compare import compare, same_counted, same_figure
from normalize.definitions.differences import Run

SAME_WORDS = [
    ("5+ GCSE A*-C including English", "5+GCSE A*-C including English"),
    ("Number of visits to libraries", "Number of visits to  libraries."),
    ("Percentage of self-employed people", "percentage of self employed people"),
    ("Stability of placements – number of moves", "Stability of placements: number of moves"),
    ("CAF's completed", "CAFs completed"),
    ("Number of visits tolibraries", "Number of visits to libraries"),
]

REWORDED = [
    # an aim before the measure
    ("Increase the number of active enterprises", "The number of active enterprises"),
    ("Reduce the percentage of people claiming", "Percentage of people claiming"),
    ("Increase the percentage with a qualification", "The proportion with a qualification"),
    ("To reduce the number of complaints", "Number of complaints"),
    ("Maintain the percentage of referrals repeated below 20%", "Percentage of referrals repeated"),
    ("Increase the number of visits to 500", "Number of visits"),
    # units in other words
    ("Percentage of invoices paid in 30 days", "% of invoices paid in 30 days"),
    ("Per cent of staff trained", "Percentage of staff trained"),
    ("No. of visits to museums", "Number of visits to museums"),
    ("Total number of visits to museums", "Number of visits to museums"),
    ("Number of museum visits", "Museum visits"),
    ("Secondary school persistent absence rate", "Percentage secondary school persistent absence"),
    ("Rate of children in care", "Rate of children in care per 10,000 population"),
    (
        "Rate per 10,000 of the population under 18 in care",
        "Rate per 10,000 0-18 year olds in care",
    ),
    # short forms written out
    ("Gap at KS2 between FSM and peers", "Gap at Key Stage 2 between Free School Meals and peers"),
    ("SEN pupils attending", "Special Educational Needs pupils attending"),
    ("CYP in custody", "Children and Young People in custody"),
    ("Looked after children in stable homes", "Children in Care in stable homes"),
    ("16-18 year olds NEET", "16 to 18 year olds not in education, employment or training"),
    ("L4+ in English and Maths", "Level 4 or above in English & Mathematics"),
    ("New Greenhouse gas (GHG) emissions", "New GHG emissions"),
    ("Achieving two levels of progress", "Achieving 2 levels of progress"),
    ("People aged 16 to 18 in training", "16-18 year olds in training"),
    ("Schools graded good or outstanding", "Schools graded good or better"),
    ("Gap between Free School Meals pupils and their peers at KS4", "Gap at KS4 FSM and peers"),
    ("Increase the percentage of pupils achieving 5+ GCSEs", "Proportion achieving 5+ GCSE"),
    ("Achievement of Level 2 at 19", "Percentage of young people achieving Level 2 at 19"),
    # number and endings of words
    ("Percentage of referral leading to a plan", "Percentage of referrals leading to a plan"),
    ("Childminder inspected and good", "Childminders inspected and good"),
    ("Pupils who achieve Level 2", "Pupils achieving Level 2"),
    ("Take-up of nursery places", "Uptake of nursery places"),
    # other words for the same
    ("Number of investment enquiries", "Number of inward investment enquiries"),
    ("Number of enquiries per annum", "Number of enquiries"),
    ("58.9 rolling quarterly average of visits", "58.9 rolling quarterly rate of visits"),
    ("Change from 2009 baseline (58.9 average)", "Change from 2009 baseline (58.9 rate)"),
    (
        "Visits from 2010/11 (40 baseline) (5% reduction each year)",
        "Visits from 2010-11 (40 baseline)",
    ),
    ("Average strengths score of children", "Strengths score of children"),
    ("Visits to the museum (62 baseline)", "Visits to the museum"),
    ("Cases reviewed within timescale", "Cases reviewed within time limits"),
    ("Early Years Foundation Stage Attainment", "Early Years Foundation Stage"),
    ("Interventions (CAF) in operation", "Interventions (e.g. CAF) in operation"),
    ("Achievement gap at Key Stage 4", "Key Stage 4 achievement gap"),
    # the council's own area
    ("Apprenticeships created in the borough", "Apprenticeships created"),
    ("Apprenticeships created in Halton", "Apprenticeships created"),
    ("Schools with a good inspection", "Schools across the district with a good inspection"),
    # spelling
    ("Programmes delivered on time", "Programes delivered on time"),
    # a fault, and the aim that is its remedy
    ("Over identification of needs", "Improve the identification of needs"),
    # what is meant anyway
    ("Households in temporary homes", "Households in temporary homes at the end of the quarter"),
    ("Assessments within 28 days (NI 132)", "Assessments within 28 days"),
    ("Falls per 1,000", "Falls per 1000 population"),
    # not decided on yet
    ("Single family assessment - measure to be defined later", "Family assessment measures"),
]

REDEFINED = [
    # baseline
    ("Admissions (1277 baseline)", "Admissions (22.7 rate per 10,000 baseline)", "baseline"),
    ("Change from 2009 baseline", "Change from 2011 baseline", "baseline"),
    ("Change from 2009 baseline (140 cases)", "Change from 2009 baseline (150 cases)", "baseline"),
    # coverage and population
    (
        "Educational settings graded good",
        "Maintained educational settings graded good",
        "population",
    ),
    ("Primary schools graded good", "Secondary schools graded good", "population"),
    ("Achievement gap at KS2", "Achievement gap at KS4", "threshold"),
    ("Apprenticeships created (16-18)", "Apprenticeships created (19+)", "population"),
    ("16-18 year olds in training", "16-19 year olds in training", "population"),
    ("Interventions in place for Level 2/3 cases", "Interventions in place", "threshold"),
    ("Visits to libraries", "Visits to libraries and museums", "what|coverage"),
    ("Progress in English", "Progress in Maths", "population"),
    ("Achieving Level 4 in English and Maths", "Achieving Level 4 in English", "population"),
    ("Schools graded good", "Schools graded good, excluding academies", "coverage"),
    ("Residents with a card", "Registered residents with a card", "stage"),
    ("Number of parks", "Number of flagged parks", "coverage"),
    ("Occupancy of industrial units", "Occupancy of market stalls", "what"),
    (
        "Placements of Children in Care: number of moves",
        "Placements of Children in Care: length",
        "period",
    ),
    ("Waste recycled by households", "Waste landfilled by households", "what"),
    # unit
    ("Number of pupils absent", "Percentage of pupils absent", "unit"),
    ("Rate of falls per 1,000 population", "Rate of falls per 10,000 population", "unit"),
    ("Number of falls", "Falls per 1,000 population", "unit"),
    ("Attainment at KS2", "Gap in attainment at KS2", "unit"),
    ("Days lost to sickness", "Average days lost to sickness", "unit"),
    ("Conception rate", "Conception rate, percentage change", "unit"),
    # polarity
    ("Over identification of needs", "Identification of needs", "polarity"),
    ("Care leavers in training", "Care leavers not in training", "polarity"),
    ("Increase the number of moves", "Reduce the number of moves", "polarity"),
    ("Employed residents", "Unemployed residents", "what"),
    ("Domestic waste", "Non-domestic waste", "polarity"),
    # threshold
    ("Achieving two levels of progress", "Achieving levels or sub-levels of progress", "threshold"),
    ("Achieving Level 2 at 19", "Achieving Level 3 at 19", "threshold"),
    ("Schools graded good or better", "Schools graded satisfactory or better", "threshold"),
    ("Issued within 6 weeks", "Issued within 26 weeks", "threshold"),
    ("Schools below the floor of 60%", "Schools below the floor of 65%", "threshold"),
    ("Invoices paid within 10 days", "Invoices paid within 30 days", "threshold"),
    ("Expected progress in English", "Better than expected progress in English", "threshold"),
    # period
    ("Enrolments (for the academic year)", "Enrolments (for the financial year)", "period"),
    ("Referrals in the previous 12 months", "Referrals in the previous 6 months", "threshold"),
    ("Schools with latest inspection good", "Schools inspected in the period good", "period"),
    ("Visits in the quarter", "Visits", "period"),
    ("Reduce admissions of people under 18", "Admissions of people", "polarity"),
    ("Increase the number in training at 19", "Number in training", "threshold"),
    # stage
    ("Assessments started", "Assessments completed", "stage"),
    ("Orders issued", "Orders received", "stage"),
    # decided on since
    ("Single assessment - measure to be defined", "Single assessments within 45 days", "threshold"),
    # another measure altogether
    ("Waste composted", "Waste sent for reuse, recycling and composting", "coverage"),
    ("People with no qualifications", "People achieving NVQ Level 4 and above", "polarity"),
    ("Referrals that had been subject to CAF", "Referrals with evidence of joint planning", "what"),
]


@pytest.mark.parametrize(("before", "after"), SAME_WORDS)
def test_identical(before: str, after: str) -> None:
    found = compare(before, after)
    assert (found.relation, found.material) == ("identical", False)


@pytest.mark.parametrize(("before", "after"), REWORDED)
def test_reworded(before: str, after: str) -> None:
    for found in (compare(before, after), compare(after, before)):
        assert (found.relation, found.material) == ("reworded", False), found.reason


@pytest.mark.parametrize(("before", "after", "about"), REDEFINED)
def test_redefined(before: str, after: str, about: str) -> None:
    for found in (compare(before, after), compare(after, before)):
        assert (found.relation, found.material) == ("redefined", True), found.reason
        assert any(part in found.reason.lower() for part in about.split("|")), found.reason


def test_own_council_is_no_narrowing() -> None:
    before, after = "Visits to parks", "Visits to parks in Testford"
    assert compare(before, after).relation == "redefined"
    assert compare(before, after, council="Testford City Council").relation == "reworded"


def test_a_council_that_is_called_like_a_word() -> None:
    council = "Reading Borough Council"
    before, after = "Progress in maths", "Progress in maths and reading"
    assert compare(before, after, council).relation == "redefined"
    assert compare("Visits to parks", "Visits to parks in Reading", council).relation == "reworded"


TEXTS = st.text(alphabet="abc deKS24%()-.,+", max_size=40)


@given(before=TEXTS, after=TEXTS)
def test_any_two_texts_compare(before: str, after: str) -> None:
    found = compare(before, after)
    assert 0 <= found.similarity <= 1
    assert found.material == (found.relation == "redefined")
    for text, other in ((before, Run.ADDED), (after, Run.DROPPED)):
        printed = " ".join(run.text for run in found.runs if run.run is not other)
        assert len(printed.split()) == len(text.split())


@given(text=TEXTS)
def test_a_text_is_what_it_is(text: str) -> None:
    assert compare(text, text).relation == "identical"


# (before, after, the same figure, the same is counted)
SAME = [
    ("Take up of places by 2 year olds", "Two year olds taking up places", True, True),
    ("Average time to re-let homes (days)", "Average time to re-let homes", True, True),
    ("Increase the number of visits", "Number of visits", True, True),
    ("Number of first time entrants", "First time entrants per 100,000", False, True),
    ("Increase the number of visits", "Reduce the number of visits", False, True),
    ("Waste recycled", "Waste recycled and composted", False, False),
    ("Children in need", "Children in care", False, False),
    ("Visits by people aged 60+", "Visits", False, False),
    ("", "", False, False),
]


@pytest.mark.parametrize(("before", "after", "figure", "counted"), SAME)
def test_the_same_with_every_word(before: str, after: str, figure: bool, counted: bool) -> None:
    for left, right in ((before, after), (after, before)):
        assert (same_figure(left, right), same_counted(left, right)) == (figure, counted)
