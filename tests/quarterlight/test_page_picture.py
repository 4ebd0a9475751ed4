"""The drawing of a page: what was read is outlined where it stands."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from typer.testing import CliRunner

from extract import read
from extract.document import Block, Cell, Mark, MarkKind, Page, Picture, Ruling, Table
from extract.places import Box, Place
from quarterlight.cli import app
from quarterlight.page_picture import SCALE, STRIP, Kind, Outline, outlines, page_picture

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT = SAMPLES / "reports" / "brackenshire" / "brackenshire_2013-14_q2_overview.pdf"


def place(x0: float, top: float, x1: float, bottom: float) -> Place:
    return Place(page=1, box=Box(x0, top, x1, bottom))


def cell(column: int, span: int, where: Place, *marks: Mark) -> Cell:
    return Cell(0, column, 1, span, "", (), where, marks=marks)


MARK = Mark(MarkKind.DRAWING, place(72, 52, 78, 58), ("green",))
PAGE = Page(
    number=1,
    width=100,
    height=100,
    word_count=1,
    blocks=(Block(0, "Trees", (), place=place(10, 10, 40, 20)),),
    tables=(
        Table(
            order=1,
            ruling=Ruling.RULED,
            row_count=1,
            column_count=3,
            cells=(
                cell(0, 2, place(10, 50, 70, 60)),
                cell(2, 1, place(70, 50, 90, 60), MARK),
            ),
            place=place(10, 50, 90, 60),
        ),
    ),
    pictures=(Picture(2, 64, 64, place(10, 70, 30, 90)), Picture(3, 0, 0, Place(page=1))),
)


def test_everything_with_a_box_is_outlined_and_a_span_is_one_box() -> None:
    assert list(outlines(PAGE)) == [
        Outline(Kind.BLOCK, Box(10, 10, 40, 20), 0),
        Outline(Kind.TABLE, Box(10, 50, 90, 60), 1),
        Outline(Kind.CELL, Box(10, 50, 70, 60)),
        Outline(Kind.CELL, Box(70, 50, 90, 60)),
        Outline(Kind.MARK, Box(72, 52, 78, 58)),
        Outline(Kind.PICTURE, Box(10, 70, 30, 90), 2),
    ]


def colours_near(image: Image.Image, x: float, y: float) -> set[tuple[int, ...]]:
    """The colours of the pixels within three pixels of a point on the page."""
    left, top = round(x * SCALE), round(y * SCALE)
    around = image.crop((left - 3, top - 3, left + 4, top + 4))
    return {around.getpixel((i, j)) for i in range(around.width) for j in range(around.height)}


def middle_of_left_edge(box: Box) -> tuple[float, float]:
    return box.x0, (box.top + box.bottom) / 2


def test_outlines_lie_where_the_page_prints_things() -> None:
    data = REPORT.read_bytes()
    page = next(p for p in read(data).pages if p.tables and p.blocks)
    image = Image.open(io.BytesIO(page_picture(data, page)))
    assert image.size[1] - STRIP == pytest.approx(page.height * SCALE, abs=1)
    assert image.size[0] == pytest.approx(page.width * SCALE, abs=1)
    for outline in outlines(page):
        wanted = ImageColor.getrgb(outline.kind.colour)
        assert wanted in colours_near(image, *middle_of_left_edge(outline.box))
    legend = image.crop((0, image.height - STRIP + 1, image.width, image.height))
    shown = {colour for _, colour in legend.getcolors(maxcolors=10_000)}
    assert {ImageColor.getrgb(kind.colour) for kind in Kind} <= shown


def test_the_same_page_gives_the_same_bytes() -> None:
    data = REPORT.read_bytes()
    page = read(data).pages[0]
    assert page_picture(data, page) == page_picture(data, page)


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_show_writes_the_drawing_and_prints_its_path() -> None:
    done = CliRunner().invoke(app, ["show", str(REPORT), "--page", "3"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{REPORT.stem}-page-3.png\n"
    assert Path(done.stdout.strip()).read_bytes().startswith(b"\x89PNG")
    named = CliRunner().invoke(app, ["show", str(REPORT), "-p", "3", "--out", "pages/three.png"])
    assert (named.exit_code, named.stdout.strip()) == (0, str(Path("pages/three.png")))
    assert Path("pages/three.png").read_bytes() == Path(done.stdout.strip()).read_bytes()


TEXT = SAMPLES / "hostile" / "minutes.txt"
WRONG = {
    "page out of range": (["show", str(REPORT), "--page", "99"], 2, "pages; there is no page 99"),
    "no page 0": (["show", str(REPORT), "--page", "0"], 2, "there is no page 0"),
    "text file": (["show", str(TEXT), "--page", "1"], 2, "is a text file: it has no pages"),
    "no such file": (["show", "nowhere.pdf", "--page", "1"], 2, "There is no file nowhere.pdf"),
    "out without page": (["show", str(REPORT), "--out", "a.png"], 2, "add --page N"),
    "out is no PNG": (["show", str(REPORT), "-p", "1", "-o", "a.jpg"], 2, "must end in .png"),
    "json": (["show", str(REPORT), "--page", "1", "--json"], 2, "leave --json"),
    "damaged": (["show", str(SAMPLES / "hostile" / "report.docx"), "-p", "1"], 1, "report.docx: "),
}


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_drawn_is_said(arguments: list[str], code: int, words: str) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == code
    assert words in done.stderr
    assert done.stdout == ""
    assert list(Path().iterdir()) == []
