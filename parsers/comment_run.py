"""Rows that can be commented on, and the comments after one table while they are read."""

from dataclasses import dataclass, field

from extract.places import Place
from parsers.refs import ref_key, ref_keys

# what marks the parts of one indicator: 'NI103a', 'NI103b'
_PART_LETTERS = "ABCDEFGH"


@dataclass(slots=True)
class Commented:
    """A row that can be commented on.

    `table_end` is where its table ends in the flow, `part_end` where the part of it stands that the
    row is in; `by_rows`: its table prints comments in rows of their own.
    """

    table_name: str
    ordinal: int
    keys: frozenset[str]
    text: str
    table_end: int
    part_end: int
    by_rows: bool = False
    comments: list[str] = field(default_factory=list)
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """A comment under a label that another comment already has."""

    rows: tuple[Commented, ...]
    text: str
    label: str
    place: Place


@dataclass(slots=True)
class Labelled:
    """The paragraphs of one comment under a label, and the rows with that label."""

    label: str
    rows: list[Commented]
    texts: list[str]


@dataclass(slots=True)
class Run:
    """The comments after one table, while they are read.

    `last`: the row that a comment without a ref but with a label of its own speaks of, where the
    document prints one comment under each row.
    """

    table: list[Commented]
    scope: list[Commented]
    last: Commented | None = None
    current: list[Commented] | None = None
    used: set[str] = field(default_factory=set)
    repeated: list[Repeated] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)


def matching(
    refs: tuple[str, ...], scope: list[Commented], table: list[Commented]
) -> list[Commented]:
    """Rows with one of the refs: of this table, else of the nearest table before it."""
    keys = {ref_key(ref) for ref in refs}
    here = [row for row in table if row.keys & keys]
    if here:
        covered = frozenset(k for row in here for k in row.keys)
        rest = keys - covered
        further = [row for row in scope if row.keys & rest]
        named = further or [row for key in rest for row in _ending_in(key, table)]
        return here + [row for row in named if row not in here]
    return [row for row in scope if row.keys & keys] or _parts_of(keys, table)


def _ending_in(key: str, table: list[Commented]) -> list[Commented]:
    """The one row whose ref ends in these letters and number: WS LI2 for 'WS LI1 & LI2: ...'."""
    found = [r for r in table if any(k.removesuffix(key).isalpha() and k != key for k in r.keys)]
    return found if len(found) == 1 else []


def _parts_of(keys: set[str], table: list[Commented]) -> list[Commented]:
    """The rows of the parts of one ref: those of NI103a and NI103b for 'NI103: ...'."""
    parts = [row for row in table if {key.rstrip(_PART_LETTERS) for key in row.keys} & keys]
    return parts if len(parts) > 1 else []


def letters_of(key: str) -> str:
    """What a key begins with, without number and part: 'PA' of 'PA6a'."""
    return key.rstrip(_PART_LETTERS).rstrip("0123456789.")


def keys_of(ref_text: str) -> frozenset[str]:
    """The keys under which a row may be commented on."""
    return ref_keys(ref_text)
