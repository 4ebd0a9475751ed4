"""What recognises words in pictures: tesseract where the program is installed, else RapidOCR."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extract.ocr.modes import REMEDY, NoEngineError, OcrMode

Grey = NDArray[np.uint8]
"""Height, width: 0 is black, 255 is paper."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A word in a picture: its box in pixels, and how sure the engine is (0 to 1).

    Words of one printed line have the same `line`.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sureness: float
    line: int


class Engine(Protocol):
    """Recognises the words of pictures; small and frozen, so that it can go to a worker."""

    @property
    def name(self) -> str:
        """Name and version."""

    @property
    def again(self) -> tuple[float, ...]:
        """How many times as large doubtful pieces and figures are shown to it again, in turn."""

    def words_of(self, pieces: Sequence[Grey], dpi: float) -> list[list[Spotted]]:
        """The words of each picture, in its own pixels.

        Raises ReadError(TIMEOUT) where that takes too long.
        """


@dataclass(frozen=True, slots=True)
class Ocr:
    """How scanned pages are read: by which engine; `redo` leaves a text layer aside."""

    engine: Engine
    redo: bool = False

    @property
    def name(self) -> str:
        """What the records of documents read like this are kept under."""
        return f"{self.engine.name}{'+redo' if self.redo else ''}"


@lru_cache(maxsize=1)
def installed() -> Engine | None:
    """The engine of this machine, looked for once in a process; None where there is none."""
    from extract.ocr.rapid import find_rapid
    from extract.ocr.tesseract import find_tesseract

    return find_tesseract() or find_rapid()


def ocr_for(mode: OcrMode) -> Ocr | None:
    """How scanned pages are read; None: not at all. Raises NoEngineError for ALWAYS without one."""
    if mode is OcrMode.NEVER:
        return None
    engine = installed()
    if engine is None:
        if mode is OcrMode.ALWAYS:
            raise NoEngineError(f"No engine that recognises text is installed: {REMEDY}.")
        return None
    return Ocr(engine, redo=mode is OcrMode.ALWAYS)
