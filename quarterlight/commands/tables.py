"""`quarterlight tables`: what is in the current release."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption
from quarterlight.json_text import print_json
from quarterlight.problems import problems_said, stop

if TYPE_CHECKING:
    from warehouse.query import TableFacts


def tables(
    name: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="A table, to see its columns.")
    ] = None,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """List the tables, or the columns of one table, with what they hold.

    \b
        quarterlight tables --warehouse out/
        quarterlight tables kpis --warehouse out/
    """
    with problems_said():
        from warehouse.folder import open_warehouse
        from warehouse.query import describe, pinned_release

        facts = describe(pinned_release(open_warehouse(warehouse)))
    chosen = [table for table in facts if name is None or table.name == name]
    if not chosen:
        known = ", ".join(table.name for table in facts)
        raise stop(f"There is no table {name}. The tables are: {known}.")
    if as_json:
        print_json(chosen)
    elif name is None:
        print_tables(chosen)
    else:
        print_columns(chosen[0])


def print_tables(facts: Sequence["TableFacts"]) -> None:
    """One line a table."""
    from rich.console import Console
    from rich.table import Table

    printed = Table("Table", "Rows", "Columns", "What it holds", box=None, pad_edge=False)
    for index in (1, 2):
        printed.columns[index].justify = "right"
    for table in facts:
        printed.add_row(table.name, f"{table.rows:,}", f"{len(table.columns)}", table.description)
    Console().print(printed)


def print_columns(facts: "TableFacts") -> None:
    """One line a column."""
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(f"{facts.name}: {facts.rows:,} rows. {facts.description}")
    printed = Table("Column", "Type", "What it holds", box=None, pad_edge=False)
    for column in facts.columns:
        printed.add_row(column.name, column.kind, column.description)
    console.print(printed)
