"""An archive with every kind of damage: each file ends in its state, and no good one feels it."""

import csv
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.hostile import damage
from warehouse.batch.limits import Limits
from warehouse.folder import Warehouse, make_warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.schemas import ROW_TABLES
from warehouse.summary import Summary

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LIMITS = Limits(workers=2, timeout=60, memory=300)
TRACES = "traces"  # where a script of a PDF would leave something

DAMAGED, NO_TEXT, OTHER = "damaged", "no_text", "not_a_report"
STATES = {
    **{f"cut to {tenth} tenths.pdf": DAMAGED for tenth in range(1, 10)},
    "a few flipped bytes.pdf": "parsed",
    "flipped bytes.pdf": DAMAGED,
    "many flipped bytes.pdf": DAMAGED,
    "lost index.pdf": "parsed",
    "zeroed streams.pdf": NO_TEXT,
    "half of the streams zeroed.pdf": OTHER,
    "cyclic page tree.pdf": OTHER,
    "deep page tree.pdf": NO_TEXT,
    "deep arrays.pdf": OTHER,
    "form in itself.pdf": OTHER,
    "no pages.pdf": DAMAGED,
    "user password.pdf": "encrypted",
    "owner password.pdf": OTHER,
    "scripts and attachments.pdf": OTHER,
    "3000 pages.pdf": OTHER,
    "bomb.pdf": "memory",
    "one line.txt": OTHER,
    "deep tags.html": OTHER,
    "deep tags.txt": OTHER,
    "text.pdf": "duplicate",
    "report.docx": "unsupported",
    "empty.pdf": NO_TEXT,
    "blanks.txt": NO_TEXT,
    "loop a.txt": "unreadable",
    "loop b.txt": "unreadable",
    "pipe": "unsupported",
    "utf16.txt": "parsed",
    "cp1252.txt": "parsed",
    "  d\u00e9j\u00e0 vu\u0301 \u2013 50% #1 \U0001f4c8.txt": "duplicate",
    "two\nlines.txt": "duplicate",
    f"{'long' * 61}.txt": "duplicate",
}
SAME_AS_GOOD = {name for name, state in STATES.items() if state == "duplicate"}
"""Copies of a good text under odd names; their folder comes after that of the good files."""

OF_THE_ARCHIVE = {"source", "indicator_id", "definition_id", "milestone_id"}
"""Columns that depend on the folder given and on the other reports of a council: a slightly damaged
copy of a report is one more report."""
NUMBERED_OVER_ALL = {"finding_id", "ordinal"}
"""Findings of the whole archive are numbered through."""


@dataclass(frozen=True, slots=True)
class Ran:
    archive: Path
    warehouse: Warehouse
    summary: Summary

    def table(self, name: str) -> pa.Table:
        return pq.read_table(self.warehouse.latest / f"{name}.parquet")


def make_good(folder: Path) -> None:
    folder.mkdir(parents=True)
    for sample in (damage.REPORT, damage.TEXT):
        shutil.copy2(sample, folder)


def make_bad(folder: Path, traces: Path) -> None:
    folder.mkdir()
    traces.mkdir()
    files = {
        **{f"cut to {tenth} tenths.pdf": damage.cut(tenth) for tenth in range(1, 10)},
        "a few flipped bytes.pdf": damage.flipped(damage.SEED, 0.0002),
        "flipped bytes.pdf": damage.flipped(damage.SEED, 0.01),
        "many flipped bytes.pdf": damage.flipped(damage.SEED, 0.1),
        "lost index.pdf": damage.without_index(),
        "zeroed streams.pdf": damage.zeroed(),
        "half of the streams zeroed.pdf": damage.half_zeroed(),
        "cyclic page tree.pdf": damage.cyclic(),
        "deep page tree.pdf": damage.deep_tree(3000),
        "deep arrays.pdf": damage.deep_arrays(20_000),
        "form in itself.pdf": damage.self_drawing(),
        "no pages.pdf": damage.empty_tree(),
        "user password.pdf": damage.user_locked(),
        "owner password.pdf": damage.owner_locked(),
        "scripts and attachments.pdf": damage.scripted(traces),
        "3000 pages.pdf": damage.many_pages(3000),
        "bomb.pdf": damage.bomb(500 << 20),
        "one line.txt": damage.long_line(200_000),
        "deep tags.html": damage.deep_html(3000),
        "deep tags.txt": damage.deep_html(2000),
        "report.docx": (damage.HOSTILE / "report.docx").read_bytes(),
        "empty.pdf": b"",
        "blanks.txt": b" \r\n\t\n",
        "utf16.txt": (damage.HOSTILE / "utf16.txt").read_bytes(),
        "cp1252.txt": (damage.HOSTILE / "cp1252.txt").read_bytes(),
        **{name: damage.TEXT.read_bytes() for name in SAME_AS_GOOD},
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "loop a.txt").symlink_to(folder / "loop b.txt")
    (folder / "loop b.txt").symlink_to(folder / "loop a.txt")
    (folder / "folder loop").symlink_to(folder.parent, target_is_directory=True)
    os.mkfifo(folder / "pipe")


def run(archive: Path, warehouse: Warehouse, limits: Limits = LIMITS) -> Summary:
    found = find_inputs([str(archive)], warehouse.root)
    return ingest(warehouse, Request(found, [str(archive)], limits=limits), now=NOW)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The good files with all the others, read by two workers."""
    place = tmp_path_factory.mktemp("hostile")
    make_good(place / "archive" / "a good folder")
    make_bad(place / "archive" / "bad files", place / TRACES)
    warehouse = make_warehouse(place / "out")
    return Ran(place / "archive", warehouse, run(place / "archive", warehouse))


@pytest.fixture(scope="module")
def alone(hostile: Ran, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """The good files alone, read without workers."""
    warehouse = make_warehouse(tmp_path_factory.mktemp("alone") / "out")
    good = hostile.archive / "a good folder"
    return Ran(good, warehouse, run(good, warehouse, Limits(workers=0)))


def test_every_input_ends_in_its_state(hostile: Ran) -> None:
    rows = hostile.table("inputs").to_pylist()
    states = {row["uri"].rpartition("/bad files/")[2]: row["state"] for row in rows}
    assert {name: states[name] for name in STATES} == STATES
    good = {name: state for name, state in states.items() if name not in STATES}
    assert list(good.values()) == ["parsed", "parsed"]


def test_the_counts_add_up_to_the_inputs(hostile: Ran) -> None:
    found = find_inputs([str(hostile.archive)], hostile.warehouse.root)
    rows = hostile.table("inputs").to_pylist()
    assert len(rows) == len(found) == len(STATES) + 2
    assert hostile.summary.states == Counter(row["state"] for row in rows)
    assert all(row["reason"] for row in rows if row["state"] != "parsed")
    documents = hostile.table("documents")["document_id"].to_pylist()
    assert {row["document_id"] for row in rows} - {None} == set(documents)


def test_rows_of_good_files_are_the_same_bytes_with_and_without_bad_ones(
    hostile: Ran, alone: Ran
) -> None:
    good = alone.table("documents")["document_id"]
    assert len(good) == 2
    for name in ("documents", *ROW_TABLES):
        with_bad, without = hostile.table(name), alone.table(name)
        kept = with_bad.filter(pc.is_in(with_bad["document_id"], good))
        apart = OF_THE_ARCHIVE | (NUMBERED_OVER_ALL if name == "findings" else set())
        columns = [column for column in without.column_names if column not in apart]
        assert as_bytes(kept.select(columns)) == as_bytes(without.select(columns)), name


def as_bytes(table: pa.Table) -> bytes:
    """The rows in the one form that does not remember of which file they were a part."""
    sink = pa.BufferOutputStream()
    plain = pa.Table.from_pylist(table.to_pylist(), table.schema.remove_metadata())
    with pa.ipc.new_stream(sink, plain.schema) as writer:
        writer.write_table(plain)
    return sink.getvalue().to_pybytes()


def test_the_quarantine_names_each_failure(hostile: Ran) -> None:
    path = hostile.warehouse.root / "quarantine.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["path", "state", "reason"]
    failed = [n for n, s in STATES.items() if s not in {"parsed", "partial", "duplicate"}]
    assert sorted(row["path"].rpartition("/bad files/")[2] for row in rows) == sorted(failed)
    assert all(row["reason"] for row in rows)


def test_nothing_in_a_file_is_run_or_unpacked(hostile: Ran) -> None:
    assert list((hostile.archive.parent / TRACES).iterdir()) == []
    names = {p.name for p in hostile.archive.parent.rglob("*") if "trace.txt" in p.name}
    assert names == set()


def test_a_second_run_reads_only_what_ran_out_of_memory(hostile: Ran) -> None:
    second = run(hostile.archive, hostile.warehouse)
    assert second.files_read == 0
    assert second.new_failures == ()
    assert second.states == hostile.summary.states
    bomb = pc.ends_with(hostile.table("inputs")["uri"], "bomb.pdf")
    [row] = hostile.table("inputs").filter(bomb).to_pylist()
    assert row["attempts"] == 3
    assert row["reason"].startswith("reading took more than 300 MB (3 attempts)")
    third = run(hostile.archive, hostile.warehouse)
    assert (third.was_made, third.states) == (False, second.states)
