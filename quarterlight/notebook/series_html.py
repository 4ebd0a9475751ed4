"""How a series looks in a notebook: a table for each definition, a line where it changed."""

from collections.abc import Iterator, Sequence
from html import escape

from quarterlight.notebook.html import CELL, FAINT, NUMBER
from quarterlight.series_lines import Line, Stretch, stretches
from quarterlight.series_query import Series
from quarterlight.series_view import Files, better, cells_of, numbered, revised

HEADS = ("Period", "Actual", "Target", "Other", "Light", "Direction", "Where")
NUMBERS = ("Actual", "Target")
LIGHT_COLOURS = {"green": "#009e73", "amber": "#e69f00", "red": "#d55e00"}
"""Those of the chart, seen on light and dark; the word stands beside them."""

BREAK = "border-top:2px dashed;padding:4px 0;font-weight:bold;text-align:left"


def series_html(series: Series) -> str:
    """The heading, the figures with a line at each break, and what was restated."""
    return f"<div>{''.join(parts_of(series))}</div>"


def parts_of(series: Series) -> Iterator[str]:
    """The elements, one below the other."""
    one = series.indicator
    yield f"<div><b>{escape(' '.join(part for part in (one.refs, one.name) if part))}</b></div>"
    facts = (one.indicator_id, one.council, one.unit, better(one.polarity))
    said = " · ".join(fact for fact in facts if fact)
    yield f'<div style="{FAINT}">{escape(said)}</div>'
    shown = stretches(series.points)
    if not shown:
        yield "<div>No document prints a figure for it.</div>"
        return
    files = numbered(series)
    heads = used_in(shown, files)
    yield '<table style="border-collapse:collapse;margin-top:4px"><thead><tr>'
    yield "".join(f'<th style="{style_of(head)}">{head}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for number, stretch in enumerate(shown):
        yield from rows_of(stretch, files, heads, is_changed=number > 0)
    yield "</tbody></table>"
    if series.revisions:
        yield f'<div style="{FAINT};margin-top:4px">Printed differently before:</div>'
    for revision in series.revisions:
        yield f"<div>{escape(revised(revision, files).plain.strip())}</div>"
    names = "<br>".join(escape(f"[{number}] {file}") for file, number in files.items())
    yield f'<div style="{FAINT};margin-top:4px">{names}</div>'


def used_in(shown: Sequence[Stretch], files: Files) -> list[str]:
    """The heads of the columns in which anything stands."""
    rows = [cells_of(line, files) for stretch in shown for line in stretch.lines]
    return [head for head, *cells in zip(HEADS, *rows, strict=True) if any(c.plain for c in cells)]


def rows_of(
    stretch: Stretch, files: Files, heads: Sequence[str], *, is_changed: bool
) -> Iterator[str]:
    """The rows under one definition, after a line that says so where it is not the first."""
    if is_changed:
        said = escape(f"Definition changed: {stretch.name or 'no name'}")
        yield f'<tr><td colspan="{len(heads)}" style="{BREAK}">{said}</td></tr>'
    for line in stretch.lines:
        yield f"<tr>{''.join(cells_in(line, files, heads))}</tr>"


def cells_in(line: Line, files: Files, heads: Sequence[str]) -> Iterator[str]:
    """The cells of one line, a dot in its colour before a light."""
    for head, cell in zip(HEADS, cells_of(line, files), strict=True):
        if head not in heads:
            continue
        text = escape(cell.plain)
        colour = LIGHT_COLOURS.get(cell.plain) if head == "Light" else None
        if colour is not None:
            text = f'<span style="color:{colour}">&#9679;</span> {text}'
        yield f'<td style="{style_of(head)}">{text}</td>'


def style_of(head: str) -> str:
    """Figures stand right, words left."""
    return NUMBER if head in NUMBERS else CELL
