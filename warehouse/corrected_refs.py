"""A corrected ref of an indicator, put in place wherever the row's refs stand.

`kpis.ref` is one of the row's refs, `kpis.refs` has all of them, and `kpi_refs` has a row for each:
these decide which indicator the row belongs to, so a correction has to reach them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from normalize.column_words import Quality, RefRole
from normalize.row_keys import row_id, short_hash
from warehouse.schemas.columns import PLACE

JOINT = "; "
"""Stands between the refs of a row in `kpis.refs`."""

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class RefCorrection:
    """The ref that was read in a row of `kpis`, the right one, and the row itself."""

    before: str | None
    after: str | None
    kpi: Record


def corrections_of_refs(before: pa.RecordBatch, after: pa.RecordBatch) -> list[RefCorrection]:
    """The rows of `kpis` whose ref was corrected."""
    refs = zip(before["ref"].to_pylist(), after["ref"].to_pylist(), strict=True)
    return [
        RefCorrection(old, new, after.slice(row, 1).to_pylist()[0])
        for row, (old, new) in enumerate(refs)
        if old != new
    ]


def all_refs(refs: str | None, before: str | None, after: str | None) -> str | None:
    """`kpis.refs` with the right ref in the place of the one that was read."""
    named = refs.split(JOINT) if refs else []
    put = [after if ref == before else ref for ref in named]
    if before not in named:
        put.insert(0, after)
    return JOINT.join(dict.fromkeys(ref for ref in put if ref)) or None


def corrected_rows(
    rows: Sequence[pa.RecordBatch], corrections: Iterable[RefCorrection], schema: pa.Schema
) -> list[pa.RecordBatch]:
    """The rows of `kpi_refs` of some documents, as their indicators were corrected."""
    by_kpi = {correction.kpi["kpi_id"]: correction for correction in corrections}
    if not by_kpi:
        return list(rows)
    of_kpi: Mapping[object, list[Record]] = defaultdict(list)
    last: dict[object, int] = defaultdict(int)
    records: list[Record] = pa.Table.from_batches(rows, schema).to_pylist()
    for record in records:
        of_kpi[record["kpi_id"]].append(record)
        last[record["document_id"]] = max(last[record["document_id"]], int(str(record["ordinal"])))
    kept = [record for record in records if record["kpi_id"] not in by_kpi]
    for kpi_id, correction in by_kpi.items():
        put = list(put_right(of_kpi[kpi_id], correction))
        if correction.after is not None and not any(r["ref"] == correction.after for r in put):
            last[correction.kpi["document_id"]] += 1
            put.append(new_row(correction, last[correction.kpi["document_id"]], schema))
        kept += put
    kept.sort(key=lambda r: (str(r["document_id"]), int(str(r["ordinal"]))))
    made: list[pa.RecordBatch] = pa.Table.from_pylist(kept, schema).to_batches()
    return made


def put_right(records: Sequence[Record], correction: RefCorrection) -> Iterator[Record]:
    """The rows of one indicator; the wrong ref gives way where the right one stands already."""
    stands = any(record["ref"] == correction.after for record in records)
    for record in records:
        if record["ref"] != correction.before:
            yield record
        elif correction.after is not None and not stands:
            yield {**record, "ref": correction.after}


def new_row(correction: RefCorrection, ordinal: int, schema: pa.Schema) -> Record:
    """The row for a ref that was not read at all; it stands where its indicator stands."""
    kpi = correction.kpi
    key = f"kpi_refs:{short_hash(str(kpi['row_key']), str(correction.after))}:1"
    made: Record = dict.fromkeys(schema.names)
    made |= {field.name: kpi[field.name] for field in PLACE}
    made |= {"document_id": kpi["document_id"], "ordinal": ordinal, "quality": Quality.OK.value}
    made |= {"row_key": key, "kpi_ref_id": row_id("ref", key), "kpi_id": kpi["kpi_id"]}
    return made | {"ref": correction.after, "role": RefRole.SAME.value}
