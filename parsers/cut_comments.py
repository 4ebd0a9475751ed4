"""Comments across a table that a page's foot cuts.

Their first lines are the last row of the table, or a paragraph below it where no rule stands under
them, and the rest is the first row on the next page, below the same header.
"""

from msgspec import structs

from extract.document import Block, Cell, Table
from extract.places import spanning
from parsers.flow import Item, is_finished
from parsers.grid import Row, grid_rows, own_texts, spanning_text
from parsers.header import Header, header_of
from parsers.layout import Layout


def with_cut_comments(items: list[Item], layout: Layout) -> list[Item]:
    """The tables, a comment that is cut whole in the last row of the table that it begins under."""
    whole: list[Item] = []
    left = list(items)
    for place, item in enumerate(left):
        before = whole[-1] if whole else None
        after = left[place + 1] if place + 1 < len(left) else None
        if isinstance(item, Block) and isinstance(before, Table) and isinstance(after, Table):
            number = _row_of_rest(before, item, after, layout)
            if number is not None:
                whole[-1] = _with_comment(before, item, grid_rows(after)[number])
                left[place + 1] = _without_row(after, number)
                continue
        rest = left[place]
        if isinstance(before, Table) and isinstance(rest, Table):
            number = _row_of_last(before, rest, layout)
            if number is not None:
                whole[-1] = _with_rest(before, grid_rows(rest)[number])
                rest = _without_row(rest, number)
                if rest.row_count == number:
                    continue  # nothing is left below its header
        whole.append(rest)
    return whole


def _row_of_last(table: Table, rest: Table, layout: Layout) -> int | None:
    """The row of the next page's table in which the last row of the table before it goes on.

    Both reach over the whole table, under the same header; the sentence breaks off in the first
    and goes on with a small letter.
    """
    page = table.place.page
    if page is None or rest.place.page != page + 1 or not _is_cut(grid_rows(table)[-1]):
        return None
    header, again = header_of(table, layout), header_of(rest, layout)
    if header is None or again is None or _heads(table, header) != _heads(rest, again):
        return None
    body = grid_rows(rest)[again.depth :]
    goes_on = bool(body) and _is_comment(body[0]) and own_texts(body[0])[0][0].islower()
    return again.depth if goes_on and table.row_count > header.depth + 1 else None


def _is_cut(row: Row) -> bool:
    """Whether a comment breaks off within a sentence."""
    return _is_comment(row) and not is_finished(own_texts(row)[0])


def _heads(table: Table, header: Header) -> list[str]:
    """The words of a header, wherever they stand: a page without marks has fewer columns."""
    return [text for row in grid_rows(table)[: header.depth] for text in own_texts(row)]


def _with_rest(table: Table, rest: Row) -> Table:
    """A table with the rest of the comment in its last row."""
    last = next(cell for cell in table.cells if cell.row == table.row_count - 1 and cell.text)
    text = f"{last.text} {rest[0].text}"
    blocks = (*last.blocks, *rest[0].blocks)
    place = spanning((last.place, rest[0].place))
    whole = structs.replace(last, text=text, blocks=blocks, place=place)
    cells = tuple(whole if cell is last else cell for cell in table.cells)
    return structs.replace(table, cells=cells)


def _row_of_rest(table: Table, block: Block, rest: Table, layout: Layout) -> int | None:
    """The row of the second table in which the paragraph between two tables goes on, if it does.

    It breaks off within a sentence under a table with such comments, and the table of the next
    page begins, under the same header, with words across.
    """
    page = block.place.page
    if page is None or table.place.page != page or rest.place.page != page + 1:
        return None
    if is_finished(block.text) or not _stands_under(block, table):
        return None
    header, again = header_of(table, layout), header_of(rest, layout)
    if header is None or again is None or header.text != again.text:
        return None
    comments = any(map(_is_comment, grid_rows(table)[header.depth :]))
    body = grid_rows(rest)[again.depth :]
    return again.depth if comments and body and _is_comment(body[0]) else None


def _is_comment(row: Row) -> bool:
    """Whether one text reaches over a whole row."""
    text = spanning_text(row)
    return text is not None and text.width == len(row)


def _stands_under(block: Block, table: Table) -> bool:
    """Whether a paragraph keeps within the sides of a table."""
    box, frame = block.place.box, table.place.box
    return box is not None and frame is not None and frame.x0 <= box.x0 and box.x1 <= frame.x1


def _with_comment(table: Table, block: Block, rest: Row) -> Table:
    """A table with the two halves of a comment as its last row."""
    text = f"{block.text} {rest[0].text}"
    place = spanning((block.place, rest[0].place))
    cell = Cell(table.row_count, 0, 1, table.column_count, text, (), place, block.style)
    return structs.replace(
        table,
        row_count=table.row_count + 1,
        cells=(*table.cells, cell),
        place=spanning((table.place, block.place)),
    )


def _without_row(table: Table, number: int) -> Table:
    """A table without a row of one cell; those below it move up."""
    cells = [
        structs.replace(cell, row=cell.row - 1) if cell.row > number else cell
        for cell in table.cells
        if cell.row != number
    ]
    return structs.replace(table, row_count=table.row_count - 1, cells=tuple(cells))
