"""One line or cell of text to blocks: list items, headings, paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from extract.document import Block, Line, Style
from extract.places import Place
from extract.run_in import runs_in
from extract.text.inline import WORDY, read_inline

BULLET = "•"
# How Word's symbol fonts store their bullets, and the shapes that mean no more than '•'.
SYMBOL_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0a8"
BULLETS = "•○◦▪■□●‣⁃∙" + SYMBOL_BULLETS

# '## 1.0 PURPOSE OF THE REPORT'
HEADING = re.compile(r"(?P<marker>\#{1,6})\s++(?P<text>\S.*+)", re.DOTALL)
# '- Locality Working', '• School Performance', '* Regional post', 'o Complete the review'
ITEM = re.compile(rf"(?P<marker>[{BULLETS}·*o–—-])\s++(?P<text>\S.*+)", re.DOTALL)
# 'i. The first covers', 'a. Castlefields', '(a) the service', 'b) costs'; not '2.1 Title'
NUMBERED = re.compile(
    r"""(?P<marker> [ivx]{1,5}\. | [ivx]{1,5}\) | [a-z][.)] | \d{1,2}\)
                  | \( (?: [ivx]{1,5} | [a-z] | \d{1,2} ) \) )
    \s++(?P<text>\S.*+)""",
    re.VERBOSE | re.DOTALL,
)
# ' • Play Review completed • Placement stability is improving'
BULLET_IN_TEXT = re.compile(rf"(?<!\S)[{BULLETS}](?=\s)")
# A list whose bullets were lost leaves two blanks for each: '  School Improvement  The Big Society'
LOST_BULLETS = re.compile(r"\s{2,}+(?=\S)")
SYMBOL_BULLET_IN_LIST = re.compile(rf"[{SYMBOL_BULLETS}]")

# '6.3 **A Healthier District** Not applicable.', '**6.3 A Healthier District** Not applicable.'
RUN_IN = re.compile(
    r"""(?P<head> (?:\d[\d.]*+\s++)?+
          (?: \*\*[^*]++\*\* | __[^_]++__ | <(?P<tag>b|strong)>[^<]++</(?P=tag)> ) )
    \s++ (?P<rest>\S.*+)""",
    re.VERBOSE | re.DOTALL,
)

# What makes a new block: '<ul style="x">', '</li>', '<p>', '<br/>', '<h2>'
STRUCTURE = re.compile(
    r"<(?P<close>/?)(?P<tag>ul|ol|li|p|br|div|h[1-6])(?:\s[^<>]*+)?/?>", re.IGNORECASE
)
LISTS = frozenset({"ul", "ol"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Raw text between two structural tags, and what they say of it."""

    raw: str
    in_list: bool = False
    marker: str | None = None


def line_blocks(raw: str, line: int, order: int = 0) -> list[Block]:
    """The blocks of a line outside tables: nearly always one, more where '<br>' or '<ul>' is."""
    drafts = [draft for segment in _segments(raw) for draft in _line_drafts(segment)]
    return _numbered(drafts, line, order)


def cell_blocks(raw: str, line: int) -> list[Block]:
    """The blocks of a cell: one, or its paragraphs and list items; none if it is blank."""
    if not raw or raw.isspace():
        return []
    drafts = [draft for segment in _segments(raw) for draft in _cell_drafts(segment)]
    return _numbered(drafts, line, 0)


def split_marker(raw: str) -> tuple[str | None, str]:
    """Marker and rest of a line; lamps ('* 0', '• ★') and '2.1 Title' have no marker."""
    found = HEADING.fullmatch(raw)
    if found:
        return found["marker"], found["text"]
    found = ITEM.fullmatch(raw)
    if found and _is_item(found):
        inner = NUMBERED.fullmatch(found["text"])
        if inner and is_wordy(inner["text"]):
            return inner["marker"], inner["text"]
        return _shown(found["marker"]), found["text"]
    found = NUMBERED.fullmatch(raw)
    if found and is_wordy(found["text"]):
        return found["marker"], found["text"]
    return None, raw


def is_wordy(text: str) -> bool:
    """Whether there are words or figures in it, not only what lamps are read as."""
    return WORDY.search(text) is not None


def block(text: str, line: int, order: int, style: Style, marker: str | None = None) -> Block:
    """A block of one line."""
    place = Place(line=line)
    return Block(order, text, (Line(text, style, place),), style, marker, place)


def with_line(before: Block, text: str, line: int, style: Style) -> Block:
    """The same block with one more line at its end."""
    lines = (*before.lines, Line(text, style, Place(line=line)))
    return structs.replace(before, text=f"{before.text} {text}", lines=lines)


def _numbered(drafts: list[tuple[str, Style, str | None]], line: int, order: int) -> list[Block]:
    printed = [draft for draft in drafts if draft[0]]
    return [
        block(text, line, order + count, style, marker)
        for count, (text, style, marker) in enumerate(printed)
    ]


def _line_drafts(segment: Segment) -> list[tuple[str, Style, str | None]]:
    if segment.in_list or segment.marker:
        return _cell_drafts(segment)
    raw = segment.raw.strip()
    marker, rest = split_marker(raw)
    text, style = read_inline(rest)
    if marker is None and (found := RUN_IN.fullmatch(raw)):
        head, after = read_inline(found["head"])[0], read_inline(found["rest"])
        if runs_in(head, after[0]):
            return [(head, Style(bold=True), None), (*after, None)]
    if marker is None and raw[:1] in {"<", "*", "_", "&"}:  # '**• Safer Halton**'
        found = ITEM.fullmatch(text)
        if found and _is_item(found):
            return [(found["text"], style, _shown(found["marker"]))]
    return [(text, style, marker)]


def _cell_drafts(segment: Segment) -> list[tuple[str, Style, str | None]]:
    raw = segment.raw
    if segment.marker:
        return [(*read_inline(raw.strip().lstrip(BULLETS)), segment.marker)]
    if segment.in_list:
        return [(*read_inline(item), BULLET) for item in _list_items(raw)]
    raw = raw.strip()
    if raw[:1] in BULLETS and raw[1:2].isspace() and is_wordy(raw):
        return [(*read_inline(item), BULLET) for item in BULLET_IN_TEXT.split(raw)]
    return [(*read_inline(raw), None)]


def _list_items(raw: str) -> list[str]:
    """Split a list that has lost its '<li>' tags at its bullets."""
    if SYMBOL_BULLET_IN_LIST.search(raw):
        return SYMBOL_BULLET_IN_LIST.split(BULLET_IN_TEXT.sub(SYMBOL_BULLETS[0], raw))
    if BULLET_IN_TEXT.search(raw):
        return BULLET_IN_TEXT.split(raw)
    if LOST_BULLETS.match(raw):
        return LOST_BULLETS.split(raw)
    return [raw]


def _segments(raw: str) -> Iterator[Segment]:
    """Cut at structural tags; text in '<li>' and '<h2>' gets their marker, once."""
    if "<" not in raw:
        yield Segment(raw)
        return
    depth = 0
    marker = None
    start = 0
    has_items = False
    for found in STRUCTURE.finditer(raw):
        between = raw[start : found.start()]
        start = found.end()
        if between.strip():
            yield Segment(between, depth > 0 and not has_items, marker)
            marker = None
        tag, opening = found["tag"].lower(), not found["close"]
        if tag in LISTS:
            depth = max(0, depth + (1 if opening else -1))
            has_items = False
        elif tag == "li":
            has_items = True
        marker = _tag_marker(tag, opening, marker)
    if raw[start:].strip():
        yield Segment(raw[start:], depth > 0 and not has_items, marker)


def _tag_marker(tag: str, opening: bool, before: str | None) -> str | None:
    if tag == "li":
        return BULLET if opening else None
    if tag.startswith("h"):
        return "#" * int(tag[1]) if opening else None
    return before


def _is_item(found: re.Match[str]) -> bool:
    """Lamps are no list item ('* 0'), nor is a figure below zero ('- 5')."""
    text = found["text"]
    return is_wordy(text) and (found["marker"] not in "–—-" or any(map(str.isalpha, text)))


def _shown(marker: str) -> str:
    return BULLET if marker in SYMBOL_BULLETS else marker
