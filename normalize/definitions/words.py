"""The words of a measure in the form they are compared in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from normalize.dates import tidy
from normalize.definitions.vocabulary import spellings, telling_words

# '16-18', 'astartoc', '22.7', 'sub', 'levels', and what parts them: ',', '(', ':'
TOKEN = re.compile(r"\d+-\d+|\d+(?:\.\d+)?[a-z]*|[^\W\d_]+(?:\d+)?|[(),;:–—]")
# Hyphens, dashes and quotation marks of all kinds.
DASHES = re.compile("[‐-―−]")
QUOTES = re.compile("[‘’‚“”„\"'`]")
# All that letters and figures are parted by, but for the signs that mean something.
PARTING = re.compile(r"[^\w*+%£<>]+|_+")
# 'Maths.' is 'Maths'; '22.7' is not '22 7'.
POINT = re.compile(r"(?<=\d)[.,](?=\d)")

LONG_ENOUGH = 4  # letters of a word whose last 'e' goes: 'live' as 'living'
STEM_ENOUGH = 3  # letters that a word keeps when its ending goes
PLURAL_ENOUGH = 3  # letters that a word keeps when its 's' goes: 'CAFs'
KEPT = 8192  # texts whose plain form is kept: the measures of a council are compared many times
IRREGULAR = {"children": "child", "person": "people", "women": "woman", "men": "man"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something, in its plain form.

    `before` are the silent words and signs between it and the word before it.
    """

    plain: str
    printed: str
    before: tuple[str, ...]

    @property
    def tied(self) -> bool:
        """Whether a word before it ties it to what is counted: 'for', 'in', 'and'."""
        return any(word in tying() for word in self.before)


@cache
def tying() -> frozenset[str]:
    """Words that tie what follows to what is counted."""
    return frozenset(telling_words().tying.words)


@cache
def unsaid() -> frozenset[str]:
    """Words that say nothing of what is counted, and words that only name the figure."""
    table = telling_words()
    return frozenset(table.silent.words) | {plain(word) for word in table.filler.words}


@lru_cache(maxsize=KEPT)
def folded(text: str) -> str:
    """Letters, figures and signs with meaning only: what is left when writing is no difference."""
    marked = POINT.sub("_point_", plain_signs(text))
    return "".join(PARTING.sub("", part) for part in marked.split("_point_"))


def plain_signs(text: str) -> str:
    """The text in small letters, its dashes and quotation marks made plain."""
    small = unicodedata.normalize("NFKC", tidy(text)).casefold()
    return QUOTES.sub("", DASHES.sub("-", small))


@lru_cache(maxsize=KEPT)
def alike(text: str) -> str:
    """The text in small letters with short forms written out and numbers in one form."""
    text = " ".join(plain_signs(text).split())
    for pattern, written in spellings():
        changed = pattern.sub(written, text)
        if changed is not text:
            text = " ".join(changed.split())
    return text


@cache
def plain(word: str) -> str:
    """The word without its ending: 'levels' and 'level', 'achieved' and 'achieving' are one."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", "")):
        if word.endswith(ending) and len(word) - len(ending) >= STEM_ENOUGH:
            return undoubled(word.removesuffix(ending) + instead).removesuffix("e")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > PLURAL_ENOUGH:
        word = word.removesuffix("s")
    return word.removesuffix("e") if len(word) >= LONG_ENOUGH else word


def undoubled(word: str) -> str:
    """'referr' as 'refer'; a double 's' or 'l' stays."""
    return word[:-1] if word[-1] == word[-2] and word[-1] not in "sl" else word


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that say something, in their order; the text is `alike` already."""
    found: list[Word] = []
    before: list[str] = []
    for printed in TOKEN.findall(text):
        word = plain(printed)
        if not word[0].isalnum() or printed in unsaid() or word in unsaid():
            before.append(printed)
        else:
            found.append(Word(word, printed, tuple(before)))
            before = []
    return tuple(found)
