"""Going back to earlier releases, names that keep releases, and the rebuild without files."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.states import State
from tests.warehouse.small_archive import (
    FIRST,
    LATER,
    answer,
    bytes_of,
    correct,
    report,
    run,
    table,
    write,
)
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.query import pinned_release
from warehouse.rebuild import rebuild
from warehouse.record_keys import Rules
from warehouse.release_log import read_log
from warehouse.rollback import kept_releases, named_release, roll_back, tag_release, untag_release
from warehouse.tags import read_tags
from warehouse.verify import verify

VALUES = (100, 101, 102)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive and a warehouse with three releases, made once; each test works on a copy."""
    made = tmp_path_factory.mktemp("three")
    out = make_warehouse(made / "out")
    for value in VALUES:
        write(made / "archive" / "q2.txt", report(now=value))
        run(out, made / "archive", now=FIRST.replace(minute=value - 100))
    return made


@pytest.fixture
def archive(tmp_path: Path, place: Path) -> Path:
    return place / "archive"


@pytest.fixture
def warehouse(tmp_path: Path, place: Path) -> Warehouse:
    return Warehouse(Path(shutil.copytree(place / "out", tmp_path / "out")))


def value(warehouse: Warehouse) -> object:
    query = "SELECT value FROM observations WHERE column_header = 'Q2' ORDER BY ordinal LIMIT 1"
    return answer(warehouse, query)[0][0]


def ids(warehouse: Warehouse) -> list[str]:
    return [line.id for line in read_log(warehouse)]


def test_two_steps_back_lead_two_releases_back(warehouse: Warehouse) -> None:
    made = ids(warehouse)
    assert roll_back(warehouse).release_id == made[1]
    assert value(warehouse) == 101
    assert set(table(warehouse, "observations")["value"]) >= {101}
    assert roll_back(warehouse).release_id == made[0]
    assert value(warehouse) == 100
    with pytest.raises(WarehouseError, match="There is no release before"):
        roll_back(warehouse)
    assert verify(warehouse).problems == ()
    events = [(line.id, line.event) for line in read_log(warehouse)[3:]]
    assert events == [(made[1], "rolled_back"), (made[0], "rolled_back")]


def test_a_release_is_named_by_id_or_tag(warehouse: Warehouse) -> None:
    first, second, _ = ids(warehouse)
    tag_release(warehouse, "good", first)
    assert roll_back(warehouse, "good").release_id == first
    assert roll_back(warehouse, second).release_id == second
    with pytest.raises(WarehouseError, match=f"Kept are: .*{first} \\(good\\)"):
        roll_back(warehouse, "r-0000")


def test_what_a_rollback_changed_is_told(warehouse: Warehouse) -> None:
    roll_back(warehouse, now=LATER)
    query = """
        SELECT before_text, after_text, cause FROM release_changes
        WHERE sequence = 4 AND table_name = 'observations' AND column_name = 'value'
    """
    assert answer(warehouse, query) == [("102.0", "101.0", "rollback")]


def test_the_next_run_brings_the_files_as_they_are(warehouse: Warehouse, archive: Path) -> None:
    newest = ids(warehouse)[-1]
    roll_back(warehouse)
    assert run(warehouse, archive, now=LATER).release_id == newest
    assert value(warehouse) == 102
    assert roll_back(warehouse).release_id == ids(warehouse)[1]


def test_a_damaged_release_is_not_gone_back_to(warehouse: Warehouse) -> None:
    (warehouse.releases / ids(warehouse)[1] / "kpis.parquet").unlink()
    before = bytes_of(warehouse.latest)
    with pytest.raises(WarehouseError, match="There is no release"):
        roll_back(warehouse)
    assert bytes_of(warehouse.latest) == before


def test_tagged_releases_are_kept(warehouse: Warehouse, tmp_path: Path) -> None:
    first, second, third = ids(warehouse)
    tag_release(warehouse, "published-2013", first)
    for number in (103, 104, 105):
        write(tmp_path / "more" / f"{number}.txt", report(now=number))
        run(warehouse, tmp_path / "more")
    kept = {path.name for path in warehouse.releases.iterdir()}
    assert kept == {first, *ids(warehouse)[-3:]}
    assert not kept & {second, third}
    assert named_release(warehouse, "published-2013").release_id == first
    untag_release(warehouse, "published-2013")
    write(tmp_path / "more" / "106.txt", report(now=106))
    run(warehouse, tmp_path / "more")
    assert first not in {path.name for path in warehouse.releases.iterdir()}


def test_the_current_release_is_kept_though_three_are_newer(warehouse: Warehouse) -> None:
    first, *_ = ids(warehouse)
    roll_back(warehouse, first)
    assert [(k.release_id, k.is_current) for k in kept_releases(warehouse)] == [
        (first, True),
        (ids(warehouse)[2], False),
        (ids(warehouse)[1], False),
    ]


def test_tags_name_one_release_each(warehouse: Warehouse) -> None:
    first, second, third = ids(warehouse)
    assert tag_release(warehouse, "good").release_id == third
    tag_release(warehouse, "good", third)
    with pytest.raises(WarehouseError, match=f"names the release {third}"):
        tag_release(warehouse, "good", first)
    tag_release(warehouse, "also-good", second)
    assert read_tags(warehouse) == {"also-good": second, "good": third}
    with pytest.raises(WarehouseError, match="Tags: also-good, good"):
        untag_release(warehouse, "bad")


@pytest.mark.parametrize("tag", ["", "-x", "a b", "r-00ff11aa22bb", "ä", "x" * 65, "a/b"])
def test_odd_names_are_refused(warehouse: Warehouse, tag: str) -> None:
    with pytest.raises(WarehouseError, match="no name for a release"):
        tag_release(warehouse, tag)
    assert read_tags(warehouse) == {}


def test_a_decision_is_applied_without_a_file(warehouse: Warehouse, archive: Path) -> None:
    query = "SELECT row_key FROM observations WHERE value = 102"
    row_key = str(answer(warehouse, query)[0][0])
    correct(warehouse, row_key, "102", "120")
    shutil.move(archive, archive.with_name("unplugged"))
    try:
        summary = rebuild(warehouse, Rules(), now=LATER)
    finally:
        shutil.move(archive.with_name("unplugged"), archive)
    assert (summary.files_read, summary.was_made, summary.states) == (0, True, {"parsed": 1})
    assert value(warehouse) == 120
    assert run(warehouse, archive, now=LATER).was_made is False


def test_a_rebuild_of_the_same_changes_no_byte(warehouse: Warehouse) -> None:
    before = bytes_of(warehouse.root)
    assert rebuild(warehouse, Rules(), now=LATER).was_made is False
    assert bytes_of(warehouse.root) == before


def test_a_rebuild_keeps_the_states_of_files_that_gave_nothing(
    tmp_path: Path, archive: Path
) -> None:
    out = make_warehouse(tmp_path / "states")
    write(tmp_path / "odd" / "empty.txt", "")
    write(tmp_path / "odd" / "letter.txt", "Dear Sir,\n\nyours, A.")
    (tmp_path / "odd" / "link.txt").symlink_to("nowhere")
    shutil.copy(archive / "q2.txt", tmp_path / "odd" / "copy.txt")
    made = run(out, tmp_path / "odd", archive)
    out.decisions.write_text("decision,left,right\n", encoding="utf-8")
    again = rebuild(out, Rules(), now=datetime.now(UTC))
    assert again.states == made.states
    assert again.states[State.DUPLICATE] == 1
    assert not again.new_failures
    assert pinned_release(out).release_id == made.release_id


def test_what_is_not_stored_is_not_guessed(warehouse: Warehouse) -> None:
    before = bytes_of(warehouse.latest)
    for record in [*warehouse.reports.rglob("*.bin"), *warehouse.extracts.rglob("*.bin")]:
        record.unlink()
    with pytest.raises(WarehouseError, match=r"q2\.txt\. Run 'quarterlight ingest'"):
        rebuild(warehouse, Rules(), now=LATER)
    assert bytes_of(warehouse.latest) == before


def test_reports_are_parsed_anew_from_what_was_read(warehouse: Warehouse) -> None:
    for record in warehouse.reports.rglob("*.bin"):
        record.unlink()
    (warehouse.root / "store" / "basis.json").unlink()
    summary = rebuild(warehouse, Rules(), now=LATER)
    assert (summary.files_read, summary.was_made) == (0, False)
