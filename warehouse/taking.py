"""Decisions that came as a file: checked line by line, then put into decisions.csv, or none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow.parquet as pq

from normalize.indicators.judgement_files import read_decisions
from normalize.indicators.judgements import Decision, Verdict
from warehouse.corrections import CORRECTABLE, meant, written
from warehouse.folder import Warehouse
from warehouse.judged import add_decisions, read_judged
from warehouse.lock import only_writer
from warehouse.query import pinned_release
from warehouse.release import Release
from warehouse.schemas import TABLES

CellName = tuple[str, str]
"""A row key and a column."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: lines that are new, lines that were taken before, and what is wrong.

    Where anything is wrong nothing was taken.
    """

    new: tuple[Decision, ...]
    known: int
    wrong: tuple[str, ...]


@dataclass(slots=True)
class Known:
    """What lines are held against: the release's cells and definitions, and earlier decisions."""

    cells: dict[CellName, set[str]]
    councils: Mapping[str, str | None]
    decided: set[Decision]


def take(warehouse: Warehouse, name: str, text: str, *, dry_run: bool = False) -> Taken:
    """Put the file's lines into decisions.csv where all fit what the current release holds.

    A line that stands there already is not put in again. Raises WarehouseError.
    """
    decisions, problems = read_decisions(text, name)
    unread = tuple(problem.message for problem in problems)
    with only_writer(warehouse, only_looks=dry_run) as warehouse:
        known = known_of(warehouse, decisions)
        taken = checked(name, decisions, known)
        taken = replace(taken, wrong=unread + taken.wrong)
        if taken.new and not taken.wrong and not dry_run:
            add_decisions(warehouse, taken.new)
    return taken


def known_of(warehouse: Warehouse, decisions: Sequence[Decision]) -> Known:
    """What the lines are to be held against."""
    release = pinned_release(warehouse)
    definitions = pq.read_table(
        release.table("definitions"), columns=["definition_id", "council"]
    ).to_pylist()
    return Known(
        cells=cells_of(release, decisions),
        councils={row["definition_id"]: row["council"] for row in definitions},
        decided={content(d) for d in read_judged(warehouse).decisions},
    )


def cells_of(release: Release, decisions: Iterable[Decision]) -> dict[CellName, set[str]]:
    """What the release holds in the cells that are to be corrected, as decisions.csv writes it."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        if decision.verdict is Verdict.CORRECT:
            wanted[table_of(decision)].add(decision.left)
    found: dict[CellName, set[str]] = {}
    for table in wanted.keys() & CORRECTABLE.keys():
        columns = sorted(CORRECTABLE[table])
        rows = pq.read_table(
            release.table(table),
            columns=["row_key", *columns],
            filters=[("row_key", "in", sorted(wanted[table]))],
        )
        for row in rows.to_pylist():
            for column in columns:
                found[row["row_key"], column] = {written(row[column])}
    return found


def checked(name: str, decisions: Iterable[Decision], known: Known) -> Taken:
    """Each line held against what is known, and against the lines before it."""
    new, wrong, again = [], [], 0
    for decision in decisions:
        if content(decision) in known.decided:
            again += 1
            continue
        why = what_does_not_fit(decision, known)
        if why is not None:
            wrong.append(f"{name}, line {decision.line}: {why}")
            continue
        known.decided.add(content(decision))
        new.append(decision)
        if decision.verdict is Verdict.CORRECT:
            known.cells[decision.left, decision.column].add(shown_as(decision))
    return Taken(tuple(new), again, tuple(wrong))


def what_does_not_fit(decision: Decision, known: Known) -> str | None:
    """Why a line cannot be taken; None where it can."""
    if decision.verdict is Verdict.CORRECT:
        return wrong_correction(decision, known.cells)
    for side in (decision.left, decision.right):
        if side not in known.councils:
            return (
                f"there is no definition {side} in the current release. 'quarterlight link --all "
                "--json' lists them."
            )
    if known.councils[decision.left] != known.councils[decision.right]:
        return "the definitions belong to two councils; nothing is linked across councils."
    return None


def wrong_correction(decision: Decision, cells: Mapping[CellName, set[str]]) -> str | None:
    """Why a correction cannot be taken; None where it can."""
    table, column = table_of(decision), decision.column
    correctable = CORRECTABLE.get(table)
    if correctable is None:
        return f"'{decision.left}' names no row of {', '.join(CORRECTABLE)}."
    if column not in correctable:
        return f"'{column}' of {table} is not corrected; {', '.join(sorted(correctable))} are."
    standing = cells.get((decision.left, column))
    if standing is None:
        return f"no row of {table} has the key {decision.left}. Is it another warehouse?"
    if decision.expected not in standing:
        held = " or ".join(sorted(value or "nothing" for value in standing))
        return (
            f"it expects {decision.expected or 'nothing'} as {column}, and the release holds "
            f"{held}. Look at the place again ('quarterlight review')."
        )
    try:
        same = shown_as(decision) == decision.expected
    except ValueError as error:
        return f"{error}."
    return "the right value is the one that stands there." if same else None


def shown_as(correction: Decision) -> str:
    """The right value as the release will show it; raises ValueError for one it cannot hold."""
    kind = TABLES[table_of(correction)].field(correction.column).type
    return written(meant(correction, kind))


def table_of(decision: Decision) -> str:
    """The table whose row a correction names."""
    return decision.left.partition(":")[0]


def content(decision: Decision) -> Decision:
    """What a line decides and who said it, wherever it stands in its file."""
    return replace(decision, line=0)
