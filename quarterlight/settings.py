"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_WAREHOUSE = Path("quarterlight-warehouse")

WarehouseOption = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        envvar="QUARTERLIGHT_WAREHOUSE",
        help="Folder that holds the tables.",
    ),
]

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
