"""Who watches a run: the progress bar, a log for programs, or both."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from rich.console import Console

from quarterlight.joblog import STDERR, JobLog
from quarterlight.progress import Bar
from warehouse.outcomes import Outcome
from warehouse.summary import Summary


class Watchers:
    """A watcher that tells others."""

    def __init__(self, watchers: list[Bar | JobLog]) -> None:
        self._watchers = watchers

    def begins(self, total: int) -> None:
        """Tell how many files there are."""
        for watcher in self._watchers:
            watcher.begins(total)

    def ends(self, outcome: Outcome) -> None:
        """Tell what became of a file."""
        for watcher in self._watchers:
            watcher.ends(outcome)

    def derives(self) -> None:
        """Tell that the tables are being made."""
        for watcher in self._watchers:
            watcher.derives()

    def finishes(self, summary: Summary) -> None:
        """Tell what the run came to."""
        for watcher in self._watchers:
            watcher.finishes(summary)


@contextmanager
def watching(log: str | None, *, quiet: bool) -> Iterator[Watchers]:
    """A bar on a terminal, unless the log goes there; and a log where one is named."""
    watchers: list[Bar | JobLog] = []
    with ExitStack() as stack:
        if log is not None:
            watchers.append(stack.enter_context(JobLog(log)))
        if log != STDERR:
            watchers.append(stack.enter_context(Bar(Console(stderr=True), quiet=quiet)))
        yield Watchers(watchers)
