"""`quarterlight findings`: what did not read cleanly or does not add up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from extract.findings import Severity
from quarterlight.command_options import DEFAULT_WAREHOUSE, Format, WarehouseOption
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from quarterlight.findings_view import Count


def findings(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    severity: Annotated[
        list[Severity] | None,
        typer.Option("--severity", "-s", help="Only this severity. May be given several times."),
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option("--code", "-c", help="Only this kind. May be given several times."),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", "-d", metavar="PART", help="Only files with PART in the name."),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--table", "-t", metavar="NAME", help="Only findings on rows of this table."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How the findings are printed.")
    ] = Format.TABLE,
    fail_on: Annotated[
        Severity | None,
        typer.Option("--fail-on", help="Exit with 1 where a finding is this severe or worse."),
    ] = None,
) -> None:
    """List what is doubtful in the tables, and where it stands on paper.

    An error is a part of a file that was not read: its rows are missing. A warning is a value
    that was left out or that does not agree with another one: look at it before you use it. An
    info is a remark. The kinds are counted at the end, on stderr. Rows with a finding have the
    quality 'check' in their tables.

    Start with the errors, then take the most frequent kind of warning, then look at its page:

    \b
        quarterlight findings --severity error --warehouse out/
        quarterlight findings --code total_differs --warehouse out/
        quarterlight show reports/2013-14-q2.pdf --page 7

    For a spreadsheet, and for a nightly run that is to stop where something was not read:

    \b
        quarterlight findings --format csv --warehouse out/ > findings.csv
        quarterlight findings --fail-on error --warehouse out/

    Exit code 0: done; 1: --fail-on, and a finding that is listed is that severe or worse; 2: wrong
    usage.
    """
    with problems_said():
        from quarterlight.findings_view import Wanted, counts_of, print_counts, print_findings
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release
        from warehouse.schemas import TABLES

        if table is not None and table not in TABLES:
            raise stop(f"There is no table {table}. The tables are: {', '.join(TABLES)}.")
        wanted = Wanted(tuple(severity or ()), tuple(code or ()), document, table)
        with connected(pinned_release(open_warehouse(warehouse))) as connection:
            if document is not None and not wanted.any_document(connection):
                raise stop(f"No file in this warehouse has {document!r} in its name.")
            counts = counts_of(connection, wanted)
            print_findings(connection, wanted, form)
            print_counts(counts, wanted.unknown_codes(connection))
    raise typer.Exit(Exit.NEW_FAILURES if fails(counts, fail_on) else Exit.DONE)


def fails(counts: Sequence["Count"], limit: Severity | None) -> bool:
    """Whether a finding is as severe as the limit, or worse; `Severity` runs from worst to mild."""
    if limit is None:
        return False
    order = list(Severity)
    return any(order.index(Severity(c.severity)) <= order.index(limit) for c in counts)
