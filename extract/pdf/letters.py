"""The letters of a page: one NumPy row each, as displayed."""

from collections import deque
from dataclasses import dataclass
from itertools import accumulate, repeat

import numpy as np
from numpy.typing import NDArray

from extract.pdf import calls
from extract.pdf.calls import Held
from extract.pdf.display import Display, apply_all
from extract.pdf.fonts import Look, Looks

# PDFium's stand-ins for a hyphen at the end of a line, which is printed
HYPHENS = {"\x02": "-", "\ufffe": "-"}
GENERATED = -1
# how far a line reaches over and under its baseline, of the size; fonts' own figures are often
# wrong (subsets), and lines have to be equally high whatever their glyphs
ASCENT, DESCENT = 0.77, 0.23
SAME_PLACE = 0.12  # of the size: a letter printed again this near to itself is fake bold
BAND = 4.0  # points: letters are compared band by band, lines are further apart
FINE = 256  # steps of a point, in which the beginnings of letters are compared
BOXES = calls.Cells(np.float32, 4)
X, Y = calls.Cells(np.float64, 1), calls.Cells(np.float64, 1)
MATRIX = calls.Cells(np.float32, 6)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order of the file; `text` has one character each.

    `boxes` holds x0, top, x1, bottom as displayed; `look` counts in `looks`, GENERATED for
    what PDFium put in between (spaces, line ends). `objects` are the handles of what prints them.
    """

    text: str
    boxes: NDArray[np.float64]
    baselines: NDArray[np.float64]
    look: NDArray[np.intp]
    looks: tuple[Look, ...]
    objects: frozenset[int]


def letters_of(text_page: int, display: Display, looks: Looks) -> Letters:
    """All letters of a loaded text page."""
    count = calls.count_letters(text_page)
    text = text_of(text_page, count)
    page = calls.held(text_page)
    raw = raw_boxes(page, count)
    # a run of letters of one object looks alike and stands on one baseline
    handles, lengths = runs_of(page, text)
    found = frozenset(handles)
    starts = list(accumulate(lengths[:-1], initial=0)) if lengths else []
    printed = [place for place, handle in enumerate(handles) if handle]
    first = [starts[place] for place in printed]
    objects = calls.all_held([handles[place] for place in printed])
    places, counts = np.array(printed, np.intp), np.array(lengths, np.intp)
    numbers = np.full(len(handles), GENERATED, np.intp)
    matrices = matrices_of(page, first)
    numbers[places] = looks.numbers_of(objects, matrices, display.matrix)
    origins = np.zeros((2, len(handles)))
    origins[:, places] = origins_of(page, first, matrices, raw[0, first], display)
    look = np.repeat(numbers, counts)
    known = tuple(looks.found)
    if known and display.is_upright and not any(item.turn for item in known):
        lines = lines_of(origins[1], np.array([item.size for item in known])[numbers])
        top, bottom, baselines = np.repeat(lines, counts, axis=1)
        x0, x1 = raw[0] + display.matrix[4], raw[2] + display.matrix[4]
        boxes = np.array((np.minimum(x0, x1), top, np.maximum(x0, x1), bottom)).T
        return Letters(text, boxes, baselines, look, known, found)
    placed = np.repeat(origins, counts, axis=1)
    boxes, baselines = levelled(displayed(raw, display), placed, look, known)
    return Letters(text, boxes, baselines, look, known, found)


def lines_of(baselines: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Top, bottom and baseline of upright letters, as high as their font whatever the glyph."""
    return np.array((baselines - ASCENT * sizes, baselines + DESCENT * sizes, baselines))


def matrices_of(page: Held, letters: list[int]) -> NDArray[np.float32]:
    """The matrices of letters: those of their text objects."""
    count = len(letters)
    deque(map(calls.letter_matrix, repeat(page), letters, MATRIX.reserve(count)), maxlen=0)
    return MATRIX.rows[:count]


def origins_of(
    page: Held,
    letters: list[int],
    matrices: NDArray[np.float32],
    lefts: NDArray[np.float64],
    display: Display,
) -> NDArray[np.float64]:
    """Where letters stand as displayed: x and y of their origins.

    A letter of upright text that begins where its object does stands there; others are asked.
    """
    x, y = matrices[:, 4:].T.astype(np.float64)
    away = np.flatnonzero((matrices[:, 1] != 0) | (x != lefts))
    if count := len(away):
        asked = [letters[place] for place in away.tolist()]
        at = X.reserve(count), Y.reserve(count)
        deque(map(calls.letter_origin, repeat(page), asked, *at), maxlen=0)
        x[away], y[away] = X.rows[:count, 0], Y.rows[:count, 0]
    return np.array(apply_all(display.matrix, x, y))


def text_of(text_page: int, count: int) -> str:
    """One character a letter; letter by letter where the page has some outside the BMP."""
    buffer = np.zeros(count + 1, "<u2")
    got = calls.letters_text(text_page, 0, count, buffer.ctypes.data)
    units = buffer[:count].tobytes().decode("utf-16-le", "replace")
    if got != count + 1 or len(units) != count:
        codes = [calls.letter_code(text_page, i) for i in range(count)]
        units = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    for stand_in, printed in HYPHENS.items():
        units = units.replace(stand_in, printed)
    return units


def raw_boxes(page: Held, count: int) -> NDArray[np.float64]:
    """Lefts, tops, rights, bottoms of all letters in user space, written by PDFium itself."""
    deque(map(calls.letter_box, repeat(page, count), range(count), BOXES.reserve(count)), maxlen=0)
    return BOXES.written(count)


def runs_of(page: Held, text: str) -> tuple[list[int], list[int]]:
    """The text object of each run of letters, 0 for generated ones, and its length.

    The letters of an object stand together. One to which the last letter of its line belongs ends
    there; the end of others is looked for in doubling steps and then by halving.
    """
    count = len(text)
    handles: list[int] = []
    lengths: list[int] = []
    call = calls.letter_object
    here, line_end, last = 0, -1, 0
    handle = call(page, 0) if count else 0
    while here < count:
        if line_end <= here:
            line_end = text.find("\r", here + 1)
            line_end = line_end if line_end > 0 else count
            last = call(page, line_end - 1)
        same, other, after = 0, 1, 0
        if handle and handle == last and line_end - here > 2:
            same, other = line_end - here - 1, line_end - here
        while here + other < count and (after := call(page, here + other)) == handle:
            same, other = other, 2 * other
        if here + other >= count:
            other = count - here
        while other - same > 1:
            middle = (same + other) // 2
            found = call(page, here + middle)
            if found == handle:
                same = middle
            else:
                other, after = middle, found
        handles.append(handle)
        lengths.append(other)
        here += other
        handle = after
    return handles, lengths


def displayed(raw: NDArray[np.float64], display: Display) -> NDArray[np.float64]:
    """Boxes in user space to x0, top, x1, bottom as displayed."""
    left, high, right, low = raw
    x0, y0 = apply_all(display.matrix, left, low)
    x1, y1 = apply_all(display.matrix, right, high)
    return np.column_stack(
        (np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))
    )


def levelled(
    boxes: NDArray[np.float64],
    origins: NDArray[np.float64],
    look: NDArray[np.intp],
    looks: tuple[Look, ...],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Boxes as high as their font whatever the glyph, and the baseline, along the writing.

    Turned letters keep PDFium's box; their baseline is an x as displayed.
    """
    if not looks:
        return boxes, np.zeros(len(boxes))
    turn = np.array([item.turn for item in looks])[look]
    size = np.array([item.size for item in looks])[look]
    baseline = np.where(turn % 2 == 0, origins[1], origins[0])
    upright = (turn == 0) & (look != GENERATED)
    top, bottom, _ = lines_of(baseline, size)
    boxes[:, 1] = np.where(upright, top, boxes[:, 1])
    boxes[:, 3] = np.where(upright, bottom, boxes[:, 3])
    return boxes, baseline


def printed_twice(
    places: NDArray[np.intp],
    codes: NDArray[np.uint32],
    starts: NDArray[np.float64],
    baselines: NDArray[np.float64],
    size: NDArray[np.float64],
) -> NDArray[np.intp]:
    """Letters that repeat the same letter at (nearly) the same place: fake bold.

    `places` are those of the letters that are looked at, among all of a page; `starts` is where
    each begins along its writing. Two letters that one glyph stands for ('ff', 'tt') begin at one
    place too: they follow each other, and those beside them stand alone.
    """
    fine = (starts * FINE).astype(np.int64)
    reach = SAME_PLACE * size
    # the shadow of a letter may lie in the next band
    bands = [((baselines + low) / BAND).astype(np.int64) << 26 for low in (0, BAND / 2)]
    # letters as the file has them are nearly in this order: most pages end here
    if not any(len(neighbours(band + fine, reach)[0]) for band in bands):
        return np.empty(0, np.intp)
    letter = codes.astype(np.int64) << 42
    alike = [same_place(letter + band + fine, starts, baselines, reach) for band in bands]
    first, second = (np.concatenate(some) for some in zip(*alike, strict=True))
    if not len(second):
        return second
    first, second = places[first], places[second]
    count = int(places[-1]) + 1
    twice = np.zeros(count, dtype=bool)
    twice[second] = True
    following = np.zeros(count + 4, dtype=bool)
    following[first[second == first + 1] + 2] = True
    pairs = np.flatnonzero(following) - 2
    alone = ~following[pairs] & ~following[pairs + 4]
    twice[pairs[alone] + 1] = False
    return np.flatnonzero(twice)


def same_place(
    keys: NDArray[np.int64],
    starts: NDArray[np.float64],
    baselines: NDArray[np.float64],
    reach: NDArray[np.float64],
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of equal letters nearer to each other than their `reach`, each in the file's order.

    Letters are compared with the next one of their band across the page, in the order of `keys`.
    """
    here, then = neighbours(keys, reach)
    if len(here):
        near = np.abs(starts[then] - starts[here]) < reach[then]
        near &= np.abs(baselines[then] - baselines[here]) < reach[then]
        here, then = here[near], then[near]
    return np.minimum(here, then), np.maximum(here, then)


def neighbours(
    keys: NDArray[np.int64], reach: NDArray[np.float64]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Each letter and the next one in the order of `keys`, where that is within its `reach`."""
    order = keys.argsort(kind="stable")
    ordered = keys[order]
    same = ordered[1:] - ordered[:-1] <= FINE * reach[order[1:]] + 1
    return order[:-1][same], order[1:][same]
