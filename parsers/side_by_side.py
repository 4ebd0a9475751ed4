"""Tables that stand beside each other: what is printed under both is not about one of them."""

from extract.document import Table
from parsers.flow import Flow, Item

# In the flow a table beside another is no further away: its heading stands between them.
NEAR = 4


def stands_beside(flow: Flow, index: int) -> bool:
    """Whether another table stands at the left or right of one."""
    around = flow.items[max(index - NEAR, 0) : index + NEAR + 1]
    table = flow.items[index]
    return any(is_beside(table, item) for item in around if isinstance(item, Table))


def is_beside(table: Item, other: Item) -> bool:
    """Whether two things on a page share a height and no width."""
    one, two = table.place.box, other.place.box
    if one is None or two is None or table.place.page != other.place.page:
        return False
    apart = one.x1 <= two.x0 or two.x1 <= one.x0
    return apart and min(one.bottom, two.bottom) > max(one.top, two.top)


def is_narrow(item: Item, table: Item) -> bool:
    """Whether words stand within the width of a table."""
    one, two = item.place.box, table.place.box
    return one is None or two is None or (one.x0 >= two.x0 - 1 and one.x1 <= two.x1 + 1)
