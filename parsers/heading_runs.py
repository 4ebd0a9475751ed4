"""A heading, and what headings say only together: counts, contents, appendices, running names."""

from dataclasses import dataclass, replace
from itertools import pairwise

import regex

# So many headings have to count upwards before their numbers are believed; one fewer in an
# appendix.
FEWEST_COUNTED = 3
# 'Appendix A' has this many words.
APPENDIX_WORDS = 2

# '1. Introduction', '2 Key Developments'
COUNTED = regex.compile(r"^(?P<number>\d{1,2})[.:)]?\s+(?P<title>\p{Lu}.*)$")
# 'Appendix A: Departmental Service Objectives'; '18 APPENDIX TWO – ...' (a page number first)
APPENDIX = regex.compile(
    r"^(?:\d{1,3}\s+)?(?P<title>appendix\s+(?:\d{1,2}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b.*)$",
    regex.IGNORECASE,
)
# 'Revenue budget position as at 30 September 2013'
_DATED = regex.compile(r"\bas at\b.*\b(?:19|20)\d{2}\s*$", regex.IGNORECASE)
# '1.0 Foreword 3', 'Appendix A: ... 37': a line of the contents page
CONTENTS_LINE = regex.compile(r"\S(?:\s|\.{2,}|…)+\d{1,3}$")
_PAGE_AT_END = regex.compile(r"(?:\s|\.{2,}|…)+\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the flow: `index` is its place, `size` its type in points (0: not known)."""

    index: int
    number: str | None
    title: str
    size: float
    marked: bool


def with_whole_appendices(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """'APPENDIX A' with the line in capitals right under it, which is its title."""
    whole: list[Heading] = []
    for heading in headings:
        above = whole[-1] if whole else None
        if above is not None and _is_title_of(above, heading):
            whole[-1] = replace(above, title=f"{above.title} {heading.title}")
        else:
            whole.append(heading)
    return tuple(whole)


def _is_title_of(above: Heading, heading: Heading) -> bool:
    named = APPENDIX.match(above.title)
    bare = named is not None and len(above.title.strip(" :–-").split()) == APPENDIX_WORDS
    below = above.index + 1 == heading.index and heading.number is None
    return bare and below and heading.title.isupper() and not APPENDIX.match(heading.title)


def without_running_names(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Without the name of the service that stands under the heading of each appendix."""
    under = [
        heading.title for above, heading in pairwise(headings) if _is_under_appendix(above, heading)
    ]
    again = {title for title in under if under.count(title) > 1}
    return tuple(
        heading
        for place, heading in enumerate(headings)
        if not (
            place and heading.title in again and _is_under_appendix(headings[place - 1], heading)
        )
    )


def _is_under_appendix(above: Heading, heading: Heading) -> bool:
    right_under = above.index + 1 == heading.index and heading.number is None
    return right_under and above.number is None and APPENDIX.match(above.title) is not None


def with_counted_numbers(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """'1. Introduction', '2 Key Developments': numbers where the headings count from 1 upwards."""
    counted = {h.index: m for h in headings if not h.number and (m := COUNTED.match(h.title))}
    numbers = [int(found["number"]) for found in counted.values()]
    first = next((place for place, h in enumerate(headings) if h.index in counted), 0)
    anchors = [h for h in headings[:first] if h.number or APPENDIX.match(h.title)]
    in_appendix = bool(anchors) and anchors[-1].number is None
    fewest = FEWEST_COUNTED - 1 if in_appendix else FEWEST_COUNTED
    if len(numbers) < fewest or numbers != list(range(1, len(numbers) + 1)):
        return headings
    return tuple(
        replace(h, number=counted[h.index]["number"], title=counted[h.index]["title"])
        if h.index in counted
        else h
        for h in headings
    )


def without_captions(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Without the dated caption of a statement right under the heading that names it."""
    named = {h.index for h in headings if h.number is None and not APPENDIX.match(h.title)}
    return tuple(h for h in headings if not (_DATED.search(h.title) and h.index - 1 in named))


def without_contents(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Without the lines of a contents page: a later heading's words and a page number."""
    later: set[str] = set()
    kept: list[Heading] = []
    for heading in reversed(headings):
        listed = CONTENTS_LINE.search(heading.title)
        words = _PAGE_AT_END.sub("", heading.title).casefold()
        if not (listed and words in later):
            kept.append(heading)
        later.add(heading.title.casefold())
    return tuple(reversed(kept))
