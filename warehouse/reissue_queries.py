"""SQL that compares a document with the one that took its place: rows by what they print.

The keys of rows hold their document, so rows of two documents are matched by their words: ref,
text and column header; of rows that print the same, the first goes with the first.
"""

from warehouse.change_queries import JUDGED, LABELS, compared_columns
from warehouse.keys import KEYS
from warehouse.schemas import TABLES

IDENTITY: dict[str, tuple[str, ...]] = {
    "milestones": ("ref_text", "milestone"),
    "kpis": ("ref_text", "measure"),
    "observations": ("k.ref_text", "k.measure", "t.column_header", "t.breakdown"),
    "finance": ("statement", "department", "section", "line"),
    "risks": ("ref_text", "risk_control_measures"),
    "equality_actions": ("ref_text", "action"),
}
"""What tells the rows of one document apart; of an observation also the row it belongs to."""


def reissued_rows(table: str) -> str:
    """Insert a line for each row and value in which a document differs from what it replaces."""
    own = KEYS[table].own
    columns = [name for name in compared_columns(table) if name not in JUDGED]
    cells = ", ".join(f"{{'n': '{c}', 'b': b.{c}::VARCHAR, 'a': a.{c}::VARCHAR}}" for c in columns)
    differs = " OR ".join(f"a.{c} IS DISTINCT FROM b.{c}" for c in columns)
    label = LABELS.get(table, own)
    has_indicator = "indicator_id" in TABLES[table].names
    indicator = "coalesce(a.indicator_id, b.indicator_id)" if has_indicator else "NULL"
    return f"""\
INSERT INTO changes
SELECT CASE WHEN p.old_row IS NULL THEN 'row_added' WHEN p.new_row IS NULL THEN 'row_removed'
       ELSE 'value_changed' END, '{table}', p.document_id, coalesce(p.new_row, p.old_row),
       p.row_key, p.indicator_id, p.cell.n,
       CASE WHEN p.new_row IS NULL THEN p.label ELSE p.cell.b END,
       CASE WHEN p.old_row IS NULL THEN p.label ELSE p.cell.a END, 'reissue',
       p.document_id
FROM (
    SELECT coalesce(a.document_id, b.new_id) AS document_id, b.{own} AS old_row, a.{own} AS new_row,
           coalesce(a.{label}, b.{label})::VARCHAR AS label,
           coalesce(a.row_key, b.row_key) AS row_key, {indicator} AS indicator_id,
           unnest(CASE WHEN a.{own} IS NULL OR b.{own} IS NULL
                  THEN [{{'n': NULL, 'b': NULL, 'a': NULL}}] ELSE [{cells}] END) AS cell
    FROM ({side("before", table, "old_id")}) b
    FULL JOIN ({side("after", table, "new_id")}) a
        ON a.new_id = b.new_id AND a.printed = b.printed AND a.nth = b.nth
    WHERE a.{own} IS NULL OR b.{own} IS NULL OR {differs}
) p
WHERE p.old_row IS NULL OR p.new_row IS NULL OR p.cell.b IS DISTINCT FROM p.cell.a;
"""


def side(release: str, table: str, role: str) -> str:
    """Rows of the documents that play a role in a pair, each with what it prints."""
    printed = ", ".join(f"coalesce({name}::VARCHAR, '')" for name in IDENTITY[table])
    rows = f"{release}.{table} t"
    if table == "observations":
        rows += f" JOIN (SELECT kpi_id, ref_text, measure FROM {release}.kpis) k USING (kpi_id)"
    return (
        f"SELECT t.*, r.old_id, r.new_id, concat_ws(chr(31), {printed}) AS printed, "
        "row_number() OVER (PARTITION BY t.document_id, printed ORDER BY t.ordinal) AS nth "
        f"FROM {rows} JOIN replaced r ON r.{role} = t.document_id"
    )
