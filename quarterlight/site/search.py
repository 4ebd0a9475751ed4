"""What can be searched, as a script: data of a page that is opened from a drive come that way."""

from collections.abc import Iterable

import msgspec

from quarterlight.site import addresses
from quarterlight.site.addresses import Council
from quarterlight.site.documents import Listed as ListedDocument
from quarterlight.site.indicators import Listed as ListedIndicator
from quarterlight.site.milestones import Path
from quarterlight.site.pages import plain

SEARCH_FILE = "data/search.js"

LONGEST = 400
"""Characters of a milestone's words that can be searched: they begin with what it is about."""

Entry = tuple[str, str, str, str, str, str]
"""Kind, title, refs, address, what stands beside it, and more words that lead to it."""


def indicator_entries(listed: Iterable[ListedIndicator], *, several: bool) -> list[Entry]:
    """Indicators by name, refs and all their wordings."""
    return [
        (
            "i",
            x.indicator.name or "",
            x.refs,
            addresses.indicator_page(x.indicator.indicator_id),
            beside(x.years, x.council.name if several else None),
            " ".join([x.indicator.indicator_id, *x.wordings]),
        )
        for x in listed
    ]


def milestone_entries(paths: Iterable[Path], council: Council, *, several: bool) -> list[Entry]:
    """Milestones by ref and words."""
    return [
        (
            "m",
            (path.newest.milestone or "")[:LONGEST],
            path.newest.ref or "",
            f"{council.page('milestones')}#{path.mark}",
            beside(path.newest.plan_year, council.name if several else None),
            "",
        )
        for path in paths
    ]


def document_entries(listed: Iterable[ListedDocument]) -> list[Entry]:
    """Documents by title, file, kind, directorate and period."""
    return [
        (
            "d",
            x.paper.title or x.paper.source,
            "",
            addresses.document_page(x.paper.document_id),
            beside(x.paper.period, x.paper.source),
            beside(plain(x.paper.document_type), x.paper.directorate, x.council),
        )
        for x in listed
    ]


def beside(*parts: str | None) -> str:
    """The parts that there are."""
    return " · ".join(part for part in parts if part)


def search_script(entries: Iterable[Entry]) -> bytes:
    """The script that holds all entries."""
    lines = b",\n".join(msgspec.json.encode(entry) for entry in entries)
    return b"window.quarterlightSearch = [\n" + lines + b"\n];\n"
