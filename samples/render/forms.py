"""How each form of the marks report draws a mark: 'green', 'worse', 'better:down', ...

Lights: green, amber, yellow, red. Travel: better, same, worse; after a colon what a row shows
otherwise: where an arrow points, how a word is spelt.
"""

from collections.abc import Callable

from render import pictures
from render.looks import (
    Disc,
    Drawing,
    Ink,
    Look,
    Polygon,
    arrow,
    disc,
    star_points,
)

GREEN, AMBER, YELLOW, RED = "#00964b", "#f79a1b", "#fff200", "#d0121e"
COLOURS = {
    "green": GREEN,
    "amber": AMBER,
    "yellow": YELLOW,
    "red": RED,
    "better": GREEN,
    "same": AMBER,
    "worse": RED,
}
WORD_COLOURS = {**COLOURS, "amber": "#e08000", "same": "#e08000"}  # amber letters on white are dim
POINTS = {"better": "up", "same": "level", "worse": "down"}
UNLIT = "#e2e2e2"
ORDER = ("red", "amber", "green")  # of lamps, from the left or the top
WORDS = {"better": "Improving", "same": "No change", "worse": "Declining"}
COLOUR_WORDS = {"better": "green", "same": "amber", "worse": "red"}

Painter = Callable[[str, str], Look]  # (mark, variant) -> what is printed


def look_of(form: str, mark: str) -> Look:
    """What a form prints for a mark; several marks with blanks between stand side by side."""
    if " " in mark:
        looks = [look_of(form, one) for one in mark.split()]
        return Look(tuple(piece for look in looks for piece in look.pieces))
    name, _, variant = mark.partition(":")
    light, travel = FORMS[form]
    return (travel if name in POINTS else light)(variant if variant == "yellow" else name, variant)


def _disc(name: str, variant: str) -> Look:
    return disc(COLOURS[name])


def _arrow(name: str, variant: str) -> Look:
    return arrow(COLOURS[name], variant or POINTS[name])


def _fill(name: str, variant: str) -> Look:
    return Look(fill=COLOURS[name])


def _filled_word(name: str, variant: str) -> Look:
    return Look((Ink(WORDS.get(name, name.capitalize())),), COLOURS[name])


def _word(name: str, variant: str) -> Look:
    return Look((Ink(WORDS.get(name, name.capitalize()), WORD_COLOURS[name], bold=True),))


def _spelt(name: str, variant: str) -> Look:
    word = COLOUR_WORDS.get(name, name)
    text = {"upper": word.upper(), "lower": word}.get(variant, word.capitalize())
    if variant == "upper":
        return Look((Ink(text, "#000000", bold=True),), COLOURS[name])
    return Look((Ink(text, WORD_COLOURS[name]),))


def _letter(name: str, variant: str) -> Look:
    return Look((Ink(name[0].upper()),))


def glyphs(characters: dict[str, str], font: str, *, black: bool = False) -> Painter:
    """A painter of glyphs, in the mark's colour or in black."""

    def paint(name: str, variant: str) -> Look:
        colour = "#000000" if black else COLOURS[name]
        return Look((Ink(characters[name], colour, font, size=13),))

    return paint


def _one(character: str) -> dict[str, str]:
    return dict.fromkeys(("green", "amber", "red"), character)


def _of_travel(better: str, same: str, worse: str) -> dict[str, str]:
    return {"better": better, "same": same, "worse": worse}


def _of_lights(green: str, amber: str, red: str) -> dict[str, str]:
    return {"green": green, "amber": amber, "red": red}


def _row_of_lamps(name: str, variant: str) -> Look:
    lamps = tuple(
        Disc(2.3 + 4.4 * n, 2.3, 2, COLOURS[lamp] if lamp == name else "", "#404040")
        for n, lamp in enumerate(ORDER)
    )
    return Look((Drawing(13.4, 4.6, lamps),))


def _starred_row(name: str, variant: str) -> Look:
    parts = tuple(
        Polygon(star_points(2.3 + 4.4 * n, 2.4, 2.2), "#000000")
        if lamp == name
        else Disc(2.3 + 4.4 * n, 2.3, 1.9, UNLIT, "#000000")
        for n, lamp in enumerate(ORDER)
    )
    return Look((Drawing(13.4, 4.6, parts),))


def _grey_post(name: str, variant: str) -> Look:
    post = Polygon(((0.1, 0.1), (4.1, 0.1), (4.1, 11.1), (0.1, 11.1)), "#3c3c3c")
    lamps = tuple(
        Disc(2.1, 2.0 + 3.6 * n, 1.5, "#f4f4f4" if lamp == name else "#6e6e6e")
        for n, lamp in enumerate(ORDER)
    )
    return Look((Drawing(4.2, 11.2, (post, *lamps)),))


def _grey_arrow(name: str, variant: str) -> Look:
    return arrow("#5a5a5a", POINTS[name])


DEJAVU, WINGDINGS = "DejaVu Sans", "Wingdings"
THIN = _of_travel("↑", "→", "↓")
TRIANGLES = _of_travel("▲", "◄►", "▼")
WIDE = _of_travel("⬇", "⇨", "⇧")  # costs: up is worse
PRIVATE = _of_travel("\uf0e9", "\uf0e8", "\uf0ea")
LETTERS = _of_travel("é", "è", "ê")

FORMS: dict[str, tuple[Painter, Painter]] = {
    "vector_html": (_disc, _arrow),
    "vector_office": (_disc, _arrow),
    "fills_blank": (_fill, _fill),
    "fills_words": (_filled_word, _filled_word),
    "words_coloured": (_word, _word),
    "words_cases": (_spelt, _spelt),
    "letters": (_letter, glyphs(THIN, DEJAVU, black=True)),
    "glyphs_thin": (glyphs(_one("●"), DEJAVU), glyphs(THIN, DEJAVU, black=True)),
    "glyphs_triangles": (glyphs(_one("■"), DEJAVU), glyphs(TRIANGLES, DEJAVU)),
    "glyphs_wide": (
        glyphs(_of_lights("✔", "?", "✘"), DEJAVU, black=True),
        glyphs(WIDE, DEJAVU, black=True),
    ),
    "wingdings_private": (
        glyphs(_one("\uf06c"), WINGDINGS),
        glyphs(PRIVATE, WINGDINGS, black=True),
    ),
    "wingdings_letters": (
        glyphs(_of_lights("ü", "n", "û"), WINGDINGS, black=True),
        glyphs(LETTERS, WINGDINGS),
    ),
    "lamps_lit": (_row_of_lamps, _arrow),
    "lamps_lit_pictures": (pictures.post, pictures.arrow),
    "lamps_star": (pictures.starred, pictures.arrow),
    "lamps_star_vector": (_starred_row, _arrow),
    "grey_shapes": (pictures.grey_symbol, pictures.grey_arrow),
    "grey_lamps": (_grey_post, _grey_arrow),
    "lower_is_better": (_disc, _arrow),
    "colour_leads": (_disc, _arrow),
    "two_ambers": (_disc, _arrow),
    "beside_words": (pictures.disc, _arrow),
    "raster_jpeg": (pictures.photograph, pictures.arrow_photograph),
    "raster_alpha": (pictures.shadowed, pictures.shadowed_arrow),
    "swatches": (_disc, _arrow),
    "tints": (_letter, glyphs(THIN, DEJAVU, black=True)),
    "tints_clear": (_disc, _arrow),
}
