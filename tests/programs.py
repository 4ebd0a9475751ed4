"""Programs of the system that some tests are about."""

import os
import shutil

import pytest

ALL = "QUARTERLIGHT_TEST_ALL"
"""Variable that forbids to leave out tests for want of a program."""


def path_of(*names: str) -> str:
    """Where the first of these programs is; without any the test is skipped, or fails under ALL."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        message = f"{names[0]} is not installed"
        if os.environ.get(ALL):
            pytest.fail(f"{message}, and {ALL} is set")
        pytest.skip(message)
    return found
