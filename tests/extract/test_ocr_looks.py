"""What is believed of several looks at one piece, and what is said of the letters' size."""

from collections.abc import Sequence

import numpy as np
import pytest

from extract.ocr.engines import Grey, Spotted
from extract.ocr.letters import settled
from extract.ocr.looks import agreed, is_doubtful, read_by
from extract.ocr.rapid import cut, spans
from extract.ocr.tesseract import EDGE, shared_out


def look(*words: tuple[str, float]) -> list[Spotted]:
    return [
        Spotted(text, 10 * n, 0, 10 * n + 8, 10, sure, 0) for n, (text, sure) in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("looks", "text", "doubtful"),
    [
        ([look(("N/A", 0.9))], "N/A", False),
        ([look(("Qi", 0.5)), look(("Q1", 0.9)), look(("Q1", 0.85))], "Q1", False),
        ([look(("79%", 0.95)), look(("79%", 0.9))], "79%", False),
        ([look(("79%", 0.95)), look(("19%", 0.9))], "79%", True),
        ([look(("79%", 0.95)), look(("19%", 0.9)), look(("79%", 0.7))], "79%", False),
        ([look(("too", 0.9)), look(("ton", 0.9))], "too", False),
        ([look(("CYP09", 0.6)), look(("CYPO9", 0.5))], "CYP09", True),
    ],
    ids=[
        "one look is enough for words",
        "the surest look counts",
        "two looks agree on a figure",
        "a figure that is read otherwise is doubtful",
        "until a third look agrees",
        "words may differ",
        "no look is sure",
    ],
)
def test_a_figure_is_believed_where_two_looks_agree(
    looks: list[list[Spotted]], text: str, doubtful: bool
) -> None:
    found = agreed(looks)
    assert [word.text for word in found] == [text]
    assert is_doubtful(found) is doubtful


class Repeating:
    """An engine that says the same at every look."""

    name = "repeating-1"
    again = (1.5, 0.75)

    def __init__(self, words: list[Spotted]) -> None:
        self.words = words
        self.looks = 0

    def words_of(self, pieces: Sequence[Grey], dpi: float) -> list[list[Spotted]]:
        self.looks += bool(pieces)
        return [self.words for _ in pieces]


@pytest.mark.parametrize(
    ("sureness", "looks"),
    [([0.9, 0.9], 1), ([0.9, 0.5], 3), ([0.1, 0.2, 0.3, 0.4, 0.9], 1)],
    ids=["all is sure", "a doubtful word", "a photograph"],
)
def test_what_is_no_print_is_looked_at_once(sureness: list[float], looks: int) -> None:
    engine = Repeating(look(*(("word", sure) for sure in sureness)))
    paper = np.full((40, 400), 255, np.uint8)
    (found,) = read_by(engine, [paper], 300)
    assert len(found) == len(sureness)
    assert engine.looks == looks


def test_sizes_a_pixel_apart_are_one_size() -> None:
    sizes = settled([(41.0, 200), (42.0, 150), (40.5, 20), (55.0, 30), (54.2, 10)])
    assert len(set(sizes.values())) == 2
    assert sizes[41.0] == sizes[42.0] == sizes[40.5]


def test_words_of_tesseract_go_to_their_pieces() -> None:
    said = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        f"5\t1\t1\t1\t1\t1\t{EDGE + 5}\t30\t40\t12\t96.5\tRef\n"
        f"5\t1\t1\t1\t2\t1\t{EDGE}\t130\t60\t12\t42.0\t79%\n"
        "4\t1\t1\t1\t2\t0\t0\t130\t60\t12\t-1\t\n"
    )
    first, second = shared_out(said, [24, 120], 2)
    assert [(w.text, w.x0, w.top, w.sureness) for w in first] == [("Ref", 5, 6, 0.965)]
    assert [(w.text, w.x0, w.top, w.sureness) for w in second] == [("79%", 0, 10, 0.42)]


def test_a_line_is_cut_at_its_widest_gaps() -> None:
    import numpy as np

    inked = np.array([c == "x" for c in "xx.xx....x.xx...xx"])
    assert cut(inked, 3) == [(0, 5), (9, 13), (16, 18)]
    assert cut(inked, 1) == [(0, 18)]
    assert spans(inked, 3) == [(0, 5), (9, 18)]
