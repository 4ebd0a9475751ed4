"""Ruled tables whose rows do not share their rulings."""

from extract.document import Cell, Ruling, Table
from extract.places import Box, Place
from parsers.broken_heads import with_whole_heads_over_pages
from parsers.columns import evened, with_amounts_under
from parsers.flow import Flow
from parsers.grid import grid_rows
from parsers.kinds import TableKind
from parsers.layout import standard_layout
from parsers.tables import read_tables

PLACE = Place(page=1, box=Box(0.0, 0.0, 100.0, 20.0))


def table(*rows: tuple[tuple[int, int, str], ...]) -> Table:
    """A table of rows of (column, span, text)."""
    cells = tuple(
        Cell(row, column, 1, span, text, (), PLACE)
        for row, printed in enumerate(rows)
        for column, span, text in printed
    )
    width = max(cell.column + cell.column_span for cell in cells)
    return Table(0, Ruling.RULED, len(rows), width, cells, PLACE)


def texts(made: Table) -> list[list[str]]:
    return [[slot.text for slot in row] for row in grid_rows(made)]


def test_rows_ruled_apart_stand_under_their_head() -> None:
    made = evened(
        table(
            ((0, 1, "Ref"), (1, 2, "Measure"), (3, 1, "Actual"), (4, 2, "Target")),
            ((0, 2, "AB1"), (2, 1, "Visits"), (3, 2, "5"), (5, 1, "6")),
            ((0, 6, "Supporting commentary: More came."),),
        )
    )
    assert texts(made) == [
        ["Ref", "Measure", "Actual", "Target"],
        ["AB1", "Visits", "5", "6"],
        ["Supporting commentary: More came.", "", "", ""],
    ]


def test_a_row_of_fewer_cells_stays_where_it_stands() -> None:
    made = evened(
        table(
            ((0, 1, "Ref"), (1, 1, "Measure"), (2, 1, "Actual"), (3, 1, "Target")),
            ((0, 1, "AB1"), (1, 1, "Visits"), (2, 2, "Refer comment")),
        )
    )
    assert texts(made)[1] == ["AB1", "Visits", "Refer comment", ""]


STATEMENT = table(
    ((0, 1, "Fees"), (1, 1, "-174"), (2, 2, "-88"), (4, 1, ""), (5, 1, "(7)")),
    ((0, 2, "Net Expenditure"), (2, 1, "11,533"), (3, 2, "5,462"), (5, 1, "56")),
)


def test_a_part_of_a_statement_has_the_columns_of_the_part_above() -> None:
    assert texts(with_amounts_under(STATEMENT, 4)) == [
        ["Fees", "-174", "-88", "(7)"],
        ["Net Expenditure", "11,533", "5,462", "56"],
    ]


def test_a_part_with_another_number_of_amounts_is_left_as_it_is() -> None:
    assert with_amounts_under(STATEMENT, 5) == STATEMENT


def on_page(page: int, *rows: tuple[tuple[float, float, str], ...]) -> Table:
    """A table of rows of (left, right, text) on a page."""
    cells = tuple(
        Cell(row, n, 1, 1, text, (), Place(page=page, box=Box(left, 0.0, right, 10.0)))
        for row, printed in enumerate(rows)
        for n, (left, right, text) in enumerate(printed)
    )
    place = Place(page=page, box=Box(0.0, 0.0, 100.0, 20.0))
    return Table(0, Ruling.RULED, len(rows), max(map(len, rows)), cells, place)


HEAD = on_page(1, ((0, 10, "Ref"), (10, 40, "Measure"), (40, 60, "09/10"), (60, 100, "Targets")))
REST = ((0, 10, ""), (10, 40, ""), (40, 60, "Actual"), (60, 80, "10/11"), (80, 100, "11/12"))
BODY = ((0, 10, "AB1"), (10, 40, "Visits"), (40, 60, "5"), (60, 80, "6"), (80, 100, "7"))


def test_a_head_that_breaks_over_the_foot_of_a_page() -> None:
    (made,) = with_whole_heads_over_pages([HEAD, on_page(2, REST, BODY)], standard_layout())
    assert isinstance(made, Table)
    assert texts(made) == [
        ["Ref", "Measure", "09/10 Actual", "Targets 10/11", "Targets 11/12"],
        ["AB1", "Visits", "5", "6", "7"],
    ]


def test_the_next_page_of_a_table_has_no_rest_of_a_head() -> None:
    rest = ((0, 10, ""), (10, 40, "of the libraries"), (40, 60, ""), (60, 80, "6"), (80, 100, "7"))
    items = [HEAD, on_page(2, rest, BODY)]
    assert with_whole_heads_over_pages([*items], standard_layout()) == items


def test_an_objective_holds_over_columns_that_are_ruled_anew() -> None:
    over = table(
        ((0, 1, "Ref"), (1, 3, "Objective")), ((0, 1, "AB1"), (1, 3, "Raise hope for all"))
    )
    first = table(
        ((0, 2, "Milestones"), (2, 1, "Progress"), (3, 1, "Commentary")),
        ((0, 2, "Open the home"), (2, 1, "Green"), (3, 1, "Done.")),
    )
    second = table(
        ((0, 1, "Milestones"), (1, 1, "Progress"), (2, 1, "Commentary")),
        ((0, 1, "Close the home"), (1, 1, "Red"), (2, 1, "Not yet.")),
    )
    read = read_tables(Flow((over, first, second), styled=True, body_size=10.0), standard_layout())
    named = [t.above for t in read if t.kind is TableKind.MILESTONES]
    assert named == [("AB1", "Raise hope for all")] * 2
