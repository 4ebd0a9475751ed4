"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extract.ocr.modes import OcrMode

DEFAULT_WAREHOUSE = "quarterlight-warehouse"

WarehouseOption = Annotated[
    str,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        envvar="QUARTERLIGHT_WAREHOUSE",
        help="Folder that holds the tables, or its address: s3://bucket/folder.",
    ),
]

LayoutOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--layout",
        "-l",
        metavar="FILE.toml",
        envvar="QUARTERLIGHT_LAYOUT",
        help="Words of another council, added to those known; see docs/new-council.md. "
        "May be given several times.",
    ),
]

OcrOption = Annotated[
    OcrMode | None,
    typer.Option(
        "--ocr",
        envvar="QUARTERLIGHT_OCR",
        help="Recognise the words of scanned pages, by tesseract or RapidOCR: 'auto' where one is "
        "installed and a page has no words; 'always' also where words were laid under the "
        "picture.  [default: auto]",
    ),
]

ReportArgument = Annotated[Path, typer.Argument(help="A report, PDF or text.")]

CouncilOption = Annotated[
    str | None, typer.Option("--council", help="Only councils with this in their name.")
]

QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but problems.")]

JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
