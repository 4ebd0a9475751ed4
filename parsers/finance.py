"""Financial statements: lines, totals and nets in sections, with their money columns."""

from dataclasses import dataclass, replace

import regex

from extract.places import Place
from parsers.captions import UNIT, Caption, section_head
from parsers.displaced import Lost, Standing, lost_cells
from parsers.grid import Row, own_texts, row_place
from parsers.header import Header
from parsers.kinds import FinanceColumn
from parsers.layout import Layout, says
from parsers.phrases import is_amount, plain
from parsers.printed_cells import Amount
from parsers.read_table import ReadTable
from parsers.report import FinanceLine

_TOTAL = regex.compile(r"^(?:sub[- ]?)?total\b", regex.IGNORECASE)
_NET = regex.compile(r"^net\b", regex.IGNORECASE)
# '-': nothing, or not known
_DASH = regex.compile(r"[-–—−]{1,3}")
# 'll', '(lO)': letters that an engine takes for figures
_LIKE_FIGURES = regex.compile(r"^[(£\s–-]*[lIOoS,.]+[\s)%]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    kind: str
    section: str | None
    amounts: tuple[Amount, ...]
    place: Place


def _amounts(row: Row, header: Header, lost: Lost) -> tuple[Amount, ...]:
    """The money cells of a row; beside an amount, damaged figures too ('l20'), and dashes."""
    money = [(c.role, c) for c in header.columns if isinstance(c.role, FinanceColumn)]
    if not any(row[c.index].own and is_amount(row[c.index].text) for _, c in money):
        return ()
    unsure = lost.standing(row) is not Standing.SURE
    amounts = []
    for role, column in money:
        slot = row[column.index]
        if slot.own and (
            is_amount(slot.text) or _is_damaged(slot.text) or _DASH.fullmatch(slot.text)
        ):
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
        elif not amounts and (head := section_head(name, layout)) is not None:
            section = head
        elif not amounts and lines and lines[-1].kind != "net" and name[:1].islower():
            last = lines[-1]
            lines[-1] = _Line(
                f"{last.name} {name}", last.kind, last.section, last.amounts, last.place
            )
        elif amounts:
            name, head = _withoutsection_head(name, layout)
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


def _withoutsection_head(name: str, layout: Layout) -> tuple[str, str | None]:
    """A total's or net line's name without the head right below it: 'Net Expenditure Recharges'.

    What says that comments follow is no part of it either.
    """
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        above, below = " ".join(words[:cut]), " ".join(words[cut:])
        head = section_head(below, layout)
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
    units = {u.group(0) for c in table.header.columns if (u := UNIT.search(c.header))}
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
