"""What a page is made of: the file, its rows, and how its indicators are linked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import pyarrow.parquet as pq

from normalize.rows import Rows
from quarterlight.link_query import Link, links_where
from warehouse.query import connected
from warehouse.release import Release
from warehouse.schemas import ROW_TABLES
from warehouse.sql_text import quoted

PDF = b"%PDF-"
HEAD = 1024
"""Bytes within which a PDF says what it is."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document; `release_id` is None where the file was read afresh.

    `links` are those of each definition, by its id. `state` says what of the file was not read.
    """

    source: str
    data: bytes
    rows: Rows
    release_id: str | None = None
    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    state: str | None = None

    @property
    def is_pdf(self) -> bool:
        """Whether there are pages to draw; else it is text."""
        return PDF in self.data[:HEAD]


def in_release(release: Release, sha256: str, data: bytes) -> Reviewed | None:
    """The document of these bytes as the release holds it; None where it does not."""
    documents = pq.read_table(release.table("documents"), filters=[("sha256", "==", sha256)])
    for document in documents.to_pylist():
        rows = rows_of(release, document)
        definitions = {row.definition_id for row in rows.kpis if row.definition_id}
        return Reviewed(
            source=document["source"],
            data=data,
            rows=rows,
            release_id=release.release_id,
            links=links_of(release, definitions),
            state=said_state(document["state"], document["reason"]),
        )
    return None


def rows_of(release: Release, document: Mapping[str, object]) -> Rows:
    """The rows of a document in reading order."""
    only = [("document_id", "==", document["document_id"])]
    tables = {
        name: sorted(
            pq.read_table(release.table(name), filters=only).to_pylist(),
            key=lambda row: row["ordinal"],
        )
        for name in ROW_TABLES
    }
    return msgspec.convert({"document": document, **tables}, Rows)


def links_of(release: Release, definitions: Iterable[str]) -> Mapping[str, Sequence[Link]]:
    """The links of each definition, by its id."""
    ids = sorted(definitions)
    if not ids:
        return {}
    among = f"({', '.join(quoted(each) for each in ids)})"
    found: dict[str, list[Link]] = defaultdict(list)
    with connected(release) as connection:
        where = f"k.left_definition_id IN {among} OR k.right_definition_id IN {among}"
        for link in links_where(connection, where):
            for side in (link.left, link.right):
                found[side.definition_id].append(link)
    return found


def said_state(state: str, reason: str | None) -> str | None:
    """What of the file was not read; None where all was."""
    return f"{state.replace('_', ' ')}: {reason}" if reason else None
