"""What is told apart in the cells of a scanned table: lights, fills and words."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extract.ocr.cells import inside_of
from extract.ocr.picture import PagePicture, whitened
from extract.ocr.pieces import on_white
from extract.places import Box

SCALE = 300 / 72
CELL = Box(10, 10, 110, 50)
GREEN, GREY, BLACK = (0, 150, 72), (221, 221, 221), (20, 20, 20)


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (round(120 * SCALE), round(60 * SCALE)), (255, 255, 255))
    return image, ImageDraw.Draw(image)


def seen(image: Image.Image) -> PagePicture:
    return PagePicture(np.asarray(image), SCALE, 0.0)


def px(*points: float) -> tuple[float, ...]:
    return tuple(point * SCALE for point in points)


def test_a_light_is_a_mark_and_the_words_beside_it_are_none() -> None:
    image, draw = page()
    draw.ellipse(px(20, 20, 34, 34), fill=GREEN)
    draw.text(px(50, 20), "85% on time", fill=BLACK, font=ImageFont.load_default(10 * SCALE))
    inside = inside_of(CELL, seen(image), [])
    (mark,) = inside.marks
    assert [round(side) for side in (mark.box.x0, mark.box.top, mark.box.x1, mark.box.bottom)] == [
        20,
        20,
        34,
        34,
    ]
    assert inside.shade is None


def test_a_black_arrow_is_a_mark_and_bold_letters_are_none() -> None:
    image, draw = page()
    arrow = [(30, 15), (38, 26), (33, 26), (33, 40), (27, 40), (27, 26), (22, 26)]
    draw.polygon([px(*point) for point in arrow], fill=BLACK)
    assert len(inside_of(CELL, seen(image), []).marks) == 1
    image, draw = page()
    font = ImageFont.load_default(10 * SCALE)
    draw.text(px(20, 20), "TOTAL", fill=BLACK, font=font, stroke_width=2)
    assert inside_of(CELL, seen(image), []).marks == ()


def test_bold_letters_on_a_coloured_head_are_no_mark() -> None:
    image = Image.new("RGB", (500, 250), (144, 173, 225))
    font = ImageFont.load_default(12 * SCALE)
    ImageDraw.Draw(image).text((60, 60), "Milestones", fill=(0, 0, 0), font=font, stroke_width=4)
    blurred = image.filter(ImageFilter.GaussianBlur(2))
    assert inside_of(CELL, seen(blurred), []).marks == ()


def test_fills_that_nearly_agree_are_one_fill() -> None:
    fills: list[tuple[int, int, int]] = []
    found = []
    for colour in (GREY, (225, 219, 222), GREEN):
        image, draw = page()
        draw.rectangle(px(10, 10, 110, 50), fill=colour)
        found.append(inside_of(CELL, seen(image), fills).ground)
    assert found == [GREY, GREY, GREEN]


@pytest.mark.parametrize(
    ("ground", "ink"), [(221, 0), (60, 255), (130, 250)], ids=["grey", "dark", "green"]
)
def test_letters_on_any_ground_are_dark_on_white(ground: int, ink: int) -> None:
    cell = np.full((40, 80), ground, np.uint8)
    cell[10:30, 20:26] = ink
    cell[2, 2] = ground - 4  # grain
    white = on_white(cell, ground)
    assert white[20, 22] == 0
    assert white[0, 0] == 255
    assert white[2, 2] > 230


def test_a_shade_without_letters_is_paper() -> None:
    assert on_white(np.full((40, 80), 180, np.uint8), 180).min() == 255


def test_yellowish_paper_is_made_white() -> None:
    paper = np.full((100, 100, 3), (240, 235, 220), np.uint8)
    paper[40:60, 40:60] = (10, 10, 10)
    white = whitened(paper)
    assert white[0, 0].tolist() == [255, 255, 255]
    assert white[50, 50].max() < 20
