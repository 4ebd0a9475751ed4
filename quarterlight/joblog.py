"""The log of a run as JSON lines: one object for each event, for whoever watches by a program."""

import logging
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import msgspec

from quarterlight.progress import LOGGED
from warehouse.outcomes import Outcome
from warehouse.summary import NO_FAILURES, Summary

STDERR = "-"
"""Name of the log that goes to stderr."""


class JobLog(logging.Handler):
    """A watcher that writes a line for each event, and for each message of our packages."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.INFO)
        self._name = name
        self._closing = ExitStack()
        self._file: TextIO = sys.stderr
        self._done = 0
        self._failed = 0

    def __enter__(self) -> "JobLog":
        if self._name != STDERR:
            file = Path(self._name).open("a", encoding="utf-8")  # closed in exit
            self._file = self._closing.enter_context(file)
        for name in LOGGED:
            logging.getLogger(name).addHandler(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for name in LOGGED:
            logging.getLogger(name).removeHandler(self)
        if error is not None:
            self._write("stopped", reason=str(error) or type(error).__name__, done=self._done)
        self._closing.close()

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message."""
        self._write(
            "message",
            level=record.levelname.lower(),
            logger=record.name,
            message=record.getMessage(),
        )

    def begins(self, total: int) -> None:
        """Write how many files there are."""
        self._write("begins", total=total)

    def ends(self, outcome: Outcome) -> None:
        """Write what became of a file."""
        self._done += 1
        self._failed += outcome.state not in NO_FAILURES
        self._write(
            "file",
            uri=outcome.uri,
            state=outcome.state,
            reason=outcome.reason,
            sha256=outcome.sha256,
            read=outcome.was_read,
            attempts=outcome.attempts,
            done=self._done,
            failed=self._failed,
        )

    def derives(self) -> None:
        """Write that the tables are being made."""
        self._write("makes_tables")

    def finishes(self, summary: Summary) -> None:
        """Write what the run came to."""
        self._write(
            "ends",
            release_id=summary.release_id,
            states=summary.states,
            new_failures=len(summary.new_failures),
            seconds=summary.seconds,
        )

    def _write(self, event: str, **facts: object) -> None:
        time = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = msgspec.json.encode({"time": time, "event": event, **facts}).decode()
        self._file.write(f"{line}\n")
        self._file.flush()
