"""Paragraphs after a table that speak about its rows: 'SCS ELS07: ...', 'LAS1, LAS2 ...'.

A paragraph that begins with refs belongs to the rows with those refs; one without goes on with the
one before, or speaks of the whole table above where there is none.
"""

from dataclasses import dataclass, field

import regex

from extract.document import Block, Table
from extract.findings import Finding
from extract.places import Place
from parsers.flow import Flow, is_footnote
from parsers.headings import Heading
from parsers.layout import Layout, says
from parsers.refs import label_of, ref_key, ref_keys

# A comment whose label was already used is moved only on this many words it shares with another.
SHARED_NAMES = 2

# 'Ingeus', 'A4E', 'BID': names and numbers tell texts apart
_NAME = regex.compile(r"\b(?:\p{Lu}[\p{L}\d]*\d[\p{L}\d]*|\p{Lu}[\p{L}]{2,}|\d{2,})\b")
_COMMON = frozenset({"The", "This", "These", "Performance", "Quarter", "Year", "All", "Work"})


@dataclass(slots=True)
class Commented:
    """A row that can be commented on; `table_end` is where its table ends in the flow."""

    table_name: str
    ordinal: int
    keys: frozenset[str]
    text: str
    table_end: int
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A comment under a label that another comment already has."""

    rows: tuple[Commented, ...]
    text: str
    label: str
    place: Place


@dataclass(slots=True)
class _Run:
    """The comments after one table, while they are read."""

    table: list[Commented]
    scope: list[Commented]
    current: list[Commented] | None = None
    used: set[str] = field(default_factory=set)
    repeated: list[_Repeated] = field(default_factory=list)


def _matching(
    refs: tuple[str, ...], scope: list[Commented], table: list[Commented]
) -> list[Commented]:
    """Rows with one of the refs: of this table, else of the nearest table before it."""
    keys = {ref_key(ref) for ref in refs}
    here = [row for row in table if row.keys & keys]
    if here:
        covered = frozenset(k for row in here for k in row.keys)
        rest = keys - covered
        return here + [row for row in scope if row.keys & rest]
    return [row for row in scope if row.keys & keys]


def _paragraphs(block: Block, scope: list[Commented]) -> list[str]:
    """A block's text, cut where a line begins with the label of a row ('SCS ELS07: ...').

    Comments are often set so tightly that nothing but the label tells them apart.
    """
    pieces: list[list[str]] = [[]]
    for line in block.lines:
        refs, closed, _ = label_of(line.text)
        if pieces[-1] and closed and _matching(refs, scope, []):
            pieces.append([])
        pieces[-1].append(line.text)
    return [" ".join(piece) for piece in pieces] if len(pieces) > 1 else [block.text]


def _read(block: Block, run: _Run, findings: list[Finding]) -> None:
    for text in _paragraphs(block, run.table + run.scope):
        _read_paragraph(text, block.place, run, findings)


def _read_paragraph(text: str, place: Place, run: _Run, findings: list[Finding]) -> None:
    refs, closed, rest = label_of(text)
    rows = _matching(refs, run.scope, run.table) if refs else []
    if rows:
        label = " ".join(map(ref_key, refs))
        if label in run.used and rest:
            run.repeated.append(_Repeated(tuple(rows), rest, ", ".join(refs), place))
        else:
            for row in rows:
                row.comments.append(rest)
        run.used.add(label)
        run.current = rows
        return
    if refs and closed:
        findings.append(
            Finding(
                code="comment_without_row",
                message=f"A comment is labelled {', '.join(refs)}, which no row above it is.",
                place=place,
                found=", ".join(refs),
            )
        )
        run.current = []
        return
    if run.current is None:
        run.current = [row for row in run.table if not row.comments]
    for row in run.current:
        row.comments.append(text)


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text)) - _COMMON


def _settle(run: _Run, findings: list[Finding]) -> None:
    """Give each repeated label's comment to its rows, or to the one silent row it is plainly about.

    Two comments are printed under one ref, and a row beside has none: where the second names at
    least two things that only that row's text names, the printed label is wrong.
    """
    for comment in run.repeated:
        labelled = set().union(*(_names(row.text) for row in comment.rows))
        own = _names(comment.text) - labelled
        silent = [row for row in run.table if not row.comments]
        meant = [row for row in silent if len(_names(row.text) & own) >= SHARED_NAMES]
        if len(meant) != 1:
            for row in comment.rows:
                row.comments.append(comment.text)
            continue
        meant[0].comments.append(comment.text)
        findings.append(
            Finding(
                code="comment_relabelled",
                message=f"A second comment is labelled {comment.label}, but names what only this "
                "row names; it is taken as this row's.",
                place=comment.place,
                table_name=meant[0].table_name,
                ordinal=meant[0].ordinal,
                found=comment.label,
            )
        )


def assign_comments(
    flow: Flow, headings: tuple[Heading, ...], layout: Layout, rows: list[Commented]
) -> list[Finding]:
    """Append each comment paragraph to the rows it speaks of; returns what could not be placed."""
    findings: list[Finding] = []
    titles = {heading.index: heading.title for heading in headings}
    for end in sorted({row.table_end for row in rows}):
        here = [row for row in rows if row.table_end == end]
        before = [row for row in rows if row.table_end < end]
        run = _Run(table=here, scope=before[::-1])
        for index in range(end + 1, len(flow.items)):
            item = flow.items[index]
            if isinstance(item, Table):
                break
            if index in titles:
                if says(layout.groups, titles[index]):
                    continue
                break
            if not is_footnote(item):
                _read(item, run, findings)
        _settle(run, findings)
    return findings


def keys_of(ref_text: str) -> frozenset[str]:
    """The keys under which a row may be commented on."""
    return ref_keys(ref_text)
