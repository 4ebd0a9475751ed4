"""The options of a run: flags, then the environment, then the archive's settings file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extract.ocr.modes import OcrMode
from quarterlight.archive_settings import settings_of
from quarterlight.command_options import DEFAULT_WAREHOUSE
from warehouse.batch.limits import MEMORY, TIMEOUT, Limits

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Said:
    """What flags and environment say; None: nothing."""

    warehouse: str | None
    layout: list[Path] | None
    workers: int | None
    timeout: float | None
    memory: int | None
    max_failures: int | None
    check: bool | None
    ocr: OcrMode | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What holds in the end: flags, then the environment, then the archive's settings file."""

    warehouse: str
    layout: list[Path]
    limits: Limits
    max_failures: int
    check: bool
    ocr: OcrMode = OcrMode.AUTO


def options_for(paths: Sequence[str], said: Said) -> Options:
    """The options of a run; raises SettingsError and LimitError."""
    settings = settings_of(paths)
    limits = Limits(
        workers=settings.workers if said.workers is None else said.workers,
        timeout=first(said.timeout, settings.timeout, TIMEOUT),
        memory=first(said.memory, settings.memory, MEMORY),
    )
    return Options(
        warehouse=first(said.warehouse, settings.warehouse, DEFAULT_WAREHOUSE),
        layout=said.layout or settings.layout or [],
        limits=limits,
        max_failures=first(said.max_failures, settings.max_failures, 0),
        check=first(said.check, settings.check, False),
        ocr=first(said.ocr, settings.ocr, OcrMode.AUTO),
    )


def first(said: ValueT | None, setting: ValueT | None, default: ValueT) -> ValueT:
    """The first of them that says something."""
    if said is not None:
        return said
    return default if setting is None else setting
