"""Ids that were merged into others, by the registries: an id noted long ago still leads there."""

from collections.abc import Mapping

from normalize.indicators.identity import follow_registry
from normalize.indicators.judgement_files import read_registry
from warehouse.folder import Warehouse
from warehouse.judged import text_of


def redirects(warehouse: Warehouse) -> Mapping[str, str]:
    """The id that each merged id of an indicator or a milestone leads to now.

    Raises WarehouseError where a registry is no text.
    """
    found: dict[str, str] = {}
    for path in (warehouse.indicator_ids, warehouse.milestone_ids):
        lines, _ = read_registry(text_of(path))
        found |= {old: new for old, new in follow_registry(lines).items() if old != new}
    return found
