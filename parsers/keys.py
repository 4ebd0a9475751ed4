"""How a key is known: lines of a sign (a colour, a letter, a mark) and what it means."""

from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec
import regex

from parsers.grid import Row, Slot
from parsers.kinds import ColumnRole
from parsers.layout import TABLES, Layout
from parsers.phrases import KEPT, holds, plain

# what the heads of a key say that stand beside each other
_KEY_HEADS = frozenset(
    {
        (ColumnRole.OBJECTIVE, ColumnRole.MEASURE),
        (ColumnRole.MILESTONE, ColumnRole.MEASURE),
    }
)
# what `cell_says` gives
COLOUR, SIGN_HEAD, NOT_USED = "colour", "head", "not_used"
# a sign is named in this many words at most: 'Green', 'No change', 'Refer comment'
SIGN_WORDS = 3
# a meaning is told in more words than this
FEWEST_WORDS = 2
# a sign alone is of so many glyphs at most: '▲', '◄►'
GLYPHS = 2
# a key that stands beside another has a column of signs and one of words
KEY_COLUMNS = 2
# lines of two signs make a key; of the lines of a table, at least this part
FEWEST_LINES, LEAST_PART = 2, 0.6
# 'Key:', 'Key to symbols:'
_KEY_LABEL = regex.compile(r"^(?:key|legend)\b[^:]{0,30}:\s*", regex.IGNORECASE)
# '[tick]', '[question mark]': what stands in a text for a picture
_PICTURE_NAME = regex.compile(r"^\[\p{L}[\p{L} ]*\]$")
# '↑ improved', '✔ = on or above target', '◄► no change', 'B = complete'
_SIGN_AND_MEANING = regex.compile(
    r"^(?P<sign>[^\w\s.,;:()'\"&%£/+<>=*-]{1,2}|\p{Lu}(?=\s*=))\s*[:=–-]?\s*(?P<meaning>\p{L}.{2,80})$"
)


# what parts the lines of a key that is one line of text
_BETWEEN_SIGNS = regex.compile(r"[;,|]|\s{2,}")
# '▲ improved ► unchanged ▼ worsened': each sign begins another line; bullets are no signs
_SIGN_INSIDE = regex.compile(r"(?<=\p{L}[.)]?)\s+(?=[^\w\s.,;:()'\"&%£/+<>=*•·–—-]{1,2}\s+\p{L})")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The phrases by which a key says one thing."""

    meaning: str
    phrases: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellWords:
    """The words that fill a cell of a key which is no meaning."""

    says: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyTable:
    """What `legends.toml` holds."""

    meaning: tuple[Meaning, ...]
    cell: tuple[CellWords, ...]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of a key: the cells of its sign, and the place of the first cell that explains it."""

    signs: tuple[Slot, ...]
    explained_from: int

    @property
    def word(self) -> str:
        """What the line's sign is called, or the sign itself where it is a letter or a glyph.

        A sign of one character that stands beside its name is kept with it: 'Green ⇑'; a letter
        beside the name of a colour only: 'Red x'; so is the name of a picture: 'Red [cross]'.
        """
        texts = [slot.text for slot in self.signs if slot.text]
        coloured = bool(texts) and cell_says(texts[0]) == COLOUR
        shown = [t for t in texts[1:] if len(t) == 1 and (coloured or not t.isalnum())]
        shown += [t for t in texts[1:] if coloured and _PICTURE_NAME.match(t)]
        return " ".join([*texts[:1], *shown])


@cache
def key_table() -> KeyTable:
    """The meanings a key can give, first match first, and what its other cells hold."""
    return msgspec.toml.decode((TABLES / "legends.toml").read_bytes(), type=KeyTable)


@cache
def _said_by_words() -> dict[str, str]:
    return {word: entry.says for entry in key_table().cell for word in entry.words}


def cell_says(text: str) -> str | None:
    """What a cell of a key holds that is no meaning: a colour, a head over the signs, ..."""
    return _said_by_words().get(plain(text))


@lru_cache(maxsize=KEPT)
def meaning_of(text: str) -> str | None:
    """What a line of a key says: 'on course to be achieved' -> 'on_course'."""
    for entry in key_table().meaning:
        if any(holds(text, plain(phrase)) for phrase in entry.phrases):
            return entry.meaning
    return None


def speaks(slot: Slot) -> bool:
    """Whether a cell says something in a sentence."""
    return slot.own and len(slot.text.split()) > FEWEST_WORDS


def key_line(row: Row) -> KeyLine | None:
    """The sign of a row, and where what it means begins; None where it is no line of a key."""
    for place, slot in enumerate(row):
        if place and speaks(slot) and meaning_of(slot.text):
            signs = tuple(s for s in row[:place] if s.own and (s.text or s.marks))
            return KeyLine(signs, place) if signs and all(map(_is_sign, signs)) else None
    return None


def _is_sign(slot: Slot) -> bool:
    """Whether a cell may name or show a mark; refs and figures do not."""
    return len(slot.text.split()) <= SIGN_WORDS and not any(c.isdigit() for c in slot.text)


def is_in_key(text: str, layout: Layout) -> bool:
    """Whether a line is a bare colour, or the head of a key that fell apart.

    'Green'; 'Objective Performance Indicator' stands over what a light means for either.
    """
    words = plain(text).split()
    if len(words) == 1:
        return cell_says(words[0]) == COLOUR
    words = words[1:] if words and cell_says(words[0]) == SIGN_HEAD else words
    cuts = range(1, len(words))
    pairs = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in cuts)
    return any(tuple(map(layout.column_role, pair)) in _KEY_HEADS for pair in pairs)


def inline_key(text: str) -> tuple[tuple[str, str], ...]:
    """The signs and meanings of a key in one line: 'Key: ↑ improved; ↓ worsened; → no change'."""
    bare = _KEY_LABEL.sub("", text.strip())
    parts = (part for run in _SIGN_INSIDE.split(bare) for part in _BETWEEN_SIGNS.split(run))
    pieces = [piece.strip(" .") for piece in parts if piece.strip(" .")]
    whole: list[str] = []
    for piece in pieces:
        if whole and _SIGN_AND_MEANING.match(piece) is None:
            whole[-1] = f"{whole[-1]}, {piece}"  # '↓ worse, each compared with last year'
        else:
            whole.append(piece)
    found = [sign_and_meaning(piece) for piece in whole]
    if len(found) < FEWEST_LINES or not all(found):
        return ()
    return tuple(pair for pair in found if pair is not None)


def sign_and_meaning(text: str) -> tuple[str, str] | None:
    """'✔ target met' or 'B = complete' as sign and meaning; None for any other words."""
    found = _SIGN_AND_MEANING.match(text)
    return (found["sign"], found["meaning"]) if found else None


def is_legend(rows: tuple[Row, ...]) -> bool:
    """Whether a table is a key: its first column names colours, or each line explains another sign.

    Words are signs where marks stand beside some of them, or where every line explains one.
    """
    if shows_signs(rows) or len(halves(rows)) > 1:
        return True
    firsts = [plain(row[0].text) for row in rows if row and row[0].own]
    if sum(_names_colour(first) for first in firsts) >= FEWEST_LINES:
        return True
    told_by = [(row, line) for row in rows if row and (line := key_line(row)) is not None]
    lines = [line for _, line in told_by]
    told = {meaning_of(row[line.explained_from].text) for row, line in told_by}
    seen = [_seen(line) for line in lines]
    shown = any(len(line.word) == 1 or any(s.marks for s in line.signs) for line in lines)
    shown = shown or len(lines) == len(rows) > FEWEST_LINES
    told_of = [row for place, row in enumerate(rows) if place and not _without_meaning(row)]
    many = len(lines) >= max(FEWEST_LINES, LEAST_PART * len(told_of))
    return many and shown and len(set(seen)) == len(seen) and len(told) >= FEWEST_LINES


def halves(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """The keys that stand beside each other in a table, lights at the left and arrows at the right.

    Each is a list of signs and words; else the table as it is.
    """
    width = len(rows[0]) if rows else 0
    if width < 2 * KEY_COLUMNS or width % KEY_COLUMNS:
        return (rows,)
    starts = range(0, width, KEY_COLUMNS)
    parts = tuple(tuple(row[start : start + KEY_COLUMNS] for row in rows) for start in starts)
    return parts if all(map(shows_signs, parts)) else (rows,)


def shows_signs(rows: tuple[Row, ...]) -> bool:
    """Whether a table is a list of signs without names, another in each row, and words beside them.

    Its first row may head it: 'Key'.
    """
    shown = [row for row in rows if row and shown_sign(row) is not None]
    signs = {shown_sign(row) for row in shown}
    rest = [row for row in rows if row not in shown]
    return len(signs) == len(shown) > FEWEST_LINES and rest in ([], [rows[0]])


def shown_sign(row: Row) -> tuple[object, ...] | None:
    """What tells the sign of a row: a mark or a glyph alone, and one cell of words after it."""
    printed = [slot for slot in row if slot.own and (slot.text or slot.marks)]
    if len(printed) != 2:
        return None
    first, beside = printed
    bare = first.text.strip()
    glyph = 0 < len(bare) <= GLYPHS and not any(char.isalnum() for char in bare)
    told = not beside.marks and any(c.isalpha() for c in beside.text)
    if not told or (not glyph and (bare or not first.marks)):
        return None
    return (bare, *((mark.colours, mark.shape, mark.glyph) for mark in first.marks))


def _names_colour(first: str) -> bool:
    """Whether a cell says a colour, beside a mark or not: 'Green', 'Amber ?', 'Red x'."""
    words = first.split()
    return (
        bool(words) and cell_says(words[0]) == COLOUR and all(len(word) == 1 for word in words[1:])
    )


def _without_meaning(row: Row) -> bool:
    """Whether a row shows a sign and says that it is not used: 'Amber' | 'N/A' | 'N/A'."""
    texts = [slot.text for slot in row[1:] if slot.own and slot.text]
    return all(cell_says(text) == NOT_USED or not plain(text) for text in texts)


def _seen(line: KeyLine) -> tuple[object, ...]:
    """What tells one sign from another."""
    marks = (mark for slot in line.signs for mark in slot.marks)
    return (line.word, *((mark.colours, mark.shape, mark.glyph) for mark in marks))
