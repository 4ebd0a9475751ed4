"""Cells and other printed pieces that keep their text, their marks and their place."""

from dataclasses import dataclass

from extract.document import Mark
from extract.places import NOWHERE, Place
from parsers.kinds import ColumnRole, FinanceColumn


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece of text with its place; the text may be empty where the place is known."""

    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class MarkCell:
    """A progress or direction cell: its words and the marks that stand in it.

    `covered` is true where nothing is printed here because a text beside it covers the cell;
    `covered_by` is that text. `ink` is the colour of its words where they stand out by it.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    place: Place = NOWHERE
    covered_by: str | None = None
    ink: str | None = None


@dataclass(frozen=True, slots=True)
class ValueCell:
    """One cell of a value column: 'Targets 13/14' over '56.0%'.

    `role` says what the column holds (actual, target, in_year, ...); `header` is the whole header
    as printed, all its lines from the top. `covered_by` is the text of the neighbouring cell
    that covers this one ('Refer comment' over four cells), None where the cell stands alone.
    `uncertain`: the text was recognised in a picture, and not surely. `displaced`: a cell of the
    row or of the header is lost, so that this one may stand under the head of another.
    `period_text` is what the row's own column for the period says: 'Sep 2016'.
    """

    role: ColumnRole
    header: str
    text: str
    place: Place
    covered_by: str | None = None
    uncertain: bool = False
    displaced: bool = False
    period_text: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One money cell as printed: '(11)', '-1,726', '0'; `header` says the unit (£'000).

    `uncertain`: the text was recognised in a picture, and not surely. `displaced`: as in a
    `ValueCell`.
    """

    column: FinanceColumn
    header: str
    text: str
    place: Place
    uncertain: bool = False
    displaced: bool = False
