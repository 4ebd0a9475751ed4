"""Fake bold as text: each letter printed twice, 'AApprriill 22001111'."""

# A line is taken for doubled only if it has this many letters; 'AABB' alone may be a code, and
# '1100 2200 3300' are three figures.
FEWEST_LETTERS = 8


def undoubled(line: str) -> str:
    """The line with each letter once, if every word of it is printed twice letter by letter.

    Blanks are kept as they are: some programs double them too, which is of no account.
    """
    words = line.split()
    letters = sum(map(str.isalpha, line))
    if letters < FEWEST_LETTERS or not all(_is_doubled(word) for word in words):
        return line
    return " ".join(word[::2] for word in words)


def _is_doubled(word: str) -> bool:
    return len(word) % 2 == 0 and word[::2] == word[1::2]
