"""`quarterlight ingest`: an archive to tables."""

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from quarterlight.command_options import JsonOption, LayoutOption, OcrOption, QuietOption
from quarterlight.commands.ingest_options import (
    BreakLockOption,
    CheckOption,
    DaskOption,
    DryRunOption,
    LogOption,
    MaxFailuresOption,
    MemoryOption,
    PathsArgument,
    PruneOption,
    RehashOption,
    RetryFailedOption,
    SettableWarehouse,
    TimeoutOption,
    WorkersOption,
)
from quarterlight.json_text import print_json
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from quarterlight.options import Options
    from warehouse.ingest import Request
    from warehouse.summary import Summary


def ingest(
    paths: PathsArgument,
    warehouse: SettableWarehouse = None,
    layout: LayoutOption = None,
    workers: WorkersOption = None,
    timeout: TimeoutOption = None,
    memory: MemoryOption = None,
    retry_failed: RetryFailedOption = False,
    max_failures: MaxFailuresOption = None,
    prune: PruneOption = False,
    rehash: RehashOption = False,
    check: CheckOption = None,
    ocr: OcrOption = None,
    dask: DaskOption = None,
    break_lock: BreakLockOption = False,
    dry_run: DryRunOption = False,
    log: LogOption = None,
    quiet: QuietOption = False,
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
    from quarterlight.summary import say_done

    summary = run(request, options.warehouse, quiet=quiet, log=log)
    say_done(summary, options.warehouse, quiet=quiet, as_json=as_json)
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
