-- Rows of kpis with their refs and figures, council by council (DESIGN: an id belongs to one
-- council). A document that names no council is on its own. The cells of a ref and of a figure
-- stand as SeenRef and SeenValue have them: without names they are twice as fast to fetch.
WITH
    docs AS (FROM documents JOIN scopes USING (document_id)),
    figures AS (
        SELECT
            kpi_id,
            list(
                row(
                    observation_id, kind, period, coverage, calendar, breakdown, value, unit,
                    missing_reason
                )
                ORDER BY ordinal
            ) AS figures
        FROM observations
        GROUP BY kpi_id
    ),
    names AS (
        SELECT
            kpi_id,
            list(row(ref, role, repaired_from) ORDER BY ordinal)
                AS names
        FROM kpi_refs
        GROUP BY kpi_id
    )
SELECT
    docs.scope, docs.council, docs.document_id, docs.source, docs.document_type,
    docs.directorate, docs.service, docs.plan_year, docs.quarter, docs.period_end, docs.page_count,
    kpis.kpi_id, kpis.row_key, kpis.ordinal, kpis.ref, kpis.ref_note, kpis.measure, kpis.theme,
    kpis.objective_ref, kpis.page, kpis.source_line,
    coalesce(names.names, []) AS names, coalesce(figures.figures, []) AS figures
FROM kpis
JOIN docs USING (document_id)
LEFT JOIN figures USING (kpi_id)
LEFT JOIN names USING (kpi_id)
ORDER BY docs.scope, docs.document_id, kpis.ordinal
