"""The scoring maths of the table benchmark."""

import pytest

from benchmarks.adjacency import (
    Score,
    SpannedText,
    adjacent,
    normalised,
    page_score,
    relations,
    spans_of,
)


def grid(*rows: str) -> list[SpannedText]:
    """Cells of 'a|b' lines, no spans; a blank part is a blank cell."""
    return [
        SpannedText(row, column, row, column, text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Target 2012/13", "target2012/13"),
        ("two\nlines", "twolines"),
        ("10–12 — 14", "10-12-14"),
        ("−5", "-5"),
        ("“best” ‘value’", "'best''value'"),
        ("50´", "50'"),
        ("ofﬁce", "office"),
        ("a\u00a0b\u200b", "ab"),
        (" \n", ""),
    ],
)
def test_what_counts_as_the_same_text(printed: str, expected: str) -> None:
    assert normalised(printed) == expected


RELATIONS = [
    # two by two: two to the right, two below
    (
        grid("a|b", "c|d"),
        {("a", "b", "right"), ("c", "d", "right"), ("a", "c", "below"), ("b", "d", "below")},
    ),
    # blanks are passed over
    (grid("a||b"), {("a", "b", "right")}),
    (grid("a", "", "b"), {("a", "b", "below")}),
    # a head over two columns is above both
    (
        [
            SpannedText(0, 0, 0, 1, "head"),
            *(SpannedText(1, n, 1, n, t) for n, t in enumerate("xy")),
        ],
        {("head", "x", "below"), ("head", "y", "below"), ("x", "y", "right")},
    ),
    # a cell over two rows is left of both
    (
        [
            SpannedText(0, 0, 1, 0, "side"),
            *(SpannedText(n, 1, n, 1, t) for n, t in enumerate("xy")),
        ],
        {("side", "x", "right"), ("side", "y", "right"), ("x", "y", "below")},
    ),
    # two cells that share two rows are neighbours once
    (
        [SpannedText(0, 0, 1, 0, "p"), SpannedText(0, 1, 1, 1, "q")],
        {("p", "q", "right")},
    ),
    (grid("alone"), set()),
]


@pytest.mark.parametrize(("cells", "expected"), RELATIONS)
def test_relations(cells: list[SpannedText], expected: set[tuple[str, str, str]]) -> None:
    found = relations(cells)
    assert set(found) == expected
    assert found.total() == len(expected)


def test_equal_texts_count_as_often_as_they_stand() -> None:
    assert relations(grid("0|0|0")) == {("0", "0", "right"): 2}


def test_neighbours_by_number() -> None:
    assert adjacent(grid("a||b", "|c|")) == ({(0, 2)}, set())


PAGES = [
    # the same
    ([grid("a|b")], [grid("A|b ")], Score(1, 1, 1)),
    # two tables of a page are pooled
    ([grid("a|b"), grid("c|d")], [grid("c|d")], Score(1, 1, 2)),
    # one repeated relation found once
    ([grid("0|0|0")], [grid("0|0")], Score(1, 1, 2)),
    # nothing printed, something found
    ([], [grid("a|b")], Score(0, 1, 0)),
    # the direction counts
    ([grid("a|b")], [grid("a", "b")], Score(0, 1, 1)),
]


@pytest.mark.parametrize(("expected", "found", "score"), PAGES)
def test_page_score(
    expected: list[list[SpannedText]], found: list[list[SpannedText]], score: Score
) -> None:
    assert page_score(expected, found) == score


def test_precision_recall_and_f1() -> None:
    score = Score(right=6, found=8, expected=12)
    assert score.precision == pytest.approx(0.75)
    assert score.recall == pytest.approx(0.5)
    assert score.f1 == pytest.approx(0.6)


def test_scores_add_up_and_nothing_is_no_division_by_zero() -> None:
    assert Score(1, 2, 3) + Score(4, 5, 6) == Score(5, 7, 9)
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_spans_from_boxes() -> None:
    head, left, right = (0.0, 0.0, 20.0, 5.0), (0.0, 5.0, 10.0, 9.0), (10.0, 5.0, 20.0, 9.0)
    assert spans_of([head, left, right]) == [(0, 0, 0, 1), (1, 0, 1, 0), (1, 1, 1, 1)]
