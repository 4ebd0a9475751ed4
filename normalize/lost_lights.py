"""Statuses that may be comments: 'Under way.' where the light of its row was lost."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.findings import Finding, Severity
from extract.places import Place
from normalize.column_words import Progress
from normalize.marks import MarkReading

LIGHTS = frozenset({Progress.GREEN, Progress.AMBER, Progress.RED})
CODE = "mark_in_doubt"
MESSAGE = (
    "progress: words stand in the place of the light, and none in that of the comment: "
    "the light may be lost and this be the comment"
)


@dataclass(frozen=True, slots=True)
class LitRow:
    """The light of a row, what is said beside it, and where it stands."""

    reading: MarkReading
    commentary: str | None
    ordinal: int
    place: Place

    @property
    def is_bare_status(self) -> bool:
        """Whether a status stands in the place of its light, and no comment beside it."""
        return self.reading.value == Progress.OTHER and not self.commentary

    @property
    def tells_a_slip(self) -> bool:
        """Whether it has a light and a comment, or words in the place of the light that are none.

        Among rows of lights with comments a status alone is odd.
        """
        lit = self.reading.value in LIGHTS and bool(self.commentary)
        unread = self.reading.problem is not None and bool(self.reading.text)
        return lit or unread


def lost_lights(rows: Sequence[LitRow], table: str) -> list[Finding]:
    """A finding for each status without a comment, where all that have comments have lights.

    A council that prints statuses has a row with a status and a comment.
    """
    if any(row.reading.value == Progress.OTHER and row.commentary for row in rows):
        return []
    if not any(row.tells_a_slip for row in rows):
        return []
    return [
        Finding(
            CODE, MESSAGE, Severity.WARNING, row.place, table, row.ordinal, found=row.reading.text
        )
        for row in rows
        if row.is_bare_status
    ]
