"""Ids that were merged into others, by the registries: an id noted long ago still leads there."""

from normalize.indicators.identity import follow_registry
from normalize.indicators.judgement_files import read_registry
from warehouse.folder import Warehouse
from warehouse.judged import text_of


def redirected(warehouse: Warehouse, identifier: str) -> str | None:
    """The id that an id of an indicator or a milestone was merged into; None where it was not.

    The registries are read for it, so it is for ids that a release does not have. Raises
    WarehouseError where a registry is no text.
    """
    for path in (warehouse.indicator_ids, warehouse.milestone_ids):
        text = text_of(path)
        if f"\n{identifier}" not in text:
            continue
        lines, _ = read_registry(text)
        found = follow_registry(lines).get(identifier, identifier)
        if found != identifier:
            return found
    return None
