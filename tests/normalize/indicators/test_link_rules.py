"""What becomes of two rows: each line is a pair that a careful reader has judged, and why."""

from dataclasses import replace

import pytest

from normalize.indicators.rules import RULES
from normalize.indicators.sightings import SeenRef
from tests.normalize.indicators.sample_sightings import (
    Value,
    council,
    indicator,
    link,
    outcome,
    row,
)

Side = tuple[str, str]
NEET = "Percentage of 16-18 year olds not in education, employment or training"
A12: Value = ("actual", "2012-13", 56.3)

# (earlier, later, figures that both print, what is said)
PAIRS = [
    # One ref, and the words say the same.
    (("SCS CYP05", NEET), ("SCS CYP05", "Reduce the % of 16-18 year olds NEET"), (),
     "accepted same"),
    (("DIS LI05", "Number of investment enquiries per annum"),
     ("DIS LI05", "Number of inward investment enquiries per annum"), (), "accepted same"),
    # The plan's rate counts from another base than the report's: the line goes on, redefined.
    (("SCS CYP07", "Rate of CYP admitted to hospital for substance misuse (1277 baseline)"),
     ("SCS CYP07", "Rate of CYP admitted to hospital for substance misuse (22.7 rate per 10,000 "
      "baseline)"), (), "accepted redefined"),
    # Schools outside the council's control are no longer counted.
    (("SCS CYP09", "Percentage of educational settings Good or Outstanding"),
     ("SCS CYP09", "Percentage of maintained educational settings Good or Outstanding"), (),
     "accepted redefined"),
    # The ref goes on and only the group was drawn anew: one line, redefined.
    (("SCS CYP05", NEET), ("SCS CYP05", NEET.replace("16-18", "16-17")), (),
     "accepted redefined"),
    (("SCS CYP02", "Proportion achieving level 4 at KS2 English and Maths"),
     ("SCS CYP02", "Proportion achieving level 4 at KS2 Reading, Writing and Maths"), (),
     "accepted redefined"),
    (("NI148", "Care leavers in work at 19"), ("NI148", "Care leavers in work at 19 to 21"), (),
     "accepted redefined"),
    # Nobody is in both groups: the ref went to another measure.
    (("COP LI04", "Number of funded places for 2 year olds"),
     ("COP LI04", "Number of funded places for 3 and 4 year olds"), (), "accepted different"),
    # Another limit may be another line: a person decides, unless a figure goes on.
    (("ENV LI09", "Fly-tips removed within 24 hours of a report"),
     ("ENV LI09", "Fly-tips removed within 2 working days of a report"), (),
     "suggested redefined"),
    (("ENV LI09", "Fly-tips removed within 24 hours of a report"),
     ("ENV LI09", "Fly-tips removed within 2 working days of a report"), (A12,),
     "accepted redefined"),
    # What is counted goes on, by head instead of as a number.
    (("SS 06", "Number of first time entrants to the youth justice system"),
     ("SS 06", "First time entrants to the youth justice system per 100,000"), (),
     "accepted redefined"),
    # The national set gives a number once.
    (("NI132", "Timeliness of social care assessment"),
     ("NI132", "Percentage of social care assessments made within four weeks"), (), "accepted"),
    (("ASC LI07", "Timeliness of social care assessment"),
     ("ASC LI07", "Percentage of social care assessments made by telephone"), (), "suggested"),
    # 'In care' may begin many titles: two more words under one ref are too little.
    (("CFS LI06", "Number of children in care"),
     ("CFS LI06", "Number of children in care placed for adoption"), (), "suggested same"),
    (("CFS LI06", "Number of children in care"),
     ("CFS LI06", "Number of children in care placed for adoption"), (A12,), "accepted redefined"),
    # One ref, another measure.
    (("SCS ELS04", "Reduce the proportion of people with no qualifications"),
     ("SCS ELS04", "The proportion of people achieving NVQ Level 4 and above"), (),
     "accepted different"),
    (("PLN 01", "% of major planning applications determined within 13 weeks"),
     ("PLN 01", "% of minor planning applications determined within 8 weeks"), (),
     "accepted different"),
    (("CE LI04", "Number of council employees who are women in the top 5% of earners"),
     ("CE LI04", "Number of council employees from BME groups in the top 5% of earners"), (),
     "accepted different"),
    (("PYS LI02", "Number of properties sold"), ("PYS LI02", "Greenhouse gas emissions"), (),
     "accepted different"),
    # Another ref, the same words: enough where the words are an indicator's name.
    (("SCS ELS05 + revised:NI165", "Increase the percentage of people achieving NVQ Level 4"),
     ("SCS ELS04", "The proportion of people achieving NVQ Level 4"), (), "accepted same"),
    (("BSC LI13", "Undisputed invoices paid within 30 days"),
     ("DIS LI02", "Undisputed invoices paid within 30 days"), (), "suggested same"),
    (("NI116", "Children in poverty"), ("SCS ELS10", "Children in poverty"), (),
     "suggested same"),
    (("NI116", "Children in poverty"), ("SCS ELS10", "Children in poverty"), (A12,),
     "accepted same"),
    # A variant of one national indicator in both.
    (("adjusted:NI112", "Under 18 conception rate, change from 2009 baseline (58.9 average)"),
     ("SCS CYP15 + adjusted:NI112", "Under 18 conception rate, change from 2009 baseline (58.9 "
      "rate)"), (), "accepted same"),
    (("NI112", "Under 18 conception rate, change from 1998 baseline"),
     ("SCS CYP15 + adjusted:NI112", "Under 18 conception rate, change from 2009 baseline"), (),
     "suggested successor"),
    # 'SCS' without a number in the plan, its number in the report.
    (("LPI03 CYP + flag:SCS", "Children in Care achieving expected outcomes at KS2 and KS4"),
     ("SCS CYP16", "Percentage of Children in Care achieving expected outcomes at KS2 and KS4"),
     (), "accepted same"),
    # The ref cell says it: a measure replaced by another, or a row with a new name.
    (("NI185", "CO2 reduction from council operations"),
     ("replaces:NI185", "New greenhouse gas emissions indicator"), (), "accepted successor"),
    (("SCS CYP08", "Percentage of referrals with evidence of multi-agency planning"),
     ("CYP LI01 + replaces:SCS CYP08",
      "Percentage of referrals with evidence of multi-agency planning"), (), "accepted same"),
    # Most words and the figures of one year.
    (("PED01 03", "Percentage of re-referrals to social care within 12 months"),
     ("PED01 04", "Percentage of re-referrals within 12 months of the last referral"), (A12,),
     "accepted"),
    (("ASC LI01", "Percentage of people who receive direct payments"),
     ("1C2", "Proportion of people who receive direct payments by card"), (), "suggested"),
    # Words of one meaning, in another order.
    (("COP LI04", "Take up of early years entitlement for 2 year olds"),
     ("PED02 08", "Two year olds benefiting from early years entitlement"), (), "accepted same"),
    (("NI062", "Stability of placements of Children in Care: number of moves"),
     ("PED01 08", "Children in care with three or more placements in the last 12 months"), (),
     "accepted same"),
    # Nearly all words, and a whole number below 100 that both print; without it a suggestion.
    (("HOU LI01", "Number of Disabled Facilities Grants completed"),
     ("HOU LI02", "Disabled Facilities Grants completed for tenants"),
     (("actual", "2012-13", 41),), "accepted"),
    (("HOU LI01", "Number of Disabled Facilities Grants completed"),
     ("HOU LI02", "Disabled Facilities Grants completed for tenants"), (), "suggested"),
    # Alike, and told apart by one word.
    (("LAS LI01", "Percentage of primary schools graded good or better"),
     ("LAS LI02", "Percentage of secondary schools graded good or better"), (A12,),
     "accepted different"),
    (("NI072", "Early Years Foundation Stage attainment"),
     ("NI092", "Early Years Foundation Stage gap in attainment"), (), "accepted different"),
    (("SCS HH04", "Mortality from heart disease"), ("EEP LI09", "Households in fuel poverty"), (),
     "nothing"),
    # Replaced for every council: a hint to a person.
    (("SCS CYP03", "Proportion achieving 5+ GCSE A*-C including English and Maths"),
     ("PED02 03", "Average Attainment 8 score"), (), "suggested successor"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "values", "expected"), PAIRS)
def test_two_rows(left: Side, right: Side, values: tuple[Value, ...], expected: str) -> None:
    earlier = row("2013-14", *left, *values)
    later = row("2014-15", *right, *values)
    found = council([earlier, later])
    said = outcome(found, earlier, later)
    assert said.startswith(expected)
    uniting = said.startswith(("accepted same", "accepted redefined"))
    assert (indicator(found, earlier) == indicator(found, later)) is uniting


def test_a_reused_ref_is_reported() -> None:
    earlier = row("2012-13", "SCS ELS04", "Proportion of people with no qualifications")
    later = row("2013-14", "SCS ELS04", "Proportion of people achieving NVQ Level 4")
    (finding,) = council([earlier, later]).findings
    assert (finding.code, finding.row_id) == ("ref_reused", later.kpi_id)
    assert "2012-13" in finding.message


def test_one_document_prints_one_twice() -> None:
    title = "Percentage gap between Children in Care attainment at KS2 and their peers"
    other = "Percentage gap between CiC attainment at Key Stage 2 and their peers"
    left = row("2012-13", "LPI01 CYP", title, ("actual", "2011-12", 37.0))
    right = row("2012-13", "LAS LI03", other, ("actual", "2011-12", 37.0), ordinal=2)
    assert outcome(council([left, right]), left, right) == "accepted same"


def test_two_rows_of_one_document_are_two_without_figures() -> None:
    left = row("2012-13", "LPI01 CYP", "Gap in attainment of children in care")
    right = row("2012-13", "LAS LI03", "Gap in attainment of children in care", ordinal=2)
    assert outcome(council([left, right]), left, right) == "suggested same"


def test_equal_rivals_are_suggested_as_a_split() -> None:
    whole = row("2012-13", "ELS LI05", "Number of new apprenticeships created in the borough")
    parts = [
        row("2013-14", "ELS LI05", f"Number of new apprenticeships created in the borough {who}",
            ordinal=i)
        for i, who in enumerate(("by builders", "by bakeries"))
    ]  # fmt: skip
    found = council([whole, *parts])
    assert {outcome(found, whole, part) for part in parts} == {"suggested split"}
    assert len(found.indicators) == 3


def test_the_better_counterpart_wins() -> None:
    whole = row("2012-13", "NI072", "Early Years Foundation Stage attainment")
    same = row("2013-14", "NI072", "Early Years Foundation Stage")
    other = row("2013-14", "NI073", "Early Years Foundation Stage attendance", ordinal=2)
    found = council([whole, same, other])
    assert indicator(found, whole) == indicator(found, same) != indicator(found, other)


def test_a_chain_does_not_join_what_a_word_tells_apart() -> None:
    middle = row("2012-13", "LAS LI01", "Percentage of schools inspected and graded good")
    left = row("2011-12", "LAS LI01", "Percentage of primary schools inspected and graded good")
    right = row("2013-14", "LAS LI01", "Percentage of secondary schools inspected and graded good")
    found = council([left, middle, right])
    assert indicator(found, left) != indicator(found, right)
    withdrawn = [k for k in found.links if k.status == "withdrawn"]
    assert len(withdrawn) == 1
    assert "stage of education" in (withdrawn[0].reason or "")
    assert "link_withdrawn" in [f.code for f in found.findings]


def test_departments_with_one_title_without_refs_stay_apart() -> None:
    left = row("2012-13", "", "Staff turnover", part="Parks")
    right = row("2012-13", "", "Staff turnover", part="Libraries", name="b")
    found = council([left, right])
    assert indicator(found, left) != indicator(found, right)


def test_long_titles_beside_the_same_neighbour() -> None:
    neighbour = "Number of visits to the libraries of the borough"
    long = "Children with statements or enhanced provision achieving{} levels of progress"
    rows = [
        row("2012-13", "CL 01", neighbour),
        row("2012-13", "CPCYP05", long.format(" two"), ordinal=2),
        row("2013-14", "CL 01", neighbour),
        row("2013-14", "SCS CYP14", long.format(""), ordinal=2),
    ]
    made = link(council(rows), rows[1], rows[3])
    assert made is not None
    assert (made.status, "order" in (made.evidence or "")) == ("accepted", True)


def test_a_reason_can_be_checked_on_paper() -> None:
    values = (("target", "2013-14", 84.5),)
    left = row("2012-13", "SCS CYP09", "Educational settings good or outstanding", *values)
    right = row(
        "2013-14", "SCS CYP09", "Maintained educational settings good or outstanding", *values
    )
    made = link(council([left, right]), left, right)
    assert made is not None
    reason = made.reason or ""
    assert "both print SCS CYP09" in reason
    assert "target 2013-14 is 84.5 in both" in reason
    assert "only the later has 'maintained'" in reason
    assert (made.left_kpi_id, made.right_kpi_id) == (left.kpi_id, right.kpi_id)


def test_a_repaired_ref_is_shown_as_printed() -> None:
    left = row("2012-13", "SCS CYP17", "Children in care achieving expected outcomes")
    slip = replace(left, refs=(SeenRef("SCS CYP17", "same", "SCSCYP1 7"),))
    right = row("2013-14", "SCS CYP17 + NI101", "Children in care achieving expected outcomes")
    made = link(council([slip, right]), slip, right)
    assert made is not None
    assert "SCS CYP17 (also printed 'SCSCYP1 7')" in (made.reason or "")


def test_a_ref_printed_twice_with_more_words_is_for_a_person() -> None:
    left = row("2012-13", "CFS LI01", "Children in need plans that were reviewed")
    right = row(
        "2012-13", "CFS LI01", "Children in need plans that were independently reviewed", ordinal=2
    )
    assert outcome(council([left, right]), left, right) == "suggested same"


def test_every_rule_has_a_name_of_its_own_and_says_why() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.why for rule in RULES)
