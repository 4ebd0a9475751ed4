"""`quarterlight why`: where a value came from, and what changed it."""

from functools import partial
from typing import Annotated

import typer

from quarterlight.command_options import DEFAULT_WAREHOUSE, JsonOption, WarehouseOption
from quarterlight.problems import problems_said, stop


def why(
    row: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An id of any table: 'obs-...', 'kpi-...', 'doc-...', 'ind-...'."
        ),
    ],
    warehouse: WarehouseOption = DEFAULT_WAREHOUSE,
    as_json: JsonOption = False,
) -> None:
    """Say where a row came from, what it is linked to, what is doubtful, and what changed it.

    Ids stand in every table and in the answers of `sql`. Shown are the file, the page and box or
    the line, the words as printed with the header of their column, what the document's own key
    says of its light, the indicator with its definition and links, findings on the row, and each
    release that changed it: by a new document, a reissue, a decision, a link, or other software.

    \b
        quarterlight sql "SELECT observation_id, value FROM observations LIMIT 5" --warehouse out/
        quarterlight why obs-2ff1aa0c5b7e4d19 --warehouse out/
    """
    with problems_said():
        from quarterlight.why_view import print_trace, print_trace_json
        from warehouse.folder import open_warehouse
        from warehouse.query import connected, pinned_release
        from warehouse.redirects import redirected
        from warehouse.trace import trace

        place = open_warehouse(warehouse)
        with connected(pinned_release(place)) as connection:
            found = trace(connection, row, partial(redirected, place))
    if found is None:
        raise stop(
            f"No table of this warehouse has the id {row}, and no earlier release had. Ids look "
            "like 'obs-2ff1aa0c5b7e4d19'; columns that hold them end in '_id'."
        )
    if as_json:
        print_trace_json(found)
    else:
        print_trace(found)
