"""`quarterlight show`: one report as it was read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.ocr.modes import OcrMode
from quarterlight.command_options import JsonOption, LayoutOption, OcrOption, ReportArgument
from quarterlight.json_text import print_json
from quarterlight.problems import Exit, problems_said, stop

if TYPE_CHECKING:
    from extract.document import Page
    from normalize.rows import Rows


def show(
    file: ReportArgument,
    as_json: JsonOption = False,
    layout: LayoutOption = None,
    page: Annotated[
        int | None,
        typer.Option(
            "--page",
            "-p",
            metavar="N",
            help="Draw page N of a PDF with what was read outlined, as PNG.",
        ),
    ] = None,
    ocr: OcrOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE.png",
            help="Where the drawing goes; else NAME-page-N.png in the working folder.",
        ),
    ] = None,
) -> None:
    """Show one report as it was read: title, sections, tables, and what is doubtful.

    No warehouse is needed. With --page, one page is drawn instead: text blocks, tables with
    their cells, marks and pictures, each in its colour, numbered in reading order; the path of
    the drawing is printed. Without it nothing is written.

    \b
        quarterlight show reports/2013-14-q2.pdf
        quarterlight show reports/2013-14-q2.pdf --page 3 --out page3.png
        quarterlight show reports/other.pdf --layout my-council.toml
    """
    mode = ocr or OcrMode.AUTO
    if page is not None:
        if as_json or layout:
            raise stop("--page draws what was read; leave --json and --layout out.")
        if out is not None and out.suffix.lower() != ".png":
            raise stop(f"The drawing is a PNG: the name {out} must end in .png.")
        draw(file, page, out or Path(f"{file.stem}-page-{page}.png"), mode)
        return
    if out is not None:
        raise stop("--out is for the drawing of a page; add --page N.")
    rows = rows_of(file, layout, mode)
    if as_json:
        print_json(rows)
        return
    from rich.console import Console

    from quarterlight.report_view import parts_of

    console = Console(highlight=False)
    for part in parts_of(rows):
        console.print(part)


def bytes_of(file: Path) -> bytes:
    """The bytes of the file; raises InputError with a hint where it is none."""
    from warehouse.intake import InputError

    if file.is_dir():
        raise InputError(f"{file} is a folder. Name one report, or use 'quarterlight ingest'.")
    if not file.exists():
        raise InputError(f"There is no file {file}. Check the spelling.")
    return file.read_bytes()


def draw(file: Path, number: int, out: Path, ocr: OcrMode = OcrMode.AUTO) -> None:
    """Write the drawing of one page and print its path; exits where there is none to draw."""
    with problems_said():
        data = bytes_of(file)
    page = page_of(data, file, number, ocr)
    from pypdfium2 import PdfiumError

    from quarterlight.page_picture import page_picture
    from warehouse.whole import write_whole

    try:
        picture = page_picture(data, page)
    except PdfiumError as error:
        raise stop(f"{file}: page {number} cannot be drawn: {error}", Exit.NEW_FAILURES) from error
    with problems_said():
        write_whole(out, picture)
    typer.echo(out)


def page_of(data: bytes, file: Path, number: int, ocr: OcrMode) -> "Page":
    """One page as it was read; exits where there is none of that number, and says why."""
    from warehouse.one_document import read_with
    from warehouse.outcomes import state_of
    from warehouse.stores import Parsed

    with read_errors_said(file):
        extracted = read_with(data, ocr)
    document = extracted.document
    if document is None:
        raise failed(file, *state_of(Parsed(failure=extracted.failure)))
    if document.page_count is None:
        raise stop(f"{file} is a text file: it has no pages to draw. Leave --page out to read it.")
    if not 1 <= number <= document.page_count:
        pages = "1 page" if document.page_count == 1 else f"{document.page_count} pages"
        raise stop(f"{file} has {pages}; there is no page {number}.")
    for page in document.pages:
        if page.number == number:
            return page
    raise failed(file, "partial", f"page {number} could not be read")


@contextmanager
def read_errors_said(file: Path) -> Iterator[None]:
    """Say why reading gives nothing this time and exit with 1; with 2 where no engine is there."""
    from extract.states import ReadError

    try:
        with problems_said():
            yield
    except ReadError as error:
        raise failed(file, error.state, error.reason) from error


def rows_of(file: Path, layout: list[Path] | None = None, ocr: OcrMode = OcrMode.AUTO) -> "Rows":
    """All rows of the file; exits where it gives none, and says why."""
    import normalize
    from parsers.layout_files import layout_with
    from warehouse.normal import document_id_of
    from warehouse.one_document import parse_extract, read_with
    from warehouse.outcomes import state_of
    from warehouse.stores import unpack_report

    with problems_said():
        data = bytes_of(file)
        words = layout_with(layout) if layout else None
    with read_errors_said(file):
        parsed = parse_extract(read_with(data, ocr), file.name, words)
    if parsed.packed_report is None or parsed.facts is None:
        raise failed(file, *state_of(parsed))
    state, reason = state_of(parsed)
    if reason is not None:
        typer.echo(f"{file}: {state.replace('_', ' ')}: {reason}", err=True)
    report = unpack_report(parsed.packed_report)
    return normalize.normalize(report, document_id=document_id_of(parsed.facts.sha256))


def failed(file: Path, state: str, reason: str | None) -> typer.Exit:
    """Say why the file gives no rows; the exit to raise."""
    why = f"{state.replace('_', ' ')}: {reason or 'no reason given'}"
    return stop(f"{file}: {why}", Exit.NEW_FAILURES)
