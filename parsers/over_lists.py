"""Headings over lists whose bullets are drawn: no mark stands before their items."""

from extract.document import Block
from parsers.flow import Flow

# so many lines set in, one below the other, are items of a list
FEWEST_ITEMS = 2
# of the size: how far the items of a list are set in
SET_IN = 1.0


def is_over_list(flow: Flow, index: int, block: Block) -> bool:
    """Whether a bold line stands over lines set in from it: a list whose bullets are drawn.

    A name over 'Strategic Director' is a signature: that stands under its beginning.
    """
    below = flow.items[index + 1 : index + 1 + FEWEST_ITEMS]
    own = block.place.box
    return (
        block.style.bold
        and own is not None
        and len(below) == FEWEST_ITEMS
        and all(
            isinstance(item, Block)
            and not item.style.bold
            and item.place.box is not None
            and item.place.box.x0 - own.x0 >= SET_IN * (item.style.size or 0.0) > 0
            for item in below
        )
    )
