"""Words to printed rows: what stands on one baseline, from left to right."""

import itertools
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from extract.document import PLAIN, Line, Style
from extract.pdf.baselines import by_baseline
from extract.pdf.figures import LEADERS, is_dots, is_leader
from extract.pdf.words import Word, underlined
from extract.places import Box, Place

START = attrgetter("start")

# of the size: glued words with a smaller gap are one word (letters set one by one)
GLUE = 0.15
# of the size: a wider gap parts what stands side by side (justified spaces are narrower)
SIDE_GAP = 1.6
# single dots beside each other that make a row of dots
SPACED_DOTS = 3


class Row:
    """Words on one baseline, in reading order; text, style and parts are made when asked for.

    `size`, `baseline` and `turn` are those of its first largest word; `bold` says whether all of
    it is bold, None where some is.
    """

    __slots__ = (
        "_mixed",
        "_parts",
        "_style",
        "_text",
        "baseline",
        "bold",
        "bottom",
        "size",
        "top",
        "turn",
        "words",
        "x0",
        "x1",
    )

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._text: str | None = None
        self._style: Style | None = None
        self._parts: list[Row] | None = None
        largest = words[0]
        x0, top, x1, bottom = largest.x0, largest.top, largest.x1, largest.bottom
        size, style, marked = largest.size, largest.style, largest.underlined
        mixed = False
        # one loop without calls: rows are what most is made of
        for word in words[1:]:
            if word.x0 < x0:
                x0 = word.x0
            if word.top < top:
                top = word.top
            if word.x1 > x1:
                x1 = word.x1
            if word.bottom > bottom:
                bottom = word.bottom
            if word.size > size:
                largest, size = word, word.size
            if word.style is not style or word.underlined != marked:
                mixed = True
        self.x0, self.top, self.x1, self.bottom = x0, top, x1, bottom
        self.size, self.baseline, self.turn = size, largest.level, largest.turn
        self.bold: bool | None = style.bold
        self._mixed = mixed
        if mixed and any(word.style.bold != style.bold for word in words):
            self.bold = None

    @property
    def text(self) -> str:
        """White space collapsed, glued pieces of a word put together."""
        if self._text is None:
            self._text = join_words(self.words)
        return self._text

    @property
    def style(self) -> Style:
        """How most of its letters look."""
        if self._style is None:
            first = self.words[0]
            if self._mixed:
                self._style = style_of(self.words)
            else:
                self._style = underlined(first.style) if first.underlined else first.style
        return self._style

    @property
    def parts(self) -> list["Row"]:
        """What stands side by side in it; rows of dots part it and are left out."""
        if self._parts is None:
            self._parts = parts_of(self)
        return self._parts or [self]  # not kept: a row that held itself would not be let go

    def line(self, page: int) -> Line:
        """The fact that goes into the document."""
        return Line(self.text, self.style, Place(page=page, box=box_of(self)))


def box_of(printed: Row | Word) -> Box:
    """The box of a row or a word, in hundredths as words are."""
    return Box(printed.x0, printed.top, printed.x1, printed.bottom)


def rounded(box: Box) -> Box:
    """Hundredths of a point: what differs further down is noise of the arithmetic."""
    sides = (box.x0, box.top, box.x1, box.bottom)
    return Box(*[round(side, 2) for side in sides])


def join_words(words: tuple[Word, ...]) -> str:
    """The text of words on one row."""
    if len(words) == 1:
        return words[0].text
    texts = [word.text for word in words]
    if True not in [word.glued for word in words[1:]]:
        return " ".join(texts)
    parts = texts[:1]
    for before, word in itertools.pairwise(words):
        gap = word.start - before.end
        if not (word.glued and gap < GLUE * min(word.size, before.size)):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def style_of(words: Sequence[Word]) -> Style:
    """The style of most letters, underlined where most are."""
    most, marked = words[0].style, words[0].underlined
    for word in words:
        if word.style is not most or word.underlined != marked:
            break
    else:
        return underlined(most) if marked else most
    votes: Counter[Style] = Counter()
    lined = total = 0
    for word in words:
        votes[word.style] += len(word.text)
        total += len(word.text)
        lined += len(word.text) if word.underlined else 0
    most = votes.most_common(1)[0][0] if votes else PLAIN
    return underlined(most) if 2 * lined > total else most


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Rows from top to bottom; turned words make rows of their own after the upright ones."""
    if len(words) < 2:
        return [Row((word,)) for word in words]
    turns = {word.turn for word in words}
    if len(turns) == 1:
        if len({word.level for word in words}) == 1:  # most cells
            return [Row(tuple(sorted(words, key=START)))]
        return _rows_of_turn(words)
    found: list[Row] = []
    for turn in sorted(turns):
        found += _rows_of_turn([word for word in words if word.turn == turn])
    return found


def _rows_of_turn(words: Sequence[Word]) -> list[Row]:
    """The rows of words that are turned alike."""
    groups = by_baseline(words)
    return [Row(tuple(sorted(g, key=START)) if len(g) > 1 else (g[0],)) for g in groups]


def parts_of(row: Row) -> list[Row]:
    """The row cut where a wide gap or a row of dots parts what stands side by side; else none."""
    words = row.words
    parts: list[list[Word]] = [[]]
    before: Word | None = None
    for place, word in enumerate(words):
        if word.text[0] in LEADERS and is_dots(word.text) and leads(words, place):
            parts.append([])
            before = None
            continue
        if before is not None:
            gap = word.start - before.end
            if gap > SIDE_GAP * word.size and gap > SIDE_GAP * before.size:
                parts.append([])
        parts[-1].append(word)
        before = word
    if len(parts) == 1 and len(parts[0]) == len(words):
        return []
    return [Row(tuple(part)) for part in parts if part]


def leads(words: tuple[Word, ...], place: int) -> bool:
    """Whether dots are a row of them, or one of three in a row ('. . .')."""
    near = range(max(place - 2, 0), min(place + 3, len(words)))
    return is_leader(words[place].text) or sum(is_dots(words[i].text) for i in near) >= SPACED_DOTS
