"""archive.csv: which council a folder of the archive belongs to, and where it is public.

A council named here goes before a printed one: it is a person's judgement. Columns: folder (below
the folder ingested, '.' for all, or a pattern such as 'halton/*'), council, url.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from urllib.parse import quote

from warehouse.zips import WITHIN

COLUMNS = ("folder", "council", "url")

PATTERN = frozenset("*?[")
"""Characters that make the name of a folder a pattern."""


@dataclass(frozen=True, slots=True)
class Folder:
    """One line of the list; `line` is its number in the file."""

    line: int
    folder: str
    council: str | None = None
    url: str | None = None


def read_archive_list(text: str) -> tuple[Folder, ...]:
    """The lines of archive.csv; raises ValueError where a column is missing."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    names = tuple(name.strip().lower() for name in rows.fieldnames or ())
    if text.strip() and "folder" not in names:
        raise ValueError(f"it has no column 'folder'; its columns are {', '.join(names) or 'none'}")
    rows.fieldnames = list(names)
    return tuple(
        Folder(
            rows.line_num,
            (row.get("folder") or "").strip().strip("/") or ".",
            (row.get("council") or "").strip() or None,
            (row.get("url") or "").strip() or None,
        )
        for row in rows
        if any(row.values())
    )


class Folders:
    """The list as it is asked: a document looks up the folders above it, not the whole list."""

    def __init__(self, lines: Iterable[Folder]) -> None:
        self._named: dict[str, Folder] = {}
        self._patterns: list[Folder] = []
        for line in lines:
            if PATTERN & set(line.folder):
                self._patterns.append(line)
            else:
                self._named[line.folder] = line

    def of(self, source: str) -> Folder | None:
        """The line for a document: the one with the longest folder that it lies in."""
        above = {".", *(folder for name in names_of(source) for folder in folders_above(name))}
        fitting = [self._named[folder] for folder in above if folder in self._named]
        fitting += [line for line in self._patterns if lies_in(source, line.folder)]
        return max(fitting, key=lambda f: (len(f.folder), f.line), default=None)


def folders_above(name: str) -> Iterator[str]:
    """'a', 'a/b' and 'a/b/c.pdf' for 'a/b/c.pdf': a line may name a file, too."""
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))


def lies_in(source: str, folder: str) -> bool:
    """Whether a file lies in a folder, named or meant by a pattern."""
    return folder == "." or any(is_below(name, folder) for name in names_of(source))


def names_of(source: str) -> tuple[str, ...]:
    """What the lines of the list may call a file: one in a zip, also as if it were unpacked.

    'a/b.zip!/c/d.pdf' is also 'a/b.zip/c/d.pdf' and 'a/c/d.pdf'.
    """
    above, within, below = source.rpartition(WITHIN)
    if not within:
        return (source,)
    beside = f"{above.rpartition('/')[0]}/{below}".removeprefix("/")
    return source, f"{above}/{below}", beside


def is_below(source: str, folder: str) -> bool:
    """Whether a file of that name lies in a folder, named or meant by a pattern."""
    above = source.rsplit("/", 1)[0] if "/" in source else ""
    return (
        source.startswith(f"{folder}/")
        or fnmatchcase(source, folder)
        or (bool(above) and fnmatchcase(above, folder))
    )


def url_of(source: str, folder: Folder) -> str | None:
    """The public address of a document: the folder's, and the file's path below it.

    A file in a zip has the address that it would have unpacked.
    """
    if folder.url is None:
        return None
    name = names_of(source)[-1]
    below = name.removeprefix(f"{folder.folder}/")
    return f"{folder.url.rstrip('/')}/{quote(below)}"
