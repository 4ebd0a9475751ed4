import pytest

from extract import read
from extract.text.doubled import undoubled


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("AApprriill 22001111", "April 2011"),
        ("DDiirreeccttoorraattee  PPllaann", "Directorate Plan"),
        ("April 2011", "April 2011"),
        ("AApprriill 2011", "AApprriill 2011"),  # not all of it: left alone
        ("1100", "1100"),  # a figure
        ("1100 2200 3300 44", "1100 2200 3300 44"),  # and four of them
        ("££1100 22001111 ££33", "££1100 22001111 ££33"),
        ("-----------", "-----------"),  # an odd number of dashes
        ("", ""),
    ],
)
def test_letters_printed_twice(printed: str, expected: str) -> None:
    assert undoubled(printed) == expected


def test_a_doubled_title_is_read() -> None:
    page = read(b"DDiirreeccttoorraattee PPllaann\n\nWords of the plan follow.\n").pages[0]
    assert [block.text for block in page.blocks] == [
        "Directorate Plan",
        "Words of the plan follow.",
    ]
