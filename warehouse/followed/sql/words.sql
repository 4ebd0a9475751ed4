-- What the other files say in one word. Source: docs/design.md, "Following figures over the years".

-- Digits after the decimal point that a cell prints for its value: 1 for '45.0% (2012/13)'. Where
-- the value does not stand in the cell as such ('£1.2m'), those that its own figures need.
CREATE MACRO printed_decimals(cell, number) AS coalesce(
    list_max([
        length(split_part(figure, '.', 2))
        FOR figure IN regexp_extract_all(replace(cell, ',', ''), '\d+(?:\.\d+)?')
        IF try_cast(figure AS DOUBLE) = abs(number)
    ]),
    length(regexp_replace(split_part(CAST(abs(number) AS VARCHAR), '.', 2), '^0$', ''))
);

-- Two values are one where the coarser print can be a rounding of the finer one: 45 and 45.2 are,
-- 45.0 and 45.2 are not. The last addend is for sums like 0.1 + 0.2.
CREATE MACRO is_rounding(one, one_decimals, other, other_decimals) AS
    one = other OR (
        one_decimals <> other_decimals
        AND abs(one - other) <= 0.5 * pow(10, -least(one_decimals, other_decimals)) + 1e-9
    );

-- The same, from the cells; digits are only counted where the values differ.
CREATE MACRO prints_same(one, one_cell, other, other_cell) AS
    CASE WHEN one = other THEN true ELSE is_rounding(
        one, printed_decimals(one_cell, one), other, printed_decimals(other_cell, other)
    ) END;

-- The one light that several rows give: lost lights say nothing, lights that differ are unknown.
CREATE MACRO only_light(light) AS CASE
    WHEN min(nullif(light, 'unknown')) = max(nullif(light, 'unknown'))
        THEN max(nullif(light, 'unknown'))
    WHEN count(light) > 0 THEN 'unknown'
END;

-- A month's label can be that of a year: '2011-12' is December 2011, or April 2011 to March 2012.
CREATE MACRO is_month(first_day, last_day) AS coalesce(last_day - first_day < 31, false);

CREATE MACRO point_period(label, first_day, last_day) AS
    CASE WHEN is_month(first_day, last_day) THEN label || ' month' ELSE label END;

-- The year that a quarter or a month belongs to, April to March; a year's own label as it is.
CREATE MACRO year_of(label, first_day, last_day) AS
    CASE WHEN is_month(first_day, last_day)
        THEN CAST(year(first_day - INTERVAL 3 MONTH) AS VARCHAR) || '-'
            || right(CAST(year(first_day - INTERVAL 3 MONTH) + 1 AS VARCHAR), 2)
    ELSE split_part(label, ' ', 1) END;

-- Whether a figure can be the one of the current year in its row of a report: an actual that ends
-- in the plan year (April to March), not after the period reported on. The latest one is. Rule:
-- light and direction belong to this one, never to last year's actual nor to a target.
CREATE MACRO can_be_current(kind, last_day, is_report, plan_year_start, reported_to) AS
    kind = 'actual' AND is_report
    AND last_day BETWEEN make_date(plan_year_start, 4, 1) AND reported_to;
