"""Which columns of a table its rows keep, and which go into no field."""

from parsers.header_roles import VALUE_ROLES
from parsers.kinds import ColumnRole, TableKind
from parsers.phrases import is_amount
from parsers.read_table import ReadTable
from parsers.refs import only_refs

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


def unkept_columns(table: ReadTable) -> tuple[str, ...]:
    """The headers of columns whose words go into no field of the table's rows."""
    kept = _KEPT.get(table.kind) if table.kind is not None else None
    if table.header is None or kept is None:
        return ()
    has_refs = any(column.role is ColumnRole.REF for column in table.header.columns)
    seen: set[object] = set()
    unkept = []
    for column in table.header.columns:
        again = column.role in seen and column.role not in _SEVERAL
        seen.add(column.role)
        if column.role in kept and not again:
            continue
        if not column.header and not _holds_figures(table, column.index):
            continue
        slots = [row[column.index] for row in table.rows if column.index < len(row)]
        texts = [slot.text for slot in slots if slot.own and slot.text]
        # the refs of risks may stand under 'Key Objective'
        named = column.role is ColumnRole.OBJECTIVE and table.kind is TableKind.RISKS
        if texts and not (named and not has_refs and all(map(only_refs, texts))):
            unkept.append(column.header)
    return tuple(unkept)


def _holds_figures(table: ReadTable, index: int) -> bool:
    """Whether most rows of a text file print a figure in a column: its head was lost."""
    slots = [row[index] for row in table.rows if index < len(row) and row[index].place.box is None]
    figures = [slot for slot in slots if slot.own and is_amount(slot.text)]
    return len(figures) * 2 > len(slots)
