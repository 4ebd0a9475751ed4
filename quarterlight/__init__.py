"""The face: the command line, and the notebook API: `import quarterlight as ql; ql.open("out")`."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quarterlight.notebook.tables import Tables

__all__ = ["open"]


def open(warehouse: str | Path, release: str | None = None) -> "Tables":
    """The tables of a warehouse, pinned to one release: the current one, or an id or a tag.

    `warehouse` is a folder, or an address such as "s3://bucket/warehouse". Raises
    warehouse.folder.WarehouseError where there is none.
    """
    from quarterlight.notebook.tables import open_tables  # the command line has no need of it

    return open_tables(warehouse, release)
