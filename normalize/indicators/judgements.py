"""What people judged and which ids were given: two text tables that outlive every release."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a line of decisions.csv decides."""

    SAME = "same"
    REDEFINED = "redefined"
    SUCCESSOR = "successor"
    DIFFERENT = "different"
    SPLIT = "split"
    MERGE = "merge"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of decisions.csv, `line` its number in the file (the header is line 1).

    For links `left` and `right` are definition ids (or milestone ids' row keys, for milestones).
    For corrections `left` is a row key, `column` the column of its table, `expected` the value as
    read when the decision was made, `value` the right one.
    """

    line: int
    verdict: Verdict
    left: str
    right: str = ""
    column: str = ""
    expected: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of the id registry: this anchor (a definition key) has this id.

    A later line with the same id and a `redirect_to` says that the id was merged into another;
    a later line of the same anchor overrules an earlier one. Lines are never changed or removed.
    """

    id: str
    anchor: str
    minted_in: str = ""
    redirect_to: str = ""
