"""The door of the PDF half: what becomes of files, pages, and what is left out on purpose."""

import pytest

from extract.document import Document, TextSource
from extract.pdf import EXTRACTOR, read_pdf
from extract.states import ReadError, State
from tests.extract.pdf_paper import Paper, pdf


def read(*pages: Paper) -> Document:
    return read_pdf(pdf(*pages), sha256="abc")


def test_document() -> None:
    first, second = Paper(), Paper(width=842, height=595)
    first.text(50, 60, "Progress in quarter 2")
    document = read(first, second)
    assert document.sha256 == "abc"
    assert document.media_type == "application/pdf"
    assert document.text_source is TextSource.PDF
    assert document.page_count == 2
    assert document.extractor == EXTRACTOR
    assert EXTRACTOR.startswith("pdf-8/pdfium-")
    assert [(p.number, p.width, p.height, p.word_count) for p in document.pages] == [
        (1, 595, 842, 4),
        (2, 842, 595, 0),
    ]
    assert document.findings == ()


@pytest.mark.parametrize(
    ("data", "state"),
    [
        pytest.param(b"%PDF-1.4\nnothing more", State.DAMAGED, id="cut off"),
        pytest.param(pdf(), State.DAMAGED, id="no pages"),
        pytest.param(pdf(Paper(), encrypted=True), State.ENCRYPTED, id="password"),
    ],
)
def test_states(data: bytes, state: State) -> None:
    with pytest.raises(ReadError) as caught:
        read_pdf(data, sha256="abc")
    assert caught.value.state is state
    assert caught.value.reason


def test_a_page_that_cannot_be_loaded_is_a_finding() -> None:
    good = Paper()
    good.text(50, 60, "Here")
    data = pdf(good, Paper()).replace(b"/Type /Page /Parent", b"/Type /Pane /Parent", 1)
    data = pdf(good, good)
    second = data.rindex(b"/Type /Page /Parent")
    broken = data[:second] + b"/Type /Font /Parent" + data[second + 19 :]
    document = read_pdf(broken, sha256="abc")
    assert document.page_count == 2
    assert [p.number for p in document.pages] == [1]
    assert [(f.code, f.place.page) for f in document.findings] == [("page_unreadable", 2)]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_places_are_those_of_the_page_as_displayed(rotate: int) -> None:
    # the same words at the top left of the page as displayed, however the page is turned
    paper = Paper(width=600, height=800, rotate=rotate)
    origin, matrix = {
        0: ((50.0, 740.0), "1 0 0 1"),
        90: ((60.0, 50.0), "0 1 -1 0"),
        180: ((550.0, 60.0), "-1 0 0 -1"),
        270: ((540.0, 750.0), "0 -1 1 0"),
    }[rotate]
    paper.text(origin[0], paper.height - origin[1], "Turned page", size=12, matrix=matrix)
    (page,) = read(paper).pages
    assert (page.width, page.height) == ((600, 800) if rotate in (0, 180) else (800, 600))
    (block,) = page.blocks
    assert block.text == "Turned page"
    box = block.place.box
    assert box is not None
    assert (box.x0, box.top, box.bottom) == pytest.approx((50, 60 - 9.24, 60 + 2.76), abs=0.1)


@pytest.mark.parametrize(
    ("paint", "code"),
    [
        pytest.param({"mode": 3}, "unseen_text", id="invisible mode"),
        pytest.param({"colour": (1, 1, 1)}, "unseen_text", id="white on white"),
        pytest.param({"matrix": "0.7 0.7 -0.7 0.7"}, "slanted_text", id="watermark"),
    ],
)
def test_what_a_person_does_not_read(paint: dict[str, object], code: str) -> None:
    paper = Paper()
    paper.text(50, 60, "Seen")
    paper.text(50, 160, "Unseen", **paint)  # type: ignore[arg-type]
    document = read(paper)
    assert [b.text for b in document.pages[0].blocks] == ["Seen"]
    assert [f.code for f in document.findings] == [code]


def test_white_on_a_dark_shade_is_read() -> None:
    paper = Paper()
    paper.fill(40, 45, 200, 70, (0, 0, 0.5))
    paper.text(50, 60, "Banner", colour=(1, 1, 1))
    paper.text(-300, 60, "Off the page")
    document = read(paper)
    assert [b.text for b in document.pages[0].blocks] == ["Banner"]
    assert [f.code for f in document.findings] == ["unseen_text"]


def test_reading_order_runs_over_blocks_tables_and_pictures() -> None:
    paper = Paper()
    paper.text(50, 60, "Above")
    paper.image(50, 80, 60, 1, 1, b"\x10\x20\xff")
    paper.grid([50, 150, 250], [200, 220, 240])
    paper.text(55, 215, "Ref")
    paper.text(50, 300, "Below")
    (page,) = read(paper).pages
    assert [(b.text, b.order) for b in page.blocks] == [("Above", 0), ("Below", 3)]
    assert [p.order for p in page.pictures] == [1]
    assert [t.order for t in page.tables] == [2]


def test_too_many_paths_are_a_finding() -> None:
    paper = Paper()
    paper.text(50, 60, "Map")
    zigzag = "0 0 m " + " ".join(f"{i % 90} {i % 70 + 5} l" for i in range(21_000))
    paper.path(zigzag)
    document = read(paper)
    assert [b.text for b in document.pages[0].blocks] == ["Map"]
    assert "too_many_paths" in [f.code for f in document.findings]


def test_glyphs_whose_letters_the_file_does_not_tell() -> None:
    paper = Paper()
    paper.text(50, 60, "Rate\x06of\x1fturnover")
    findings = read(paper).findings
    assert [(f.code, f.place.page) for f in findings] == [("unmapped_glyphs", 1)]
    assert findings[0].message.startswith("2 ")
