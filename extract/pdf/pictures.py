"""Pictures outside tables: images, and drawings put together from their pieces."""

from extract.document import Picture
from extract.pdf.drawings import Image
from extract.pdf.rows import rounded
from extract.places import Box, Place

# points: pieces of a drawing are at most this far apart
APART = 12.0
# points: a drawing is at least this wide and high (lines and dots are none)
SMALLEST = 20.0


def pictures_of(images: list[Image], drawings: list[Box], page: int) -> list[Picture]:
    """Images as they are, drawings joined where their pieces are near each other."""
    found = [Picture(0, i.width, i.height, Place(page=page, box=rounded(i.box))) for i in images]
    for box in joined(drawings):
        if min(box.x1 - box.x0, box.bottom - box.top) >= SMALLEST:
            found.append(Picture(0, 0, 0, Place(page=page, box=rounded(box))))
    return found


def joined(boxes: list[Box]) -> list[Box]:
    """Boxes put together until none is near another."""
    # plain numbers, as a page may have thousands of pieces
    groups: list[tuple[float, float, float, float]] = []
    for box in boxes:
        x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
        if groups and within(box, groups[-1]):
            continue
        while near := [
            group
            for group in groups
            if x1 + APART >= group[0]
            and x0 - APART <= group[2]
            and bottom + APART >= group[1]
            and top - APART <= group[3]
        ]:
            groups = [group for group in groups if group not in near]
            x0, top = min(x0, *(g[0] for g in near)), min(top, *(g[1] for g in near))
            x1, bottom = max(x1, *(g[2] for g in near)), max(bottom, *(g[3] for g in near))
        groups.append((x0, top, x1, bottom))
    return [Box(*group) for group in groups]


def within(box: Box, group: tuple[float, float, float, float]) -> bool:
    """Whether a box adds nothing to a group."""
    x0, top, x1, bottom = group
    return x0 <= box.x0 and top <= box.top and box.x1 <= x1 and box.bottom <= bottom
