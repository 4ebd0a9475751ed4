"""The look of a mark as flat OpenDocument: drawings as shapes of the office suite."""

import base64
from collections.abc import Callable
from html import escape

from render.looks import Disc, Drawing, Ink, Look, Polygon, Raster

FINE = 1000  # units of a drawing's points for one mm
AS_LETTER = 'style:vertical-pos="middle" style:vertical-rel="line"'

Style = Callable[[str, str], str]  # (family, properties) -> the name of an automatic style


def look_fodt(look: Look, style: Style) -> str:
    """What stands in the cell's paragraph."""
    return "".join(_piece(piece, style) for piece in look.pieces)


def _piece(piece: Ink | Drawing | Raster, style: Style) -> str:
    if isinstance(piece, Ink):
        return _ink(piece, style)
    if isinstance(piece, Raster):
        data = base64.b64encode(piece.data).decode()
        return (
            f'<draw:frame text:anchor-type="as-char" svg:width="{piece.width}mm" '
            f'svg:height="{piece.height}mm"><draw:image><office:binary-data>{data}'
            "</office:binary-data></draw:image></draw:frame>"
        )
    if len(piece.parts) == 1:
        return _part(piece.parts[0], style)
    parts = "".join(_part(part, style) for part in piece.parts)
    return f'<draw:g text:anchor-type="as-char">{parts}</draw:g>'


def _ink(ink: Ink, style: Style) -> str:
    words = f'fo:color="{ink.colour}"'
    if ink.font:
        words += f' style:font-name="{ink.font}" fo:font-family="{ink.font}"'
    if ink.font == "Wingdings":
        words += ' style:font-charset="x-symbol"'
    words += ' fo:font-weight="bold"' if ink.bold else ""
    words += f' fo:font-size="{ink.size}pt"' if ink.size else ""
    name = style("text", f"<style:text-properties {words}/>")
    return f'<text:span text:style-name="{name}">{escape(ink.text)}</text:span>'


def _part(part: Disc | Polygon, style: Style) -> str:
    edge = part.edge if isinstance(part, Disc) else ""
    fill = (
        f'draw:fill="solid" draw:fill-color="{part.colour}"' if part.colour else 'draw:fill="none"'
    )
    line = f'draw:stroke="solid" svg:stroke-color="{edge}"' if edge else 'draw:stroke="none"'
    look = style("graphic", f"<style:graphic-properties {fill} {line} {AS_LETTER}/>")
    if isinstance(part, Disc):
        left, top = part.x - part.radius, part.y - part.radius
        tag, more = "ellipse", ""
        width = height = 2 * part.radius
    else:
        xs, ys = [x for x, _ in part.points], [y for _, y in part.points]
        left, top = min(xs), min(ys)
        width, height = max(xs) - left, max(ys) - top
        points = " ".join(
            f"{round((x - left) * FINE)},{round((y - top) * FINE)}" for x, y in part.points
        )
        box = f"0 0 {round(width * FINE)} {round(height * FINE)}"
        tag, more = "polygon", f' svg:viewBox="{box}" draw:points="{points}"'
    return (
        f'<draw:{tag} draw:style-name="{look}" text:anchor-type="as-char" '
        f'svg:x="{left:.3f}mm" svg:y="{top:.3f}mm" svg:width="{width:.3f}mm" '
        f'svg:height="{height:.3f}mm"{more}/>'
    )
