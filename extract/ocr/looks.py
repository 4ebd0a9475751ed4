"""Pieces of a page read more than once: figures are believed where two looks agree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from extract.ocr.engines import Engine, Grey, Spotted

# sureness (of 1) below which a word is not relied on. On the scanned samples every word that
# tesseract gets wrong has less
SURE = 0.8
# what is left of the sureness of a figure that another look reads otherwise
CONTRADICTED = 0.5
# of the words at the first look: with fewer that are sure it is no print (a photograph, a drawing),
# and more looks would take minutes for nothing. Scans of the samples have 0.97 and more
HOPELESS = 0.25


def read_by(engine: Engine, pieces: Sequence[Grey], dpi: float) -> list[list[Spotted]]:
    """The words of each piece; what is doubtful or holds figures is looked at again.

    Each look shows the piece in another size; the one whose least sure word is surest counts. A
    figure that another look reads otherwise is doubtful. What is no print is looked at once.
    """
    found = engine.words_of(pieces, dpi)
    sure = [word.sureness >= SURE for words in found for word in words]
    if sum(sure) < HOPELESS * len(sure):
        return found
    looks: list[list[list[Spotted]]] = [[words] for words in found]
    for number, size in enumerate(engine.again):
        again = [
            place
            for place, (first, *_) in enumerate(looks)
            if is_doubtful(agreed(looks[place])) or (number == 0 and figures(first))
        ]
        sized = [resized(pieces[place], size) for place in again]
        for place, words in zip(again, engine.words_of(sized, dpi * size), strict=True):
            looks[place].append([scaled(word, 1 / size) for word in words])
    return [agreed(seen) for seen in looks]


def is_doubtful(words: Sequence[Spotted]) -> bool:
    """Whether any word is not relied on."""
    return any(word.sureness < SURE for word in words)


def figures(words: Iterable[Spotted]) -> set[str]:
    """The words with figures."""
    return {word.text for word in words if any(map(str.isdecimal, word.text))}


def best(looks: Sequence[Sequence[Spotted]]) -> Sequence[Spotted]:
    """The look whose least sure word is surest; of those alike the first."""
    return max(looks, key=lambda words: min((word.sureness for word in words), default=0.0))


def agreed(looks: Sequence[Sequence[Spotted]]) -> list[Spotted]:
    """The best look, figures that another look reads otherwise made doubtful.

    Two looks are enough to agree, where there was a third for the sake of another word.
    """
    chosen = best(looks)
    others = [figures(words) for words in looks if words is not chosen]
    if not others:
        return list(chosen)
    return [
        replace(word, sureness=min(word.sureness, CONTRADICTED))
        if any(map(str.isdecimal, word.text)) and not any(word.text in seen for seen in others)
        else word
        for word in chosen
    ]


def resized(piece: Grey, size: float) -> Grey:
    """A piece so many times as large."""
    height, width = piece.shape
    sides = max(round(width * size), 1), max(round(height * size), 1)
    return np.asarray(Image.fromarray(piece).resize(sides, Image.Resampling.LANCZOS))


def scaled(word: Spotted, by: float) -> Spotted:
    """A word with its box in the pixels of another size."""
    return replace(
        word, x0=word.x0 * by, top=word.top * by, x1=word.x1 * by, bottom=word.bottom * by
    )
