"""The rows do not depend on the order of the tables, the number of threads or of slices."""

import random
from pathlib import Path

import pytest

from tests.warehouse.followed.small_release import Doc, Release, Said, figures, followed, link
from warehouse.followed.follow import SLICE, follow
from warehouse.schemas import TABLES

DOCS = [
    Doc("doc-1", "2012-13", plan=True),
    Doc("doc-2", "2012-13 Q2"),
    Doc("doc-3", "2012-13 Q2"),
    Doc("doc-4", "2012-13 Q4"),
    Doc("doc-5", ""),
]
LINKS = [link("def-a0", "def-b0", "same"), link("def-b0", "def-c0", "redefined")]


def printed(chance: random.Random) -> Said:
    doc = chance.choice(DOCS)
    number = chance.randrange(4)
    value = chance.choice([None, 45.0, 45.2, 46.0])
    return Said(
        doc.document_id,
        chance.choice(["actual", "target"]),
        chance.choice(["2011-12", "2012-13", "2012-13 Q2"]),
        value,
        definition=f"def-{chance.choice('abc')}{number}",
        indicator=f"ind-{number}",
        coverage=chance.choice(["full_year", "unknown", None]),
        breakdown=chance.choice([None, "KS2"]),
        missing=None if value else chance.choice(["blank", "not_applicable"]),
        progress=chance.choice(["green", "red", "unknown", None]),
        row=str(chance.randrange(2)),
    )


@pytest.mark.parametrize("seed", range(4))
def test_any_order_gives_the_same_rows(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    tables = figures(DOCS, [printed(chance) for _ in range(150)]) | {"links": LINKS}
    made = follow_in(tmp_path / "first", tables, threads=1)
    for rows in tables.values():
        chance.shuffle(rows)
    assert follow_in(tmp_path / "shuffled", tables, threads=4) == made
    assert follow_in(tmp_path / "sliced", tables, threads=2, slice_rows=3) == made
    assert made.findings, "the draw has conflicts"
    assert {r["revision"] for r in made.rows["revisions"]} >= {"actual_restated", "target_moved"}
    check_keys(made)


def follow_in(
    folder: Path, tables: dict[str, list[dict[str, object]]], threads: int, slice_rows: int = SLICE
) -> Release:
    folder.mkdir()
    made = followed(folder, tables, threads=threads, slice_rows=slice_rows)
    assert not (folder / "following").exists()
    return made


def check_keys(made: Release) -> None:
    """Keys are unique, and every point says where it was read."""
    for name, rows in made.rows.items():
        keys = [row[TABLES[name].names[0]] for row in rows]
        assert len(set(keys)) == len(keys)
    for row in made.rows["series"]:
        assert None not in (row["observation_id"], row["document_id"], row["page"])
        assert (row["value"] is None) == bool(row["conflict"] or row["missing_reason"])


def test_the_scratch_folder_goes_when_a_table_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="documents"):
        follow(tmp_path, lambda name, batch: None)
    assert list(tmp_path.iterdir()) == []
