"""`quarterlight verify`: whether a warehouse is what was written."""

from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption
from quarterlight.json_text import print_json
from quarterlight.problems import Exit, problems_said

if TYPE_CHECKING:
    from warehouse.verify import Checked


def verify(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    deep: Annotated[
        bool,
        typer.Option("--deep", help="Also read every stored record; slow in a large archive."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check that every file of a warehouse is what was written.

    Looked at are all releases that are kept: each file against the SHA-256 in releases.csv and
    in datapackage.json, its columns, the release it says it belongs to, its own keys (unique, never
    empty) and its keys of other tables (they lead somewhere). Then whether latest/ is the current
    release, and whether the ledger and what was noted of changes can be read. Nothing is changed.

    \b
        quarterlight verify --warehouse out/
        quarterlight verify --deep --warehouse out/

    Exit code 0: all is well; 1: damage was found; 2: wrong usage.
    """
    with problems_said():
        from warehouse.folder import open_warehouse
        from warehouse.verify import verify as check

        checked = check(open_warehouse(warehouse), deep=deep)
    if as_json:
        print_json(checked)
    else:
        print_checked(checked)
    raise typer.Exit(Exit.NEW_FAILURES if checked.problems else Exit.DONE)


def print_checked(checked: "Checked") -> None:
    """Each problem with what to do about it; then what was looked at, on stderr."""
    from quarterlight.summary import counted

    for problem in checked.problems:
        typer.echo(f"{problem.place}: {problem.message}.\n    {problem.remedy}")
    looked = [counted(checked.releases, "release"), counted(checked.files, "file")]
    if checked.records:
        looked.append(counted(checked.records, "record"))
    found = counted(len(checked.problems), "problem") if checked.problems else "all is well"
    typer.echo(f"{', '.join(looked)} checked: {found}.", err=True)
