"""`quarterlight ingest`: an archive to tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.problems import Exit, problems_said, stop
from quarterlight.settings import DEFAULT_WAREHOUSE, JsonOption, LayoutOption, WarehouseOption

if TYPE_CHECKING:
    from warehouse.ingest import Request
    from warehouse.summary import Summary


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, or patterns such as '2013/*.pdf'."),
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    rehash: Annotated[
        bool,
        typer.Option(
            "--rehash",
            help="Read every file to see whether it changed, whatever its size and time say.",
        ),
    ] = False,
    layout: LayoutOption = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Show every PDF page to a second engine and tell where the two read other words;"
            " slow. By default only pages without words are shown to it.",
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")] = (
        False
    ),
    as_json: JsonOption = False,
) -> None:
    """Read reports and bring the tables up to date.

    Folders are searched with everything below them. Files that did not change since the last
    run are not read again. The tables lie in DIR/latest/, one Parquet file each.

    A layout file says what a council calls its columns and headings. It holds for all files of
    the warehouse, so name it in every run; where it changed, the reports are understood anew
    from what was read, without opening a file.

    Exit code 0: done; 1: a file gave no tables that had not failed before; 2: wrong usage.

    \b
        quarterlight ingest reports/ --warehouse out/
        quarterlight ingest reports/ --layout my-council.toml --warehouse out/
    """
    with problems_said():
        request = request_for(paths, warehouse, layout, rehash=rehash, check=check)
    summary = run(request, warehouse, quiet=quiet)
    report(summary, warehouse, quiet=quiet, as_json=as_json)
    raise typer.Exit(Exit.NEW_FAILURES if summary.new_failures else Exit.DONE)


def request_for(
    paths: list[str], warehouse: Path, layout: list[Path] | None, *, rehash: bool, check: bool
) -> "Request":
    """What the run is asked for; raises where a path or a layout file is not there."""
    from parsers.layout_files import layout_with
    from warehouse.ingest import Request
    from warehouse.intake import find_inputs

    words = layout_with(layout) if layout else None
    found = find_inputs(paths, warehouse)
    return Request(found, paths, rehash=rehash, layout=words, check=check)


def run(request: "Request", warehouse: Path, *, quiet: bool) -> "Summary":
    """Do the run with its progress bar; exits where it cannot be done or is stopped."""
    from rich.console import Console

    from quarterlight.progress import Bar
    from warehouse.folder import make_warehouse
    from warehouse.ingest import Interrupted
    from warehouse.ingest import ingest as ingest_all

    with problems_said():
        place = make_warehouse(warehouse)
        if not request.found:
            typer.echo(f"No files were found in {', '.join(request.arguments)}.", err=True)
        try:
            with Bar(Console(stderr=True), quiet=quiet) as bar:
                return ingest_all(place, request, watcher=bar)
        except Interrupted as error:
            done = f"Stopped after {error.done} of {error.total} files"
            raise stop(f"{done}. {GO_ON}", Exit.INTERRUPTED) from error
        except KeyboardInterrupt as error:
            raise stop(f"Stopped before the tables were made. {GO_ON}", Exit.INTERRUPTED) from error


GO_ON = "What was read is kept; run the same command again to go on."


def report(summary: "Summary", warehouse: Path, *, quiet: bool, as_json: bool) -> None:
    """Print what was done; failures that are new are named even where the rest is not wanted."""
    from quarterlight.summary import print_failures, print_summary

    if as_json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(summary), indent=2).decode())
        return
    print_failures(summary)
    if not quiet:
        print_summary(summary, warehouse)
