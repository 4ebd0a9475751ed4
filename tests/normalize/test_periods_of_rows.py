"""Tables in which each row says of which month or quarter its figure is."""

import pytest

from extract.pdf import read_pdf
from normalize import normalize
from normalize.rows import Rows
from parsers import parse
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import each, table

XS: list[float] = [40, 160, 240, 320, 400, 480, 560]


def rows_of(actual: str, *periods: str) -> Rows:
    paper = Paper()
    paper.text(40, 40, "Council Plan Performance Report", size=18)
    paper.text(40, 60, "Quarter 2 2016/17")
    table(
        paper,
        XS,
        [
            each("Measure", "Good is", "Period", actual, "Target", "RAG"),
            *(
                each(f"Homes let in area {'ABC'[n]}", "High", words, "31", "25", "Green")
                for n, words in enumerate(periods)
            ),
        ],
        size=8,
    )
    return normalize(parse(read_pdf(pdf(paper), sha256="abc")), document_id="doc-x")


def test_a_measure_over_rows_of_several_periods() -> None:
    paper = Paper()
    paper.text(40, 40, "Council Plan Performance Report", size=18)
    paper.text(40, 60, "Quarter 2 2016/17")
    table(paper, XS, [each("Measure", "Period", "Value", "Target", "Status")], size=8)
    months = [
        ("Jul 2016", "91%", "Green"),
        ("Aug 2016", "88%", "Red"),
        ("Sep 2016", "89%", "Amber"),
    ]
    for n, (month, value, light) in enumerate(months):
        row = [(1, 1, month), (2, 2, value), (3, 3, "90%"), (4, 4, light)]
        table(paper, XS, [row], top=130 + 30 * n, size=8)
    for y in (130, 220):
        paper.stroke(XS[0], y, XS[1], y)
    for x in XS[:2]:
        paper.stroke(x, 130, x, 220)
    paper.text(XS[0] + 4, 142, "Calls taken", size=8)
    made = normalize(parse(read_pdf(pdf(paper), sha256="abc")), document_id="doc-x")
    assert [(k.measure, k.progress) for k in made.kpis] == [
        ("Calls taken", "green"),
        ("Calls taken", "red"),
        ("Calls taken", "amber"),
    ]
    actual = [(o.period, o.value) for o in made.observations if o.kind == "actual"]
    assert actual == [("2016-07", 91), ("2016-08", 88), ("2016-09", 89)]


# the head of what was reached, what the rows say, and the periods of the figures
TOLD = [
    ("Actual", ("Q2 2016/17", "Aug 2016"), ["2016-17 Q2", "2016-08"]),
    ("Latest", ("Q1 2016/17", "Annual"), ["2016-17 Q1", "2016-17"]),
    ("Actual", ("Q1", "Sep 2016"), ["2016-17 Q1", "2016-09"]),
    ("Last year", ("Sep 2016", "Aug 2016"), ["2015-16", "2015-16"]),
    ("2015/16 Actual", ("Sep 2016", "Aug 2016"), ["2015-16", "2015-16"]),
    ("Latest", ("Monthly", "Quarterly"), ["2016-17 Q2", "2016-17 Q2"]),
]


@pytest.mark.parametrize(("actual", "printed", "periods"), TOLD)
def test_the_period_of_a_row(
    actual: str, printed: tuple[str, ...], periods: list[str | None]
) -> None:
    made = rows_of(actual, *printed)
    assert [o.period for o in made.observations if o.kind == "actual"] == periods
    assert {o.period for o in made.observations if o.kind == "target"} == {"2016-17"}
