"""The arithmetic of the reading benchmark; nothing here is timed."""

import pytest

from benchmarks.reading import Timing, common, median_page, quicker, summarised

FAST, SLOW = Timing("a", "ours", 1, 2.0), Timing("a", "ours", 1, 3.0)
FAILED = Timing("a", "ours", 1, None, "ValueError: no")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (FAST, SLOW, True),
        (SLOW, FAST, False),
        (FAILED, FAST, True),
        (FAST, FAILED, False),
    ],
)
def test_the_best_time_is_kept_and_a_failure_stays(
    one: Timing, other: Timing, expected: bool
) -> None:
    assert quicker(one, other) is expected


def test_a_document_that_one_engine_fails_on_is_left_out_for_all() -> None:
    good = [Timing("b", "bare text", 1, 1.0), Timing("b", "ours", 1, 4.0)]
    assert common([Timing("a", "bare text", 1, 1.0), FAILED, *good]) == good


def test_the_median_is_over_pages() -> None:
    # one page of 9 ms, three of 2 ms
    assert median_page([Timing("a", "ours", 1, 9.0), Timing("b", "ours", 3, 6.0)]) == 2.0
    assert median_page([]) == 0.0


def test_ratios_against_the_bare_text() -> None:
    timings = [
        Timing("a", "bare text", 2, 2.0),
        Timing("a", "ours", 2, 10.0),
        Timing("b", "bare text", 3, 3.0),
        Timing("b", "ours", 3, 15.0),
    ]
    floor, ours = summarised(timings, {"ours": 40.0}, {"ours": {1: 100.0, 2: 190.0}})
    assert (floor.times_floor, ours.times_floor) == (1.0, 5.0)
    assert (ours.pages, ours.per_page, ours.peak_megabytes) == (5, 5.0, 40.0)
    assert floor.peak_megabytes is None
