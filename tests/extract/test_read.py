import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import ReadError, State, read
from extract.read import extractor_of


def test_a_path_and_its_bytes_read_the_same(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf1.0 Introduction\n"
    path = tmp_path / "report.pdf"  # what a name says is not asked
    path.write_bytes(data)
    document = read(path)
    assert document == read(data)
    assert document.media_type == "text/plain"
    assert document.sha256 == sha256(data).hexdigest()
    assert document.size_bytes == len(data)
    assert document.extractor == extractor_of(document.media_type)


def test_html_is_read_as_text_is() -> None:
    document = read(b"<!doctype html><h1>Introduction</h1><table><tr><td>1</table>")
    (page,) = document.pages
    assert document.media_type == "text/html"
    assert document.extractor == extractor_of("text/html")
    assert [(block.marker, block.text) for block in page.blocks] == [("#", "Introduction")]
    assert [table.cells[0].text for table in page.tables] == ["1"]


@pytest.mark.parametrize("name", ["missing.txt", "nul\x00.txt", "."])
def test_what_cannot_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path / name)
    assert caught.value.state is State.UNREADABLE
    assert caught.value.reason


def test_a_device_is_not_waited_for() -> None:
    with pytest.raises(ReadError) as caught:
        read(Path(os.devnull))
    assert caught.value.state is State.UNREADABLE


def test_a_refused_file_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", refuse)  # a test may run as root
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.state is State.UNREADABLE
    assert "permission" in caught.value.reason


def test_an_unknown_media_type_has_no_extractor() -> None:
    with pytest.raises(ValueError, match="image/png"):
        extractor_of("image/png")


def ends_in(data: bytes) -> State | None:
    try:
        assert read(data).pages[0].word_count > 0
    except ReadError as error:
        return error.state
    return None


@given(st.binary(max_size=200).filter(lambda data: b"%PDF" not in data))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert ends_in(data) in {None, State.NO_TEXT, State.UNSUPPORTED}
