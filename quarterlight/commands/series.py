"""`quarterlight series`: one indicator over the years."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quarterlight.command_options import (
    DEFAULT_WAREHOUSE,
    CouncilOption,
    Format,
    JsonOption,
    WarehouseOption,
)
from quarterlight.problems import problems_said, stop

if TYPE_CHECKING:
    import duckdb

    from quarterlight.series_query import Indicator, Redirect, Series

MOST_PRINTED = 10
"""Indicators that are printed at once; where more are called the same they are listed."""

DRAWINGS = (".png", ".svg", ".html")


def series(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="INDICATOR", help="A reference in any spelling, an id, or words of the name."
        ),
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    council: CouncilOption = None,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--plot", "-p", metavar="FILE", help="Draw a chart: FILE.png, FILE.svg or FILE.html."
        ),
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV for a spreadsheet.")] = False,
) -> None:
    """Follow an indicator over the years: actuals, targets, traffic lights, and where they stand.

    Each figure is the one that the newest document prints; a later 'N/A' or 'TBC' is shown as
    such. Where the definition changed, a line says so: figures before and after it must not be
    compared. 'conflict' means that one document prints two values; `quarterlight findings` has
    both. Values that were restated later are listed below. The id of an indicator that was merged
    into another one leads to that.

    \b
        quarterlight series 'SCS CYP03' --warehouse out/
        quarterlight series GCSE --warehouse out/
        quarterlight series NI75 --plot ni75.png --warehouse out/
        quarterlight series ind-brackenshire-scs-cyp03 --csv --warehouse out/ > series.csv

    The chart needs the extra 'plots': pip install 'quarterlight[plots]'. Its HTML needs no network.

    Exit code 0: done; 2: no indicator is called so, or too many are.
    """
    if as_json and as_csv:
        raise stop("Take --json or --csv, not both.")
    if plot is not None and plot.suffix.lower() not in DRAWINGS:
        raise stop(f"The chart is PNG, SVG or HTML: the name {plot} must end in .png, .svg, .html.")
    with problems_said():
        from quarterlight.series_query import series_of
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release
        from warehouse.redirects import redirected

        place = open_warehouse(warehouse)
        with connected(pinned_release(place)) as connection:
            found = indicators_asked(connection, asked, council, partial(redirected, place))
            if as_json or as_csv:
                print_flat(connection, [one.indicator_id for one in found], as_json=as_json)
            followed = [series_of(connection, one) for one in found]
    if not (as_json or as_csv):
        from quarterlight.series_view import print_series

        print_series(followed)
    if plot is not None:
        draw(followed, plot)


def indicators_asked(
    connection: "duckdb.DuckDBPyConnection", asked: str, council: str | None, redirected: "Redirect"
) -> "list[Indicator]":
    """The indicators that are called so; exits where there are none, or too many to print."""
    from quarterlight.series_query import indicators_called
    from quarterlight.series_view import print_choice, said_how_many

    found = indicators_called(connection, asked, council, redirected)
    if not found:
        raise stop(
            f"No indicator is called {asked!r}. Try a word of its name, or look at them: "
            'quarterlight sql "SELECT refs, name FROM indicators"'
        )
    if len(found) > MOST_PRINTED:
        print_choice(found)
        raise stop(said_how_many(found, asked))
    return found


def print_flat(
    connection: "duckdb.DuckDBPyConnection", ids: Sequence[str], *, as_json: bool
) -> None:
    """Print the rows of series as they are in the release."""
    from quarterlight.printing import print_rows
    from quarterlight.series_query import FLAT
    from warehouse.query import ask

    answer = ask(connection, FLAT, {"ids": list(ids)})
    if answer is not None:
        print_rows(answer, Format.JSON if as_json else Format.CSV)


def draw(followed: "Sequence[Series]", out: Path) -> None:
    """Write the chart and say where it is; exits where the extra is not installed."""
    try:
        from quarterlight.series_plot import chart_of, save
    except ModuleNotFoundError as error:
        from quarterlight.series_view import MISSING_EXTRA

        raise stop(MISSING_EXTRA) from error
    chart = chart_of(followed)
    if chart is None:
        raise stop("There is no value to draw.")
    with problems_said():
        save(chart, out)
    typer.echo(f"The chart is {out}.", err=True)
