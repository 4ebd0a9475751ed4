"""A diff as Markdown: dropped words struck out, added words bold."""

import re
from collections.abc import Iterator, Sequence

from normalize.definitions.differences import Run, WordRun
from quarterlight.diffs.entries import DefinitionDiff, Entry
from quarterlight.diffs.kinds import TITLES, WITHOUT_WORDS, Kind
from quarterlight.diffs.marking import counted, places

# What Markdown would take for its own signs: '5+ GCSE A*-C [new]'.
SIGNS = re.compile(r"([\\`*_\[\]<|~#])")


def markdown(diffs: Sequence[DefinitionDiff]) -> str:
    """All diffs, one section each."""
    return "\n".join(line for diff in diffs for line in lines_of(diff))


def lines_of(diff: DefinitionDiff) -> Iterator[str]:
    """The lines of one diff."""
    council = f", {escaped(diff.council)}" if diff.council else ""
    yield f"# Definitions {escaped(diff.before)} to {escaped(diff.after)}{council}"
    yield ""
    sides = ((diff.before, diff.before_documents), (diff.after, diff.after_documents))
    for side, files in sides:
        if files != (side,):
            yield f"- {escaped(side)}: {escaped(', '.join(files))}"
    yield f"- {counted(diff)}"
    for kind in diff.counts:
        yield ""
        yield f"## {TITLES[kind]}"
        yield ""
        if kind is Kind.MOVED_TARGET:
            yield "| Ref | Indicator | Target | Before | After | Where |"
            yield "|---|---|---|---|---|---|"
        for entry in diff.of(kind):
            yield target_line(diff, entry) if kind is Kind.MOVED_TARGET else item(diff, entry)
    yield ""


def target_line(diff: DefinitionDiff, entry: Entry) -> str:
    """One row of the table of targets."""
    period = " ".join(part for part in (entry.period, entry.breakdown) if part)
    figures = (entry.before_text or "", entry.after_text or "")
    cells = (entry.refs, entry.name, period, *figures, places(entry, diff))
    return f"| {' | '.join(map(escaped, cells))} |"


def item(diff: DefinitionDiff, entry: Entry) -> str:
    """One change as an item of a list."""
    words = struck(entry.runs)
    if entry.kind in WITHOUT_WORDS or entry.kind is Kind.RE_REFERENCED:
        words = escaped(entry.name)
    why = f"<br>{escaped(entry.reason)}" if entry.reason else ""
    refs = escaped(entry.refs or entry.indicator_id)
    return f"- **{refs}**: {words}{why} ({escaped(places(entry, diff))})"


def struck(runs: Sequence[WordRun]) -> str:
    """The words with their differences."""
    marks = {Run.KEPT: "{}", Run.DROPPED: "~~{}~~", Run.ADDED: "**{}**"}
    return " ".join(marks[run.run].format(escaped(run.text)) for run in runs)


def escaped(text: str) -> str:
    """The text with Markdown's own signs escaped."""
    return SIGNS.sub(r"\\\1", text)
