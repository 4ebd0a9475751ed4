import pytest

from extract import read
from normalize import normalize
from normalize.shares import shares_in
from parsers import parse

TEXTS = [
    # text, whether each share agrees
    ("32 of 43 milestones (74%) were met", [True]),
    ("32 of 43 milestones (84%) were met", [False]),
    ("74% (32 of 43)", [True]),
    ("2 of the 3 (66%)", [True]),  # cut short
    ("11 of 43 (74%)", [True]),  # the share of the rest
    # no counts of the percentage
    ("85% (6 of 10 schools that were inspected this term)", []),
    ("12 of 2012 (3%)", []),
    ("£5 of 10 (3%)", []),
    ("Growth of 3% (1 of 7 in the north)", []),
]


@pytest.mark.parametrize(("text", "agree"), TEXTS)
def test_shares_in(text: str, agree: list[bool]) -> None:
    assert [share.agrees for share in shares_in(text)] == agree


def test_a_share_that_differs_is_told_once() -> None:
    text = """Quarterly Performance Report

Quarter 2 2011/12

1.0 Introduction

Of our measures 20 of 31 (56%) met their target, and 6 of 31 (19%) came close to it.
"""
    rows = normalize(parse(read(text.encode())), document_id="doc-1")
    found = [(f.expected, f.found) for f in rows.findings if f.code == "percentage_differs"]
    assert found == [("64.5%", "56%")]
