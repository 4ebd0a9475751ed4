"""A status that may be the comment of a row whose light was lost is said."""

import pytest

from extract import read
from normalize import normalize
from parsers import parse

HEAD = (
    "Overview Report\n\nQuarter 2, 2012-13\n\nRef\tMilestone\tProgress Q2\tSupporting Commentary\n"
)
FIRST = "PED 01\tOpen the new centre. March 2013\tGreen\tThe centre opened in May.\n"


def found_in(rows: str) -> list[str | None]:
    report = parse(read(f"{HEAD}{FIRST}{rows}".encode()))
    rows_of = normalize(report, document_id="doc-x")
    return [f.found for f in rows_of.findings if f.code == "mark_in_doubt"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # the light is lost, and its comment in its place
        ("PED 02\tLet the contract. March 2013\tUnder way.\n", ["Under way."]),
        ("PED 02\tLet the contract. March 2013\tComplete\t\n", ["Complete"]),
        # a council that prints statuses
        (
            "PED 02\tLet the contract. March 2013\tComplete\tLet in May.\n"
            "PED 03\tBuild thirty homes. March 2013\tComplete\t\n",
            [],
        ),
        ("PED 02\tLet the contract. March 2013\tAmber\t\n", []),
        ("PED 02\tLet the contract. March 2013\t\tUnder way.\n", []),
    ],
)
def test_bare_statuses(rows: str, found: list[str]) -> None:
    assert found_in(rows) == found
