"""How a warehouse and a source look in a notebook: light or dark, colours are the notebook's."""

import base64
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from warehouse.query import TableFacts

FAINT = "opacity:0.7"
CELL = "text-align:left;vertical-align:top;padding:2px 12px 2px 0"
NUMBER = "text-align:right;vertical-align:top;padding:2px 12px 2px 0"
CODE = "font-family:monospace"


def tables_html(
    root: Path | str, release_id: str, made: datetime, facts: Sequence[TableFacts]
) -> str:
    """The release, and its tables with their rows and what they hold."""
    rows = "".join(
        f'<tr><td style="{CELL};{CODE}">{escape(table.name)}</td>'
        f'<td style="{NUMBER}">{table.rows:,}</td>'
        f'<td style="{CELL}">{escape(table.description)}</td></tr>'
        for table in facts
    )
    return (
        f"<div><b>{escape(root if isinstance(root, str) else root.as_posix())}</b> "
        f'<span style="{FAINT}">release {escape(release_id)}, made {made:%Y-%m-%d %H:%M} UTC</span>'
        f'<table style="border-collapse:collapse;margin-top:4px"><thead><tr>'
        f'<th style="{CELL}">Table</th><th style="{NUMBER}">Rows</th>'
        f'<th style="{CELL}">What it holds</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def source_html(said: str, png: bytes | None, excerpt: str | None, why_not: str | None) -> str:
    """The place in words, then its picture, its lines, or why there is neither."""
    parts = [f"<div>{escape(said)}</div>"]
    if png is not None:
        data = base64.b64encode(png).decode()
        parts.append(
            f'<img src="data:image/png;base64,{data}" alt="{escape(said)}" '
            'style="max-width:100%;border:1px solid #999">'
        )
    elif excerpt is not None:
        parts.append(f'<pre style="overflow-x:auto">{escape(excerpt)}</pre>')
    elif why_not is not None:
        parts.append(f'<div style="{FAINT}">{escape(why_not)}</div>')
    return f"<div>{''.join(parts)}</div>"
