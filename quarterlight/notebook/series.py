"""One indicator over the years in a notebook: `wh.series("NI075")`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pandas as pd

from quarterlight.notebook.frames import to_pandas
from quarterlight.notebook.series_html import series_html
from quarterlight.series_query import (
    FLAT,
    Indicator,
    Redirect,
    Series,
    indicators_called,
    series_of,
)
from quarterlight.series_view import MISSING_EXTRA
from warehouse.query import ask

if TYPE_CHECKING:
    import altair as alt

MOST_NAMED = 20
"""Indicators that are named where several are called the same."""


@dataclass(frozen=True, repr=False)
class IndicatorSeries:
    """One indicator over the years: `.frame` its points as a table, `.plot()` its chart.

    `.points` and `.revisions` are the same as typed values.
    """

    series: Series
    frame: pd.DataFrame

    @property
    def indicator(self) -> Indicator:
        """Id, council, name, refs, unit and polarity."""
        return self.series.indicator

    @property
    def breaks(self) -> pd.DataFrame:
        """The points before which the definition changed: nothing is compared across them."""
        return self.frame[self.frame["break_before"].fillna(False)]

    def plot(self) -> "alt.VConcatChart":
        """Actuals, targets and lights, with a line at each break.

        Raises ModuleNotFoundError without the extra 'plots', ValueError where no value is printed.
        """
        try:
            from quarterlight.series_plot import chart_of
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(MISSING_EXTRA) from error
        chart = chart_of([self.series])
        if chart is None:
            raise ValueError(f"{called(self.indicator)}: no report prints a value to draw.")
        return chart

    def __repr__(self) -> str:
        return f"<series {called(self.indicator)}: {len(self.frame)} points>"

    def _repr_html_(self) -> str:
        return series_html(self.series)


def series_called(
    connection: duckdb.DuckDBPyConnection,
    asked: str,
    council: str | None,
    redirected: Redirect,
) -> IndicatorSeries:
    """The series of the one indicator that is called so; raises LookupError."""
    found = indicators_called(connection, asked, council, redirected)
    if not found:
        raise LookupError(
            f"No indicator is called {asked!r}. `wh.indicators` lists them all; a ref in any "
            "spelling, an id or words of the name will do."
        )
    if len(found) > 1:
        raise LookupError(said_choice(asked, found))
    return IndicatorSeries(series_of(connection, found[0]), frame_of(connection, found[0]))


def frame_of(connection: duckdb.DuckDBPyConnection, indicator: Indicator) -> pd.DataFrame:
    """The rows of `series` with the refs and the file of each."""
    stream = ask(connection, FLAT, {"ids": [indicator.indicator_id]})
    return pd.DataFrame() if stream is None else to_pandas(stream.read_all())


def said_choice(asked: str, found: Sequence[Indicator]) -> str:
    """The indicators to choose from, one a line."""
    lines = [f"{len(found)} indicators are called {asked!r}. Take one by its id:"]
    lines += [f"  {called(one)} ({one.council or 'no council'})" for one in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        lines.append(f"  and {len(found) - MOST_NAMED} more; add words or a council")
    return "\n".join(lines)


def called(indicator: Indicator) -> str:
    """'ind-brackenshire-scs-cyp03 SCS CYP03; NI075 Proportion achieving ...'."""
    parts = (indicator.indicator_id, indicator.refs, indicator.name)
    return " ".join(part for part in parts if part)
