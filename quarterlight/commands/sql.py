"""`quarterlight sql`: a question to the current release, by DuckDB."""

import re
from typing import Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, Format, WarehouseOption
from quarterlight.problems import problems_said, stop

# 'DELETE FROM kpis', 'create view ...'
CHANGES = re.compile(r"\s*(?:insert|update|delete|create|drop|alter|copy|attach)\b", re.IGNORECASE)


def sql(
    query: Annotated[str, typer.Argument(help="A query; its tables are those of `tables`.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How the rows are printed.")
    ] = Format.TABLE,
) -> None:
    """Ask the tables in SQL (DuckDB's dialect); nothing can be changed.

    \b
        quarterlight sql "SELECT ref, measure FROM kpis WHERE progress = 'red'" --warehouse out/
        quarterlight sql "FROM observations" --format csv > observations.csv
    """
    with problems_said():
        import duckdb
        import pyarrow as pa

        from quarterlight.printing import print_rows
        from warehouse.folder import open_warehouse
        from warehouse.query import ask, connected, pinned_release

        release = pinned_release(open_warehouse(warehouse))
        try:
            with connected(release) as connection:
                answer = ask(connection, query)
                if answer is not None:
                    print_rows(answer, form)
        except (duckdb.Error, pa.ArrowException) as error:
            if CHANGES.match(query):
                raise stop(
                    "The tables of a release never change: `sql` only reads. A wrong value is "
                    "corrected by `quarterlight correct`; for a copy take --format csv."
                ) from error
            raise stop(f"The query cannot be answered: {error}") from error
