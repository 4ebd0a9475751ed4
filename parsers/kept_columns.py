"""Which columns of a table its rows keep, and which go into no field."""

from extract.document import MarkKind
from parsers.deadlines import deadlines_kept
from parsers.grid import Slot
from parsers.header_roles import VALUE_ROLES
from parsers.kinds import ColumnRole, TableKind
from parsers.layout import Layout
from parsers.phrases import is_amount
from parsers.read_table import ReadTable
from parsers.refs import only_refs
from parsers.row_kinds import kinds_column

# The columns that the rows of each kind of table keep; a mark's only once.
_KEPT = {
    TableKind.MILESTONES: frozenset(
        {
            ColumnRole.REF,
            ColumnRole.OBJECTIVE,
            ColumnRole.THEME,
            ColumnRole.MILESTONE,
            ColumnRole.DUE,
            ColumnRole.TARGET,
            ColumnRole.OFFICER,
            ColumnRole.PROGRESS,
            ColumnRole.COMMENTARY,
        }
    ),
    TableKind.RISKS: frozenset(
        {ColumnRole.REF, ColumnRole.RISK, ColumnRole.PROGRESS, ColumnRole.COMMENTARY}
    ),
    TableKind.EQUALITY_ACTIONS: frozenset(
        {
            ColumnRole.ACTION,
            ColumnRole.DUE,
            ColumnRole.TARGET,
            ColumnRole.OFFICER,
            ColumnRole.PROGRESS,
            ColumnRole.COMMENTARY,
        }
    ),
    TableKind.KPIS: VALUE_ROLES
    | {
        ColumnRole.REF,
        ColumnRole.THEME,
        ColumnRole.MEASURE,
        ColumnRole.PERIOD,
        ColumnRole.PROGRESS,
        ColumnRole.DIRECTION,
        ColumnRole.COMMENTARY,
    },
}
_SEVERAL = VALUE_ROLES | {ColumnRole.COMMENTARY}
# a coloured cell may be a head's or a row's; these are there to be read
_ICONS = frozenset({MarkKind.PICTURE, MarkKind.DRAWING, MarkKind.LAMPS, MarkKind.GLYPH})


def unkept_columns(table: ReadTable, layout: Layout) -> tuple[str, ...]:
    """The headers of columns whose words or icons go into no field of the table's rows."""
    kept = _KEPT.get(table.kind) if table.kind is not None else None
    if table.header is None or kept is None:
        return ()
    columns = table.header.columns
    deadlines = deadlines_kept(table.rows, table.header)
    is_kpis = table.kind is TableKind.KPIS
    kinds = kinds_column(table.rows, table.header, layout) if is_kpis else None
    has_refs = any(column.role is ColumnRole.REF for column in columns)
    seen: set[object] = set()
    unkept = []
    for column in columns:
        again = column.role in seen and column.role not in _SEVERAL
        if column.role is ColumnRole.DUE:
            again = column.index not in deadlines
        seen.add(column.role)
        if (column.role in kept and not again) or column.index == kinds:
            continue
        slots = [row[column.index] for row in table.rows if column.index < len(row)]
        own = [slot for slot in slots if slot.own]
        if not column.header and not _holds_figures(slots) and not any(map(_has_icon, own)):
            continue
        texts = [slot.text for slot in own if slot.text]
        # the refs of risks may stand under 'Key Objective'
        named = column.role is ColumnRole.OBJECTIVE and table.kind is TableKind.RISKS
        if named and not has_refs and all(map(only_refs, texts)):
            continue
        if texts or any(map(_has_icon, own)):
            unkept.append(column.header)
    return tuple(unkept)


def _has_icon(slot: Slot) -> bool:
    """Whether a light or an arrow stands in a cell."""
    return any(mark.kind in _ICONS for mark in slot.marks)


def _holds_figures(slots: list[Slot]) -> bool:
    """Whether most rows of a text file print a figure in a column: its head was lost."""
    lines = [slot for slot in slots if slot.place.box is None]
    figures = [slot for slot in lines if slot.own and is_amount(slot.text)]
    return len(figures) * 2 > len(lines)
