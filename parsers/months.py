"""The names of months as reports print them: the one table that all who look for dates share."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec


class Month(msgspec.Struct, frozen=True):
    """A month's number and names, in full first."""

    number: int
    names: tuple[str, ...]


@cache
def months() -> tuple[Month, ...]:
    """The twelve months."""
    source = (Path(__file__).parent / "layouts" / "months.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source)["month"], tuple[Month, ...])


def either(names: list[str]) -> str:
    """A pattern of any of the names, the longest first."""
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


FULL = either([month.names[0] for month in months()])
"""'January', 'May'"""

ANY = either([name for month in months() for name in month.names])
"""'September', 'Sept', 'Sep'"""

STEM = either([min(month.names, key=len) for month in months()])
"""What all names of a month begin with: 'Jan', 'Sep'."""
