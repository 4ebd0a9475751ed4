-- Rows of milestones, council by council; a document that names no council is on its own.
WITH
    docs AS (
        SELECT *, coalesce(lower(trim(council)), document_id) AS scope
        FROM documents
        WHERE coalesce(lower(trim(council)), document_id) IN (SELECT scope FROM wanted_scopes)
    )
SELECT
    docs.scope, docs.council, docs.document_id, docs.source, docs.document_type, docs.directorate, docs.service,
    docs.plan_year AS document_plan_year, docs.quarter, docs.period_end, docs.page_count,
    m.milestone_row_id, m.row_key, m.ordinal, m.ref, m.objective_ref, m.objective, m.milestone,
    m.plan_year, m.due_text, m.due_date, m.officer, m.page, m.source_line
FROM milestones AS m
JOIN docs USING (document_id)
ORDER BY docs.scope, docs.document_id, m.ordinal
