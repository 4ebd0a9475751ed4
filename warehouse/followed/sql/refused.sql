-- The rows of links that say 'same' where other links part the two definitions, with the wordings.
SELECT k.kpi_id, k.document_id, k.page, k.source_line, l.definition, r.definition
FROM refused x
JOIN kpis k ON k.kpi_id = x.kpi_id
JOIN definitions l ON l.definition_id = x.left_id
JOIN definitions r ON r.definition_id = x.right_id
ORDER BY k.document_id, k.ordinal, x.left_id, x.right_id;
