"""Places of a whole release: pictures drawn, and the source pages that show what stands where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from quarterlight.site.folder import former_pictures
from quarterlight.site.pages import Pages
from quarterlight.site.pictures import NOT_AT_HAND, Task, draw_all, whole_file
from quarterlight.site.queries import SHOWN, Following
from quarterlight.site.rows import Paper
from quarterlight.site.sources import Sources, write_lines, write_pictured

MEDIA_PDF = "application/pdf"

NO_PICTURES = "The site was made without pictures."

Watch = Callable[[str, int, int], None]
"""Is told what is being made, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a site is to be: its folder, its name, and whether pages are drawn."""

    out: Path
    pictures: bool = True
    name: str = "Performance reports"


def write_places(
    connection: duckdb.DuckDBPyConnection,
    pages: Pages,
    papers: Sequence[Paper],
    wanted: Wanted,
    watch: Watch,
) -> Sources:
    """Draw what is wanted and write all source pages; `papers` in the order of their ids."""
    sources = Sources()
    draw_pictures(connection, pages, papers, wanted, sources, watch)
    shown = Following(connection, SHOWN)
    for done, paper in enumerate(papers):
        watch("Source pages", done, len(papers))
        own = shown.of(paper.document_id)
        if paper.media_type == MEDIA_PDF:
            write_pictured(pages, paper, own, sources.pictures)
            continue
        data = whole_file(Path(paper.uri), paper.sha256) if paper.uri else None
        if data is None:
            sources.why_not[paper.document_id] = NOT_AT_HAND
        else:
            sources.lines[paper.document_id] = write_lines(pages, paper, data, own)
    return sources


def draw_pictures(
    connection: duckdb.DuckDBPyConnection,
    pages: Pages,
    papers: Sequence[Paper],
    wanted: Wanted,
    sources: Sources,
    watch: Watch,
) -> None:
    """Draw each page on which something stands, once; note sizes, or why there is no picture."""
    shown = Following(connection, SHOWN)
    known = former_pictures(wanted.out)
    tasks = []
    for paper in papers:
        own = shown.of(paper.document_id)
        numbers = tuple(sorted({row.at.page for row in own if row.at.page is not None}))
        if paper.media_type != MEDIA_PDF or not numbers:
            continue
        if not wanted.pictures:
            sources.why_not[paper.document_id] = NO_PICTURES
        elif paper.uri is None:
            sources.why_not[paper.document_id] = NOT_AT_HAND
        else:
            path = Path(paper.uri)
            tasks.append(Task(paper.document_id, path, paper.sha256, numbers, pages.folder, known))
    for done, drawn in enumerate(draw_all(tasks), start=1):
        watch("Pictures", done, len(tasks))
        for page, size in drawn.sizes.items():
            sources.pictures[drawn.document_id, page] = size
        if drawn.why_not:
            sources.why_not[drawn.document_id] = drawn.why_not
