"""The letters of a page: one NumPy row each, as displayed."""

import ctypes
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.pdf import calls
from extract.pdf.display import Display, apply
from extract.pdf.fonts import Look, Looks

# PDFium's stand-ins for a hyphen at the end of a line, which is printed
HYPHENS = {"\x02": "-", "\ufffe": "-"}
GENERATED = -1
# how far a line reaches over and under its baseline, of the size; fonts' own figures are often
# wrong (subsets), and lines have to be equally high whatever their glyphs
ASCENT, DESCENT = 0.77, 0.23
SAME_PLACE = 0.12  # of the size: a letter printed again this near to itself is fake bold


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order of the file; `text` has one character each.

    `boxes` holds x0, top, x1, bottom as displayed; `look` counts in `looks`, GENERATED for
    what PDFium put in between (spaces, line ends).
    """

    text: str
    boxes: NDArray[np.float64]
    baselines: NDArray[np.float64]
    look: NDArray[np.intp]
    looks: tuple[Look, ...]


def letters_of(text_page: int, display: Display, looks: Looks) -> Letters:
    """All letters of a loaded text page."""
    count = calls.count_letters(text_page)
    text = text_of(text_page, count)
    raw = raw_boxes(text_page, count)
    objects = objects_of(text_page, count)
    # a run of letters of one object looks alike and stands on one baseline
    starts = np.concatenate(([0], np.flatnonzero(np.diff(objects)) + 1))[: len(objects)]
    found: dict[Look, int] = {}
    rows: list[tuple[int, float, float]] = []
    point = (ctypes.c_double * 2)()
    at = ctypes.addressof(point)
    for start, handle in zip(starts.tolist(), objects[starts].tolist(), strict=True):
        if not handle:
            rows.append((GENERATED, 0.0, 0.0))
            continue
        look = looks.of(text_page, start, handle, display.matrix)
        calls.letter_origin(text_page, start, at, at + 8)
        rows.append((found.setdefault(look, len(found)), *apply(display.matrix, *point)))
    lengths = np.diff(np.concatenate((starts, [len(objects)])))
    table = np.repeat(np.array(rows, dtype=np.float64).reshape(-1, 3), lengths, axis=0)
    number = table[:, 0].astype(np.intp)
    boxes = displayed(raw, display)
    known = tuple(found)
    return Letters(text, *levelled(boxes, table[:, 1:], number, known), number, known)


def text_of(text_page: int, count: int) -> str:
    """One character a letter; letter by letter where the page has some outside the BMP."""
    buffer = (ctypes.c_ushort * (count + 1))()
    got = calls.letters_text(text_page, 0, count, ctypes.addressof(buffer))
    units = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if got != count + 1 or len(units) != count:
        codes = [calls.letter_code(text_page, i) for i in range(count)]
        units = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
    for stand_in, printed in HYPHENS.items():
        units = units.replace(stand_in, printed)
    return units


def raw_boxes(text_page: int, count: int) -> NDArray[np.float32]:
    """Left, top, right, bottom of every letter in user space, written by PDFium itself."""
    boxes = np.zeros((count, 4), np.float32)
    address, step, call = boxes.ctypes.data, boxes.strides[0], calls.letter_box
    for position in range(count):
        call(text_page, position, address + step * position)
    return boxes


def objects_of(text_page: int, count: int) -> NDArray[np.intp]:
    """The text object of every letter, 0 for generated ones.

    The letters of an object stand together, so its last one is looked for in doubling steps
    and then by halving: a third of the calls.
    """
    handles: list[int] = []
    lengths: list[int] = []
    call = calls.letter_object
    here = 0
    while here < count:
        handle = call(text_page, here)
        same, other = 0, 1
        while here + other < count and call(text_page, here + other) == handle:
            same, other = other, 2 * other
        other = min(other, count - here)
        while other - same > 1:
            middle = (same + other) // 2
            if call(text_page, here + middle) == handle:
                same = middle
            else:
                other = middle
        handles.append(handle)
        lengths.append(other)
        here += other
    return np.repeat(np.array(handles, dtype=np.intp), lengths)


def displayed(raw: NDArray[np.float32], display: Display) -> NDArray[np.float64]:
    """Boxes in user space to x0, top, x1, bottom as displayed."""
    a, b, c, d, e, f = display.matrix
    left, high, right, low = raw.astype(np.float64).T
    xs = a * left + c * low + e, a * right + c * high + e
    ys = b * left + d * low + f, b * right + d * high + f
    boxes = np.column_stack((np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)))
    return boxes


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
    baseline = np.where(turn % 2 == 0, origins[:, 1], origins[:, 0])
    upright = (turn == 0) & (look != GENERATED)
    boxes[:, 1] = np.where(upright, baseline - ASCENT * size, boxes[:, 1])
    boxes[:, 3] = np.where(upright, baseline + DESCENT * size, boxes[:, 3])
    return boxes, baseline


def printed_twice(
    codes: NDArray[np.uint32],
    starts: NDArray[np.float64],
    baselines: NDArray[np.float64],
    size: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Letters that repeat the same letter at (nearly) the same place: fake bold.

    `starts` is where each letter begins along its writing.
    """
    order = np.lexsort((starts, np.round(baselines), codes))
    twice = np.zeros(len(codes), dtype=bool)
    if len(codes) > 1:
        here, then = order[:-1], order[1:]
        same = codes[then] == codes[here]
        reach = SAME_PLACE * size[then]
        same &= np.abs(starts[then] - starts[here]) < reach
        same &= np.abs(baselines[then] - baselines[here]) < reach
        twice[np.maximum(here, then)[same]] = True
    return twice
