"""Keys of a release checked by DuckDB: own keys unique, foreign keys leading somewhere."""

from collections.abc import Iterator

import duckdb

from warehouse.keys import KEYS, ForeignKey
from warehouse.query import connected
from warehouse.release import Release
from warehouse.schemas import TABLES

SHOWN = 3
"""Keys that are named in a message."""


def broken_keys(release: Release) -> Iterator[tuple[str, str]]:
    """Tables with what is wrong with their keys, in words."""
    with connected(release) as connection:
        for table, keys in KEYS.items():
            yield from ((table, text) for text in own_key(connection, table, keys.own))
            if "row_key" in TABLES[table].names:
                yield from ((table, text) for text in own_key(connection, table, "row_key"))
            for key in keys.foreign:
                yield from ((table, text) for text in foreign_key(connection, table, key))
            for key in keys.lists:
                yield from ((table, text) for text in listed_keys(connection, table, key))
            if keys.anywhere is not None:
                yield from ((table, t) for t in keys_anywhere(connection, table, keys.anywhere))


def own_key(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    """Rows without a key, and keys that several rows have."""
    nulls = count(connection, f"SELECT count(*) FROM {table} WHERE {column} IS NULL")
    found = [f"{column} is empty in {rows(nulls)}"] if nulls else []
    twice = (
        f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
    )
    return found + said(connection, twice, f"{column} is not unique")


def foreign_key(connection: duckdb.DuckDBPyConnection, table: str, key: ForeignKey) -> list[str]:
    """Keys of rows that the other table does not have."""
    own = KEYS[key.table].own
    lost = (
        f"SELECT DISTINCT t.{key.column} FROM {table} t "
        f"ANTI JOIN {key.table} o ON o.{own} = t.{key.column} WHERE t.{key.column} IS NOT NULL"
    )
    return said(connection, lost, f"{key.column} names what is not in {key.table}")


def listed_keys(connection: duckdb.DuckDBPyConnection, table: str, key: ForeignKey) -> list[str]:
    """Keys of lists that the other table does not have."""
    own = KEYS[key.table].own
    lost = (
        f"SELECT DISTINCT t.key FROM (SELECT unnest(string_split({key.column}, '; ')) AS key "
        f"FROM {table}) t ANTI JOIN {key.table} o ON o.{own} = t.key WHERE t.key IS NOT NULL"
    )
    return said(connection, lost, f"{key.column} names what is not in {key.table}")


def keys_anywhere(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    """Keys of rows in the table that each row names."""
    found = []
    for name, keys in KEYS.items():
        lost = (
            f"SELECT DISTINCT t.{column} FROM {table} t ANTI JOIN {name} o "
            f"ON o.{keys.own} = t.{column} "
            f"WHERE t.table_name = '{name}' AND t.{column} IS NOT NULL"
        )
        found += said(connection, lost, f"{column} names what is not in {name}")
    return found


def said(connection: duckdb.DuckDBPyConnection, query: str, what: str) -> list[str]:
    """A sentence where the query finds keys: what is wrong, how often, and the first of them."""
    number = count(connection, f"SELECT count(*) FROM ({query})")
    if not number:
        return []
    first = connection.execute(f"SELECT * FROM ({query}) ORDER BY 1 LIMIT {SHOWN}").fetchall()
    named = ", ".join(str(key) for (key,) in first)
    return [f"{what}: {named}" + (f" and {number - SHOWN} more" if number > SHOWN else "")]


def count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    """The one number that a query gives."""
    found = connection.execute(query).fetchone()
    return int(found[0]) if found else 0


def rows(number: int) -> str:
    """'1 row', '2 rows'."""
    return "1 row" if number == 1 else f"{number} rows"
