import pytest

from extract import read
from normalize import normalize
from normalize.counts import printed_counts
from parsers import parse

REPORT = """
QUARTERLY MONITORING REPORT

SERVICE:\tBusiness Support

PERIOD:\tQuarter 4 to year-end 31st March 2009

4.0 PROGRESS AGAINST MILESTONES

{prose}

Ref\tMilestone\tProgress
BSC 1\tBuild the new wing, Mar 2009\tGreen
BSC 2\tOpen the new wing, Mar 2009\tGreen
BSC 3\tName the new wing, Mar 2009\t{third}
"""

CASES = [
    # prose, third light, printed totals, findings (expected, found)
    ("Most milestones (2) have been met this year, whilst 1 has not.", "Red", [(3, 2)], []),
    ("2 of the 3 milestones have been achieved.", "Red", [(3, 2)], []),
    ("3 of 4 key milestones were met.", "Red", [(4, 3)], [("4", "3")]),
    ("1 of 3 milestones have been met.", "Red", [(3, 1)], [("1", "2")]),
    # a light that could not be read may be the third
    ("3 of 3 milestones have been met.", "", [(3, 3)], []),
    # not about all milestones
    ("Some 40 families of 60 were met.", "Red", [], []),
    ("In May 2 of 9 milestones of the trust are still open.", "Red", [], []),
]


@pytest.mark.parametrize(("prose", "third", "counts", "expected"), CASES)
def test_counts_in_prose(
    prose: str,
    third: str,
    counts: list[tuple[int, int]],
    expected: list[tuple[str, str]],
) -> None:
    report = parse(read(REPORT.format(prose=prose, third=third).encode()))
    assert [(c.total, c.met) for c in printed_counts(report)] == counts
    rows = normalize(report, document_id="doc-1")
    found = [(f.expected, f.found) for f in rows.findings if f.code == "count_differs"]
    assert found == expected


SUMMARIES = [
    # headings over the two summary rows, findings
    (("4.0 PROGRESS AGAINST MILESTONES", None), [("9", "1")]),
    (("4.1 PROGRESS AGAINST 'KEY' MILESTONES", "4.2 PROGRESS AGAINST 'OTHER' MILESTONES"), []),
    (("4.0 PROGRESS AGAINST KEY MILESTONES", "4.1 PROGRESS AGAINST OTHER MILESTONES"), []),
    (("4.0 PROGRESS AGAINST KEY MILESTONES", None), [("9", "1")]),
    (("6.0 PERFORMANCE INDICATORS", None), []),
]


@pytest.mark.parametrize(("headings", "expected"), SUMMARIES)
def test_a_summary_row_counts_all_milestones_or_is_left_alone(
    headings: tuple[str, str | None], expected: list[tuple[str, str]]
) -> None:
    parts = ["QUARTERLY MONITORING REPORT", "PERIOD:\tQuarter 4 to year-end 31st March 2009"]
    for heading in headings:
        parts += [heading, "Total\t9\t✓\t7\tx\t2"] if heading else []
    parts += ["7.0 PROGRESS", "Ref\tMilestone\tProgress\nBSC 1\tOpen the wing, Mar 2009\tGreen"]
    rows = normalize(parse(read("\n\n".join(parts).encode())), document_id="doc-1")
    assert [(f.expected, f.found) for f in rows.findings if f.code == "count_differs"] == expected
