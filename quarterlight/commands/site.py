"""`quarterlight site`: a release as pages that need no server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from quarterlight.command_options import DEFAULT_WAREHOUSE, WarehouseOption
from quarterlight.problems import problems_said, stop

if TYPE_CHECKING:
    from quarterlight.site.build import Made
    from quarterlight.site.placing import Watch

MISSING_EXTRA = (
    "The charts need a package that carries their JavaScript. Install it with: "
    "pip install 'quarterlight[plots]'"
)


def site(
    out: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write the site into.")],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    pictures: Annotated[
        bool,
        typer.Option(
            "--pictures/--no-pictures",
            help="Draw the pages of PDFs on which values stand; files that are not at hand are "
            "passed over.",
        ),
    ] = True,
    name: Annotated[
        str, typer.Option("--name", metavar="TEXT", help="What the site is called.")
    ] = "Performance reports",
) -> None:
    """Write the current release as a site: pages to open from a shared drive or any web server.

    The start page finds indicators, milestones and documents by reference or words. Each
    indicator has its chart, every printed value with the place on the page, its definitions word
    by word, and what was printed differently later. Milestones stand in a grid of quarters, money
    by department, documents with their findings.

    \b
        quarterlight site public/ --warehouse out/
        quarterlight site public/ --no-pictures --name "Elmsworth, 2008 to 2019" --warehouse out/

    Open public/index.html in a browser. Nothing is loaded from anywhere else. DIR must be new,
    empty, or a site that was made before: that one is replaced, whole, when the new one is done,
    and its pictures are used again. The same release gives the same files.

    Exit code 0: done; 2: the folder holds something else, or there is no release.
    """
    with problems_said():
        from quarterlight.site.build import build_site
        from quarterlight.site.folder import SiteError
        from quarterlight.site.placing import Wanted
        from warehouse.folder import open_warehouse
        from warehouse.query import pinned_release

        place = open_warehouse(warehouse)
        release = pinned_release(place)
        try:
            with bar() as watch:
                made = build_site(place, release, Wanted(out, pictures, name), watch)
        except SiteError as error:
            raise stop(str(error)) from error
        except ModuleNotFoundError as error:
            if error.name != "vl_convert":
                raise
            raise stop(MISSING_EXTRA) from error
    say_made(made)
    typer.echo((out / "index.html").as_posix())


def say_made(made: "Made") -> None:
    """What the site holds, on stderr."""
    typer.echo(
        f"{made.indicators:,} indicators and {made.documents:,} documents, "
        f"{made.pictures:,} pictures of pages.",
        err=True,
    )
    if made.without_source:
        typer.echo(
            f"{made.without_source:,} of the documents have no picture or lines; their pages say "
            "why.",
            err=True,
        )


@contextmanager
def bar() -> Iterator["Watch"]:
    """A bar on stderr, on a terminal only; gives what moves it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task("Begins", total=None)

        def watch(doing: str, done: int, of: int) -> None:
            progress.update(task, description=doing, completed=done, total=of)

        yield watch
