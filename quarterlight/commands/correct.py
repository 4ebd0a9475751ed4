"""`quarterlight correct`: corrections of the review page, checked and taken in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, JsonOption, QuietOption, WarehouseOption
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from warehouse.folder import Warehouse
    from warehouse.taking import Taken

LISTED = 20
"""Lines that are named where many do not fit; the first ones tell what is wrong."""


def correct(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE.csv", help="Corrections as the review page saves them."),
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say whether the lines fit; take nothing in.")
    ] = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take in corrections: check each line, add it to decisions.csv, make the tables anew.

    The file has the columns of decisions.csv: decision, left, right, column, expected, value, who,
    when, why. `quarterlight review` makes a page that saves one; any editor will do. Each line has
    to fit the current release: its row is there, its column may be corrected, the value it expects
    stands there, and the new one is of the right kind. Where one line does not fit, it is named
    with the reason, and nothing is taken in. A line that was taken in before is passed over.

    \b
        quarterlight review reports/2013-14-q2.pdf --warehouse out/
        quarterlight correct corrections.csv --dry-run --warehouse out/
        quarterlight correct corrections.csv --warehouse out/
        quarterlight sql "FROM observations WHERE value_source = 'corrected'" --warehouse out/

    A correction outlives better readings of the page. One that no longer fits later is not
    applied, and `quarterlight findings --code decision_stale` says so.

    Exit code 0: done; 1: a file of the archive gives no tables any more; 2: a line does not fit,
    or wrong usage.
    """
    with problems_said():
        from warehouse.folder import WarehouseError, open_warehouse
        from warehouse.judged import text_of
        from warehouse.taking import take

        if not file.is_file():
            raise stop(f"There is no file {file}. The review page saves corrections.csv.")
        place = open_warehouse(warehouse)
        if file.resolve() == place.decisions.resolve():
            raise stop(f"{file} is the warehouse's own. 'quarterlight release' applies it.")
        taken = take(place, file.name, text_of(file), dry_run=dry_run)
        refuse_wrong(taken, file)
        say_taken(taken, place, dry_run=dry_run)
        if dry_run or not taken.new:
            return
        try:
            made_anew(warehouse, quiet=quiet, as_json=as_json)
        except WarehouseError as error:
            named = place.called(place.decisions)
            raise stop(f"The lines are in {named}, not yet in the tables: {error}") from (error)


def refuse_wrong(taken: "Taken", file: Path) -> None:
    """Exit where lines do not fit, or where there are none."""
    if taken.wrong:
        rest = len(taken.wrong) - LISTED
        lines = [*taken.wrong[:LISTED], *([f"... and {rest} more"] if rest > 0 else [])]
        raise stop("\n".join([*lines, "Nothing was taken in."]))
    if not taken.new and not taken.known:
        raise stop(f"{file} holds no decisions.")


def say_taken(taken: "Taken", place: "Warehouse", *, dry_run: bool) -> None:
    """How many lines are new, on stderr."""
    from quarterlight.summary import counted

    new = counted(len(taken.new), "line")
    done = f"{new} would be added to" if dry_run else f"{new} added to"
    known = f"; {counted(taken.known, 'line')} stood there already" if taken.known else ""
    typer.echo(f"{done} {place.called(place.decisions)}{known}.", err=True)


def made_anew(warehouse: str, *, quiet: bool, as_json: bool) -> None:
    """Make the release with the decisions, and say what became of it."""
    from quarterlight.commands.release import rebuilt
    from quarterlight.summary import say_done

    summary = rebuilt(warehouse, None, quiet=quiet)
    say_done(summary, warehouse, quiet=quiet, as_json=as_json)
    if summary.new_failures:
        raise typer.Exit(Exit.NEW_FAILURES)
