-- One row an observation of the documents from `first` to `last`, in reading order. Rules: light
-- and direction stand beside the figure of the current year only; the target is the one that the
-- same row prints for the same period, else for the year of it, for the same breakdown and calendar
-- and in the same unit. Targets that differ, or that are a change and no level ('increase by 5'),
-- give none.
WITH here AS (
    SELECT
        o.* EXCLUDE (indicator_id), d.council, d.directorate, d.source, d.plan_year, d.quarter,
        coalesce(o.calendar, '') AS year_kind, coalesce(o.breakdown, '') AS part,
        point_period(o.period, o.period_start, o.period_end) AS point_period,
        CASE WHEN o.kind = 'actual' THEN o.kpi_id END AS aiming,
        can_be_current(o.kind, o.period_end, t.is_report, t.plan_year_start, t.period_end)
            AS can_be_current,
        (t.document_no << 32) | o.ordinal AS place
    FROM observations o
    JOIN documents d ON d.document_id = o.document_id
    JOIN dated t ON t.document_id = o.document_id
    WHERE o.document_id BETWEEN getvariable('first') AND getvariable('last')
),
current AS (
    SELECT kpi_id, max(period_end) AS period_end, true AS is_current
    FROM here WHERE can_be_current GROUP BY kpi_id
),
targets AS (
    SELECT
        kpi_id, point_period, year_kind, part,
        min(value) AS value, min(unit) AS unit, min(unit) < max(unit) AS mixed,
        arg_min(value_text, ordinal) AS value_text,
        arg_min(observation_id, ordinal) AS observation_id
    FROM here
    WHERE kind = 'target' AND value IS NOT NULL AND period IS NOT NULL
    GROUP BY ALL
    HAVING min(value) = max(value)
        AND min(coalesce(comparator, '')) = max(coalesce(comparator, ''))
        AND min(coalesce(comparator, '')) <> 'change_by'
)
SELECT
    'rdg-' || substr(o.observation_id, length('obs-') + 1) AS reading_id, o.observation_id,
    coalesce(o.council, i.council) AS council, o.directorate, o.document_id,
    o.source, o.plan_year, o.quarter, k.indicator_id, k.definition_id, k.refs, k.measure, o.kind,
    o.period, o.period_start, o.period_end, o.coverage, o.calendar, o.breakdown, o.value_text,
    o.value, o.comparator, o.unit, o.unit_text, o.qualifier, o.missing_reason,
    coalesce(own.value, year.value) AS target,
    coalesce(own.value_text, year.value_text) AS target_text,
    coalesce(own.observation_id, year.observation_id) AS target_observation_id,
    CASE WHEN c.is_current THEN k.progress END AS progress,
    CASE WHEN c.is_current THEN k.direction END AS direction,
    o.page, o.source_line
FROM here o
JOIN (
    FROM kpis WHERE document_id BETWEEN getvariable('first') AND getvariable('last')
) k USING (kpi_id)
LEFT JOIN indicators i ON i.indicator_id = k.indicator_id
LEFT JOIN current c
    ON c.kpi_id = o.kpi_id AND c.period_end = o.period_end AND o.can_be_current
LEFT JOIN targets own
    ON own.kpi_id = o.aiming AND own.point_period = o.point_period
    AND own.year_kind = o.year_kind AND own.part = o.part
    AND NOT coalesce(own.mixed OR own.unit <> o.unit, false)
LEFT JOIN targets year
    ON year.kpi_id = o.aiming
    AND year.point_period = year_of(o.period, o.period_start, o.period_end)
    AND year.year_kind = o.year_kind AND year.part = o.part
    AND NOT coalesce(year.mixed OR year.unit <> o.unit, false)
ORDER BY o.place;
