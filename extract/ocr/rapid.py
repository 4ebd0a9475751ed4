"""RapidOCR (the extra `ocr`): its models come in its wheel, so that nothing is fetched.

Only its reader of lines is used. Where the lines of a piece are is plain to see once tables are
cut into cells, and its own finder of lines takes ten times longer.
"""

import importlib.metadata
import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.ocr.engines import Grey, Spotted
from extract.ocr.lines import Mask

PACKAGES = ("rapidocr", "onnxruntime")
# of 255: ink is this much darker than paper
INK = 80
# inches: rows with less than this between them are one line (the dots of i and j)
DOT = 0.015
# inches: a gap in a line this wide parts columns, which are read one by one
ASIDE = 0.25
# inches: lines lower than this are specks and remains of rules, but for dashes
SPECK = 0.012
# of the height of a line: the paper around it that the reader is used to
AIR = 0.2

Reader = Callable[[Grey], tuple[str, float]]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rapid:
    """The package; its models are loaded when the first page is read."""

    version: str

    @property
    def name(self) -> str:
        """Name and version."""
        return f"rapidocr-{self.version}"

    @property
    def again(self) -> tuple[float, ...]:
        """It scales lines itself, so that a second look would show it the same."""
        return ()

    def words_of(self, pieces: Sequence[Grey], dpi: float) -> list[list[Spotted]]:
        """The words of each picture, line by line."""
        read = reader()
        return [words_of_piece(piece, dpi, read) for piece in pieces]


def words_of_piece(piece: Grey, dpi: float, read: Reader) -> list[Spotted]:
    """The words of one piece."""
    ink = piece < 255 - INK
    found: list[Spotted] = []
    for number, (top, bottom) in enumerate(spans(ink.max(axis=1), round(DOT * dpi))):
        for left, right in spans(ink[top:bottom].max(axis=0), round(ASIDE * dpi)):
            if max(bottom - top, right - left) < SPECK * dpi:
                continue
            found += words_of_line(piece, ink, (top, bottom), (left, right), number, read)
    return found


def words_of_line(
    piece: Grey, ink: Mask, rows: Span, columns: Span, number: int, read: Reader
) -> list[Spotted]:
    """The words of one line; as many as the reader puts spaces between, cut at the widest gaps."""
    (top, bottom), (left, right) = rows, columns
    air = max(round(AIR * (bottom - top)), 2)
    text, sureness = read(np.pad(piece[top:bottom, left:right], air, constant_values=255))
    texts = text.split()
    part = ink[top:bottom, left:right]
    found = []
    for word, (start, end) in zip(texts, cut(part.max(axis=0), len(texts)), strict=False):
        high = np.flatnonzero(part[:, start:end].any(axis=1))
        first, last = (int(high[0]), int(high[-1]) + 1) if len(high) else (0, bottom - top)
        found.append(
            Spotted(word, left + start, top + first, left + end, top + last, sureness, number)
        )
    return found


def spans(inked: NDArray[np.bool_], gap: int) -> list[Span]:
    """Stretches with ink; gaps up to a width do not part them."""
    places = np.flatnonzero(inked)
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > gap + 1) + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts]


def cut(inked: NDArray[np.bool_], count: int) -> list[Span]:
    """A line cut into as many stretches, at its widest gaps."""
    if count <= 1:
        return [(0, len(inked))][:count]
    places = np.flatnonzero(inked)
    gaps = np.diff(places)
    widest = np.sort(np.argsort(gaps, kind="stable")[::-1][: count - 1])
    parts = np.split(places, widest + 1)
    return [(int(part[0]), int(part[-1]) + 1) for part in parts if len(part)]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader of lines, with its models loaded; one thread, as each worker has a processor."""
    from rapidocr import RapidOCR
    from rapidocr.ch_ppocr_rec import TextRecOutput

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def read(line: Grey) -> tuple[str, float]:
        pixels = np.repeat(line[:, :, None], 3, axis=2)
        said = engine(pixels, use_det=False, use_cls=False, use_rec=True)
        if not isinstance(said, TextRecOutput) or not said.txts:
            return "", 0.0  # a line without letters
        return said.txts[0], float(said.scores[0])

    return read


def find_rapid() -> Rapid | None:
    """The package, if it and what it runs on are installed."""
    if not all(map(importlib.util.find_spec, PACKAGES)):
        return None
    return Rapid(importlib.metadata.version("rapidocr"))
