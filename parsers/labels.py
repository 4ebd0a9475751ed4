"""Labels of comments that stand on a line of their own, and the lines under them: no headings."""

from collections.abc import Iterator

from extract.document import Block, Table
from parsers.flow import Flow, is_finished
from parsers.grid import grid_rows, own_texts
from parsers.layout import Layout, says
from parsers.people import names_in
from parsers.phrases import plain


def _label_above(flow: Flow, index: int) -> str | None:
    """The line right above, if it ends with a colon."""
    before = flow.items[index - 1] if index else None
    labels = isinstance(before, Block) and before.text.endswith(":")
    return before.text if labels and isinstance(before, Block) else None


def is_speaker(flow: Flow, layout: Layout, index: int) -> bool:
    """Whether a line of names stands under 'Supporting commentary:' and says who comments."""
    label, item = _label_above(flow, index), flow.items[index]
    if label is None or not isinstance(item, Block):
        return False
    return says(layout.groups, label) and bool(names_in(item.text))


def is_labelled(flow: Flow, index: int) -> bool:
    """Whether a sentence stands right under a label: 'Data Commentary:' over 'Counted by ...'."""
    item = flow.items[index]
    under = isinstance(item, Block) and _label_above(flow, index) is not None
    return under and isinstance(item, Block) and is_finished(item.text)


def is_blank_label(flow: Flow, layout: Layout, index: int) -> bool:
    """Whether 'Supporting Commentary:' has no comment here, where it has one beside it elsewhere.

    Over a paragraph it is the heading of one.
    """
    item = flow.items[index]
    below = flow.items[index + 1] if index + 1 < len(flow.items) else None
    if not isinstance(item, Block) or not item.text.endswith(":"):
        return False
    if not says(layout.groups, item.text) or (isinstance(below, Block) and is_finished(below.text)):
        return False
    return plain(item.text) in set(_labels_beside_words(flow))


def _labels_beside_words(flow: Flow) -> Iterator[str]:
    """What stands before a colon in a line that goes on, or in a cell with another beside it."""
    for item in flow.items:
        if isinstance(item, Table):
            rows = [own_texts(row) for row in grid_rows(item)]
            beside = (texts for texts in rows if len(texts) > 1)
            yield from (plain(t) for texts in beside for t in texts if t.endswith(":"))
            lines = [texts[0] for texts in rows if len(texts) == 1]
        else:
            lines = [item.text]
        for line in lines:
            label, colon, rest = line.partition(":")
            if colon and rest.strip():
                yield plain(label)
