"""`docs/tables.md`, made from the schemas: `python -m warehouse.tables_page > docs/tables.md`."""

import sys
from collections.abc import Iterator

import pyarrow as pa

from warehouse.changes import SCHEMA, VIEW
from warehouse.keys import KEYS, Keys
from warehouse.schemas import FOLLOWED_TABLES, ROW_TABLES, TABLES
from warehouse.schemas.columns import description_of
from warehouse.sql_text import sql_type
from warehouse.views import view_descriptions

HEAD = """\
# The tables

Made from the schemas by `python -m warehouse.tables_page > docs/tables.md`; a test checks that it
is current.

One Parquet file a table, the same columns whatever was ingested. Types are those of DuckDB. Text
is as printed, white space collapsed; what was made of it stands beside it. Null means that there
is nothing to say; why is in the companion column (`*_text`, `*_source`, `missing_reason`). A key
begins with its kind: `doc-`, `kpi-`, `obs-`. **Bold** is a table's own key, unique and never null;
an arrow leads to the table whose key a column holds.

"""

GROUPS = {
    "Files and documents": ("inputs", "documents"),
    "What is printed": tuple(ROW_TABLES),
    "What is followed over the years": tuple(FOLLOWED_TABLES),
}

CHANGES_NOTE = (
    "Not in the release, since it depends on history: it lies in `changes/` of the warehouse, is "
    f"never pruned, and is there as `{VIEW}` in `quarterlight sql` and `wh.sql`."
)

VIEWS_NOTE = (
    "`views.sql` lies beside the tables (`duckdb -init views.sql` in their folder) and makes "
    "these; `quarterlight sql` and the notebook API have them already."
)


def tables_page() -> str:
    """The page as Markdown."""
    return HEAD + "\n".join(page_lines()) + "\n"


def page_lines() -> Iterator[str]:
    """Its lines: a list of all tables, then table by table."""
    for title, names in GROUPS.items():
        yield f"{title}: {', '.join(f'[`{name}`](#{name})' for name in names)}"
        yield ""
    yield f"History: [`{VIEW}`](#{VIEW}). Views: [below](#views)"
    for names in GROUPS.values():
        for name in names:
            yield from table_lines(name, TABLES[name], KEYS[name])
    yield from table_lines(VIEW, SCHEMA, None, CHANGES_NOTE)
    yield from ("", "## Views", "", VIEWS_NOTE, "", "| view | one row is |", "|---|---|")
    for view, description in view_descriptions().items():
        yield f"| `{view}` | {description} |"


def table_lines(name: str, schema: pa.Schema, keys: Keys | None, note: str = "") -> Iterator[str]:
    """One table: what it holds, then its columns."""
    yield from ("", f"## {name}", "", description_of(schema))
    if note:
        yield from ("", note)
    yield from ("", "| column | type | what it holds |", "|---|---|---|")
    for field in schema:
        shown = f"**`{field.name}`**" if keys and field.name == keys.own else f"`{field.name}`"
        kind = sql_type(field.type).lower()
        yield f"| {shown} | {kind} | {description_of(field)}{leads_to(field.name, keys)} |"


def leads_to(column: str, keys: Keys | None) -> str:
    """' → `kpis`' for a foreign key; empty for other columns."""
    if keys is None:
        return ""
    if column == keys.anywhere:
        return " → the table that `table_name` names"
    tables = [key.table for key in (*keys.foreign, *keys.lists) if key.column == column]
    return f" → [`{tables[0]}`](#{tables[0]})" if tables else ""


if __name__ == "__main__":
    sys.stdout.write(tables_page())
