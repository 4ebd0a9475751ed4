"""Tables with nothing drawn: the same rows as their ruled twins, or none where that is in doubt."""

from dataclasses import dataclass

import pytest

from extract.document import Document, Ruling
from extract.pdf import read_pdf
from extract.printed import table_text
from tests.extract.pdf_paper import Paper, pdf

LEFTS = [50.0, 110.0, 270.0, 320.0, 380.0]
RIGHT = 545.0
LINE = 11.0  # points from line to line, at size 10 nearly set solid

Cells = list[str]  # a cell's lines are parted by '/'; None: the cell before runs on over it

HEAD = ["Ref", "Milestone", "Due", "Progress", "Commentary"]
FIRST = [
    "TH1",
    "Open the library in/Northgate by June",
    "June",
    "Green",
    "Opened on 3 June, a/week ahead of the/date that was set",
]
SECOND = ["TH2", "Agree the strategy", "July", "Amber", "Members asked for a/second round"]
THIRD = ["TH3", "Let the contract for/grounds", "May", "Red", "Five firms"]
ROWS = [HEAD, FIRST, SECOND, THIRD]
ACROSS = "Supporting commentary: every one of these was discussed by members of the board in May"


@dataclass(frozen=True)
class Look:
    """How a table is printed: white above and below its cells, and what is drawn."""

    pad: float = 3.0
    ruled: bool = False
    middle: bool = False


def printed(
    paper: Paper, rows: list[Cells], top: float, look: Look, *, headed: bool = True
) -> float:
    """Prints rows; one of a single text runs over all columns. Returns where they end."""
    ys = [top]
    for number, row in enumerate(rows):
        height = max(text.count("/") + 1 for text in row)
        for left, text in zip(LEFTS, row, strict=False):
            lines = text.split("/")
            down = (height - len(lines)) / 2 if look.middle else 0
            base = ys[-1] + look.pad + (down + 1) * LINE
            paper.lines(left, base, LINE, *lines, font="B" if headed and not number else "F")
        ys.append(ys[-1] + height * LINE + 2 * look.pad)
        if look.ruled:
            xs = [LEFTS[0], *LEFTS[1 : len(row)], RIGHT]
            paper.grid([x - 2 for x in xs], [ys[-2] + 2, ys[-1] + 2])
    return ys[-1]


def rows_of(document: Document) -> list[list[str]]:
    assert "words_lost" not in [f.code for f in document.findings]
    return [
        row
        for page in document.pages
        for table in sorted(page.tables, key=lambda t: t.order)
        for row in table_text(table).rows
    ]


def read(*pages: Paper) -> Document:
    return read_pdf(pdf(*pages), sha256="abc")


def texts(rows: list[Cells]) -> list[list[str]]:
    return [[text.replace("/", " ") for text in row] for row in rows]


def sheet(rows: list[Cells], look: Look, top: float = 120) -> Paper:
    paper = Paper()
    paper.text(50, 90, "What was planned for the year, and how far it has come, is set out below.")
    end = printed(paper, rows, top, look)
    paper.text(50, end + 40, "All other work is on course, and nothing has to be said of it here.")
    return paper


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(Look(pad=2.0), id="little white between rows"),
        pytest.param(Look(pad=3.0), id="some"),
        pytest.param(Look(pad=9.0), id="much"),
        pytest.param(Look(pad=3.0, middle=True), id="cells in the middle of their rows"),
    ],
)
def test_the_rows_of_its_ruled_twin(look: Look) -> None:
    document = read(sheet(ROWS, look))
    ruled = read(sheet(ROWS, Look(pad=look.pad, middle=look.middle, ruled=True)))
    assert rows_of(document) == rows_of(ruled) == texts(ROWS)
    (table,) = document.pages[0].tables
    assert table.ruling is Ruling.ALIGNED
    assert [block.text[:8] for block in document.pages[0].blocks] == ["What was", "All othe"]


def test_a_heading_right_above_is_no_part_of_the_header() -> None:
    paper = sheet(ROWS, Look())
    paper.text(50, 122, "2.1 Milestones of the service", size=13, font="B")
    document = read(paper)
    assert rows_of(document) == texts(ROWS)
    assert "2.1 Milestones of the service" in [b.text for b in document.pages[0].blocks]


KPIS = [
    ["Ref", "Indicator", "Actual", "Target", "Commentary"],
    ["LI 4", "Households in/temporary homes", "41", "38", "Two houses were/closed"],
    ["LI 5", "Empty homes", "112", "120", "Better than before"],
    ["LI 6", "Days to process new/claims", "21.4", "<20", "The new system is/slow"],
]


@pytest.mark.parametrize(
    ("rows", "pad"),
    [
        pytest.param(
            [HEAD, ["TH1", "Open", "May", "Red", "Late"], ["TH2", "Shut", "June", "Red", "Late"]],
            3.0,
            id="each row a line",
        ),
        pytest.param([HEAD, FIRST], 3.0, id="one row under a bold header"),
        pytest.param([HEAD, FIRST, [ACROSS], SECOND, THIRD], 3.0, id="a row across between rows"),
        pytest.param(
            [HEAD, FIRST, [ACROSS], SECOND, [ACROSS]], 3.0, id="the last row across as others"
        ),
        pytest.param(
            [HEAD, FIRST, ["", "Move it", "July", "Red", "No"], THIRD], 3.0, id="ref printed once"
        ),
        pytest.param(KPIS, 3.0, id="figures in some columns"),
        pytest.param(KPIS, 0.0, id="no white between rows: their cells begin together"),
    ],
)
def test_rows(rows: list[Cells], pad: float) -> None:
    expected = [row + [""] * (len(rows[0]) - len(row)) for row in texts(rows)]
    assert rows_of(read(sheet(rows, Look(pad=pad)))) == expected


def test_lines_across_that_begin_otherwise_are_no_row() -> None:
    paper = Paper()
    end = printed(paper, ROWS, 100, Look())
    paper.text(
        50, end + 14, "Councillors asked that the next report says what each of these costs."
    )
    assert rows_of(read(paper)) == texts(ROWS)


def test_it_goes_on_on_the_next_page_in_the_same_columns() -> None:
    first, second = Paper(), Paper()
    printed(first, [HEAD, FIRST, SECOND], 120, Look())
    rest = [["", "and by the board", "", "", ""], ["TH9", "Move it", "July", "", "No building"]]
    printed(second, rest, 80, Look(), headed=False)
    assert rows_of(read(first, second)) == [
        *texts([HEAD, FIRST, SECOND]),
        *rest,
    ]


def after_a_page(last: Cells, heads: list[tuple[str, str]], below: str = "") -> Document:
    """A table at the foot of a page, and a row on top of the next under a running line."""
    papers = Paper(), Paper()
    for number, paper in enumerate(papers):
        left, right = heads[number]
        paper.text(50, 40, left)
        paper.text(500, 40, right)
    printed(papers[0], ROWS, 640, Look())
    end = printed(papers[1], [last], 70, Look(), headed=False)
    if below:
        papers[1].text(50, end + 30, below)
    return read(*papers)


ALONE = ["TH4", "Shut it", "July", "Red", "No"]
RUNNING = [("Quarterly report", "Page 1"), ("Quarterly report", "Page 2")]
NEW = [("", ""), ("Quarterly report", "Page 2")]


@pytest.mark.parametrize(
    ("last", "heads"),
    [
        pytest.param(ALONE, RUNNING, id="all cells"),
        pytest.param(["TH4", "Shut it", "", "Red", ""], RUNNING, id="some"),
        pytest.param(["", "of the building", "", "", "and left"], RUNNING, id="the rest of a row"),
        pytest.param(ALONE, [("", ""), ("", "")], id="no running line"),
        pytest.param(ALONE, NEW, id="a running line that the page before has not"),
        pytest.param(["TH4", "Shut/the hall", "", "Red", ""], NEW, id="two lines"),
    ],
)
@pytest.mark.parametrize("below", ["", "All other work is on course, as was said in the spring."])
def test_a_row_alone_on_the_next_page(
    last: Cells, heads: list[tuple[str, str]], below: str
) -> None:
    document = after_a_page(last, heads, below)
    assert rows_of(document) == texts([*ROWS, last])
    assert document.findings == ()


@pytest.mark.parametrize(
    ("last", "heads"),
    [
        pytest.param(["", "", "", "", "and left"], RUNNING, id="a word under one head"),
        pytest.param(["TH4", "", "", "Red", ""], NEW, id="few cells under a line not seen before"),
        pytest.param(["TH4/TH5", "Shut/it", "July", "Red", "No"], RUNNING, id="one row or two"),
    ],
)
def test_what_may_be_the_next_row_is_said(last: Cells, heads: list[tuple[str, str]]) -> None:
    document = after_a_page(last, heads)
    assert rows_of(document) == texts(ROWS)
    assert [f.code for f in document.findings] == ["columns_in_doubt"]
    assert document.findings[0].place.page == 2


def test_running_lines_are_no_rows() -> None:
    first, second = Paper(), Paper()
    for number, paper in enumerate((first, second), start=1):
        for left, text in zip(LEFTS, ("Q2", "Council", "2013", "page", str(number)), strict=True):
            paper.text(left, 40, text)
    printed(first, ROWS, 640, Look())
    second.text(50, 90, "All other work is on course, and nothing has to be said of it here.")
    document = read(first, second)
    assert rows_of(document) == texts(ROWS)
    assert document.findings == ()


def test_a_note_over_blank_cells_is_one() -> None:
    paper = Paper()
    rows = [
        ["Ref", "Indicator", "Actual", "Target", "Quarter"],
        ["LI 4", "Households in/temporary homes", "41", "38", "44"],
        ["LI 5", "Empty homes/brought back", "112", "120", "71"],
    ]
    end = printed(paper, rows, 120, Look())
    paper.text(50, end + 14, "LI 6")
    paper.text(110, end + 14, "Days to process")
    paper.text(305, end + 14, "Refer comment")
    (table,) = read(paper).pages[0].tables
    spans = [(c.text, c.column, c.column_span) for c in table.cells if c.row == 3]
    assert spans[-1][0] == "Refer comment"
    assert spans[-1][2] > 1


def test_ref_and_objective_over_the_milestones() -> None:
    paper = Paper()
    for x, head, text in ((50, "Ref", "PPT 1"), (200, "Objective", "Deliver the programme")):
        paper.text(x, 100, head, font="B")
        paper.text(x, 117, text)
    for x, words in (
        (50, ("Milestone", "Agree the plan", "Let it")),
        (200, ("Due", "May", "July")),
    ):
        for number, word in enumerate(words):
            paper.text(x, 134 + 17 * number, word, font="F" if number else "B")
    for number, word in enumerate(("Commentary", "It was agreed", "Five firms")):
        paper.text(350, 134 + 17 * number, word, font="F" if number else "B")
    assert rows_of(read(paper)) == [
        ["Ref", "Objective"],
        ["PPT 1", "Deliver the programme"],
        ["Milestone", "Due", "Commentary"],
        ["Agree the plan", "May", "It was agreed"],
        ["Let it", "July", "Five firms"],
    ]


def newspaper(paper: Paper) -> None:
    words = "the council met in July and agreed to carry forward money that had not been spent yet"
    for x in (50, 220, 390):
        for number in range(10):
            paper.text(x, 100 + 12 * number + 6 * (number // 5), words[number : number + 32])


def addresses(paper: Paper) -> None:
    for x in (50, 220, 390):
        paper.lines(x, 100, 12, "Mrs A Smith", "Elm House", "High Street", "Northgate")


def wrapped_refs(paper: Paper) -> None:
    """No white between rows, and no figures: a second line may be a row."""
    for number in range(4):
        for x, text in (
            (50, "SCS CYP"),
            (110, "a text that fills all of it"),
            (250, "and more of it"),
        ):
            paper.text(x, 100 + 11 * number, text)


def several_heads(paper: Paper) -> None:
    """'Targets' stands over three columns, and 'Ref' in the middle of the two lines."""
    for x, y, text in (
        (50, 106, "Ref"),
        (110, 106, "Indicator"),
        (330, 100, "Targets"),
        (280, 112, "12/13"),
        (335, 112, "13/14"),
        (390, 112, "14/15"),
    ):
        paper.text(x, y, text, font="B")
    for number in range(3):
        y = 130 + 30 * number
        paper.lines(110, y, 11, "Households in a", "temporary home", "at its end")
        for x, text in ((50, f"LI {number}"), (280, "4"), (335, "5"), (390, "6 or so")):
            paper.text(x, y, text)


def numbered(paper: Paper) -> None:
    for number in range(3):
        y = 100 + 30 * number
        paper.text(50, y, f"({'abc'[number]})")
        paper.text(80, y, "(i)")
        paper.lines(110, y, 11, "a sentence that runs on over", "two lines of the list")


@pytest.mark.parametrize("draw", [newspaper, addresses, wrapped_refs, several_heads, numbered])
def test_what_is_no_table_or_in_doubt(draw: object) -> None:
    paper = Paper()
    assert callable(draw)
    draw(paper)
    assert rows_of(read(paper)) == []


def test_doubt_is_said() -> None:
    paper = Paper()
    several_heads(paper)
    (finding,) = read(paper).findings
    assert finding.code == "columns_in_doubt"
    assert finding.found == "Targets"
