-- Rule: a point says what its newest statement says; only a statement that is all blank gives way
-- to an older one. Light and direction are those of the newest document for which the point was
-- the figure of the current year; where the value has been restated since, they are left out:
-- they judged another value.
CREATE OR REPLACE TEMP TABLE chosen AS
WITH newest AS (
    SELECT *
    FROM statements JOIN (
        SELECT point, CAST(sum(printed_count) AS INTEGER) AS all_printed, bool_and(blank) AS blank,
            coalesce(max(standing) FILTER (WHERE NOT blank), max(standing)) AS standing
        FROM statements GROUP BY point
    ) USING (point, standing, blank)
),
lit AS (
    SELECT point, standing, value, value_text, progress, direction, light_place
    FROM statements
    WHERE is_current AND (progress IS NOT NULL OR direction IS NOT NULL)
    QUALIFY row_number() OVER (PARTITION BY point ORDER BY standing DESC) = 1
)
SELECT
    n.point, n.indicator_id, n.family_id, n.kind, n.period_end, n.place, n.value, n.blank,
    n.conflict, n.all_printed AS printed_count,
    CASE WHEN l.shown THEN l.progress END AS progress,
    CASE WHEN l.shown THEN l.direction END AS direction,
    CASE WHEN l.shown THEN l.light_place >> 32 END AS light_document_no
FROM newest n LEFT JOIN (
    SELECT l.*, l.standing = n.standing OR (l.value IS NULL AND n.value IS NULL)
        OR coalesce(prints_same(l.value, l.value_text, n.value, n.value_text), false) AS shown
    FROM lit l JOIN newest n USING (point)
) l USING (point);

-- Rule: a break stands before a point where the figures of that indicator and kind at the time
-- before are all of other definitions. Wordings that are the same are one definition.
CREATE OR REPLACE TEMP TABLE breaks AS
WITH followed AS (
    SELECT point, indicator_id, kind, family_id, period_end
    FROM chosen
    WHERE NOT blank AND (indicator_id, kind) IN (
        SELECT (indicator_id, kind) FROM chosen
        GROUP BY indicator_id, kind HAVING min(family_id) < max(family_id)
    )
),
times AS (
    SELECT indicator_id, kind, period_end,
        lag(period_end) OVER (PARTITION BY indicator_id, kind ORDER BY period_end) AS time_before
    FROM (SELECT DISTINCT indicator_id, kind, period_end FROM followed)
)
SELECT f.point
FROM followed f JOIN times t USING (indicator_id, kind, period_end)
WHERE t.time_before IS NOT NULL AND NOT EXISTS (
    FROM followed b
    WHERE b.indicator_id = f.indicator_id AND b.kind = f.kind AND b.family_id = f.family_id
        AND b.period_end = t.time_before
);
