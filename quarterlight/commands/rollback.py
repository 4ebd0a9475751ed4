"""`quarterlight rollback`: an earlier release made current again."""

from typing import Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, WarehouseOption
from quarterlight.problems import problems_said


def rollback(
    release: Annotated[
        str | None,
        typer.Argument(
            metavar="RELEASE", help="Its id or tag. By default the one before the current one."
        ),
    ] = None,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
) -> None:
    """Make an earlier release current again, for readers and in latest/.

    It holds until the next `ingest` or `release`, which make the tables of the files and
    decisions as they then are: so mend what was wrong with those first. The three newest releases
    are kept, and those with a tag.

    \b
        quarterlight release --list --warehouse out/
        quarterlight rollback --warehouse out/
        quarterlight rollback r-525e47015a4c --warehouse out/
    """
    with problems_said():
        from warehouse.folder import open_warehouse
        from warehouse.rollback import roll_back

        current = roll_back(open_warehouse(warehouse), release)
    typer.echo(f"Release {current.release_id} is current.")
