"""Who answers for a milestone, by initials that the document's own key explains."""

from datetime import date

import pytest

from extract import read
from normalize import normalize
from parsers import parse

KEY = (
    "TC – Tess Cole, Operational Director, Families\n\n"
    "AMc – Ann McKay, Operational Director, Schools"
)
MILESTONES = [  # milestone as printed, who answers, deadline
    ("Open the home by March 2020 (TC)", "TC", date(2020, 3, 31)),
    ("Open the home – September 2019 (Tess Cole)", "Tess Cole", date(2019, 9, 30)),
    ("Open the home (March 2020, TC)", "TC", date(2020, 3, 31)),
    ("Open the home. (AMc, July 2020)", "AMc", date(2020, 7, 31)),
    ("Open the home by March 2018 - TC", "TC", date(2018, 3, 31)),
    ("Open the home. March 2018. Lead: TC", "TC", date(2018, 3, 31)),
    ("Open the home. March 2018. Lead Officer: Jo Bell", "Jo Bell", date(2018, 3, 31)),
    ("Open the home – 31.03.18 (A Mc)", "A Mc", date(2018, 3, 31)),
    ("Open the home by March 2020 (TC, AMc)", "TC, AMc", date(2020, 3, 31)),
    # initials of no one in the key
    ("Open the home by March 2020 (AOF)", None, date(2020, 3, 31)),
    ("Open the home with the TCX by March 2020", None, date(2020, 3, 31)),
]


@pytest.mark.parametrize(("printed", "officer", "due"), MILESTONES)
def test_who_answers(printed: str, officer: str | None, due: date) -> None:
    text = f"1.0 Introduction\n\nRef\tMilestones\tQ2 Progress\nAB01a\t{printed}\tGreen\n\n{KEY}\n"
    (row,) = normalize(parse(read(text.encode())), document_id="doc-1").milestones
    assert (row.officer, row.due_date, row.milestone) == (officer, due, printed)
