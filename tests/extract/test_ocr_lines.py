"""Rulings and the skew of a page, seen in pixels that the tests draw."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.ocr.lines import rules_of
from extract.ocr.skew import STEEPEST, skew_of
from extract.pdf.rulings import grids_of

SCALE = 300 / 72


def paper(width: float = 300, height: float = 200) -> Image.Image:
    return Image.new("L", (round(width * SCALE), round(height * SCALE)), 255)


def px(*points: float) -> tuple[float, ...]:
    return tuple(point * SCALE for point in points)


def written(page: Image.Image, x: float, y: float, words: str, size: float = 10) -> None:
    font = ImageFont.load_default(size * SCALE)
    ImageDraw.Draw(page).text(px(x, y), words, fill=0, font=font)


def table(grey: int = 40, width: int = 3) -> Image.Image:
    """Three columns, the first two joined in the first of three rows."""
    page = paper()
    draw = ImageDraw.Draw(page)
    for y in (20, 60, 100, 140):
        draw.line(px(20, y, 260, y), fill=grey, width=width)
    for x in (20, 180, 260):
        draw.line(px(x, 20, x, 140), fill=grey, width=width)
    draw.line(px(100, 60, 100, 140), fill=grey, width=width)
    for row, y in enumerate((30, 70, 110)):
        written(page, 25, y, f"Illiterate hilt {row}")
    return page


@pytest.mark.parametrize(("grey", "width"), [(0, 1), (40, 3), (150, 3), (0, 6)])
def test_rulings_make_the_grid_with_its_spans(grey: int, width: int) -> None:
    (grid,) = grids_of(rules_of(np.asarray(table(grey, width)), SCALE))
    assert [round(x / 10) for x in grid.xs] == [2, 10, 18, 26]
    assert [round(y / 10) for y in grid.ys] == [2, 6, 10, 14]
    assert len(grid.regions) == 8


def test_letters_and_shades_are_no_rulings() -> None:
    page = paper()
    ImageDraw.Draw(page).rectangle(px(20, 120, 260, 150), fill=210)
    for y in (20, 50, 80, 125):
        written(page, 20, y, "Illiterate till the hill of Illinois", size=12)
    assert rules_of(np.asarray(page), SCALE) == []


@pytest.mark.parametrize("angle", [0.0, 0.3, -0.7, 1.6, -4.2])
def test_the_skew_of_a_page_is_found(angle: float) -> None:
    turned = table().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(np.asarray(turned), SCALE) == pytest.approx(angle, abs=0.1)


def test_a_blank_page_lies_straight() -> None:
    assert skew_of(np.asarray(paper()), SCALE) == 0
    assert STEEPEST == 5.0
