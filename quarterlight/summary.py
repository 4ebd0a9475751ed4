"""What a run did, printed for a person."""

import shlex
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from quarterlight.json_text import print_json
from warehouse.summary import Failed, Summary

LISTED = 20
"""Failures that are listed one by one; the rest is in the table of inputs."""


def say_done(summary: Summary, warehouse: str, *, quiet: bool, as_json: bool) -> None:
    """Print what was done; failures that are new are named even where the rest is not wanted."""
    if as_json:
        print_json(summary)
        return
    print_failures(summary)
    if not quiet:
        print_summary(summary, warehouse)


def print_failures(summary: Summary) -> None:
    """Name the files that gave no tables and had not failed before, on stderr."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    for failed in summary.new_failures[:LISTED]:
        console.print(sentence(failed), markup=False)
    rest = len(summary.new_failures) - LISTED
    if rest > 0:
        console.print(f"... and {rest} more: see the table inputs.")


def sentence(failed: Failed) -> str:
    """One failure in one line."""
    return f"{failed.uri}: {failed.state.replace('_', ' ')}: {failed.reason or 'no reason given'}"


def print_summary(summary: Summary, warehouse: str) -> None:
    """Counts of files, rows and findings, where the tables are, and what to try next."""
    console = Console(soft_wrap=True, highlight=False)
    files = sum(summary.states.values())
    console.print(f"{counted(files, 'file')}, {summary.files_read} read now.")
    states = [(state.replace("_", " "), count) for state, count in summary.states.items()]
    if summary.gone:
        states.append(("gone", summary.gone))
    for line in changes(summary):
        console.print(line)
    console.print(counts_table("Files", states))
    console.print(counts_table("Rows", list(summary.rows.items())))
    if summary.findings:
        findings = [(f"{f.severity}: {f.code}", f.count) for f in summary.findings]
        console.print(counts_table("Findings", findings))
    made = "made" if summary.was_made else "unchanged"
    console.print(f"Release {summary.release_id} ({made}); tables in {within(warehouse, 'latest')}")
    if summary.new_failures or summary.old_failures:
        failed = counted(len(summary.new_failures) + len(summary.old_failures), "file")
        console.print(f"{failed} gave no tables: {within(warehouse, 'quarantine.csv')} says why.")
    console.print("Try next:")
    for command in next_steps(warehouse, has_findings=bool(summary.findings)):
        console.print(f"  {command}", markup=False)


def changes(summary: Summary) -> list[str]:
    """What became of files that are no longer where they were."""
    lines = []
    if summary.moved:
        lines.append(f"{counted(summary.moved, 'file')} moved.")
    if summary.missing:
        missing = counted(summary.missing, "file")
        lines.append(f"{missing} left the archive; the tables are kept until --prune.")
    if summary.pruned:
        lines.append(f"{counted(summary.pruned, 'file')} left the archive and the tables.")
    return lines


def counted(number: int, noun: str) -> str:
    """'1 file', '2 files'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counts_table(title: str, counts: Sequence[tuple[str, int]]) -> Table:
    """Names with their counts, right-aligned."""
    table = Table(title, "Count", box=None, pad_edge=False)
    table.columns[1].justify = "right"
    for name, count in counts:
        table.add_row(name, f"{count:,}")
    return table


def next_steps(warehouse: str, *, has_findings: bool) -> list[str]:
    """Commands worth trying after a run."""
    place = shlex.quote(warehouse)
    doubts = [f"quarterlight findings --warehouse {place}"] if has_findings else []
    return [
        *doubts,
        f"quarterlight tables --warehouse {place}",
        "quarterlight sql "
        '"SELECT source, document_type, plan_year, quarter FROM documents" '
        f"--warehouse {place}",
        f"python -c \"import pandas as pd; print(pd.read_parquet('{latest(warehouse)}'))\"",
    ]


def latest(warehouse: str) -> str:
    """The file that most people open first."""
    return within(warehouse, "latest/observations.parquet")


def within(warehouse: str, name: str) -> str:
    """A file or folder of a warehouse, which is a folder or an address."""
    return f"{warehouse.rstrip('/')}/{name}"
