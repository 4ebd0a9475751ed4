"""Pictures outside tables: images, and drawings put together from their pieces."""

from extract.document import Picture
from extract.pdf.drawings import Image, grown
from extract.pdf.rows import rounded
from extract.pdf.ruled import shared
from extract.places import Box, Place, around

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
    groups: list[Box] = []
    for box in boxes:
        whole = box
        near = [g for g in groups if overlap(grown(whole, APART), g)]
        while near:
            groups = [g for g in groups if g not in near]
            whole = around([whole, *near]) or whole
            near = [g for g in groups if overlap(grown(whole, APART), g)]
        groups.append(whole)
    return groups


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    both = shared(one, other)
    return both.x1 >= both.x0 and both.bottom >= both.top
