"""A printed table as read: its header, its rows over all its pages, and where its parts stand."""

from dataclasses import dataclass

from parsers.grid import Row
from parsers.header import Header
from parsers.kinds import TableKind


@dataclass(frozen=True, slots=True)
class Part:
    """One table on one page: its place in the flow and its ordinal among the printed tables."""

    index: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table over all its pages; each row has one slot per header column.

    Without a recognised header the rows are as printed and `header` is None. `row_parts` tells for
    each row in which of the parts it begins; `above`, which ref and text stand over the table.
    """

    kind: TableKind | None
    header: Header | None
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    page_rows: tuple[int, ...]
    row_parts: tuple[int, ...] = ()
    above: tuple[str, str] | None = None

    @property
    def start(self) -> int:
        """Where in the flow the table begins."""
        return self.parts[0].index

    @property
    def end(self) -> int:
        """Where in the flow the table's last part stands."""
        return self.parts[-1].index

    def row_end(self, number: int) -> int:
        """Where in the flow the part stands in which a row begins."""
        return self.parts[self.row_parts[number]].index if self.row_parts else self.end
