"""The page of a document, the lists of all of them, and findings by kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quarterlight.site import addresses
from quarterlight.site.addresses import Council
from quarterlight.site.pages import Pages
from quarterlight.site.rows import Found, Heading, Paper, Shown, Unread
from quarterlight.site.sources import Sources

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class InDocument:
    """What a document holds, for its page."""

    headings: tuple[Heading, ...]
    unread: tuple[Unread, ...]
    found: tuple[Found, ...]
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as lists have it."""

    paper: Paper
    council: str
    values: int
    findings: int


@dataclass(frozen=True, slots=True)
class FindingKind:
    """Findings of one kind: how many, in which documents, and what one of them says."""

    severity: str
    code: str
    count: int
    example: str
    documents: tuple[tuple[Paper, int], ...]


def write_document(
    pages: Pages, paper: Paper, council: Council, inside: InDocument, sources: Sources
) -> Listed:
    """Write the page of a document; how lists have it."""
    order = {severity: n for n, severity in enumerate(SEVERITIES)}
    found = sorted(inside.found, key=lambda f: order.get(f.severity, len(order)))
    values = sum(row.table == "observations" for row in inside.shown)
    pages.write(
        addresses.document_page(paper.document_id),
        "document.html",
        title=paper.source,
        paper=paper,
        council=council,
        inside=inside,
        found=found,
        places={row.at.row_id: row for row in inside.shown},
        tables=Counter(row.table for row in inside.shown),
        indicators=indicators_in(inside.shown),
        sources=sources,
    )
    return Listed(paper, council.name, values, len(found))


def indicators_in(shown: Iterable[Shown]) -> dict[str, str]:
    """The indicators of a document in reading order: ids with names as it prints them."""
    found: dict[str, str] = {}
    for row in shown:
        if row.table == "observations" and row.of:
            found.setdefault(row.of, row.name or row.of)
    return found


def finding_kinds(papers: Sequence[Paper], found: Iterable[tuple[str, Found]]) -> list[FindingKind]:
    """Findings by severity and kind, those of which there are most first."""
    by_id = {paper.document_id: paper for paper in papers}
    together: dict[tuple[str, str], Counter[str]] = {}
    examples: dict[tuple[str, str], str] = {}
    for document_id, one in found:
        key = (one.severity, one.code)
        together.setdefault(key, Counter())[document_id] += 1
        examples.setdefault(key, one.message)
    kinds = [
        FindingKind(
            severity,
            code,
            documents.total(),
            examples[severity, code],
            tuple((by_id[d], n) for d, n in documents.items()),
        )
        for (severity, code), documents in together.items()
    ]
    order = {severity: n for n, severity in enumerate(SEVERITIES)}
    return sorted(kinds, key=lambda k: (order.get(k.severity, len(order)), -k.count, k.code))


def newest_first(listed: Iterable[Listed]) -> list[Listed]:
    """Documents by the end of their period, the newest first."""
    return sorted(
        listed,
        key=lambda x: (
            -(x.paper.period_end.toordinal() if x.paper.period_end else 0),
            x.paper.source,
            x.paper.document_id,
        ),
    )


def write_document_lists(
    pages: Pages, councils: Sequence[Council], listed: Sequence[Listed]
) -> None:
    """One list of documents for each council."""
    for council in councils:
        own = newest_first(x for x in listed if x.council == council.name)
        pages.write(
            council.page("documents"),
            "documents.html",
            title="Documents",
            council=council,
            listed=own,
        )
