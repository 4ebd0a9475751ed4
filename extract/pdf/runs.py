"""Segments of one table: the white of the first runs down through all of them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.pdf.segments import RIVER, SAME_SIZE, Segment, differs, is_across
from extract.pdf.stretches import Stretches, joined

# columns of a table: two may be text beside text
FEWEST_COLUMNS = 3
# of the usual white between the rows of a table: what stands further off is not its next row
FAR = 1.7
# of the size: rows may be so far apart until more of them tell, and so much more than usual
FIRST_FAR, MORE = 3.0, 0.5
# of the usual white between rows: paragraphs within a row stand closer
CLOSER = 0.85
EXACT = 2.0  # points: words of a column begin below each other as exactly as this
# cells of a line alone that have to begin so
FEWEST_EXACT = 2
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Left:
    """What a page hands on to the next: the columns of a table that may go on there.

    `head` are the lines of its header, `begun` the words that its rows across all columns begin
    with, `running` the lines that stood above it, their digits alike: those of every page.
    """

    columns: tuple[tuple[float, float], ...]
    size: float
    head: tuple[str, ...]
    begun: frozenset[str]
    running: frozenset[str] = frozenset()


def beginnings(first: Segment, before: Left | None) -> list[Left]:
    """What a run that begins with a segment may go on with, or begin."""
    found = [before] if before is not None and goes_on(first, before) else []
    if any(len(line.parts) > 1 for line in first.lines):
        found.append(Left((), first.size, tuple(line.text for line in first.lines), frozenset()))
    return found


def goes_on(first: Segment, before: Left) -> bool:
    """Whether a segment is the header of a table once more, or stands in its columns."""
    if abs(first.size - before.size) > SAME_SIZE * before.size:
        return False
    if tuple(line.text for line in first.lines) == before.head:
        return True
    if first.bold or is_across(first.columns, before.columns):
        return False
    return exact_columns(first.columns, before.columns) > 0


def exact_columns(own: Stretches, columns: Sequence[tuple[float, float]]) -> int:
    """How many stretches begin where columns do; 0 where one stands in none, or two in one."""
    lefts = [x0 for x0, _ in columns]
    places = [bisect_right(lefts, x0 + EXACT) - 1 for x0, _ in own]
    ends = [*lefts[1:], float("inf")]
    within = all(n >= 0 and x1 < ends[n] for n, (_, x1) in zip(places, own, strict=True))
    if not within or len(set(places)) < len(own):
        return 0
    return sum(abs(x0 - lefts[n]) <= EXACT for n, (x0, _) in zip(places, own, strict=True))


def is_on_top(above: list[Segment], first: Segment, before: Left) -> bool:
    """Whether nothing but running lines stands above a segment, and it is none itself."""
    return set(shapes_of(above)) <= before.running and not (
        set(shapes_of([first])) & before.running
    )


def is_next_row(above: list[Segment], run: list[Segment], before: Left) -> bool:
    """Whether a line that stands alone on top of a page is the next row of the table before it.

    More than one of its cells has to begin where its column does: a running line can do so once.
    Where as many do as make a table, what stands above it may be new on this page.
    """
    exact = exact_columns(run[0].columns, before.columns)
    if set(shapes_of(run)) & before.running:
        return False
    on_top = is_on_top(above, run[0], before)
    return exact >= (FEWEST_EXACT if on_top else FEWEST_COLUMNS)


def may_go_on(above: list[Segment], first: Segment, before: Left) -> bool:
    """Whether a segment may be a row, or the rest of one, of the table that a page before left."""
    if not goes_on(first, before) or set(shapes_of([first])) & before.running:
        return False
    exact = exact_columns(first.columns, before.columns)
    return exact >= FEWEST_EXACT or is_on_top(above, first, before)


def shapes_of(segments: list[Segment]) -> list[str]:
    """The lines of segments, their digits alike: 'Page 7 of 20' is a running line."""
    return [DIGITS.sub("0", line.text) for one in segments for line in one.lines]


def left_of(
    above: list[Segment], run: list[Segment], columns: Stretches, begin: Left, before: Left | None
) -> Left:
    """What a run that ends a page hands on; `above` is what stands over it."""
    begun = {one.lines[0].words[0].text for one in run[1:] if is_across(one.columns, columns)}
    known = before.running if before is not None else frozenset()
    running = known | frozenset(shapes_of(above))
    return replace(begin, columns=tuple(columns), begun=begin.begun | begun, running=running)


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
    usual: float = median(whites)
    return max(FAR * usual, usual + MORE * size)


def is_again(run: list[Segment], segment: Segment) -> bool:
    """Whether a segment is the header of a run once more, or of the next table."""
    head = run[0]
    if [line.text for line in head.lines] == [line.text for line in segment.lines]:
        return True
    plain = (len(run) > 1 or not head.bold) and not any(one.bold for one in run[1:])
    return plain and segment.bold and len(segment.columns) > 1


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
    while last < len(waiting) and (waiting[last].top - waiting[last - 1].bottom < CLOSER * usual):
        last += 1
    return waiting[:last]


def is_headed_by(above: list[Segment], run: list[Segment]) -> bool:
    """Whether heads over several columns may stand above a run; which, the white cannot say."""
    if not above or (run[0].bold and not above[-1].bold):
        return False
    near = run[0].top - above[-1].bottom <= far_from(run)
    over = above[-1].columns
    return near and not is_across(over, run[0].columns) and not differs(above[-1], run[0])
