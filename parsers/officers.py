"""Who is who: the key of initials, 'WR – Wesley Rourke, Operational Director, ... Service'."""

from collections.abc import Iterator

import regex

from extract.document import Block, Table
from extract.places import Place
from parsers.flow import Flow, is_finished
from parsers.grid import grid_rows, own_texts, row_place
from parsers.people import names_in
from parsers.report import Officer

# A table of the key has a name and a job beside initials, in one cell or in two; initials have
# four letters at most.
FEWEST_BESIDE = 1
LONGEST_INITIALS = 4

# Job titles, so that one is found where the comma before it is lost.
_ROLE = (
    r"(?:(?:Strategic|Operational|Executive|Divisional|Assistant|Deputy|Corporate|Acting|Interim)\s)*"
    r"(?:Director|Manager|Chief Executive|Head of [\p{L} ]+)"
)
_ROLE_ALONE = regex.compile(rf"^{_ROLE}\s*,?$")
# 'Strategic Director – Policy & Resources', in one line
_ROLE_OF = regex.compile(rf"^(?P<role>{_ROLE})\s*[–—,-]\s*(?P<service>\p{{Lu}}[^.;:]*)$")
# The name of a directorate has this many words at most.
SERVICE_WORDS = 7
# 'AMc – Ann McIntyre, Operational Director, Children's Organisation and Provision Service (COPS)'
_KEY_LINE = regex.compile(
    rf"""
    ^(?P<initials>\p{{Lu}}[\p{{L}}]{{1,3}}|\p{{Lu}}[ ]\p{{Lu}}\p{{L}}?(?=\s*[–—:=-]))
    (?:\s*(?P<closed>[–—:=-])\s*|\s+)
    (?P<name>\p{{Lu}}[\p{{L}}'’-]+(?:\s\p{{Lu}}[\p{{L}}'’.-]*){{1,3}}?)\s*,?\s+
    (?P<role>{_ROLE}|(?<=,\s)(?:\p{{Lu}}[\p{{L}}&’'-]+\s|and\s|&\s){{1,5}}(?:Manager|Officer|Lead))\s*[,–-]?\s*
    (?P<service>\S.*)?$
    """,
    regex.VERBOSE,
)
# 'Mick Noone, Operational Director, Policy, Planning and Transportation (MN)'
_NAME_FIRST = regex.compile(
    rf"""
    ^(?P<name>\p{{Lu}}[\p{{L}}'’-]+(?:\s\p{{Lu}}[\p{{L}}'’.-]*){{1,3}}?)\s*[,–-]\s*
    (?P<role>{_ROLE})\s*[,–-]\s*(?P<service>\S[^()]*?)\s*
    \((?P<initials>\p{{Lu}}[\p{{L}}]{{1,3}})\)\.?$
    """,
    regex.VERBOSE,
)


def is_key_line(text: str) -> bool:
    """Whether a line explains initials: 'WR – Wesley Rourke, Operational Director, ...'"""
    found = _KEY_LINE.match(text)
    return (found is not None and found["closed"] is not None) or _name_first(text) is not None


def _name_first(text: str) -> regex.Match[str] | None:
    """A line of the key that ends with the initials of the name it begins with."""
    found = _NAME_FIRST.match(text)
    return found if found and _are_initials(found["initials"], found["name"]) else None


def read_officers(flow: Flow) -> tuple[Officer, ...]:
    """The people of the key, in printed order, each pair of initials and name once."""
    officers: list[Officer] = []
    seen: set[tuple[str, str]] = set()
    for text, place in _lines(flow):
        found = named = _name_first(text)
        if found is None:
            found = _KEY_LINE.match(text)
        if found is None or (found["initials"], found["name"]) in seen:
            continue
        if (
            named is None
            and not found["closed"]
            and not _are_initials(found["initials"], found["name"])
        ):
            continue
        seen.add((found["initials"], found["name"]))
        officers.append(
            Officer(
                ordinal=len(officers) + 1,
                initials=found["initials"].replace(" ", ""),
                name=found["name"],
                role=found["role"],
                service=found["service"],
                place=place,
            )
        )
    officers += _signatures(flow, len(officers), {officer.name for officer in officers})
    return tuple(officers)


def _signatures(flow: Flow, before: int, known: set[str]) -> list[Officer]:
    """Who signs a foreword: a name over a job over the directorate, each on a line of its own."""
    lines = [
        (line.text, block.place)
        for block in flow.items
        if isinstance(block, Block)
        for line in block.lines or ()
    ]
    found: list[Officer] = []
    for (name, place), (role, _), (service, _) in zip(lines, lines[1:], lines[2:], strict=False):
        if not names_in(name) or name in known:
            continue
        if (whole := _ROLE_OF.match(role)) is not None:
            role, service = whole["role"], whole["service"]
        elif not _ROLE_ALONE.match(role):
            continue
        known.add(name)
        titled = len(service.split()) <= SERVICE_WORDS and not is_finished(service)
        found.append(
            Officer(
                ordinal=before + len(found) + 1,
                initials=None,
                name=name,
                role=role.strip(" ,"),
                service=service if titled and not service[:1].isdigit() else None,
                place=place,
            )
        )
    return found


def _lines(flow: Flow) -> Iterator[tuple[str, Place]]:
    """What may be a line of the key: paragraphs, their lines, and rows of tables put together."""
    for item in flow.items:
        if isinstance(item, Table):
            for row in grid_rows(item):
                initials, *rest = own_texts(row) or [""]
                if len(rest) >= FEWEST_BESIDE and len(initials) <= LONGEST_INITIALS:
                    yield f"{initials} – {', '.join(rest)}", row_place(row)
            continue
        lines = [line.text for line in item.lines] if len(item.lines) > 1 else []
        whole = lines and all(_KEY_LINE.match(text) for text in lines)
        for text in lines if whole else [item.text]:
            yield text, item.place


def _are_initials(initials: str, name: str) -> bool:
    """Whether initials are those of a name, where no dash says so: 'JSB', 'Jo Smith-Bell'."""
    parts = regex.findall(r"\p{L}[\p{L}’']*", name)
    first = "".join(part[0] for part in parts)
    return regex.sub(r"\p{Ll}", "", initials) == first.upper()
