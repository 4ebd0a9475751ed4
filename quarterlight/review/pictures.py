"""Pages of a PDF as small pictures inside the HTML file."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image, features

from quarterlight.review.places import PageSize

DPI = 110
"""Small print is readable, and a page takes about 100 KB."""

COLOURS = 64
"""Of a picture with a palette: print with its grey edges, lights and fills."""

QUALITY = 70
"""Of WebP and JPEG: letters stay sharp."""

POINTS = 72
"""To the inch."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page; `uri` is None where it cannot be drawn, and `problem` says why."""

    size: PageSize
    width: int
    height: int
    uri: str | None
    problem: str | None = None


def page_pictures(data: bytes) -> list[PagePicture]:
    """All pages of a PDF; raises pypdfium2.PdfiumError where it cannot be opened."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [picture_of(pdf, index) for index in range(len(pdf))]


def sizes(pictures: Sequence[PagePicture]) -> list[PageSize]:
    """The sizes of the pages."""
    return [picture.size for picture in pictures]


def picture_of(pdf: pypdfium2.PdfDocument, index: int) -> PagePicture:
    """One page as a viewer shows it."""
    size = PageSize(index + 1, *pdf.get_page_size(index))
    width, height = (round(edge * DPI / POINTS) for edge in (size.width, size.height))
    try:
        image = pdf[index].render(scale=DPI / POINTS).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        return PagePicture(size, width, height, None, f"This page cannot be drawn: {error}")
    return PagePicture(size, image.width, image.height, data_uri(image))


def data_uri(image: Image.Image) -> str:
    """The picture in the smallest of the forms that browsers show."""
    kind, data = min(encoded(image).items(), key=lambda item: len(item[1]))
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def encoded(image: Image.Image) -> dict[str, bytes]:
    """The picture with a palette, and as WebP, or as JPEG where Pillow was built without that."""
    palette, lossy = io.BytesIO(), io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(palette, "PNG", optimize=True)
    kind = "webp" if features.check("webp") else "jpeg"
    image.save(lossy, kind, quality=QUALITY)
    return {"png": palette.getvalue(), kind: lossy.getvalue()}
