"""Tables of words with nothing drawn: the rules that the white between columns and rows stands for.

What stands close together from line to line is a segment, in most tables a row. Segments below
each other are a table where the same white runs down through all of them. What is in doubt is
left alone: a table that is cut wrongly is worse than its words.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.pdf.bands import Band, frame, is_free
from extract.pdf.centred import Known, centred_tables
from extract.pdf.drawings import Rule
from extract.pdf.fields import is_value
from extract.pdf.figures import stands_for_figure
from extract.pdf.notes import own_cuts, usual_columns
from extract.pdf.rows import Row
from extract.pdf.runs import (
    FEWEST_COLUMNS,
    Left,
    beginnings,
    beside_notes,
    far_from,
    is_headed_by,
    is_next_row,
    left_of,
    may_go_on,
    run_from,
)
from extract.pdf.segments import RIVER, Segment, covered, is_across, lead_of, meets, segments_of
from extract.pdf.starts import by_column
from extract.pdf.stretches import Stretches, joined
from extract.pdf.tabular import is_table, is_tidy
from extract.pdf.told import Columns, rows_of_run
from extract.places import Box

# of the words of a table of figures: so many are figures
FIGURES = 0.4
# segments above a table that goes on, and below one that may: the page's own head and foot
FURNITURE = 3
# segments from a header on: where these are a statement, other finders read it
ENOUGH = 5
# of the size: heads of one line stand at one height, but for this
UNEVEN = 0.3
MARGIN = 2.0  # points: how far outside its words a table ends
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Lines that may be a table; `apart` where white between them says so too."""

    lines: tuple[Row, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Unruled:
    """The rules that a page was given, lines that may be a table, and what it hands on."""

    rules: tuple[Rule, ...] = ()
    doubted: tuple[Doubt, ...] = ()
    left: Left | None = None
    known: Known | None = None


def unruled_of(
    rows: list[Row], drawings: list[Box], before: Left | None, known: Known | None = None
) -> Unruled:
    """The tables with nothing drawn among the rows outside other tables.

    `before` and `known` are what the page before handed on.
    """
    centred = centred_tables(rows, known)
    if not centred:
        return told_by_white(rows, drawings, before)
    taken = {n for table in centred for n in table.rows}
    rest = told_by_white([row for n, row in enumerate(rows) if n not in taken], drawings, before)
    rules = (*(r for table in centred for r in table.rules), *rest.rules)
    return replace(rest, rules=rules, known=centred[-1].known)


def told_by_white(rows: list[Row], drawings: list[Box], before: Left | None) -> Unruled:
    """The tables whose columns and rows are told by the white between them."""
    if before is None and all(row.turn or len(row.parts) < 2 for row in rows):
        return Unruled()
    segments = segments_of([row for row in rows if not row.turn], drawings)
    found: list[Rule] = []
    doubted: list[Doubt] = []
    left: Left | None = None
    place = 0
    while place < len(segments):
        known = before if place < FURNITURE and not found else None
        run: list[Segment] = []
        begins = beginnings(segments[place], known)
        if begins and is_statement(segments[place : place + ENOUGH]):
            place += ENOUGH - 1
            continue
        for begin in begins:
            run = run_from(segments, place, begin)
            above = segments[:place]
            alone = sum(len(one.lines) for one in run) < 2
            if alone and not (run and begin.columns and is_next_row(above, run, begin)):
                continue
            rules, columns = rules_of(run, begin)
            if rules and (begin.columns or not is_headed_by(above, run)):
                found += [*rules, *frame_above(above, run)]
                last = len(segments) - place - len(run) <= FURNITURE
                left = left_of(above[:FURNITURE], run, columns, begin, before) if last else None
                break
            if rules is not None and is_wordy(run):
                lines = tuple(line for one in run for line in one.lines)
                doubted.append(Doubt(lines, apart=len(run) > 1))
        else:
            doubted += unread_row(segments, place, known, doubted)
        place += max(len(run), 1)
    return Unruled(tuple(found), tuple(doubted), left)


def unread_row(
    segments: list[Segment], place: int, before: Left | None, doubted: list[Doubt]
) -> list[Doubt]:
    """The doubt about a segment that may go on with the table that the page before left."""
    first = segments[place]
    if before is None or not may_go_on(segments[:place], first, before):
        return []
    if any(doubt.apart and first.lines[0] in doubt.lines for doubt in doubted):
        return []
    return [Doubt(first.lines, apart=True)]


def frame_above(above: list[Segment], run: list[Segment]) -> list[Rule]:
    """The rules of a row of two cells and their heads right above the header of a run.

    'Ref Objective' stand so over the milestones of each objective.
    """
    if len(above) < 2 or not run[0].bold:
        return []
    head, row = above[-2:]
    columns = joined(head.columns, row.columns, RIVER * row.size)
    near = max(row.top - head.bottom, run[0].top - row.bottom) <= far_from(run)
    two = len(head.columns) == len(row.columns) == len(columns) == FEWEST_COLUMNS - 1
    if not (near and two and head.bold and not row.bold):
        return []
    cut = (columns[0][1] + columns[1][0]) / 2
    left, right = columns[0][0] - MARGIN, columns[1][1] + MARGIN
    middle = (head.bottom + row.top) / 2
    bands = [Band(head.top - 1, middle, None, []), Band(middle, row.bottom + 1, None, [])]
    return [rule for band in bands for rule in frame(band, left, right, [cut])]


def is_statement(run: list[Segment]) -> bool:
    """Whether nothing but figures stands beside the first words of the lines under a header."""
    if any(one.marks for one in run):
        return False
    lines = [line for one in run[1:] for line in one.lines]
    names = [line.parts[0] for line in lines]
    beside = [part.text for line in lines for part in line.parts[1:]]
    return (
        bool(beside)
        and all(map(stands_for_figure, beside))
        and all(len(covered([name])) == 1 for name in names)
    )


def is_wordy(run: list[Segment]) -> bool:
    """Whether a run holds more words than figures: other finders would cut it line by line."""
    words = [word.text for one in run for line in one.lines for word in line.words]
    return sum(map(is_value, words)) < FIGURES * len(words)


def rules_of(run: list[Segment], begin: Left) -> tuple[list[Rule] | None, Stretches]:
    """The rules of the table that a run is, and its columns.

    No rules where its rows are in doubt, None where it is no table of this kind.
    """
    lines = [line for segment in run for line in segment.lines]
    marks = [mark for segment in run for mark in segment.marks]
    leads = lead_of(lines)
    run = segments_of(lines, marks)
    headed = not begin.columns or run[0].lines[0].text == begin.head[0]
    if headed:
        run = head_apart(run)
    columns = columns_of(run, begin)
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    if len(columns) < FEWEST_COLUMNS or (headed and heads_several(run[0], cuts)):
        return [], columns
    table = Columns(columns, cuts, leads.get(round(run[0].size, 1)))
    rows = rows_of_run(run, table, headed=headed)
    if rows is None:
        return [], columns
    if not (is_tidy(rows, cuts) if begin.columns else is_table(rows, cuts)):
        return None, columns
    usual = usual_columns(rows, columns, cuts)
    left, right = columns[0][0] - MARGIN, columns[-1][1] + MARGIN
    tops = [rows[0].top - 1, *((a.bottom + b.top) / 2 for a, b in pairwise(rows))]
    bottoms = [*tops[1:], rows[-1].bottom + 1]
    found: list[Rule] = []
    for row, top, bottom in zip(rows, tops, bottoms, strict=True):
        band = Band(top, bottom, None, [list(line.words) for line in row.lines])
        found += frame(band, left, right, own_cuts(row, band, cuts, usual))
    return found, columns


def head_apart(run: list[Segment]) -> list[Segment]:
    """The run with bold lines at its top as a segment of their own."""
    lines = run[0].lines
    bold = next((n for n, line in enumerate(lines) if line.bold is not True), len(lines))
    if not 0 < bold < len(lines) or lines[bold].bold is None:
        return run
    edge = lines[bold].top
    above = tuple(mark for mark in run[0].marks if mark.bottom <= edge)
    below = tuple(mark for mark in run[0].marks if mark.bottom > edge)
    return [Segment(lines[:bold], above), Segment(lines[bold:], below), *run[1:]]


def columns_of(run: list[Segment], begin: Left) -> Stretches:
    """The columns of a run: those it begins with, and what its segments cover.

    Two that no row fills both of are one: its header stands beside its words.
    """
    columns = joined(list(begin.columns), run[0].columns, RIVER * run[0].size)
    for segment in run[1:]:
        own = beside_notes(segment, columns)
        if not is_across(own, columns):
            columns = joined(columns, own, RIVER * segment.size)
    if begin.columns:
        return columns
    whole = [one.columns for one in run if not is_across(one.columns, columns)]
    place = 0
    while place + 1 < len(columns):
        pair = columns[place], columns[place + 1]
        if any(all(meets(own, column) for column in pair) for own in whole):
            place += 1
        else:
            columns[place : place + 2] = [(pair[0][0], pair[1][1])]
    return columns


def heads_several(head: Segment, cuts: list[float]) -> bool:
    """Whether words of a header may stand over several of the columns below them.

    They do where heads of one line stand at different heights, or where one line over a head
    stands above the middle of others of the same form ('Targets' over '12/13 13/14 14/15').
    """
    if len(head.lines) == 1:
        return False
    band = Band(0, 0, None, [list(line.words) for line in head.lines])
    if not all(is_free(band, cut) for cut in cuts):
        return True
    texts: dict[int, list[tuple[float, str]]] = {}
    for line in head.lines:
        for column, words in by_column(line, cuts).items():
            text = " ".join(word.text for word in words)
            texts.setdefault(column, []).append((line.baseline, DIGIT.sub("0", text)))
    heights = [lines[0][0] for lines in texts.values() if len(lines) == 1]
    if heights and max(heights) - min(heights) > UNEVEN * head.size:
        return True
    return any(
        len(lines) > 1 and [lines[-1]] in (texts.get(column - 1), texts.get(column + 1))
        for column, lines in texts.items()
    )
