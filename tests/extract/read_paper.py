"""What is read from a sheet of paper that a test has drawn."""

from extract.document import Table
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Paper, pdf


def tables(paper: Paper) -> tuple[Table, ...]:
    """Its tables; no word of it is lost."""
    document = read_pdf(pdf(paper), sha256="abc")
    assert [f for f in document.findings if f.code == "words_lost"] == []
    return document.pages[0].tables


def texts(table: Table) -> list[list[str]]:
    """The words of each cell, row by row; a cell over several stands in its first."""
    grid = [[""] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        grid[cell.row][cell.column] = cell.text
    return grid
