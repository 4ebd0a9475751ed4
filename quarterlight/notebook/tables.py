"""The tables of one release, as pandas, as Arrow and by SQL."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from quarterlight.notebook.diff import YearDiff, diff_between
from quarterlight.notebook.frames import to_pandas
from quarterlight.notebook.html import tables_html
from quarterlight.notebook.series import IndicatorSeries, series_called
from quarterlight.notebook.source import RowLike, Source, source_of
from warehouse.folder import Warehouse, WarehouseError, open_warehouse
from warehouse.query import (
    TableFacts,
    ask,
    bring_changes,
    connect,
    connected,
    pinned_release,
    table_facts,
)
from warehouse.redirects import redirected
from warehouse.release import Release
from warehouse.release_log import made_at
from warehouse.rollback import named_release
from warehouse.schemas import TABLES
from warehouse.views import view_names

TRIES = 5
"""Attempts to open a release; it may be pruned by three runs that end in that very moment."""


class Tables:
    """One release of a warehouse: `wh.observations`, `wh.sql(...)`, `wh.series("NI075")`, ...

    Every table and view is an attribute; only the table `series` is `wh.table("series")`, for its
    name is that of a question. It stays the same release however many are published meanwhile:
    its files are held open.
    """

    def __init__(self, warehouse: Warehouse, release: Release) -> None:
        self.warehouse = warehouse.root if warehouse.far is None else warehouse.name
        self.release_id = release.release_id
        self.made = made_at(warehouse, release.release_id)
        self._warehouse = warehouse
        self._release = release
        self._files = {
            name: pq.ParquetFile(pa.memory_map(release.table(name).as_posix())) for name in TABLES
        }
        self._facts = [
            table_facts(name, file.metadata.num_rows, TABLES[name])
            for name, file in self._files.items()
        ]

    @cached_property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with the tables, once it is asked for."""
        return connect(self._release)

    def __getattr__(self, name: str) -> pd.DataFrame:
        try:
            return self.table(name)
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *TABLES, *view_names()})

    def __repr__(self) -> str:
        return f"<release {self.release_id} of {self.warehouse}: {len(TABLES)} tables>"

    def _repr_html_(self) -> str:
        return tables_html(self.warehouse, self.release_id, self.made, self._facts)

    @property
    def tables(self) -> list[TableFacts]:
        """What each table holds: name, rows, description and columns."""
        return list(self._facts)

    def table(self, name: str) -> pd.DataFrame:
        """A table or view as pandas; raises KeyError for an unknown one."""
        if name in TABLES:
            return to_pandas(self.arrow(name))
        if name in view_names():
            return self.sql(f"FROM {name}")
        known = ", ".join([*TABLES, *view_names()])
        raise KeyError(f"There is no table or view {name!r}. There are: {known}.")

    def arrow(self, table: str, columns: list[str] | None = None) -> pa.Table:
        """A table as Arrow, or some of its columns; raises KeyError for an unknown one."""
        if table not in self._files:
            raise KeyError(f"There is no table {table!r}. There are: {', '.join(TABLES)}.")
        return self._files[table].read(columns)

    def sql(self, query: str, **known: object) -> pd.DataFrame:
        """The answer to a query in DuckDB's SQL; `$name` in it is filled by the keyword `name`.

        Raises duckdb.Error for a query that cannot be answered.
        """
        return to_pandas(self._answer(query, known))

    def series(self, asked: str, council: str | None = None) -> IndicatorSeries:
        """One indicator over the years, by a ref in any spelling, an id, or words of its name.

        `council` is a part of the council's name. Raises LookupError where none is called so, and
        where several are: the message lists them.
        """
        with self._known_to_be_there():
            known = partial(redirected, self._warehouse)
            return series_called(self._connection, asked, council, known)

    def diff(self, before: str, after: str, council: str | None = None) -> YearDiff:
        """What changed in the definitions from one plan year to another: '2012-13', '12/13'.

        Raises ValueError for what is no year, and WarehouseError where the release has no
        indicators of one of them.
        """
        with self._known_to_be_there(), connected(self._release) as connection:
            return diff_between(connection, before, after, council)

    def source(self, row: RowLike | str) -> Source:
        """Where a row was printed, by the row or by its id.

        Raises LookupError for a row without an id of ours.
        """
        return source_of(self._answer, row)

    def _answer(self, query: str, known: Mapping[str, object]) -> pa.Table:
        """The rows of a query as Arrow."""
        with self._known_to_be_there():
            stream = ask(self._connection, query, known)
            return pa.table({}) if stream is None else stream.read_all()

    @contextmanager
    def _known_to_be_there(self) -> Iterator[None]:
        """Say so where DuckDB does not find the release any more."""
        try:
            yield
        except duckdb.IOException as error:
            if self._release.folder.is_dir():
                raise
            raise WarehouseError(
                f"The release {self.release_id} was pruned meanwhile: three newer ones were made. "
                "Open the warehouse again; 'quarterlight release --tag' keeps a release for good."
            ) from error


def open_tables(root: Path | str, name: str | None = None) -> Tables:
    """The tables of a release; raises WarehouseError."""
    warehouse = open_warehouse(root)
    for _ in range(TRIES):
        bring_changes(warehouse)
        release = named_release(warehouse, name) if name else pinned_release(warehouse)
        try:
            return Tables(warehouse, release)
        except OSError:
            if release.folder.is_dir():
                raise
    raise WarehouseError(f"Releases of {root} come and go faster than they can be opened.")
