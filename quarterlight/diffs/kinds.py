"""Kinds of change, and what they are called."""

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of change in the order in which they are printed: what breaks figures comes first."""

    REDEFINED = "redefined"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED_TARGET = "moved_target"
    REWORDED = "reworded"
    RE_REFERENCED = "re_referenced"
    NOT_REPORTED = "not_reported"


TITLES = {
    Kind.REDEFINED: "Redefined: figures before and after must not be compared",
    Kind.SPLIT: "Split into several indicators",
    Kind.MERGED: "Merged into one indicator",
    Kind.DROPPED: "Dropped",
    Kind.ADDED: "Added",
    Kind.MOVED_TARGET: "Targets that moved",
    Kind.REWORDED: "Reworded: other words for the same figure",
    Kind.RE_REFERENCED: "Under another reference",
    Kind.NOT_REPORTED: "Not reported: no document of the same kind to tell whether dropped",
}

WITHOUT_WORDS = {Kind.DROPPED, Kind.ADDED, Kind.NOT_REPORTED}
"""Changes that have one side only: nothing in their words is to be marked."""
