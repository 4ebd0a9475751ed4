"""A diff for the terminal; without colours the words are marked [-old-] {+new+}."""

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from normalize.definitions.differences import Run, WordRun
from normalize.definitions.told import SAME_FIGURE
from quarterlight.diffs.entries import DefinitionDiff, Entry
from quarterlight.diffs.kinds import TITLES, WITHOUT_WORDS, Kind
from quarterlight.diffs.marking import counted, marked, places

INDENT = (0, 0, 0, 2)
FILE_WIDTH = 120  # characters of a line in a file
STYLES = {Run.KEPT: "", Run.DROPPED: "red strike", Run.ADDED: "bold green underline"}


def print_diff(diff: DefinitionDiff) -> None:
    """Print one diff on stdout."""
    console = Console(highlight=False)
    coloured = console.is_terminal and not console.no_color
    for part in parts_of(diff, coloured=coloured):
        console.print(part)


def plain_text(diffs: Sequence[DefinitionDiff]) -> str:
    """The diffs as text for a file, without colours."""
    console = Console(file=StringIO(), width=FILE_WIDTH, no_color=True, highlight=False)
    with console.capture() as capture:
        for diff in diffs:
            for part in parts_of(diff, coloured=False):
                console.print(part)
            console.print()
    return capture.get()


def parts_of(diff: DefinitionDiff, *, coloured: bool) -> Iterator[RenderableType]:
    """Head, then the changes by kind; kinds without changes are left out."""
    title = f"Definitions {diff.before} -> {diff.after}"
    yield Text(f"{title}, {diff.council}" if diff.council else title, style="bold")
    sides = ((diff.before, diff.before_documents), (diff.after, diff.after_documents))
    for side, files in sides:
        if files != (side,):
            yield Text(f"{side}: {', '.join(files)}")
    yield Text(counted(diff))
    for kind in diff.counts:
        entries = diff.of(kind)
        yield ""
        yield Text(f"{TITLES[kind]} ({len(entries)})", style="bold")
        for entry in entries:
            if kind not in WITHOUT_WORDS:
                yield ""
            yield from (
                Padding(line, INDENT, expand=False)
                for line in lines_of(diff, entry, coloured=coloured)
            )


def lines_of(diff: DefinitionDiff, entry: Entry, *, coloured: bool) -> Iterator[Text]:
    """One change: refs and places, then what changed, then why."""
    refs = Text(entry.refs or entry.indicator_id, style="bold")
    spot = Text(places(entry, diff), style="dim")
    if entry.kind in WITHOUT_WORDS:
        yield Text("  ").join((refs, Text(entry.name), spot))
        return
    yield Text("  ").join((refs, spot))
    if entry.kind is Kind.MOVED_TARGET:
        yield Text(entry.name)
        yield target(entry)
    elif entry.kind is Kind.RE_REFERENCED:
        yield Text(entry.name)
    else:
        yield coloured_words(entry.runs) if coloured else Text(marked(entry.runs))
        if entry.reason and not entry.reason.startswith(SAME_FIGURE):
            yield Text(entry.reason, style="italic")


def target(entry: Entry) -> Text:
    """'2013-14: 200 -> 130'."""
    period = " ".join(part for part in (entry.period, entry.breakdown) if part)
    figures = f"{entry.before_text} -> {entry.after_text}"
    return Text.assemble(f"{period}: ", (figures, "bold"))


def coloured_words(runs: Sequence[WordRun]) -> Text:
    """The words, dropped ones struck out and red, added ones underlined and green."""
    return Text(" ").join(Text(run.text, style=STYLES[run.run]) for run in runs)
