"""The names of months: each pattern finds them where a report prints them."""

import pytest
import regex

from parsers.months import ANY, FULL, STEM, months
from parsers.phrases import tokenised


def test_a_year_has_twelve_and_each_is_cut_short_to_its_begin() -> None:
    assert [month.number for month in months()] == list(range(1, 13))
    for month in months():
        assert all(name.startswith(min(month.names, key=len)) for name in month.names)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (ANY, "by Sept 2012", "Sept"),
        (ANY, "by September 2012", "September"),
        (FULL, "in Sept or March", "March"),
        (FULL, "in May", "May"),
        (STEM, "in Septembre", "Sep"),
    ],
)
def test_names_in_a_text(pattern: str, text: str, found: str) -> None:
    assert regex.search(pattern, text)[0] == found


@pytest.mark.parametrize("name", [name for month in months() for name in month.names])
def test_every_name_makes_a_date_of_a_head(name: str) -> None:
    assert tokenised(f"Actual {name} 2012") == "actual <date>"
    assert tokenised(f"31st {name}. 2012") == "<date>"
