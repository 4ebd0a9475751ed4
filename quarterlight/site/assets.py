"""Scripts and styles of the site: our own files, and the chart library as one script."""

from functools import cache
from pathlib import Path

from quarterlight.site.pages import Pages

OWN = Path(__file__).parent / "assets"

CHART_LIBRARY = "assets/vega.js"

VEGA_LITE = "6.1"
"""The version that is bundled: named, so that the same release gives the same site."""

SNIPPET = "window.vegaEmbed = vegaEmbed;"


def write_assets(pages: Pages) -> None:
    """Write all of them; raises ModuleNotFoundError without the extra 'plots'."""
    for path in sorted(OWN.iterdir()):
        pages.put(f"assets/{path.name}", path.read_bytes())
    pages.put(CHART_LIBRARY, chart_library())


@cache
def chart_library() -> bytes:
    """Vega, Vega-Lite and Vega-Embed, which vl-convert carries: nothing is downloaded.

    Its names are kept to itself, for pages load it as a plain script: from a drive no module can
    be loaded.
    """
    import vl_convert

    bundle = vl_convert.javascript_bundle(SNIPPET, vl_version=VEGA_LITE)
    return f"(() => {{\n{bundle}\n}})();\n".encode()
