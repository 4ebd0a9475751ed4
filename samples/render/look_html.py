"""The look of a mark as HTML: drawings as SVG, discs alone as styled boxes."""

import base64
from html import escape

from render.looks import Disc, Drawing, Ink, Look, Polygon, Raster


def look_html(look: Look) -> str:
    """What stands in the cell."""
    return "".join(_piece(piece) for piece in look.pieces)


def _piece(piece: Ink | Drawing | Raster) -> str:
    if isinstance(piece, Ink):
        return _ink(piece)
    if isinstance(piece, Raster):
        data = base64.b64encode(piece.data).decode()
        size = f"width:{piece.width}mm;height:{piece.height}mm"
        return f'<img alt="" style="{size}" src="data:{piece.media_type};base64,{data}">'
    if len(piece.parts) == 1 and isinstance(piece.parts[0], Disc):
        return _box(piece, piece.parts[0])
    parts = "".join(_part(part) for part in piece.parts)
    return (
        f'<svg width="{piece.width}mm" height="{piece.height}mm" '
        f'viewBox="0 0 {piece.width} {piece.height}">{parts}</svg>'
    )


def _ink(ink: Ink) -> str:
    style = f"color:{ink.colour}"
    style += f";font-family:'{ink.font}'" if ink.font else ""
    style += ";font-weight:bold" if ink.bold else ""
    style += f";font-size:{ink.size}pt;line-height:1" if ink.size else ""
    return f'<span style="{style}">{escape(ink.text)}</span>'


def _box(drawing: Drawing, disc: Disc) -> str:
    style = f"width:{drawing.width}mm;height:{drawing.height}mm;background:{disc.colour}"
    return f'<span style="display:inline-block;border-radius:50%;{style}"></span>'


def _part(part: Disc | Polygon) -> str:
    if isinstance(part, Polygon):
        points = " ".join(f"{x},{y}" for x, y in part.points)
        return f'<polygon points="{points}" fill="{part.colour}"/>'
    edge = f' stroke="{part.edge}" stroke-width="0.25"' if part.edge else ""
    fill = part.colour or "none"
    return f'<circle cx="{part.x}" cy="{part.y}" r="{part.radius}" fill="{fill}"{edge}/>'
