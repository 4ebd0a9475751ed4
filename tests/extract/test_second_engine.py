"""What PDFium finds empty or broken is shown to pdfplumber before it is believed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from extract import ReadError, State, read
from extract.pdf import read_pdf
from extract.second import differs, second_opinion, second_reading

SAMPLE = (
    Path(__file__).parents[2]
    / "samples/reports/brackenshire/brackenshire_2018-19_q4_people_overview.pdf"
)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (100, 100, False),
        (100, 91, False),
        (100, 89, True),
        (0, 3, False),
        (0, 4, True),
        (4, 0, True),
    ],
)
def test_counts_that_differ(ours: int, theirs: int, expected: bool) -> None:
    assert differs(ours, theirs) is expected


def test_engines_agree_on_a_sample() -> None:
    checked = read(SAMPLE, check=True)
    assert [f for f in checked.findings if f.code == "engines_disagree"] == []
    assert checked.pages == read(SAMPLE).pages


def test_a_page_that_lost_words_is_said() -> None:
    data = SAMPLE.read_bytes()
    document = read_pdf(data, sha256="x")
    first = replace(document.pages[0], word_count=0)
    doubtful = replace(document, pages=(first, *document.pages[1:]))
    (finding,) = second_opinion(data, doubtful).findings
    assert (finding.code, finding.found, finding.place.page) == ("engines_disagree", "0", 1)


def test_a_document_without_a_word_is_read_again() -> None:
    data = SAMPLE.read_bytes()
    document = read_pdf(data, sha256="x")
    empty = replace(
        document, pages=tuple(replace(p, word_count=0, blocks=()) for p in document.pages)
    )
    again = second_opinion(data, empty)
    assert again.pages[0].blocks[0].text
    assert again.pages[0].blocks[0].place.box is not None
    assert "read_by_second_engine" in {f.code for f in again.findings}


def test_what_neither_engine_opens_is_damaged_with_the_first_reason() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"%PDF-1.4\nnothing that a PDF needs\n")
    assert caught.value.state is State.DAMAGED
    assert "PDFium" in caught.value.reason


def test_what_only_the_second_engine_opens_is_read_by_it() -> None:
    refused = ReadError(State.DAMAGED, "PDFium cannot open the file")
    document = second_reading(SAMPLE.read_bytes(), "x", "pdf-1", refused)
    assert document.page_count == len(document.pages) > 0
