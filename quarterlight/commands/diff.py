"""`quarterlight diff`: what changed in the definitions from one year to another."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import (
    DEFAULT_WAREHOUSE,
    CouncilOption,
    LayoutOption,
    WarehouseOption,
)
from quarterlight.diffs.kinds import Kind
from quarterlight.diffs.plan_years import plan_year as plan_year
from quarterlight.problems import problems_said, stop

if TYPE_CHECKING:
    from quarterlight.diffs.entries import DefinitionDiff


class Form(StrEnum):
    """How a diff is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


def diff(
    before: Annotated[
        str, typer.Argument(metavar="BEFORE", help="The earlier plan year, or a document.")
    ],
    after: Annotated[
        str, typer.Argument(metavar="AFTER", help="The later plan year, or a document.")
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    council: CouncilOption = None,
    document: Annotated[
        str | None, typer.Option("--document", help="Only files with this in their name.")
    ] = None,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--kind", "-k", help="Only this kind of change. May be given several times."),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="Text for people, or a format for files.")
    ] = Form.TEXT,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write to this file, not to stdout."),
    ] = None,
    layout: LayoutOption = None,
) -> None:
    """Tell what changed in the definitions of indicators from one plan year to another.

    What changes the figures comes first: a new baseline, another coverage, unit or threshold.
    Then lines that were dropped or added, targets that moved, and at last other words for the
    same figure. Words that went are marked [-so-], words that came {+so+}, or by colour.

    \b
        quarterlight diff 2012-13 2013-14 --warehouse out/
        quarterlight diff 2012-13 2013-14 --kind redefined --warehouse out/
        quarterlight diff 2012-13 2013-14 --format html --out changes.html --warehouse out/

    A plan counts for the first of its years. 'Dropped' and 'added' are said only where both years
    have a document of the same type and scope; otherwise a line was 'not reported'.

    Two documents are compared without a warehouse, PDF or text; --layout is for them:

    \b
        quarterlight diff plan-2012.pdf report-2013-q2.pdf

    Exit code 0: done; 1: a document could not be read; 2: wrong usage.
    """
    years = [plan_year(text) for text in (before, after)]
    if years[0] and years[1]:
        diffs = between_years(warehouse, (years[0], years[1]), council, document)
    elif years[0] or years[1]:
        other = after if years[0] else before
        if not Path(other).exists():
            raise stop(f"{other} is neither a plan year, written as 2012-13, nor a file.")
        raise stop("Name two plan years (2012-13 2013-14) or two documents, not one of each.")
    else:
        if council or document:
            raise stop("--council and --document are for the documents of a warehouse.")
        diffs = [between_documents(Path(before), Path(after), layout)]
    write(with_kinds(diffs, kind or ()), form, out)


def between_years(
    warehouse: str, years: tuple[str, str], council: str | None, document: str | None
) -> list["DefinitionDiff"]:
    """The diffs of two years, one a council."""
    if years[0] >= years[1]:
        raise stop(f"Name the earlier year first: {min(years)} {max(years)}.")
    with problems_said():
        from quarterlight.diffs.of_years import WantedYears, diffs_of_years
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release

        with connected(pinned_release(open_warehouse(warehouse))) as connection:
            return diffs_of_years(connection, WantedYears(*years, council, document))


def between_documents(before: Path, after: Path, layout: list[Path] | None) -> "DefinitionDiff":
    """The diff of two files; exits where one cannot be read or prints no indicators."""
    from quarterlight.commands.show import rows_of
    from quarterlight.diffs.of_documents import diff_of_documents

    first, second = rows_of(before, layout), rows_of(after, layout)
    if first.document.document_id == second.document.document_id:
        raise stop(f"{before} and {after} are the same document.")
    for file, rows in ((before, first), (after, second)):
        if not rows.kpis:
            raise stop(f"No indicators were read in {file}. Look at it: quarterlight show {file}")
    names = (before.name, after.name)
    return diff_of_documents(
        first, second, names if names[0] != names[1] else (str(before), str(after))
    )


def with_kinds(diffs: Sequence["DefinitionDiff"], kinds: Sequence[Kind]) -> list["DefinitionDiff"]:
    """The diffs with the changes of these kinds only; all where none is named."""
    from dataclasses import replace

    if not kinds:
        return list(diffs)
    return [
        replace(diff, entries=tuple(e for e in diff.entries if e.kind in kinds)) for diff in diffs
    ]


def write(diffs: Sequence["DefinitionDiff"], form: Form, out: Path | None) -> None:
    """Print the diffs, or write them to a file and print nothing."""
    if form is Form.TEXT and out is None:
        from quarterlight.diffs.terminal import print_diff

        for number, diff in enumerate(diffs):
            if number:
                typer.echo()
            print_diff(diff)
        return
    text = text_in(diffs, form)
    if out is None:
        typer.echo(text, nl=False)
        return
    from warehouse.whole import write_whole

    with problems_said():
        write_whole(out, text.encode())


def text_in(diffs: Sequence["DefinitionDiff"], form: Form) -> str:
    """The diffs in a format for files."""
    from quarterlight.diffs import data, markdown, page, terminal

    if form is Form.MARKDOWN:
        return markdown.markdown(diffs)
    if form is Form.HTML:
        return page.page(diffs)
    if form is Form.CSV:
        return data.as_csv(diffs)
    if form is Form.JSON:
        return data.as_json(diffs)
    return terminal.plain_text(diffs)
