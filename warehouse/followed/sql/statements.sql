-- All statements of the indicators from `first` to `last`. A point is what SERIES has a row for; a
-- statement is what documents of one standing print of a point. An observation without an
-- indicator, a kind or a period is no point; it stays in readings.
CREATE OR REPLACE TEMP TABLE printed AS
WITH joined AS (
    SELECT
        k.indicator_id, coalesce(f.family_id, k.definition_id, '') AS family_id, o.kind,
        point_period(o.period, o.period_start, o.period_end) AS point_period,
        coalesce(o.coverage, '') AS coverage, coalesce(o.calendar, '') AS calendar,
        coalesce(o.breakdown, '') AS part,
        d.standing, (d.document_no << 32) | o.ordinal AS place,
        o.document_id, o.observation_id, o.kpi_id, o.page, o.source_line,
        o.period, o.period_start, o.period_end, o.value, o.value_text, o.unit, o.qualifier,
        o.missing_reason, coalesce(o.comparator, '') AS comparator,
        coalesce(o.missing_reason = 'blank', false) AS blank, k.measure, k.progress, k.direction,
        can_be_current(o.kind, o.period_end, d.is_report, d.plan_year_start, d.period_end)
            AS can_be_current
    FROM observations o
    JOIN (
        FROM kpis WHERE indicator_id BETWEEN getvariable('first') AND getvariable('last')
    ) k USING (kpi_id)
    JOIN dated d ON d.document_id = o.document_id
    LEFT JOIN families f USING (definition_id)
    WHERE o.kind IS NOT NULL AND o.period IS NOT NULL
),
current AS (
    SELECT kpi_id, max(period_end) AS period_end, true AS is_current
    FROM joined WHERE can_be_current GROUP BY kpi_id
)
SELECT
    j.* EXCLUDE (progress, direction, can_be_current, kpi_id),
    coalesce(c.is_current, false) AS is_current,
    CASE WHEN c.is_current THEN progress END AS progress,
    CASE WHEN c.is_current THEN direction END AS direction,
    md5_number(concat_ws(
        chr(31), indicator_id, family_id, kind, point_period, coverage, calendar, part
    )) AS point
FROM joined j LEFT JOIN current c
    ON c.kpi_id = j.kpi_id AND c.period_end = j.period_end AND j.can_be_current;

-- Most statements are one observation. Those that are several are put together:
CREATE OR REPLACE TEMP TABLE shared AS
SELECT point, standing FROM printed GROUP BY ALL HAVING count(*) > 1;

-- Rule: a blank cell says nothing, 'N/A' or 'TBC' says something; beside a value in a document
-- of the same standing neither counts. `place` is the first observation that says it.
CREATE OR REPLACE TEMP TABLE heard AS
SELECT
    point, standing,
    any_value(indicator_id) AS indicator_id, any_value(family_id) AS family_id,
    any_value(kind) AS kind, any_value(point_period) AS point_period,
    any_value(coverage) AS coverage, any_value(calendar) AS calendar, any_value(part) AS part,
    max(period_end) AS period_end,
    bool_and(blank) AS blank,
    count(*) FILTER (WHERE NOT blank) AS printed_count,
    min(value) AS value, arg_min(value_text, place) FILTER (WHERE value IS NOT NULL) AS value_text,
    arg_min(unit, place) FILTER (WHERE value IS NOT NULL) AS unit,
    coalesce(max(comparator) FILTER (WHERE value IS NOT NULL), '') AS comparator,
    min(value) < max(value) OR min(comparator) FILTER (WHERE value IS NOT NULL)
        < max(comparator) FILTER (WHERE value IS NOT NULL) AS differs,
    coalesce(
        min(place) FILTER (WHERE value IS NOT NULL), min(place) FILTER (WHERE NOT blank), min(place)
    ) AS place,
    bool_or(is_current) AS is_current,
    only_light(progress) AS progress, only_light(direction) AS direction,
    coalesce(
        min(place) FILTER (WHERE progress <> 'unknown'), min(place) FILTER (WHERE is_current)
    ) AS light_place
FROM printed SEMI JOIN shared USING (point, standing)
GROUP BY point, standing;

-- Values of one statement that differ, each beside the one that prints most digits.
CREATE OR REPLACE TEMP TABLE contested AS
SELECT *,
    comparator = best_comparator AND is_rounding(value, decimals, best, best_decimals) AS agrees
FROM (
    SELECT *,
        first_value(value) OVER finest AS best,
        first_value(decimals) OVER finest AS best_decimals,
        first_value(comparator) OVER finest AS best_comparator,
        first_value(value_text) OVER finest AS best_text,
        first_value(unit) OVER finest AS best_unit,
        first_value(place) OVER finest AS best_place
    FROM (
        SELECT
            p.point, p.standing, p.value, p.value_text, p.comparator, p.unit, p.place,
            printed_decimals(p.value_text, p.value) AS decimals
        FROM printed p JOIN heard h USING (point, standing)
        WHERE h.differs AND p.value IS NOT NULL
    )
    WINDOW finest AS (PARTITION BY point, standing ORDER BY decimals DESC, place)
);

-- Rule: two values that disagree give null and a conflict; one that is a rounding of the other
-- gives the finer one.
CREATE OR REPLACE TEMP TABLE statements AS
WITH settled AS (
    SELECT
        point, standing, NOT bool_and(agrees) AS conflict, any_value(best) AS value,
        any_value(best_text) AS value_text, any_value(best_unit) AS unit,
        any_value(best_comparator) AS comparator, any_value(best_place) AS place
    FROM contested GROUP BY point, standing
)
SELECT
    point, standing, indicator_id, family_id, kind, point_period, coverage, calendar, part,
    period_end, blank, CAST(NOT blank AS BIGINT) AS printed_count, is_current, progress, direction,
    place AS light_place, false AS conflict, value, value_text, unit, comparator, place
FROM printed ANTI JOIN shared USING (point, standing)
UNION ALL BY NAME
SELECT
    h.* EXCLUDE (value, value_text, unit, comparator, place, differs),
    coalesce(s.conflict, false) AS conflict,
    CASE WHEN s.conflict IS NULL THEN h.value WHEN NOT s.conflict THEN s.value END AS value,
    CASE WHEN s.conflict IS NULL THEN h.value_text WHEN NOT s.conflict THEN s.value_text END
        AS value_text,
    coalesce(s.unit, h.unit) AS unit, coalesce(s.comparator, h.comparator) AS comparator,
    coalesce(s.place, h.place) AS place
FROM heard h LEFT JOIN settled s USING (point, standing);
