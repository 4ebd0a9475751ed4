"""Rows that break: over lines of a text file, and over the foot of a page."""

from dataclasses import replace

import regex

from parsers.flow import is_finished
from parsers.grid import Row, Slot, join_rows, join_slots, own_texts, same_fill
from parsers.header import Header
from parsers.kinds import ColumnRole
from parsers.months import ANY, FULL
from parsers.refs import label_of, printed_refs
from parsers.titles import is_titled

# The first words of a row's rest on the next page: '2013', 'work with families ...', '(14-15)'.
_FRAGMENT = regex.compile(r"^[\p{Ll}\d(,;&/–-]")
# the rest of an objective; a figure may begin a new one
_SURE_FRAGMENT = regex.compile(r"^[\p{Ll}(,;&]")
# '56.0%', '(11)', '£443.60', '1,404'
_FIGURE = regex.compile(r"^[(£<>~+–-]*\d[\d,.]*\s?%?\)?$")
# 'June 2013', the rest of '... evaluate by'
_MONTH = regex.compile(rf"^{FULL}\s\d{{4}}\b")
# 'Oct 2010', '31 March': the end of a milestone, and none of its own
_ONLY_A_DATE = regex.compile(rf"^(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{ANY}\.?(?:\s\d{{4}})?[.;]?$")
# 'SCS', 'PED03', and what may be the rest of a ref: 'CYP07', '02', 'LI 4'
_REF_BEGIN = regex.compile(r"^\p{Lu}{2,6}\d{0,2}$")
_REF_END = regex.compile(r"^(?:\p{Lu}{2,4} ?)?\d{1,2}[a-z]?$")
# 'Revised NI165', '(NI112 adjusted)': what stands under the ref that takes the place of another
_IN_ITS_PLACE = regex.compile(
    r"^\(?(?:revised|formerly|previously|was|replaces|adjusted)\b.*\d|^\(.*\d.*\)$",
    regex.IGNORECASE,
)
# A text that stops like this goes on: '... by December', '... in line with the'
_OPEN_END = regex.compile(
    rf"(?:,|\b(?:and|or|the|of|to|an?|in|for|with|by|on|from|at|as|that|which|{ANY}))$"
)


def _text_column(header: Header) -> int | None:
    for role in (ColumnRole.MILESTONE, ColumnRole.MEASURE, ColumnRole.RISK, ColumnRole.ACTION):
        if (index := header.column(role)) is not None:
            return index
    return None


def is_rest(before: Row, row: Row, header: Header) -> bool:
    """Whether a page's first row is the rest of the row that broke at the foot of the page before.

    It has no ref of its own (or the end of one), and no cell in which both rows print a figure or
    a mark. Where refs are printed once for several rows its text has to be a fragment too.
    """
    ref, text = header.column(ColumnRole.REF), _text_column(header)
    if text is None or _clash(before, row):
        return False
    objective = header.column(ColumnRole.OBJECTIVE)
    if objective is not None and row[objective].own and row[objective].text:
        begun = before[objective].text
        goes_on = bool(begun) and _SURE_FRAGMENT.match(row[objective].text) is not None
        if not goes_on or is_finished(begun):
            return False
    if ref is not None and row[ref].own and row[ref].text:
        if own_texts(row) == [row[ref].text] and _IN_ITS_PLACE.match(row[ref].text):
            return bool(before[ref].text)
        return _ends_a_ref(before[ref].text, row[ref].text) and not _figures(row)
    if not row[text].text:
        return bool(own_texts(row))
    fragment = bool(_FRAGMENT.match(row[text].text)) or bool(_OPEN_END.search(before[text].text))
    fragment = fragment or (bool(_ONLY_A_DATE.match(row[text].text)) and not _figures(row))
    if fragment:
        return not is_finished(before[text].text)
    each_row_has_one = ref is not None and objective is None and bool(before[ref].text)
    return each_row_has_one and not _figures(row)


def is_date_cut(above: str, text: str) -> bool:
    """Whether a line that begins with a month and year goes on with '... by' above it."""
    return _OPEN_END.search(above) is not None and _MONTH.match(text) is not None


def _figures(row: Row) -> bool:
    """Whether a row prints a figure or a mark of its own beside its ref and text."""
    return any(s.own and (s.marks or _FIGURE.match(s.text)) for s in row[1:])


def _clash(before: Row, row: Row) -> bool:
    pairs = zip(before, row, strict=False)
    return any(
        upper.own
        and lower.own
        and (
            (_FIGURE.match(upper.text) and _FIGURE.match(lower.text))
            or (upper.marks and lower.marks and not same_fill(upper, lower))
        )
        for upper, lower in pairs
    )


def _ends_a_ref(upper: str, lower: str) -> bool:
    """Whether a ref broke: 'NI072 SCS' over 'CYP01'."""
    last = upper.split()[-1] if upper.split() else ""
    return last.isupper() and last.isalpha() and len(printed_refs(f"{last} {lower}")) == 1


def is_broken_ref(upper: str, lower: str) -> bool:
    """Whether a line holds the begin of a ref and the next one its end: 'SCS' over 'CYP07'."""
    halves = _REF_BEGIN.match(upper) and _REF_END.match(lower)
    return bool(halves) and len(printed_refs(f"{upper} {lower}")) == 1


def put_together(rows: list[Row], header: Header) -> list[Row]:
    """The rows, a cell that breaks over two of them put together."""
    whole: list[Row] = []
    keyed = _is_keyed(rows, header)
    for row in rows:
        wraps = bool(whole) and keyed and _wraps(whole[-1], row, header)
        if wraps or (whole and _breaks(whole[-1], row, header)):
            whole[-1] = join_rows(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _is_keyed(rows: list[Row], header: Header) -> bool:
    """Whether in a text file every row with a date or figures has a ref, so that none else is."""
    ref = header.column(ColumnRole.REF)
    if ref is None or not rows or rows[0][0].place.box is not None:
        return False
    told = [row for row in rows if _figures(row) or _dates(row, header)]
    return len(told) > 1 and all(row[ref].text for row in told)


def _dates(row: Row, header: Header) -> bool:
    due = header.column(ColumnRole.DUE)
    return due is not None and bool(row[due].text)


def _wraps(before: Row, row: Row, header: Header) -> bool:
    """Whether a line without ref, date, figure and light goes on in two cells of the row above it.

    In one cell it begins in lower case.
    """
    ref, text = header.column(ColumnRole.REF), _text_column(header)
    progress = header.column(ColumnRole.PROGRESS)
    printed = [n for n, slot in enumerate(row) if slot.own and slot.text]
    if ref is None or text not in printed or not {ref, progress}.isdisjoint(printed):
        return False
    if _figures(row) or _dates(row, header) or is_finished(before[text].text):
        return False
    goes_on = len(printed) > 1 or row[text].text[:1].islower()
    return goes_on and all(before[n].own and before[n].text for n in printed)


def _breaks(before: Row, row: Row, header: Header) -> bool:
    """Whether a line goes on with the text, the objective or the ref of the line above it."""
    ref, text = header.column(ColumnRole.REF), _text_column(header)
    objective = header.column(ColumnRole.OBJECTIVE)
    if text is not None and _alone_goes_on(before, row, text if ref is None else objective):
        return True
    if text is None or ref is None:
        return False
    above, below = own_texts(before), own_texts(row)
    if _all_go_on(before, row, header, text) or _names_on(before, row, header):
        return True
    if not row[ref].text and before[text].text and below == [row[text].text]:
        if row[0].place.box is None and below[0][0].islower():
            return not is_finished(before[text].text)
        open_end = _OPEN_END.search(before[text].text) is not None
        return open_end and (row[0].place.box is None or _FRAGMENT.match(below[0]) is not None)
    if _has_the_mark_of(before, row, header, text):
        return True
    if row[0].place.box is not None:
        return False  # rulings tell rows apart better than words do
    if above == [before[ref].text] and is_broken_ref(above[0], row[ref].text):
        return bool(row[text].text)
    if above == [before[ref].text] and _is_ref(above[0]):
        return bool(row[text].text) and below[0] == row[ref].text and _is_ref(below[0])
    if row[ref].text or objective is None or before[text].text or not row[text].text:
        return False
    return bool(before[objective].text) and bool(_SURE_FRAGMENT.match(row[objective].text))


def _alone_goes_on(before: Row, row: Row, column: int | None) -> bool:
    """Whether a line of a text file holds nothing but the rest of one cell, in lower case."""
    if column is None or row[0].place.box is not None or any(slot.marks for slot in row):
        return False
    alone = own_texts(row) == [row[column].text] and row[column].text[:1].islower()
    begun = before[column].text
    return alone and bool(begun) and not is_finished(begun) and len(own_texts(before)) > 1


def _all_go_on(before: Row, row: Row, header: Header, text: int) -> bool:
    """Whether the text and the comment of a row both go on in the next line of a text file."""
    comments = [c.index for c in header.columns if c.role is ColumnRole.COMMENTARY]
    printed = [n for n, slot in enumerate(row) if slot.own and slot.text]
    if row[0].place.box is not None or len(printed) < 2 or text not in printed:
        return False
    if not set(printed) <= {text, *comments}:
        return False
    lower = [row[n].text[0].islower() for n in printed]
    open_ends = [_OPEN_END.search(before[n].text) is not None for n in printed]
    return any(lower) and all(
        (small or open_end) and bool(before[n].text) and not is_finished(before[n].text)
        for n, small, open_end in zip(printed, lower, open_ends, strict=True)
    )


def _names_on(before: Row, row: Row, header: Header) -> bool:
    """Whether a line of a text file holds only words under the measure, and no ref: its rest.

    The row above has its ref and figures; a part of an indicator has figures of its own, and the
    name of a group is written like a title ('Older People').
    """
    ref, measure = header.column(ColumnRole.REF), header.column(ColumnRole.MEASURE)
    if ref is None or measure is None or row[0].place.box is not None or measure == 0:
        return False
    alone = own_texts(row) == [row[measure].text] and not any(slot.marks for slot in row)
    whole = bool(before[ref].text) and bool(before[measure].text) and _figures(before)
    begun = before[measure].text
    goes_on = not is_titled(row[measure].text) or _OPEN_END.search(begun) is not None
    return alone and whole and goes_on and not is_finished(begun)


def _has_the_mark_of(before: Row, row: Row, header: Header, text: int) -> bool:
    """Whether '(AOF 9)' | 'Green' are the end of the row above, which has no light of its own."""
    progress = header.column(ColumnRole.PROGRESS)
    ref = header.column(ColumnRole.REF)
    if progress is None or ref is None or row[ref].text or row[0].place.box is not None:
        return False
    lightless = not before[progress].text and bool(row[progress].text)
    bracket = row[text].text.startswith("(") and row[text].text.endswith(")")
    open_end = _OPEN_END.search(before[text].text) and _FRAGMENT.match(row[text].text)
    month = _MONTH.match(row[text].text) if _OPEN_END.search(before[text].text) else None
    goes_on = row[text].text[:1].islower() and not is_finished(before[text].text)
    rest = bool(bracket or open_end or month or goes_on)
    return lightless and rest and bool(before[text].text)


def _is_ref(text: str) -> bool:
    """Whether a text is nothing but refs: 'PA 5', '(NI 132)'."""
    refs, _, rest = label_of(text.strip(" ()"))
    return bool(refs) and not rest


def extend_covering(rows: list[Row], rest: Row) -> None:
    """Give the rest of a note that reaches down over several rows to the row that it begins in."""
    for column, slot in enumerate(rest[: len(rows[-1])]):
        if not (rows[-1][column].from_above and slot.own and slot.text):
            continue
        for place in range(len(rows) - 1, -1, -1):
            if rows[place][column].own:
                whole = join_slots(rows[place][column], slot)
                rows[place] = _with(rows[place], column, whole)
                for below in range(place + 1, len(rows) - 1):
                    covered = replace(rows[below][column], covered_by=whole.text)
                    rows[below] = _with(rows[below], column, covered)
                break


def share_comment(rows: list[Row], body: list[Row], header: Header) -> None:
    """A comment on several rows that a page's foot cuts between them is whole for each of them.

    Its rest stands at the top of the next page, beside a row that has a text of its own and no ref.
    """
    ref = header.column(ColumnRole.REF)
    for column in (c.index for c in header.columns if c.role is ColumnRole.COMMENTARY):
        upper, lower = rows[-1][column], body[0][column]
        begun = (upper.text if upper.own else upper.covered_by) or ""
        printed_once = ref is not None and not body[0][ref].text
        goes_on = lower.own and _SURE_FRAGMENT.match(lower.text) is not None
        if not (begun and goes_on and printed_once) or is_finished(begun):
            continue
        whole = f"{begun} {lower.text}"
        own = next((n for n in range(len(rows) - 1, -1, -1) if rows[n][column].own), None)
        if own is None:
            continue
        rows[own] = _with(rows[own], column, join_slots(rows[own][column], lower))
        for place in range(own + 1, len(rows)):
            rows[place] = _with(rows[place], column, replace(rows[place][column], covered_by=whole))
        covered = Slot("", lower.place, own=False, covered_by=whole, from_above=True)
        last = next((n for n, row in enumerate(body) if n and row[column].own), len(body))
        for place in range(last):
            body[place] = _with(body[place], column, covered)


def _with(row: Row, column: int, slot: Slot) -> Row:
    return (*row[:column], slot, *row[column + 1 :])
