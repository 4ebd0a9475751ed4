"""Letters to words: runs of letters without white space or a gap between them."""

import re
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extract.document import Style
from extract.pdf.fonts import SLANTED, Look
from extract.pdf.letters import GENERATED, Letters, printed_twice

# of the letter size: a gap this wide parts two words even where the file has no space
WORD_GAP = 0.25
# PDFium puts a space into a gap; it is believed if the gap is at least this wide
GENERATED_GAP = 0.1
# a step back further than this (kerning is less) is another word
STEP_BACK = 0.4
# letters stay in one word while the baseline moves less than this (superscripts: 0.33 to 0.4)
BASELINE_STEP = 0.5
# letters this much smaller than their neighbour may be raised or lowered
SMALL = 0.85
SAME_BASELINE = 0.12
# white space this narrow (of the size) was put in by PDFium
NO_WIDTH = 0.02
# zero width characters and the soft hyphen of a word that was not broken
UNPRINTED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "ft",
        "\ufb06": "st",
    }
    | dict.fromkeys(UNPRINTED, "")
)
# 'Foreword.......3' has no space before the dots that lead to the page number
LEADER_RUN = re.compile(r"[.…·_]{4,}")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED = 0.15  # of the size of the letters beside it


@dataclass(slots=True)
class Word:
    """A word and its place; `size` and `baseline` are those of its largest letters.

    `glued` says that no white space stands before it in the file, so that a narrow gap does
    not part it from the word before. `edges` are the left edges of its letters where text has
    one character for each, for a word that runs over a ruling.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    start: float
    end: float
    level: float
    size: float
    style: Style
    turn: int = 0
    glued: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a page and how many letters a person cannot see were left out.

    `unmapped` counts glyphs that are printed and of which the file does not say what they mean.
    """

    words: tuple[Word, ...]
    unseen: int
    slanted: int
    unmapped: int = 0


def words_of(letters: Letters, hidden: NDArray[np.bool_], width: float, height: float) -> Reading:
    """The words of a page in the order of the file; `hidden` letters are left out."""
    if not letters.looks or not letters.text:
        return Reading((), 0, 0)
    codes = np.frombuffer(letters.text.encode("utf-32-le", "replace"), dtype=np.uint32)
    size = np.array([item.size for item in letters.looks])[letters.look]
    size = np.maximum(size, 1.0)
    turn = np.array([item.turn for item in letters.looks])[letters.look]
    real = letters.look != GENERATED
    space = _is_space(codes)
    wide = letters.boxes[:, 2] - letters.boxes[:, 0] + (turn % 2) * size > NO_WIDTH * size
    unmapped = int((real & wide & ~hidden & _is_unmapped(codes)).sum())
    slanted = real & ~space & (turn == SLANTED)
    unseen = real & ~space & (hidden | _off_page(letters.boxes, width, height))
    keep = real & ~space & ~slanted & ~unseen
    near, far = _along(letters.boxes, turn)
    twice = printed_twice(codes, near, letters.baselines, size) & keep
    keep &= ~twice
    kept = np.flatnonzero(keep)
    if not len(kept):
        return Reading((), int(unseen.sum()), int(slanted.sum()), unmapped)
    run = codes[kept].tobytes().decode("utf-32-le", "replace")
    real_spaces, spaces = _before(space & real & wide), _before(space)
    starts, glued = _breaks(letters, kept, run, size, turn, real_spaces, spaces, near, far)
    words = _cut(letters, kept, run, starts, glued, size, near, far)
    return Reading(tuple(words), int(unseen.sum()), int(slanted.sum()), unmapped)


def _before(found: NDArray[np.bool_]) -> NDArray[np.intp]:
    """How many are found before each place."""
    counts = np.zeros(len(found) + 1, np.intp)
    np.cumsum(found, out=counts[1:])
    return counts


def _is_space(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """White space and control characters."""
    space = (codes <= 32) | ((codes >= 127) & (codes <= 160)) | (codes == 0x3000)
    space |= ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F)
    return np.asarray(space)


def _is_unmapped(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Codes that stand for no letter: control characters but for tab and line ends, U+FFFD."""
    control = (codes < 32) & ((codes < 9) | (codes > 13))
    return np.asarray(control | ((codes >= 127) & (codes < 160)) | (codes == 0xFFFD))


def _off_page(boxes: NDArray[np.float64], width: float, height: float) -> NDArray[np.bool_]:
    """Letters whose box does not meet the page."""
    x0, top, x1, bottom = boxes.T
    return np.asarray((x1 < 0) | (x0 > width) | (bottom < 0) | (top > height))


def _breaks(
    letters: Letters,
    kept: NDArray[np.intp],
    run: str,
    size: NDArray[np.float64],
    turn: NDArray[np.intp],
    real_spaces: NDArray[np.intp],
    spaces: NDArray[np.intp],
    near: NDArray[np.float64],
    far: NDArray[np.float64],
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where words start in `kept`, and whether each start has no white space before it."""
    here, then = kept[:-1], kept[1:]
    gap = near[then] - far[here]
    bigger, smaller = np.maximum(size[here], size[then]), np.minimum(size[here], size[then])
    step = np.abs(letters.baselines[then] - letters.baselines[here])
    spaced = real_spaces[then] > real_spaces[here]
    hinted = spaces[then] > spaces[here]
    level = (step < SAME_BASELINE * bigger) | (
        (step < BASELINE_STEP * bigger) & (smaller < SMALL * bigger)
    )
    part = spaced | (turn[here] != turn[then]) | ~level
    part |= (gap > WORD_GAP * smaller) | (gap < -STEP_BACK * bigger)
    part |= hinted & (gap > GENERATED_GAP * smaller)
    for dots in LEADER_RUN.finditer(run):
        part[[place - 1 for place in dots.span() if 0 < place < len(run)]] = True
    starts = np.concatenate(([0], np.flatnonzero(part) + 1)).astype(np.intp)
    glued = np.concatenate(([False], ~(spaced | hinted)[starts[1:] - 1]))
    return starts, glued


def _along(
    boxes: NDArray[np.float64], turn: NDArray[np.intp]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where each letter begins and ends along its own writing direction."""
    x0, top, x1, bottom = boxes.T
    if not turn.any():
        return x0, x1
    near = np.select([turn == 1, turn == 2, turn == 3], [top, -x1, -bottom], x0)
    far = np.select([turn == 1, turn == 2, turn == 3], [bottom, -x0, -top], x1)
    return near, far


def _cut(
    letters: Letters,
    kept: NDArray[np.intp],
    run: str,
    starts: NDArray[np.intp],
    glued: NDArray[np.bool_],
    size: NDArray[np.float64],
    near: NDArray[np.float64],
    far: NDArray[np.float64],
) -> list[Word]:
    """The words between the starts."""
    odd = not run.isascii() and any(letter in LIGATURES for letter in map(ord, set(run)))
    x0, top, x1, bottom = letters.boxes.T
    look, base, sizes = letters.look[kept], letters.baselines[kept], size[kept]
    height = np.maximum.reduceat(sizes, starts)
    lefts = np.minimum.reduceat(x0[kept], starts).tolist()
    rights = np.maximum.reduceat(x1[kept], starts).tolist()
    turned = any(item.turn for item in letters.looks)
    columns = (
        starts.tolist(),
        [*starts[1:].tolist(), len(kept)],
        lefts,
        np.minimum.reduceat(top[kept], starts).tolist(),
        rights,
        np.maximum.reduceat(bottom[kept], starts).tolist(),
        np.minimum.reduceat(near[kept], starts).tolist() if turned else lefts,
        np.maximum.reduceat(far[kept], starts).tolist() if turned else rights,
        base[starts].tolist(),
        height.tolist(),
        look[starts].tolist(),
        (np.minimum.reduceat(sizes, starts) < SMALL * height).tolist(),
        glued.tolist(),
    )
    words = []
    looks = letters.looks
    for first, last, x, y, right, low, start, end, level, high, number, mixed, joined in zip(
        *columns, strict=True
    ):
        own, line, printed = looks[number], level, run[first:last]
        if mixed:
            within = look[first:last].tolist()
            lead = _largest(looks, within)
            own, line = looks[within[lead]], float(base[first + lead])
            printed = _raised(printed, looks, within, base[first:last].tolist(), line)
        if odd and not printed.isascii():
            printed = printed.translate(LIGATURES)
            if not printed:
                continue
        turn = own.turn
        across = -line if turn in (1, 2) else line
        words.append(
            Word(printed, x, y, right, low, start, end, across, high, own.style, turn, joined)
        )
    return words


def _largest(looks: tuple[Look, ...], look: list[int]) -> int:
    """The first of the largest letters."""
    sizes = [looks[number].size for number in look]
    return sizes.index(max(sizes))


def _raised(
    printed: str, looks: tuple[Look, ...], look: list[int], base: list[float], level: float
) -> str:
    """Raised small digits as superscript digits: '38' with footnote 1 is not 381."""
    most = max(looks[i].size for i in look)
    return "".join(
        letter.translate(SUPERSCRIPTS)
        if looks[i].size < SMALL * most and level - y > RAISED * most
        else letter
        for letter, i, y in zip(printed, look, base, strict=True)
    )


@cache
def underlined(style: Style) -> Style:
    """The same style, underlined."""
    return replace(style, underlined=True)
