"""Two plan years side by side in a notebook: `wh.diff("2012-13", "2013-14")`."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from quarterlight.diffs.data import COLUMNS, rows_of
from quarterlight.diffs.entries import DefinitionDiff
from quarterlight.diffs.of_years import WantedYears, diffs_of_years
from quarterlight.diffs.page import section
from quarterlight.diffs.plan_years import plan_year

TYPES = {
    "material": "boolean",
    "similarity": "float64",
    "before_page": "Int32",
    "before_line": "Int32",
    "after_page": "Int32",
    "after_line": "Int32",
}
"""Types of pandas for columns that are no text."""

HEADING = 4
"""Level of the headings: below those of the notebook."""


@dataclass(frozen=True, repr=False)
class YearDiff:
    """What changed in the definitions between two plan years: `.frame` one row a change.

    `.diffs` are the same as typed values, one for each council that printed both years.
    """

    before: str
    after: str
    diffs: tuple[DefinitionDiff, ...]
    frame: pd.DataFrame

    @property
    def counts(self) -> pd.DataFrame:
        """How many changes there are of each kind, those that break figures first."""
        counts = self.frame.groupby(["council", "change"], sort=False, dropna=False).size()
        return counts.rename("changes").reset_index()

    def __repr__(self) -> str:
        return f"<definitions {self.before} to {self.after}: {len(self.frame)} changes>"

    def _repr_html_(self) -> str:
        parts = [line for diff in self.diffs for line in section(diff, HEADING)]
        return f"<div>{''.join(parts)}</div>"


def diff_between(
    connection: duckdb.DuckDBPyConnection, before: str, after: str, council: str | None
) -> YearDiff:
    """The diff of two years in a connection of its own; raises ValueError and WarehouseError."""
    first, second = year_of(before), year_of(after)
    if first >= second:
        raise ValueError(f"Name the earlier year first: {second}, {first}.")
    diffs = tuple(diffs_of_years(connection, WantedYears(first, second, council)))
    return YearDiff(first, second, diffs, frame_of(diffs))


def year_of(text: str) -> str:
    """'2012-13' of '12/13'; raises ValueError for what is no plan year."""
    year = plan_year(text)
    if year is None:
        raise ValueError(f"{text!r} is no plan year. Write it like '2012-13'.")
    return year


def frame_of(diffs: tuple[DefinitionDiff, ...]) -> pd.DataFrame:
    """The changes as the command line gives them in CSV."""
    frame = pd.DataFrame(list(rows_of(diffs)), columns=list(COLUMNS), dtype="object")
    return frame.astype(TYPES)
