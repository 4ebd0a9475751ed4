"""Letters to words: runs of letters without white space or a gap between them."""

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from extract.document import Style
from extract.pdf.fonts import SLANTED, Look
from extract.pdf.letter_kinds import JOINED, LIGATURES, SPACE, UNMAPPED, kinds_of
from extract.pdf.letters import GENERATED, Letters, printed_twice
from extract.pdf.word_gaps import SMALL, Kept, starts_of

# white space this narrow (of the size) was put in by PDFium
NO_WIDTH = 0.02
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
KEPT = 4096  # styles that are remembered underlined
RAISED = 0.15  # of the size of the letters beside it


class Word(msgspec.Struct, gc=False):
    """A word and its place; `size` and `baseline` are those of its largest letters.

    Its edges are hundredths of a point: what differs further down is noise of the arithmetic.

    `glued` says that no white space stands before it in the file, so that a narrow gap does
    not part it from the word before.
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
    size = np.array([max(item.size, 1.0) for item in letters.looks])[letters.look]
    turn = _turns(letters)
    real = letters.look != GENERATED
    kinds = kinds_of(codes)
    space = (kinds & SPACE) != 0
    boxes = letters.boxes.T
    wide = boxes[2] - boxes[0] + (0 if turn is None else (turn % 2) * size) > NO_WIDTH * size
    odd = kinds > SPACE
    joined = unmapped = 0
    if np.count_nonzero(odd):
        joined = int(np.count_nonzero(kinds & JOINED))
        unmapped = int(np.count_nonzero(real & wide & ~hidden & ((kinds & UNMAPPED) != 0)))
    keep = real & ~space
    leaning = keep & (turn == SLANTED) if turn is not None else None
    unseen = _unseen(hidden, boxes, width, height)
    left_out = int(np.count_nonzero(keep & unseen))
    if left_out:
        keep &= ~unseen
    if leaning is not None:
        keep &= ~leaning
    kept = np.flatnonzero(keep)
    slanted = 0 if leaning is None else int(np.count_nonzero(leaning))
    if not len(kept):
        return Reading((), left_out, slanted, unmapped)
    own = _kept(letters, codes, size, turn, kept)
    twice = printed_twice(kept, own.codes, own.near, own.base, own.size)
    if len(twice):  # never all of them
        keep[twice] = False
        kept = np.flatnonzero(keep)
        own = _kept(letters, codes, size, turn, kept)
    # what stands after each letter: nothing, a space that PDFium put in, or a printed one
    blanks = np.maximum.reduceat(space.view(np.uint8) + (space & real & wide), kept)[:-1]
    starts, glued = starts_of(own, blanks)
    words = _cut(own, letters.looks, starts, glued, joined=joined > 0)
    return Reading(tuple(words), left_out, slanted, unmapped)


def _kept(
    letters: Letters,
    codes: NDArray[np.uint32],
    size: NDArray[np.float64],
    turn: NDArray[np.intp] | None,
    places: NDArray[np.intp],
) -> Kept:
    """The letters at some places."""
    boxes = letters.boxes.T.take(places, axis=1)
    turns = None if turn is None else turn[places]
    near, far = _along(boxes, turns)
    return Kept(
        codes=codes[places],
        boxes=boxes,
        near=near,
        far=far,
        size=size[places],
        base=letters.baselines[places],
        look=letters.look[places],
        turn=turns,
    )


def _turns(letters: Letters) -> NDArray[np.intp] | None:
    """The turn of each letter; None where all stand upright."""
    turns = [item.turn for item in letters.looks]
    return np.array(turns)[letters.look] if any(turns) else None


def _unseen(
    hidden: NDArray[np.bool_], boxes: NDArray[np.float64], width: float, height: float
) -> NDArray[np.bool_]:
    """Letters that nobody sees: hidden ones, and those whose box does not meet the page."""
    (left, top), (right, bottom) = boxes[:2].max(axis=1).tolist(), boxes[2:].min(axis=1).tolist()
    if left <= width and top <= height and right >= 0 and bottom >= 0:  # nearly all pages
        return hidden
    x0, top, x1, bottom = boxes
    return np.asarray(hidden | (x1 < 0) | (x0 > width) | (bottom < 0) | (top > height))


def _along(
    boxes: NDArray[np.float64], turn: NDArray[np.intp] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where each letter begins and ends along its own writing direction."""
    x0, top, x1, bottom = boxes
    if turn is None:
        return x0, x1
    near = np.select([turn == 1, turn == 2, turn == 3], [top, -x1, -bottom], x0)
    far = np.select([turn == 1, turn == 2, turn == 3], [bottom, -x0, -top], x1)
    return near, far


def _cut(
    kept: Kept,
    looks: tuple[Look, ...],
    starts: NDArray[np.intp],
    glued: NDArray[np.bool_],
    *,
    joined: bool,
) -> list[Word]:
    """The words between the starts; `joined` says that letters among them stand for others."""
    run, look, base = kept.run, kept.look, kept.base
    if _is_even(kept, starts):  # most pages
        heights, mixed = kept.size[starts].tolist(), []
        (lefts,), (rights,) = (
            _outermost(np.minimum, kept.boxes[:1], starts),
            _outermost(np.maximum, kept.boxes[2:3], starts),
        )
        tops, bottoms = kept.boxes[1::2, starts].round(2).tolist()
    else:
        height = np.maximum.reduceat(kept.size, starts)
        smallest = np.minimum.reduceat(kept.size, starts)
        heights, mixed = height.tolist(), np.flatnonzero(smallest < SMALL * height).tolist()
        lefts, tops = _outermost(np.minimum, kept.boxes[:2], starts)
        rights, bottoms = _outermost(np.maximum, kept.boxes[2:], starts)
    begins, ends = lefts, rights
    firsts, levels = starts.tolist(), base[starts].tolist()
    lasts, numbers = [*firsts[1:], len(run)], look[starts].tolist()
    texts = [run[first:last] for first, last in zip(firsts, lasts, strict=True)]
    for place in mixed:
        first, last = firsts[place], lasts[place]
        within = look[first:last].tolist()
        lead = _largest(looks, within)
        numbers[place], levels[place] = within[lead], float(base[first + lead])
        lines = base[first:last].tolist()
        texts[place] = _raised(texts[place], looks, within, lines, levels[place])
    turns = [0] * len(firsts)
    if kept.turn is not None:
        (begins,) = _outermost(np.minimum, kept.near[None], starts)
        (ends,) = _outermost(np.maximum, kept.far[None], starts)
        turns = [looks[number].turn for number in numbers]
        levels = [-y if turn in (1, 2) else y for y, turn in zip(levels, turns, strict=True)]
    if joined:
        texts = [text if text.isascii() else text.translate(LIGATURES) for text in texts]
    styles = [item.style for item in looks]
    words = list(
        map(
            Word,
            *(texts, lefts, tops, rights, bottoms, begins, ends, levels, heights),
            [styles[number] for number in numbers],
            turns,
            glued.tolist(),
        )
    )
    return [word for word in words if word.text] if joined else words


def _is_even(kept: Kept, starts: NDArray[np.intp]) -> bool:
    """Whether the letters of each word are upright, of one size and on one baseline."""
    if kept.turn is not None:
        return False
    same = (kept.size[1:] == kept.size[:-1]) & (kept.base[1:] == kept.base[:-1])
    same[starts[1:] - 1] = True
    return bool(same.all())


def _outermost(
    which: np.ufunc, edges: NDArray[np.float64], starts: NDArray[np.intp]
) -> list[list[float]]:
    """The smallest or largest edges among the letters of each word, in hundredths."""
    found: list[list[float]] = which.reduceat(edges, starts, axis=1).round(2).tolist()
    return found


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


@lru_cache(maxsize=KEPT)
def underlined(style: Style) -> Style:
    """The same style, underlined."""
    return structs.replace(style, underlined=True)
