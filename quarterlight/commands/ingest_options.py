"""The arguments and options of `quarterlight ingest`.

Null means that the command line and the environment say nothing: then the archive's settings file
has a say, and after it the default that the help names.
"""

from typing import Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, zip files, patterns such as '2013/*.pdf', or addresses such as "
        "s3://bucket/reports.",
    ),
]

SettableWarehouse = Annotated[
    str | None,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        envvar="QUARTERLIGHT_WAREHOUSE",
        help="Folder that holds the tables, or its address: s3://bucket/folder.  [default: "
        f"{DEFAULT_WAREHOUSE}]",
    ),
]

WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-j",
        metavar="N",
        envvar="QUARTERLIGHT_WORKERS",
        help="Documents read at a time, each in a process of its own; by default one for each "
        "processor. 0: none, and no limits hold.",
    ),
]

TimeoutOption = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        envvar="QUARTERLIGHT_TIMEOUT",
        help="Time that reading one document may take.  [default: 120]",
    ),
]

MemoryOption = Annotated[
    int | None,
    typer.Option(
        metavar="MB",
        envvar="QUARTERLIGHT_MEMORY",
        help="Memory that reading one document may take.  [default: 1024]",
    ),
]

RetryFailedOption = Annotated[
    bool, typer.Option("--retry-failed", help="Read again what failed, though nothing changed.")
]

MaxFailuresOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        envvar="QUARTERLIGHT_MAX_FAILURES",
        min=0,
        help="New failures that are put up with: exit code 1 only beyond.  [default: 0]",
    ),
]

PruneOption = Annotated[
    bool, typer.Option("--prune", help="Drop the documents of files that left the archive.")
]

RehashOption = Annotated[
    bool,
    typer.Option(
        "--rehash",
        help="Read every file to see whether it changed, whatever its size and time say.",
    ),
]

CheckOption = Annotated[
    bool | None,
    typer.Option(
        "--check",
        envvar="QUARTERLIGHT_CHECK",
        help="Show every PDF page to a second engine and tell where the two read other words;"
        " slow. By default only pages without words are shown to it.",
    ),
]

DaskOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        envvar="QUARTERLIGHT_DASK",
        help="Let the workers of a Dask cluster read the documents: the address of its "
        "scheduler, tcp://host:8786. See docs/scale.md.",
    ),
]

BreakLockOption = Annotated[
    bool,
    typer.Option(
        "--break-lock",
        help="Take over a warehouse at an address from a run that was killed on another "
        "machine; be sure that it has ended.",
    ),
]

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be read, and change nothing.")
]

LogOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        envvar="QUARTERLIGHT_LOG",
        help="Add a JSON line to this file for each thing that happens; '-': to stderr, in "
        "place of the progress bar.",
    ),
]
