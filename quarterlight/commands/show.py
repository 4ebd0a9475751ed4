"""`quarterlight show`: one report as it was read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.problems import Exit, problems_said, stop
from quarterlight.settings import JsonOption

if TYPE_CHECKING:
    from normalize.rows import Rows


def show(
    file: Annotated[Path, typer.Argument(help="A report, PDF or text.")],
    as_json: JsonOption = False,
) -> None:
    """Show one report as it was read: title, sections, tables, and what is doubtful.

    No warehouse is needed and nothing is written.

    \b
        quarterlight show reports/2013-14-q2.pdf
    """
    rows = rows_of(file)
    if as_json:
        import msgspec

        typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return
    from rich.console import Console

    from quarterlight.report_view import parts_of

    console = Console(highlight=False)
    for part in parts_of(rows):
        console.print(part)


def rows_of(file: Path) -> "Rows":
    """All rows of the file; exits where it gives none, and says why."""
    import normalize
    from extract.states import ReadError
    from warehouse.derive import document_id_of
    from warehouse.intake import InputError
    from warehouse.reading import parse_extract, read_bytes, state_of
    from warehouse.stores import unpack_report

    with problems_said():
        if file.is_dir():
            raise InputError(f"{file} is a folder. Name one report, or use 'quarterlight ingest'.")
        if not file.exists():
            raise InputError(f"There is no file {file}. Check the spelling.")
        data = file.read_bytes()
    try:
        parsed = parse_extract(read_bytes(data), file.name)
    except ReadError as error:
        raise failed(file, error.state, error.reason) from error
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
