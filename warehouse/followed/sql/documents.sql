-- How new a document is. Rule (docs/design.md): newest is the latest last day of the period that
-- the document reports on, then report before plan, then the one that replaces the other.
-- A plan reports on nothing that lies ahead of it: what it prints is what was known on the day
-- before its first day. So the outturn in the report of quarter 4 is newer than the estimate in
-- the plan that begins on the next day, and the targets of a plan for three years are older than
-- those of the reports made in these years. Documents of the same standing are equally new: they
-- agree or there is a conflict. Without a date a document has standing 0: older than all others.
CREATE TEMP TABLE dated AS
WITH known AS (
    SELECT
        document_id, plan_year_start, period_end,
        coalesce(document_type, '') <> 'directorate_plan' AS is_report,
        CASE WHEN document_type = 'directorate_plan' THEN period_start - 1 ELSE period_end END
            AS known_at,
        document_id NOT IN (SELECT supersedes FROM documents WHERE supersedes IS NOT NULL)
            AS is_last
    FROM documents
)
SELECT
    document_id, plan_year_start, period_end, is_report,
    row_number() OVER (ORDER BY document_id) AS document_no,
    CASE WHEN known_at IS NULL THEN 0 ELSE
        dense_rank() OVER (PARTITION BY known_at IS NULL ORDER BY known_at, is_report, is_last)
    END AS standing
FROM known;
