"""Which files an argument means."""

import os
from pathlib import Path

import pytest

from warehouse.folder import make_warehouse
from warehouse.intake import InputError, find_inputs, printable


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "2012/q1.pdf", "2012/q2.pdf", ".hidden", ".git/config", "2011/a.txt"):
        path = tmp_path / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    make_warehouse(tmp_path / "archive" / "tables")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "archive"


ARGUMENTS = [
    (["archive"], ["2011/a.txt", "2012/q1.pdf", "2012/q2.pdf", "b.txt"]),
    (["archive/2012"], ["q1.pdf", "q2.pdf"]),
    (["archive/b.txt"], ["b.txt"]),
    (["archive/2012/*.pdf"], ["q1.pdf", "q2.pdf"]),
    (["archive/**/*.txt"], ["a.txt", "b.txt"]),
    (["archive/201?"], ["a.txt", "q1.pdf", "q2.pdf"]),
    # a hidden file that is named is meant
    (["archive/.hidden"], [".hidden"]),
    # met twice: once, with the longer source
    (
        ["archive/2012/q1.pdf", "archive/2012", "archive"],
        ["2011/a.txt", "2012/q1.pdf", "2012/q2.pdf", "b.txt"],
    ),
]


@pytest.mark.parametrize(("arguments", "sources"), ARGUMENTS)
def test_arguments_mean_files(archive: Path, arguments: list[str], sources: list[str]) -> None:
    for order in (arguments, arguments[::-1]):
        found = find_inputs(order, archive / "tables")
        assert [f.source for f in found] == sources
        assert all(Path(f.uri).is_absolute() for f in found)
        assert [f.uri for f in found] == sorted(f.uri for f in found)


@pytest.mark.parametrize("argument", ["nowhere", "archive/*.docx", "archive/tables"])
def test_an_argument_that_means_nothing(archive: Path, argument: str) -> None:
    with pytest.raises(InputError, match=r"Check the spelling|is a warehouse"):
        find_inputs([argument], archive / "out")


def test_the_warehouse_to_come_is_passed_over(archive: Path) -> None:
    (archive / "out").mkdir()
    (archive / "out" / "x.txt").touch()
    assert "out/x.txt" not in [f.source for f in find_inputs(["archive"], Path("archive/out"))]


def test_a_link_to_a_folder_is_not_followed(archive: Path) -> None:
    (archive / "2012" / "loop").symlink_to(archive, target_is_directory=True)
    assert len(find_inputs(["archive"], archive / "tables")) == 4


def test_a_name_that_is_not_utf_8_can_be_written() -> None:
    assert printable(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"
