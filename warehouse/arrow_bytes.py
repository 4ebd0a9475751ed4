"""Arrow tables as bytes and back, for what lies in the stores."""

from collections.abc import Sequence

import pyarrow as pa

COMPRESSION = "lz4"
"""These are read at every publishing, so speed counts most."""

READING = pa.ipc.IpcReadOptions(use_threads=False)
"""Most are small: handing them to threads takes longer than unpacking them."""


def packed(batches: Sequence[pa.RecordBatch], schema: pa.Schema) -> bytes:
    """Batches as one Arrow stream, in one piece."""
    table = pa.Table.from_batches(batches, schema=schema).combine_chunks()
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=COMPRESSION)
    with pa.ipc.new_stream(sink, schema, options=options) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def unpacked(data: bytes) -> pa.Table:
    """The table in an Arrow stream."""
    return pa.ipc.open_stream(pa.py_buffer(data), options=READING).read_all()
