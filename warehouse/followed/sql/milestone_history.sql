-- One row for each time that a milestone is printed, the oldest document first; the milestones
-- from `first` to `last`. The date before is the last one printed: a row may print none.
SELECT
    'mlh-' || left(md5(m.milestone_row_id), 16) AS milestone_history_id,
    m.milestone_id, m.document_id, p.plan_year, p.quarter, m.progress, m.progress_meaning,
    m.due_date,
    m.due_date <> lag(m.due_date IGNORE NULLS) OVER path AS due_date_moved,
    m.ref, m.milestone, m.milestone_row_id, m.page, m.source_line
FROM milestones m
JOIN dated d USING (document_id)
JOIN documents p USING (document_id)
WHERE m.milestone_id BETWEEN getvariable('first') AND getvariable('last')
WINDOW path AS (
    PARTITION BY m.milestone_id ORDER BY d.standing, m.document_id, m.ordinal
)
ORDER BY m.milestone_id, d.standing, m.document_id, m.ordinal;
