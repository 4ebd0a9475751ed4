"""SQL that compares two releases: the schemas `before` and `after` hold their tables.

All of it works on sets. Rows of printed tables are compared for those documents of which any row
differs, and these are found by one hash a document; so a release of a million values in which
one document is new is compared in about the time that reading it takes.
"""

from warehouse.keys import KEYS
from warehouse.schemas import ROW_TABLES, TABLES

PLACES = {
    "ordinal", "row_key", "page", "page_end", "x0", "top", "x1", "bottom", "source_line",
    "kpi_ordinal", "parent_ordinal", "continued_from",
}  # fmt: skip
"""Columns that say where a row stands: a better reading of the page moves them all a little."""

FOLLOW_ON = {
    "quality", "printed_count", "document_count", "first_year", "last_year", "definition_key",
}  # fmt: skip
"""Columns that follow from rows that come and go, which is told by itself."""

NOT_COMPARED = {"inputs", "revisions", "milestone_history", "readings"}
"""Tables that say again what other tables say, and the states of files, which are no values."""

WITH_DOCUMENTS = ("indicators", "definitions", "definition_changes")
"""Tables whose rows come and go with the documents that print them: then they are not listed."""

JUDGED = ("indicator_id", "definition_id", "milestone_id")
"""Keys that links decide: their change is told, that of other keys is not."""

LABELS = {
    "milestones": "milestone",
    "kpis": "measure",
    "kpi_refs": "ref",
    "observations": "value_text",
    "finance": "line",
    "findings": "message",
    "indicators": "name",
    "definitions": "definition",
    "links": "reason",
    "definition_changes": "reason",
    "series": "name",
}
"""What is told of a row that came or went."""

IN_DOCUMENT = "coalesce(document_id, '')"
"""The document of a row; findings on what people judged are in none."""

CHANGES = """\
CREATE TABLE changes (
    change VARCHAR, table_name VARCHAR, document_id VARCHAR, row_id VARCHAR, row_key VARCHAR,
    indicator_id VARCHAR, column_name VARCHAR, before_text VARCHAR, after_text VARCHAR,
    cause VARCHAR, cause_document_id VARCHAR
);
"""

DOCUMENTS = """\
CREATE TABLE came AS
SELECT document_id FROM after.documents ANTI JOIN before.documents USING (document_id);
CREATE TABLE went AS
SELECT document_id FROM before.documents ANTI JOIN after.documents USING (document_id);

-- A document takes the place of another one where it says so, or where its file lies now where
-- the other one's lay.
CREATE TABLE replaced AS
SELECT new_id, min(old_id) AS old_id FROM (
    SELECT document_id AS new_id, supersedes AS old_id FROM after.documents
    WHERE supersedes IS NOT NULL AND document_id IN (FROM came)
    UNION ALL
    SELECT a.document_id, b.document_id FROM after.inputs a JOIN before.inputs b USING (uri)
    WHERE a.document_id IN (FROM came) AND b.document_id IN (FROM went)
) GROUP BY new_id;

-- Documents that came or went, each with what it was a case of and the document that came.
CREATE TABLE moved AS
SELECT c.document_id, c.document_id AS cause_document_id, r.old_id,
       CASE WHEN r.old_id IS NULL THEN 'new_document' ELSE 'reissue' END AS cause
FROM came c LEFT JOIN replaced r ON r.new_id = c.document_id
UNION ALL
SELECT w.document_id, coalesce(r.new_id, w.document_id), NULL,
       CASE WHEN r.new_id IS NULL THEN 'document_gone' ELSE 'reissue' END
FROM went w LEFT JOIN (SELECT old_id, min(new_id) AS new_id FROM replaced GROUP BY old_id) r
    ON r.old_id = w.document_id;

INSERT INTO changes
SELECT 'document_added', 'documents', d.document_id, d.document_id, NULL, NULL, NULL, b.source,
       d.source, m.cause, m.cause_document_id
FROM after.documents d JOIN moved m USING (document_id)
LEFT JOIN before.documents b ON b.document_id = m.old_id
UNION ALL
SELECT 'document_removed', 'documents', d.document_id, d.document_id, NULL, NULL, NULL, d.source,
       NULL, m.cause, m.cause_document_id
FROM before.documents d JOIN moved m USING (document_id) WHERE d.document_id IN (FROM went);
"""

LINKS = """\
CREATE TABLE indicator_of AS
SELECT definition_id, min(indicator_id) AS indicator_id FROM (
    SELECT definition_id, indicator_id FROM after.definitions UNION ALL
    SELECT definition_id, indicator_id FROM before.definitions
    ANTI JOIN after.definitions USING (definition_id)
) GROUP BY definition_id;

-- Indicators whose definitions are joined or parted otherwise than before, and by whom.
CREATE TABLE relinked AS
SELECT indicator_id, CASE WHEN bool_or(by_person) THEN 'decision' ELSE 'link' END AS cause
FROM (
    SELECT unnest([left_definition_id, right_definition_id]) AS definition_id,
           decided_by = 'person' AS by_person
    FROM ((FROM before.links EXCEPT FROM after.links) UNION ALL
          (FROM after.links EXCEPT FROM before.links))
    WHERE status <> 'suggested' OR decided_by = 'person'
) JOIN (
    SELECT definition_id, indicator_id FROM before.definitions UNION
    SELECT definition_id, indicator_id FROM after.definitions
) USING (definition_id)
GROUP BY indicator_id;

-- Indicators that a document prints which came or went.
CREATE TABLE touched AS
SELECT indicator_id, arg_min(cause, cause_document_id) AS cause,
       min(cause_document_id) AS cause_document_id
FROM (
    SELECT document_id, indicator_id FROM before.kpis UNION
    SELECT document_id, indicator_id FROM after.kpis
) JOIN moved USING (document_id)
WHERE indicator_id IS NOT NULL
GROUP BY indicator_id;
"""

BY_LIST = "coalesce(contains({}.inferred, 'council: archive.csv'), false)"
"""Whether the archive's list gives a document its council; it stands in `inferred`."""

COUNCILS = f"""\
-- Documents that belong to another council than before because the archive's list says so, or
-- said so before; and the indicators that they print.
CREATE TABLE rehomed AS
SELECT document_id FROM before.documents b JOIN after.documents a USING (document_id)
WHERE a.council IS DISTINCT FROM b.council AND ({BY_LIST.format("a")} OR {BY_LIST.format("b")});

CREATE TABLE rehomed_indicators AS
SELECT indicator_id FROM before.kpis SEMI JOIN rehomed USING (document_id)
WHERE indicator_id IS NOT NULL
UNION SELECT indicator_id FROM after.kpis SEMI JOIN rehomed USING (document_id)
WHERE indicator_id IS NOT NULL;
"""


def compared_tables() -> list[str]:
    """Tables whose rows are compared, in the order of the schemas."""
    return [name for name in TABLES if name not in NOT_COMPARED]


def by_document(table: str) -> bool:
    """Whether all rows of a table belong to one printed document each."""
    return table in ROW_TABLES or table == "documents"


def match_key(table: str) -> str:
    """What a row of one release is found by in the other one."""
    return "row_key" if "row_key" in TABLES[table].names else KEYS[table].own


def compared_columns(table: str) -> list[str]:
    """Columns whose change is told."""
    keys = KEYS[table]
    held = {key.column for key in (*keys.foreign, *keys.lists)} - {*JUDGED, "supersedes"}
    passed = PLACES | FOLLOW_ON | held | {keys.own}
    return [name for name in TABLES[table].names if name not in passed]


def differing(table: str) -> str:
    """What differs, as a table of one column: documents in both releases, or keys of rows.

    Only hashes are joined, so that a table of a million rows needs little memory.
    """
    column, among = IN_DOCUMENT, "AND id NOT IN (SELECT document_id FROM moved)"
    if not by_document(table):
        column, among = match_key(table), ""
    hashed = ", ".join([match_key(table), *compared_columns(table)])
    rows_of = (
        f"SELECT {column} AS id, sum(hash({hashed})) AS rows_hash FROM {{}}.{table} GROUP BY 1"
    )
    return (
        f"CREATE OR REPLACE TABLE differing AS SELECT id "
        f"FROM ({rows_of.format('before')}) b FULL JOIN ({rows_of.format('after')}) a USING (id) "
        f"WHERE b.rows_hash IS DISTINCT FROM a.rows_hash {among};"
    )


def side(release: str, table: str) -> str:
    """The rows of one release that are compared."""
    also = ("document_id", "row_key", "indicator_id", "observation_id", "left_definition_id")
    held = [name for name in also if name in TABLES[table].names]
    names = dict.fromkeys([match_key(table), KEYS[table].own, *held, *compared_columns(table)])
    column = IN_DOCUMENT if by_document(table) else match_key(table)
    rows = f"SELECT {', '.join(names)} FROM {release}.{table} WHERE {column} IN (FROM differing)"
    if table == "links":
        return (
            f"SELECT l.*, i.indicator_id FROM ({rows}) l "
            "LEFT JOIN indicator_of i ON i.definition_id = l.left_definition_id"
        )
    return rows


def changed_rows(table: str, otherwise: str) -> str:
    """Insert a line for each row of the table that came or went, and each value that changed.

    `otherwise` is the cause of what neither a document nor a link explains.
    """
    key, columns = match_key(table), compared_columns(table)
    cells = ", ".join(f"{{'n': '{c}', 'b': b.{c}::VARCHAR, 'a': a.{c}::VARCHAR}}" for c in columns)
    differs = " OR ".join(f"a.{c} IS DISTINCT FROM b.{c}" for c in columns)
    label = LABELS.get(table, "")
    return f"""\
INSERT INTO changes
WITH pairs AS (
    SELECT a.{key} IS NULL AS removed, b.{key} IS NULL AS added,
           {either(table, KEYS[table].own)} AS row_id,
           {either(table, "row_key")} AS row_key,
           {either(table, "document_id")} AS document_id,
           {one(table, "document_id", "a")} AS new_document_id,
           {one(table, "document_id", "b")} AS old_document_id,
           {either(table, "indicator_id")} AS indicator_id,
           {one(table, "indicator_id", "b")} AS old_indicator_id,
           {corrected(table)} AS corrected,
           {one(table, label, "b")} AS old_label, {one(table, label, "a")} AS new_label,
           coalesce({one(table, "indicator_id", "a")} IN (FROM rehomed_indicators), false)
           OR coalesce({one(table, "indicator_id", "b")} IN (FROM rehomed_indicators), false)
           OR coalesce({either(table, "document_id")} IN (FROM rehomed), false) AS rehomed,
           unnest(CASE WHEN a.{key} IS NULL OR b.{key} IS NULL
                  THEN [{{'n': NULL, 'b': NULL, 'a': NULL}}] ELSE [{cells}] END) AS cell
    FROM ({side("before", table)}) b FULL JOIN ({side("after", table)}) a ON a.{key} = b.{key}
    WHERE a.{key} IS NULL OR b.{key} IS NULL OR {differs}
)
SELECT CASE WHEN p.added THEN 'row_added' WHEN p.removed THEN 'row_removed' ELSE 'value_changed'
       END, '{table}', p.document_id, p.row_id, p.row_key, p.indicator_id, p.cell.n,
       CASE WHEN p.removed THEN p.old_label ELSE p.cell.b END,
       CASE WHEN p.added THEN p.new_label ELSE p.cell.a END,
       {cause(table, otherwise)} AS why,
       CASE WHEN why IN ('new_document', 'document_gone', 'reissue')
            THEN coalesce(n.document_id, o.cause_document_id, t.cause_document_id) END
FROM pairs p
LEFT JOIN moved n ON n.document_id = p.new_document_id
LEFT JOIN moved o ON o.document_id = p.old_document_id
LEFT JOIN relinked l ON l.indicator_id = p.indicator_id
LEFT JOIN relinked m ON m.indicator_id = p.old_indicator_id
LEFT JOIN touched t ON t.indicator_id = p.indicator_id
WHERE (p.added OR p.removed OR p.cell.b IS DISTINCT FROM p.cell.a)
  AND NOT (p.added AND n.document_id IS NOT NULL)
  AND NOT (p.removed AND o.document_id IS NOT NULL)
  AND NOT ({"(p.added OR p.removed)" if table in WITH_DOCUMENTS else "false"}
           AND why IN ('new_document', 'document_gone', 'reissue'));
"""


def cause(table: str, otherwise: str) -> str:
    """Why a row differs.

    The bytes behind a printed row are the same in both releases; so all but a judgement, or a key
    that links decide, is the rules' doing: code, or layout words.
    """
    follows = "true"
    if table == "documents":
        follows = "coalesce(p.cell.n IN ('council', 'inferred'), false)"
    elif table in ROW_TABLES:
        judged = ", ".join(f"'{name}'" for name in JUDGED)
        follows = f"coalesce(p.cell.n IN ({judged}), false)"
        if table != "findings" and otherwise not in ("decision", "layout"):
            otherwise = "software"
    return f"""CASE
           WHEN n.cause IS NOT NULL THEN n.cause
           WHEN o.cause IS NOT NULL THEN o.cause
           WHEN p.corrected OR {follows} AND p.rehomed THEN 'decision'
           WHEN {follows} AND coalesce(l.cause, m.cause) IS NOT NULL
               THEN CASE WHEN 'decision' IN (l.cause, m.cause) THEN 'decision' ELSE 'link' END
           WHEN {follows} AND t.cause IS NOT NULL THEN t.cause
           ELSE '{otherwise}' END"""


def corrected(table: str) -> str:
    """Whether a judgement gives the value, in either release."""
    if table == "observations":
        return "'corrected' IN (coalesce(a.value_source, ''), coalesce(b.value_source, ''))"
    if table == "series":
        judged = "(SELECT observation_id FROM {}.observations WHERE value_source = 'corrected')"
        return (
            f"coalesce(a.observation_id IN {judged.format('after')}, false) "
            f"OR coalesce(b.observation_id IN {judged.format('before')}, false)"
        )
    return "false"


def either(table: str, column: str) -> str:
    """A column of the newer row, or else of the older one; null where the table has none."""
    return f"coalesce({one(table, column, 'a')}, {one(table, column, 'b')})"


def one(table: str, column: str, alias: str) -> str:
    """A column of one side; null where the table has none."""
    has = column in TABLES[table].names or (table, column) == ("links", "indicator_id")
    return f"{alias}.{column}" if has else "NULL::VARCHAR"
