"""A release to a folder of pages: every table is gone through once, page after page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from quarterlight.site import documents, finance, indicators, milestones, search
from quarterlight.site.addresses import NOBODY, Council, councils_of
from quarterlight.site.assets import write_assets
from quarterlight.site.documents import InDocument
from quarterlight.site.folder import put_in_place
from quarterlight.site.pages import About, Pages
from quarterlight.site.placing import Wanted, Watch, write_places
from quarterlight.site.queries import (
    FOUND_IN_DOCUMENTS,
    HEADINGS,
    MONEY,
    PAPERS,
    SHOWN,
    STEPS,
    UNREAD,
    Following,
    rows,
)
from quarterlight.site.rows import Paper
from quarterlight.site.search import SEARCH_FILE, Entry
from quarterlight.site.sources import Sources
from quarterlight.site.start import counts_of, write_start
from warehouse.folder import Warehouse
from warehouse.query import connected
from warehouse.release import Release
from warehouse.release_log import made_at


@dataclass(frozen=True, slots=True)
class Made:
    """What was made; `without_source` are documents whose values lead to no page."""

    indicators: int
    documents: int
    pictures: int
    without_source: int


@dataclass(frozen=True, slots=True)
class Making:
    """What the parts of a site share while it is made."""

    connection: duckdb.DuckDBPyConnection
    pages: Pages
    sources: Sources
    councils: Mapping[str, Council]
    watch: Watch

    @property
    def several(self) -> bool:
        """Whether there is more than one council."""
        return len(self.councils) > 1


def unwatched(_doing: str, _done: int, _of: int) -> None:
    """Where nobody watches."""


def build_site(
    warehouse: Warehouse, release: Release, wanted: Wanted, watch: Watch = unwatched
) -> Made:
    """Write the site of a release, whole or not at all.

    Raises SiteError, OSError, and ModuleNotFoundError without the extra 'plots'.
    """
    with put_in_place(wanted.out, release.release_id) as folder, connected(release) as connection:
        made = made_at(warehouse, release.release_id).date()
        pages = Pages(folder, About(release.release_id, made, wanted.name))
        write_assets(pages)
        return write_pages(connection, pages, wanted, watch)


def write_pages(
    connection: duckdb.DuckDBPyConnection, pages: Pages, wanted: Wanted, watch: Watch
) -> Made:
    """Write all pages: places first, for all others lead to them."""
    named = list(rows(connection, PAPERS))
    papers = [paper for _, paper in named]
    councils = councils_of((key, paper.council) for key, paper in named) or [NOBODY]
    sources = write_places(connection, pages, papers, wanted, watch)
    by_key = {council.key: council for council in councils}
    making = Making(connection, pages, sources, by_key, watch)
    listed = write_documents(making, named)
    entries = list(write_indicators(making))
    number = len(entries)
    entries += write_milestones(making)
    entries += search.document_entries(documents.newest_first(listed))
    write_finance(making)
    documents.write_document_lists(pages, councils, listed)
    kinds = documents.finding_kinds(papers, rows(connection, FOUND_IN_DOCUMENTS))
    write_start(pages, connection, councils, listed, kinds)
    pages.put(SEARCH_FILE, search.search_script(entries))
    return Made(number, len(papers), len(sources.pictures), len(sources.why_not))


def write_documents(making: Making, named: Sequence[tuple[str, Paper]]) -> list[documents.Listed]:
    """The pages of all documents."""
    headings, unread = Following(making.connection, HEADINGS), Following(making.connection, UNREAD)
    found = Following(making.connection, FOUND_IN_DOCUMENTS)
    shown = Following(making.connection, SHOWN)
    listed = []
    for done, (council, paper) in enumerate(named):
        making.watch("Documents", done, len(named))
        key = paper.document_id
        inside = InDocument(headings.of(key), unread.of(key), found.of(key), shown.of(key))
        of = making.councils[council]
        listed.append(documents.write_document(making.pages, paper, of, inside, making.sources))
    return listed


def write_indicators(making: Making) -> Iterator[Entry]:
    """The pages of all indicators and their lists; what can be searched of them."""
    total = counts_of(making.connection)["indicators"]
    listed = []
    for done, whole in enumerate(indicators.wholes(making.connection)):
        making.watch("Indicators", done, total)
        council = making.councils[whole.council]
        listed.append(indicators.write_indicator(making.pages, whole, making.sources, council))
    indicators.write_lists(making.pages, list(making.councils.values()), listed)
    return iter(search.indicator_entries(listed, several=making.several))


def write_milestones(making: Making) -> Iterator[Entry]:
    """The grids of all councils; what can be searched of them."""
    steps = Following(making.connection, STEPS)
    for key, council in making.councils.items():
        paths = milestones.write_milestones(making.pages, council, steps.of(key), making.sources)
        yield from search.milestone_entries(paths, council, several=making.several)


def write_finance(making: Making) -> None:
    """The statements of all councils."""
    money = Following(making.connection, MONEY)
    for key, council in making.councils.items():
        finance.write_finance(making.pages, council, money.of(key), making.sources)
