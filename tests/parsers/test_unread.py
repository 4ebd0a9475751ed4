"""Headers of tables that were not recognised are said, and nothing else is."""

import pytest

from extract import read
from parsers import parse
from parsers.layout import standard_layout
from parsers.unread import is_header, names_of_columns

NAMES = names_of_columns(standard_layout())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Milestones Supporting Commentary", True),
        ("Ref Description Supporting Commentary 2010/11 11/12 2 Progress Travel", True),
        ("Ref Measure 12/13 Actual 13/14 Target Q2 Current Progress", True),
        ("Risk Control Measures Progress Supporting Commentary Ref", True),
        ("Direction of Travel Indicator", False),  # a head of the key to the symbols
        ("Key Milestones and Measures", False),
        ("Progress Against Key Milestones", False),
        ("The target and the actual are shown with a commentary.", False),
        ("Net additional homes provided 142 115 58", False),
        ("Ref", False),
    ],
)
def test_headers(text: str, expected: bool) -> None:
    assert is_header(text, NAMES) is expected


def test_a_table_without_its_rules_is_said_once() -> None:
    text = (
        "Departmental Quarterly Monitoring Report\n\nPeriod: Quarter 2 2011/12\n\n"
        "5.0 Performance indicators\n\n"
        "Actual Target Quarter Current Direction of Travel\n\n"
        "Ref Description Actual 2010/11 Target 11/12 Progress Commentary\n\n"
        "PH LI 01 Benches painted 142 115 58\n"
    )
    found = [f for f in parse(read(text.encode())).findings if f.code == "table_not_recognised"]
    assert [f.found for f in found] == ["Actual Target Quarter Current Direction of Travel"]
