"""Marks as pictures of pixels: lamps, grey prints, noisy JPEGs, discs with a soft shadow."""

import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter
from render.looks import ARROWS, Look, Raster, star_points

SIDE = 64  # pixels of a small picture
FINE = 4  # drawn as many times too large
LARGE = 220  # pixels of a picture that is scaled down in print
NOISE = 26  # of 255
QUALITY = 38  # of a JPEG
COLOURS = {
    "green": (0, 150, 72),
    "amber": (247, 154, 27),
    "red": (208, 18, 30),
    "better": (0, 150, 72),
    "same": (247, 154, 27),
    "worse": (208, 18, 30),
}
DIM = {"green": (16, 60, 34), "amber": (84, 60, 20), "red": (80, 22, 24)}  # lamps that are out
POINTS = {"better": "up", "same": "level", "worse": "down"}
ORDER = ("red", "amber", "green")

Colour = tuple[int, int, int]
Drawn = tuple[Image.Image, ImageDraw.ImageDraw]


def _sheet(width: int, height: int) -> Drawn:
    image = Image.new("RGBA", (width * FINE, height * FINE), (255, 255, 255, 0))
    return image, ImageDraw.Draw(image)


def _reduced(image: Image.Image) -> Image.Image:
    size = image.width // FINE, image.height // FINE
    return image.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image.Image, width: float, height: float, colours: int = 0) -> Look:
    out = BytesIO()
    small = _reduced(image)
    (small.quantize(colours) if colours else small).save(out, "PNG", optimize=True)
    return Look((Raster(out.getvalue(), "image/png", width, height),))


def _arrow_on(draw: ImageDraw.ImageDraw, name: str, side: int, fill: Colour) -> None:
    draw.polygon([(x * side, y * side) for x, y in ARROWS[POINTS[name]]], fill=fill)


@cache
def post(name: str, variant: str) -> Look:
    """A traffic light: the lit lamp bright, the other two dark in their own colours."""
    width, height = SIDE // 2, SIDE
    image, draw = _sheet(width, height)
    draw.rounded_rectangle((0, 0, width * FINE - 1, height * FINE - 1), 24, fill=(30, 30, 30))
    for place, lamp in enumerate(ORDER):
        top = height * FINE * (place + 0.5) / 3
        reach = height * FINE / 7.4
        box = (width * FINE / 2 - reach, top - reach, width * FINE / 2 + reach, top + reach)
        draw.ellipse(box, fill=COLOURS[lamp] if lamp == name else DIM[lamp])
    return _png(image, 4.2, 8.4)


@cache
def starred(name: str, variant: str) -> Look:
    """Three lamps in a row, all in their colours, a star on the one that counts."""
    image, draw = _sheet(SIDE * 2, SIDE * 2 // 3)
    side = SIDE * 2 * FINE / 3
    for place, lamp in enumerate(ORDER):
        left = side * place
        box = (left + 14, 14, left + side - 14, side - 14)
        draw.ellipse(box, fill=COLOURS[lamp], outline=(0, 0, 0), width=5)
        if lamp == name:
            points = star_points(left + side / 2, side / 2 + 4, side * 0.36)
            draw.polygon(points, fill=(0, 0, 0))
    return _png(image, 13.5, 4.5)


@cache
def disc(name: str, variant: str) -> Look:
    """A plain disc."""
    image, draw = _sheet(SIDE, SIDE)
    draw.ellipse((4, 4, SIDE * FINE - 5, SIDE * FINE - 5), fill=COLOURS[name])
    return _png(image, 4.2, 4.2)


@cache
def arrow(name: str, variant: str) -> Look:
    """A plain arrow."""
    image, draw = _sheet(SIDE, SIDE)
    _arrow_on(draw, name, SIDE * FINE, COLOURS[name])
    return _png(image, 4.6, 4.6)


def _grey(name: str) -> Colour:
    level = round(sum(p * c for p, c in zip((0.3, 0.59, 0.11), COLOURS[name], strict=True)))
    return level, level, level


@cache
def grey_symbol(name: str, variant: str) -> Look:
    """A disc with tick, question mark or cross, as a grey printer prints it."""
    image, draw = _sheet(SIDE, SIDE)
    full = SIDE * FINE
    white, pen = (255, 255, 255), full // 9
    draw.ellipse((4, 4, full - 5, full - 5), fill=_grey(name))
    if name == "green":
        points = [(0.26 * full, 0.52 * full), (0.44 * full, 0.7 * full), (0.75 * full, 0.32 * full)]
        draw.line(points, white, pen, "curve")
    elif name == "red":
        for x, y in ((0.3, 0.3), (0.3, 0.7)):
            draw.line([(x * full, y * full), ((1 - x) * full, (1 - y) * full)], white, pen)
    else:
        draw.arc((0.34 * full, 0.18 * full, 0.66 * full, 0.5 * full), 180, 90, white, pen)
        draw.line([(0.5 * full, 0.46 * full), (0.5 * full, 0.63 * full)], white, pen)
        draw.ellipse((0.44 * full, 0.72 * full, 0.56 * full, 0.84 * full), fill=white)
    return _png(image, 4.8, 4.8)


@cache
def grey_arrow(name: str, variant: str) -> Look:
    """An arrow in the grey of its colour."""
    image, draw = _sheet(SIDE, SIDE)
    _arrow_on(draw, name, SIDE * FINE, _grey(name))
    return _png(image, 4.6, 4.6)


def _noisy(image: Image.Image, seed: str) -> Image.Image:
    """The picture on white paper with grain, as a scanned stamp has it."""
    paper = Image.new("RGB", image.size, (255, 255, 255))
    paper.paste(image, mask=image.getchannel("A"))
    grain = random.Random(seed)
    bands = [
        band.point(lambda level: level)
        for band in paper.filter(ImageFilter.GaussianBlur(1.5)).split()
    ]
    noise = Image.new("L", image.size)
    noise.putdata([grain.randrange(NOISE) for _ in range(image.width * image.height)])
    darker = [Image.eval(noise, lambda level: 255 - level) for _ in bands]
    merged = [
        Image.composite(band, Image.new("L", image.size, 0), mask)
        for band, mask in zip(bands, darker, strict=True)
    ]
    return Image.merge("RGB", merged)


def _jpeg(image: Image.Image, seed: str, width: float, height: float) -> Look:
    out = BytesIO()
    _noisy(image, seed).save(out, "JPEG", quality=QUALITY, optimize=True)
    return Look((Raster(out.getvalue(), "image/jpeg", width, height),))


@cache
def photograph(name: str, variant: str) -> Look:
    """A large disc with grain, to be scaled down."""
    image, draw = Image.new("RGBA", (LARGE, LARGE), (255, 255, 255, 0)), None
    draw = ImageDraw.Draw(image)
    draw.ellipse((12, 12, LARGE - 13, LARGE - 13), fill=COLOURS[name])
    return _jpeg(image, name, 4.6, 4.6)


@cache
def arrow_photograph(name: str, variant: str) -> Look:
    """A large arrow with grain, to be scaled down."""
    image = Image.new("RGBA", (LARGE, LARGE), (255, 255, 255, 0))
    _arrow_on(ImageDraw.Draw(image), name, LARGE, COLOURS[name])
    return _jpeg(image, name, 4.6, 4.6)


def _with_shadow(image: Image.Image) -> Image.Image:
    alpha = image.getchannel("A")
    blurred = alpha.filter(ImageFilter.GaussianBlur(10)).point(lambda level: level // 3)
    shadow = Image.new("RGBA", image.size, (40, 40, 40, 0))
    shadow.putalpha(blurred)
    moved = Image.new("RGBA", image.size, (0, 0, 0, 0))
    moved.paste(shadow, (8, 8))
    return Image.alpha_composite(moved, image)


@cache
def shadowed(name: str, variant: str) -> Look:
    """A glass disc, lighter at the top, with a soft shadow beneath."""
    image, draw = _sheet(SIDE, SIDE)
    full = SIDE * FINE
    red, green, blue = COLOURS[name]
    draw.ellipse((12, 12, full - 28, full - 28), fill=(red, green, blue, 245))
    lighter = tuple(level + (255 - level) // 3 for level in COLOURS[name])
    draw.ellipse((full * 0.2, full * 0.12, full * 0.7, full * 0.45), fill=(*lighter, 255))
    return _png(_with_shadow(image), 4.8, 4.8)


@cache
def shadowed_arrow(name: str, variant: str) -> Look:
    """An arrow with a soft shadow."""
    image, draw = _sheet(SIDE, SIDE)
    _arrow_on(draw, name, SIDE * FINE - 24, COLOURS[name])
    return _png(_with_shadow(image), 4.8, 4.8)
