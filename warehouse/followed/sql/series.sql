-- The rows of SERIES, ordered as they are looked up.
SELECT
    'ser-' || left(md5(concat_ws(chr(31), c.indicator_id, c.family_id, o.kind, o.point_period,
        o.coverage, o.calendar, o.part)), 16) AS series_id,
    i.council, c.indicator_id, nullif(c.family_id, '') AS definition_id, o.kind, o.period,
    o.period_start, o.period_end, nullif(o.coverage, '') AS coverage,
    nullif(o.calendar, '') AS calendar, nullif(o.part, '') AS breakdown, o.measure AS name,
    c.value,
    CASE WHEN NOT c.conflict THEN o.value_text END AS value_text,
    CASE WHEN NOT c.conflict THEN nullif(o.comparator, '') END AS comparator,
    o.unit,
    CASE WHEN NOT c.conflict THEN o.qualifier END AS qualifier,
    c.progress, c.direction,
    CASE WHEN NOT c.conflict THEN o.missing_reason END AS missing_reason,
    o.observation_id, o.document_id, o.page, o.source_line,
    lit.document_id AS progress_document_id,
    c.printed_count, c.conflict, b.point IS NOT NULL AS break_before
FROM chosen c
JOIN printed o USING (place)
LEFT JOIN indicators i ON i.indicator_id = c.indicator_id
LEFT JOIN dated lit ON lit.document_no = c.light_document_no
LEFT JOIN breaks b ON b.point = c.point
ORDER BY
    c.indicator_id, o.kind, o.period_end, o.point_period, o.coverage, o.calendar, o.part,
    c.family_id;
