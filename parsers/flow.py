"""One run of paragraphs and tables over all pages, as a person reads them.

Running headers and footers are taken out; a paragraph that breaks over a page is put together.
"""

from dataclasses import dataclass
from typing import TypeAlias

import regex
from msgspec import structs

from extract.document import Block, Document, Table, in_reading_order
from extract.places import spanning
from parsers.furniture import furniture, running_tables
from parsers.page_lines import running_lines

# A paragraph that ends like this is finished; ':-' opens a list.
_FINISHED = regex.compile(r"[.!?:;…]\s?[-–]?[\"'”’)\]]*$")
# '¹ "Requires Improvement" to be good'
_FOOTNOTE = regex.compile(r"^[¹²³⁴-⁹]")
_LOWER = regex.compile(r"^[a-z(£]")
# 'a. Castlefields', 'ii) Renewal': an item of a list, not the rest of a sentence
_LETTERED = regex.compile(r"^\(?(?:[a-z]|[ivx]{1,4})[.)]\s")
# A heading or caption is not continued by the next page's first words.
SHORTEST_BROKEN = 25

Item: TypeAlias = Block | Table


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs and tables of a document in reading order, and how they were styled.

    `styled` is true where the file says how text looks; headings then have to look the part.
    `body_size` is the commonest font size in points; `running` are the lines that pages carry.
    """

    items: tuple[Item, ...]
    styled: bool
    body_size: float
    running: tuple[Block, ...] = ()


def is_footnote(block: Block) -> bool:
    """Whether a block is a note at the foot of a page."""
    return bool(_FOOTNOTE.match(block.text)) or bool(block.marker and _FOOTNOTE.match(block.marker))


def is_finished(text: str) -> bool:
    """Whether a paragraph ends in a full stop or the like."""
    return bool(_FINISHED.search(text.rstrip()))


def _body_size(blocks: list[Block]) -> float:
    weight: dict[float, int] = {}
    for block in blocks:
        if block.style.size is not None:
            weight[block.style.size] = weight.get(block.style.size, 0) + len(block.text)
    return max(weight, key=lambda size: weight[size]) if weight else 0.0


def _goes_on(before: Block, after: Block) -> bool:
    """Whether `after` is the rest of the paragraph that `before` began on the page above."""
    new_page = before.place.page != after.place.page or before.place.page is None
    return (
        new_page
        and after.marker is None
        and not (before.marker or "").startswith("#")
        and len(before.text) >= SHORTEST_BROKEN
        and not is_finished(before.text)
        and bool(_LOWER.match(after.text))
        and not _LETTERED.match(after.text)
        and before.style.bold == after.style.bold
    )


def _joined(before: Block, after: Block) -> Block:
    return structs.replace(
        before,
        text=f"{before.text} {after.text}",
        lines=before.lines + after.lines,
        place=spanning((before.place, after.place)),
    )


def _last_paragraph(items: list[Item]) -> int | None:
    """The place of the last paragraph, footnotes skipped; None where a table is nearer."""
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if isinstance(item, Table):
            return None
        if not is_footnote(item):
            return index
    return None


def flow_of(document: Document) -> Flow:
    """Every block and table of the document but its running headers and footers."""
    running = furniture(document.pages) | running_tables(document.pages)
    running |= {(page.number, order) for page in document.pages for order in running_lines(page)}
    items: list[Item] = []
    carried: list[Block] = []
    blocks = [b for page in document.pages for b in page.blocks]
    for page in document.pages:
        for item in in_reading_order(page):
            if (page.number, item.order) in running:
                carried += [item] if isinstance(item, Block) else []
                continue
            if isinstance(item, Table):
                items.append(item)
            elif isinstance(item, Block):
                last = _last_paragraph(items)
                before = items[last] if last is not None else None
                if isinstance(before, Block) and last is not None and _goes_on(before, item):
                    items[last] = _joined(before, item)
                else:
                    items.append(item)
    styled = any(b.style.size is not None for b in blocks)
    return Flow(
        items=tuple(items), styled=styled, body_size=_body_size(blocks), running=tuple(carried)
    )
