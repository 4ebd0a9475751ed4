"""Reports to rows, once a report: what a release is put together from.

Normalising is done where the document was read, so that many workers share it; the rows are kept
as Arrow batches, so that putting a release together touches no rows in Python.
"""

import hashlib
from functools import cache

import msgspec
import pyarrow as pa

import normalize
from normalize.rows import DocumentRow, Rows
from warehouse.batches import row_batches
from warehouse.records import named
from warehouse.schemas import ROW_TABLES
from warehouse.software import code_hash, short_hash
from warehouse.stores import Key, Normal, Parsed, Store, unpack_report

ID_DIGITS = 16
"""Hex digits of the SHA-256 in a document's id; two of 10,000 meet once in 10^11 archives."""


def document_id_of(sha256: str) -> str:
    """Key of the document made of those bytes."""
    return f"doc-{sha256[:ID_DIGITS]}"


def normal_key(report: Key) -> Key:
    """Name of the record of a report's rows.

    What is the same over the years (the sub-packages of `normalize`) has no say in them.
    """
    rules = code_hash("normalize", deep=False)
    return Key(report.sha256, short_hash(report.version, rules, schemas_hash()))


@cache
def schemas_hash() -> str:
    """Hash of the schemas of the row tables: other columns are other records."""
    serialised = (schema.serialize().to_pybytes() for schema in ROW_TABLES.values())
    return hashlib.sha256(b"".join(serialised)).hexdigest()


def normal_of(report: Key, reports: Store[Parsed], normals: Store[Normal]) -> Normal:
    """The rows of a stored report, made now where they are not stored yet.

    Raises LookupError where the report itself is missing.
    """
    key = normal_key(report)
    known = normals.get(key)
    if known is None:
        parsed = reports.get(report)
        if parsed is None:
            raise LookupError("its stored report is missing; run this again")
        known = normalised(report, parsed)
        normals.put(key, known)
    return known


def normalised(key: Key, parsed: Parsed) -> Normal:
    """Normalise one report; what no rule foresaw becomes the failure.

    `key` names the report's record. Raises LookupError where the record holds none.
    """
    if parsed.packed_report is None or parsed.facts is None:
        raise LookupError("its stored report is empty; run this again")
    try:
        report = unpack_report(parsed.packed_report)
        rows = normalize.normalize(report, document_id=document_id_of(key.sha256))
        tables = row_batches(rows)
    except MemoryError:
        raise
    except Exception as error:
        return Normal(failure=f"normalising stopped at {named(error)}")
    return Normal(
        facts=parsed.facts,
        document=msgspec.msgpack.encode(rows.document),
        tables={n: b.serialize().to_pybytes() for n, b in tables.items() if b.num_rows},
        digest=digest_of(rows),
    )


def digest_of(rows: Rows) -> str:
    """SHA-256 of all rows of a document: same digest, same rows."""
    return hashlib.sha256(msgspec.msgpack.encode(rows)).hexdigest()


def document_row(normal: Normal) -> DocumentRow:
    """What the report says of its document."""
    return msgspec.msgpack.decode(normal.document, type=DocumentRow)


def batches_in(normal: Normal) -> dict[str, pa.RecordBatch]:
    """The batches of a record, by table."""
    return {
        name: pa.ipc.read_record_batch(pa.py_buffer(packed), ROW_TABLES[name])
        for name, packed in normal.tables.items()
    }
