"""The engines themselves, as they are installed, and what is done where none is."""

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.ocr import rapid, tesseract
from extract.ocr.engines import Engine, Ocr, installed, ocr_for
from extract.ocr.modes import NoEngineError, OcrMode
from extract.ocr.rapid import find_rapid
from extract.ocr.tesseract import Tesseract, find_tesseract
from extract.pdf import read_pdf
from extract.states import ReadError, State
from tests.extract.pdf_paper import Paper, pdf
from tests.programs import path_of

DPI = 300


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(rapid, "PACKAGES", ("no_such_package",))
    installed.cache_clear()
    yield
    installed.cache_clear()


def found(engine: Engine | None) -> Engine:
    assert engine is not None, "the tests need tesseract (apt) and the extra 'ocr'"
    return engine


def line(words: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    image = Image.new("L", (900, 60), 255)
    ImageDraw.Draw(image).text((10, 8), words, fill=0, font=ImageFont.load_default(42))
    return np.asarray(image)


@pytest.mark.parametrize("find", [find_tesseract, find_rapid], ids=["tesseract", "rapidocr"])
def test_words_and_their_boxes(find: Callable[[], Engine | None]) -> None:
    if find is find_tesseract:
        path_of("tesseract")
    engine = found(find())
    first, blank, last = engine.words_of(
        [line("Number of enquiries"), np.full((40, 300), 255, np.uint8), line("1,377 jobs")], DPI
    )
    assert " ".join(word.text for word in first) == "Number of enquiries"
    assert " ".join(word.text for word in last) == "1,377 jobs"
    assert blank == []
    assert 5 <= first[0].x0 < first[0].x1 < first[1].x0 < first[2].x0
    assert all(0 <= word.top < word.bottom <= 60 for word in (*first, *last))
    assert min(word.sureness for word in (*first, *last)) > 0.8
    assert len({word.line for word in first}) == 1


def test_tesseract_is_taken_before_the_package() -> None:
    path_of("tesseract")
    assert found(installed()).name.startswith("tesseract-5")
    assert ocr_for(OcrMode.NEVER) is None
    always = ocr_for(OcrMode.ALWAYS)
    assert always is not None
    assert always.name == f"{always.engine.name}+redo"


@pytest.mark.usefixtures("nothing_installed")
def test_without_an_engine_the_remedy_is_named() -> None:
    assert ocr_for(OcrMode.AUTO) is None
    with pytest.raises(
        NoEngineError, match=r"install tesseract, or pip install 'quarterlight\[ocr\]'"
    ):
        ocr_for(OcrMode.ALWAYS)


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        return  # a shell script stands in for the program
    hangs = tmp_path / "hangs"
    hangs.write_text("#!/bin/sh\nexec sleep 600\n", encoding="ascii")
    hangs.chmod(hangs.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(tesseract, "MOST_SECONDS", 1)
    with pytest.raises(ReadError, match="took more than 1 s") as caught:
        Tesseract(str(hangs), "0").words_of([line("Hello")], DPI)
    assert caught.value.state is State.TIMEOUT


def picture(words: str = "") -> bytes:
    paper = Paper()
    paper.image(0, 0, 595, 2, 2, bytes([250, 250, 250] * 4))
    if words:
        paper.text(50, 820, words, size=6)
    return pdf(paper)


def test_a_picture_without_words_stays_unread_and_says_what_looked() -> None:
    engine = found(installed())
    document = read_pdf(picture(), sha256="abc", ocr=Ocr(engine))
    (finding,) = [f for f in document.findings if f.code == "page_not_read"]
    assert finding.message.endswith(f"{engine.name} finds hardly a word in it")
    assert document.text_source == "pdf"


def test_what_few_words_a_page_has_stay_where_none_is_recognised() -> None:
    document = read_pdf(picture("Page 2 of 4"), sha256="abc", ocr=Ocr(found(installed())))
    assert [page.word_count for page in document.pages] == [4]
