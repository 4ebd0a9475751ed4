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
