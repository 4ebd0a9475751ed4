"""`quarterlight ingest`: an archive to tables."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.problems import Exit, problems_said, stop
from quarterlight.settings import DEFAULT_WAREHOUSE, JsonOption, LayoutOption, OcrOption

if TYPE_CHECKING:
    from quarterlight.options import Options
    from warehouse.ingest import Request
    from warehouse.summary import Summary


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, zip files, patterns such as '2013/*.pdf', or addresses such as "
            "s3://bucket/reports.",
        ),
    ],
    warehouse: Annotated[
        str | None,
        typer.Option(
            "--warehouse",
            "-w",
            metavar="DIR",
            envvar="QUARTERLIGHT_WAREHOUSE",
            help="Folder that holds the tables, or its address: s3://bucket/folder.  [default: "
            f"{DEFAULT_WAREHOUSE}]",
        ),
    ] = None,
    layout: LayoutOption = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            "-j",
            metavar="N",
            envvar="QUARTERLIGHT_WORKERS",
            help="Documents read at a time, each in a process of its own; by default one for each "
            "processor. 0: none, and no limits hold.",
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            envvar="QUARTERLIGHT_TIMEOUT",
            help="Time that reading one document may take.  [default: 120]",
        ),
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option(
            metavar="MB",
            envvar="QUARTERLIGHT_MEMORY",
            help="Memory that reading one document may take.  [default: 1024]",
        ),
    ] = None,
    retry_failed: Annotated[
        bool,
        typer.Option("--retry-failed", help="Read again what failed, though nothing changed."),
    ] = False,
    max_failures: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            envvar="QUARTERLIGHT_MAX_FAILURES",
            min=0,
            help="New failures that are put up with: exit code 1 only beyond.  [default: 0]",
        ),
    ] = None,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Drop the documents of files that left the archive."),
    ] = False,
    rehash: Annotated[
        bool,
        typer.Option(
            "--rehash",
            help="Read every file to see whether it changed, whatever its size and time say.",
        ),
    ] = False,
    check: Annotated[
        bool | None,
        typer.Option(
            "--check",
            envvar="QUARTERLIGHT_CHECK",
            help="Show every PDF page to a second engine and tell where the two read other words;"
            " slow. By default only pages without words are shown to it.",
        ),
    ] = None,
    ocr: OcrOption = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            envvar="QUARTERLIGHT_DASK",
            help="Let the workers of a Dask cluster read the documents: the address of its "
            "scheduler, tcp://host:8786. See docs/scale.md.",
        ),
    ] = None,
    break_lock: Annotated[
        bool,
        typer.Option(
            "--break-lock",
            help="Take over a warehouse at an address from a run that was killed on another "
            "machine; be sure that it has ended.",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read, and change nothing.")
    ] = False,
    log: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            envvar="QUARTERLIGHT_LOG",
            help="Add a JSON line to this file for each thing that happens; '-': to stderr, in "
            "place of the progress bar.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")] = (
        False
    ),
    as_json: JsonOption = False,
) -> None:
    """Read reports and bring the tables up to date.

    Folders and addresses are searched with everything below them; a zip file is read as a folder.
    Files that did not change since the last run are not read again; a file that moved is the same
    document; a deleted one stays in the tables until --prune. The tables lie in DIR/latest/, one
    Parquet file each, and DIR/quarantine.csv names the files that gave none.

    A document that takes too long or too much memory is ended and read once more alone, and once
    more in the next run. Ctrl-C stops at once; the same command goes on from there.

    A layout file says what a council calls its columns and headings. It holds for all files of
    the warehouse, so name it in every run, or in the archive's quarterlight.toml.

    Exit code 0: done; 1: a file gave no tables that had not failed before; 2: wrong usage.

    \b
        quarterlight ingest reports/ --warehouse out/
        quarterlight ingest reports/ --layout my-council.toml --warehouse out/
        quarterlight ingest reports/ --dry-run --warehouse out/
        quarterlight ingest 2008-2013.zip --warehouse out/
        quarterlight ingest s3://bucket/reports --warehouse s3://bucket/warehouse
        quarterlight ingest /shared/reports -w /shared/out --dask tcp://host:8786
    """
    from quarterlight.options import Said, options_for

    with problems_said():
        said = Said(warehouse, layout, workers, timeout, memory, max_failures, check, ocr)
        options = options_for(paths, said)
        request = request_for(paths, options, rehash=rehash, retry_failed=retry_failed, prune=prune)
    request = replace(request, breaks_lock=break_lock, dask=dask)
    if dry_run:
        say_plan(request, options.warehouse, as_json=as_json)
        raise typer.Exit(Exit.DONE)
    summary = run(request, options.warehouse, quiet=quiet, log=log)
    report(summary, options.warehouse, quiet=quiet, as_json=as_json)
    too_many = len(summary.new_failures) > options.max_failures
    raise typer.Exit(Exit.NEW_FAILURES if too_many else Exit.DONE)


def request_for(
    paths: list[str], options: "Options", *, rehash: bool, retry_failed: bool, prune: bool
) -> "Request":
    """What the run is asked for; raises where a path, a layout file or an engine is missing."""
    from extract.ocr.engines import ocr_for
    from extract.ocr.modes import OcrMode
    from parsers.layout_files import layout_with
    from warehouse.ingest import Request
    from warehouse.intake import find_inputs
    from warehouse.layout_used import texts_of

    if options.ocr is OcrMode.ALWAYS:
        ocr_for(options.ocr)  # raises where nothing can recognise anything
    words = layout_with(options.layout) if options.layout else None
    return Request(
        find_inputs(paths, options.warehouse, apart=options.layout),
        paths,
        rehash=rehash,
        layout=words,
        check=options.check,
        ocr=options.ocr,
        retry_failed=retry_failed,
        prune=prune,
        limits=options.limits,
        texts=texts_of(options.layout),
    )


def say_plan(request: "Request", warehouse: str, *, as_json: bool) -> None:
    """Print what a run would do; exits where it could not be done."""
    from quarterlight.plan_view import print_plan
    from warehouse.folder import place_to_plan
    from warehouse.ingest import plan

    with problems_said():
        planned = plan(place_to_plan(warehouse), request)
    if as_json:
        print_json(planned)
    else:
        print_plan(planned)


def run(request: "Request", warehouse: str, *, quiet: bool, log: str | None) -> "Summary":
    """Do the run with its progress bar; exits where it cannot be done or is stopped."""
    from quarterlight.watching import watching
    from warehouse.batch.schedule import Interrupted
    from warehouse.folder import make_warehouse
    from warehouse.ingest import ingest as ingest_all

    with problems_said():
        place = make_warehouse(warehouse)
        if not request.found:
            typer.echo(f"No files were found in {', '.join(request.arguments)}.", err=True)
        try:
            with watching(log, quiet=quiet) as watcher:
                summary = ingest_all(place, request, watcher=watcher)
                watcher.finishes(summary)
                return summary
        except Interrupted as error:
            done = f"Stopped after {error.done} of {error.total} files"
            raise stop(f"{done}. {GO_ON}", Exit.INTERRUPTED) from error
        except KeyboardInterrupt as error:
            raise stop(f"Stopped before the tables were made. {GO_ON}", Exit.INTERRUPTED) from error


GO_ON = "What was read is kept; run the same command again to go on."


def report(summary: "Summary", warehouse: str, *, quiet: bool, as_json: bool) -> None:
    """Print what was done; failures that are new are named even where the rest is not wanted."""
    from quarterlight.summary import print_failures, print_summary

    if as_json:
        print_json(summary)
        return
    print_failures(summary)
    if not quiet:
        print_summary(summary, warehouse)


def print_json(value: object) -> None:
    """Print a value for a program."""
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
