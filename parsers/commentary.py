"""Paragraphs after a table that speak about its rows: 'SCS ELS07: ...', 'LAS1, LAS2 ...'.

A paragraph that begins with refs belongs to the rows with those refs; one without goes on with the
one before, or speaks of the whole table above where there is none.
"""

from dataclasses import dataclass, field

import regex

from extract.document import Block, Table
from extract.findings import Finding
from extract.places import Place
from parsers.flow import Flow, is_finished, is_footnote
from parsers.heading_runs import Heading
from parsers.keys import inline_key
from parsers.layout import Layout, says
from parsers.people import names_in
from parsers.phrases import squeezed
from parsers.refs import label_of, ref_key, ref_keys

# A comment whose label was already used is moved only on this many words it shares with another.
SHARED_NAMES = 2
# 'Comments on the above figures:' is a head; a comment has more words.
LONGEST_HEAD = 5
# of the body's type: a note under a table is printed no larger
SMALL = 0.9
# '– not measured in this quarter', '* provisional'
_SIGN = regex.compile(r"^[–—*†‡#-]+(?=\s|$|\p{L})")
# what marks the parts of one indicator: 'NI103a', 'NI103b'
_PART_LETTERS = "ABCDEFGH"

# 'Ingeus', 'A4E', 'BID': names and numbers tell texts apart
_NAME = regex.compile(r"\b(?:\p{Lu}[\p{L}\d]*\d[\p{L}\d]*|\p{Lu}[\p{L}]{2,}|\d{2,})\b")
# 'Key: ✔ on target, ✘ below target', 'Key to symbols: ...'
_KEY = regex.compile(r"^(?:key|legend)\b[^.:]{0,30}:", regex.IGNORECASE)
# 'Supporting commentary: Jo Bell Nine pupils ...'
_LABEL = regex.compile(r"^(?P<label>[\p{L} ]{4,40}?)\s*:\s*(?P<rest>.*)$", regex.DOTALL)
# '... in November (FS 01a).'
_REFS_AT_END = regex.compile(r"\((?P<refs>[^()]{2,40})\)[\s.]*$")
# '... in work. PED01 02: ...'
_SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu})")
_COMMON = frozenset({"The", "This", "These", "Performance", "Quarter", "Year", "All", "Work"})


@dataclass(slots=True)
class Commented:
    """A row that can be commented on.

    `table_end` is where its table ends in the flow, `part_end` where the part of it stands that the
    row is in; `by_rows`: its table prints comments in rows of their own.
    """

    table_name: str
    ordinal: int
    keys: frozenset[str]
    text: str
    table_end: int
    part_end: int
    by_rows: bool = False
    comments: list[str] = field(default_factory=list)
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A comment under a label that another comment already has."""

    rows: tuple[Commented, ...]
    text: str
    label: str
    place: Place


@dataclass(slots=True)
class _Labelled:
    """The paragraphs of one comment under a label, and the rows with that label."""

    label: str
    rows: list[Commented]
    texts: list[str]


@dataclass(slots=True)
class _Run:
    """The comments after one table, while they are read.

    `last`: the row that a comment without a ref but with a label of its own speaks of, where the
    document prints one comment under each row.
    """

    table: list[Commented]
    scope: list[Commented]
    last: Commented | None = None
    current: list[Commented] | None = None
    used: set[str] = field(default_factory=set)
    repeated: list[_Repeated] = field(default_factory=list)
    labelled: list[_Labelled] = field(default_factory=list)


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
    return [row for row in scope if row.keys & keys] or _parts_of(keys, table)


def _parts_of(keys: set[str], table: list[Commented]) -> list[Commented]:
    """The rows of the parts of one ref: those of NI103a and NI103b for 'NI103: ...'."""
    parts = [row for row in table if {key.rstrip(_PART_LETTERS) for key in row.keys} & keys]
    return parts if len(parts) > 1 else []


def _paragraphs(block: Block, scope: list[Commented]) -> list[str]:
    """A block's text, cut where a line begins with the label of a row ('SCS ELS07: ...').

    Comments are often set so tightly that nothing but the label tells them apart.
    """
    pieces: list[list[str]] = [[]]
    for line in block.lines:
        refs, closed, rest = label_of(line.text)
        new = closed or (rest[:1].isupper() and bool(pieces[-1]) and is_finished(pieces[-1][-1]))
        if pieces[-1] and refs and new and _matching(refs, scope, []):
            pieces.append([])
        pieces[-1].append(line.text)
    whole = [" ".join(piece) for piece in pieces] if len(pieces) > 1 else [block.text]
    return [said for text in whole for said in _labelled_sentences(text, scope)]


def _labelled_sentences(text: str, scope: list[Commented]) -> list[str]:
    """A text, cut where a sentence begins with the label of a row: 'It is. PED01 02: It is not.'"""
    cuts = [0]
    for start in (found.end() for found in _SENTENCE_END.finditer(text)):
        refs, closed, _ = label_of(text[start:])
        if closed and _matching(refs, scope, []):
            cuts.append(start)
    return [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], None], strict=True)]


def _read(block: Block, run: _Run, findings: list[Finding]) -> None:
    for text in _paragraphs(block, run.table + run.scope):
        _read_paragraph(text, block.place, run, findings)


def _read_paragraph(text: str, place: Place, run: _Run, findings: list[Finding]) -> None:
    if run.last is not None and run.current == [run.last] and _names_the_speaker(text, run.last):
        run.last.officer = text
        return
    refs, closed, rest = label_of(text)
    if not refs and (named := _named_at_end(text)):
        refs, rest = named, text
    rows = _matching(refs, run.scope, run.table) if refs else []
    if rows:
        in_sentence = not closed and (rest[:1].islower() or rest == text)
        rest = text if in_sentence else _without_title(rest, rows)
        label = " ".join(map(ref_key, refs))
        if label in run.used and rest:
            run.repeated.append(_Repeated(tuple(rows), rest, ", ".join(refs), place))
        else:
            for row in rows:
                row.comments.append(rest)
        run.used.add(label)
        run.labelled.append(_Labelled(label, rows, [rest] if rest else []))
        run.current = rows
        return
    if refs and (closed or _of_a_family(refs, run)):
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
    if run.labelled and run.current is run.labelled[-1].rows:
        run.labelled[-1].texts.append(text)
    for row in run.current:
        row.comments.append(text)


def _named_at_end(text: str) -> tuple[str, ...]:
    """The refs in brackets that close a comment: 'It was reported in November (FS 01a).'"""
    found = _REFS_AT_END.search(text)
    refs, _, rest = label_of(found["refs"]) if found else ((), False, "")
    return refs if not rest else ()


def _without_title(rest: str, rows: list[Commented]) -> str:
    """A comment without the title of its row, where a line says nothing else after the ref."""
    return "" if any(squeezed(rest) == squeezed(row.text) for row in rows) else rest


def _of_a_family(refs: tuple[str, ...], run: _Run) -> bool:
    """Whether the refs are written like those of rows: 'PA 7 ...' where rows are PA 2, PA 6a."""
    families = {_letters(key) for row in run.table + run.scope for key in row.keys}
    return all(_letters(ref_key(ref)) in families for ref in refs)


def _letters(key: str) -> str:
    return key.rstrip(_PART_LETTERS).rstrip("0123456789.")


def _names_the_speaker(text: str, row: Commented) -> bool:
    """Whether a line right under 'Supporting commentary:' is nothing but names."""
    return row.officer is None and not row.comments and bool(names_in(text))


def _read_labelled(text: str, run: _Run, layout: Layout) -> str | None:
    """'Supporting commentary: Jo Bell Nine pupils ...' to what is left to be read of it.

    Where comments stand under their rows it is about the row above, and nothing is left; None where
    the paragraph has no such label.
    """
    label = _LABEL.match(text)
    if label is None or not says(layout.groups, label["label"]):
        return None
    rest = label["rest"].strip()
    if run.last is None:
        return rest
    refs, _, _ = label_of(rest)
    if len(refs) > 1 and len(_matching(refs, run.scope, run.table)) > 1:
        return rest  # of several rows
    run.current = [run.last]
    if names_in(rest):
        run.last.officer = run.last.officer or rest
    elif rest:
        run.last.comments.append(rest)
    return ""


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text)) - _COMMON


def _told_in_order(label: str, labelled: list[_Labelled]) -> bool:
    """Gives as many comments as there are rows with their label to these, one each, in order.

    'PH 01' stands beside two milestones, and two comments begin with it.
    """
    said = [one for one in labelled if one.label == label]
    rows = said[0].rows if said else []
    all_texts = {text for one in said for text in one.texts}
    same = all(one.rows == rows and one.texts for one in said)
    if not same or not 1 < len(rows) == len(said):
        return False
    if any(text not in all_texts for row in rows for text in row.comments):
        return False  # the table itself comments on them
    for row, one in zip(rows, said, strict=True):
        row.comments[:] = one.texts
    return True


def _settle(run: _Run, findings: list[Finding]) -> None:
    """Give each repeated label's comment to its rows, or to the one silent row it is plainly about.

    Two comments are printed under one ref, and a row beside has none: where the second names at
    least two things that only that row's text names, the printed label is wrong.
    """
    told = {label for label in run.used if _told_in_order(label, run.labelled)}
    for comment in run.repeated:
        if " ".join(map(ref_key, comment.label.split(", "))) in told:
            continue
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
    by_rows = any(row.by_rows for row in rows)
    for end in sorted({row.part_end for row in rows} | {row.table_end for row in rows}):
        part = [row for row in rows if row.part_end == end]
        here = [row for row in rows if row.table_end == end]
        before = [row for row in rows if row.part_end < end and row.table_end != end]
        between = bool(part) and not here
        under_rows = (by_rows or between) and bool(part)
        run = _Run(table=here or part, scope=before[::-1], last=part[-1] if under_rows else None)
        run.current = [] if between else None
        _read_below(flow, end, titles, layout, run, findings)
        _settle(run, findings)
        by_rows = by_rows or (between and run.current == part[-1:])
    return findings


def _read_below(
    flow: Flow,
    end: int,
    titles: dict[int, str],
    layout: Layout,
    run: _Run,
    findings: list[Finding],
) -> None:
    """The paragraphs from a table to the next table or heading."""
    for index in range(end + 1, len(flow.items)):
        item = flow.items[index]
        if isinstance(item, Table):
            return
        if index in titles:
            if not says(layout.groups, titles[index]):
                return
            _read_labelled(f"{titles[index].rstrip(' :')}:", run, layout)
        elif not is_footnote(item) and not _is_note(item, flow):
            rest = _read_labelled(item.text, run, layout)
            if rest is None:
                if not _only_a_head(item.text, layout):
                    _read(item, run, findings)
            elif rest:
                _read_paragraph(rest, item.place, run, findings)


def _is_note(block: Block, flow: Flow) -> bool:
    """Whether a line in small type begins with a sign that stands in cells: '– not measured'."""
    size = block.style.size
    small = size is not None and size <= SMALL * flow.body_size
    return small and bool(_SIGN.match(block.marker or block.text))


def _only_a_head(text: str, layout: Layout) -> bool:
    """Whether a line only says that comments follow, or explains signs: no comment itself."""
    return bool(_KEY.match(text) or inline_key(text)) or (
        says(layout.groups, text) and len(text.split()) <= LONGEST_HEAD
    )


def keys_of(ref_text: str) -> frozenset[str]:
    """The keys under which a row may be commented on."""
    return ref_keys(ref_text)
