"""Links printed for a person: both rows, where they stand, and the evidence."""

from collections.abc import Sequence

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quarterlight.link_query import Called, Link, Side
from quarterlight.printing import SHOWN_ROWS
from quarterlight.spots import spot_in_full

STYLES = {"suggested": "yellow", "accepted": "green", "withdrawn": "red"}


def print_links(links: Sequence[Link]) -> None:
    """Each link as a small table, on stdout."""
    console = Console(highlight=False)
    for link in links[:SHOWN_ROWS]:
        console.print(heading(link))
        console.print(sides(link))
        if link.reason:
            console.print(Text(f"  {link.reason}"))
        console.print()
    if len(links) > SHOWN_ROWS:
        typer.echo(f"Only the first {SHOWN_ROWS} are shown; take --json or --match.", err=True)


def heading(link: Link) -> Text:
    """'lnk-... suggested: redefined (score 0.62; ref, text)'."""
    said = Text(link.link_id, style="bold")
    said.append(f"  {link.status}", style=STYLES.get(link.status, ""))
    said.append(f": {link.relation}")
    notes = [] if link.score is None else [f"score {link.score:.2f}"]
    notes += [link.evidence.replace("; ", ", ")] if link.evidence else []
    notes += [f"by {link.decided_by}"] if link.decided_by != "rule" else []
    return said.append(f" ({'; '.join(notes)})", style="dim") if notes else said


def sides(link: Link) -> Table:
    """The two definitions, the earlier one first."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for column in range(4):
        table.add_column(no_wrap=column < 2, overflow="fold")
    for side in (link.left, link.right):
        table.add_row(*map(Text, ("  " + years(side), side.ref or "", title(side), place(side))))
    return table


def years(side: Side) -> str:
    """'2012-13' or '2012-13 to 2014-15'."""
    if side.first_year == side.last_year:
        return side.first_year or ""
    return f"{side.first_year} to {side.last_year}"


def title(side: Side) -> str:
    """The measure as printed."""
    return side.definition or "(no title)"


def place(side: Side) -> str:
    """File and page, or line."""
    if side.source is None:
        return ""
    there = spot_in_full(side.page, side.source_line)
    return f"{side.source}, {there}" if there else side.source


def listed(found: Sequence[Called]) -> str:
    """Definitions to choose from, one line each."""
    return "\n".join(
        f"  {d.definition_id}  {d.last_year or ''}  {d.ref or ''}  {d.definition or ''}"
        for d in found
    )
