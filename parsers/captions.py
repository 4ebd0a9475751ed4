"""What stands above a financial statement: its name and the words of its date."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex
from msgspec import structs

from extract.document import Block, Table
from parsers.flow import Flow, Item, is_finished
from parsers.layout import Layout
from parsers.money_columns import FEWEST_MONEY_COLUMNS
from parsers.phrases import is_amount, plain
from parsers.read_table import ReadTable

# How many paragraphs above a statement may hold its name and date.
PARAGRAPHS_ABOVE = 4
# A line that names a department is short.
LONGEST_NAME_WORDS = 12

# "£'000", '£000', '£'
UNIT = regex.compile(r"£\s?[’'‘`]?\s?(?:000s?|k|m)?", regex.IGNORECASE)
# 'AS AT 30 SEPTEMBER 2013', 'position at 31 December 2010', 'for the period to 31st December 2010',
# 'for the year ended 31 March 2013 (£000)'
_AS_AT = regex.compile(
    r"\b(?:as\s+at\s+(?P<date>.+?)|(?:(?:for\s+the\s+period\s+)?(?:to|ending|ended)|at)\s+(?:the\s+)?"
    r"(?P<date>\d{1,2}\s*(?:st|nd|rd|th)?\s+\p{L}+\s+\d{4}))"
    rf"(?:\s*[,(–-]\s*{UNIT.pattern}\)?)?\s*$",
    regex.IGNORECASE | regex.DOTALL,
)
# 'SUMMARY FINANCIAL POSITION AS AT 30' over 'SEPTEMBER 2013': a caption that breaks within its date
_OPEN_DATE = regex.compile(
    r"\b(?:as\s+at|to|at)(?:\s+\d{1,2}\s*(?:st|nd|rd|th)?)?$", regex.IGNORECASE
)
_REST_OF_DATE = regex.compile(
    r"^(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+)?\p{L}{3,9}\s+\d{4}$", regex.IGNORECASE
)
# '4. Finance'
_NUMBER = regex.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=\p{Lu})")
# 'Table 1: Net spending by service'
_NUMBERED_CAPTION = regex.compile(
    r"^(?:table|figure|chart|graph)\s+\d{1,2}[a-z]?\b", regex.IGNORECASE
)
# what stands between a name and the rest of its caption
_BETWEEN = " :–—-,"


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a statement: its name and the words of its date."""

    statement: str
    as_at: str | None


def caption_of(flow: Flow, table: ReadTable, layout: Layout, heading: str | None) -> Caption:
    """The name and date of a statement, from the paragraphs above it and its section's heading."""
    as_at: str | None = None
    name: str | None = None
    undated: str | None = None
    looked = 0
    above = flow.items[: table.start]
    for item in _with_whole_dates(above[-PARAGRAPHS_ABOVE * 2 :]):
        if isinstance(item, Table) or looked == PARAGRAPHS_ABOVE:
            break
        if _is_of_statement(item.text) or section_head(item.text, layout) is not None:
            continue
        looked += 1
        if len(item.text.split()) > LONGEST_NAME_WORDS or is_finished(item.text):
            break
        found = _AS_AT.search(item.text)
        if found and as_at is None:
            as_at = found["date"].strip()
        if not _is_caption(item, layout):
            name = item.text
            break
        if (own := _before_caption(item.text, layout)) is not None:
            name = own
            break
        name = name or item.text
        undated = undated or (None if found else item.text)
    if heading is not None and undated is not None and _is_date_alone(heading, layout):
        heading = undated  # 'FINANCIAL POSITION' over 'Revenue budget at 31st December 2007'
    if name is None or (_AS_AT.search(name) and not is_numbered_caption(name)):
        name = heading if heading and not _is_of_statement(heading) else name or ""
    name = _NUMBER.sub("", _before_caption(name, layout) or name)
    return Caption(statement=name, as_at=as_at)


def _is_date_alone(text: str, layout: Layout) -> bool:
    """Whether a heading is the caption of a statement and its date, and names nobody."""
    return _AS_AT.search(text) is not None and _before_caption(text, layout) is None


def as_at_in(text: str) -> str | None:
    """The words of the date that a heading or caption ends with."""
    found = _AS_AT.search(text)
    return found["date"].strip() if found else None


def is_numbered_caption(text: str) -> bool:
    """Whether a line numbers and names what stands under it, and so is no heading."""
    return _NUMBERED_CAPTION.match(text) is not None


def _with_whole_dates(items: Sequence[Item]) -> list[Item]:
    """The items from the last to the first, a caption that breaks within its date put together."""
    whole: list[Item] = []
    for item in reversed(items):
        below = whole[-1] if whole else None
        if isinstance(below, Block) and isinstance(item, Block) and _is_date_cut(item, below):
            whole[-1] = structs.replace(item, text=f"{item.text} {below.text}")
        else:
            whole.append(item)
    return whole


def _is_date_cut(above: Block, below: Block) -> bool:
    return bool(_OPEN_DATE.search(above.text) and _REST_OF_DATE.match(below.text))


def _is_of_statement(text: str) -> bool:
    """Whether a paragraph is a line of a statement or its head, left behind at a page's foot.

    'Employees 5,212 5,212 5,140 72', "Annual Budget £'000 Budget to Date £'000"
    """
    last = text.split()[-FEWEST_MONEY_COLUMNS:]
    figures = len(last) == FEWEST_MONEY_COLUMNS and all(map(is_amount, last))
    return figures or len(UNIT.findall(text)) >= FEWEST_MONEY_COLUMNS


def _before_caption(text: str, layout: Layout) -> str | None:
    """The department that a caption begins with: 'Families Department: Revenue Budget as at ...'

    None where the caption names none: 'Revenue Budget as at ...'
    """
    found = _AS_AT.search(text)
    if found is None:
        return None
    words = text[: found.start()].strip(_BETWEEN)
    phrases = [p for entry in layout.statement_captions for p in entry.phrases]
    for phrase in sorted(phrases, key=len, reverse=True):
        end = regex.search(rf"(?:^|\W){regex.escape(phrase)}$", words, regex.IGNORECASE)
        if end is not None:
            words = words[: end.start()].strip(_BETWEEN)
            break
    return words or None


def _is_caption(block: Block, layout: Layout) -> bool:
    return _is_caption_text(block.text, layout)


def _is_caption_text(text: str, layout: Layout) -> bool:
    words = plain(text)
    phrases = [phrase for entry in layout.statement_captions for phrase in entry.phrases]
    return any(phrase in words for phrase in phrases)


def section_head(name: str, layout: Layout) -> str | None:
    """The section of a statement that a line is the head of; None where it is none."""
    words = plain(name)
    return next((s.name for s in layout.statement_sections if words in s.heads), None)
