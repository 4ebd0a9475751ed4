"""Which council a document names."""

from collections import Counter

import regex

from extract.document import Block
from extract.places import Place
from parsers.flow import Flow

# 'Halton Borough Council', 'Kent County Council', 'Middlesbrough Council'
COUNCIL = regex.compile(
    r"\b(?P<name>(?:\p{Lu}[\p{Ll}'’-]+\s){1,3}"
    r"(?:(?:Metropolitan\s)?Borough|County|City|District)\sCouncil)\b"
)
# 'Middlesbrough Council'; not 'the Council', 'Youth Council'
_SHORT_COUNCIL = regex.compile(
    r"(?<!\p{Lu}[\p{L}'’-]+\s)\b(?!(?:The|This|That|Each|Every|Our|Your|A|Any|Both|Full|Parish|Town|Youth|Arts|"
    r"School|Schools|Pupil|Student|Executive|Local|General|District|County|Borough|City|Metropolitan|"
    r"National|Research|Learning|Privy|British|Health|Medical|Funding|When|If|As|In|For|By|To|With|And|Skills)\b)"
    r"(?P<name>\p{Lu}[\p{Ll}'’-]+\s(?:Metropolitan\s)?Council)\b(?!\s(?:Tax|Plan|House|Housing|Member|Meeting))"
)
# 'Norwell Council', 'BARROWDALE COUNTY COUNCIL'
_COUNCIL_NAME = regex.compile(
    r"^(?:\p{Lu}[\p{L}'’-]+\s(?:(?:&|and|on|of|upon)\s)?){1,4}council$", regex.IGNORECASE
)


# 'HARROWBY BOROUGH COUNCIL' on a line of its own
_IN_CAPITALS = regex.compile(
    r"^(?:\p{Lu}[\p{Lu}'’-]+\s){1,4}(?:(?:METROPOLITAN\s)?BOROUGH|COUNTY|CITY|DISTRICT)\sCOUNCIL$"
)
_SMALL_WORDS = frozenset({"AND", "IN", "OF", "ON", "THE", "UNDER", "UPON", "BY"})


def named_council(flow: Flow) -> tuple[str, Place] | None:
    """The council that the document names most often, where it first does."""
    named = _most_named(flow, COUNCIL) or _most_named(flow, _SHORT_COUNCIL)
    return named or _named_in_capitals(flow)


def _named_in_capitals(flow: Flow) -> tuple[str, Place] | None:
    """The one council that a line in capitals is the name of, written as other reports write it."""
    lines = [i for i in flow.items if isinstance(i, Block) and _IN_CAPITALS.match(i.text)]
    names = {line.text for line in lines}
    return (_with_capitals(lines[0].text), lines[0].place) if len(names) == 1 else None


def _with_capitals(name: str) -> str:
    """'STOKE-ON-TRENT CITY COUNCIL' to 'Stoke-on-Trent City Council'."""
    parts = regex.split(r"([\s-])", name)
    return "".join(x.lower() if x in _SMALL_WORDS else x.capitalize() for x in parts)


def _most_named(flow: Flow, pattern: regex.Pattern[str]) -> tuple[str, Place] | None:
    named: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for item in flow.items:
        if isinstance(item, Block):
            for found in pattern.finditer(item.text):
                name = found["name"].removeprefix("The ").removeprefix("the ")
                named[name] += 1
                first.setdefault(name, item.place)
    if not named:
        return None
    name = min(named, key=lambda n: (-named[n], list(first).index(n)))
    return name, first[name]


def names_a_council(text: str) -> bool:
    """Whether a heading is nothing but the name of a council."""
    return _COUNCIL_NAME.match(text) is not None
