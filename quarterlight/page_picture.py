"""A page of a PDF as a picture, with what was read outlined: to see where a reading went wrong."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import chain

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from extract.document import Page, Table, in_reading_order
from extract.places import Box

SCALE = 2.0
"""Pixels a point (144 dpi): the small print of a table is readable, a page is under 1 MB."""

STRIP = 34
"""Height of the legend in pixels."""

TEXT_SIZE = 18
"""Type of the legend in pixels."""

NUMBER_SIZE = 15
"""Type of order numbers in pixels; smaller than the type of most reports."""

MARGIN = 2
"""Pixels between a number and the edge of its tag, and between tag and box."""


class Kind(Enum):
    """What is outlined: its name in the legend, its colour and the width of its line in pixels.

    The colours can be told apart by people who do not see red and green alike.
    """

    BLOCK = ("block", "#0072b2", 2)
    TABLE = ("table", "#d55e00", 4)
    CELL = ("cell", "#e69f00", 2)
    MARK = ("mark", "#cc00a0", 3)
    PICTURE = ("picture", "#009e73", 3)

    @property
    def label(self) -> str:
        """Its name in the legend."""
        return self.value[0]

    @property
    def colour(self) -> str:
        """'#rrggbb'."""
        return self.value[1]

    @property
    def width(self) -> int:
        """Of its line, in pixels."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Outline:
    """One box to draw; `number` is its place in reading order, where it has one."""

    kind: Kind
    box: Box
    number: int | None = None


def page_picture(data: bytes, page: Page) -> bytes:
    """The page with its outlines and a legend below it, as PNG; `data` is the PDF it was read from.

    Raises pypdfium2.PdfiumError where the page cannot be drawn.
    """
    drawn = rendered(data, page.number)
    canvas = Image.new("RGB", (drawn.width, drawn.height + STRIP), "white")
    canvas.paste(drawn)
    draw = ImageDraw.Draw(canvas)
    found = list(outlines(page))
    for outline in found:
        draw_box(draw, outline)
    for outline in found:
        draw_number(draw, outline, edge=drawn.width)
    draw_legend(draw, page, top=drawn.height)
    png = io.BytesIO()
    canvas.save(png, "PNG", optimize=True)
    return png.getvalue()


def rendered(data: bytes, number: int) -> Image.Image:
    """The page as a viewer shows it; its number counts from 1."""
    with pypdfium2.PdfDocument(data) as pdf:
        image: Image.Image = pdf[number - 1].render(scale=SCALE).to_pil()
        return image.convert("RGB")


def outlines(page: Page) -> Iterator[Outline]:
    """Everything on the page that has a box; what lies in front comes later."""
    for item in in_reading_order(page):
        if item.place.box is None:
            continue
        if isinstance(item, Table):
            yield from table_outlines(item)
        else:
            kind = Kind.BLOCK if item in page.blocks else Kind.PICTURE
            yield Outline(kind, item.place.box, item.order)


def table_outlines(table: Table) -> Iterator[Outline]:
    """The table, its cells (one that spans several is one box), and the marks in them."""
    if table.place.box is not None:
        yield Outline(Kind.TABLE, table.place.box, table.order)
    for cell in table.cells:
        if cell.place.box is not None:
            yield Outline(Kind.CELL, cell.place.box)
    for mark in chain.from_iterable(cell.marks for cell in table.cells):
        if mark.place.box is not None:
            yield Outline(Kind.MARK, mark.place.box)


def draw_box(draw: ImageDraw.ImageDraw, outline: Outline) -> None:
    """The outline: that of a cell on its own edges, every other one around what it holds."""
    box, kind = outline.box, outline.kind
    grow = 0 if kind is Kind.CELL else kind.width + 1
    left, top = round(box.x0 * SCALE) - grow, round(box.top * SCALE) - grow
    right, bottom = round(box.x1 * SCALE) + grow, round(box.bottom * SCALE) + grow
    corners = (left, top, max(left, right), max(top, bottom))
    draw.rectangle(corners, outline=kind.colour, width=kind.width)


def draw_number(draw: ImageDraw.ImageDraw, outline: Outline, *, edge: int) -> None:
    """The order number in a tag right of the box (left of it stand bullets), if need be inside."""
    if outline.number is None:
        return
    text, font = str(outline.number), ImageFont.load_default(NUMBER_SIZE)
    width = round(draw.textlength(text, font=font)) + 2 * MARGIN
    height = NUMBER_SIZE + 2 * MARGIN
    gap = MARGIN + outline.kind.width + 1
    left = min(edge - width - 1, round(outline.box.x1 * SCALE) + gap)
    top = max(0, round(outline.box.top * SCALE) - gap + MARGIN)
    tag = (left, top, left + width, top + height)
    draw.rectangle(tag, fill=outline.kind.colour)
    middle = (left + width / 2, top + height / 2)
    draw.text(middle, text, fill="white", font=font, anchor="mm")


def draw_legend(draw: ImageDraw.ImageDraw, page: Page, *, top: int) -> None:
    """The kinds with their colours and how many of each there are on the page."""
    font = ImageFont.load_default(TEXT_SIZE)
    counts = dict.fromkeys(Kind, 0)
    for outline in outlines(page):
        counts[outline.kind] += 1
    size, left, middle = STRIP // 2, STRIP // 2, top + STRIP / 2
    draw.line((0, top, page.width * SCALE, top), fill="black")
    for kind, count in counts.items():
        swatch = (left, middle - size / 2, left + size, middle + size / 2)
        draw.rectangle(swatch, outline=kind.colour, width=kind.width)
        words = f"{kind.label} {count}"
        draw.text((left + size * 1.5, middle), words, fill="black", font=font, anchor="lm")
        left += round(size * 3 + draw.textlength(words, font=font))
