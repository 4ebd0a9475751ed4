"""`views.sql`: ready-made questions over the tables, beside the tables of each release."""

from functools import cache
from pathlib import Path

from warehouse.schemas import TABLES

VIEWS_FILE = "views.sql"

HEAD = """\
-- Tables and views of this release for DuckDB. In the folder that holds this file:
--     duckdb -init views.sql
"""


@cache
def views_sql() -> str:
    """Statements that make the views, where the tables are there by their names."""
    return (Path(__file__).parent / VIEWS_FILE).read_text(encoding="utf-8")


def views_script() -> str:
    """The file as it lies in a release: first the tables by their files, then the views."""
    tables = (f"CREATE OR REPLACE VIEW {n} AS SELECT * FROM '{n}.parquet';\n" for n in TABLES)
    return f"{HEAD}\n{''.join(tables)}\n{views_sql()}"


@cache
def view_descriptions() -> dict[str, str]:
    """What each view holds, by its name in the order of the file: the comment above it."""
    found: dict[str, str] = {}
    comment: list[str] = []
    for line in views_sql().splitlines():
        words = line.split()
        if words[:1] == ["--"]:
            comment.append(" ".join(words[1:]))
        elif words[:4] == ["CREATE", "OR", "REPLACE", "VIEW"]:
            found[words[4]] = " ".join(comment)
        elif not words:
            comment = []
    return found


def view_names() -> tuple[str, ...]:
    """Names of the views, in the order of the file."""
    return tuple(view_descriptions())
