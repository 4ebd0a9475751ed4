"""`quarterlight release`: the tables made anew without opening a file; names for releases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import (
    DEFAULT_WAREHOUSE,
    JsonOption,
    LayoutOption,
    QuietOption,
    WarehouseOption,
)
from quarterlight.json_text import print_json
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from warehouse.rollback import KeptRelease
    from warehouse.summary import Summary


def release(
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    tag: Annotated[
        str | None,
        typer.Option("--tag", metavar="NAME", help="Name the release; it is then kept for good."),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="RELEASE", help="With --tag: name this release, and make none anew."
        ),
    ] = None,
    untag: Annotated[
        str | None, typer.Option("--untag", metavar="NAME", help="Remove a name, and do no more.")
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the releases that are kept, and do no more.")
    ] = False,
    layout: LayoutOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Make the tables anew of what was read, without opening a file.

    For after an edit of decisions.csv or archive.csv. Files that came, went or changed are not
    looked for; that is what `ingest` does. All is as the last `ingest` read it, its layout files
    too; name some to have these read, and kept, instead.

    The three newest releases are kept, and those with a tag:

    \b
        quarterlight release --warehouse out/
        quarterlight release --tag published-2026 --warehouse out/
        quarterlight release --tag draft --of r-525e47015a4c --warehouse out/
        quarterlight release --list --warehouse out/

    Exit code 0: done; 1: a file gives no tables any more; 2: wrong usage.
    """
    if of is not None and tag is None:
        raise stop("--of says which release --tag is to name. Give both.")
    with problems_said():
        from warehouse.folder import open_warehouse
        from warehouse.rollback import kept_releases, tag_release, untag_release

        place = open_warehouse(warehouse)
        if listed:
            print_releases(kept_releases(place), as_json=as_json)
            return
        if untag is not None:
            untag_release(place, untag)
            return
        summary = None if of is not None else rebuilt(warehouse, layout, quiet=quiet)
        named = tag_release(place, tag, of) if tag is not None else None
    if summary is not None:
        from quarterlight.summary import say_done

        say_done(summary, warehouse, quiet=quiet, as_json=as_json)
    if named is not None and not quiet:
        typer.echo(f"Release {named.release_id} is named {tag}.", err=True)
    failed = summary is not None and bool(summary.new_failures)
    raise typer.Exit(Exit.NEW_FAILURES if failed else Exit.DONE)


def rebuilt(warehouse: str, layout: list[Path] | None, *, quiet: bool) -> "Summary":
    """Make the release, with a progress bar."""
    from rich.console import Console

    from parsers.layout_files import layout_with
    from quarterlight.progress import Bar
    from warehouse.folder import open_warehouse
    from warehouse.layout_used import texts_of
    from warehouse.rebuild import rebuild, rules_again

    place = open_warehouse(warehouse)
    rules = rules_again(place, layout_with(layout) if layout else None)
    with Bar(Console(stderr=True), quiet=quiet) as bar:
        return rebuild(place, rules, texts=texts_of(layout or ()), watcher=bar)


def print_releases(kept: "list[KeptRelease]", *, as_json: bool) -> None:
    """One line a release, the newest first; the current one is marked."""
    if as_json:
        print_json(kept)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    printed = Table("Release", "Current since", "Documents", "Rows", "Tags", "", box=None)
    for index in (2, 3):
        printed.columns[index].justify = "right"
    for item in kept:
        printed.add_row(
            item.release_id,
            item.created,
            f"{item.documents:,}",
            f"{item.rows:,}",
            Text(", ".join(item.tags)),
            "current" if item.is_current else "",
        )
    Console(highlight=False).print(printed)
