"""Lines that name an appendix: its heading, or one of a list of appendices."""

import regex

from extract.document import Block
from parsers.flow import Item, is_finished
from parsers.heading_runs import APPENDIX

# An appendix's heading is no longer than this many words.
LONGEST = 16

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = regex.compile(rf"\b(?:{'|'.join(_NUMBERS)})$")


def appendix_title(block: Block) -> str | None:
    """The title of a line that names an appendix and is no sentence; None for any other."""
    found = APPENDIX.match(block.text)
    if found is None or is_finished(block.text) or len(block.text.split()) > LONGEST:
        return None
    return found["title"]


def is_listed_appendix(items: tuple[Item, ...], index: int) -> bool:
    """Whether an appendix line is one of a list of appendices, and not the heading of one.

    The line after a list is a heading where the list has named that appendix already.
    """
    before, after = (_appendix_name(items, place) for place in (index - 1, index + 1))
    if after is not None or before is None:
        return after is not None
    own, place = _appendix_name(items, index), index - 1
    while (listed := _appendix_name(items, place)) is not None:
        if listed == own:
            return False
        place -= 1
    return True


def _appendix_name(items: tuple[Item, ...], index: int) -> str | None:
    """'appendix 1' of a line that names one; None for anything else."""
    item = items[index] if 0 <= index < len(items) else None
    found = APPENDIX.match(item.text) if isinstance(item, Block) else None
    if found is None:
        return None
    name = " ".join(found["title"].lower().split()[:2]).strip(":.–-")
    return _NUMBER_WORDS.sub(lambda word: str(_NUMBERS.index(word.group(0)) + 1), name)
