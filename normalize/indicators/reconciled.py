"""What reconciling the documents of one council gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from normalize.indicators.judgements import Registered
from normalize.indicators.rows import ArchiveFinding, DefinitionRow, IndicatorRow, LinkRow


@dataclass(frozen=True, slots=True)
class KpiIds:
    """The ids that one row of `kpis` gets."""

    indicator_id: str
    definition_id: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Indicators of one council; `minted` are the lines that the registry grew by."""

    indicators: tuple[IndicatorRow, ...] = ()
    definitions: tuple[DefinitionRow, ...] = ()
    links: tuple[LinkRow, ...] = ()
    findings: tuple[ArchiveFinding, ...] = ()
    minted: tuple[Registered, ...] = ()
    of_kpi: Mapping[str, KpiIds] = field(default_factory=dict)
