"""Runs over warehouses at addresses, and their processes killed between two objects."""

import os
from collections.abc import Mapping
from datetime import datetime

from tests.warehouse.small_archive import FIRST, LATER
from warehouse.batch.limits import Limits
from warehouse.far import objects
from warehouse.folder import make_warehouse
from warehouse.ingest import Request, ingest
from warehouse.intake import find_inputs
from warehouse.summary import Summary

KILLED = 9
"""Exit code of a process that ended between two objects."""


def far_run(
    place: str, *arguments: str, now: datetime = FIRST, prune: bool = False, workers: int = 0
) -> Summary:
    found = find_inputs(arguments, place)
    request = Request(found, list(arguments), prune=prune, limits=Limits(workers=workers))
    return ingest(make_warehouse(place), request, now=now)


def killed_after(count: int, address: str, archive: str, environment: Mapping[str, str]) -> None:
    """A run whose process is gone, without a word, before one object more is put or removed."""
    os.environ.update(environment)
    left = count

    def one_more() -> None:
        nonlocal left
        if not left:
            os._exit(KILLED)
        left -= 1

    put, upload, copy, delete = objects.put, objects.upload, objects.copy, objects.delete
    objects.put = lambda *where: (one_more(), put(*where))[1]
    objects.upload = lambda *where: (one_more(), upload(*where))[1]
    objects.copy = lambda *where: (one_more(), copy(*where))[1]
    objects.delete = lambda *where: (one_more(), delete(*where))[1]
    far_run(address, archive, now=LATER)
