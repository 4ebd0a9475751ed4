"""A head of one line, cut into as many heads as there are columns."""

import pytest

from parsers.head_words import LONGEST_HEAD, only_way

KNOWN = {
    *("Ref", "Indicator", "2009/10", "Q1", "Q2", "Actual", "Target", "Status", "Year"),
    *("Q1 Actual", "Q1 Target", "Target Status"),
}


def known(head: str) -> bool:
    return head in KNOWN


@pytest.mark.parametrize(
    ("line", "parts", "heads"),
    [
        (
            "Ref Indicator 2009/10 Q1 Q2 Target Status",
            7,
            ("Ref", "Indicator", "2009/10", "Q1", "Q2", "Target", "Status"),
        ),
        (
            "Ref Indicator 2009/10 Q1 Q2 Target Status",
            6,
            ("Ref", "Indicator", "2009/10", "Q1", "Q2", "Target Status"),
        ),
        ("Ref Indicator 2009/10 Q1 Q2 Target Status", 9, ()),
        ("Q1 Actual Q1 Target", 3, ()),  # 'Q1 Actual' or 'Q1 Target' is one head
        ("Ref Indicator Year before Q1 Q2 Target Status", 7, ()),
        ("", 4, ()),
    ],
)
def test_only_way(line: str, parts: int, heads: tuple[str, ...]) -> None:
    assert only_way(line.split(), parts, known) == heads


def test_long_lines_ask_of_each_run_of_words_once() -> None:
    """Thirty words have 185,000 ways to be cut in twenty."""
    words = ("Q1 Actual Q1 Target " * 8).split()[:30]
    asked: list[str] = []

    def counted(head: str) -> bool:
        asked.append(head)
        return known(head)

    assert only_way(words, 20, counted) == ()
    assert len(asked) <= LONGEST_HEAD * len(words)
