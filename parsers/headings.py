"""Which paragraphs are headings: by number, by look, by words and by what follows."""

from dataclasses import replace

import regex

from extract.document import Block, Table
from parsers.appendices import appendix_title, is_listed_appendix
from parsers.captions import is_numbered_caption
from parsers.flow import Flow, Item, is_finished, is_footnote
from parsers.grid import grid_rows, own_texts
from parsers.header import titled_header
from parsers.heading_runs import (
    CONTENTS_LINE,
    COUNTED,
    Heading,
    with_counted_numbers,
    with_whole_appendices,
    without_captions,
    without_contents,
    without_running_names,
)
from parsers.keys import is_in_key
from parsers.labels import is_blank_label, is_labelled, is_speaker
from parsers.layout import Layout, says
from parsers.officers import is_key_line
from parsers.over_lists import is_over_list
from parsers.phrases import squeezed
from parsers.refs import label_of
from parsers.titles import ends_as_sentence, is_sentence, is_titled

# A heading is short; the longest seen has 12 words without its number.
LONGEST_NUMBERED = 16
LONGEST_UNNUMBERED = 12
LONGEST_CHARACTERS = 110
# One that is set apart by its look may be a whole sentence ('Objective: ... (PED02)').
LONGEST_STYLED = 22
# Type this many points larger than the body marks a heading.
LARGER = 0.6
# A paragraph of this many words is body text even without a full stop.
BODY_WORDS = 13
# '2.10 Teenage conceptions', '1.0 Introduction', '3.1.2 ...'
_NUMBERED = regex.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?P<title>\S.*)$")
# '1. CHILDREN AND FAMILIES SERVICES'
_ITEM = regex.compile(r"^(?P<number>\d{1,2})\.\s+(?P<title>\p{Lu}.*)$")
_ITEM_MARKER = regex.compile(r"^(?P<number>\d{1,2})\.$")
# 'Net Expenditure 1,212 756 (31)': a line of a statement
_LINE_OF_SUMS = regex.compile(r"\s(?:[(-]?[\d,]+\)?\s+){2,}[(-]?[\d,]+\)?$")
# 'Table 1: Forecast outturn by directorate (£000)': what stands over a table or picture
_CAPTION = regex.compile(r"^(?:table|figure|chart|graph|map)\s+\d", regex.IGNORECASE)
# 'Driving economic prosperity', '0-19 Learning', "'Turning the curve'"
_OPENS = regex.compile(r"^[\"'“‘(]?[\p{Lu}\d]")
# '(1) ...', 'None.', 'A: Improve ...' are not headings; neither is a line that stops mid-sentence.
_OPEN_ENDED = regex.compile(
    r"(?:[,;:–-]|\b(?:and|or|the|of|to|a|in|for|with|by))$", regex.IGNORECASE
)
# 'April 2012 to March 2015', '01st April 2013 – 31st March 2014': a period, not a title
_PERIOD_LINE = regex.compile(
    r"^(?:\s|[-–,/]|\d+(?:st|nd|rd|th)?\b|to\b|and\b|period\b|quarter\b|q\d\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)+$",
    regex.IGNORECASE,
)
# neither is how many lights of each colour follow: 'Total 3 Green 2 Amber 0 Red 1'
_NO_TITLE = regex.compile(rf"(?:{_PERIOD_LINE.pattern}|^total\s+\d+\b)", regex.IGNORECASE)


# '2.1', '3.10'; not '2.0'
_PART_NUMBER = regex.compile(r"\d{1,2}\.[1-9]\d?")


def _looks_the_part(block: Block, flow: Flow) -> bool:
    """Whether the file itself sets the paragraph apart: Markdown marks, bold or large type."""
    if (block.marker or "").startswith("#"):
        return True
    if not flow.styled:
        return False
    larger = block.style.size is not None and block.style.size >= flow.body_size + LARGER
    return block.style.bold or larger


def _words(text: str) -> int:
    return len(text.split())


def _numbered(block: Block, flow: Flow) -> tuple[str, str] | None:
    """Number and title where the paragraph begins with a section number and reads like a title."""
    found = _NUMBERED.match(block.text)
    if found is None:
        return None
    title = found["title"].strip()
    short = _words(title) <= LONGEST_NUMBERED and len(title) <= LONGEST_CHARACTERS
    if not short or not _OPENS.match(title) or (flow.styled and not _looks_the_part(block, flow)):
        return None
    if ends_as_sentence(title) and not (title.isupper() or _looks_the_part(block, flow)):
        return None
    return found["number"], title


def _item(block: Block, flow: Flow) -> tuple[str, str] | None:
    """'1. CHILDREN AND FAMILIES SERVICES': a numbered item in capitals or set apart by its look."""
    found = _ITEM.match(block.text)
    number, title = (found["number"], found["title"]) if found else (None, block.text)
    if number is None and block.marker and (marker := _ITEM_MARKER.match(block.marker)):
        number = marker["number"]
    apart = title.isupper() or _looks_the_part(block, flow)
    if number is None or not apart or is_finished(title) or _words(title) > LONGEST_UNNUMBERED:
        return None
    return number, title


def _plain_candidate(block: Block, flow: Flow, layout: Layout) -> bool:
    """Whether an unnumbered paragraph could be a heading by its own looks and words."""
    text = block.text
    marked = (block.marker or "").startswith("#")
    if block.marker is not None and not marked:
        return False
    slanted = block.style.underlined or block.style.italic
    apart = _looks_the_part(block, flow) or (slanted and _known(layout, text))
    labelled = ":" in text and says(layout.colons, text)
    longest = LONGEST_STYLED if apart or labelled else LONGEST_UNNUMBERED
    if _words(text) > longest or (len(text) > LONGEST_CHARACTERS and not (apart or labelled)):
        return False
    if not _OPENS.match(text) or _is_caption(text, layout) or _NO_TITLE.match(text):
        return False
    if _CAPTION.match(text) or _LINE_OF_SUMS.search(text):
        return False
    if is_key_line(text) or is_in_key(text, layout):
        return False
    if text.endswith(":"):
        return says(layout.colons, text)
    refs, closed, said = label_of(text)
    if refs and (closed or not said):
        return False  # 'CCC1 – Autism', 'EEP 02a' begin a comment on the row with that ref
    label, colon, rest = text.partition(":")
    if colon and rest and says(layout.groups, label):
        return False  # 'Supporting commentary: Jo Bell' begins a comment
    if flow.styled:
        return apart and (marked or block.style.bold or not is_sentence(text))
    return not is_sentence(text) and not _OPEN_ENDED.search(text) and "\t" not in text


def _is_caption(text: str, layout: Layout) -> bool:
    """Whether a line names the table under it."""
    return says(layout.captions, text) or is_numbered_caption(text)


def _is_body(item: Item, layout: Layout) -> bool:
    """Whether an item is what a heading introduces: a table, its caption, a list, a paragraph."""
    if isinstance(item, Table) or _is_caption(item.text, layout):
        return True
    if item.marker is not None and not item.marker.startswith("#"):
        return True
    ended = ends_as_sentence(item.text)
    return ended or _words(item.text) >= BODY_WORDS


def _next_item(items: tuple[Item, ...], index: int) -> Item | None:
    later = (
        item for item in items[index + 1 :] if isinstance(item, Table) or not is_footnote(item)
    )
    return next(later, None)


def headings_of(flow: Flow, layout: Layout) -> tuple[Heading, ...]:
    """The headings of a document in order.

    Where no numbered heading is set apart by its look, the look tells nothing in this document and
    the words alone decide.
    """
    found = _found(flow, layout)
    if flow.styled and not any(heading.number for heading in found):
        by_words = _found(replace(flow, styled=False), layout)
        return by_words if any(heading.number for heading in by_words) else found
    return found


def _found(flow: Flow, layout: Layout) -> tuple[Heading, ...]:
    """Read from the end, since an unnumbered line is a heading only if body text or another heading
    follows it (a name over 'Strategic Director' over '2.0 Introduction' is a signature).
    """
    found: dict[int, Heading] = {}
    for index in range(len(flow.items) - 1, -1, -1):
        item = flow.items[index]
        if isinstance(item, Table) or is_footnote(item):
            continue
        heading = _heading_at(flow, layout, index, item, found)
        if heading is not None:
            found[index] = heading
    headings = tuple(found[index] for index in sorted(found))
    headings = with_whole_appendices(without_captions(without_contents(headings)))
    return with_counted_numbers(without_running_names(headings))


def _heading_at(
    flow: Flow, layout: Layout, index: int, block: Block, found: dict[int, Heading]
) -> Heading | None:
    size, marked = block.style.size or 0.0, (block.marker or "").startswith("#")
    if CONTENTS_LINE.search(block.text) and _in_contents(flow, index):
        return None
    if (numbered := _numbered(block, flow) or _item(block, flow)) is not None:
        return Heading(index, numbered[0], numbered[1], size, marked)
    if (title := appendix_title(block)) is not None:
        listed = is_listed_appendix(flow.items, index)
        return None if listed else Heading(index, None, title, size, marked)
    if not _plain_candidate(block, flow, layout) or is_speaker(flow, layout, index):
        return None
    if not marked and (is_labelled(flow, index) or _names_a_row(flow, layout, index)):
        return None
    after = _next_item(flow.items, index)
    if after is None or is_blank_label(flow, layout, index):
        return None
    following = found.get(index + 1)
    explains = block.text.endswith(":")
    leads = (
        explains
        or _heads_comments(flow, layout, index, block.text)
        or _is_body(after, layout)
        or (following is not None and (following.number is None or _counts(block, following)))
        or (following is not None and _groups(block, following))
        or is_over_list(flow, index, block)
    )
    if not leads and not (marked or (flow.styled and _known(layout, block.text))):
        return None
    if not flow.styled and not marked and not _may_follow(flow.items, index):
        return None
    return Heading(index, None, block.text, size, marked)


def _counts(block: Block, following: Heading) -> bool:
    """Whether a line is numbered and the next heading is its first part: '2. ...', '2.1 ...'."""
    found = COUNTED.match(block.text)
    return found is not None and (following.number or "").startswith(f"{found['number']}.")


def _groups(block: Block, following: Heading) -> bool:
    """Whether a bold name stands over the next part of a section: 'Planning' over '2.2 ...'.

    Over '2.0 ...' it may be a signature or a line of the title block.
    """
    part = _PART_NUMBER.fullmatch(following.number or "")
    return part is not None and block.style.bold and is_titled(block.text)


def _heads_comments(flow: Flow, layout: Layout, index: int, text: str) -> bool:
    """Whether a line under a table says that comments follow, whatever they look like."""
    before = flow.items[index - 1] if index else None
    return isinstance(before, Table) and says(layout.groups, text) and ":" not in text


def _names_a_row(flow: Flow, layout: Layout, index: int) -> bool:
    """Whether a line is the ref and title of the one indicator in the table right under it.

    So is one of a row of the table above, over the comment on that row.
    """
    below = flow.items[index + 1] if index + 1 < len(flow.items) else None
    block = flow.items[index]
    if not isinstance(block, Block) or not label_of(block.text)[0]:
        return False
    if isinstance(below, Table) and titled_header(below, block.text, layout) is not None:
        return True
    above = next((t for t in reversed(flow.items[:index]) if isinstance(t, Table)), None)
    rows = grid_rows(above) if above is not None else ()
    return any(squeezed(block.text) == squeezed(" ".join(own_texts(row[:2]))) for row in rows)


def _known(layout: Layout, text: str) -> bool:
    return layout.section(text) is not None


def _may_follow(items: tuple[Item, ...], index: int) -> bool:
    """Whether the paragraph before is finished, so that this line begins something new."""
    if index == 0:
        return True
    before = items[index - 1]
    if isinstance(before, Table) or before.marker is not None or is_footnote(before):
        return True
    ended = is_finished(before.text) or _words(before.text) <= LONGEST_NUMBERED
    this = items[index]
    return ended or (isinstance(this, Block) and is_titled(this.text))


def _in_contents(flow: Flow, index: int) -> bool:
    """Whether a neighbouring line ends in a page number too."""
    beside = [flow.items[i] for i in (index - 1, index + 1) if 0 <= i < len(flow.items)]
    return any(isinstance(b, Block) and CONTENTS_LINE.search(b.text) for b in beside)
