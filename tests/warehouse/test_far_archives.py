"""Archives in an object store: listed once, fetched by whoever reads, and never lost by mishap."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.warehouse.object_store import (
    BUCKET,
    Requests,
    object_store,
    put_all,
    remove,
    system_of,
    upload,
)
from tests.warehouse.small_archive import FIRST, LATER, report, run, table, write
from tests.warehouse.zip_files import zipped
from warehouse.batch.limits import Limits
from warehouse.far.address import Unreachable, is_address
from warehouse.far.files import far_file
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.ingest import Request, Silent, ingest, outcomes_in, tasks_for
from warehouse.intake import InputError, find_inputs
from warehouse.summary import Summary

ROW_TABLES = ("documents", "kpis", "observations", "sections", "series", "findings")


@pytest.fixture(scope="module")
def server() -> Iterator[Requests]:
    with object_store() as requests:
        yield requests


@pytest.fixture
def address(server: Requests, tmp_path: Path) -> str:
    """A folder of its own in the bucket."""
    server.asked.clear()
    return f"s3://{BUCKET}/{tmp_path.name}"


@pytest.fixture
def out(tmp_path: Path) -> Warehouse:
    return make_warehouse(tmp_path / "out")


@pytest.fixture
def no_credentials(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From now on nobody says who is asking."""
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    system_of("s3://x").clear_instance_cache()
    yield
    system_of("s3://x").clear_instance_cache()


def far_run(
    out: Warehouse,
    *arguments: str,
    now: datetime = FIRST,
    prune: bool = False,
    workers: int = 0,
) -> Summary:
    found = find_inputs(arguments, out.root)
    request = Request(found, list(arguments), prune=prune, limits=Limits(workers=workers))
    return ingest(out, request, now=now)


def states(out: Warehouse, address: str) -> dict[str, str]:
    inputs = table(out, "inputs")
    there = inputs[~inputs["gone"]]
    names = [uri.removeprefix(f"{address}/") for uri in there["uri"]]
    return dict(zip(names, there["state"], strict=True))


def test_it_gives_the_rows_of_the_folder(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "reports"
    write(folder / "elm" / "q1.txt", report(quarter=1, now=60))
    write(folder / "elm" / "q 2 [é]#?.txt", report(quarter=2))
    write(folder / "fern" / "q3.txt", report(quarter=3, actual=250, now=190))
    write(folder / "archive.csv", "folder,council\nfern,Fernleigh Council\n")
    write(folder / ".git" / "config", "hidden")
    make_warehouse(folder / "tables")
    upload(folder, address)
    near, far = make_warehouse(tmp_path / "near"), make_warehouse(tmp_path / "far")
    run(near, folder)
    far_run(far, address, workers=1)
    for name in ROW_TABLES:
        assert table(near, name).equals(table(far, name)), name
    assert states(far, address) == dict.fromkeys(
        ("elm/q 2 [é]#?.txt", "elm/q1.txt", "fern/q3.txt"), "parsed"
    )


def test_an_unchanged_archive_is_listed_and_not_read(
    out: Warehouse, address: str, server: Requests
) -> None:
    files = {f"2013/{n}.txt": report(quarter=1, now=60 + n).encode() for n in range(5)}
    put_all(address, files)
    first = far_run(out, address)
    assert first.files_read == 5
    server.asked.clear()
    second = far_run(out, address, now=LATER)
    assert (second.files_read, second.release_id) == (0, first.release_id)
    assert server.counted()["GET"] <= 2  # the listing, and a look for archive.csv
    put_all(address, {"2013/0.txt": files["2013/0.txt"], "2013/1.txt": report().encode()})
    assert far_run(out, address, now=LATER).files_read == 1  # the first has its old content


def test_objects_come_and_go_as_files_do(out: Warehouse, address: str) -> None:
    q1, q2 = report(quarter=1, now=60).encode(), report().encode()
    put_all(address, {"a/q1.txt": q1, "q2.txt": q2})
    far_run(out, address)
    remove(f"{address}/q2.txt")
    remove(f"{address}/a/q1.txt")
    put_all(address, {"b/q1.txt": q1})
    second = far_run(out, address, now=LATER)
    assert (second.moved, second.missing) == (1, 1)
    assert len(table(out, "documents")) == 2
    assert far_run(out, address, now=LATER, prune=True).pruned == 1
    assert states(out, address) == {"b/q1.txt": "parsed"}


def test_another_run_leaves_the_archive_alone(
    tmp_path: Path, out: Warehouse, address: str, server: Requests
) -> None:
    put_all(address, {"q1.txt": report(quarter=1, now=60).encode()})
    far_run(out, address)
    server.asked.clear()
    folder = write(tmp_path / "near" / "q2.txt", report()).parent
    assert run(out, folder, now=LATER, prune=True).missing == 0
    assert len(table(out, "documents")) == 2
    assert server.asked == []


def test_addresses_mean_files(out: Warehouse, address: str) -> None:
    put_all(address, {"2012/q1.txt": b"1", "2013/q1.txt": b"2", "2013/q2.pdf": b"3"})

    def sources(argument: str) -> list[str]:
        return [found.source for found in find_inputs([argument], out.root)]

    assert sources(f"{address}/") == ["2012/q1.txt", "2013/q1.txt", "2013/q2.pdf"]
    assert sources(f"{address}/2013") == ["q1.txt", "q2.pdf"]
    assert sources(f"{address}/2013/q2.pdf") == ["q2.pdf"]
    assert sources(f"{address}/201?/*.txt") == ["2012/q1.txt", "2013/q1.txt"]
    found = find_inputs([f"{address}/201?/*.txt", address], out.root)
    assert [f.uri for f in found] == [
        f"{address}/{name}" for name in ("2012/q1.txt", "2013/q1.txt", "2013/q2.pdf")
    ]


def test_zip_files_are_read_in_place(out: Warehouse, address: str, server: Requests) -> None:
    members = {f"2013/q{n}.txt": report(quarter=n, now=60 + n).encode() for n in (1, 2, 3)}
    members["big.bin"] = bytes(range(256)) * 4000
    put_all(address, {"reports.zip": zipped(members, 0), "broken.zip": zipped(members)[:-40]})
    far_run(out, address)
    assert states(out, address) == {
        "broken.zip": "damaged",
        "reports.zip!/big.bin": "unsupported",
        **{f"reports.zip!/2013/q{n}.txt": "parsed" for n in (1, 2, 3)},
    }
    server.asked.clear()
    assert far_run(out, address, now=LATER).files_read == 0
    assert server.counted()["GET"] <= 12
    put_all(address, {"reports.zip": b"cut off"})
    far_run(out, address, now=LATER, prune=True)
    assert len(table(out, "documents")) == 3
    remove(f"{address}/reports.zip")
    assert far_run(out, address, now=LATER, prune=True).pruned > 3
    assert len(table(out, "documents")) == 0


def test_what_cannot_be_fetched_is_unreadable_alone(out: Warehouse, address: str) -> None:
    put_all(address, {"q1.txt": report(quarter=1, now=60).encode(), "q2.txt": b"x"})
    found = find_inputs([address], out.root)
    remove(f"{address}/q2.txt")
    ingest(out, Request(found, [address]), now=FIRST)
    inputs = table(out, "inputs")
    assert list(inputs["state"]) == ["parsed", "unreadable"]
    assert list(inputs["reason"])[1] == "it cannot be opened: it was deleted after it was listed"
    put_all(address, {"q2.txt": report().encode()})
    found = find_inputs([address], out.root)
    put_all(address, {"q2.txt": report(actual=9).encode() + b" longer"})
    ingest(out, Request(found, [address]), now=LATER)
    assert "it changed while it was read; run this again" in set(table(out, "inputs")["reason"])
    far_run(out, address, now=LATER)
    assert list(table(out, "inputs")["state"]) == ["parsed", "parsed"]


@pytest.mark.parametrize("workers", [0, 1])
def test_an_archive_that_is_lost_meanwhile_stops_the_run(
    out: Warehouse, address: str, workers: int, request: pytest.FixtureRequest
) -> None:
    put_all(address, {"q1.txt": report(quarter=1, now=60).encode()})
    release = far_run(out, address).release_id
    put_all(address, {"q1.txt": report(quarter=1, now=61).encode()})
    found = find_inputs([address], out.root)
    request.getfixturevalue("no_credentials")
    asked = Request(found, [address], limits=Limits(workers=workers), prune=True)
    with pytest.raises(WarehouseError, match=r"cannot go on: .*wants to know who is asking"):
        outcomes_in(out, tasks_for(asked, {}, ()), asked, Silent())
    with pytest.raises(Unreachable, match="wants to know who is asking"):
        ingest(out, asked, now=LATER)
    assert out.current.read_text() == f"{release}\n"
    assert len(table(out, "documents")) == 1


UNUSABLE = [
    (f"s3://{BUCKET}/typo", InputError, "There is nothing at"),
    ("s3://no-such-bucket/reports", Unreachable, "There is no such bucket"),
    ("s3://", Unreachable, "no address of a folder"),
    ("abfs://container/reports", Unreachable, r"driver .* not installed .*adlfs"),
    ("nonsense://x/y", Unreachable, "are not known"),
    ("https://council.example/reports", Unreachable, "web server cannot be listed"),
    ("sftp://user:secret@host/reports", Unreachable, "password would stand in the tables"),
    ("simplecache::s3://bucket/reports", InputError, "no file or folder"),
    ("s3://bucket/a::b", Unreachable, "chain of addresses"),
]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(("address", "error", "said"), UNUSABLE, ids=[u[0] for u in UNUSABLE])
def test_an_address_that_cannot_be_used(
    out: Warehouse, address: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        far_run(out, address)


@pytest.mark.usefixtures("server", "no_credentials")
def test_nobody_is_asking(out: Warehouse) -> None:
    with pytest.raises(Unreachable, match="AWS_PROFILE"):
        far_run(out, f"s3://{BUCKET}/reports")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s3://bucket/x", True),
        ("abfs://container@account.dfs.core.windows.net/x", True),
        ("C:/reports", False),
        ("C://reports", False),
        ("file:///reports", False),
        ("reports", False),
        ("./a://b", False),
    ],
)
def test_addresses_are_told_from_paths(text: str, expected: bool) -> None:
    assert is_address(text) is expected


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ({"size": 3, "LastModified": FIRST, "ETag": '"a"'}, (1767323045 * 10**9, '"a"')),
        ({"size": 3, "updated": "2026-01-02T03:04:05Z", "etag": "b"}, (1767323045 * 10**9, "b")),
        ({"size": 3, "created": 1767323045.0}, (1767323045 * 10**9, None)),
        ({"size": 3, "mtime": "yesterday"}, (None, None)),
    ],
    ids=["s3", "gs", "a time alone", "nothing"],
)
def test_what_drivers_tell(
    info: dict[str, object], expected: tuple[int | None, str | None]
) -> None:
    told = far_file("s3://x", "x/y", info)
    assert (told.size_bytes, told.modified_ns, told.mark) == (3, *expected)


def test_a_driver_without_sizes_is_refused() -> None:
    with pytest.raises(Unreachable, match="how large"):
        far_file("odd://x", "x/y", {"size": None})
