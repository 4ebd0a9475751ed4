"""Which council a document names."""

from collections import Counter
from collections.abc import Sequence

import regex

from extract.document import Block
from extract.places import Place
from parsers.flow import Flow, Item

# 'Halton Borough Council', 'Kent County Council', 'Middlesbrough Council'
COUNCIL = regex.compile(
    r"\b(?P<name>(?:\p{Lu}[\p{Ll}'’-]+\s){1,3}"
    r"(?:(?:Metropolitan\s)?Borough|County|City|District)\sCouncil)\b"
)
# A theme, and no name: 'An Efficient Council', 'Modern Council'
_THEME = (
    r"A|An|Our|Your|One|Modern|Effective|Efficient|Excellent|Open|Digital|Sustainable|Responsible|"
    r"Resilient|Quality|Better|Enabling|Stronger|Strong|Ambitious|Leading|Listening|Caring|Well-run"
)
# 'Middlesbrough Council'; not 'the Council', 'Youth Council'
_SHORT_COUNCIL = regex.compile(
    rf"(?<!\p{{Lu}}[\p{{L}}'’-]+\s)\b(?!(?:{_THEME}|The|This|That|Each|Every|Any|Both|Full|Parish|Town|Youth|Arts|"
    r"School|Schools|Pupil|Student|Executive|Local|General|District|County|Borough|City|Metropolitan|"
    r"National|Research|Learning|Privy|British|Health|Medical|Funding|When|If|As|In|For|By|To|With|And|Skills)\b)"
    r"(?P<name>\p{Lu}[\p{Ll}'’-]+\s(?:Metropolitan\s)?Council)\b(?!\s(?:Tax|Plan|House|Housing|Member|Meeting))"
)
# 'Norwell Council', 'BARROWDALE COUNTY COUNCIL'
_COUNCIL_NAME = regex.compile(
    rf"^(?!(?:{_THEME})\s)(?:\p{{Lu}}[\p{{L}}'’-]+\s(?:(?:&|and|on|of|upon)\s)?){{1,4}}council$",
    regex.IGNORECASE,
)


# 'HARROWBY BOROUGH COUNCIL' on a cover; of the first lines of a document
_CAPITALS = regex.compile(r"^[\p{Lu}'’ &-]{3,40}\sCOUNCIL$")
COVER_LINES = 12
_SMALL_WORDS = frozenset({"AND", "IN", "OF", "ON", "THE", "UNDER", "UPON", "BY"})


def named_council(flow: Flow) -> tuple[str, Place] | None:
    """The council that the document names most often, where it first does.

    One that is named in running lines alone is the last to be asked.
    """
    named = _most_named(flow.items, COUNCIL) or _on_cover(flow)
    return named or _most_named(flow.items, _SHORT_COUNCIL) or _most_named(flow.running, COUNCIL)


def _on_cover(flow: Flow) -> tuple[str, Place] | None:
    """The council that a line of the cover names in capitals, as it is written elsewhere."""
    for item in flow.items[:COVER_LINES]:
        if isinstance(item, Block) and _CAPITALS.match(item.text) and names_a_council(item.text):
            return _with_capitals(item.text), item.place
    return None


def _with_capitals(name: str) -> str:
    """'STOKE-ON-TRENT CITY COUNCIL' to 'Stoke-on-Trent City Council'."""
    parts = regex.split(r"([\s-])", name)
    return "".join(x.lower() if x in _SMALL_WORDS else x.capitalize() for x in parts)


def _most_named(items: Sequence[Item], pattern: regex.Pattern[str]) -> tuple[str, Place] | None:
    named: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for item in items:
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
