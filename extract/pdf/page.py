"""One loaded page to its blocks, tables and pictures in reading order."""

from copy import copy
from dataclasses import dataclass, replace

from msgspec import structs

from extract.document import Block, Page, Ruling, Table
from extract.findings import Finding
from extract.pdf.account import findings_of, in_doubt
from extract.pdf.aligned import aligned_tables
from extract.pdf.beside import Pair, headings_over, pairs_of
from extract.pdf.centred import Known
from extract.pdf.columns import Columns, Runs, runs_by_column
from extract.pdf.display import Display, display_of
from extract.pdf.drawings import Drawn, Image, drawn_on
from extract.pdf.flow import blocks_of, heading_apart
from extract.pdf.fonts import Looks
from extract.pdf.implied import implied_rules
from extract.pdf.known import Memory, Surroundings
from extract.pdf.letters import letters_of
from extract.pdf.looking import Eye, Sight, is_finer
from extract.pdf.marks import marks_of
from extract.pdf.opened import opened
from extract.pdf.order import in_order
from extract.pdf.pictures import pictures_of
from extract.pdf.row_marks import with_marks
from extract.pdf.rows import Row, rows_of
from extract.pdf.ruled import fill_grids, table_of
from extract.pdf.rulings import from_top, grids_of
from extract.pdf.runs import Left
from extract.pdf.seen import hidden_letters, without_underlines
from extract.pdf.signs import sign_tables
from extract.pdf.unruled import Doubt, Unruled, unruled_of
from extract.pdf.words import Reading, Word, words_of
from extract.places import Box


@dataclass(frozen=True, slots=True)
class Handed:
    """What a page hands on to the next: a table that may go on, and columns of text."""

    left: Left | None = None
    columns: Columns = ()
    known: Known | None = None


NOTHING = Handed()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page, what could not be read on it, and what may go on on the next."""

    page: Page
    findings: tuple[Finding, ...]
    handed: Handed = NOTHING


def read_page(
    page: int,
    text_page: int,
    number: int,
    memory: Memory,
    before: Handed = NOTHING,
    above: Page | None = None,
) -> PageFacts:
    """Everything on a loaded page; `number` counts from 1.

    `memory`: what pictures of the document look like; `before`: what the last page handed on;
    `above`: the last page.
    """
    display = display_of(page)
    letters = letters_of(text_page, display, Looks())
    drawn = drawn_on(page, display, letters.objects)
    reading = words_of(letters, hidden_letters(letters, drawn), display.width, display.height)
    smooth = any(map(is_finer, drawn.images))
    eye = Eye(page, display, Surroundings(drawn, display.matrix), memory, smooth)
    return laid_out(reading, drawn, eye, display, number, before, above)


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a page, and what stands in none of them.

    `drawings`: the boxes of shapes, and of grids with nothing in them. `doubted`: lines of which
    no table was made, as their rows are in doubt.
    """

    tables: list[Table]
    runs: Runs
    rows: list[Row]
    images: list[Image]
    drawings: list[Box]
    doubted: list[Doubt]
    given: Unruled


def laid_out(
    reading: Reading,
    drawn: Drawn,
    eye: Sight,
    display: Display,
    number: int,
    before: Handed = NOTHING,
    above: Page | None = None,
    *,
    unruled: bool = True,
) -> PageFacts:
    """What the words and drawings of a page make: the same for a scanned page as for any other.

    But for `unruled`: tables with nothing drawn are told by white that a scan does not keep.
    """
    found = found_on(reading, drawn, eye, number, before, above, unruled=unruled)
    tables, runs = found.tables, found.runs
    pictures = pictures_of(found.images, found.drawings, number)
    boxes = [t.place.box for t in tables] + [p.place.box for p in pictures]
    cuts = tuple(box.top for box in boxes if box is not None)
    pairs = pairs_of(tables)
    blocks = blocks_of_runs(runs, found.rows, number, cuts, display.width, pairs)
    ordered = in_order(blocks, tables, pictures, runs.columns, pairs)
    width, height = round(display.width, 2), round(display.height, 2)
    facts = Page(number, width, height, len(reading.words), *ordered)
    doubts = tuple(in_doubt(doubt.lines, number) for doubt in found.doubted if doubt.apart)
    return PageFacts(
        facts,
        (*findings_of(facts, reading, drawn), *doubts),
        Handed(found.given.left, runs.columns or before.columns, found.given.known),
    )


def found_on(
    reading: Reading,
    drawn: Drawn,
    eye: Sight,
    number: int,
    before: Handed,
    above: Page | None,
    *,
    unruled: bool,
) -> Found:
    """The tables of a page: ruled ones first, then those of white, of lights, of alignment."""
    words = list(reading.words)
    rules = from_top(without_underlines(drawn.rules, words))
    implied, places = implied_rules(rules, drawn.shades, words)
    filled, outside, images, shapes = fill_grids(grids_of([*rules, *implied]), words, drawn)
    tables = [
        opened(one, rules, number) or table_of(one, number, 0, marks_of(one, eye, number))
        for one in filled
        if not one.is_blank
    ]
    blank = [one.grid.box for one in filled if one.is_blank]
    runs = runs_by_column(outside, before.columns)
    given = Unruled()
    if unruled:
        marks = [*(image.box for image in images), *(shape.box for shape in shapes)]
        given = unruled_of(whole_rows(runs, outside), marks, before.left, before.known)
    if given.rules:
        left = replace(drawn, images=images, shapes=shapes)
        filled, outside, images, shapes = fill_grids(grids_of(list(given.rules)), outside, left)
        tables += [
            structs.replace(
                table_of(one, number, 0, marks_of(one, eye, number)), ruling=Ruling.ALIGNED
            )
            for one in filled
        ]
        runs = runs_by_column(outside, before.columns)
    keys = sign_tables(runs.rows, images, shapes, eye, number)
    doubted = [doubt for place in places if (doubt := doubt_at(place, keys.rows)) is not None]
    kept = kept_apart(given.doubted) | {id(row.words[0]) for d in doubted for row in d.lines}
    others = [row for row in keys.rows if id(row.words[0]) not in kept]
    aligned, rest = aligned_tables(others, rules, number, above)
    rest += [row for row in keys.rows if id(row.words[0]) in kept]
    tables += [*keys.tables, *with_marks(aligned, images, shapes, eye, number)]
    drawings = [shape.box for shape in shapes] + blank
    return Found(tables, runs, rest, images, drawings, [*doubted, *given.doubted], given)


def doubt_at(place: Box, rows: list[Row]) -> Doubt | None:
    """The lines at the place of a table whose rows are in doubt."""
    inside = [
        row
        for row in rows
        if place.top <= (row.top + row.bottom) / 2 <= place.bottom
        and place.x0 <= (row.x0 + row.x1) / 2 <= place.x1
    ]
    return Doubt(tuple(inside), apart=True) if inside else None


def kept_apart(doubted: tuple[Doubt, ...]) -> set[int]:
    """The first words of lines of which other finders would make a table cut line by line."""
    return {
        id(row.words[0])
        for doubt in doubted
        if aligned_tables(list(doubt.lines), [], 0)[0]
        for row in doubt.lines
    }


def whole_rows(runs: Runs, words: list[Word]) -> list[Row]:
    """The rows of a page across its columns of text."""
    return runs.rows if len(runs.runs) == 1 else rows_of([copy(word) for word in words])


def blocks_of_runs(
    runs: Runs,
    rest: list[Row],
    number: int,
    cuts: tuple[float, ...],
    width: float,
    pairs: list[Pair],
) -> list[Block]:
    """The blocks of rows that no table took, run by run; a column wraps at its own right edge.

    `pairs`: tables that stand side by side.
    """
    left = {id(row) for row in rest}
    page = (0.0, width) if len(runs.runs) == 1 else None
    blocks: list[Block] = []
    for run in runs.runs:
        rows = [part for row in run.rows if id(row) in left for part in heading_apart(row)]
        if pairs:
            rows = [part for row in rows for part in headings_over(row, pairs) or [row]]
        blocks += blocks_of(rows, number, cuts, run.across or page) if rows else []
    return blocks
