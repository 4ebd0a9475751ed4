import pytest

from extract.document import Block, Table
from extract.text.hypertext import read_hypertext


def texts(source: str) -> list[str]:
    return [
        f"{item.marker or ''}»{item.text}" if isinstance(item, Block) else "table"
        for item in read_hypertext(source)
    ]


def table(source: str) -> Table:
    (found,) = [item for item in read_hypertext(source) if isinstance(item, Table)]
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<html><head><title>no</title></head><body><h2>Key issues</h2>", ["##»Key issues"]),
        ("<p>one<p>two\n lines</p>three", ["»one", "»two lines", "»three"]),
        ("<ul><li>a<li><p>b</p></ul><p>c", ["•»a", "•»b", "»c"]),
        ("<script>no</script><style>no</style>yes", ["»yes"]),
        ("<title>no end<body>yes", ["»yes"]),
        ("a<br>b", ["»a", "»b"]),
        ("3<sup>rd</sup> of 38<sup>1</sup>", ["»3rd of 38 ¹"]),
        ("&pound;5 &lt; 6 <!-- <b> no -->", ["»£5 < 6"]),
        ("ages <18 and <b>5</b>", ["»ages <18 and 5"]),
        ("<div>x<table><tr><td>1</table>y</div>", ["»x", "table", "»y"]),
        ("<table><caption>Key</caption><tr><td>1</table>", ["»Key", "table"]),
        ("<table></table>", []),
    ],
)
def test_items(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_spans_push_cells_aside() -> None:
    found = table(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td rowspan=99>f</table>"
    )
    assert [
        (cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in found.cells
    ] == [
        ("a", 0, 0, 2, 1),
        ("b", 0, 1, 1, 2),
        ("c", 1, 1, 1, 1),
        ("d", 1, 2, 1, 1),
        ("e", 2, 0, 1, 1),
        ("f", 2, 1, 1, 1),
    ]
    assert (found.row_count, found.column_count) == (3, 3)


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "99999999999999999999"])
def test_impossible_spans_are_bounded(span: str) -> None:
    (cell,) = table(f'<table><tr><td colspan="{span}" rowspan="{span}">a</table>').cells
    assert cell.row_span == 1
    assert 1 <= cell.column_span <= 100


def test_cells_hold_paragraphs_fills_and_pictures_by_name() -> None:
    found = table(
        '<table><tr><td style="background:#00FF00"><b>a</b><td bgcolor="#ff0000"><p>b</p><p>c</p>'
        '<td><img src="x.png" alt="Green"></table>'
    )
    green, red, lamp = found.cells
    assert (green.fill, green.style.bold) == ("#00ff00", True)
    assert (red.fill, [block.text for block in red.blocks], red.text) == (
        "#ff0000",
        ["b", "c"],
        "b c",
    )
    assert lamp.text == "Green"


def test_a_table_around_tables_only_lays_out_the_page() -> None:
    source = "<table><tr><td>x<table><tr><td>1</table>y<td>z</table>"
    assert texts(source) == ["»x", "table", "»y", "»z"]


def test_places_count_lines_from_the_first() -> None:
    heading, table_found = read_hypertext(
        "\n<h1>\n\nA</h1>\n<table><tr>\n<td>\n1</table>", first_line=10
    )
    assert heading.place.line == 13
    assert isinstance(table_found, Table)
    assert (table_found.place.line, table_found.cells[0].place.line) == (14, 15)
    assert table_found.cells[0].blocks[0].place.line == 16


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<table>", "<td>", "</a", "<?", "<![CDATA[", "<"])
def test_hostile_markup_ends(unit: str) -> None:
    read_hypertext(f"<html>{unit * 20_000}")
