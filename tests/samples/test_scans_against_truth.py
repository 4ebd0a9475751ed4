"""The scanned twins against the truth of their reports, by both engines."""

import io
from pathlib import Path

import pypdfium2
import pytest

from benchmarks.scans import SAMPLES, figures_of, scans, score
from extract import read
from extract.document import MarkKind, TextSource
from extract.ocr.engines import Ocr
from extract.ocr.rapid import find_rapid
from extract.ocr.tesseract import find_tesseract
from normalize import normalize
from parsers import parse
from tests.programs import path_of

DEPARTMENTAL = "brackenshire_2011-12_q2_departmental"
LEAST_VALUES, LEAST_PROGRESS = 0.90, 0.95


@pytest.mark.parametrize("scan", scans(), ids=lambda path: path.stem)
def test_tesseract_reads_values_and_lights(scan: Path) -> None:
    path_of("tesseract")
    engine = find_tesseract()
    assert engine is not None
    found = score(scan, engine)
    assert found.values >= LEAST_VALUES
    assert found.progress >= LEAST_PROGRESS
    assert found.wrong == 0


def one_page(path: Path, number: int) -> bytes:
    source, alone = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    alone.import_pages(source, [number - 1])
    out = io.BytesIO()
    alone.save(out)
    alone.close()
    source.close()
    return out.getvalue()


def test_rapidocr_reads_a_page_as_it_was_printed() -> None:
    engine = find_rapid()
    assert engine is not None
    document = read(one_page(SAMPLES / "scans" / f"{DEPARTMENTAL}_scan.pdf", 2), ocr=Ocr(engine))
    printed = read(one_page(SAMPLES / "reports" / "brackenshire" / f"{DEPARTMENTAL}.pdf", 2))
    assert document.text_source is TextSource.OCR
    assert document.extractor == f"{printed.extractor}+{engine.name}"
    found, want = (normalize(parse(d), document_id="doc-scan") for d in (document, printed))
    assert figures_of(found) == figures_of(want)
    assert [(k.refs, k.measure) for k in found.kpis] == [(k.refs, k.measure) for k in want.kpis]
    marks = [mark for t in document.pages[0].tables for c in t.cells for mark in c.marks]
    printed_marks = [mark for t in printed.pages[0].tables for c in t.cells for mark in c.marks]
    assert {mark.kind for mark in marks} == {MarkKind.PICTURE}
    assert [mark.colours for mark in marks] == [mark.colours for mark in printed_marks]
    arrows = [mark.shape for mark in printed_marks if len(mark.colours) == 1]
    assert [mark.shape for mark in marks if len(mark.colours) == 1] == arrows
