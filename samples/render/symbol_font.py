"""A tiny font that calls itself Wingdings: the handful of glyphs that reports use, drawn by us.

Needs fontTools, which nothing else does. `private` puts the glyphs where the real font has them
(U+F0E9); otherwise they stand for the letters that share their low byte ('é').
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from render.looks import ARROWS, Point

EM = 1000
FIXED = 3_600_000_000  # seconds since 1904: the same bytes at every build
HALF = 0.42  # of the em: half the side of a disc or square
TICK: tuple[Point, ...] = (
    (0.05, 0.55),
    (0.18, 0.43),
    (0.38, 0.66),
    (0.85, 0.08),
    (0.96, 0.17),
    (0.4, 0.92),
)
CROSS: tuple[Point, ...] = (
    (0.08, 0.2),
    (0.2, 0.08),
    (0.5, 0.38),
    (0.8, 0.08),
    (0.92, 0.2),
    (0.62, 0.5),
    (0.92, 0.8),
    (0.8, 0.92),
    (0.5, 0.62),
    (0.2, 0.92),
    (0.08, 0.8),
    (0.38, 0.5),
)
SQUARE: tuple[Point, ...] = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
# low byte of each glyph
GLYPHS: dict[int, tuple[Point, ...]] = {
    0xE9: ARROWS["up"],
    0xEA: ARROWS["down"],
    0xE8: ARROWS["level"],
    0xFC: TICK,
    0xFB: CROSS,
    0x6E: SQUARE,
}
DISC = 0x6C


def make_symbol_font(to: Path, *, private: bool) -> None:
    """Writes the font."""
    base = 0xF000 if private else 0
    codes = [*GLYPHS, DISC]
    names = [".notdef", *(f"g{code:02x}" for code in codes)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({base + code: f"g{code:02x}" for code in codes})
    glyphs = {f"g{code:02x}": _polygon(points) for code, points in GLYPHS.items()}
    glyphs[f"g{DISC:02x}"] = _disc()
    glyphs[".notdef"] = TTGlyphPen(None).glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, 0)))
    builder.setupHorizontalHeader(ascent=EM - 100, descent=-100)
    names_table = {"familyName": "Wingdings", "styleName": "Regular", "psName": "Wingdings-Regular"}
    builder.setupNameTable(names_table)
    builder.setupOS2(sTypoAscender=EM - 100, usWinAscent=EM - 100, usWinDescent=100)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = FIXED
    builder.font.recalcTimestamp = False
    if private:
        for table in builder.font["cmap"].tables:
            if table.platformID == 3:
                table.platEncID = 0  # a symbol font, as the real one is
    builder.save(to)


def _placed(point: Point) -> tuple[int, int]:
    return round(point[0] * EM), round((1 - point[1]) * EM) - 100


def _polygon(points: tuple[Point, ...]) -> object:
    pen = TTGlyphPen(None)
    first, *others = map(_placed, points)
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _disc() -> object:
    pen = TTGlyphPen(None)
    corners = ((0, HALF), (HALF, HALF), (HALF, 0), (HALF, -HALF))
    ring = [*corners, *((-x, -y) for x, y in corners)]
    points = [_placed((0.5 + x, 0.5 - y)) for x, y in ring]
    pen.moveTo(points[0])
    for control, end in zip(points[1::2], [*points[2::2], points[0]], strict=True):
        pen.qCurveTo(control, end)
    pen.closePath()
    return pen.glyph()
