"""Words to lines by their baselines: raised letters belong to the line that they are raised in."""

import pytest

from extract.document import PLAIN
from extract.pdf.rows import rows_of
from extract.pdf.words import Word

LABEL, VALUE = 55.0, 178.0  # where both columns of a front page begin


def word(text: str, x0: float, level: float, size: float = 11.0) -> Word:
    x1 = x0 + 0.5 * size * len(text)
    return Word(text, x0, level - size, x1, level + 2, x0, x1, level, size, PLAIN)


def beside(text: str, before: Word, level: float, size: float = 11.0) -> Word:
    return word(text, before.x1 + 3, level, size)


@pytest.mark.parametrize("down", [0.0, 2.2, 2.9, 3.6])
def test_a_raised_ordinal_that_moves_its_line_down(down: float) -> None:
    """As browsers print 'DATE:  3<sup>rd</sup> November 2008': the line with 'rd' goes down."""
    day = word("3", VALUE, 86 + down)
    raised = beside("rd", day, 84, size=9.1)
    month = beside("November", raised, 86 + down)
    rows = rows_of([word("DATE:", LABEL, 86), day, raised, month, word("WARDS:", LABEL, 105)])
    assert [row.text for row in rows] == ["DATE: 3 rd November", "WARDS:"]


@pytest.mark.parametrize(
    ("x0", "level"),
    [
        (LABEL, 89.5),  # right below the label: a line of its own
        (300.0, 89.5),  # with nothing raised before it
        (VALUE, 93.0),  # too far down
    ],
)
def test_lines_that_stay_apart(x0: float, level: float) -> None:
    day = word("3", x0, level)
    raised = beside("rd", word("3", VALUE, 86), 84, size=9.1)
    rows = rows_of([word("DATE:", LABEL, 86), raised, day])
    assert [row.text for row in rows] == ["DATE: rd", "3"]


def test_raised_figures_are_superscripts() -> None:
    figure = word("38", VALUE, 86)
    note = Word("1", figure.x1, 74, figure.x1 + 3, 82, figure.x1, figure.x1 + 3, 82, 6.0, PLAIN)
    [row] = rows_of([figure, note])
    assert row.text == "38 ¹"
