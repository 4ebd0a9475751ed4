"""What stands before a list item: bullets, dashes, 'i.', '(a)', '1)'."""

import re

from extract.pdf.rows import Row

# Symbol and Wingdings print their bullets from the private use area
BULLETS = frozenset("•●○◦‣⁃∙▪▫■□◾◼➢►▶✓✔❖◆◊") | {
    "\uf0b7",  # Symbol: disc
    "\uf0a7",  # Wingdings: square
    "\uf0d8",  # Wingdings: arrow head
    "\uf0fc",  # Wingdings: tick
    "\uf076",  # Wingdings: four diamonds
    "\uf0a8",  # Wingdings: hollow square
    "\uf06c",  # Wingdings: disc
    "\uf06e",  # Wingdings: square
    "\uf0e8",  # Wingdings: arrow
}
DASHES = frozenset("-–—*")
HOLLOW = "o"  # Courier New's 'o' is Word's second bullet
# 'i.', '(iv)', 'a)', '(a)', '1)'; not '1.' and '2.1', which number headings
ENUMERATOR = re.compile(r"\((?:[ivx]{1,5}|[a-zA-Z]|\d{1,2})\)|(?:[ivx]{1,5}|[a-z])[.)]|\d{1,2}\)")
LONGEST = 7  # characters: '(xviii)'
# of the size: list marks are followed by a tab, words of a sentence by less
TAB = 0.55


def split_marker(row: Row) -> tuple[str | None, Row]:
    """The list mark of a row and what follows it; None and the row where it has none."""
    if len(row.words) < 2 or len(row.words[0].text) > LONGEST:
        return None, row
    first, second = row.words[0], row.words[1]
    gap = second.start - first.end
    mark = mark_of(first.text, second.text, gap / max(second.size, 1.0))
    return (mark, Row(row.words[1:])) if mark else (None, row)


def is_weak(row: Row) -> bool:
    """Whether a row begins with a dash and a space, as a wrapped line of a sentence may."""
    first, second = row.words[0], row.words[1]
    return first.text in DASHES and second.start - first.end < TAB * second.size


def mark_of(first: str, second: str, gap: float) -> str | None:
    """The mark that a first word is; `gap` to the second word is in letter sizes."""
    if first in BULLETS:
        return "•"
    if first in DASHES:
        return None if second[0].isdigit() else first
    if gap >= TAB and (first == HOLLOW or ENUMERATOR.fullmatch(first)):
        return first
    return None
