"""The folder of a site: made beside its place, put there whole, and never over other files."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import msgspec

from quarterlight.page_picture import SCALE
from warehouse.whole import TEMPORARY

MARKER = "quarterlight-site.json"
"""The file that says that a folder is a site of ours."""

FORMAT = 1


class SiteError(Exception):
    """A site that cannot be written, with a sentence that says what to do."""


class Marker(msgspec.Struct, frozen=True):
    """What the marker says: the release, and what drew the pictures."""

    format: int
    release: str
    drawn_by: str


def drawn_by() -> str:
    """What pictures depend on beside the PDF: a former site's are taken only where it is equal."""
    return f"pypdfium2 {version('pypdfium2')}, pillow {version('pillow')}, scale {SCALE:g}"


def marker_of(folder: Path) -> Marker | None:
    """The marker of a folder; None where it has none."""
    try:
        return msgspec.json.decode((folder / MARKER).read_bytes(), type=Marker)
    except (OSError, msgspec.DecodeError):
        return None


def check_place(out: Path) -> None:
    """Raise SiteError where something else lies at the place of the site."""
    if out.exists() and not out.is_dir():
        raise SiteError(f"{out} is a file. Name a new folder for the site.")
    if out.is_dir() and any(out.iterdir()) and marker_of(out) is None:
        raise SiteError(
            f"{out} holds other files and is not a site of Quarterlight. Name a new or empty "
            "folder; nothing was changed."
        )


def former_pictures(out: Path) -> Path | None:
    """The site that is at the place, where its pictures are as ours would be."""
    marker = marker_of(out)
    return out if marker is not None and marker.drawn_by == drawn_by() else None


@contextmanager
def put_in_place(out: Path, release: str) -> Iterator[Path]:
    """A folder to write the site into; at the end it takes the place of `out`, whole.

    Where anything fails the former site stays as it was.
    """
    out = out.resolve()
    check_place(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    made = beside(out)
    made.mkdir()
    try:
        yield made
        marker = Marker(FORMAT, release, drawn_by())
        (made / MARKER).write_bytes(msgspec.json.encode(marker) + b"\n")
        exchange(made, out)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def beside(out: Path) -> Path:
    """A new name next to a folder that says whose it is; a killed run may leave one behind."""
    return out.parent / f"{TEMPORARY}{out.name}-{uuid.uuid4().hex}"


def exchange(made: Path, out: Path) -> None:
    """Put a folder at the place of another one, which goes."""
    check_place(out)
    former = beside(out)
    if out.exists():
        out.rename(former)
    try:
        made.rename(out)
    except OSError:
        if former.exists():
            former.rename(out)
        raise
    shutil.rmtree(former, ignore_errors=True)
