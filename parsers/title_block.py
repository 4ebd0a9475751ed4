"""Where the title block ends and the body begins, and what the title block says."""

from extract.document import Block, Table
from extract.places import NOWHERE
from parsers.flow import Flow, Item, is_finished
from parsers.front import front_matter, names_a_document, opens_with_period, told_by_the_body
from parsers.grid import row_place
from parsers.header import header_of
from parsers.heading_runs import Heading
from parsers.kinds import ColumnRole, SectionKind, TableKind
from parsers.layout import Layout
from parsers.named_council import names_a_council
from parsers.printed_cells import Printed
from parsers.read_table import ReadTable
from parsers.report import FrontMatter
from parsers.sections import Outline

# A paragraph of the body has at least this many words; a line of the title block has fewer.
PROSE_WORDS = 10


def headings_of_the_body(
    headings: tuple[Heading, ...], flow: Flow, layout: Layout
) -> tuple[Heading, ...]:
    """The headings without those of the title block.

    The body begins with the first numbered heading, the first whose words are known, or the first
    with a whole paragraph or a table of the report under it; what stands above is the title block.
    An appendix that is only named there ('Appendix A: Objectives') is a line of the title block.
    """
    headings = tuple(h for h in headings if h.number or not names_a_council(h.title))
    for place, heading in enumerate(headings):
        if names_a_document(heading.title, layout) or _is_title(headings, place, flow, layout):
            continue
        opens = heading.index and _opens_the_body(heading, flow, layout)
        words = layout.section(heading.title)
        known = heading.number is not None or (words is not None and not words.weak)
        only_named = _is_appendix(heading, layout) and _is_numbered_later(headings[place + 1 :])
        if opens or (known and not only_named):
            return headings[place:]
    return tuple(h for h in headings if not names_a_document(h.title, layout))


def _is_title(headings: tuple[Heading, ...], place: int, flow: Flow, layout: Layout) -> bool:
    """Whether a heading, the largest of all, stands over the period of a document without a title.

    'Milestones and risks' over 'Quarter 2 2018/19', under nothing but the name of the council. So
    does what a performance system says of its own print: 'Report Type: PIs Report'.
    """
    heading = headings[place]
    above, below = flow.items[: heading.index], flow.items[heading.index + 1 : heading.index + 2]
    if heading.number or any(h.size >= heading.size for h in headings[place + 1 :]):
        return False
    if any(isinstance(item, Table) or _is_prose(item) for item in (*above, *below)):
        return False
    texts = [item.text for item in above if isinstance(item, Block)]
    over = [item for item in below if isinstance(item, Block) and _tells_of_report(item, layout)]
    return bool(over) and not any(names_a_document(text, layout) for text in texts)


def _tells_of_report(block: Block, layout: Layout) -> bool:
    """Whether a line is the period, or a label of the title block with what it labels."""
    label, colon, _ = block.text.partition(":")
    labelled = bool(colon) and layout.title_label(label) is not None
    return labelled or opens_with_period(block.text)


def title_block_end(headings: tuple[Heading, ...], flow: Flow, layout: Layout) -> int:
    """Where the title block ends: at the first heading, if that is surely one of the body."""
    if not headings:
        return len(flow.items)
    first = headings[0]
    sure = first.number is not None or layout.section(first.title) is not None
    sure = sure or _opens_the_body(first, flow, layout)
    return first.index if sure else len(flow.items)


def front_of(
    flow: Flow, first: int, outline: Outline, tables: tuple[ReadTable, ...], layout: Layout
) -> FrontMatter:
    """The title block, and what the introduction and the target columns say where it is silent."""
    introductions = (s for s in outline.sections if s.kind is SectionKind.INTRODUCTION)
    first_one = next(introductions, None)
    opening = Printed(first_one.text, first_one.place) if first_one is not None else None
    headers = tuple(
        Printed(column.header, row_place(table.rows[0]) if table.rows else NOWHERE)
        for table in tables
        if table.header is not None and table.kind is TableKind.KPIS
        for column in table.header.columns
        if column.role is ColumnRole.TARGET
    )
    return told_by_the_body(front_matter(flow, first, layout), opening, headers, layout)


def _is_appendix(heading: Heading, layout: Layout) -> bool:
    words = layout.section(heading.title)
    return heading.number is None and words is not None and words.kind is SectionKind.APPENDIX


def _is_numbered_later(headings: tuple[Heading, ...]) -> bool:
    """Whether numbered sections follow: no report begins with its appendix and counts then."""
    return any(heading.number is not None for heading in headings)


def _opens_the_body(heading: Heading, flow: Flow, layout: Layout) -> bool:
    """Whether a paragraph of prose or a table of performance stands right under a heading."""
    below = flow.items[heading.index + 1 : heading.index + 2]
    if not below:
        return False
    if isinstance(below[0], Block):
        return _is_prose(below[0])
    return header_of(below[0], layout) is not None


def _is_prose(item: Item) -> bool:
    """Whether an item is a paragraph of the body."""
    if not isinstance(item, Block):
        return False
    return is_finished(item.text) and len(item.text.split()) >= PROSE_WORDS
