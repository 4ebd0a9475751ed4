-- The newest actual of each indicator and breakdown, with the target of that year and the break
-- since the point before, if there is one.
CREATE OR REPLACE VIEW latest_values AS
SELECT i.council, i.indicator_id, i.refs, coalesce(s.name, i.name) AS name, s.breakdown, s.period,
       s.coverage, s.value, s.unit, r.target, s.progress, s.direction, s.break_before,
       d.source, s.page, s.source_line, s.observation_id
FROM series s
JOIN indicators i USING (indicator_id)
JOIN documents d ON d.document_id = s.document_id
LEFT JOIN readings r ON r.observation_id = s.observation_id
WHERE s.kind = 'actual' AND s.value IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY s.indicator_id, s.breakdown ORDER BY s.period_end DESC NULLS LAST, s.series_id
) = 1
ORDER BY i.council, i.refs, s.breakdown;

-- Every printed value with what it belongs to and where it stands; one row an observation.
CREATE OR REPLACE VIEW printed_values AS
SELECT d.council, d.directorate, d.source, d.plan_year, d.quarter, k.refs, k.measure, o.kind,
       o.column_header, o.period, o.coverage, o.breakdown, o.value_text, o.value, o.unit,
       o.missing_reason, k.progress, k.direction, k.commentary, o.quality, o.page, o.source_line,
       o.observation_id, o.kpi_id, o.document_id
FROM observations o
JOIN kpis k USING (kpi_id)
JOIN documents d ON d.document_id = o.document_id
ORDER BY o.document_id, o.ordinal;

-- Traffic lights of each document, counted.
CREATE OR REPLACE VIEW lights AS
SELECT d.council, d.plan_year, d.quarter, d.source, t.table_name, t.progress, count(*) AS rows,
       d.document_id
FROM (
    SELECT document_id, 'kpis' AS table_name, progress FROM kpis
    UNION ALL SELECT document_id, 'milestones', progress FROM milestones
    UNION ALL SELECT document_id, 'risks', progress FROM risks
    UNION ALL SELECT document_id, 'equality_actions', progress FROM equality_actions
) t
JOIN documents d USING (document_id)
WHERE t.progress IS NOT NULL
GROUP BY ALL
ORDER BY d.plan_year, d.quarter, d.source, t.table_name, t.progress;

-- Totals and net lines of each financial statement, quarter by quarter.
CREATE OR REPLACE VIEW finance_totals AS
SELECT d.council, coalesce(f.department, f.statement) AS department, d.plan_year, d.quarter,
       f.as_at, f.section, f.line_kind, f.line, f.annual_budget, f.budget_to_date,
       f.actual_to_date, f.variance, f.adverse, f.unit, f.quality, d.source, f.page,
       f.source_line, f.finance_id
FROM finance f
JOIN documents d USING (document_id)
WHERE f.line_kind <> 'line'
ORDER BY d.plan_year, d.quarter, d.source, f.ordinal;

-- Values that there is a finding on, each beside what the finding says.
CREATE OR REPLACE VIEW doubtful_values AS
SELECT v.source, v.page, v.source_line, v.refs, v.measure, v.kind, v.period, v.value_text, v.value,
       f.severity, f.code, f.message, f.expected, f.found, v.observation_id, f.finding_id
FROM (
    SELECT row_id AS observation_id, * FROM findings WHERE table_name = 'observations'
    UNION ALL
    SELECT o.observation_id, f.*
    FROM findings f JOIN observations o ON o.kpi_id = f.row_id
    WHERE f.table_name = 'kpis'
) f
JOIN printed_values v USING (observation_id)
ORDER BY v.source, v.page, v.source_line, v.observation_id, f.finding_id;

-- Files that gave no tables or not all of them, and why.
CREATE OR REPLACE VIEW inputs_not_read AS
SELECT state, reason, uri, document_id
FROM inputs
WHERE state NOT IN ('parsed', 'duplicate') AND NOT gone
ORDER BY state, uri;
