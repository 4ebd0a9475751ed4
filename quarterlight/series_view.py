"""A series as a person reads it in a terminal: figures, targets, lights, breaks and places."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from quarterlight.report_view import UNITS, word
from quarterlight.series_lines import Line, Stretch, stretches
from quarterlight.series_query import Indicator, Point, Revision, Series
from quarterlight.spots import spot
from quarterlight.summary import counted

MISSING_EXTRA = (
    "Charts need two more packages. Install them with: pip install 'quarterlight[plots]'"
)

LONGEST_LIST = 40
"""Indicators that are listed where too many are called the same."""


def print_series(all_series: Sequence[Series]) -> None:
    """Print the series one below the other on stdout."""
    console = Console(highlight=False)
    for number, series in enumerate(all_series):
        if number:
            console.print()
        for part in parts_of(series):
            console.print(part)


def print_choice(found: Sequence[Indicator]) -> None:
    """List indicators to choose from."""
    table = Table("Id", "Refs", "Name", "Council", box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for one in found[:LONGEST_LIST]:
        table.add_row(one.indicator_id, *map(text, (one.refs, one.name, one.council)))
    Console(highlight=False).print(table)


def parts_of(series: Series) -> Iterator[RenderableType]:
    """The heading, one table a definition with a line at each break, and what was restated."""
    one = series.indicator
    yield Text(f"{one.refs}  {one.name}" if one.refs else one.name or "", style="bold")
    facts = [one.indicator_id, one.council, one.unit, better(one.polarity)]
    yield Text(" · ".join(fact for fact in facts if fact), style="dim")
    shown = stretches(series.points)
    if not shown:
        yield Text("No document prints a figure for it.")
    files = numbered(series)
    for number, stretch in enumerate(shown):
        if number:
            yield Text(
                f"── definition changed: {stretch.name or 'no name'} ──", style="bold yellow"
            )
        yield figures(stretch, files)
    if series.revisions:
        yield Text("Printed differently before:")
    yield from (revised(revision, files) for revision in series.revisions)
    yield from (Text(f"[{number}] {file}", style="dim") for file, number in files.items())


def better(polarity: str | None) -> str | None:
    """'higher is better'."""
    return f"{polarity} is better" if polarity else None


Files = Mapping[str, int]
"""Files with their numbers."""


def numbered(series: Series) -> Files:
    """The files that are named, with numbers in the order in which they come."""
    lines = (line for stretch in stretches(series.points) for line in stretch.lines)
    files = [point.source for line in lines for point in line.points]
    for revision in series.revisions:
        files += [revision.earlier_source, revision.later_source]
    return {file: number for number, file in enumerate(dict.fromkeys(files), start=1)}


def figures(stretch: Stretch, files: Files) -> Table:
    """The lines under one definition; columns in which nothing stands are left out."""
    cells = [cells_of(line, files) for line in stretch.lines]
    names = ("Period", "Actual", "Target", "Other", "Light", "Direction", "Where")
    used = [n for n, _ in enumerate(names) if n == 0 or any(row[n].plain for row in cells)]
    table = Table(*(names[n] for n in used), box=None, pad_edge=False)
    for column, n in zip(table.columns, used, strict=True):
        column.no_wrap = names[n] in ("Period", "Light")
        column.justify = "right" if names[n] in ("Actual", "Target") else "left"
        column.overflow = "fold"
    for row in cells:
        table.add_row(*(row[n] for n in used))
    return table


def cells_of(line: Line, files: Files) -> tuple[Text, ...]:
    """The cells of one line."""
    note = f"({line.note})" if line.note else None
    period = " ".join(part for part in (line.period, line.breakdown, note) if part)
    light = next((p for p in line.points if p.progress or p.direction), None)
    return (
        Text(period),
        Text(figure(line.actual)),
        Text(figure(line.target)),
        Text("; ".join(f"{p.kind} {figure(p)}" for p in line.others)),
        word(light.progress) if light and light.progress else Text(),
        word(light.direction) if light and light.direction else Text(),
        Text(where(line, files)),
    )


def figure(point: Point | None) -> str:
    """'<5%', 'Refer comment', 'conflict'; what the cell prints where there is no value."""
    if point is None:
        return ""
    if point.conflict:
        return "conflict"
    if point.value is None:
        return point.value_text or (point.missing_reason or "not read").replace("_", " ")
    said = amount(point.value, point.unit)
    if point.comparator:
        said = f"{point.comparator.replace('_', ' ')} {said}"
    return f"{said} ({point.qualifier})" if point.qualifier else said


def amount(value: float, unit: str | None) -> str:
    """'1,277', '55.5%'."""
    return f"{value:,.15g}{UNITS.get(unit or '', '')}"


def where(line: Line, files: Files) -> str:
    """'[1] p. 11'; each figure's own place where they are not the same."""
    places = [(p.kind, place(files[p.source], p.page, p.source_line)) for p in line.points]
    if len({at for _, at in places}) == 1:
        return places[0][1]
    return ", ".join(f"{kind} {at}" for kind, at in places)


def place(file: int, page: int | None, line: int | None) -> str:
    """'[2] p. 11' or '[1] line 987'."""
    return f"[{file}] {spot(page, line)}".rstrip()


WORDS = {
    "target_moved": "target moved",
    "actual_restated": "restated",
    "figure_restated": "restated",
    "definition_changed": "definition changed, not comparable",
}


def revised(revision: Revision, files: Files) -> Text:
    """'  2013-14 target: 200 ([1] p. 40), then 130 ([2] p. 11): target moved'."""
    r = revision
    earlier = place(files[r.earlier_source], r.earlier_page, r.earlier_source_line)
    later = place(files[r.later_source], r.later_page, r.later_source_line)
    period = r.period if r.breakdown is None else f"{r.period} {r.breakdown}"
    return Text(
        f"  {period} {r.kind}: {amount(r.earlier_value, r.earlier_unit)} ({earlier}), then "
        f"{amount(r.later_value, r.later_unit)} ({later}): {WORDS[r.revision]}"
    )


def text(value: str | None) -> Text:
    """A cell; null is empty."""
    return Text(value or "")


def said_how_many(found: Sequence[Indicator], asked: str) -> str:
    """What to do where too many indicators are called the same."""
    more = f", {LONGEST_LIST} of them are listed" if len(found) > LONGEST_LIST else ""
    return (
        f"{counted(len(found), 'indicator')} called {asked!r}{more}. Take one by its id, or add "
        "words or --council."
    )
