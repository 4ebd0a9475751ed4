"""What a stage could not do, said out loud: the one record type that every stage may add to."""

from dataclasses import dataclass
from enum import StrEnum

from extract.places import NOWHERE, Place


class Severity(StrEnum):
    """How much a finding should worry a reader of the tables."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that did not read cleanly or does not add up.

    `table_name` and `ordinal` name the row it is about (ordinal counts from 1 within the
    document and table); both are empty where it is about the page or the document.
    """

    code: str
    message: str
    severity: Severity = Severity.WARNING
    place: Place = NOWHERE
    table_name: str | None = None
    ordinal: int | None = None
    expected: str | None = None
    found: str | None = None
