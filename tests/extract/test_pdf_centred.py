"""Tables of figures under a bold header, with nothing drawn and cells in the middle of rows."""

from extract.document import Table
from extract.pdf import read_pdf
from tests.extract.pdf_paper import Paper, pdf
from tests.extract.read_paper import tables, texts

LEFTS = [50.0, 90.0, 300.0, 350.0, 400.0, 470.0]
LINE = 11.0  # points from line to line, at size 10
PAD = 0.5  # points of white above and below a row: too little to tell rows apart

HEAD = ["Ref", "Indicator", "Actual/09-10", "Target/10-11", "Actual/10-11", "Lead"]
ROWS = [
    ["NI 15", "Serious violent crime rate per 1,000/population", "0.84", "0.82", "0.79", "Police"],
    ["NI/112", "Under 18 conception rate, change/from 1998", "-9.6%", "-18%", "n/a", "County/NHS"],
    ["NI 47", "People killed or injured in road/traffic accidents", "3.1", "4.0", "5.2", "Police"],
]
READ = [[text.replace("/", " ") for text in row] for row in (HEAD, *ROWS)]


def cell(paper: Paper, left: float, middle: float, text: str, font: str) -> None:
    lines = text.split("/")
    paper.lines(left, middle - (len(lines) - 1) / 2 * LINE, LINE, *lines, font=font)


def printed(paper: Paper, rows: list[list[str]], top: float, *, top_aligned: bool = False) -> float:
    """Prints rows; one of a single text runs over all columns. Returns where they end."""
    for row in rows:
        height = max(text.count("/") + 1 for text in row) * LINE
        for left, text in zip(LEFTS, row, strict=False):
            own = (text.count("/") + 1) * LINE
            down = own / 2 if top_aligned and row is not rows[0] else height / 2
            cell(paper, left, top + PAD + down, text, "B" if row == HEAD else "F")
        top += height + 2 * PAD
    return top


def one(paper: Paper) -> Table:
    (found,) = tables(paper)
    return found


def test_lines_are_of_the_row_in_the_middle_of_which_they_stand() -> None:
    paper = Paper()
    printed(paper, [HEAD, *ROWS], 100)
    assert texts(one(paper)) == READ


def test_titles_and_comments_run_over_all_columns() -> None:
    paper = Paper()
    title = ["Crime and disorder in the borough"]
    comment = ["Comment: figures are for the calendar year, and come from the Home Office"]
    end = printed(paper, [HEAD, title, ROWS[0], comment, ROWS[1], title, ROWS[2], comment], 100)
    paper.text(50, end + 8, "The next report of the board comes in June, and there are ten.")
    found = one(paper)
    whole = [c.text for c in found.cells if c.column_span == len(LEFTS)]
    assert whole == [*title, *comment, *title, *comment]
    assert [row for row in texts(found) if row[1]] == READ


def test_a_head_over_several_columns_is_told_by_their_middle() -> None:
    paper = Paper()
    for left, text in zip(LEFTS, [*HEAD[:2], "", "", "", HEAD[5]], strict=True):
        paper.text(left, 106, text, font="B")
    for left, text in zip(LEFTS[2:5], ("08-09", "09-10", "10-11"), strict=True):
        paper.text(left, 112, text, font="B")
    paper.text(347, 100, "Actual", font="B")
    printed(paper, ROWS, 116)
    found = one(paper)
    spans = {c.text: (c.row, c.column, c.column_span) for c in found.cells if c.row < 2 and c.text}
    assert spans["Actual"] == (0, 2, 3)
    assert [spans[year] for year in ("08-09", "09-10", "10-11")] == [(1, n, 1) for n in (2, 3, 4)]
    assert [row[0] for row in texts(found)][-3:] == [row[0] for row in READ[1:]]


def test_a_row_alone_under_the_same_header_on_the_next_page() -> None:
    first, second, other = Paper(), Paper(), Paper()
    printed(first, [HEAD, *ROWS], 100)
    comment = ["Comment: the board asked for it in June and was told in July what it came to"]
    printed(second, [HEAD, comment, ROWS[1]], 60)
    printed(
        other,
        [HEAD, [*ROWS[1][:1], "Under 18 conception/rate " + "of the county " * 4, *ROWS[1][2:]]],
        60,
    )
    pages = read_pdf(pdf(first, second, other), sha256="abc").pages
    assert [row for row in texts(*pages[1].tables) if row[1]] == [READ[0], READ[2]]
    assert not any(table.column_count == len(LEFTS) for table in pages[2].tables)


def test_no_row_is_cut_where_one_line_is_in_doubt() -> None:
    """A third line stands below the others of a name: nothing tells whose it is."""
    paper = Paper()
    end = printed(paper, [HEAD, *ROWS[:2]], 100)
    paper.text(LEFTS[1], end + 8, "of the calendar year")
    printed(paper, ROWS[2:], end + LINE + 1)
    assert READ[3] not in [row for table in tables(paper) for row in texts(table)]


def test_cells_at_the_top_of_rows_without_white_are_not_cut_as_if_in_the_middle() -> None:
    """Each row's second line and the two of the next stand around the figures of the next."""
    paper = Paper()
    end = printed(paper, [HEAD], 100) + LINE
    for number, (_, name, *rest) in enumerate([*ROWS, *ROWS]):
        upper, lower = name.split("/")
        y = end + 2 * LINE * number
        cells = [f"NI {number}", f"{upper} {'in' * number}", *(t.replace("/", " ") for t in rest)]
        for left, text in zip(LEFTS, cells, strict=True):
            paper.text(left, y, text)
        paper.text(LEFTS[1], y + LINE, lower)
    read = " | ".join(text for table in tables(paper) for row in texts(table) for text in row)
    assert "population Under 18" not in read
    assert "from 1998 People" not in read


def test_a_ref_of_two_words_is_no_column_of_figures() -> None:
    paper = Paper()
    rows = [[f"NI {n}", *ROWS[0][1:]] for n in (14, 15, 16, 17)]
    printed(paper, [HEAD, *rows], 100)
    assert [row[0] for row in texts(one(paper))] == ["Ref", "NI 14", "NI 15", "NI 16", "NI 17"]
