"""Arrow to pandas, as the notebook API gives it."""

import pandas as pd
import pyarrow as pa

NULLABLE = {
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}
"""Types of pandas that hold an empty cell: so page 3 stays 3 and does not become 3.0."""


def to_pandas(rows: pa.Table) -> pd.DataFrame:
    """Arrow as pandas: empty cells stay empty, days can be plotted, sums are plain numbers."""
    plain = rows.cast(pa.schema([plain_number(field) for field in rows.schema]))
    frame: pd.DataFrame = plain.to_pandas(types_mapper=NULLABLE.get, date_as_object=False)
    return frame


def plain_number(field: pa.Field) -> pa.Field:
    """The column; where it is a decimal, as DuckDB adds up whole numbers, a plain one."""
    if not pa.types.is_decimal(field.type):
        return field
    return field.with_type(pa.int64() if field.type.scale == 0 else pa.float64())
