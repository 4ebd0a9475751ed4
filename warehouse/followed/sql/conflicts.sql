-- One finding for each statement whose values disagree: the first value in reading order, and the
-- first one after it that is another one.
WITH told AS (
    SELECT *,
        first_value(place) OVER reading AS first_place,
        first_value(value) OVER reading AS first_value,
        first_value(decimals) OVER reading AS first_decimals,
        first_value(comparator) OVER reading AS first_comparator
    FROM contested SEMI JOIN (FROM statements WHERE conflict) USING (point, standing)
    WINDOW reading AS (PARTITION BY point, standing ORDER BY place)
),
pairs AS (
    SELECT point, standing, place, first_place FROM told
    WHERE comparator <> first_comparator
        OR NOT is_rounding(value, decimals, first_value, first_decimals)
    QUALIFY row_number() OVER (PARTITION BY point, standing ORDER BY place) = 1
)
SELECT
    o.document_id, o.observation_id, o.page, o.source_line, o.kind, o.period, o.measure,
    f.value_text AS first_text, o.value_text AS found,
    f.page AS first_page, f.source_line AS first_line,
    CASE WHEN f.document_id <> o.document_id THEN d.source END AS first_source
FROM pairs p
JOIN printed o ON o.place = p.place
JOIN printed f ON f.place = p.first_place
JOIN documents d ON d.document_id = f.document_id
ORDER BY p.place;
