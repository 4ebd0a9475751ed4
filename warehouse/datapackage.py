"""`datapackage.json`: what lies in a release, for programs that know Data Package (version 2)."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.keys import KEYS, ForeignKey
from warehouse.schemas import TABLES
from warehouse.schemas.columns import description_of
from warehouse.software import program_version
from warehouse.tablefiles import table_path

FILE_NAME = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0/"
MEDIA_TYPE = "application/vnd.apache.parquet"

FIELD_TYPES: Mapping[pa.DataType, str] = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.timestamp("us", tz="UTC"): "datetime",
}


class Record(msgspec.Struct, rename="camel", omit_defaults=True, frozen=True):
    """What is written as one JSON object; properties that say nothing are left out."""


class Reference(Record, frozen=True):
    """The table and the columns that a foreign key leads to; no resource: the table itself."""

    fields: tuple[str, ...]
    resource: str = ""


class Foreign(Record, frozen=True):
    """A foreign key of a table."""

    fields: tuple[str, ...]
    reference: Reference


class Required(Record, frozen=True):
    """What every value of a column keeps to."""

    required: bool = False
    unique: bool = False


class Field(Record, frozen=True):
    """One column."""

    name: str
    type: str
    description: str
    constraints: Required | None = None


class TableSchema(Record, frozen=True):
    """Columns and keys of a table."""

    profile: str = msgspec.field(name="$schema")
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[Foreign, ...] = ()


class Resource(Record, frozen=True):
    """One table's file; `rows` is a property of our own."""

    profile: str = msgspec.field(name="$schema")
    name: str
    type: str
    path: str
    description: str
    format: str
    mediatype: str
    bytes: int
    hash: str
    rows: int
    schema: TableSchema


class Package(Record, frozen=True):
    """The whole release; `program` is a property of our own."""

    profile: str = msgspec.field(name="$schema")
    name: str
    id: str
    title: str
    description: str
    program: str
    resources: tuple[Resource, ...]


class Described(NamedTuple):
    """What a package says of a file: its hash, and its columns with their types."""

    path: str
    sha256: str
    columns: tuple[tuple[str, str], ...]


def describe_release(folder: Path, release_id: str, hashes: Mapping[str, str]) -> bytes:
    """The descriptor of the tables in `folder`; `hashes` are their SHA-256 by table."""
    package = Package(
        profile=f"{PROFILES}datapackage.json",
        name="quarterlight-release",
        id=release_id,
        title="Council performance reports as tables",
        description="Tables made of an archive of council performance reports by Quarterlight: "
        "every value with the page and box, or the line, that it was printed at.",
        program=f"quarterlight {program_version()}",
        resources=tuple(resource(folder, name, hashes[name]) for name in TABLES),
    )
    return msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n"


def resource(folder: Path, name: str, sha256: str) -> Resource:
    """The descriptor of one table."""
    path = table_path(folder, name)
    return Resource(
        profile=f"{PROFILES}dataresource.json",
        name=name,
        type="table",
        path=path.name,
        description=description_of(TABLES[name]),
        format="parquet",
        mediatype=MEDIA_TYPE,
        bytes=path.stat().st_size,
        hash=f"sha256:{sha256}",
        rows=pq.read_metadata(path).num_rows,
        schema=table_schema(name),
    )


def table_schema(name: str) -> TableSchema:
    """Columns and keys of one table; lists of keys cannot be said here."""
    keys = KEYS[name]
    own = Required(required=True, unique=True)
    return TableSchema(
        profile=f"{PROFILES}tableschema.json",
        fields=tuple(
            Field(
                f.name, FIELD_TYPES[f.type], description_of(f), own if f.name == keys.own else None
            )
            for f in TABLES[name]
        ),
        primary_key=(keys.own,),
        foreign_keys=tuple(foreign(name, key) for key in keys.foreign),
    )


def foreign(table: str, key: ForeignKey) -> Foreign:
    """A foreign key; one into its own table names no resource, as the standard has it."""
    resource = "" if key.table == table else key.table
    return Foreign((key.column,), Reference((KEYS[key.table].own,), resource))


def described(data: bytes) -> list[Described]:
    """What a descriptor says of its files; raises msgspec.MsgspecError where it is damaged."""
    package = msgspec.json.decode(data, type=Package)
    return [
        Described(
            r.path, r.hash.removeprefix("sha256:"), tuple((f.name, f.type) for f in r.schema.fields)
        )
        for r in package.resources
    ]


def columns_of(schema: pa.Schema) -> tuple[tuple[str, str], ...]:
    """Columns with their types, in the words of the descriptor."""
    return tuple((f.name, FIELD_TYPES.get(f.type, str(f.type))) for f in schema)
