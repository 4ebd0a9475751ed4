"""Words that went and came, told apart without colour."""

from collections.abc import Iterable

from normalize.definitions.differences import Run, WordRun
from quarterlight.diffs.entries import DefinitionDiff, Entry, Place
from quarterlight.diffs.kinds import Kind


def marked(runs: Iterable[WordRun]) -> str:
    """'Percentage of {+maintained+} settings', '[-two-] levels'."""
    marks = {Run.KEPT: "{}", Run.DROPPED: "[-{}-]", Run.ADDED: "{{+{}+}}"}
    return " ".join(marks[run.run].format(run.text) for run in runs)


def places(entry: Entry, diff: DefinitionDiff) -> str:
    """'line 12 -> p. 3', with the file's name where a side has several files."""
    sides = (
        where(entry.before, len(diff.before_documents)),
        where(entry.after, len(diff.after_documents)),
    )
    return " -> ".join(side for side in sides if side)


def where(place: Place | None, files: int) -> str:
    """The spot, with the file's name where there are several."""
    if place is None:
        return ""
    return f"{place.source} {place.spot}".strip() if files > 1 else place.spot


def counted(diff: DefinitionDiff) -> str:
    """'5 redefined, 11 reworded'; a sentence where nothing changed."""
    counts = diff.counts
    if not counts:
        return "Nothing changed."
    return ", ".join(f"{n} {words(kind, n)}" for kind, n in counts.items())


def words(kind: Kind, number: int) -> str:
    """A kind of change in words."""
    if kind is Kind.MOVED_TARGET:
        return "target moved" if number == 1 else "targets moved"
    return kind.value.replace("_", " ").replace("re referenced", "under another reference")
