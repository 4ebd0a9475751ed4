"""Where a row was printed: file, page and box, and the picture where the file is at hand."""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import pyarrow as pa
from PIL import Image, ImageDraw

from extract.states import ReadError
from extract.text.decoding import decode
from quarterlight.notebook.html import source_html
from quarterlight.page_picture import SCALE, rendered
from quarterlight.spots import spot_in_full
from warehouse.far.address import Unreachable
from warehouse.keys import KEYS
from warehouse.locate import asked_place_of
from warehouse.places import bytes_at
from warehouse.schemas import ROW_TABLES

Answer = Callable[[str, Mapping[str, object]], pa.Table]
"""Asks the release: a query and what fills its $names."""


class RowLike(Protocol):
    """A row of a pandas table, or a dict: what gives a value by the name of its column."""

    def get(self, name: str, /) -> object:
        """The value of that column; None where there is none."""


IN_DOCUMENTS = ("observations", *(name for name in ROW_TABLES if name != "observations"))
"""Tables whose rows stand on paper; a value before the row of values that it stands in."""

AROUND = 30.0
"""Points of the page that a picture shows around the box: two lines of print."""

LINES_AROUND = 2
"""Lines of a text file that are shown before and after."""

FRAME = "#d55e00"
FRAME_WIDTH = 3

MEDIA_PDF = "application/pdf"


@dataclass(frozen=True, repr=False)
class Source:
    """Where a row was printed; box in PDF points from the top left of the page as displayed."""

    table: str
    row_id: str
    document_id: str
    source: str
    uri: str | None
    sha256: str
    media_type: str
    page: int | None
    page_end: int | None
    box: tuple[float, float, float, float] | None
    line: int | None
    text: str | None

    @property
    def place(self) -> str:
        """'q2.pdf, page 3' or 'q2.txt, line 12'."""
        there = spot_in_full(self.page, self.line)
        return f"{self.source}, {there}" if there else self.source

    @cached_property
    def data(self) -> bytes | None:
        """The bytes of the file, where they are at hand and still those that were read."""
        if self.uri is None:
            return None
        try:
            data = bytes_at(asked_place_of(self.uri))
        except (OSError, ReadError, Unreachable):
            return None
        return data if hashlib.sha256(data).hexdigest() == self.sha256 else None

    def picture(self, around: float = AROUND) -> Image.Image | None:
        """The part of the page with the box framed; None without a PDF and a box."""
        if self.data is None or self.box is None or self.page is None:
            return None
        if self.media_type != MEDIA_PDF:
            return None
        page = rendered(self.data, self.page)
        x0, top, x1, bottom = (round(edge * SCALE) for edge in self.box)
        ImageDraw.Draw(page).rectangle(
            (x0 - FRAME_WIDTH, top - FRAME_WIDTH, x1 + FRAME_WIDTH, bottom + FRAME_WIDTH),
            outline=FRAME,
            width=FRAME_WIDTH,
        )
        more = round(around * SCALE)
        return page.crop((0, max(0, top - more), page.width, min(page.height, bottom + more)))

    def excerpt(self) -> str | None:
        """The lines of a text file around the row; None for a PDF or without the file."""
        if self.data is None or self.line is None:
            return None
        text = decode(self.data).text.replace("\r\n", "\n").replace("\r", "\n")
        lines = text.split("\n")  # as an editor counts them, and `source_line` with it
        first = max(0, self.line - 1 - LINES_AROUND)
        shown = lines[first : self.line + LINES_AROUND]
        return "\n".join(
            f"{'>' if number == self.line else ' '} {number:5} {line}"
            for number, line in enumerate(shown, start=first + 1)
        )

    def __str__(self) -> str:
        box = "" if self.box is None else f", box {' '.join(f'{edge:g}' for edge in self.box)}"
        return f"{self.place}{box}: {self.text}" if self.text else f"{self.place}{box}"

    def __repr__(self) -> str:
        return f"<{self}>"

    def _repr_html_(self) -> str:
        picture = self.picture()
        png = io.BytesIO()
        if picture is not None:
            picture.save(png, "PNG", optimize=True)
        return source_html(str(self), png.getvalue() or None, self.excerpt(), self.why_not())

    def why_not(self) -> str | None:
        """Why there is no picture and no excerpt; None where there is one, or no place."""
        if self.data is None:
            return "The file is not at hand, or is no longer the one that was read."
        if self.media_type == MEDIA_PDF and self.box is None:
            return "It has no box on the page."
        return None


def source_of(answer: Answer, row: RowLike | str) -> Source:
    """Where a row was printed; raises LookupError."""
    for table, row_id in ids_of(row):
        own = KEYS[table].own
        query = f"""
            SELECT t.*, d.source AS file_name, d.sha256, d.media_type, i.uri
            FROM {table} t JOIN documents d ON d.document_id = t.document_id
            LEFT JOIN inputs i ON i.document_id = d.document_id
                AND i.state <> 'duplicate' AND NOT i.gone
            WHERE t.{own} = $id
        """
        for found in answer(query, {"id": row_id}).to_pylist():
            return source_from(table, row_id, found)
    raise LookupError(
        "That is no row of these tables, and holds no id of one: 'observation_id', 'kpi_id', "
        "'milestone_row_id', ..."
    )


def ids_of(row: RowLike | str) -> Iterator[tuple[str, str]]:
    """Tables and ids that a row may be found by, the closest first."""
    if isinstance(row, str):
        yield from ((table, row) for table in IN_DOCUMENTS)
        return
    for table in IN_DOCUMENTS:
        value = row.get(KEYS[table].own)
        if isinstance(value, str):
            yield table, value


def source_from(table: str, row_id: str, found: Mapping[str, object]) -> Source:
    """The place that a row of the release tells of."""
    edges = [found[name] for name in ("x0", "top", "x1", "bottom")]
    box = tuple(edge for edge in edges if isinstance(edge, float))
    uri, page, end, line = (found.get(n) for n in ("uri", "page", "page_end", "source_line"))
    return Source(
        table=table,
        row_id=row_id,
        document_id=str(found["document_id"]),
        source=str(found["file_name"]),
        uri=uri if isinstance(uri, str) else None,
        sha256=str(found["sha256"]),
        media_type=str(found["media_type"]),
        page=page if isinstance(page, int) else None,
        page_end=end if isinstance(end, int) else None,
        box=(box[0], box[1], box[2], box[3]) if len(box) == 4 else None,
        line=line if isinstance(line, int) else None,
        text=printed_text(found),
    )


PRINTED = (
    "value_text", "measure", "milestone", "printed", "objective", "action", "title", "message",
    "risk_control_measures", "ref", "mark", "initials", "header_text",
)  # fmt: skip
"""Columns that hold what a row prints, the one that says most first."""


def printed_text(found: Mapping[str, object]) -> str | None:
    """What the row prints."""
    return next((str(found[n]) for n in PRINTED if found.get(n) is not None), None)
