"""A diff as rows for programs: CSV and JSON."""

from collections.abc import Iterator, Sequence

from quarterlight.diffs.entries import DefinitionDiff, Entry
from quarterlight.diffs.kinds import WITHOUT_WORDS, Kind
from quarterlight.diffs.marking import marked
from quarterlight.json_text import json_text
from quarterlight.printing import csv_line

Cell = str | int | float | bool | None

COLUMNS = (
    "council",
    "change",
    "material",
    "from",
    "to",
    "indicator_id",
    "refs",
    "name",
    "period",
    "breakdown",
    "before_text",
    "after_text",
    "words",
    "reason",
    "similarity",
    "before_source",
    "before_page",
    "before_line",
    "after_source",
    "after_page",
    "after_line",
)


def rows_of(diffs: Sequence[DefinitionDiff]) -> Iterator[tuple[Cell, ...]]:
    """The changes as rows of COLUMNS."""
    for diff in diffs:
        for entry in diff.entries:
            yield row_of(diff, entry)


def row_of(diff: DefinitionDiff, entry: Entry) -> tuple[Cell, ...]:
    """One change; `words` marks them as the terminal does without colours."""
    one_sided = entry.kind in WITHOUT_WORDS or entry.kind is Kind.MOVED_TARGET
    before, after = entry.before, entry.after
    return (
        diff.council,
        entry.kind.value,
        entry.material,
        diff.before,
        diff.after,
        entry.indicator_id,
        entry.refs,
        entry.name,
        entry.period,
        entry.breakdown,
        entry.before_text,
        entry.after_text,
        None if one_sided else marked(entry.runs),
        entry.reason,
        entry.similarity,
        before.source if before else None,
        before.page if before else None,
        before.line if before else None,
        after.source if after else None,
        after.page if after else None,
        after.line if after else None,
    )


def as_csv(diffs: Sequence[DefinitionDiff]) -> str:
    """Header and rows; null is an empty cell."""
    return "".join(csv_line(cells) for cells in (COLUMNS, *rows_of(diffs)))


def as_json(diffs: Sequence[DefinitionDiff]) -> str:
    """An array with one object a change."""
    objects = [dict(zip(COLUMNS, row, strict=True)) for row in rows_of(diffs)]
    return json_text(objects) + "\n"
