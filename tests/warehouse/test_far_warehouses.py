"""A warehouse in an object store says what one in a folder says, byte by byte."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.context import ForkServerContext
from pathlib import Path

import msgspec
import psutil
import pytest

import quarterlight as ql
from tests.warehouse import killed_far_runs
from tests.warehouse import object_store as store
from tests.warehouse.killed_far_runs import far_run
from tests.warehouse.object_store import BUCKET, Requests, objects_below, put_all
from tests.warehouse.small_archive import FIRST, LATER, bytes_of, report, run, write
from warehouse.far import lock
from warehouse.far.address import Unreachable
from warehouse.far.lock import LOCK, give_back, holder_of, take_lock
from warehouse.folder import WarehouseError, far_warehouse, make_warehouse, open_warehouse
from warehouse.ingest import Request, ingest, plan
from warehouse.intake import find_inputs
from warehouse.lock import only_writer
from warehouse.query import pinned_release
from warehouse.rebuild import rebuild
from warehouse.record_keys import Rules
from warehouse.release import current_release, release_at
from warehouse.rollback import kept_releases, roll_back, tag_release, untag_release
from warehouse.verify import verify
from warehouse.whole import TEMPORARY

SAME = ("releases/", "latest/", "changes/", "CURRENT", "quarterlight.json", "releases.csv")
PATIENCE = 600  # seconds after which a run hangs; it takes a few
TEXTS = ("indicators.csv", "milestones.csv", "archive.csv", "tags.csv", "quarantine.csv")


@pytest.fixture(scope="module")
def server() -> Iterator[Requests]:
    with store.object_store() as requests:
        yield requests


@pytest.fixture
def address(server: Requests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address for a warehouse of its own, and a cache of its own."""
    monkeypatch.setenv("QUARTERLIGHT_CACHE", str(tmp_path / "cache"))
    server.asked.clear()
    return f"s3://{BUCKET}/{tmp_path.name}"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    write(folder / "elm" / "q1.txt", report(quarter=1, now=60))
    write(folder / "elm" / "q2.txt", report(quarter=2))
    write(folder / "letter.txt", "Dear Madam,\n\nthank you for the report.\n")
    write(folder / "archive.csv", "folder,council\nelm,Elmsworth Council\n")
    return folder


def another_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """From now on nothing that was fetched before is at hand."""
    monkeypatch.setenv("QUARTERLIGHT_CACHE", str(tmp_path / name))


def published(files: dict[str, bytes]) -> dict[str, bytes]:
    """What people read of a warehouse."""
    return {name: data for name, data in files.items() if name.startswith((*SAME, *TEXTS))}


def grow(archive: Path) -> None:
    write(archive / "fern" / "q3.txt", report(quarter=3, actual=250, now=190))


def test_it_holds_what_a_folder_holds(
    tmp_path: Path, address: str, archive: Path, server: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = make_warehouse(tmp_path / "near")
    run(near, archive)
    first = far_run(address, str(archive), workers=1)
    assert published(objects_below(address)) == published(bytes_of(near.root))
    grow(archive)
    another_machine(monkeypatch, tmp_path, "elsewhere")
    run(near, archive, now=LATER)
    second = far_run(address, str(archive), now=LATER)
    assert (first.files_read, second.files_read) == (3, 1)
    assert published(objects_below(address)) == published(bytes_of(near.root))
    assert LOCK not in objects_below(address)
    for name in ("cache", "elsewhere"):  # one that knows the last run, and one that does not
        another_machine(monkeypatch, tmp_path, name)
        server.asked.clear()
        again = far_run(address, str(archive), now=LATER)
        assert (again.files_read, again.was_made) == (0, False)
        records = [p for _, p in server.asked if "/store/extracts/" in p or "/store/reports/" in p]
        assert records == []
    assert len(server.asked) < 40
    assert {m for m, p in server.asked if LOCK not in p} <= {"GET", "HEAD"}


def test_archive_and_warehouse_may_both_be_far(address: str, archive: Path, tmp_path: Path) -> None:
    store.upload(archive, f"{address}/reports")
    near = make_warehouse(tmp_path / "near")
    reports = f"{address}/reports"
    ingest(near, Request(find_inputs([reports], near.root), [reports]), now=FIRST)
    far_run(f"{address}/out", reports)
    assert published(objects_below(f"{address}/out")) == published(bytes_of(near.root))


def test_readers_are_pinned_and_fetch_once(
    address: str, archive: Path, server: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the release that they have open is removed meanwhile."""
    monkeypatch.setattr("warehouse.release.KEPT", 1)
    monkeypatch.chdir(archive)
    far_run(address, str(archive))
    before = ql.open(address)
    grow(archive)
    far_run(address, str(archive), now=LATER)
    there = {name.split("/")[0] for name in objects_below(f"{address}/releases")}
    assert (len(before.documents), before.warehouse) == (3, address)
    after = ql.open(address)
    assert (
        there
        == {after.release_id}
        == {k.release_id for k in kept_releases(open_warehouse(address))}
    )
    assert (len(before.documents), len(after.documents)) == (3, 4)
    assert set(after.sql("SELECT release_id FROM release_changes")["release_id"]) == {
        before.release_id,
        after.release_id,
    }
    server.asked.clear()
    assert ql.open(address).release_id == after.release_id
    assert not [path for _, path in server.asked if path.endswith(".parquet")]
    assert list(archive.glob("s3*")) == []


def test_what_was_published_is_what_is_opened(address: str, archive: Path) -> None:
    release = far_run(address, str(archive)).release_id
    put_all(address, {f"releases/{release}/kpis.parquet": b"PAR1 other bytes PAR1"})
    with pytest.raises(WarehouseError, match=r"other bytes.*verify"):
        ql.open(address)
    damaged = {problem.place for problem in verify(open_warehouse(address)).problems}
    assert {f"releases/{release}/kpis.parquet", "latest/kpis.parquet"} <= damaged


def test_every_other_command_that_writes(address: str, archive: Path) -> None:
    first = far_run(address, str(archive)).release_id
    grow(archive)
    second = far_run(address, str(archive), now=LATER).release_id
    warehouse = open_warehouse(address)
    assert [k.release_id for k in kept_releases(warehouse)] == [second, first]
    assert tag_release(warehouse, "published", first).release_id == first
    assert roll_back(warehouse, now=LATER).release_id == first
    assert pinned_release(open_warehouse(address)).release_id == first
    untag_release(warehouse, "published")
    assert verify(warehouse, deep=True).problems == ()
    with only_writer(warehouse) as held:
        write(held.archive_list, "folder,council\nelm,Elmham Council\n")
    third = rebuild(warehouse, Rules(), now=LATER)
    assert third.release_id not in {first, second}
    assert "Elmham Council" in set(ql.open(address).documents["council"])
    found = find_inputs([str(archive)], address)
    planned = plan(open_warehouse(address), Request(found, [str(archive)]))
    assert {p.doing for p in planned} == {"unchanged"}


def test_a_reader_that_is_overtaken_reads_what_is_current_by_then(
    address: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another_machine(monkeypatch, tmp_path, "writer")
    first = far_run(address, str(archive))
    another_machine(monkeypatch, tmp_path, "reader")
    reader = open_warehouse(address)
    another_machine(monkeypatch, tmp_path, "writer")
    for actual in (251, 252, 253):
        write(archive / "fern" / "q3.txt", report(quarter=3, actual=actual, now=190))
        last = far_run(address, str(archive), now=LATER)
    assert not [p for p in objects_below(address) if p.startswith(f"releases/{first.release_id}/")]
    release = current_release(reader)
    assert release is not None
    assert release.release_id == last.release_id != first.release_id


def test_a_second_writer_is_refused(address: str, archive: Path, tmp_path: Path) -> None:
    warehouse = make_warehouse(address)
    with only_writer(warehouse):
        with pytest.raises(WarehouseError, match=r"Another run is writing to s3://.*process"):
            far_run(address, str(archive))
        with pytest.MonkeyPatch.context() as patch:
            another_machine(patch, tmp_path, "elsewhere")
            with pytest.raises(WarehouseError, match=r"--break-lock, or delete .*writer\.lock"):
                far_run(address, str(archive))


def test_a_lock_that_was_broken_publishes_nothing(
    address: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken() -> None:
        with only_writer(make_warehouse(address)) as held:
            write(held.archive_list, "folder,council\n")
            another_machine(monkeypatch, tmp_path, "elsewhere")
            found = find_inputs([str(archive)], address)
            ingest(make_warehouse(address), Request(found, [str(archive)], breaks_lock=True))

    with pytest.raises(WarehouseError, match="not held by this run any more, but by nobody"):
        overtaken()
    assert b"Elmsworth Council" in objects_below(address)["archive.csv"]


@pytest.mark.parametrize(
    ("machine", "process", "taken"),
    [("here", 2**22 + 1, True), ("elsewhere", 2**22 + 1, False), ("here", 1, True)],
    ids=["killed here", "killed elsewhere", "its number is another process now"],
)
def test_who_may_take_over(address: str, machine: str, process: int, taken: bool) -> None:
    here = lock.this_process("somebody")
    where = here.machine if machine == "here" else machine
    left = lock.Holder("t", "A. Clerk on pc, process 7", "2026-01-02", where, process, -9.0)
    put_all(address, {LOCK: msgspec.json.encode(left)})
    if taken:
        mine = take_lock(address, "me")
        assert holder_of(address) == mine
        give_back(address, mine)
    else:
        with pytest.raises(WarehouseError, match=r"A\. Clerk on pc, process 7, since 2026-01-02"):
            take_lock(address, "me")
    assert (holder_of(address) is None) is taken


def test_a_clock_that_is_set_takes_no_lock_away(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = lock.this_process("somebody")
    boot = psutil.boot_time()
    monkeypatch.setattr(psutil._psplatform, "boot_time", lambda: boot + 3600)
    assert psutil.boot_time() == boot + 3600
    if sys.platform == "linux":  # others know the machine by its boot: a person has to say so
        assert lock.machine() == holder.machine
    assert not lock.has_ended(holder)


def test_a_killed_process_that_nobody_asks_for_holds_no_lock() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    seen = psutil.Process(process.pid)
    mine = lock.this_process("somebody")
    holder = msgspec.structs.replace(mine, process=process.pid, began=lock.began(seen))
    assert not lock.has_ended(holder)
    process.kill()
    while seen.is_running() and seen.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    assert lock.has_ended(holder)
    process.communicate()


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """An archive, what lies at an address before a run over it, and what the run leaves."""

    archive: Path
    before: dict[str, bytes]
    expected: dict[str, bytes]


@pytest.fixture(scope="module")
def undisturbed(server: Requests, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    place = tmp_path_factory.mktemp("undisturbed")
    near, archive, address = make_warehouse(place / "near"), place / "reports", f"s3://{BUCKET}/u"
    write(archive / "q1.txt", report(quarter=1, now=60))
    run(near, archive)
    with pytest.MonkeyPatch.context() as patch:
        another_machine(patch, place, "cache")
        far_run(address, str(archive))
    grow(archive)
    run(near, archive, now=LATER)
    return Undisturbed(archive, objects_below(address), published(bytes_of(near.root)))


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Makes processes that have the program loaded already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([killed_far_runs.__name__])
    return context


@pytest.mark.parametrize("moment", [6, 36, 60])
def test_a_killed_run_is_run_again(
    address: str, undisturbed: Undisturbed, processes: ForkServerContext, moment: int
) -> None:
    """Killed after so many objects: records, texts, the release, what changed, latest, CURRENT."""
    put_all(address, undisturbed.before)
    before = ql.open(address).release_id
    process = processes.Process(
        target=killed_far_runs.killed_after,
        args=(moment, address, str(undisturbed.archive), dict(os.environ)),
    )
    process.start()
    process.join(PATIENCE)
    assert process.exitcode == killed_far_runs.KILLED
    after = undisturbed.expected["CURRENT"].decode().strip()
    assert ql.open(address).release_id in {before, after}
    far_run(address, str(undisturbed.archive), now=LATER)
    assert published(objects_below(address)) == undisturbed.expected


def test_what_a_killed_run_was_fetching_is_not_published(address: str, archive: Path) -> None:
    release = release_at(far_warehouse(address, "write"), far_run(address, str(archive)).release_id)
    before = objects_below(address)
    (release.folder / f"{TEMPORARY}0418").write_bytes(b"PAR1")
    far_run(address, str(archive), now=LATER)
    assert objects_below(address) == before


UNUSABLE = [
    ("s3://no-such-bucket/out", Unreachable, "There is no such bucket"),
    ("sftp://host/out", WarehouseError, "could not be written whole"),
    ("abfs://container/out", Unreachable, "adlfs"),
]


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize(("place", "error", "said"), UNUSABLE, ids=[u[0] for u in UNUSABLE])
def test_a_place_that_cannot_be_a_warehouse(place: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        make_warehouse(place)


def test_other_files_are_left_alone(address: str) -> None:
    put_all(address, {"minutes/q1.txt": b"x"})
    with pytest.raises(WarehouseError, match="holds other files"):
        make_warehouse(address)
    with pytest.raises(WarehouseError, match="There is no warehouse at s3://"):
        open_warehouse(address)
    assert list(objects_below(address)) == ["minutes/q1.txt"]
