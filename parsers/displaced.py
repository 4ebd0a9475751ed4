"""Cells that a text file has lost: whose column the others of their row stand in cannot be told.

In a text file the cells of a row are counted. Where one is lost with its tab, all to the right of
it stand under the heads of their neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.findings import Finding
from extract.places import NOWHERE
from parsers.grid import Row, Slot, row_place
from parsers.header import Header
from parsers.header_roles import VALUE_ROLES
from parsers.kinds import ColumnRole, FinanceColumn, TableKind
from parsers.phrases import is_amount

# Marks and names: no figure stands under these heads.
_WORDED = frozenset({ColumnRole.PROGRESS, ColumnRole.DIRECTION, ColumnRole.OFFICER})
# So many whole rows beside the one short row tell that the file does not trim its rows.
FEWEST_WHOLE = 2
# A text of this many words is a sentence, and no value that strayed.
SENTENCE_WORDS = 4
# A figure and what it counts have this many words at most; more are a sentence.
LONGEST_VALUE = 6


class Standing(StrEnum):
    """How surely the cells of a row stand under their own heads."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Lost:
    """What the rows of a table tell of lost cells, to judge each of them by.

    `width`: the cells of a whole row; `keeps_blanks`: rows end in blank cells, so that none was
    trimmed; `trims`: several rows are short; `head`: the header has lost a cell of its own;
    `unheaded`: words stand under no head.
    """

    header: Header
    width: int
    keeps_blanks: bool
    trims: bool
    whole: int
    head: bool
    unheaded: bool

    def standing(self, row: Row) -> Standing:
        """Whether the figures of a row surely stand under their own heads."""
        if not _in_text(row) or not self._says_something(row):
            return Standing.SURE
        figures = any(map(_is_figure, row[1:]))
        beyond = [slot for slot in row[self.width :] if _is_printed(slot)]
        longer = bool(beyond) and _under_words(row, self.header)
        if self.head or longer or any(map(_is_figure, beyond)):
            return Standing.LOST if figures else Standing.SURE
        if self.unheaded:
            return Standing.DOUBTFUL if figures else Standing.SURE
        if beyond and not (self._may_say_more and any(map(_is_sentence, beyond))):
            return Standing.DOUBTFUL if figures else Standing.SURE
        missing = _missing(row, self.width)
        if not missing:
            return Standing.SURE
        printed = [slot for slot in row[: self.width] if slot.place != NOWHERE]
        short_of_figures = any(_counts(self.header, n) for n in missing)
        if not printed[-1].text or _under_words(row, self.header):
            return Standing.LOST
        if self.keeps_blanks:
            return Standing.LOST if short_of_figures else Standing.DOUBTFUL
        alone = not self.trims and self.whole >= FEWEST_WHOLE
        doubtful = figures and (short_of_figures or alone)
        return Standing.DOUBTFUL if doubtful else Standing.SURE

    @property
    def _may_say_more(self) -> bool:
        """Whether a sentence beside the last column has no column of its own."""
        return self.header.column(ColumnRole.COMMENTARY) is None

    def _says_something(self, row: Row) -> bool:
        """Whether a row prints more than its name: a figure, or a word in place of one."""
        if self.header.kind is TableKind.MILESTONES:
            return True
        counted = [n for n in range(len(self.header.columns)) if _counts(self.header, n)]
        return any(row[n].own and row[n].text for n in counted) or any(map(_is_figure, row[1:]))


def lost_cells(header: Header, rows: Sequence[Row]) -> Lost:
    """What the rows under a header tell of lost cells."""
    printed = [row for row in rows if _in_text(row)]
    columns = len(header.columns)
    beyond = [row for row in printed if _is_printed(row[columns - 1])]
    headed = header.short > 0 and len(beyond) * 2 > len(printed)
    astray = any(_under_words(row, header) or _is_figure(row[columns - 1]) for row in beyond)
    width = columns if headed else columns - header.short
    whole = [row for row in printed if not _missing(row, width)]
    blank = any(not row[width - 1].text and row[0].text for row in whole)
    last = [row[columns - 1] for row in beyond]
    unheaded = headed and any(slot.text and not _is_sentence(slot) for slot in last)
    return Lost(
        header=header,
        width=width,
        keeps_blanks=blank,
        trims=len(printed) - len(whole) > 1,
        whole=len(whole),
        head=headed and astray,
        unheaded=unheaded,
    )


def _in_text(row: Row) -> bool:
    return any(slot.place.line is not None and slot.place.box is None for slot in row)


def _missing(row: Row, width: int) -> list[int]:
    """The columns for which a row of a text file has no cell at all, not even a blank one."""
    if not _in_text(row):
        return []
    return [n for n in range(width) if n >= len(row) or row[n].place == NOWHERE]


def _counts(header: Header, number: int) -> bool:
    role = header.columns[number].role
    return role in VALUE_ROLES or isinstance(role, FinanceColumn)


def _is_figure(slot: Slot) -> bool:
    """'12', '56.0%', '(11)', '41.5 Rolling quarterly average rate'."""
    words = slot.text.split() if slot.own else []
    return 0 < len(words) <= LONGEST_VALUE and is_amount(words[0])


def _is_printed(slot: Slot) -> bool:
    """Whether the file has a cell here, if only a blank one."""
    return slot.own and slot.place != NOWHERE


def _is_sentence(slot: Slot) -> bool:
    return len(slot.text.split()) >= SENTENCE_WORDS


def _under_words(row: Row, header: Header) -> bool:
    """Whether a figure stands where a mark or a name has to."""
    return any(c.role in _WORDED and _is_figure(row[c.index]) for c in header.columns)


def displaced(table: str, row: Row, ordinal: int, standing: Standing) -> list[Finding]:
    """The finding about a row whose cells may stand under the wrong heads."""
    if standing is Standing.SURE:
        return []
    return [
        Finding(
            code="cells_displaced",
            message="A row and its header have not the same number of cells, so that whose column "
            "a cell stands in "
            + ("cannot be told." if standing is Standing.LOST else "is not sure."),
            place=row_place(row),
            table_name=table,
            ordinal=ordinal,
        )
    ]
