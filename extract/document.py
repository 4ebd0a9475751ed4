"""The neutral facts of one file: blocks, tables and pictures in reading order, with their places.

Nothing here is a heading, an indicator or a traffic light: what the facts mean is the
parsers' business. A PDF and a text file give the same types.
"""

from enum import StrEnum

import msgspec

from extract.findings import Finding
from extract.places import NOWHERE, Place


class Ruling(StrEnum):
    """What holds the cells of a table apart on paper."""

    RULED = "ruled"
    HALF_RULED = "half_ruled"
    ALIGNED = "aligned"
    TABBED = "tabbed"


class MarkKind(StrEnum):
    """How a mark is made."""

    PICTURE = "picture"
    DRAWING = "drawing"
    FILL = "fill"
    GLYPH = "glyph"
    WORD = "word"
    LETTER = "letter"
    LAMPS = "lamps"


class TextSource(StrEnum):
    """Where the words of a document came from."""

    PDF = "pdf"
    TEXT = "text"
    OCR = "ocr"


class Style(msgspec.Struct, frozen=True, gc=False):
    """How most of a piece of text looks; size in points, colour as '#rrggbb'.

    None where the file does not say (a text file has no fonts).
    """

    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str | None = None


PLAIN = Style()


class Line(msgspec.Struct, frozen=True, gc=False):
    """One printed line, white space collapsed."""

    text: str
    style: Style
    place: Place


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph or list item: lines that belong together by their spacing, indent and style.

    `marker` is what stands before the text and is not part of it: '•', '-', 'i.' of a list
    item, '##' of a Markdown heading. `order` is its place in the page's reading order, counted
    over blocks, tables and pictures together. In a cell it counts within the cell.
    """

    order: int
    text: str
    lines: tuple[Line, ...]
    style: Style = PLAIN
    marker: str | None = None
    place: Place = NOWHERE


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A coloured or shaped thing in a cell, as a person would see it.

    `colours` are names from the largest area down ('green', 'amber', 'red', 'blue', 'grey',
    'black', 'white', ...); `shape` is a word such as 'disc', 'square', 'star', 'tick', 'cross',
    'question', 'arrow_up', 'arrow_down', 'arrow_level'.
    """

    kind: MarkKind
    place: Place
    colours: tuple[str, ...] = ()
    shape: str | None = None
    glyph: str | None = None
    font: str | None = None


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell of a printed table; row and column count from 0, spans are at least 1.

    A cell that a spanning neighbour covers does not exist; a blank cell does. `text` is the
    text of its blocks joined by spaces. `fill` is '#rrggbb' where the cell is shaded. `uncertain`:
    an engine recognised a word of it in a picture and is not sure of it.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    blocks: tuple[Block, ...]
    place: Place
    style: Style = PLAIN
    fill: str | None = None
    marks: tuple[Mark, ...] = ()
    uncertain: bool = False


class Table(msgspec.Struct, frozen=True, gc=False):
    """One printed table on one page (or one run of tab-separated lines), cells in row order."""

    order: int
    ruling: Ruling
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    place: Place


class Picture(msgspec.Struct, frozen=True, gc=False):
    """A picture outside every table; pixel size as stored, 0 where it is a drawing."""

    order: int
    width: int
    height: int
    place: Place


class Page(msgspec.Struct, frozen=True, gc=False):
    """One page; sizes in points as displayed (0 for text files, which are one page)."""

    number: int
    width: float
    height: float
    word_count: int
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    pictures: tuple[Picture, ...] = ()


class Document(msgspec.Struct, frozen=True, gc=False):
    """Everything that was read from one file, whatever its format."""

    sha256: str
    media_type: str
    size_bytes: int
    page_count: int | None
    text_source: TextSource
    extractor: str
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...] = ()


def in_reading_order(page: Page) -> list[Block | Table | Picture]:
    """Blocks, tables and pictures of a page, one after the other as a person reads them."""
    items: list[Block | Table | Picture] = [*page.blocks, *page.tables, *page.pictures]
    return sorted(items, key=lambda item: item.order)
