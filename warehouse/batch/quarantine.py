"""`quarantine.csv`: the inputs that gave no tables, for whoever looks after the archive."""

import csv
import io
from pathlib import Path

from warehouse.summary import Summary
from warehouse.whole import write_whole

COLUMNS = ("path", "state", "reason")

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for another encoding."""


def write_quarantine(path: Path, summary: Summary) -> None:
    """Write the failures of the last run, by path; an archive without any gives the header only."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    failures = sorted((*summary.new_failures, *summary.old_failures), key=lambda f: f.uri)
    writer.writerows((f.uri, f.state, f.reason or "") for f in failures)
    data = f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()
    if not path.exists() or path.read_bytes() != data:
        write_whole(path, data)
