"""A diff of definitions: what changed, in which words, and where both sides stand on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from normalize.definitions.changes import definition_changes
from normalize.definitions.differences import WordRun, word_runs
from normalize.definitions.moved_targets import MovedTarget, moved_targets
from normalize.definitions.references import re_referenced, refs_text
from normalize.indicators.reconciled import Reconciled
from normalize.indicators.rows import Change, DefinitionChangeRow
from normalize.indicators.sightings import SeenValue, Sighting
from quarterlight.diffs.kinds import Kind
from quarterlight.spots import spot

MARKS = {"percent": "%"}
"""What stands after a figure whose cell is not at hand; other units are said by the measure."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: the file, and the page of a PDF or the line of a text file."""

    source: str
    page: int | None = None
    line: int | None = None

    @property
    def spot(self) -> str:
        """'p. 3' or 'line 12'; empty where it is about the whole document."""
        return spot(self.page, self.line)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one indicator: of its measure, its refs or a target.

    `name` is the measure as printed last; `before` or `after` is None where there is no such side;
    `place_in_order` is that of its row.
    """

    kind: Kind
    place_in_order: int
    indicator_id: str
    refs: str
    name: str
    before_text: str | None
    after_text: str | None
    before: Place | None
    after: Place | None
    material: bool | None = None
    reason: str | None = None
    similarity: float | None = None
    period: str | None = None
    breakdown: str | None = None

    @property
    def runs(self) -> tuple[WordRun, ...]:
        """The words of both sides, kept, dropped and added."""
        return word_runs(self.before_text or "", self.after_text or "")


@dataclass(frozen=True, slots=True)
class DefinitionDiff:
    """All changes from one side to the other; sides are plan years or documents."""

    council: str | None
    before: str
    after: str
    before_documents: tuple[str, ...]
    after_documents: tuple[str, ...]
    entries: tuple[Entry, ...]

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The changes of one kind, in reading order."""
        return tuple(e for e in self.entries if e.kind is kind)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind that occurs."""
        return {kind: n for kind in Kind if (n := len(self.of(kind)))}


def diff_of(
    council: str | None,
    sides: tuple[str, str],
    sightings: Sequence[Sighting],
    reconciled: Reconciled,
    cells: Mapping[str, str],
) -> DefinitionDiff:
    """The diff of two plan years' rows; `cells` are printed cells by observation id."""
    order = {row.kpi_id: n for n, row in enumerate(sorted(sightings, key=reading_order))}
    rows = {row.kpi_id: row for row in sightings}
    changes = definition_changes(council, sightings, reconciled)
    entries = [entry_of(change, rows, order) for change in changes]
    entries += [target_entry(m, cells, order) for m in moved_targets(sightings, reconciled)]
    kinds = list(Kind)
    entries.sort(key=lambda e: (kinds.index(e.kind), e.place_in_order, e.period or ""))
    before, after = (documents_of(sightings, side) for side in sides)
    return DefinitionDiff(council, *sides, before, after, tuple(entries))


def reading_order(row: Sighting) -> tuple[str, str, int]:
    """Later documents first: a change stands where its newest row is printed."""
    return row.source.plan_year or "", row.source.source, row.ordinal


def documents_of(sightings: Iterable[Sighting], year: str) -> tuple[str, ...]:
    """The files of one side that print indicators."""
    return tuple(sorted({s.source.source for s in sightings if s.source.plan_year == year}))


def entry_of(
    change: DefinitionChangeRow, rows: Mapping[str, Sighting], order: Mapping[str, int]
) -> Entry:
    """One row of definition_changes as it is printed."""
    before, after = rows.get(change.from_kpi_id or ""), rows.get(change.to_kpi_id or "")
    newest = after or before
    return Entry(
        kind=Kind(Change(change.change)),
        place_in_order=order[newest.kpi_id] if newest else 0,
        indicator_id=change.indicator_id,
        refs=names_of(before, after),
        name=(newest.measure if newest else None) or "",
        before_text=change.before_text,
        after_text=change.after_text,
        before=place_of(before),
        after=place_of(after),
        material=change.material,
        reason=change.reason,
        similarity=change.similarity,
    )


def target_entry(moved: MovedTarget, cells: Mapping[str, str], order: Mapping[str, int]) -> Entry:
    """A target that moved as it is printed."""
    return Entry(
        kind=Kind.MOVED_TARGET,
        place_in_order=order[moved.after_row.kpi_id],
        indicator_id=moved.indicator_id,
        refs=names_of(moved.before_row, moved.after_row),
        name=moved.after_row.measure or "",
        before_text=figure(moved.before, cells),
        after_text=figure(moved.after, cells),
        before=place_of(moved.before_row),
        after=place_of(moved.after_row),
        period=moved.period,
        breakdown=moved.before.breakdown,
    )


def names_of(before: Sighting | None, after: Sighting | None) -> str:
    """The refs printed last; the earlier ones too where the line goes by another ref now."""
    texts = [refs_text(row) for row in (before, after) if row is not None]
    if before is None or after is None or re_referenced(before, after):
        return " -> ".join(text for text in texts if text)
    return texts[-1] or texts[0] or ""


def place_of(row: Sighting | None) -> Place | None:
    """Where a row is printed."""
    return Place(row.source.source, row.page, row.source_line) if row else None


def figure(value: SeenValue, cells: Mapping[str, str]) -> str:
    """The cell as printed where it holds one figure, else the figure; 'N/A' without one."""
    cell = cells.get(value.observation_id)
    if cell and value.breakdown is None:
        return cell
    if value.value is None:
        return "N/A"
    return f"{value.value:.15g}{MARKS.get(value.unit or '', '')}"
