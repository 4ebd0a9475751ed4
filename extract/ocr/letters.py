"""Recognised words to words as the other stages know them: baseline, size and weight."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from extract.document import Style
from extract.ocr.engines import Grey, Spotted
from extract.ocr.pieces import Piece
from extract.pdf.words import Word

# of the size of a font: how high its letters rise over the baseline (Arial, Times and their like)
TALL, LOW = 0.72, 0.53
DEEP = 0.21  # and how far tails hang below
RISING = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhklt0123456789£$€%&!?()[]{}/|#'\"@ij")
HANGING = frozenset("gjpqy,;Q()[]{}|/$@§")
# what says nothing of a line's height: dashes, dots, quotes
FLOATING = frozenset("-–—=+~*.:·•_'\"‘’“”^°<>,;`´")
# how far a line reaches over and under its baseline, of the size, as for letters of a PDF
ASCENT, DESCENT = 0.77, 0.23
# of the size: sizes this near are one size (the boxes of an engine are a pixel off)
SAME_SIZE = 0.07
# strokes this much thicker than those of most words are bold
BOLD = 1.22
SMALLEST = 3.0  # points


@dataclass(frozen=True, slots=True)
class Found:
    """A word that was recognised, and how sure the engine is of it (0 to 1)."""

    word: Word
    sureness: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line of a piece, in pixels of the page; level and size as measured."""

    words: tuple[Spotted, ...]
    level: float | None
    size: float | None
    stroke: float | None


def words_found(
    pieces: Sequence[Piece], spotted: Sequence[Sequence[Spotted]], scale: float
) -> list[Found]:
    """The words of a page in points."""
    lines = [
        measured(words, piece)
        for piece, found in zip(pieces, spotted, strict=True)
        for words in by_line(found)
    ]
    sizes = settled([(line.size, letters(line)) for line in lines if line.size is not None])
    usual = commonest(sizes.values()) if sizes else 10.0 * scale
    strokes = [
        line.stroke / sizes[line.size]
        for line in lines
        if line.stroke is not None and line.size is not None
        for _ in range(letters(line))
    ]
    thin = median(strokes) if strokes else 0.0
    found = []
    for line in lines:
        size = usual if line.size is None else sizes[line.size]
        bold = (
            line.stroke is not None
            and line.size is not None
            and line.stroke / size > BOLD * thin > 0
        )
        style = Style(size=round(size / scale, 1), bold=bold)
        found += [as_found(word, line, size, style, scale) for word in line.words]
    return found


def by_line(found: Sequence[Spotted]) -> list[list[Spotted]]:
    """The words of each line."""
    lines: dict[int, list[Spotted]] = defaultdict(list)
    for word in found:
        lines[word.line].append(word)
    return list(lines.values())


def letters(line: Line) -> int:
    """How many letters a line has."""
    return sum(len(word.text) for word in line.words)


def measured(words: Sequence[Spotted], piece: Piece) -> Line:
    """A line with its baseline and size, as far as its letters tell."""
    feet, heads = [], []
    for word in words:
        kinds = set(word.text)
        if kinds <= FLOATING:
            continue
        height = word.bottom - word.top
        rise = TALL if kinds & RISING else LOW
        drop = DEEP if kinds & HANGING else 0.0
        size = height / (rise + drop)
        feet += [word.bottom - drop * size] * len(word.text)
        heads += [size] * len(word.text)
    moved = tuple(
        Spotted(
            w.text,
            w.x0 + piece.left,
            w.top + piece.top,
            w.x1 + piece.left,
            w.bottom + piece.top,
            w.sureness,
            w.line,
        )
        for w in words
    )
    if not heads:
        return Line(moved, None, None, None)
    return Line(moved, median(feet) + piece.top, median(heads), stroke_of(words, piece.grey))


def stroke_of(words: Sequence[Spotted], grey: Grey) -> float | None:
    """How thick strokes are in pixels: ink by the number of edges that rows of pixels cross."""
    ink = edges = 0.0
    for word in words:
        rows, columns = (
            slice(max(int(word.top), 0), int(word.bottom) + 1),
            slice(max(int(word.x0), 0), int(word.x1) + 1),
        )
        dark = 255 - grey[rows, columns].astype(np.int32)
        ink += float(dark.sum())
        edges += float(np.abs(np.diff(np.pad(dark, ((0, 0), (1, 1))), axis=1)).sum()) / 2
    return ink / edges if edges else None


def settled(sizes: Sequence[tuple[float, int]]) -> dict[float, float]:
    """Each measured size to the size that most letters near it have."""
    weights: dict[float, int] = defaultdict(int)
    for size, weight in sizes:
        weights[size] += weight
    left = sorted(weights)
    found: dict[float, float] = {}
    while left:
        near = max(
            ([s for s in left if abs(s - one) <= SAME_SIZE * one] for one in left),
            key=lambda group: sum(weights[s] for s in group),
        )
        whole = median([s for s in near for _ in range(weights[s])])
        found |= dict.fromkeys(near, whole)
        left = [size for size in left if size not in found]
    return found


def commonest(sizes: Iterable[float]) -> float:
    """The size that occurs most often."""
    return Counter(sizes).most_common(1)[0][0]


def as_found(word: Spotted, line: Line, size: float, style: Style, scale: float) -> Found:
    """A word as other stages know it, in points."""
    level = word.bottom if line.level is None else line.level
    height = max(size / scale, SMALLEST)
    base = level / scale
    x0, x1 = round(word.x0 / scale, 2), round(word.x1 / scale, 2)
    made = Word(
        text=word.text,
        x0=x0,
        top=round(base - ASCENT * height, 2),
        x1=x1,
        bottom=round(base + DESCENT * height, 2),
        start=x0,
        end=x1,
        level=base,
        size=height,
        style=style,
    )
    return Found(made, word.sureness)
