"""From a report's blocks to the few things a renderer draws: text pieces and grids."""

from dataclasses import dataclass, replace

from content.blocks import (
    Actions,
    Amounts,
    Block,
    Bullets,
    Caption,
    Comment,
    Commentary,
    Finance,
    Heading,
    Kpis,
    Legend,
    Levels,
    Milestones,
    Objective,
    Officers,
    PageBreak,
    Para,
    Plain,
    Report,
)
from render.grid import Grid, shaded, split_at
from render.statements import finance_grid
from render.tables import (
    actions_grid,
    amounts_grid,
    kpis_grid,
    legend_grid,
    levels_grid,
    milestones_grid,
    objective_grid,
    plain_grid,
)

TURNED = 1.5  # a page on its side has room for tables half as wide again


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of running text; kind: title, h1, h2, h3, caption, body, bold, bullet, break."""

    kind: str
    text: str = ""
    mark: str = ""


Drawn = Piece | Grid


def flow(report: Report) -> list[Drawn]:
    """The report in printed order, front matter first."""
    out: list[Drawn] = _front(report)
    for block in report.blocks:
        out += _drawn(block)
    if report.shades:
        out = [shaded(i, report.shades, report.head) if isinstance(i, Grid) else i for i in out]
    if not report.landscape:
        return out
    return [_widened(item) if isinstance(item, Grid) else item for item in out]


def _widened(grid: Grid) -> Grid:
    return replace(grid, widths=tuple(width * TURNED for width in grid.widths))


def _front(report: Report) -> list[Drawn]:
    out: list[Drawn] = []
    for label, text in report.front.printed:
        if label:
            joined = f"{label}\t{text}" if report.front.tabbed else f"{label} {text}"
            out.append(Piece("front", joined))
        else:
            out.append(Piece("title", text))
    if report.cover:
        out.append(Piece("break"))
    return out


def heading_text(heading: Heading) -> str:
    """Number, title and lead officer's initials, as one printed line."""
    text = f"{heading.number} {heading.text}".strip()
    return f"{text} ({heading.initials})" if heading.initials else text


def comment_text(comment: Comment) -> str:
    """A commentary paragraph with its printed label."""
    return f"{comment.label} {comment.text}".strip()


def _drawn(block: Block) -> list[Drawn]:
    match block:
        case Heading(run_in=text) if text:
            return [Piece("body", f"{block.number} <b>{block.text}</b> {text}")]
        case Heading():
            return [Piece(f"h{block.level}", heading_text(block), block.mark)]
        case Caption():
            return [Piece("centred" if block.centre else "caption", block.text)]
        case Para():
            text = f"{block.number} {block.text}".strip()
            return [Piece("bold" if block.bold else "body", text)]
        case Bullets():
            return [Piece("bullet", item) for item in block.items]
        case PageBreak():
            return [Piece("break")]
        case Commentary():
            return [Piece("body", comment_text(comment)) for comment in block.comments]
        case Officers():
            lines = (f"{o.initials}{block.joiner}{o.name}, {o.role}" for o in block.rows)
            return [Piece("body", line) for line in lines]
        case Milestones():
            return _pages(milestones_grid(block), block.page_groups)
        case Kpis():
            return _pages(kpis_grid(block), block.page_groups)
    return [_table(block)]


def _pages(grid: Grid, starts: tuple[int, ...]) -> list[Drawn]:
    """The table, or its parts on pages of their own."""
    first, *others = split_at(grid, starts) if starts else (grid,)
    out: list[Drawn] = [first]
    for part in others:
        out += [Piece("break"), part]
    return out


def _table(block: Block) -> Grid:
    match block:
        case Objective():
            return objective_grid(block)
        case Actions():
            return actions_grid(block)
        case Legend():
            return legend_grid(block)
        case Plain():
            return plain_grid(block)
        case Levels():
            return levels_grid(block)
        case Amounts():
            return amounts_grid(block)
        case Finance():
            return finance_grid(block)
    raise TypeError(f"no renderer for {type(block).__name__}")
