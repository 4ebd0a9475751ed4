"""A page cut into pieces for an engine: the inside of each cell, and what stands in no table.

An engine that sees a whole table mixes its columns up and takes rulings for letters; a piece has
dark letters on white paper and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.ocr.cells import Inside, mark_boxes
from extract.ocr.engines import Grey
from extract.ocr.lines import Mask
from extract.ocr.picture import PagePicture, grey_of
from extract.pdf.drawings import Rule
from extract.pdf.rulings import Grid
from extract.pdf.shapes import trimmed_box
from extract.places import Box

# of 255: ink is this much unlike the ground; grain and the pattern of a JPEG are less
INK = 70
# of 255: less than this apart, letters and ground cannot be told from each other
FAINT = 60
# what red, green and blue give to the lightness of a colour, as `grey_of` weighs them
LUMA = (0.299, 0.587, 0.114)
# of the pixels of a cell: these are ink where there is any
INKED = 0.002
# points of ink in a piece, less is a speck
LEAST = 0.8
# points: what is taken away around a rule
RIM = 0.7
# points: the outer rules of a grid reach this far beyond it
FRAME = 2.0
# points: letters stand so close to a line under them, and of its length they cover this much
CLOSE, UNDER = 1.5, 0.35
# points of paper left around the ink of a piece
MARGIN = 1.5
# points: a band without ink that parts two pieces outside of tables
BAND = 14.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a page for an engine, and where its first pixel lies on the page."""

    grey: Grey
    left: int
    top: int


def pieces_of_page(
    picture: PagePicture, rules: Sequence[Rule], grids: Sequence[Grid], insides: Sequence[Inside]
) -> list[Piece]:
    """The pieces of a page that have ink: first what stands in no table, then cell by cell."""
    grey = without_rules(grey_of(picture.pixels), rules, picture.scale)
    for inside in insides:
        level = round(float(np.dot(inside.ground, LUMA)))
        grey[inside.frame] = on_white(grey[inside.frame], level)
    for box in mark_boxes(insides):
        grey[picture.window(box)] = 255
    cells = [piece_of(grey, *inside.frame, picture.scale) for inside in insides]
    for grid in grids:
        box = grid.box
        frame = Box(box.x0 - FRAME, box.top - FRAME, box.x1 + FRAME, box.bottom + FRAME)
        grey[picture.window(frame)] = 255
    outside = [
        piece_of(grey, rows, slice(0, grey.shape[1]), picture.scale)
        for rows in bands(grey < 255 - INK, round(BAND * picture.scale))
    ]
    return [piece for piece in [*outside, *cells] if piece is not None]


def without_rules(grey: Grey, rules: Sequence[Rule], scale: float) -> Grey:
    """The picture with paper in place of the rules; a line under words stays, it costs letters."""
    clean = grey.copy()
    for rule in rules:
        half = (rule.thickness / 2 + RIM) * scale
        at, start, end = rule.at * scale, rule.start * scale, rule.end * scale
        across = slice(max(round(at - half), 0), round(at + half) + 1)
        along = slice(max(round(start), 0), round(end) + 1)
        if not rule.flat:
            clean[along, across] = 255
        elif not is_under_words(
            grey[max(across.start - round(CLOSE * scale), 0) : across.start, along]
        ):
            clean[across, along] = 255
    return clean


def is_under_words(above: Grey) -> bool:
    """Whether letters stand on a line, by the strip right above it."""
    return bool(above.size) and bool((above < 255 - INK).any(axis=0).mean() >= UNDER)


def on_white(grey: Grey, ground: int) -> Grey:
    """Letters on a ground of some lightness as dark letters on white paper."""
    if ground == 255 or not grey.size:
        return grey
    away = grey.astype(np.int32) - ground
    darker, lighter = -int(np.quantile(away, INKED)), int(np.quantile(away, 1 - INKED))
    most = max(darker, lighter)
    if most < FAINT:
        return np.full_like(grey, 255)
    away = away if lighter > darker else -away
    return np.asarray(255 - np.clip(away * 255 // most, 0, 255), np.uint8)


def bands(ink: Mask, gap: int) -> list[slice]:
    """The stretches of rows with ink, parted where many rows have none."""
    rows = np.flatnonzero(ink.any(axis=1))
    if not len(rows):
        return []
    cuts = np.flatnonzero(np.diff(rows) > gap) + 1
    return [slice(int(part[0]), int(part[-1]) + 1) for part in np.split(rows, cuts)]


def piece_of(grey: Grey, rows: slice, columns: slice, scale: float) -> Piece | None:
    """The part of a stretch of the page that has ink; None where it has none."""
    part = grey[rows, columns]
    ink = part < 255 - INK
    if ink.sum() < LEAST * scale * scale:
        return None
    box = trimmed_box(ink)
    if box is None:
        return None
    margin = round(MARGIN * scale)
    top, left = max(int(box[0].start) - margin, 0), max(int(box[1].start) - margin, 0)
    cut = part[top : box[0].stop + margin, left : box[1].stop + margin].copy()
    return Piece(cut, columns.start + left, rows.start + top)
