"""One schema a table: column names, types and descriptions, the same whatever was ingested."""

import pyarrow as pa

from warehouse.schemas.documents import (
    DOCUMENTS,
    FINDINGS,
    INPUTS,
    LEGENDS,
    OFFICERS,
    PRINTED_TABLES,
    SECTIONS,
)
from warehouse.schemas.followed import (
    DEFINITION_CHANGES,
    DEFINITIONS,
    INDICATORS,
    LINKS,
    MILESTONE_HISTORY,
    READINGS,
    REVISIONS,
    SERIES,
)
from warehouse.schemas.performance import FINANCE, KPI_REFS, KPIS, MILESTONES, OBSERVATIONS
from warehouse.schemas.plans import EQUALITY_ACTIONS, OBJECTIVES, RISKS

ROW_TABLES: dict[str, pa.Schema] = {
    "sections": SECTIONS,
    "printed_tables": PRINTED_TABLES,
    "milestones": MILESTONES,
    "kpis": KPIS,
    "kpi_refs": KPI_REFS,
    "observations": OBSERVATIONS,
    "finance": FINANCE,
    "objectives": OBJECTIVES,
    "risks": RISKS,
    "equality_actions": EQUALITY_ACTIONS,
    "officers": OFFICERS,
    "legends": LEGENDS,
    "findings": FINDINGS,
}
"""Tables that hold rows of documents, named as the fields of `normalize.rows.Rows`."""

FOLLOWED_TABLES: dict[str, pa.Schema] = {
    "indicators": INDICATORS,
    "definitions": DEFINITIONS,
    "links": LINKS,
    "definition_changes": DEFINITION_CHANGES,
    "series": SERIES,
    "revisions": REVISIONS,
    "milestone_history": MILESTONE_HISTORY,
    "readings": READINGS,
}
"""Tables that need all documents of a council: what is followed over the years."""

TABLES: dict[str, pa.Schema] = {
    "inputs": INPUTS,
    "documents": DOCUMENTS,
    **ROW_TABLES,
    **FOLLOWED_TABLES,
}
"""All tables of a release."""
