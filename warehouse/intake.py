"""Which files a run is about: files, folders and patterns, in an order that is always the same.

A zip file stands for the files in it, an address for the objects below it.
"""

import glob
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.states import ReadError, State
from warehouse.far.address import is_address
from warehouse.far.files import FarFile, folder_before_magic, listed
from warehouse.folder import MARKER, is_warehouse
from warehouse.places import Place, Refused
from warehouse.zips import WITHIN, Zip, directory_of, is_zip

log = logging.getLogger(__name__)

SETTINGS = "quarterlight.toml"
"""File in an archive that says how it is to be ingested."""

LIST = "archive.csv"
"""File in an archive that says which council a folder belongs to, and where it is public."""


class InputError(Exception):
    """A path that cannot be ingested, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file: where it is, its name in the tables, and its name below the folder given."""

    place: Place
    uri: str
    source: str


def find_inputs(
    arguments: Sequence[str], warehouse: str | Path, *, apart: Iterable[Path] = ()
) -> list[Found]:
    """Every file meant by the arguments, each once, by uri; raises InputError and Unreachable.

    In folders, hidden files and folders and any warehouse are passed over; `apart` are files of
    the run itself, such as its layouts. A file met twice keeps the longer source, so that the
    order of the arguments does not matter.
    """
    own = {uri_of(path) for path in apart}
    tables = absolute(Path(warehouse))  # an address has no folder here
    found: dict[str, Found] = {}
    for argument in arguments:
        for item in inputs_of(argument, tables):
            other = found.get(item.uri)
            if item.uri not in own and (other is None or len(item.source) > len(other.source)):
                found[item.uri] = item
    return [found[uri] for uri in sorted(found)]


def folders_of(arguments: Iterable[str]) -> list[str]:
    """Uris of the folders among the arguments: a known file missing below them is gone.

    A zip file is a folder, 'reports.zip!'.
    """
    addresses = {a.rstrip("/") for a in arguments if is_address(a) and not glob.has_magic(a)}
    addresses = {f"{a}!" if is_zip(a) else a for a in addresses}
    paths = [Path(argument) for argument in arguments if not is_address(argument)]
    folders = {uri_of(path) for path in paths if path.is_dir()}
    zips = {f"{uri_of(path)}{WITHIN}" for path in paths if is_zip(path.name) and path.is_file()}
    return sorted(addresses | folders | {uri.removesuffix("/") for uri in zips})


def inputs_of(argument: str, warehouse: Path) -> Iterator[Found]:
    """The files that one argument means; raises InputError where it means nothing."""
    if is_address(argument):
        yield from files_at(argument)
        return
    path = Path(argument)
    if path.is_dir():
        if is_warehouse(path):
            raise InputError(
                f"{argument} is a warehouse, not an archive. Name the folder with the reports."
            )
        yield from files_below(path, warehouse)
    elif os.path.lexists(path):
        yield from found(path, path.name)
    else:
        yield from matches_of(argument, warehouse)


def files_at(address: str) -> Iterator[Found]:
    """The files at an address; raises InputError where there are none, and Unreachable.

    Object stores know no empty folders, so nothing there is more likely a slip than an archive
    whose files were all deleted.
    """
    objects = listed(address)
    if not objects:
        raise InputError(
            f"There is nothing at {address}. Check the spelling. If all its files were deleted on "
            "purpose, leave one other file there and run this again."
        )
    folder = folder_before_magic(address).rstrip("/")
    markers = {item.name.removesuffix(MARKER) for item in objects if last_of(item.name) == MARKER}
    if "" in markers:
        raise InputError(
            f"{address} is a warehouse, not an archive. Name the folder with the reports."
        )
    for item in objects:
        if not item.name:
            yield from found_at(item.file, folder, last_of(folder))
        elif is_input_within(item.name) and not item.name.startswith(tuple(markers)):
            yield from found_at(item.file, f"{folder}/{item.name}", item.name)


def found_at(file: FarFile, uri: str, source: str) -> Iterator[Found]:
    """The record of one object, or those of the files in a zip."""
    if is_zip(last_of(source)):
        yield from files_within(file, printable(uri), printable(source))
    else:
        yield Found(file, printable(uri), printable(source))


def last_of(name: str) -> str:
    """'q2.pdf' of '2013/q2.pdf'."""
    return name.rpartition("/")[2]


def matches_of(pattern: str, warehouse: Path) -> Iterator[Found]:
    """The files that a pattern means which the shell did not expand; raises InputError."""
    matches = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []
    if not matches:
        raise InputError(
            f"There is no file or folder {pattern}. Check the spelling; a path is looked up from "
            f"{Path.cwd()}."
        )
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield from found(path, path.name)
        elif not is_warehouse(path):
            yield from files_below(path, warehouse)


def files_below(folder: Path, warehouse: Path) -> Iterator[Found]:
    """All files in a folder and the folders in it; links to folders are not followed.

    A folder that cannot be listed is an input itself, so that its loss is accounted for.
    """
    unlisted: list[Path] = []
    for here, names, files in os.walk(folder, onerror=noting(unlisted)):
        names[:] = sorted(n for n in names if is_archive(Path(here, n), warehouse))
        for path in (Path(here, name) for name in sorted(files) if is_input(name)):
            yield from found(path, path.relative_to(folder).as_posix())
    for path in unlisted:
        yield from found(path, path.relative_to(folder).as_posix())


def is_input(name: str) -> bool:
    """Whether a file of that name in an archive can be a report."""
    return not name.startswith(".") and name not in (SETTINGS, LIST)


def is_archive(folder: Path, warehouse: Path) -> bool:
    """Whether a folder in an archive can hold reports."""
    try:
        return not (
            folder.name.startswith(".") or absolute(folder) == warehouse or is_warehouse(folder)
        )
    except PermissionError:
        return True  # listing it will fail, and that is noted


def noting(unlisted: list[Path]) -> Callable[[OSError], None]:
    """A function that says which folder could not be listed, and adds it to the list."""

    def note(error: OSError) -> None:
        log.warning("The folder %s cannot be listed (%s).", error.filename, error.strerror)
        unlisted.append(Path(error.filename))

    return note


def found(path: Path, source: str) -> Iterator[Found]:
    """The record of one file, or those of the files in a zip."""
    place = path.absolute()  # whoever reads it may work in another folder
    if is_zip(path.name) and path.is_file():
        yield from files_within(place, uri_of(path), printable(source))
    else:
        yield Found(place, uri_of(path), printable(source))


def files_within(place: Zip, uri: str, source: str) -> Iterator[Found]:
    """The files in a zip; the zip itself where it is damaged, refused, empty or an Office file."""
    try:
        directory = directory_of(place)
    except ReadError as error:
        yield Found(Refused(error.state, error.reason), uri, source)
        return
    except OSError:
        yield Found(place, uri, source)  # whoever reads it says why that cannot be done
        return
    if directory.is_office:
        yield Found(place, uri, source)
        return
    names = [name for name in directory.members if is_input_within(name)]
    if not names:
        yield Found(Refused(State.NO_TEXT, "the zip file holds no files"), uri, source)
    for name in names:
        below = f"{WITHIN}{printable(name)}"
        yield Found(directory.members[name], f"{uri}{below}", f"{source}{below}")


def is_input_within(name: str) -> bool:
    """Whether a file in a zip can be a report: neither it nor a folder of it is hidden."""
    *folders, last = name.split("/")
    if any(f.startswith(".") and f not in (".", "..") for f in folders) or "__MACOSX" in folders:
        return False
    return is_input(last)


def absolute(path: Path) -> Path:
    """Absolute path without '..'; links are kept as they are."""
    return Path(os.path.abspath(path))


def uri_of(path: Path) -> str:
    """Absolute path with forward slashes, as text."""
    return printable(absolute(path).as_posix())


def printable(name: str) -> str:
    r"""A file name as text: bytes that are not UTF-8 are written as '\xNN'."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
