"""Paragraphs after a table that speak about its rows: 'SCS ELS07: ...', 'LAS1, LAS2 ...'.

A paragraph that begins with refs belongs to the rows with those refs; one without goes on with the
one before, or speaks of the whole table above where there is none.
"""

import regex

from extract.cell_words import stands_in
from extract.document import Block, Table
from extract.findings import Finding
from extract.places import Place
from parsers.captions import is_numbered_caption
from parsers.comment_run import Commented, Labelled, Repeated, Run, letters_of, matching
from parsers.cut_rows import goes_on_from_a_row, rest_of_a_row
from parsers.flow import Flow, is_finished, is_footnote
from parsers.heading_runs import Heading
from parsers.keys import inline_key
from parsers.layout import Layout, says
from parsers.own_labels import own_label
from parsers.people import names_in
from parsers.phrases import squeezed
from parsers.refs import label_of, ref_key
from parsers.repeated_comments import settle
from parsers.side_by_side import is_narrow, stands_beside

# 'Comments on the above figures:' is a head; a comment has more words.
LONGEST_HEAD = 5
# 'Comments on indicators that are not on target:' has a colon and is one.
LONGEST_OPEN_HEAD = 12
# of the body's type: a note under a table is printed no larger
SMALL = 0.9
# '– not measured in this quarter', '* provisional'
_SIGN = regex.compile(r"^[–—*†‡#-]+(?=\s|$|\p{L})")
# 'Key: ✔ on target, ✘ below target', 'Key to symbols: ...'
_KEY = regex.compile(r"^(?:key|legend)\b[^.:]{0,30}:", regex.IGNORECASE)
# 'Supporting commentary: Jo Bell Nine pupils ...'
_LABEL = regex.compile(r"^(?P<label>[\p{L} ]{4,40}?)\s*:\s*(?P<rest>.*)$", regex.DOTALL)
# '£12', '14%', '-1,187'
_FIGURE = regex.compile(r"[£+-]?\d[\d.,]*%?")
# '... in November (FS 01a).'
_REFS_AT_END = regex.compile(r"\((?P<refs>[^()]{2,40})\)[\s.]*$")
# '... in work. PED01 02: ...'
_SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu})")


def _paragraphs(block: Block, scope: list[Commented]) -> list[str]:
    """A block's text, cut where a line begins with the label of a row ('SCS ELS07: ...').

    Comments are often set so tightly that nothing but the label tells them apart.
    """
    pieces: list[list[str]] = [[]]
    for line in block.lines:
        refs, closed, rest = label_of(line.text)
        new = closed or (rest[:1].isupper() and bool(pieces[-1]) and is_finished(pieces[-1][-1]))
        if pieces[-1] and refs and new and matching(refs, scope, []):
            pieces.append([])
        pieces[-1].append(line.text)
    whole = [" ".join(piece) for piece in pieces] if len(pieces) > 1 else [block.text]
    return [said for text in whole for said in _labelled_sentences(text, scope)]


def _labelled_sentences(text: str, scope: list[Commented]) -> list[str]:
    """A text, cut where a sentence begins with the label of a row: 'It is. PED01 02: It is not.'"""
    cuts = [0]
    for start in (found.end() for found in _SENTENCE_END.finditer(text)):
        refs, closed, _ = label_of(text[start:])
        if closed and matching(refs, scope, []):
            cuts.append(start)
    return [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], None], strict=True)]


def _is_cells(text: str) -> bool:
    """'N/A N/A', '12% 14%': the cells of a row, and no sentence."""
    words = text.split()
    return len(words) > 1 and all(stands_in(word) or _FIGURE.fullmatch(word) for word in words)


def _read(block: Block, run: Run, findings: list[Finding]) -> None:
    for text in _paragraphs(block, run.table + run.scope):
        _read_paragraph(text, block.place, run, findings)


def _read_paragraph(text: str, place: Place, run: Run, findings: list[Finding]) -> None:
    if run.last is not None and run.current == [run.last] and _names_the_speaker(text, run.last):
        run.last.officer = text
        return
    refs, closed, rest = label_of(text)
    if not refs and (named := _named_at_end(text)):
        refs, rest = named, text
    rows = matching(refs, run.scope, run.table) if refs else []
    if not rows and (own := own_label(text, run.table)) is not None:
        refs, closed, rows, rest = (own.label,), True, own.rows, own.rest
    if rows:
        in_sentence = not closed and (rest[:1].islower() or rest == text)
        rest = text if in_sentence else _without_title(rest, rows)
        label = " ".join(map(ref_key, refs))
        if label in run.used and rest:
            run.repeated.append(Repeated(tuple(rows), rest, ", ".join(refs), place))
        else:
            for row in rows:
                row.comments.append(rest)
        run.used.add(label)
        run.labelled.append(Labelled(label, rows, [rest] if rest else []))
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


def _of_a_family(refs: tuple[str, ...], run: Run) -> bool:
    """Whether the refs are written like those of rows: 'PA 7 ...' where rows are PA 2, PA 6a."""
    families = {letters_of(key) for row in run.table + run.scope for key in row.keys}
    return all(letters_of(ref_key(ref)) in families for ref in refs)


def _names_the_speaker(text: str, row: Commented) -> bool:
    """Whether a line right under 'Supporting commentary:' is nothing but names."""
    return row.officer is None and not row.comments and bool(names_in(text))


def _read_labelled(text: str, run: Run, layout: Layout) -> str | None:
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
    if len(refs) > 1 and len(matching(refs, run.scope, run.table)) > 1:
        return rest  # of several rows
    run.current = [run.last]
    if names_in(rest):
        run.last.officer = run.last.officer or rest
    elif rest:
        run.last.comments.append(rest)
    return ""


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
        run = Run(table=here or part, scope=before[::-1], last=part[-1] if under_rows else None)
        run.current = [] if between else None
        _read_below(flow, end, titles, layout, run, findings)
        settle(run, findings)
        by_rows = by_rows or (between and run.current == part[-1:])
    return findings


def _read_below(
    flow: Flow,
    end: int,
    titles: dict[int, str],
    layout: Layout,
    run: Run,
    findings: list[Finding],
) -> None:
    """The paragraphs from a table to the next table or heading."""
    beside, first = stands_beside(flow, end), True
    for index in range(end + 1, len(flow.items)):
        item = flow.items[index]
        if isinstance(item, Table) or _is_caption(item):
            return
        if item.text.isdecimal():
            continue  # the number of a page, or a figure of a picture
        if beside and not is_narrow(item, flow.items[end]) and not label_of(item.text)[0]:
            continue  # it is about the tables on both sides, and no one can tell which rows
        if index in titles:
            if not says(layout.groups, titles[index]):
                _read_named(flow, index, titles, run, findings)
                return
            _read_labelled(f"{titles[index].rstrip(' :')}:", run, layout)
        elif _is_cells(item.text):
            findings.append(_cut_off(item, run))
        elif first and goes_on_from_a_row(item):
            findings.append(rest_of_a_row(item, run))
        elif not is_footnote(item) and not _is_note(item, flow):
            rest = _read_labelled(item.text, run, layout)
            if rest is None:
                if not _only_a_head(item.text, layout):
                    _read(item, run, findings)
            elif rest:
                _read_paragraph(rest, item.place, run, findings)
        first = False


def _read_named(
    flow: Flow, heading: int, titles: dict[int, str], run: Run, findings: list[Finding]
) -> None:
    """The paragraphs right under another heading that each open with the label of a row.

    'Indicators below target' over 'ENV 1: Three drivers ...', 'HR 2: Long absences ...'.
    """
    for index in range(heading + 1, len(flow.items)):
        item = flow.items[index]
        if isinstance(item, Table) or index in titles:
            return
        refs, closed, rest = label_of(item.text)
        if not (closed and rest and run.table and matching(refs, run.table, run.table)):
            return
        _read(item, run, findings)


def _is_caption(block: Block) -> bool:
    """Whether a line is the caption of the next table: 'Table 2: Budget'."""
    return is_numbered_caption(block.text) and not is_finished(block.text)


def _is_note(block: Block, flow: Flow) -> bool:
    """Whether a line in small type begins with a sign that stands in cells: '– not measured'."""
    size = block.style.size
    small = size is not None and size <= SMALL * flow.body_size
    return small and bool(_SIGN.match(block.marker or block.text))


def _cut_off(block: Block, run: Run) -> Finding:
    """What is said of cells that a page cut from their row: no comment, and no one's values."""
    return Finding(
        code="row_without_name",
        message="Cells stand below a table without the ref and text of their row, so that they "
        "are not read.",
        place=block.place,
        table_name=next((row.table_name for row in run.table), None),
        found=block.text,
    )


def _only_a_head(text: str, layout: Layout) -> bool:
    """Whether a line only says that comments follow, or explains signs: no comment itself."""
    longest = LONGEST_OPEN_HEAD if text.endswith(":") else LONGEST_HEAD
    return bool(_KEY.match(text) or inline_key(text)) or (
        says(layout.groups, text) and len(text.split()) <= longest
    )
