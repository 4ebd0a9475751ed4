import pytest

from extract.document import Ruling, Table
from extract.text import read_text


def tables(text: str) -> list[list[list[str]]]:
    return [grid(table) for table in read_text(text.encode()).pages[0].tables]


def grid(table: Table) -> list[list[str]]:
    return [
        [cell.text for cell in table.cells if cell.row == row] for row in range(table.row_count)
    ]


def blocks(text: str) -> list[tuple[str | None, str]]:
    return [(block.marker, block.text) for block in read_text(text.encode()).pages[0].blocks]


def test_a_run_of_tabbed_lines_is_a_table() -> None:
    document = read_text(b"before\n\n\nRef\tMeasure\tQ2\nPA1\tVisits\t\nPA2\tCalls\n\nafter")
    (table,) = document.pages[0].tables
    assert grid(table) == [["Ref", "Measure", "Q2"], ["PA1", "Visits", ""], ["PA2", "Calls"]]
    assert (table.ruling, table.row_count, table.column_count) == (Ruling.TABBED, 3, 3)
    assert (table.order, table.place.line) == (1, 4)
    assert [cell.place.line for cell in table.cells if cell.column == 0] == [4, 5, 6]
    assert [cell.blocks for cell in table.cells if not cell.text] == [()]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\u00a0\n", "\n\f"])
def test_a_blank_line_or_page_break_ends_a_table(gap: str) -> None:
    assert len(tables(f"a\tb\nc\td{gap}e\tf\ng\th")) == 2


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # a line that goes on in the last cell above
        ("PA1\tVisits to\nall libraries\nPA2\tCalls", "PA1¦Visits to all libraries/PA2¦Calls"),
        ("FROM:\tDirector,\nChildren\nDATE:\t3 May", "FROM:¦Director, Children/DATE:¦3 May"),
        # figures are never continued, and the label of a group is a row of its own
        ("Total\t164\nIncome\nFees\t5", "Total¦164/Income/Fees¦5"),
        ("PA1\tTarget met\nCost & Efficiency\nPA2\tx", "PA1¦Target met/Cost & Efficiency/PA2¦x"),
        # a word or two do not go on with a sentence, nor with a label of its own
        (
            "PA1\tAmber\nThe contractor left in May and no other has been found yet.\nPA2\tRed",
            "PA1¦Amber/The contractor left in May and no other has been found yet./PA2¦Red",
        ),
        (
            "PA1\tRed\nSupporting commentary: Late.\nPA2\tx",
            "PA1¦Red/Supporting commentary: Late./PA2¦x",
        ),
        # front matter
        ("DATE:\t3 May\nWARDS:\tAll", "DATE:¦3 May/WARDS:¦All"),
        # Markdown
        ("| a | b |\n|---|:-:|\n| 1 | x \\| y |", "a¦b/1¦x | y"),
        ("- | | |\n|---|---|\n| Valid | yes |", "Valid¦yes"),
        ("a | b\n--- | ---\n1 | 2", "a¦b/1¦2"),
        ("| one<br>two | b | c |", "one two¦b¦c"),
        # blank cells count
        ("\tActual\t\tTarget\nx\t1\t\t2", "¦Actual¦¦Target/x¦1¦¦2"),
    ],
)
def test_rows(text: str, rows: str) -> None:
    (table,) = tables(text)
    assert "/".join("¦".join(row) for row in table) == rows


def test_a_rule_ends_a_table() -> None:
    assert len(tables("a\tb\n-----\nc\td")) == 2


def test_two_lines_without_tabs_end_a_table() -> None:
    text = "a\tsome words\nnot\nthis\nc\td\ne\tf"
    assert tables(text) == [[["a", "some words"]], [["c", "d"], ["e", "f"]]]
    assert [block for _, block in blocks(text)] == ["not", "this"]


def test_a_heading_ends_a_table() -> None:
    assert len(tables("a\tb\n## Key Milestones\nc\td")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("•\tone\n•\ttwo", [("•", "one"), ("•", "two")]),
        ("(a)\tcosts\n(b)\tsavings", [("(a)", "costs"), ("(b)", "savings")]),
        ("1.1\tTo brief the Board", [(None, "1.1 To brief the Board")]),
        ("1.1\tTo brief\n1.2\tTo agree", [(None, "1.1 To brief"), (None, "1.2 To agree")]),
        ("\tAn indented paragraph", [(None, "An indented paragraph")]),
        ("Words\t", [(None, "Words")]),
        ("|only a bar", [(None, "|only a bar")]),
    ],
)
def test_tabs_that_make_no_table(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert blocks(text) == expected
    assert tables(text) == []


def test_cells_hold_blocks_styles_and_breaks() -> None:
    (table,) = (
        read_text("<u>Income</u>\t<ul> • A • B </ul>\tx\vy\n1\t2\t3".encode()).pages[0].tables
    )
    income, listed, broken = table.cells[:3]
    assert income.style.underlined
    assert [(block.marker, block.text) for block in listed.blocks] == [("•", "A"), ("•", "B")]
    assert listed.text == "A B"
    assert [block.text for block in broken.blocks] == ["x", "y"]


def test_a_continued_cell_keeps_the_place_of_each_line() -> None:
    (table,) = read_text(b"PA1\tnumber of visits\nto libraries\nPA2\tx").pages[0].tables
    (block,) = table.cells[1].blocks
    assert [(line.text, line.place.line) for line in block.lines] == [
        ("number of visits", 1),
        ("to libraries", 2),
    ]


def test_an_html_table_among_lines_has_spans() -> None:
    rows = "<tr><th colspan=2>Q2</th></tr>\n<tr><td>1</td><td>2</td></tr>"
    page = read_text(f"before\n<table>\n{rows}\n</table>\nafter".encode()).pages[0]
    (table,) = page.tables
    assert [(cell.text, cell.column_span, cell.place.line) for cell in table.cells] == [
        ("Q2", 2, 3),
        ("1", 1, 4),
        ("2", 1, 4),
    ]
    assert [(block.text, block.order) for block in page.blocks] == [("before", 0), ("after", 2)]


def test_an_html_table_without_end_is_lines() -> None:
    assert blocks("<table>\none\ntwo") == [(None, "one"), (None, "two")]
