"""A small archive of text reports of two councils, and runs over it."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from warehouse.folder import Warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.query import ask, connected, pinned_release
from warehouse.summary import Summary

FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2026, 6, 7, 8, 9, 10, tzinfo=UTC)

REPORT = """
{council} Borough Council

Directorate Performance Overview Report

Directorate: Parks and Harbours Directorate

Reporting Period: Quarter {quarter}, Period {period}

1.0 Introduction

This overview says how the parks and harbours did in the quarter.

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ{quarter}\tCurrent Progress\tDirection of Travel
PH LI 01\tNumber of benches painted\t{actual}\t130\t{now}\t\t
PH LI 02\tShare of moorings let\t15%\t10%\t12%\t\t
"""

PERIODS = {
    1: "1 April 2013 – 30 June 2013",
    2: "1 July 2013 – 30 September 2013",
    3: "1 October 2013 – 31 December 2013",
}


def report(
    *, actual: int = 246, now: int = 126, quarter: int = 2, council: str = "Elmsworth"
) -> str:
    return REPORT.format(
        actual=actual, now=now, quarter=quarter, council=council, period=PERIODS[quarter]
    )


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(warehouse: Warehouse, *paths: Path, now: datetime = FIRST, prune: bool = False) -> Summary:
    arguments = [str(path) for path in paths]
    found = find_inputs(arguments, warehouse.root)
    return ingest(warehouse, Request(found, arguments, prune=prune), now=now)


def table(warehouse: Warehouse, name: str) -> pd.DataFrame:
    return pd.read_parquet(warehouse.latest / f"{name}.parquet")


def answer(warehouse: Warehouse, query: str) -> list[tuple[object, ...]]:
    with connected(pinned_release(warehouse)) as connection:
        stream = ask(connection, query)
        assert stream is not None
        rows = stream.read_all()
    return list(zip(*(column.to_pylist() for column in rows.columns), strict=True))


def correct(warehouse: Warehouse, row_key: str, expected: str, value: str) -> None:
    write(
        warehouse.decisions,
        "decision,left,right,column,expected,value,who,when,why\n"
        f"correct,{row_key},,value,{expected},{value},A. Clerk,2026-02-03,digits swapped\n",
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder, but for the note that holds when the records were written."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "heads.bin"
    }
