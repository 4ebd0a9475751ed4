"""Financial statements: lines, totals and nets in sections, with their money columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex
from msgspec import structs

from extract.document import Block, Table
from extract.places import Place
from parsers.displaced import Lost, Standing, lost_cells
from parsers.flow import Flow, Item
from parsers.grid import Row, own_texts, row_place
from parsers.header import Header
from parsers.layout import Layout, says
from parsers.money_columns import FEWEST_MONEY_COLUMNS
from parsers.phrases import is_amount, plain
from parsers.read_table import ReadTable
from parsers.report import Amount, FinanceColumn, FinanceLine

# How many paragraphs above a statement may hold its name and date.
PARAGRAPHS_ABOVE = 4
# A line that names a department is short.
LONGEST_NAME_WORDS = 12

# "£'000", '£000', '£'
_UNIT = regex.compile(r"£\s?[’'‘`]?\s?(?:000s?|k|m)?", regex.IGNORECASE)
_TOTAL = regex.compile(r"^(?:sub[- ]?)?total\b", regex.IGNORECASE)
_NET = regex.compile(r"^net\b", regex.IGNORECASE)
# 'AS AT 30 SEPTEMBER 2013', 'position at 31 December 2010', 'for the period to 31st December 2010'
_AS_AT = regex.compile(
    r"\b(?:as\s+at\s+(?P<date>.+)|(?:(?:for\s+the\s+period\s+)?(?:to|ending|ended)|at)\s+(?:the\s+)?"
    r"(?P<date>\d{1,2}\s*(?:st|nd|rd|th)?\s+\p{L}+\s+\d{4}))\s*$",
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
# 'll', '(lO)': letters that an engine takes for figures
_LIKE_FIGURES = regex.compile(r"^[(£\s–-]*[lIOoS,.]+[\s)%]*$")
# what stands between a name and the rest of its caption
_BETWEEN = " :–—-,"


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands above a statement: its name and the words of its date."""

    statement: str
    as_at: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    kind: str
    section: str | None
    amounts: tuple[Amount, ...]
    place: Place


def caption_of(flow: Flow, table: ReadTable, layout: Layout, heading: str | None) -> Caption:
    """The name and date of a statement, from the paragraphs above it and its section's heading."""
    as_at: str | None = None
    name: str | None = None
    looked = 0
    above = flow.items[: table.start]
    for item in _with_whole_dates(above[-PARAGRAPHS_ABOVE * 2 :]):
        if isinstance(item, Table) or looked == PARAGRAPHS_ABOVE:
            break
        if _is_of_statement(item.text) or _head(item.text, layout) is not None:
            continue
        looked += 1
        if len(item.text.split()) > LONGEST_NAME_WORDS:
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
    if name is None or _AS_AT.search(name):
        name = heading if heading and not _is_of_statement(heading) else name or ""
    name = _NUMBER.sub("", _before_caption(name, layout) or name)
    return Caption(statement=name, as_at=as_at)


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
    return figures or len(_UNIT.findall(text)) >= FEWEST_MONEY_COLUMNS


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


def _amounts(row: Row, header: Header, lost: Lost) -> tuple[Amount, ...]:
    """The money cells of a row; beside an amount, damaged figures too ('l20', '8, 016')."""
    money = [(c.role, c) for c in header.columns if isinstance(c.role, FinanceColumn)]
    if not any(row[c.index].own and is_amount(row[c.index].text) for _, c in money):
        return ()
    unsure = lost.standing(row) is not Standing.SURE
    amounts = []
    for role, column in money:
        slot = row[column.index]
        if slot.own and (is_amount(slot.text) or _is_damaged(slot.text)):
            amounts.append(
                Amount(role, column.header, slot.text, slot.place, slot.uncertain, unsure)
            )
    return tuple(amounts)


def _is_damaged(text: str) -> bool:
    """Whether a cell holds a figure that cannot be read, or letters where figures stand: 'llO'."""
    return any(c.isdigit() for c in text) or bool(_LIKE_FIGURES.match(text))


def _name(row: Row, header: Header) -> str:
    """The words before the money columns; an amount under no known header is no part of a name."""
    first = min(c.index for c in header.columns if isinstance(c.role, FinanceColumn))
    beside = [slot.text for slot in row[: first or None] if slot.own and slot.text]
    return " ".join(text for place, text in enumerate(beside) if not place or not is_amount(text))


def unread_columns(table: ReadTable) -> tuple[str, ...]:
    """The headers of columns that hold amounts and are none of the money columns known."""
    assert table.header is not None  # only tables with a recognised header come here
    unknown = [c for c in table.header.columns[1:] if not isinstance(c.role, FinanceColumn)]
    return tuple(
        column.header
        for column in unknown
        if any(row[column.index].own and is_amount(row[column.index].text) for row in table.rows)
    )


def _kind(name: str, layout: Layout) -> str:
    words = plain(name)
    totals = [t for section in layout.statement_sections for t in section.totals]
    nets = [p for entry in layout.nets for p in entry.phrases]
    if words in totals:
        return "total"
    if words in nets or _NET.match(name):
        return "net"
    return "total" if _TOTAL.match(name) else "line"


def _head(name: str, layout: Layout) -> str | None:
    words = plain(name)
    return next((s.name for s in layout.statement_sections if words in s.heads), None)


def _closing(name: str, layout: Layout) -> str | None:
    words = plain(name)
    return next((s.name for s in layout.statement_sections if words in s.totals), None)


def _lines(
    table: ReadTable, header: Header, layout: Layout, dropped: list[Row] | None = None
) -> list[_Line]:
    """The printed lines; the section of each by the head above it, to be settled by the totals.

    Rows that have a name and no amounts, and are no head, are put into `dropped`.
    """
    lines: list[_Line] = []
    section: str | None = None
    lost = lost_cells(header, table.rows)
    for row in table.rows:
        name, amounts = _name(row, header), _amounts(row, header, lost)
        if not name and not amounts:
            continue
        if not amounts and lines and _ends_a_net(lines[-1].name, name, layout):
            lines[-1] = replace(
                lines[-1], name=f"{lines[-1].name} {name}", kind="net", section=None
            )
        elif not amounts and (head := _head(name, layout)) is not None:
            section = head
        elif not amounts and lines and lines[-1].kind != "net" and name[:1].islower():
            last = lines[-1]
            lines[-1] = _Line(
                f"{last.name} {name}", last.kind, last.section, last.amounts, last.place
            )
        elif amounts:
            name, head = _without_head(name, layout)
            kind = _kind(name, layout)
            own = _closing(name, layout) if kind == "total" else section
            lines.append(_Line(name, kind, None if kind == "net" else own, amounts, row_place(row)))
            if kind != "line":
                section = None
            section = head or section
        elif dropped is not None:
            dropped.append(row)
    return lines


def _ends_a_net(above: str, name: str, layout: Layout) -> bool:
    """Whether 'Expenditure' under 'Net Operational' is the rest of its name, and no head."""
    nets = [phrase for entry in layout.nets for phrase in entry.phrases]
    return plain(above) not in nets and plain(f"{above} {name}") in nets


def lines_without_amounts(table: ReadTable, layout: Layout) -> list[tuple[str, Place]]:
    """The rows that have a name and no amounts, and are no head of a section that is known."""
    assert table.header is not None  # only tables with a recognised header come here
    dropped: list[Row] = []
    _lines(table, table.header, layout, dropped)
    return [(" | ".join(own_texts(row)), row_place(row)) for row in dropped]


def amounts_not_kept(table: ReadTable) -> list[tuple[str, Place]]:
    """Words in the columns of amounts, in rows with amounts: 'TBC' beside '400'."""
    assert table.header is not None  # only tables with a recognised header come here
    money = [c.index for c in table.header.columns if isinstance(c.role, FinanceColumn)]
    rows = [[row[index] for index in money if row[index].own] for row in table.rows]
    return [
        (slot.text, slot.place)
        for slots in rows
        if any(is_amount(slot.text) for slot in slots)
        for slot in slots
        if any(c.isalpha() for c in slot.text)
        if not is_amount(slot.text) and not _is_damaged(slot.text)
    ]


def _without_head(name: str, layout: Layout) -> tuple[str, str | None]:
    """A total's or net line's name without the head right below it: 'Net Expenditure Recharges'.

    What says that comments follow is no part of it either.
    """
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        above, below = " ".join(words[:cut]), " ".join(words[cut:])
        head = _head(below, layout)
        ends = head is not None or says(layout.groups, below)
        if ends and _is_whole(above, layout) and not _is_whole(name, layout):
            return above, head
    return name, None


def _is_whole(name: str, layout: Layout) -> bool:
    """Whether a name is that of a total or a net line as known."""
    nets = [p for entry in layout.nets for p in entry.phrases]
    return _closing(name, layout) is not None or plain(name) in nets


def _settled(lines: list[_Line]) -> list[_Line]:
    """Each line in the section that the next total closes; the head above decides if none does."""
    settled: list[_Line] = []
    closing: str | None = None
    for line in reversed(lines):
        if line.kind == "total":
            closing = line.section
        elif line.kind == "net":
            closing = None
        section = line.section if line.kind != "line" else (closing or line.section)
        settled.append(_Line(line.name, line.kind, section, line.amounts, line.place))
    return settled[::-1]


def read_finance(
    table: ReadTable, layout: Layout, caption: Caption, first_ordinal: int
) -> tuple[FinanceLine, ...]:
    """The lines of one statement, in printed order."""
    assert table.header is not None  # only tables with a recognised header come here
    units = {u.group(0) for c in table.header.columns if (u := _UNIT.search(c.header))}
    unit = units.pop() if len(units) == 1 else None
    return tuple(
        FinanceLine(
            ordinal=first_ordinal + number,
            statement=caption.statement,
            department=caption.statement or None,
            as_at_text=caption.as_at,
            section=line.section,
            line=line.name,
            line_kind=line.kind,
            amounts=line.amounts,
            unit_text=unit,
            place=line.place,
        )
        for number, line in enumerate(_settled(_lines(table, table.header, layout)))
    )


def closed_by_next(before: list[FinanceLine], after: tuple[FinanceLine, ...]) -> list[FinanceLine]:
    """A statement's first part, its last lines in the section that the next part closes.

    A statement that breaks over a page has the total of its last lines on the next one.
    """
    closing = next((line for line in after if line.line_kind != "line"), None)
    if closing is None or closing.line_kind != "total" or closing.section is None:
        return before
    start = next((n for n, x in reversed(list(enumerate(before))) if _ends_lines(x, after)), -1)
    closed = [replace(line, section=closing.section) for line in before[start + 1 :]]
    return [*before[: start + 1], *closed]


def _ends_lines(line: FinanceLine, after: tuple[FinanceLine, ...]) -> bool:
    """Whether a line is a total, a net line, or one of another statement."""
    return line.line_kind != "line" or line.statement != after[0].statement
