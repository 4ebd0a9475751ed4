-- Rows of milestones, council by council; a document that names no council is on its own.
WITH
    docs AS (FROM documents JOIN scopes USING (document_id))
SELECT
    docs.scope, docs.council, docs.document_id, docs.source, docs.document_type,
    docs.directorate, docs.service, docs.plan_year AS document_plan_year, docs.quarter, docs.period_end, docs.page_count,
    m.milestone_row_id, m.row_key, m.ordinal, m.ref, m.objective_ref, m.objective, m.milestone,
    m.plan_year, m.due_text, m.due_date, m.officer, m.page, m.source_line
FROM milestones AS m
JOIN docs USING (document_id)
ORDER BY docs.scope, docs.document_id, m.ordinal
