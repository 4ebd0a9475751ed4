"""The section tree: levels by numbering, kinds by words, lead officers by trailing initials."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace

import regex

from extract.document import Block
from extract.places import spanning
from parsers.flow import Flow
from parsers.heading_runs import Heading
from parsers.kinds import SectionKind
from parsers.layout import Layout, says
from parsers.report import Section

# '... children and young people. (TC)', '(TC, AMc)'
_INITIALS = r"[A-Z](?:[A-Za-z]{1,3}| [A-Z][a-z]{1,2})"
_LEAD = regex.compile(rf"\((?P<initials>{_INITIALS}(?:\s?[,/&]\s?{_INITIALS})*)\)\.?\s*$")
# '2.1 Complex Dependency (TC, AMc)'
# What is told below these headings is a part of their story, whatever it is about.
_STORIES = frozenset({SectionKind.KEY_DEVELOPMENTS, SectionKind.EMERGING_ISSUES})
TOP = 1
SUB = 2
DEEP = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document and where in the flow each begins."""

    sections: tuple[Section, ...]
    starts: tuple[int, ...]

    def at(self, index: int) -> Section | None:
        """The section that an item of the flow stands in."""
        place = bisect_right(self.starts, index)
        return self.sections[place - 1] if place else None

    def parent(self, section: Section) -> Section | None:
        """The section that a section stands in."""
        if section.parent_ordinal is None:
            return None
        return self.sections[section.parent_ordinal - 1]

    def end(self, section: Section) -> int | None:
        """Where in the flow the section and all below it end; None at the end of the document."""
        for later in self.sections[section.ordinal :]:
            if later.level <= section.level:
                return self.starts[later.ordinal - 1]
        return None


def _numbered_level(number: str, in_appendix: bool) -> int:
    parts = [part for part in number.split(".") if part]
    if len(parts) == 1:
        return SUB if in_appendix else TOP
    if parts[-1] == "0":
        return len(parts) - 1
    return min(len(parts), DEEP)


def _unnumbered_level(
    heading: Heading, above: list[Heading], levels: list[int], layout: Layout
) -> int:
    """2 for a group directly under 'n.0'; 3 below 'n.n', and for a group inside a group."""
    words = layout.section(heading.title)
    if words is not None and words.kind is SectionKind.APPENDIX:
        return TOP
    anchor = next((n for n in range(len(above) - 1, -1, -1) if _is_anchor(above[n], layout)), None)
    if anchor is None:
        return TOP
    if levels[anchor] >= SUB:
        return DEEP
    inner = says(layout.groups, heading.title) or (
        words is not None and words.group_level is not None
    )
    grouped = any(level == SUB for level in levels[anchor + 1 :])
    if not heading.title.isupper() and _under_capitals(above, levels, anchor):
        return DEEP
    return DEEP if inner and (grouped or says(layout.groups, heading.title)) else SUB


def _under_capitals(above: list[Heading], levels: list[int], anchor: int) -> bool:
    """Whether all groups since the numbered heading are set in capitals: what is not is inside."""
    groups = [n for n in range(anchor + 1, len(above)) if levels[n] == SUB]
    return bool(groups) and all(above[n].title.isupper() for n in groups)


def _is_anchor(heading: Heading, layout: Layout) -> bool:
    """Whether a heading's level is told by itself: numbered, or an appendix."""
    words = layout.section(heading.title)
    return heading.number is not None or (words is not None and words.kind is SectionKind.APPENDIX)


def _levels(headings: tuple[Heading, ...], layout: Layout) -> list[int]:
    levels: list[int] = []
    in_appendix = False
    for place, heading in enumerate(headings):
        if heading.number is None:
            level = _unnumbered_level(heading, list(headings[:place]), levels, layout)
        else:
            level = _numbered_level(heading.number, in_appendix)
        words = layout.section(heading.title)
        if level == TOP:
            in_appendix = words is not None and words.kind is SectionKind.APPENDIX
        levels.append(level)
    return levels


def _parents(levels: list[int]) -> list[int | None]:
    parents: list[int | None] = []
    for place, level in enumerate(levels):
        above = (n for n in range(place - 1, -1, -1) if levels[n] < level)
        nearest = next(above, None)
        parents.append(None if nearest is None else nearest + 1)
    return parents


def _kinds(
    headings: tuple[Heading, ...], parents: list[int | None], layout: Layout
) -> list[SectionKind]:
    """By the heading's own words; else as the group before it or the section around it."""
    kinds: list[SectionKind] = []
    inherits: list[bool] = []
    for place, heading in enumerate(headings):
        words = layout.section(heading.title)
        if says(layout.groups, heading.title):
            words = None
            source = place - 1 if place and parents[place - 1] == parents[place] else None
        else:
            source = None
        around = parents[place]
        source = source if source is not None else (None if around is None else around - 1)
        if words is not None and source is not None and inherits[source]:
            words = None if words.weak or kinds[source] in _STORIES else words
        if words is not None:
            kinds.append(words.kind)
            inherits.append(words.inherits)
        elif source is not None and inherits[source]:
            kinds.append(kinds[source])
            inherits.append(True)
        else:
            kinds.append(SectionKind.OTHER)
            inherits.append(False)
    return kinds


def lead_initials(text: str) -> str | None:
    """The initials in brackets that close a section's text: '... early help. (TC)' -> 'TC'."""
    found = _LEAD.search(text)
    return found["initials"] if found else None


def _stretches(flow: Flow, headings: tuple[Heading, ...]) -> list[tuple[Heading, int]]:
    """Each heading with the place in the flow where the next one, or the document's end, is."""
    ends = [heading.index for heading in headings[1:]] + [len(flow.items)]
    return list(zip(headings, ends, strict=False))


def initials_in(lead: str) -> list[str]:
    """Each officer's initials: 'TC, AMc' -> ['TC', 'AMc']."""
    return [part.strip() for part in regex.split(r"[,/&]", lead)]


def outline_of(
    flow: Flow, headings: tuple[Heading, ...], layout: Layout, initials: frozenset[str]
) -> Outline:
    """The section tree of a document; `initials` are those that its own key explains."""
    levels = _levels(headings, layout)
    trusted = initials or _repeated_initials(flow, headings)
    parents = _parents(levels)
    kinds = _kinds(headings, parents, layout)
    sections = []
    for place, (heading, end) in enumerate(_stretches(flow, headings)):
        inside = [item for item in flow.items[heading.index + 1 : end] if isinstance(item, Block)]
        text = "\n".join(block.text for block in inside)
        last = inside[-1].text if inside else heading.title
        last = "" if inside and _is_comment(inside[-1], layout) else last
        titled = lead_initials(heading.title)
        lead = titled if titled and _believable(titled, trusted) else lead_initials(last)
        title = _LEAD.sub("", heading.title).strip() if lead and lead == titled else heading.title
        sections.append(
            Section(
                ordinal=place + 1,
                number=heading.number,
                title=title,
                level=levels[place],
                kind=kinds[place],
                parent_ordinal=parents[place],
                lead_officer=lead if lead and _believable(lead, trusted) else None,
                text=text,
                place=spanning([flow.items[heading.index].place, *(b.place for b in inside)]),
            )
        )
    return Outline(
        sections=_with_inherited_leads(sections), starts=tuple(h.index for h in headings)
    )


def _is_comment(block: Block, layout: Layout) -> bool:
    """Whether a paragraph is a comment on a row: whose initials close it leads no section."""
    label, colon, _ = block.text.partition(":")
    return bool(colon) and says(layout.groups, label)


def _repeated_initials(flow: Flow, headings: tuple[Heading, ...]) -> frozenset[str]:
    """Where there is no key: the initials that close more than one section."""
    closing: Counter[str] = Counter()
    for heading, end in _stretches(flow, headings):
        last = flow.items[end - 1]
        text = last.text if isinstance(last, Block) else ""
        found = lead_initials(text) or lead_initials(heading.title)
        closing.update({found} if found else set())
    return frozenset(lead for lead, count in closing.items() if count > 1)


def _believable(lead: str, initials: frozenset[str]) -> bool:
    """Initials of the key, or a slip of them ('AM' or 'A Mc' for 'AMc').

    '(LAC)' closes sentences too, so that a stranger is not taken for an officer.
    """
    return all(
        any(known.lower().startswith(part.replace(" ", "").lower()) for known in initials)
        for part in initials_in(lead)
    )


def _with_inherited_leads(sections: list[Section]) -> tuple[Section, ...]:
    """A heading with no words of its own is led by whoever leads everything below it."""
    result = list(sections)
    for section in reversed(sections):
        below = {s.lead_officer for s in result if s.parent_ordinal == section.ordinal}
        lone = next(iter(below)) if len(below) == 1 else None
        if section.lead_officer is None and not section.text and lone and section.level > TOP:
            result[section.ordinal - 1] = replace(section, lead_officer=lone)
    return tuple(result)
