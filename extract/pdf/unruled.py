"""Tables of words with nothing drawn: the rules that the white between columns and rows stands for.

What stands close together from line to line is a segment, in most tables a row. Segments below
each other are a table where the same white runs down through all of them. What is in doubt is
left alone: a table that is cut wrongly is worse than its words.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.pdf.aligned import aligned_tables
from extract.pdf.bands import Band, frame, is_free
from extract.pdf.drawings import Rule
from extract.pdf.fields import is_value
from extract.pdf.figures import is_dots
from extract.pdf.listings import contents_of
from extract.pdf.markers import mark_of
from extract.pdf.rows import Row
from extract.pdf.segments import (
    RIVER,
    SAME_SIZE,
    SLACK,
    Segment,
    Stretches,
    covered,
    joined,
    lead_of,
    segments_of,
)
from extract.pdf.slots import column_of
from extract.pdf.slots import column_of
from extract.pdf.starts import by_column, parted
from extract.places import Box

# columns of a table: two may be text beside text
FEWEST_COLUMNS = 3
# rows of a table, its header among them; two where the header is bold and all is filled
FEWEST_ROWS = 3
# of the usual white between the rows of a table: what stands further off is not its next row
FAR = 1.7
# of the size: rows may be so far apart until more of them tell, and so much more than usual
FIRST_FAR, MORE = 3.0, 0.5
# of the usual white between rows: paragraphs within a row stand closer
CLOSER = 0.85
# of the size: words of one cell are no further apart
WORDS_APART = 1.3
# of the rows: in as many there are words in three columns or more
HELD = 0.5
# of the words of a table of figures: so many are figures
FIGURES = 0.4
# of the lines of rows: where all columns fill as many, they are text beside text
RUNNING = 0.7
MARGIN = 2.0  # points: how far outside its words a table ends
# segments above a table that goes on, and below one that may: the page's own head and foot
FURNITURE = 3
EXACT = 2.0  # points: words of a column begin below each other as exactly as this
# of the size: words that stand further from the middle of a column are not centred in it
OFF = 1.2
# of the size: words that reach so much further out on both sides than others do are no cell's own
WIDER = 0.5
# of the size: heads of one line stand at one height, but for this
UNEVEN = 0.3
# segments with white between them that show that rows of a table have it
FEWEST_APART = 3


DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of a table: its lines and marks, and whether it runs over all columns."""

    lines: tuple[Row, ...]
    marks: tuple[Box, ...] = ()
    spanning: bool = False

    @property
    def top(self) -> float:
        """Where its words and marks begin."""
        return min([*(line.top for line in self.lines), *(mark.top for mark in self.marks)])

    @property
    def bottom(self) -> float:
        """Where its words and marks end."""
        ends = [*(line.bottom for line in self.lines), *(mark.bottom for mark in self.marks)]
        return max(ends)


@dataclass(frozen=True, slots=True)
class Left:
    """What a page hands on to the next: the columns of a table that may go on there.

    `head` are the lines of its header, `begun` the words that its rows across all columns begin
    with.
    """

    columns: tuple[tuple[float, float], ...]
    size: float
    head: tuple[str, ...]
    begun: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unruled:
    """The rules that a page was given, the rows that may be a table's, and what it hands on."""

    rules: tuple[Rule, ...] = ()
    doubted: tuple[Row, ...] = ()
    left: Left | None = None


def unruled_of(rows: list[Row], drawings: list[Box], before: Left | None) -> Unruled:
    """The tables with nothing drawn among the rows outside other tables.

    `before` is what the page before handed on.
    """
    if before is None and all(row.turn or len(row.parts) < 2 for row in rows):
        return Unruled()
    segments = segments_of([row for row in rows if not row.turn], drawings)
    found: list[Rule] = []
    doubted: list[Row] = []
    left: Left | None = None
    place = 0
    while place < len(segments):
        known = before if place < FURNITURE and not found else None
        run: list[Segment] = []
        for begin in beginnings(segments[place], known):
            run = run_from(segments, place, begin)
            if sum(len(one.lines) for one in run) < 2:
                continue
            rules, columns = rules_of(run, begin)
            above = segments[:place]
            if rules and (begin.columns or not is_headed_by(above, run)):
                found += [*rules, *frame_above(above, run)]
                last = len(segments) - place - len(run) <= FURNITURE
                left = left_of(run, columns, begin) if last else None
                break
            if rules is not None and is_wordy(run):  # the finders of figures would cut it
                doubted += [line for one in run for line in one.lines]
        place += max(len(run), 1)
    return Unruled(tuple(found), tuple(doubted), left)


def beginnings(first: Segment, before: Left | None) -> list[Left]:
    """What a run that begins with a segment may go on with, or begin."""
    found = [before] if before is not None and goes_on(first, before) else []
    if any(len(line.parts) > 1 for line in first.lines):
        found.append(Left((), first.size, tuple(line.text for line in first.lines), frozenset()))
    return found


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


def is_wordy(run: list[Segment]) -> bool:
    """Whether a run holds more words than figures, and a table would be made of it all the same."""
    lines = [line for one in run for line in one.lines]
    words = [word.text for line in lines for word in line.words]
    few = sum(map(is_value, words)) < FIGURES * len(words)
    return few and bool(aligned_tables(lines, [], 0)[0])


def goes_on(first: Segment, before: Left) -> bool:
    """Whether a segment is the header of a table once more, or stands in its columns."""
    if abs(first.size - before.size) > SAME_SIZE * before.size:
        return False
    if tuple(line.text for line in first.lines) == before.head:
        return True
    own, columns = first.columns, before.columns
    if first.bold or is_across(own, columns):
        return False
    lefts = [x0 for x0, _ in columns]
    places = [bisect_right(lefts, x0 + EXACT) - 1 for x0, _ in own]
    ends = [*lefts[1:], float("inf")]
    within = all(n >= 0 and x1 < ends[n] for n, (_, x1) in zip(places, own, strict=True))
    exact = any(abs(x0 - lefts[n]) <= EXACT for n, (x0, _) in zip(places, own, strict=True))
    return within and exact and len(set(places)) == len(own)


def left_of(run: list[Segment], columns: Stretches, begin: Left) -> Left:
    """What a run that ends a page hands on."""
    begun = {one.lines[0].words[0].text for one in run[1:] if is_across(one.columns, columns)}
    return replace(begin, columns=tuple(columns), begun=begin.begun | begun)


def run_from(segments: list[Segment], start: int, begin: Left) -> list[Segment]:
    """The segments that share the white of the first; none where the last may go on.

    Lines that begin at the left of the table and run over its columns are rows of it if others
    follow: until then they wait.
    """
    run = [segments[start]]
    reach = RIVER * run[0].size
    columns = joined(list(begin.columns), segments[start].columns, reach)
    if len(columns) < FEWEST_COLUMNS:
        beside = segments[start + 1].columns if start + 1 < len(segments) else []
        if not 1 < len(columns) <= len(joined(columns, beside, reach)) >= FEWEST_COLUMNS:
            return []
    waiting: list[Segment] = []
    for segment in segments[start + 1 :]:
        above = (waiting or run)[-1]
        far = segment.top - above.bottom > far_from([*run, *waiting])
        if far or differs(run[0], segment) or is_again(run, segment):
            break
        own = beside_notes(segment, columns)
        if is_across(own, columns):
            waiting.append(segment)
            continue
        both = joined(columns, own, reach)
        if len(both) < len(columns):
            heads = segment.bold and not run[-1].bold  # the head of another table
            if not waiting and len(own) > 1 and not heads:
                return []
            break
        columns = both
        run += [*waiting, segment]
        waiting = []
    return run + closing(run, waiting, columns, begin.begun)


def beside_notes(segment: Segment, columns: Stretches) -> Stretches:
    """What a segment covers, without words that stand in several columns and are no figures."""
    own = segment.columns
    if len(own) < FEWEST_COLUMNS - 1 or len(columns) <= FEWEST_COLUMNS:
        return own
    return [x for x in own if x[0] <= columns[1][1] or not is_note(segment, x, columns)]


def is_note(segment: Segment, stretch: tuple[float, float], columns: Stretches) -> bool:
    """Whether words without a figure run over columns ('Refer comment')."""
    reach = RIVER * segment.size
    over = sum(x0 - reach < stretch[1] and x1 + reach > stretch[0] for x0, x1 in columns)
    words = [w for line in segment.lines for w in line.words]
    inside = [w for w in words if stretch[0] <= w.x0 and w.x1 <= stretch[1]]
    return over > 1 and not any(c.isdigit() for w in inside for c in w.text)


def far_from(run: list[Segment]) -> float:
    """Points: what stands further below a run is no part of it."""
    whites = [below.top - above.bottom for above, below in pairwise(run)]
    size = run[0].size
    if not whites:
        return FIRST_FAR * size
    usual = median(whites)
    return max(FAR * usual, usual + MORE * size)


def differs(one: Segment, other: Segment) -> bool:
    """Whether two segments are of different sizes."""
    return abs(one.size - other.size) > SAME_SIZE * max(one.size, other.size)


def is_again(run: list[Segment], segment: Segment) -> bool:
    """Whether a segment is the header of a run once more, or of the next table."""
    head = run[0]
    if [line.text for line in head.lines] == [line.text for line in segment.lines]:
        return True
    plain = len(run) > 1 and not any(one.bold for one in run[1:])
    return plain and head.bold and segment.bold and len(segment.columns) > 1


def is_across(own: Stretches, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether what a segment covers is one stretch from the left of a table."""
    return len(own) == 1 and own[0][0] <= columns[0][1]


def closing(
    run: list[Segment], waiting: list[Segment], columns: Stretches, known: frozenset[str]
) -> list[Segment]:
    """The lines across all columns under the last row: there, if they begin as those above do."""
    begun = {one.lines[0].words[0].text for one in run[1:] if is_across(one.columns, columns)}
    begun |= known
    if not waiting or len(begun) != 1 or waiting[0].lines[0].words[0].text not in begun:
        return []
    usual = median([b.top - a.bottom for a, b in pairwise([*run, waiting[0]])])
    last = 1
    while last < len(waiting) and (
        waiting[last].top - waiting[last - 1].bottom < CLOSER * usual
    ):
        last += 1
    return waiting[:last]


def is_headed_by(above: list[Segment], run: list[Segment]) -> bool:
    """Whether heads over several columns may stand above a run: which ones, the white cannot say."""
    if not above or (run[0].bold and not above[-1].bold):
        return False
    near = run[0].top - above[-1].bottom <= far_from(run)
    over = above[-1].columns
    return near and not is_across(over, run[0].columns) and not differs(above[-1], run[0])


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


def own_cuts(row: Printed, band: Band, cuts: list[float], usual: Stretches) -> list[float]:
    """Where a row is cut: not where its words run on, nor within blank cells they are centred in.

    `usual` is what the rows that have no blank cells cover in each column.
    """
    if row.spanning:
        return []
    own = [cut for cut in cuts if is_free(band, cut)]
    filled = filled_by(row, cuts)
    if len(filled) == len(usual):
        return own
    for x0, x1 in covered(row.lines):
        span = centred_in(x0, x1, cuts, filled, usual, row.lines[0].size)
        own = [cut for cut in own if cut not in cuts[span[0] : span[1]]]
    return own


def filled_by(row: Printed, cuts: list[float]) -> set[int]:
    """The columns in which a row has words or marks."""
    return {c for line in row.lines for c in by_column(line, cuts)} | {
        marked(mark, cuts) for mark in row.marks
    }


def centred_in(
    x0: float, x1: float, cuts: list[float], filled: set[int], usual: Stretches, size: float
) -> tuple[int, int]:
    """The first and last of the columns that words are centred in, as a note over blank cells."""
    middle = (x0 + x1) / 2
    place = low = high = sum(middle > cut for cut in cuts)
    while low > 1 and low - 1 not in filled:
        low -= 1
    while high + 1 < len(usual) and high + 1 not in filled:
        high += 1
    left, right = usual[place]
    fits = abs(middle - (left + right) / 2) <= OFF * size and not (
        x0 < left - WIDER * size and x1 > right + WIDER * size
    )
    whole = abs(middle - (usual[low][0] + usual[high][1]) / 2) <= OFF * size
    return (low, high) if place and whole and not fits else (place, place)


def usual_columns(rows: list[Printed], columns: Stretches, cuts: list[float]) -> Stretches:
    """What the words and marks of rows without blank cells cover in each column, under a header."""
    full = [
        row for row in rows[1:] if not row.spanning and len(filled_by(row, cuts)) == len(columns)
    ]
    inside: list[Stretches] = [[] for _ in columns]
    for row in full:
        for line in row.lines:
            for word in line.words:
                inside[column_of(cuts, word)].append((word.x0, word.x1))
        for mark in row.marks:
            inside[marked(mark, cuts)].append((mark.x0, mark.x1))
    return [
        (min(x0 for x0, _ in own), max(x1 for _, x1 in own)) if own else column
        for own, column in zip(inside, columns, strict=True)
    ]


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


def meets(own: Stretches, column: tuple[float, float]) -> bool:
    """Whether something stands in a column."""
    return any(x0 < column[1] and x1 > column[0] for x0, x1 in own)


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


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, where they are cut, and the white between lines of a cell.

    `lead` is None where no cell has two lines.
    """

    stretches: Stretches
    cuts: list[float]
    lead: float | None


def rows_of_run(run: list[Segment], table: Columns, *, headed: bool) -> list[Printed] | None:
    """The rows of a table; None where it is in doubt where one ends.

    White between rows tells them apart. Where a segment holds several rows, it may be that of
    any other, so that all have to be told by their cells.
    """
    begun = sum(meets(one.columns, table.stretches[0]) for one in run)
    close = begun < FEWEST_APART
    rows = told_rows(run, table, headed=headed, close=close)
    if close or rows is None or len(rows) <= len(run):
        return rows
    return told_rows(run, table, headed=headed, close=True)


def told_rows(
    run: list[Segment], table: Columns, *, headed: bool, close: bool
) -> list[Printed] | None:
    """The rows; `close`: no white between segments tells them."""
    columns = table.stretches
    begins = [meets(one.columns, columns[0]) for one in run]
    known = list(zip(run, begins, strict=True))
    whites = [b.top - a.bottom for (a, b), on in zip(pairwise(run), begins[1:], strict=True) if on]
    if table.lead is None and not all(on and len(one.columns) > 1 for one, on in known):
        return None
    apart = CLOSER * min(whites, default=0.0)
    rows = [Printed(run[0].lines, run[0].marks)] if headed else []
    above = run[0]
    for one, on in known[headed:]:
        white = one.top - above.bottom
        above = one
        if is_across(one.columns, columns):
            put(rows, one, spanning=True, rest=bool(rows) and rows[-1].spanning and white < apart)
        elif on:
            parts = parts_of(one, table, close=close)
            if parts is None:
                return None
            rows += parts
        elif not rows or (len(rows) == 1 and headed and run[0].bold and not one.bold):
            put(rows, one)  # the rest of a row that began on the page before
        elif len(one.columns) > 1 and white >= apart > 0:
            put(rows, one)
        elif white < apart and len(rows) > headed and not rows[-1].spanning:
            put(rows, one, rest=True)
        else:
            return None
    return rows


def parts_of(one: Segment, table: Columns, *, close: bool) -> list[Printed] | None:
    """The rows of a segment; None in doubt."""
    step = one.size * (1 + SLACK) + (table.lead or 0.0)
    rights = [right for _, right in table.stretches]
    parts = parted(one.lines, table.cuts, rights, step, close=close)
    if parts is None:
        return None
    rows = with_marks(parts, one.marks)
    within = all(above.bottom <= below.top + MARGIN for above, below in pairwise(rows))
    return rows if within else None


def put(rows: list[Printed], one: Segment, *, spanning: bool = False, rest: bool = False) -> None:
    """Adds a segment as a row, or as the rest of the last."""
    if rest:
        last = rows[-1]
        rows[-1] = replace(last, lines=last.lines + one.lines, marks=last.marks + one.marks)
    else:
        rows.append(Printed(one.lines, one.marks, spanning))


def with_marks(parts: list[tuple[Row, ...]], marks: tuple[Box, ...]) -> list[Printed]:
    """Rows with the marks that begin above the next one."""
    tops = [min(line.top for line in lines) for lines in parts[1:]]
    found: list[Printed] = []
    for lines, start, end in zip(
        parts, [float("-inf"), *tops], [*tops, float("inf")], strict=True
    ):
        own = tuple(m for m in marks if start - MARGIN <= m.top < end - MARGIN)
        found.append(Printed(lines, own))
    return found


def is_table(rows: list[Printed], cuts: list[float]) -> bool:
    """Whether rows look like those of a table, and not like text that happens to stand so."""
    whole = [row for row in rows if not row.spanning]
    lines = [[by_column(line, cuts) for line in row.lines] for row in whole]
    filled = [filled_by(row, cuts) for row in whole]
    bold = all(line.bold is True for line in rows[0].lines)
    count = len(cuts) + 1
    bold_whole = bold and len(filled[0]) == count
    named = bold and len(filled[0]) >= FEWEST_COLUMNS and len(filled[-1]) == count
    if len(whole) < (FEWEST_ROWS - 1 if named else FEWEST_ROWS):
        return False
    often = sum(sum(c in row for row in filled) > 1 for c in range(count))
    if len(whole) > 2 and often < (min(count, FEWEST_COLUMNS) if bold_whole else count):
        return False
    if sum(len(row) >= FEWEST_COLUMNS for row in filled) < HELD * len(filled):
        return False
    if not is_tidy(rows, cuts) or is_listed(lines, count):
        return False
    if is_running(lines, count):
        return False
    beyond = [w for row in lines[1:] for line in row for c, ws in line.items() if c for w in ws]
    if all(is_value(word.text) for word in beyond):
        return False  # a statement, however its names are wrapped
    single = sum(len(row.lines) == 1 for row in whole)
    return 2 * single < len(whole) or not is_known(all_lines(rows), count)


def is_tidy(rows: list[Printed], cuts: list[float]) -> bool:
    """Whether no words of a cell stand as far apart as those of two."""
    whole = [line for row in rows if not row.spanning for line in row.lines]
    return not any(is_loose(ws) for line in whole for ws in by_column(line, cuts).values())


def is_known(lines: list[Row], count: int) -> bool:
    """Whether lines are contents, or a table of as many columns held together by its figures."""
    found, _ = aligned_tables(lines, [], 0)
    return bool(contents_of(lines)) or any(table.column_count >= count for table in found)


def all_lines(rows: list[Printed]) -> list[Row]:
    """The lines of rows."""
    return [line for row in rows for line in row.lines]


def marked(mark: Box, cuts: list[float]) -> int:
    """The column that a mark stands in."""
    return sum((mark.x0 + mark.x1) / 2 > cut for cut in cuts)


def is_loose(words: list) -> bool:
    """Whether words on a line of one cell stand as far apart as those of two, or are dots."""
    if any(is_dots(word.text) for word in words):
        return True
    return any(b.x0 - a.x1 > WORDS_APART * a.size for a, b in pairwise(words))


def is_listed(lines: list, count: int) -> bool:
    """Whether a column holds nothing but list marks."""
    for column in range(count):
        texts = [
            " ".join(word.text for word in line[column])
            for row in lines
            for line in row
            if column in line
        ]
        if texts and all(mark_of(text, "x", 1.0) for text in texts):
            return True
    return False


def is_running(lines: list, count: int) -> bool:
    """Whether all columns fill nearly all lines of the rows that have several: newspaper columns."""
    several = [line for row in lines if len(row) > 1 for line in row]
    if not several:
        return False
    return all(
        sum(column in line for line in several) > RUNNING * len(several)
        for column in range(count)
    )
