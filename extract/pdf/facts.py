"""Facts made quickly: a page has thousands, and a frozen dataclass takes thrice as long to make."""

from dataclasses import MISSING, field, fields, make_dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from extract.document import Block, Cell, Line
from extract.places import Box, Place

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Fact = TypeVar("Fact", bound="DataclassInstance")


def quick(kind: type[Fact]) -> type[Fact]:
    """The constructor of a frozen slotted dataclass, at a third to a half of the time.

    Fills in an object of a class with the same slots that is not frozen, and hands it over.
    """

    def hand_over(self: Any) -> None:
        self.__class__ = kind

    twin = make_dataclass(
        kind.__name__,
        [
            (f.name, f.type, field() if f.default is MISSING else field(default=f.default))
            for f in fields(kind)
        ],
        namespace={"__post_init__": hand_over},
        slots=True,
        eq=False,
        repr=False,
    )
    return cast(type[Fact], twin)


new_box = quick(Box)
new_place = quick(Place)
new_line = quick(Line)
new_block = quick(Block)
new_cell = quick(Cell)
