"""Zip files of reports are read in place; what is in them has the states that files have."""

import os
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from extract.states import ReadError
from tests.warehouse.small_archive import LATER, report, run, table, write
from tests.warehouse.zip_files import overlapping, with_password, with_size, zip_folder, zipped
from warehouse.archive_list import Folder, Folders, url_of
from warehouse.folder import Warehouse, make_warehouse
from warehouse.ingest import Request, plan
from warehouse.intake import find_inputs
from warehouse.locate import has_left
from warehouse.zips import directory_of

REPORT = report().encode()
ROW_TABLES = ("documents", "kpis", "observations", "sections", "series", "findings")


@pytest.fixture
def out(tmp_path: Path) -> Warehouse:
    return make_warehouse(tmp_path / "out")


def states(out: Warehouse) -> dict[str, str]:
    """States by the name within the archive's folder; what is gone has none."""
    inputs = table(out, "inputs")
    there = inputs[~inputs["gone"]]
    names = [uri.rpartition("/archive/")[2] for uri in there["uri"]]
    return dict(zip(names, there["state"], strict=True))


def has_reason(out: Warehouse, ending: str) -> bool:
    inputs = table(out, "inputs")
    [found] = inputs[inputs["uri"].str.endswith(ending)]["reason"]
    return isinstance(found, str) and bool(found)


def archive_with(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / "archive" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_zip_gives_the_rows_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    write(folder / "elm" / "q1.txt", report(quarter=1, now=60))
    write(folder / "elm" / "q2.txt", report(quarter=2))
    write(folder / "fern" / "q3.txt", report(quarter=3, actual=250, now=190))
    write(folder / "letter.txt", "Dear Madam,\n\nthank you for the report.\n")
    write(folder / ".hidden" / "x.txt", "no input")
    write(folder / "archive.csv", "folder,council\nfern,Fernleigh Council\n")
    packed = zip_folder(folder, tmp_path / "reports.zip")
    as_folder, as_zip = make_warehouse(tmp_path / "a"), make_warehouse(tmp_path / "b")
    run(as_folder, folder)
    run(as_zip, packed)
    for name in ROW_TABLES:
        left, right = table(as_folder, name), table(as_zip, name)
        if "source" in right:
            right["source"] = right["source"].str.removeprefix("reports.zip!/")
        assert len(left)
        assert left.equals(right), name
    assert list(table(as_zip, "documents")["council"]).count("Fernleigh Council") == 1
    uris = list(table(as_zip, "inputs")["uri"])
    assert uris[0] == f"{packed.as_posix()}!/elm/q1.txt"
    assert len(uris) == 4


def test_an_unchanged_zip_is_not_read_again(tmp_path: Path, out: Warehouse) -> None:
    members = {"q1.txt": report(quarter=1, now=60).encode(), "q2.txt": REPORT}
    path = archive_with(tmp_path, "reports.zip", zipped(members))
    first = run(out, path.parent)
    assert first.files_read == 2
    os.utime(path, (1, 1))
    second = run(out, path.parent, now=LATER)
    assert (second.files_read, second.release_id) == (0, first.release_id)
    path.write_bytes(zipped(members | {"q3.txt": report(quarter=3).encode()}))
    assert run(out, path.parent, now=LATER).files_read == 1


def test_members_come_and_go_as_files_do(tmp_path: Path, out: Warehouse) -> None:
    q1, q2 = report(quarter=1, now=60).encode(), REPORT
    path = archive_with(tmp_path, "a.zip", zipped({"q1.txt": q1, "q2.txt": q2}))
    run(out, path.parent)
    archive_with(tmp_path, "b.zip", zipped({"2013/q1.txt": q1}))
    path.write_bytes(zipped({"q3.txt": report(quarter=3).encode()}))
    moved = run(out, path.parent, now=LATER)
    assert (moved.moved, moved.missing) == (1, 1)  # q1 lies elsewhere, q2 is kept
    assert len(table(out, "documents")) == 3
    assert run(out, path.parent, now=LATER, prune=True).pruned == 1
    assert set(states(out)) == {"a.zip!/q3.txt", "b.zip!/2013/q1.txt"}
    path.unlink()
    assert run(out, path.parent, now=LATER).missing == 1
    assert len(table(out, "documents")) == 2


def test_a_zip_that_is_damaged_meanwhile_loses_nothing(tmp_path: Path, out: Warehouse) -> None:
    whole = zipped({"q1.txt": report(quarter=1, now=60).encode(), "q2.txt": REPORT})
    path = archive_with(tmp_path, "a.zip", whole)
    run(out, path.parent)
    path.write_bytes(whole[: len(whole) // 2])
    run(out, path.parent, now=LATER, prune=True)
    assert states(out)["a.zip"] == "damaged"
    assert len(table(out, "documents")) == 2
    path.write_bytes(whole)
    run(out, path.parent, now=LATER)
    assert states(out) == {"a.zip!/q1.txt": "parsed", "a.zip!/q2.txt": "parsed"}


BLANKS = b" " * (20 << 20)
OTHERS = [report(actual=300 + number).encode() for number in range(4)]

HOSTILE = [
    ("cut off", zipped({"q1.txt": REPORT})[:-30], {"a.zip": "damaged"}),
    ("no zip at all", b"Dear Madam", {"a.zip": "damaged"}),
    ("empty", zipped({}), {"a.zip": "no_text"}),
    ("with a password", with_password({"q1.txt": REPORT}), {"a.zip!/q1.txt": "encrypted"}),
    (
        "a zip in a zip",
        zipped({"in.zip": zipped({"q1.txt": REPORT}), "q1.txt": OTHERS[0]}),
        {"a.zip!/in.zip": "unsupported", "a.zip!/q1.txt": "parsed"},
    ),
    (
        "a zip in a zip by another name",
        zipped({"in.dat": zipped({"q1.txt": REPORT})}),
        {"a.zip!/in.dat": "unsupported"},
    ),
    ("bomb that says so", zipped({"q1.txt": BLANKS}), {"a.zip!/q1.txt": "unsupported"}),
    ("bomb that lies", with_size(BLANKS, 1000), {"a.zip!/q1.txt": "damaged"}),
    ("less than it says", with_size(REPORT, 9_999_999), {"a.zip!/q1.txt": "damaged"}),
    ("overlapping members", overlapping(REPORT), {"a.zip": "unsupported"}),
    (
        "names that lead out",
        zipped(
            {
                "../../q1.txt": OTHERS[1],
                "/etc/q2.txt": b"Dear Madam",
                "C:\\x\\q3.txt": b"\x89PNG\r\n\x1a\n",
            }
        ),
        {
            "a.zip!/../../q1.txt": "parsed",
            "a.zip!//etc/q2.txt": "not_a_report",
            "a.zip!/C:/x/q3.txt": "unsupported",
        },
    ),
    (
        "names in any writing",
        zipped({"пример \n=1+1.txt": OTHERS[2], "__MACOSX/._q.txt": b"x", "a/.DS_Store": b"x"}),
        {"a.zip!/пример \n=1+1.txt": "parsed"},
    ),
    (
        "a rare method",
        zipped({"q1.txt": REPORT}, zipfile.ZIP_LZMA),
        {"a.zip!/q1.txt": "unsupported"},
    ),
    ("stored", zipped({"q1.txt": OTHERS[3]}, zipfile.ZIP_STORED), {"a.zip!/q1.txt": "parsed"}),
    (
        "an Office file",
        zipped({"[Content_Types].xml": b"", "word/x": b""}),
        {"a.zip": "unsupported"},
    ),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A warehouse of all of them, each zip file in a folder of its name."""
    place = tmp_path_factory.mktemp("hostile")
    for name, data, _ in HOSTILE:
        archive_with(place, f"{name}/a.zip", data)
    before = sorted((place / "archive").rglob("*"))
    made = make_warehouse(place / "out")
    run(made, place / "archive")
    assert sorted((place / "archive").rglob("*")) == before
    assert {path.name for path in place.iterdir()} == {"archive", "out"}
    return made


@pytest.mark.parametrize(("name", "expected"), [(h[0], h[2]) for h in HOSTILE])
def test_every_member_ends_in_a_state(
    hostile: Warehouse, name: str, expected: dict[str, str]
) -> None:
    found = {n.removeprefix(f"{name}/"): s for n, s in states(hostile).items() if f"{name}/" in n}
    assert found == expected
    for member, state in expected.items():
        assert has_reason(hostile, f"{name}/{member}") is (state != "parsed")


def test_a_name_that_comes_twice(tmp_path: Path, out: Warehouse) -> None:
    path = archive_with(tmp_path, "a.zip", b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("q1.txt", "Dear Madam")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("q1.txt", REPORT)
    run(out, path.parent)
    assert states(out) == {
        "a.zip!/q1.txt": "parsed",
        "a.zip!/q1.txt (earlier 1)": "unsupported",
    }


@pytest.mark.parametrize("seed", range(40))
def test_a_scrambled_directory_is_damage_at_worst(tmp_path: Path, seed: int) -> None:
    data = bytearray(zipped({f"{n}.txt": REPORT for n in range(5)}))
    chance = random.Random(seed)
    start = data.index(b"PK\x01\x02")
    for _ in range(6):
        data[chance.randrange(start, len(data))] = chance.randrange(256)
    path = archive_with(tmp_path, "a.zip", bytes(data))
    for found in find_inputs([str(path)], tmp_path / "out"):
        assert not isinstance(found.place, Path)
        with suppress(ReadError):
            assert found.place.read() == REPORT


def test_too_many_names_are_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive_with(tmp_path, "a.zip", zipped({f"{n}.txt": b"x" for n in range(50)}))
    monkeypatch.setattr("warehouse.zips.MOST_DIRECTORY", 1000)
    with pytest.raises(ReadError, match="lists more than"):
        directory_of(path)


def test_a_folder_may_be_called_so(tmp_path: Path, out: Warehouse) -> None:
    write(tmp_path / "archive" / "a.zip!" / "q1.txt", report())
    run(out, tmp_path / "archive")
    assert states(out) == {"a.zip!/q1.txt": "parsed"}
    assert not has_left((tmp_path / "archive" / "a.zip!" / "q1.txt").as_posix())


def test_a_dry_run_looks_into_zips(tmp_path: Path, out: Warehouse) -> None:
    path = archive_with(tmp_path, "a.zip", zipped({"q1.txt": REPORT, "q2.txt": b"Dear Madam"}))
    run(out, path)
    path.write_bytes(zipped({"q1.txt": REPORT, "q2.txt": b"Dear Sir", "q3.txt": b"Hello"}))
    planned = plan(out, Request(find_inputs([str(path)], out.root), [str(path)]))
    assert [p.doing for p in planned] == ["unchanged", "changed", "new"]


@pytest.mark.parametrize(
    ("folder", "url"),
    [
        (".", "https://x.example/papers/elm/q1.pdf"),
        ("papers/elm", "https://x.example/q1.pdf"),
        ("papers/all.zip", "https://x.example/papers/elm/q1.pdf"),
        ("papers/all.zip!/elm", "https://x.example/papers/elm/q1.pdf"),
        ("*/elm", "https://x.example/papers/elm/q1.pdf"),
    ],
)
def test_lines_of_the_list_mean_files_in_zips(folder: str, url: str) -> None:
    line = Folder(2, folder, "Elmsworth", "https://x.example")
    assert Folders([line]).of("papers/all.zip!/elm/q1.pdf") == line
    assert url_of("papers/all.zip!/elm/q1.pdf", line) == url
    assert Folders([Folder(2, "papers/elm", "Elmsworth")]).of("papers/other.zip!/q1.pdf") is None
