import string
from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extract.document import Block, Document, Page, TextSource, in_reading_order
from extract.states import ReadError, State
from extract.text import EXTRACTOR, read_text
from extract.text.doubled import undoubled

REPORT = """\ufeffREPORT TO:\tPolicy Board
DATE:\t3 <sup>rd</sup> May 2011

## 1.0 **PURPOSE**

- one
-----
last line"""


def page_of(text: str) -> Page:
    (page,) = read_text(text.encode()).pages
    return page


def words_of(page: Page) -> list[str]:
    words: list[str] = []
    for item in in_reading_order(page):
        if isinstance(item, Block):
            words += f"{item.marker or ''} {item.text}".split()
            continue
        cells = getattr(item, "cells", ())
        blocks = [block for cell in cells for block in cell.blocks]
        words += [word for b in blocks for word in f"{b.marker or ''} {b.text}".split()]
    return words


def test_a_report() -> None:
    document = read_text(REPORT.encode())
    (page,) = document.pages
    assert (page.number, page.width, page.height) == (1, 0, 0)
    assert [(b.order, b.marker, b.text, b.place.line, b.style.bold) for b in page.blocks] == [
        (1, "##", "1.0 PURPOSE", 4, False),
        (2, "-", "one", 6, False),
        (3, None, "last line", 8, False),
    ]
    assert [cell.text for cell in page.tables[0].cells] == [
        *("REPORT TO:", "Policy Board", "DATE:", "3rd May 2011")
    ]
    assert page.word_count == 4 + 4 + 2 + 1 + 2
    assert document.findings == ()


def test_a_document_says_what_it_is() -> None:
    document = read_text(b"words")
    assert (document.text_source, document.extractor) == (TextSource.TEXT, EXTRACTOR)
    assert (document.page_count, document.size_bytes) == (None, 5)
    assert len(document.sha256) == 64


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a\nb", [("a", 1), ("b", 2)]),
        ("a\r\nb\r\n\r\nc", [("a", 1), ("b", 2), ("c", 4)]),
        ("a\rb", [("a", 1), ("b", 2)]),
        # a page break parts a line, but no editor counts it
        ("a\fb\nc", [("a", 1), ("b", 1), ("c", 2)]),
        ("a\u2028b", [("a", 1), ("b", 1)]),
        ("\n \t \n\u00a0\na", [("a", 4)]),
    ],
)
def test_lines_are_counted_as_an_editor_does(text: str, places: list[tuple[str, int]]) -> None:
    assert [(block.text, block.place.line) for block in page_of(text).blocks] == places


@pytest.mark.parametrize("text", ["", " \n\t\n\f", "\ufeff", "<p></p>", "-----", "\u200b"])
def test_nothing_printed_is_no_text(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(text.encode())
    assert caught.value.state is State.NO_TEXT


PRINTED_CHARACTERS = string.ascii_letters + string.digits + ".,:;%£'()/★○–"
words = st.one_of(
    st.text(PRINTED_CHARACTERS, min_size=1, max_size=8),
    st.sampled_from(
        ["•", "-", "00*", "*", "A*-C", "i.", "(a)", "2.1", "(608)", "-113", "R&D", "<5"]
    ),
)
gaps = st.sampled_from([" ", " ", "  ", "\t", "\t\t", "\n", "\n\n", "\r\n", "\f", "\u00a0"])


def without_bullets(printed: Iterable[str]) -> list[str]:
    """A bullet before a number ('- i. The first') gives way to it."""
    return [word for word in printed if word not in {"•", "○", "-", "–", "*", "o"}]


@given(st.lists(st.tuples(words, gaps), min_size=1, max_size=60))
def test_words_in_are_words_out(pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pairs)
    assume(all(undoubled(line) == line for line in text.splitlines()))  # 'AAbb CCdd' is fake bold
    page = page_of(text)
    assert without_bullets(words_of(page)) == without_bullets(word for word, _ in pairs)


@given(st.text(alphabet=st.sampled_from('ab1 \t\n|<>/*_#&;-•[](\\ulpi"='), max_size=200))
def test_any_markup_is_read(text: str) -> None:
    try:
        document: Document | None = read_text(text.encode())
    except ReadError:
        document = None
    if document is not None:
        orders = [item.order for item in in_reading_order(document.pages[0])]
        assert orders == list(range(len(orders)))


def ends_in(data: bytes) -> State | None:
    try:
        assert read_text(data).pages[0].word_count > 0
    except ReadError as error:
        return error.state
    return None


@given(st.binary(max_size=300))
def test_any_bytes_are_text_to_the_reader_of_text(data: bytes) -> None:
    assert ends_in(data) in {None, State.NO_TEXT}


def test_a_very_long_line_is_read() -> None:
    assert page_of("word " * 40_000).word_count == 40_000
    assert page_of("w" * 200_000).word_count == 1


INDENTED = [  # lines with tabs that are no table, the blocks that they make
    ("2.1\tIntermediate Care\n\tThe review ended.", ["2.1 Intermediate Care", "The review ended."]),
    ("Appendix 1:\tProgress against milestones", ["Appendix 1: Progress against milestones"]),
]


@pytest.mark.parametrize(("text", "expected"), INDENTED)
def test_tabs_that_only_set_in_a_paragraph(text: str, expected: list[str]) -> None:
    (page,) = read_text(f"Before.\n\n{text}\n\nAfter.".encode()).pages
    assert [block.text for block in page.blocks] == ["Before.", *expected, "After."]
    assert not page.tables
