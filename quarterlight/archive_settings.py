"""`quarterlight.toml` in the folder of an archive: how it is ingested, where no flag says else."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from extract.ocr.modes import OcrMode
from warehouse.far.address import is_address
from warehouse.intake import SETTINGS


class SettingsError(Exception):
    """A settings file that cannot be used, with a sentence that says what to do."""


class IngestSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The section `[ingest]`; None: not said. Paths are looked up from the folder of the file."""

    warehouse: str | None = None
    layout: list[Path] | None = None
    workers: int | None = None
    timeout: float | None = None
    memory: int | None = None
    max_failures: int | None = None
    check: bool | None = None
    ocr: OcrMode | None = None


class ArchiveSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    ingest: IngestSettings = IngestSettings()


def settings_of(arguments: Sequence[str]) -> IngestSettings:
    """What the settings files of the folders say that are ingested; raises SettingsError.

    Where several folders have such a file, all have to say the same.
    """
    files = [Path(a) / SETTINGS for a in arguments if (Path(a) / SETTINGS).is_file()]
    if not files:
        return IngestSettings()
    first, *others = [read_settings(file) for file in files]
    if any(other != first for other in others):
        names = " and ".join(map(str, files))
        raise SettingsError(f"{names} say different things. Ingest these folders one by one.")
    return first


def read_settings(file: Path) -> IngestSettings:
    """What one settings file says; raises SettingsError."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        said = msgspec.convert(data, ArchiveSettings, dec_hook=as_path).ingest
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"{file} cannot be used: {error}") from error
    return msgspec.structs.replace(
        said,
        warehouse=warehouse_from(file.parent, said.warehouse) if said.warehouse else None,
        layout=[file.parent / path for path in said.layout] if said.layout else None,
    )


def warehouse_from(folder: Path, said: str) -> str:
    """A warehouse as it is meant in a folder; an address means the same everywhere."""
    return said if is_address(said) else str(folder / said)


def as_path(kind: type, value: object) -> Path:
    """A path written as text."""
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise TypeError(f"Expected `str`, got `{type(value).__name__}`")
