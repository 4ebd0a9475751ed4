"""Who comments: names that open a comment, told by where else the document prints them alone."""

from collections.abc import Iterable

import regex

_PERSON = r"\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){1,2}"
_JOIN = r"(?:\s*(?:,|&|/|\band\b)\s*)"
# 'Jo Bell', 'Jo Bell and Val Armor', 'Jo Bell / Val Armor'
_PEOPLE = regex.compile(rf"^{_PERSON}(?:{_JOIN}{_PERSON})*$")
# '... (Val Armor) (March 2020)'
_IN_BRACKETS = regex.compile(rf"\((?P<names>{_PERSON}(?:{_JOIN}{_PERSON})*)\)")


def names_in(text: str) -> frozenset[str]:
    """The people of a text that is nothing but names."""
    if not _PEOPLE.match(text):
        return frozenset()
    return frozenset(regex.split(_JOIN, text))


def people_of(alone: Iterable[str], milestones: Iterable[str]) -> frozenset[str]:
    """The people a document names: alone in a comment, or in brackets at a milestone's end."""
    known: set[str] = set()
    for text in alone:
        known |= names_in(text)
    for milestone in milestones:
        for found in _IN_BRACKETS.finditer(milestone):
            known |= names_in(found["names"])
    return frozenset(known)


def opening_names(comment: str, people: frozenset[str]) -> tuple[str | None, str]:
    """The known people that open a comment, as printed, and the rest of it.

    'Jo Bell Nine pupils were excluded' -> ('Jo Bell', 'Nine pupils were excluded')
    """
    if not people:
        return None, comment
    either = "|".join(regex.escape(name) for name in sorted(people, key=len, reverse=True))
    pattern = (
        rf"^(?P<names>(?:{either})(?:{_JOIN}(?:{either}))*)(?:\s*[–—:-]\s+|\s+|$)(?P<rest>.*)$"
    )
    found = regex.match(pattern, comment, regex.DOTALL)
    if found is None or not (found["rest"] == "" or found["rest"][0].isupper()):
        return None, comment
    return found["names"], found["rest"]
