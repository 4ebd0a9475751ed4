"""The progress bar of a run, on stderr and on a terminal only."""

import logging
from types import TracebackType

from rich.console import Console
from rich.logging import RichHandler
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from warehouse.reading import Outcome

LOGGED = ("warehouse", "normalize", "parsers", "extract")
"""Our own packages; what libraries log is not for the user."""


class Bar:
    """A watcher that draws a bar; log messages appear above it."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        shown = console.is_terminal and not quiet
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not shown,
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("Reading", total=None)
        self._handler = RichHandler(console=console, show_time=False, show_path=False)

    def __enter__(self) -> "Bar":
        for name in LOGGED:
            logging.getLogger(name).addHandler(self._handler)
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
        for name in LOGGED:
            logging.getLogger(name).removeHandler(self._handler)

    def begins(self, total: int) -> None:
        """Set the number of files."""
        self._progress.update(self._task, total=total)

    def ends(self, outcome: Outcome) -> None:
        """Move on by one file."""
        name = outcome.uri.rpartition("/")[2]
        self._progress.update(self._task, advance=1, description=f"Reading {name}")

    def derives(self) -> None:
        """Say that the tables are being made."""
        self._progress.update(self._task, description="Making the tables")
