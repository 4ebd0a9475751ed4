"""The sample texts with a row damaged as extraction damages it: no figure turns into another.

A figure is what it was, or null, or its row is to be checked; and what is gone is told of.
"""

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from extract import read
from normalize import normalize
from normalize.rows import FinanceRow, KpiRow, Rows
from parsers import parse

FOLDER = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"
TEXTS = sorted(FOLDER.glob("*.txt"))
VARIANTS = 6  # of each text and kind of damage
MONEY = ("annual_budget", "budget_to_date", "actual_to_date", "variance")
FIGURE = re.compile(r"[(£<>~+-]*\d[\d,.]*\s?%?\)?")

Cells = list[str]
Key = tuple[str | None, ...]


@cache
def whole(file: Path) -> tuple[str, Rows]:
    text = file.read_text(encoding="utf-8")
    return text, rows_of(text)


def rows_of(text: str) -> Rows:
    return normalize(parse(read(text.encode())), document_id="doc-damaged")


def figures(cells: Cells, holding: str = "") -> list[int]:
    """The cells beside the first that hold a figure, with one of these characters in it."""
    places = [n for n, cell in enumerate(cells) if n and FIGURE.fullmatch(cell.strip())]
    return [n for n in places if not holding or holding in cells[n]]


def lost(cells: Cells, at: int) -> Cells:
    return cells[:at] + cells[at + 1 :]


def joined(cells: Cells, at: int) -> Cells:
    return [*cells[: at - 1], f"{cells[at - 1]} {cells[at]}", *cells[at + 1 :]]


def added(cells: Cells, at: int) -> Cells:
    return [*cells[:at], "7", *cells[at:]]


def instead(old: str, new: str) -> Callable[[Cells, int], Cells]:
    return lambda cells, at: [*cells[:at], cells[at].replace(old, new, 1), *cells[at + 1 :]]


def spaced(cells: Cells, at: int) -> Cells:
    return [*cells[:at], re.sub(r"(?<=\d)(?=[\d.,])", " ", cells[at], count=1), *cells[at + 1 :]]


DAMAGE: dict[str, tuple[str, Callable[[Cells, int], Cells]]] = {
    "a cell lost with its tab": ("", lost),
    "two cells joined": ("", joined),
    "a cell too many": ("", added),
    "l for 1": ("1", instead("1", "l")),
    "I for 1": ("1", instead("1", "I")),
    "O for 0": ("0", instead("0", "O")),
    "S for 5": ("5", instead("5", "S")),
    "a comma for a point": (".", instead(".", ",")),
    "a bracket lost": (")", instead(")", "")),
    "a per cent sign lost": ("%", instead("%", "")),
    "a space in a number": ("", spaced),
}


def values(rows: Rows) -> Iterator[tuple[Key, float | None, bool]]:
    """Every figure by what it says it is; and whether it, or its row, is to be checked."""
    kpis: dict[str, KpiRow] = {kpi.kpi_id: kpi for kpi in rows.kpis}
    for made in rows.observations:
        kpi = kpis[made.kpi_id]
        key = (kpi.ref, kpi.measure, made.kind, made.period, made.breakdown)
        yield key, made.value, "check" in (kpi.quality, made.quality)
    for line in rows.finance:
        for column in MONEY:
            yield _money(line, column), getattr(line, column), line.quality == "check"


def _money(line: FinanceRow, column: str) -> Key:
    return (line.statement, line.section, line.line, column)


def damaged(text: str, rows: Rows, kind: str, chance: random.Random) -> str | None:
    """The text with one row of it damaged; None where it has no row for this."""
    holding, damage = DAMAGE[kind]
    lines = text.split("\n")
    numbers = [row.source_line for row in (*rows.kpis, *rows.finance) if row.source_line]
    fit = [n for n in numbers if figures(lines[n - 1].split("\t"), holding)]
    if not fit:
        return None
    number = chance.choice(fit)
    cells = lines[number - 1].split("\t")
    lines[number - 1] = "\t".join(damage(cells, chance.choice(figures(cells, holding))))
    return "\n".join(lines)


@pytest.mark.parametrize("kind", DAMAGE)
@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_figure_turns_into_another(file: Path, kind: str) -> None:
    text, before = whole(file)
    printed = {(key, value) for key, value, _ in values(before) if value is not None}
    for seed in range(VARIANTS):
        changed = damaged(text, before, kind, random.Random(f"{file.name} {kind} {seed}"))
        if changed is None or changed == text:
            continue
        after = rows_of(changed)
        believed = [(k, v) for k, v, doubted in values(after) if v is not None and not doubted]
        wrong = [found for found in believed if found not in printed]
        assert not wrong, f"variant {seed}: {wrong[:3]}"
        gone = printed - {(key, value) for key, value, _ in values(after)}
        assert not gone or len(after.findings) > len(before.findings), f"variant {seed}: {gone}"
