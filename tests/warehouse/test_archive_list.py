"""archive.csv: which line is for which file, and what its public address is."""

import pytest

from warehouse.archive_list import Folder, Folders, read_archive_list, url_of

LIST = """\
folder,council,url
.,Brackenshire Council,
fernleigh,Fernleigh Council,https://fernleigh.example/papers/
fernleigh/old,Fernleigh Rural District,
*/minutes,,https://minutes.example
"""


@pytest.mark.parametrize(
    ("source", "folder"),
    [
        ("2013-14.pdf", "."),
        ("adults/2013-14.pdf", "."),
        ("fernleigh/2013-14.pdf", "fernleigh"),
        ("fernleigh/2013/q2.pdf", "fernleigh"),
        ("fernleighs/q2.pdf", "."),
        ("fernleigh/old/q2.pdf", "fernleigh/old"),
        ("adults/minutes/june.pdf", "*/minutes"),
    ],
)
def test_the_longest_folder_decides(source: str, folder: str) -> None:
    found = Folders(read_archive_list(LIST)).of(source)
    assert found is not None
    assert found.folder == folder


def test_no_list_says_nothing() -> None:
    assert read_archive_list("") == ()
    assert Folders(()).of("a.pdf") is None


@pytest.mark.parametrize(
    "text",
    [
        "\ufefffolder,council,url\r\nfernleigh,Fernleigh Council,\r\n",
        "Council, Folder\nFernleigh Council,/fernleigh/\n\n,\n",
    ],
    ids=["from a spreadsheet", "other order, spaces, empty lines"],
)
def test_what_people_write_is_read(text: str) -> None:
    assert read_archive_list(text) == (Folder(2, "fernleigh", "Fernleigh Council"),)


def test_a_list_without_folders_is_no_list() -> None:
    with pytest.raises(ValueError, match="no column 'folder'; its columns are path, council"):
        read_archive_list("path,council\na,b\n")


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("fernleigh/q2.pdf", "https://fernleigh.example/papers/q2.pdf"),
        ("fernleigh/a b/q2.pdf", "https://fernleigh.example/papers/a%20b/q2.pdf"),
        ("q2.pdf", None),
    ],
)
def test_addresses_follow_the_folders(source: str, url: str | None) -> None:
    folder = Folders(read_archive_list(LIST)).of(source)
    assert folder is not None
    assert url_of(source, folder) == url
