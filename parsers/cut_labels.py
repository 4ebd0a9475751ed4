"""Labels of objective frames that a page's foot cuts: 'Corporate' here, 'Priority:' on the next."""

from dataclasses import replace

from parsers.grid import Row, own_texts
from parsers.layout import Layout
from parsers.read_table import ReadTable


def with_whole_labels(tables: tuple[ReadTable, ...], layout: Layout) -> tuple[ReadTable, ...]:
    """The tables, a row that is cut within its label whole on the page where it begins."""
    whole: list[ReadTable] = []
    for table in tables:
        before = whole[-1] if whole else None
        if before is not None and _cuts_a_label(before, table, layout):
            row = _joined(before.rows[-1], table.rows[0])
            whole[-1] = replace(before, rows=(*before.rows[:-1], row))
            table = replace(table, rows=table.rows[1:])
        whole.append(table)
    return tuple(whole)


def _cuts_a_label(before: ReadTable, table: ReadTable, layout: Layout) -> bool:
    """Whether the last and the first label of two tables are one that is known, and none alone."""
    if before.header is not None or table.header is not None or before.end + 1 != table.start:
        return False
    if not before.rows or not table.rows:
        return False
    upper, lower = before.rows[-1][0].text, table.rows[0][0].text
    alone = layout.frame_label(upper) or layout.frame_label(lower)
    known = layout.frame_label(f"{upper} {lower}")
    return bool(upper and lower) and known is not None and alone is None


def _joined(upper: Row, lower: Row) -> Row:
    """The upper row with the words of the lower one: a label, and what stands beside it."""
    label = replace(upper[0], text=f"{upper[0].text} {lower[0].text}")
    rest = " ".join(own_texts(lower[1:]))
    place = next((n for n, slot in enumerate(upper) if n and slot.own and slot.text), 1)
    beside = [
        replace(slot, text=f"{slot.text} {rest}".strip()) if n == place and rest else slot
        for n, slot in enumerate(upper)
    ]
    return (label, *beside[1:])
