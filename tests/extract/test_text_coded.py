"""Indicators whose lines lost their tabs."""

import pytest

from extract import read
from parsers import parse

LINES = (
    "NI 155 Affordable homes delivered (gross) 88 14 22 90 Amber\n"
    "LI 21 Average days to re-let a home in 2010 29.4 27.0 n/a 26 Green\n"
)
HEAD = "Ref Indicator 2009/10 Q1 Q2 Target Status"
NAMES = ["Affordable homes delivered (gross)", "Average days to re-let a home in 2010"]


def test_lines_with_a_head() -> None:
    made = parse(read(f"Homes\n\n{HEAD}\n{LINES}\nSix families moved.\n".encode()))
    assert [(k.ref_text, k.measure) for k in made.kpis] == list(
        zip(["NI 155", "LI 21"], NAMES, strict=True)
    )
    assert [[v.text for v in k.values] for k in made.kpis] == [
        ["88", "14", "22", "90"],
        ["29.4", "27.0", "n/a", "26"],
    ]
    assert not made.findings


HEADS = [  # heads that cannot be cut, or in more ways than one, and none at all
    "Ref Indicator Year before Q1 Q2 Target Status",
    "Ref Indicator 2009/10 Q1 Q2 Target Status Trend",
    "",
]


@pytest.mark.parametrize("head", HEADS)
def test_lines_under_no_head_are_said(head: str) -> None:
    made = parse(read(f"Homes\n\n{head}\n{LINES}\nSix families moved.\n".encode()))
    assert not made.kpis
    assert "table_not_recognised" in {finding.code for finding in made.findings}


TEXTS = [  # no rows of a table
    "NI 155 Affordable homes fell from 88 to 14\n\nLI 21 Homes are let in 26 days\n",
    "NI 155: homes 14 22\nLI 21: homes 26 29\n",
    "Tel 0151 424 2061\nFax 0151 471 7301\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_with_codes_are_text(text: str) -> None:
    (page,) = read(text.encode()).pages
    assert not page.tables


def test_a_row_alone_in_the_text_is_said() -> None:
    line = LINES.splitlines()[0]
    made = parse(read(f"Homes\n\nThe council builds homes.\n\n{line}\n".encode()))
    (finding,) = made.findings
    assert (finding.code, finding.found, finding.place.line) == ("row_not_read", line, 5)
