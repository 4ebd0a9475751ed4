"""The document's own key: what its traffic lights and arrows mean."""

from dataclasses import replace

from extract.document import Block
from extract.places import spanning
from parsers.flow import Flow, is_finished
from parsers.grid import Row, Slot
from parsers.keys import (
    FEWEST_LINES,
    halves,
    inline_key,
    key_line,
    meaning_of,
    shown_sign,
    sign_and_meaning,
    speaks,
)
from parsers.kinds import ColumnRole, TableKind
from parsers.layout import Layout
from parsers.read_table import ReadTable
from parsers.report import Legend

# Meanings that speak of direction of travel rather than of progress.
_DIRECTIONS = frozenset({"better", "same", "worse", "not_comparable"})
DIRECTION = "direction"
_HEADS = {
    ColumnRole.OBJECTIVE: "milestones",
    ColumnRole.MILESTONE: "milestones",
    ColumnRole.MEASURE: "kpis",
}


def _table_name(head: str, meaning: str | None, layout: Layout) -> str:
    """Which table a column of the key speaks of; direction by its words, else both."""
    if meaning in _DIRECTIONS:
        return DIRECTION
    role = layout.column_role(head) if head else None
    if role is ColumnRole.DIRECTION:
        return DIRECTION
    return _HEADS.get(role, "progress") if role is not None else "progress"


def _legends_of(rows: tuple[Row, ...], layout: Layout) -> list[Legend]:
    has_head = bool(rows) and meaning_of(" ".join(slot.text for slot in rows[0])) is None
    heads = [slot.text or slot.covered_by or "" for slot in rows[0]] if has_head else []
    found: list[Legend] = []
    above: dict[int, int] = {}
    for row in rows[1:] if has_head else rows:
        if _is_rest(row, above, found):
            for column, number in above.items():
                found[number] = _with_rest(found[number], row[column])
            continue
        lines = _lines_of(row, heads, layout)
        above = {c: len(found) + n for n, (c, _) in enumerate(lines)} or above
        found += [legend for _, legend in lines]
    return found


def _is_rest(row: Row, above: dict[int, int], found: list[Legend]) -> bool:
    """Whether a row without a sign goes on with what the row above it says: a page broke it."""
    said = [column for column, slot in enumerate(row) if slot.own and slot.text]
    signed = any(slot.marks for slot in row) or not set(said) <= above.keys()
    return (
        bool(said)
        and not signed
        and all(
            row[c].text[:1].islower() and not is_finished(found[above[c]].meaning_text)
            for c in said
        )
    )


def _with_rest(legend: Legend, rest: Slot) -> Legend:
    """A line of a key with the rest of what it says."""
    if not (rest.own and rest.text):
        return legend
    text = f"{legend.meaning_text} {rest.text}"
    meaning = meaning_of(text)
    name = DIRECTION if meaning in _DIRECTIONS else legend.table_name
    place = spanning((legend.place, rest.place))
    return replace(legend, meaning_text=text, meaning=meaning, table_name=name, place=place)


def _lines_of(row: Row, heads: list[str], layout: Layout) -> list[tuple[int, Legend]]:
    """What a row says of its mark, one line for each cell that speaks, with its column."""
    line = key_line(row)
    first = line.explained_from if line is not None else 1
    word = line.word if line is not None else row[0].text
    sign = shown_sign(row)
    marks = tuple(mark for slot in row[:first] for mark in slot.marks)
    marks += tuple(m for s in row[first:] if not s.text for m in s.marks)
    if not word and not marks:
        return []
    found = []
    for column, slot in enumerate(row[first:], start=first):
        if not speaks(slot) and (sign is None or not slot.text):
            continue
        meaning = meaning_of(slot.text)
        head = heads[column] if column < len(heads) else ""
        legend = Legend(
            ordinal=0,
            mark=word,
            table_name=_table_name(head, meaning, layout),
            meaning_text=slot.text,
            meaning=meaning,
            place=slot.place,
            marks=marks,
        )
        found.append((column, legend))
    return found


def _in_lines(flow: Flow) -> list[Legend]:
    """The keys that are printed as a line of text."""
    return [
        _legend(item, sign, words)
        for item in flow.items
        if isinstance(item, Block)
        for sign, words in inline_key(item.text)
    ]


def _in_items(flow: Flow) -> list[Legend]:
    """The keys that are printed as a list, a sign and its meaning a line, each another sign."""
    found: list[Legend] = []
    run: list[tuple[Block, tuple[str, str]]] = []
    for item in (*flow.items, None):
        pair = sign_and_meaning(item.text) if isinstance(item, Block) else None
        if isinstance(item, Block) and pair is not None:
            run.append((item, pair))
            continue
        signs = {sign for _, (sign, _) in run}
        told = [meaning_of(words) for _, (_, words) in run]
        if len(signs) == len(run) and sum(map(bool, told)) >= FEWEST_LINES:
            found += [_legend(block, *pair) for block, pair in run]
        run = []
    return found


def _legend(block: Block, sign: str, words: str) -> Legend:
    meaning = meaning_of(words)
    name = DIRECTION if meaning in _DIRECTIONS else "progress"
    return Legend(0, sign, name, words, meaning, place=block.place)


def read_legends(flow: Flow, tables: tuple[ReadTable, ...], layout: Layout) -> tuple[Legend, ...]:
    """Every line of every key in the document: those in tables, then those in lines of text."""
    found = [
        legend
        for table in tables
        if table.kind is TableKind.LEGENDS
        for part in halves(table.rows)
        for legend in _legends_of(part, layout)
    ]
    found += _in_lines(flow) + _in_items(flow)
    return tuple(replace(legend, ordinal=n) for n, legend in enumerate(found, start=1))
