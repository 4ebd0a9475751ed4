"""The progress bar of a run, on stderr and on a terminal only."""

import logging
from types import TracebackType

from rich.console import Console
from rich.logging import RichHandler
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from warehouse.outcomes import Outcome
from warehouse.summary import NO_FAILURES, Summary

LOGGED = ("warehouse", "normalize", "parsers", "extract")
"""Our own packages; what libraries log is not for the user."""


class RateColumn(ProgressColumn):
    """Files per second, or per minute where that is less than one."""

    def render(self, task: Task) -> Text:
        """'12 files/s'; empty until there is a rate."""
        return Text(rate_text(task.finished_speed or task.speed), style="progress.data.speed")


def rate_text(speed: float | None) -> str:
    """Files per second in words; empty where it is not known."""
    if not speed:
        return ""
    return f"{speed:.0f} files/s" if speed >= 1 else f"{speed * 60:.0f} files/min"


class Bar:
    """A watcher that draws a bar; log messages appear above it."""

    def __init__(self, console: Console, *, quiet: bool) -> None:
        shown = console.is_terminal and not quiet
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            RateColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failures]}", style="red"),
            console=console,
            disable=not shown,
            transient=True,
        )
        self._failed = 0
        self._task: TaskID = self._progress.add_task("Reading", total=None, failures="")
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
        self._failed += outcome.state not in NO_FAILURES
        self._progress.update(
            self._task,
            advance=1,
            description=f"Read {name}",
            failures=f"{self._failed} failed" if self._failed else "",
        )

    def derives(self) -> None:
        """Say that the tables are being made."""
        self._progress.update(self._task, description="Making the tables")

    def finishes(self, summary: Summary) -> None:
        """Say nothing: what the run came to is printed."""
