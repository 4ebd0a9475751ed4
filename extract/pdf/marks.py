"""Marks in the cells of a table: what is drawn, filled or set as a glyph, as a person sees it."""

from extract.colours import LIGHT_COLOURS, colour_name, rgb
from extract.document import Mark, MarkKind
from extract.pdf.drawings import Shade
from extract.pdf.glyphs import PAIR, glyph_shape, is_glyph
from extract.pdf.known import Judgement
from extract.pdf.lamps import LAMPS, row_of
from extract.pdf.looking import PAPER, Sight, judged
from extract.pdf.markers import split_marker
from extract.pdf.rows import box_of, rounded, rows_of
from extract.pdf.ruled import Content, Filled, shared
from extract.pdf.words import Word
from extract.places import Box, Place, around

# points: smaller things are dots and ends of lines, no marks
SMALLEST = 3.0
# points: pieces this near to each other are one mark (stacked paths)
NEAR = 1.5
# colours of fills that can be a traffic light; headers are blue and grey
RULE = 1.0  # points: so far into a cell the rules around it reach
INSET = 1.5  # points: so far within its corner a cell shows its fill and nothing else
FEWEST_SHADED = 3  # cells of one fill in a row: two may be two lights of one colour
LARGEST = 250.0  # points: a larger picture is no mark


def marks_of(filled: Filled, eye: Sight, page: int) -> dict[int, tuple[Mark, ...]]:
    """The marks of each region that has some."""
    found = {}
    shaded = shaded_rows(filled)
    glyphs = {
        number
        for number, content in enumerate(filled.contents)
        for word in content.words
        if len(word.text) <= PAIR and is_glyph(word.text, word.style.font)
    }
    for number, content in enumerate(filled.contents):
        marks = drawn_marks(content, eye, page)
        if content.fill or content.patches:
            marks += [] if filled.grid.regions[number].row in shaded else fill_marks(content, page)
        if number in glyphs:
            marks += glyph_marks(content, page)
        if marks:
            found[number] = tuple(marks)
    return found


def shaded_rows(filled: Filled) -> frozenset[int]:
    """The rows whose cells all have one fill: a shade that helps the eye along, not a light."""
    if not any(content.fill for content in filled.contents):  # most tables
        return frozenset()
    fills: dict[int, list[str | None]] = {}
    for region, content in zip(filled.grid.regions, filled.contents, strict=True):
        fills.setdefault(region.row, []).append(content.fill)
    return frozenset(
        row
        for row, found in fills.items()
        if len(found) >= FEWEST_SHADED and found[0] is not None and len(set(found)) == 1
    )


def drawn_marks(content: Content, eye: Sight, page: int, *, has_words: bool = True) -> list[Mark]:
    """Pictures and drawings of a cell; pieces that touch are one mark, from left to right.

    `has_words`: whether the words in the cell are among its content, or may lie over a picture.
    """
    if not (content.images or content.shapes or content.patches):  # most cells
        return []
    pieces = [(image.box, True) for image in content.images]
    pieces += [(shape.box, False) for shape in content.shapes]
    pieces += [(patch.box, False) for patch in content.patches if not under_words(patch, content)]
    if not pieces:
        return []
    if len(pieces) == len(content.images) == 1 and not (content.shaded or content.words):
        box, seen = content.images[0].box, within(content.images[0].box, content.box)
        if not is_mark(box):
            return []
        look = eye.alone(content.images[0], seen) if has_words else judged(eye.see(seen), PAPER)
        return [mark_of(box, MarkKind.PICTURE, look, page)] if look[0] else []
    groups = touching(pieces)
    back = ground(content, eye)
    row = row_of([box for box, _ in groups])
    if row is not None and judged(eye.see(row), back)[1] in LAMPS:
        groups = [(row, any(is_image for _, is_image in groups))]
    marks = [
        mark_of(
            box,
            MarkKind.PICTURE if is_image else MarkKind.DRAWING,
            judged(eye.see(within(box, content.box)), back),
            page,
        )
        for box, is_image in sorted(groups, key=lambda g: (g[0].x0, g[0].top))
        if is_mark(box)
    ]
    return [mark for mark in marks if mark.colours]


def touching(pieces: list[tuple[Box, bool]]) -> list[tuple[Box, bool]]:
    """Pieces that touch put together, and whether a picture is among them."""
    groups: list[tuple[Box, bool]] = []
    for box, is_image in pieces:
        others = [group for group in groups if near(group[0], box)]
        groups = [group for group in groups if group not in others]
        whole = around([box, *(other for other, _ in others)]) or box
        groups.append((whole, is_image or any(image for _, image in others)))
    return groups


def is_mark(box: Box) -> bool:
    """Whether something drawn is as large as marks are."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) >= SMALLEST and max(width, height) <= LARGEST


def mark_of(box: Box, kind: MarkKind, look: Judgement, page: int) -> Mark:
    """The fact of what is drawn in a box."""
    colours, shape = look
    place = Place(page=page, box=rounded(box))
    return Mark(kind=kind, place=place, colours=colours, shape=shape)


def within(box: Box, cell: Box) -> Box:
    """What is seen of a picture in its cell: the rules around the cell are no part of it."""
    inner = Box(cell.x0 + RULE, cell.top + RULE, cell.x1 - RULE, cell.bottom - RULE)
    return shared(box, inner)


def ground(content: Content, eye: Sight) -> tuple[int, int, int]:
    """What the marks of a cell stand on: its fill as seen (it may be half clear), or paper."""
    if not content.fill:
        return PAPER
    x, y = content.box.x0 + INSET, content.box.top + INSET
    return eye.colour_at(Box(x, y, x + INSET, y + INSET))


def near(one: Box, other: Box) -> bool:
    """Whether two boxes touch or nearly."""
    both = shared(one, other)
    return both.x1 - both.x0 > -NEAR and both.bottom - both.top > -NEAR


def under_words(patch: Shade, content: Content) -> bool:
    """Whether words of the cell stand on a shade."""
    box = patch.box
    return any(
        box.x0 <= (w.x0 + w.x1) / 2 <= box.x1 and box.top <= (w.top + w.bottom) / 2 <= box.bottom
        for w in content.words
    )


def fill_marks(content: Content, page: int) -> list[Mark]:
    """The fill of a cell or behind its words, if it has the colour of a traffic light."""
    found = [(content.box, rgb(content.fill))] if content.fill else []
    found += [(p.box, p.colour) for p in content.patches if under_words(p, content)]
    return [
        Mark(MarkKind.FILL, Place(page=page, box=rounded(box)), (colour_name(colour),))
        for box, colour in found
        if colour_name(colour) in LIGHT_COLOURS
    ]


def glyph_marks(content: Content, page: int) -> list[Mark]:
    """Glyphs of symbol fonts and picture characters that are no list marks."""
    marks = []
    for row in rows_of(content.words):
        marker, _ = split_marker(row)
        words = row.words[1:] if marker else row.words
        for word in words:
            if is_glyph(word.text, word.style.font):
                marks.append(glyph_mark(word, page))
    return marks


def glyph_mark(word: Word, page: int) -> Mark:
    """A glyph as a mark, in the colour of its ink."""
    colour = word.style.colour
    return Mark(
        kind=MarkKind.GLYPH,
        place=Place(page=page, box=box_of(word)),
        colours=(colour_name(rgb(colour)),) if colour else (),
        shape=glyph_shape(word.text, word.style.font),
        glyph=word.text,
        font=word.style.font,
    )
