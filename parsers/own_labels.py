"""Comments that begin with what a row goes by where no family of refs tells: '1A ...', its title.

'1A The pool is on target.' is about row 1A, and 'Vacant shops: two more are empty.' about the row
of that name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.comment_run import Commented
from parsers.phrases import plain, squeezed
from parsers.refs import ref_key

# '1A The pool ...', 'P1.2: The pool ...', '3 – The pool ...'
_SHORT_REF = regex.compile(
    r"^(?P<ref>[\p{L}\d][\p{L}\d.]{0,7}?)(?P<mark>\s*[:–-])?\s+(?P<rest>\S.*)$", regex.DOTALL
)
# 'Vacant shops in town centres: two ...', 'Vacant shops – two ...'
_TITLE = regex.compile(r"^(?P<title>[^:–]{5,200}?)\s*(?::|\s[–-])\s+(?P<rest>\S.*)$", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class OwnLabel:
    """The rows that a comment names in their own words, the label and what is said of them.

    The first words of a title are its name where no other row begins with them.
    """

    rows: list[Commented]
    label: str
    rest: str


def own_label(text: str, rows: Sequence[Commented]) -> OwnLabel | None:
    """The rows named at the head of a comment by their bare ref or by their title."""
    return _by_ref(text, rows) or _by_title(text, rows)


def _by_ref(text: str, rows: Sequence[Commented]) -> OwnLabel | None:
    """'1A The ...', 'P1.2: ...'; a figure alone is a label only before a colon or dash."""
    found = _SHORT_REF.match(text)
    if found is None or not any(c.isdigit() for c in found["ref"]):
        return None
    lettered = any(c.isalpha() for c in found["ref"])
    if not found["mark"] and not (lettered and found["rest"][:1].isupper()):
        return None
    key = ref_key(found["ref"])
    named = [row for row in rows if key in row.keys]
    return OwnLabel(named, found["ref"], found["rest"]) if named else None


def _by_title(text: str, rows: Sequence[Commented]) -> OwnLabel | None:
    found = _TITLE.match(text)
    if found is None:
        return None
    title = plain(found["title"])
    named = [row for row in rows if squeezed(title) == squeezed(row.text)]
    if not named:
        begun = [row for row in rows if plain(row.text).startswith(f"{title} ")]
        named = begun if len(begun) == 1 else []
    return OwnLabel(named, found["title"], found["rest"]) if named else None
