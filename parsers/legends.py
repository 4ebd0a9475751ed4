"""The document's own key: what its traffic lights and arrows mean."""

import tomllib
from dataclasses import dataclass
from functools import cache

import msgspec

from extract.document import Block
from parsers.flow import Flow
from parsers.grid import Slot
from parsers.layout import TABLES, Layout
from parsers.phrases import holds, plain
from parsers.report import ColumnRole, Legend, TableKind
from parsers.tables import ReadTable

# Meanings that speak of direction of travel rather than of progress.
_DIRECTIONS = frozenset({"better", "same", "worse", "not_comparable"})
DIRECTION = "direction"
_HEADS = {
    ColumnRole.OBJECTIVE: "milestones",
    ColumnRole.MILESTONE: "milestones",
    ColumnRole.MEASURE: "kpis",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The phrases by which a key says one thing."""

    meaning: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def meanings() -> tuple[Meaning, ...]:
    """The meanings a key can give, first match first."""
    table = tomllib.loads((TABLES / "legends.toml").read_text(encoding="utf-8"))
    return msgspec.convert(table["meaning"], tuple[Meaning, ...])


def meaning_of(text: str) -> str | None:
    """What a line of a key says: 'on course to be achieved' -> 'on_course'."""
    for entry in meanings():
        if any(holds(text, plain(phrase)) for phrase in entry.phrases):
            return entry.meaning
    return None


def _table_name(head: str, meaning: str | None, layout: Layout) -> str:
    """Which table a column of the key speaks of; direction by its words, else both."""
    if meaning in _DIRECTIONS:
        return DIRECTION
    role = layout.column_role(head) if head else None
    return _HEADS.get(role, "progress") if role is not None else "progress"


def _legends_of(table: ReadTable, layout: Layout) -> list[Legend]:
    rows = table.rows
    has_head = bool(rows) and meaning_of(" ".join(slot.text for slot in rows[0])) is None
    heads = [slot.text for slot in rows[0]] if has_head else []
    found: list[Legend] = []
    for row in rows[1:] if has_head else rows:
        marks = tuple(mark for slot in row for mark in slot.marks)
        for column, slot in enumerate(row[1:], start=1):
            meaning = meaning_of(slot.text) if slot.own else None
            if not row[0].text or not slot.own or not _speaks(slot):
                continue
            head = heads[column] if column < len(heads) else ""
            found.append(
                Legend(
                    ordinal=0,
                    mark=row[0].text,
                    table_name=_table_name(head, meaning, layout),
                    meaning_text=slot.text,
                    meaning=meaning,
                    place=slot.place,
                    marks=marks,
                )
            )
    return found


def _speaks(slot: Slot) -> bool:
    return len(slot.text.split()) > 2


def read_legends(tables: tuple[ReadTable, ...], layout: Layout) -> tuple[Legend, ...]:
    """Every line of every key in the document, numbered in printed order."""
    found = [
        legend
        for table in tables
        if table.kind is TableKind.LEGENDS
        for legend in _legends_of(table, layout)
    ]
    return tuple(
        Legend(
            ordinal=number,
            mark=legend.mark,
            table_name=legend.table_name,
            meaning_text=legend.meaning_text,
            meaning=legend.meaning,
            place=legend.place,
            marks=legend.marks,
        )
        for number, legend in enumerate(found, start=1)
    )


def prints_a_key(flow: Flow) -> bool:
    """Whether any paragraph of the document explains a mark."""
    return any(isinstance(item, Block) and meaning_of(item.text) for item in flow.items)
