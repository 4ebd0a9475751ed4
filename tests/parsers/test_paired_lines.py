"""Columns with the target under each figure, in one cell."""

import pytest

from extract.pdf import read_pdf
from normalize import normalize
from parsers import parse
from parsers.report import Report
from tests.extract.pdf_paper import Paper, pdf
from tests.parsers.drawn_tables import each, table

XS: list[float] = [40, 90, 230, 300, 370, 440]
HEAD = ["Ref", "Indicator", "Q1/Actual/Target", "Q2/Actual/Target", "RAG"]


def drawn(*cells: tuple[str, str]) -> Paper:
    paper = Paper()
    paper.text(40, 40, "Directorate Performance Report Quarter 2 2010/11", size=16)
    rows = [each(f"AB {n}", f"Visits to place {n}", *own, "G") for n, own in enumerate(cells, 1)]
    paper.grid(XS, [60, 105])
    for x, head in zip(XS, HEAD, strict=False):
        paper.lines(x + 4, 72, 12, *head.split("/"))
    table(paper, XS, rows, top=105, size=9)
    return paper


def report(paper: Paper) -> Report:
    return parse(read_pdf(pdf(paper), sha256="abc"))


def test_each_line_is_a_value_of_its_own() -> None:
    made = normalize(report(drawn(("78%\n80%", "79%\n82%"), ("14\n15", "18\n20"))), document_id="d")
    assert [(o.kind, o.period, o.value_text, o.value) for o in made.observations[:4]] == [
        ("actual", "2010-11 Q1", "78%", 78),
        ("target", "2010-11 Q1", "80%", 80),
        ("actual", "2010-11 Q2", "79%", 79),
        ("target", "2010-11 Q2", "82%", 82),
    ]
    assert [k.progress for k in made.kpis] == ["green", "green"]


@pytest.mark.parametrize("cell", ["18", "N/A", "18\nrising"])
def test_a_column_with_a_cell_of_other_lines_is_left_as_it_is(cell: str) -> None:
    """Nothing tells which of the two a single line is."""
    made = report(drawn(("78%\n80%", "79%\n82%"), ("14\n15", cell), ("12\n13", "18\n20")))
    heads = [value.header for value in made.kpis[0].values]
    assert heads == ["Q1 Actual", "Q1 Target"]
    assert [(f.code, f.found) for f in made.findings if f.code == "column_not_read"] == [
        ("column_not_read", "Q2 Actual Target")
    ]
