"""`quarterlight export`: the tables for Excel."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, WarehouseOption
from quarterlight.problems import problems_said, stop


def export(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Write one Excel workbook.")
    ] = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="DIR", help="Write one CSV file a table.")
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", "-t", metavar="NAME", help="Only this table. Several times."),
    ] = None,
    as_is: Annotated[
        bool,
        typer.Option(
            "--as-is", help="In CSV, set no apostrophe before texts that Excel would run."
        ),
    ] = False,
) -> None:
    """Write the tables of the current release for people who work in Excel.

    The workbook has a sheet for each table, with filters, a header that stays, dates as dates and
    traffic lights in colour; two sheets before them say what the tables and columns hold. A
    sheet holds 1,048,575 rows, a cell 32,767 characters; longer texts are cut and say so.

    CSV is UTF-8 with its mark, so that Excel reads it right. A text that begins with =, +, - or @
    and is no plain number has an apostrophe before it, or Excel would run it as a formula.

    \b
        quarterlight export --xlsx reports.xlsx --warehouse out/
        quarterlight export --xlsx values.xlsx --table readings --table finance --warehouse out/
        quarterlight export --csv csv/ --warehouse out/
    """
    if xlsx is None and csv is None:
        raise stop("Say what to write: --xlsx FILE, or --csv DIR, or both.")
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx":
        raise stop(f"Excel opens a workbook only by its ending: name it {xlsx.name}.xlsx.")
    with problems_said():
        from warehouse.schemas import TABLES

        for name in table or ():
            if name not in TABLES:
                raise stop(f"There is no table {name}. The tables are: {', '.join(TABLES)}.")
        chosen = [name for name in TABLES if not table or name in table]
        for path in written(warehouse, xlsx, csv, chosen, as_is=as_is):
            typer.echo(path.as_posix())


def written(
    warehouse: str, xlsx: Path | None, csv: Path | None, tables: Sequence[str], *, as_is: bool
) -> list[Path]:
    """Write what is wanted; the files written. Exits where a table is too long for a sheet."""
    from quarterlight.export.csv_files import write_csv_files
    from quarterlight.export.workbook import TooManyRows, write_workbook
    from warehouse.folder import open_warehouse
    from warehouse.query import pinned_release
    from warehouse.release_log import made_at

    place = open_warehouse(warehouse)
    release = pinned_release(place)
    paths = []
    if xlsx is not None:
        try:
            write_workbook(release, tables, xlsx, made_at(place, release.release_id))
        except TooManyRows as error:
            raise stop(str(error)) from error
        paths.append(xlsx)
    if csv is not None:
        paths += write_csv_files(release, tables, csv, as_is=as_is)
    return paths
