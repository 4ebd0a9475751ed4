"""The pictures in the cells: traffic lights and arrows, drawn here so that none is borrowed."""

from io import BytesIO

from PIL import Image, ImageDraw

FINE = 4  # drawn four times too large, then reduced: smooth edges
SIZE = 48
GREEN, AMBER, RED = (0, 150, 72), (250, 166, 26), (206, 18, 30)
DARK, UNLIT, WHITE = (45, 45, 48), (96, 96, 100), (255, 255, 255)
COLOURS = {
    "green": GREEN,
    "amber": AMBER,
    "red": RED,
    "better": GREEN,
    "same": AMBER,
    "worse": RED,
}
LAMPS = ("red", "amber", "green")  # from the top, as on the road

Points = list[tuple[float, float]]


def png(name: str, style: str) -> bytes:
    """The picture of one mark: a colour (disc or lights, by style) or a direction of travel."""
    width = SIZE if name in ("better", "same", "worse") or style == "disc" else SIZE // 2
    image = Image.new("RGBA", (width * FINE, SIZE * FINE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    if name in ("better", "same", "worse"):
        draw.polygon(_arrow(name), fill=COLOURS[name])
    elif style == "lights":
        _lights(draw, name)
    else:
        _disc(draw, name)
    small = image.resize((width, SIZE), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _scaled(points: Points) -> Points:
    return [(x * SIZE * FINE, y * SIZE * FINE) for x, y in points]


def _arrow(name: str) -> Points:
    up: Points = [(0.5, 0.05), (0.9, 0.5), (0.66, 0.5), (0.66, 0.95)]
    up += [(0.34, 0.95), (0.34, 0.5), (0.1, 0.5)]
    if name == "better":
        return _scaled(up)
    if name == "worse":
        return _scaled([(x, 1 - y) for x, y in up])
    right: Points = [(0.62, 0.38), (0.62, 0.15), (0.97, 0.5), (0.62, 0.85), (0.62, 0.62)]
    left: Points = [(1 - x, 1 - y) for x, y in right]
    return _scaled(right + left)


def _disc(draw: ImageDraw.ImageDraw, name: str) -> None:
    full = SIZE * FINE - 1
    draw.ellipse((2, 2, full - 2, full - 2), fill=COLOURS[name])
    pen = SIZE * FINE // 9
    if name == "green":
        draw.line(_scaled([(0.26, 0.52), (0.44, 0.7), (0.75, 0.32)]), WHITE, pen, "curve")
    elif name == "red":
        draw.line(_scaled([(0.3, 0.3), (0.7, 0.7)]), WHITE, pen)
        draw.line(_scaled([(0.7, 0.3), (0.3, 0.7)]), WHITE, pen)
    else:
        draw.line(_scaled([(0.5, 0.2), (0.5, 0.6)]), WHITE, pen)
        ((x, y),) = _scaled([(0.5, 0.76)])
        draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=WHITE)


def _lights(draw: ImageDraw.ImageDraw, name: str) -> None:
    width, height = SIZE // 2 * FINE, SIZE * FINE
    draw.rounded_rectangle((0, 0, width - 1, height - 1), radius=width // 4, fill=DARK)
    lamp = height / 3.6
    for place, colour in enumerate(LAMPS):
        top = height * (place + 0.5) / 3 - lamp / 2
        box = (width / 2 - lamp / 2, top, width / 2 + lamp / 2, top + lamp)
        draw.ellipse(box, fill=COLOURS[colour] if colour == name else UNLIT)
