"""How the last run read: the texts of its layout files, what they amount to, and its other rules.

`release` opens no file of the archive, and the layout files need not be at hand any more; so what
they said lies in the warehouse.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import msgspec

from extract.ocr.modes import OcrMode
from parsers.layout import Layout, standard_layout
from parsers.layout_files import LayoutFileError, with_additions
from warehouse.folder import Warehouse, WarehouseError
from warehouse.software import short_hash
from warehouse.whole import write_whole

STANDARD = "standard"
"""What the layout is called where no file adds to the standard tables."""


@dataclass(frozen=True, slots=True)
class LayoutText:
    """One layout file: its name, and its text as it was read."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LayoutUsed:
    """How a run read; `words` stands for what was added to the standard tables.

    Without `texts` the layout cannot be made again, unless the standard tables were all. `check`
    and `ocr` are those of its rules.
    """

    words: str = STANDARD
    texts: tuple[LayoutText, ...] = ()
    check: bool = False
    ocr: OcrMode = OcrMode.AUTO


def texts_of(paths: Sequence[Path]) -> tuple[LayoutText, ...]:
    """The texts of layout files; they are those that `layout_with` could read."""
    return tuple(LayoutText(path.name, path.read_text(encoding="utf-8-sig")) for path in paths)


def remember_layout(
    warehouse: Warehouse,
    layout: Layout | None,
    texts: Sequence[LayoutText] = (),
    *,
    check: bool = False,
    ocr: OcrMode = OcrMode.AUTO,
) -> None:
    """Note how a run reads, before it reads; `texts` are those that `layout` was made of."""
    data = msgspec.json.encode(LayoutUsed(words_of(layout, texts), tuple(texts), check, ocr))
    path = used_path(warehouse)
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def words_of(layout: Layout | None, texts: Sequence[LayoutText]) -> str:
    """Hash of what was added to the standard tables; the same for any version of those."""
    if texts:
        return short_hash(*(item.text for item in texts))
    if layout is None or layout.digest == standard_layout().digest:
        return STANDARD
    return layout.digest


def layout_used(warehouse: Warehouse) -> LayoutUsed | None:
    """What the last run read with; None where that was never noted. Raises WarehouseError."""
    path = used_path(warehouse)
    try:
        return msgspec.json.decode(path.read_bytes(), type=LayoutUsed)
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError as error:
        raise WarehouseError(
            f"{warehouse.called(path)} is damaged ({error}). Run 'quarterlight ingest' with "
            "the folders and layout files of the archive; what was read is kept, so this is quick."
        ) from error


def layout_again(warehouse: Warehouse) -> Layout | None:
    """The layout of the last run; None: the standard tables. Raises WarehouseError."""
    used = layout_used(warehouse)
    if used is None or used.words == STANDARD:
        return None
    if not used.texts:
        raise WarehouseError(
            "The files were read with words of a layout that is not noted in the warehouse. Name "
            "its layout files with --layout; nothing was changed."
        )
    try:
        return reduce(with_text, reversed(used.texts), standard_layout())
    except LayoutFileError as error:
        raise WarehouseError(
            f"The layout that the files were read with does not fit this version: {error} Name "
            "the mended files with --layout; nothing was changed."
        ) from error


def with_text(layout: Layout, item: LayoutText) -> Layout:
    """The layout with the entries of one text before its own; raises LayoutFileError."""
    return with_additions(layout, item.text, name=item.name)


def used_path(warehouse: Warehouse) -> Path:
    """Where it is noted."""
    return warehouse.stores / "layout.json"
