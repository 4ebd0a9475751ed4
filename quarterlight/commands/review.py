"""`quarterlight review`: one report beside what was read from it, as a page for the browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import (
    DEFAULT_WAREHOUSE,
    LayoutOption,
    ReportArgument,
    WarehouseOption,
)
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from quarterlight.review.document import Reviewed

ENDINGS = {".html", ".htm"}


def review(
    file: ReportArgument,
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE.html",
            help="Where the page goes; else NAME-review.html in the working folder.",
        ),
    ] = None,
    layout: LayoutOption = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Make a page that shows a report beside what was read from it, to check and correct.

    On the left are the pages as printed (or the lines of a text), on the right the rows: each
    leads to its outlined place and back, with its findings beside it. Filters show only what is
    doubtful, one table, one page, or what a search finds. Values, lights, dates and links of
    indicators can be marked as wrong; the page saves them as corrections.csv. It is one file that
    needs no server and no network, so it can be sent to whoever knows the figures.

    \b
        quarterlight review reports/2013-14-q2.pdf --warehouse out/ --open
        quarterlight review reports/2013-14-q2.pdf --warehouse out/ --out check.html
        quarterlight correct corrections.csv --warehouse out/

    Rows come from the warehouse where that holds the file. Else it is read afresh, as by
    `quarterlight show`; such corrections can be taken in once the file was ingested. Layout files
    hold for files that are read afresh. docs/review.md goes through a review step by step.

    Exit code 0: done; 1: the file gives no rows; 2: wrong usage.
    """
    path = out or Path(f"{file.stem}-review.html")
    if path.suffix.lower() not in ENDINGS:
        raise stop(f"The page is HTML: the name {path} must end in .html.")
    from pypdfium2 import PdfiumError

    reviewed = reviewed_from(file, warehouse, layout)
    with problems_said():
        from quarterlight.review.page import review_page
        from warehouse.whole import write_whole

        try:
            named = warehouse.replace("\\", "/") if reviewed.release_id else None
            page = review_page(reviewed, named)
        except PdfiumError as error:
            raise stop(f"{file}: its pages cannot be drawn: {error}", Exit.NEW_FAILURES) from error
        write_whole(path, page.encode())
    typer.echo(path)
    if show:
        import webbrowser

        if not webbrowser.open(path.resolve().as_uri()):
            typer.echo(f"No browser could be started; open {path} in one.", err=True)


def reviewed_from(file: Path, warehouse: str, layout: list[Path] | None) -> "Reviewed":
    """The document from the warehouse, or read afresh where that does not hold it."""
    import hashlib

    from quarterlight.commands.show import bytes_of, rows_of
    from quarterlight.review.document import Reviewed, in_release

    with problems_said():
        data = bytes_of(file)
        if warehouse != DEFAULT_WAREHOUSE or Path(warehouse).exists():
            from warehouse.folder import open_warehouse
            from warehouse.query import pinned_release

            release = pinned_release(open_warehouse(warehouse))
            found = in_release(release, hashlib.sha256(data).hexdigest(), data)
            if found is not None:
                return found
            typer.echo(
                f"{file} is not in {warehouse}: it is read afresh, without links. Run "
                "'quarterlight ingest' with it before corrections are taken in.",
                err=True,
            )
    return Reviewed(file.name, data, rows_of(file, layout))
