"""Source pages: the picture of a page with every value outlined, or all lines of a text file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import msgspec

from extract.text.decoding import decode
from quarterlight.page_picture import SCALE
from quarterlight.site import addresses
from quarterlight.site.pages import Pages
from quarterlight.site.rows import At, Paper, Shown

GROWN = 3.0
"""Pixels between a box and its outline, so that the outline covers no print."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One box on the picture of a page, in its pixels."""

    shown: Shown
    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Sources:
    """Which places can be shown: pictures with their sizes in pixels, text files with their lines.

    `why_not` says for other documents why they cannot.
    """

    pictures: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    why_not: dict[str, str] = field(default_factory=dict)

    def has(self, at: At | None) -> bool:
        """Whether there is a source page for the row."""
        if at is None:
            return False
        if at.page is not None:
            return (at.document_id, at.page) in self.pictures
        return at.source_line is not None and at.source_line <= self.lines.get(at.document_id, 0)

    def size(self, at: At) -> str:
        """'1190 1684': the picture of a row's page."""
        width, height = self.pictures[at.document_id, at.page or 0]
        return f"{width} {height}"

    def pages(self, document_id: str) -> list[int]:
        """The pages of a document that have a picture."""
        return sorted(page for known, page in self.pictures if known == document_id)


def pixels(at: At) -> str:
    """'12.5 40 88 52': the box of a row on the picture of its page."""
    return " ".join(f"{edge * SCALE:.6g}" for edge in at.box or ())


def lines_of(data: bytes) -> list[str]:
    """The lines of a text file as an editor counts them, and `source_line` with it."""
    return decode(data).text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def write_lines(pages: Pages, paper: Paper, data: bytes, rows: Sequence[Shown]) -> int:
    """The page of a text file and its lines as a script; how many lines there are."""
    lines = lines_of(data)
    marked: dict[int, list[Shown]] = {}
    for row in rows:
        if row.at.source_line is not None:
            marked.setdefault(row.at.source_line, []).append(row)
    path = addresses.source_page(paper.document_id, None)
    pages.write(path, "lines.html", title=paper.source, paper=paper, lines=lines, marked=marked)
    said = f"quarterlightLines({msgspec.json.encode(paper.document_id).decode()},"
    script = f"{said}{msgspec.json.encode(lines).decode()});\n"
    pages.put(addresses.lines_script(paper.document_id), script.encode())
    return len(lines)


def write_pictured(
    pages: Pages,
    paper: Paper,
    rows: Sequence[Shown],
    sizes: Mapping[tuple[str, int], tuple[int, int]],
) -> None:
    """A page of the site for each pictured page on which something stands."""
    by_page = {page: list(group) for page, group in groupby(rows, key=lambda row: row.at.page)}
    shown = [page for page in by_page if page and (paper.document_id, page) in sizes]
    for number, page in enumerate(shown):
        pages.write(
            addresses.source_page(paper.document_id, page),
            "source.html",
            title=f"{paper.source}, page {page}",
            paper=paper,
            page=page,
            before=shown[number - 1] if number else None,
            after=shown[number + 1] if number + 1 < len(shown) else None,
            size=sizes[paper.document_id, page],
            outlines=list(outlines(by_page[page])),
            rows=by_page[page],
        )


def outlines(rows: Sequence[Shown]) -> Iterator[Outline]:
    """The boxes of the rows; a row of milestones before the values that stand in it."""
    for row in rows:
        if row.at.box is not None:
            x0, top, x1, bottom = (edge * SCALE for edge in row.at.box)
            grown = 2 * GROWN
            yield Outline(row, x0 - GROWN, top - GROWN, x1 - x0 + grown, bottom - top + grown)
