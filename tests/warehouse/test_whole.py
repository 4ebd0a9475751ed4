"""Files are there whole or not at all."""

from pathlib import Path

import pytest

from warehouse.whole import (
    TEMPORARY,
    copy_whole,
    read_head,
    read_in_two,
    replacing,
    write_in_two,
    write_whole,
)


def test_a_new_file_and_a_replaced_one(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["file"]


def test_a_copy(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"words")
    copy_whole(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"words"


def stop_halfway(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"ha")
        raise KeyboardInterrupt


def test_stopped_halfway_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    with pytest.raises(KeyboardInterrupt):
        stop_halfway(path)
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob(f"{TEMPORARY}*"))


def test_rights_are_those_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "ours", b"")
    (tmp_path / "plain").touch()
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_head_is_read_without_its_body(tmp_path: Path) -> None:
    path = tmp_path / "two.bin"
    assert read_head(path) is None
    assert read_in_two(path) is None
    write_in_two(path, b"what is in it", b"the rows")
    assert read_head(path) == b"what is in it"
    assert read_in_two(path) == (b"what is in it", b"the rows")


@pytest.mark.parametrize(
    ("at", "head_is_whole"),
    [(0, False), (33, False), (40, False), (70, False), (-1, True)],
    ids=["digest", "length", "digest of the body", "head", "body"],
)
def test_a_flipped_byte_in_either_part_is_seen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, at: int, head_is_whole: bool
) -> None:
    path = tmp_path / "two.bin"
    write_in_two(path, b"what is in it", b"the rows")
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert (read_head(path) is not None) is head_is_whole
    assert read_in_two(path) is None
    assert "is damaged" in caplog.text


@pytest.mark.parametrize("kept", [0, 10, 40, 70, 80])
def test_a_file_cut_short_is_seen(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "two.bin"
    write_in_two(path, b"what is in it", b"the rows")
    path.write_bytes(path.read_bytes()[:kept])
    assert read_in_two(path) is None
