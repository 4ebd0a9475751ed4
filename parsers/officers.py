"""Who is who: the key of initials, 'WR – Wesley Rourke, Operational Director, ... Service'."""

import regex

from extract.document import Block
from parsers.flow import Flow
from parsers.report import Officer

# Job titles, so that one is found where the comma before it is lost.
_ROLE = (
    r"(?:(?:Strategic|Operational|Executive|Divisional|Assistant|Deputy|Corporate|Acting|Interim)\s)*"
    r"(?:Director|Manager|Chief Executive|Head of [\p{L} ]+)"
)
# 'AMc – Ann McIntyre, Operational Director, Children's Organisation and Provision Service (COPS)'
_KEY_LINE = regex.compile(
    rf"""
    ^(?P<initials>\p{{Lu}}[\p{{L}}]{{1,3}})\s*[–—:=-]\s*
    (?P<name>\p{{Lu}}[\p{{L}}'’-]+(?:\s\p{{Lu}}[\p{{L}}'’.-]*){{1,3}}?)\s*,?\s+
    (?P<role>{_ROLE})\s*[,–-]?\s*
    (?P<service>\S.*)?$
    """,
    regex.VERBOSE,
)


def read_officers(flow: Flow) -> tuple[Officer, ...]:
    """The people of the key, in printed order, each pair of initials and name once."""
    officers: list[Officer] = []
    seen: set[tuple[str, str]] = set()
    for item in flow.items:
        if not isinstance(item, Block):
            continue
        lines = [line.text for line in item.lines] if len(item.lines) > 1 else []
        texts = lines if lines and all(_KEY_LINE.match(text) for text in lines) else [item.text]
        for text in texts:
            found = _KEY_LINE.match(text)
            if found is None or (found["initials"], found["name"]) in seen:
                continue
            seen.add((found["initials"], found["name"]))
            officers.append(
                Officer(
                    ordinal=len(officers) + 1,
                    initials=found["initials"],
                    name=found["name"],
                    role=found["role"],
                    service=found["service"],
                    place=item.place,
                )
            )
    return tuple(officers)
