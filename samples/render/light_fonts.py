"""The fonts of the marks report without hints, in a folder of their own: half the size in a PDF."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from render.symbol_font import make_symbol_font

# what fontconfig calls them, and the characters that the reports use
LATIN = range(0x20, 0x7F), range(0xA0, 0x100), range(0x2010, 0x2027)
SYMBOLS = range(0x20, 0x7F), range(0x2190, 0x2B60)
FONTS = {
    "Liberation Sans:style=Regular": LATIN,
    "Liberation Sans:style=Bold": LATIN,
    "DejaVu Sans:style=Book": SYMBOLS,
}


@cache
def light_font(name: str) -> bytes:
    """A font of this machine without hints and with few characters."""
    command = ["fc-match", "-f", "%{file}", name]
    file = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    font = TTFont(file, recalcTimestamp=False)  # the same bytes at every build
    options = Options(
        hinting=False, drop_tables=["GSUB", "GPOS", "kern", "FFTM"], notdef_outline=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for codes in FONTS[name] for code in codes])
    subsetter.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def make_light_fonts(folder: Path, *, private: bool) -> Path:
    """Writes the fonts, the symbol font and the settings that name this folder and no other."""
    for number, name in enumerate(FONTS):
        (folder / f"{number}.ttf").write_bytes(light_font(name))
    make_symbol_font(folder / "symbols.ttf", private=private)
    settings = folder / "fonts.conf"
    settings.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return settings
