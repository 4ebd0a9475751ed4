"""`doctor` tells what is there from what is not, and breaks only for what is needed."""

import json
import subprocess
import sys

import pytest

from quarterlight.doctor import PARTS, Part, diagnoses


@pytest.mark.parametrize(
    ("part", "problem", "is_broken"),
    [
        (Part("pyarrow", "tables", "-", ("pyarrow",), is_needed=True), None, False),
        (Part("nowhere", "tables", "-", ("nowhere",), is_needed=True), "nowhere", True),
        (Part("nowhere", "charts", "-", ("nowhere",)), "nowhere", False),
        (Part("nowhere", "scans", "-", program="no-such-program"), "no such program", False),
        (Part("python", "scans", "-", program=sys.executable), None, False),
    ],
)
def test_parts(part: Part, problem: str | None, is_broken: bool) -> None:
    (found,) = diagnoses((part,))
    assert (problem or "") in (found.problem or "")
    assert (found.version is None, found.is_broken) == (problem is not None, is_broken)


def test_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quarterlight", "doctor", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert [one["part"]["name"] for one in found] == [part.name for part in PARTS]
    assert all(one["version"] for one in found if one["part"]["is_needed"])
