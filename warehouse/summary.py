"""What a run did, counted from the release itself."""

from collections import Counter
from dataclasses import dataclass, field

import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.states import State
from warehouse.release import Release
from warehouse.schemas import TABLES
from warehouse.tablefiles import read_columns

NO_FAILURES = {State.PARSED, State.PARTIAL, State.DUPLICATE}
"""States in which a file gave its tables, or another file gave the same ones."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that gave no tables."""

    uri: str
    sha256: str | None
    state: str
    reason: str | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How often one kind of finding was made."""

    severity: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did and what its release holds; `was_made` is false where nothing changed.

    `states` counts the files that are there, and the `missing` ones: deleted, their documents kept;
    `gone` those whose documents are not. Both add up to the rows of the table of inputs. `moved`
    files have another path now; `pruned` ones went in this run.
    """

    release_id: str
    was_made: bool
    files_read: int
    states: dict[str, int]
    rows: dict[str, int]
    gone: int
    findings: tuple[FindingCount, ...]
    new_failures: tuple[Failed, ...]
    old_failures: tuple[Failed, ...]
    missing: int = 0
    moved: int = 0
    pruned: int = 0
    seconds: float = 0.0


def summarise(
    release: Release,
    *,
    failed_before: frozenset[Failed],
    was_made: bool,
    files_read: int,
    missing: int = 0,
    moved: int = 0,
    pruned: int = 0,
    seconds: float = 0.0,
) -> Summary:
    """Count the release; a failure is new where the same bytes did not fail so before."""
    failures = sorted(failures_of(release), key=lambda f: f.uri)
    inputs = read_columns(release.table("inputs"), columns=["state", "gone"])
    present = inputs.filter(pc.invert(inputs["gone"]))
    states = Counter(present["state"].to_pylist())
    return Summary(
        release_id=release.release_id,
        was_made=was_made,
        files_read=files_read,
        states={state: states[state] for state in State if states[state]},
        rows={name: pq.read_metadata(release.table(name)).num_rows for name in TABLES},
        gone=inputs.num_rows - present.num_rows,
        findings=findings_of(release),
        new_failures=tuple(f for f in failures if f not in failed_before),
        old_failures=tuple(f for f in failures if f in failed_before),
        missing=missing,
        moved=moved,
        pruned=pruned,
        seconds=round(seconds, 3),
    )


def failures_of(release: Release | None) -> frozenset[Failed]:
    """The inputs of a release that gave no tables; none before the first release."""
    if release is None:
        return frozenset()
    columns = ["uri", "sha256", "state", "reason", "gone"]
    rows = read_columns(release.table("inputs"), columns=columns).to_pylist()
    return frozenset(
        Failed(row["uri"], row["sha256"], row["state"], row["reason"])
        for row in rows
        if row["state"] not in NO_FAILURES and not row["gone"]
    )


def findings_of(release: Release) -> tuple[FindingCount, ...]:
    """Findings by kind, the most frequent first."""
    table = read_columns(release.table("findings"), columns=["severity", "code"])
    counted = Counter(zip(table["severity"].to_pylist(), table["code"].to_pylist(), strict=True))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FindingCount(severity, code, count) for (severity, code), count in ordered)
