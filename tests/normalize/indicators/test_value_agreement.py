"""Which printed values are evidence that two definitions are one."""

import pytest

from normalize.indicators.printed_values import agreement, rounds_to, telling, value_book
from normalize.indicators.versions import versions_of
from tests.normalize.indicators.sample_sightings import Value, row

A12: Value = ("actual", "2011-12", 56.3)


def agree(left: list[Value], right: list[Value], others: int = 0):
    rows = [row("2012-13", "A 01", "Left title of all", *left)]
    rows += [row("2013-14", "B 01", "Right title of all", *right)]
    rows += [
        row("2013-14", f"C {i:02d}", f"Title {'abcdefgh'[i]}", *right, ordinal=i + 2)
        for i in range(others)
    ]
    versions = versions_of("x", rows)
    left_one, right_one = (next(v for v in versions if ref in v.refs) for ref in ("A 01", "B 01"))
    return agreement(value_book(versions), left_one, right_one)


TABLE = [
    pytest.param([A12], [A12], True, id="one figure with a decimal"),
    pytest.param([("actual", "2011-12", 100.0)], [("actual", "2011-12", 100.0)], False, id="100"),
    pytest.param([("actual", "2011-12", 56.0)], [("actual", "2011-12", 56.0)], False, id="56"),
    pytest.param(
        [("actual", "2011-12", 56.0), ("target", "2012-13", 58.0)],
        [("actual", "2011-12", 56.0), ("target", "2012-13", 58.0)],
        True,
        id="a whole outturn and a whole target",
    ),
    pytest.param([A12], [("actual", "2012-13", 56.3)], False, id="other year"),
    pytest.param([A12], [("target", "2011-12", 56.3)], False, id="other kind"),
    pytest.param(
        [("target", "2013-14", 84.5)], [("target", "2013-14", 84.5)], False, id="one target"
    ),
    pytest.param(
        [("actual", "2012-13 Q4", 284.0)], [("actual", "2012-13", 284.0)], True, id="Q4, outturn"
    ),
    pytest.param(
        [A12, ("actual", "2010-11", 50.1)],
        [A12, ("actual", "2010-11", 25.0)],
        False,
        id="another outturn is far off",
    ),
    pytest.param(
        [A12, ("actual", "2010-11", 50.1), ("actual", "2009-10", 51.2)],
        [A12, ("actual", "2010-11", 50.4), ("actual", "2009-10", 51.9)],
        False,
        id="a chance hit among outturns that differ a little",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), TABLE)
def test_agreement(left: list[Value], right: list[Value], expected: bool) -> None:
    assert agree(left, right).agree is expected


def test_a_figure_that_many_print_says_little() -> None:
    assert agree([A12], [A12]).weight > agree([A12], [A12], others=4).weight


def test_another_scale_is_told() -> None:
    found = agree([("actual", "2011-12", 1213.0)], [("actual", "2011-12", 21.5)])
    assert found.rebased
    assert found.disagreeing
    assert not found.agree


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(58.6, 59.0, True), (58.6, 58.0, False), (59.0, 59.0, False), (12.25, 12.3, True)],
)
def test_rounding(left: float, right: float, expected: bool) -> None:
    assert rounds_to(left, right) is expected


def test_round_figures_tell_least() -> None:
    assert telling(100.0) < telling(57.0) < telling(57.3)
