-- Rule: of one indicator, kind, period and breakdown, each statement is set beside the one before
-- it of the same definition; the first one of a definition beside the last one of another
-- definition, which are not comparable. States and conflicts are passed over, and documents
-- without a date: nobody can say which came first. A value that is a rounding of the other one is
-- no revision, but for targets: they are set, not measured, so 7% is not 6.5%. An unknown coverage or calendar goes with the only known one there is.
WITH valued AS (
    SELECT standing, indicator_id, family_id, kind, point_period, part, value, value_text, unit,
        comparator, place, nullif(nullif(coverage, ''), 'unknown') AS known_coverage,
        nullif(calendar, '') AS known_calendar, coverage, calendar
    FROM statements SEMI JOIN (
        SELECT indicator_id, kind, point_period, part FROM statements
        WHERE value IS NOT NULL AND standing > 0
        GROUP BY ALL
        HAVING min(value) < max(value) OR min(comparator) < max(comparator)
    ) USING (indicator_id, kind, point_period, part)
    WHERE value IS NOT NULL AND standing > 0
),
chained AS (
    SELECT * EXCLUDE (known_coverage, known_calendar, coverage, calendar),
        CASE WHEN min(known_coverage) OVER sharing = max(known_coverage) OVER sharing
            THEN min(known_coverage) OVER sharing ELSE coverage END AS coverage,
        CASE WHEN min(known_calendar) OVER sharing = max(known_calendar) OVER sharing
            THEN min(known_calendar) OVER sharing ELSE calendar END AS calendar
    FROM valued
    WINDOW sharing AS (PARTITION BY indicator_id, kind, point_period, part)
),
followed AS (
    SELECT *,
        lag(place) OVER one_definition AS place_before,
        min(family_id) OVER chain < max(family_id) OVER chain AS redefined
    FROM chained
    WINDOW
        chain AS (PARTITION BY indicator_id, kind, point_period, part, coverage, calendar),
        one_definition AS (
            PARTITION BY indicator_id, kind, point_period, part, coverage, calendar, family_id
            ORDER BY standing, place
        )
),
pairs AS (
    SELECT l.place AS later, l.place_before AS earlier
    FROM followed l WHERE l.place_before IS NOT NULL
    UNION ALL
    SELECT l.place, e.place
    FROM followed l JOIN followed e
        USING (indicator_id, kind, point_period, part, coverage, calendar)
    WHERE l.redefined AND l.place_before IS NULL
        AND e.family_id <> l.family_id AND e.standing < l.standing
    QUALIFY row_number() OVER (PARTITION BY l.place ORDER BY e.standing DESC, e.place) = 1
),
revised AS (
    SELECT l.*, e.place AS earlier_place, e.value AS earlier_value,
        e.family_id AS earlier_family_id,
        CASE
            WHEN e.family_id <> l.family_id OR e.unit <> l.unit THEN 'definition_changed'
            WHEN l.kind = 'target' THEN 'target_moved'
            WHEN l.kind = 'actual' THEN 'actual_restated'
            ELSE 'figure_restated'
        END AS revision
    FROM pairs p
    JOIN followed l ON l.place = p.later
    JOIN followed e ON e.place = p.earlier
    WHERE e.standing < l.standing AND (
        l.comparator <> e.comparator
        OR (l.kind = 'target' AND l.value <> e.value)
        OR NOT prints_same(l.value, l.value_text, e.value, e.value_text)
    )
)
SELECT
    'rev-' || left(md5(e.observation_id || chr(31) || l.observation_id), 16) AS revision_id,
    i.council, r.indicator_id, r.kind, l.period, nullif(r.coverage, '') AS coverage,
    nullif(r.calendar, '') AS calendar, nullif(r.part, '') AS breakdown, r.revision,
    r.earlier_value, e.value_text AS earlier_text, e.unit AS earlier_unit,
    nullif(r.earlier_family_id, '') AS earlier_definition_id,
    e.observation_id AS earlier_observation_id, e.document_id AS earlier_document_id,
    e.page AS earlier_page, e.source_line AS earlier_source_line,
    r.value AS later_value, l.value_text AS later_text, l.unit AS later_unit,
    nullif(r.family_id, '') AS later_definition_id,
    l.observation_id AS later_observation_id, l.document_id AS later_document_id,
    l.page AS later_page, l.source_line AS later_source_line
FROM revised r
JOIN printed l ON l.place = r.place
JOIN printed e ON e.place = r.earlier_place
LEFT JOIN indicators i ON i.indicator_id = r.indicator_id
ORDER BY
    r.indicator_id, r.kind, l.period_end, r.point_period, r.coverage, r.calendar, r.part,
    r.standing,
    l.place;
