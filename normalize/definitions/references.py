"""The refs that a row goes by, and whether it goes by another one later."""

from normalize.column_words import RefRole
from normalize.indicators.sightings import SeenRef, Sighting
from normalize.row_keys import plain

SAID_BESIDE = {
    RefRole.ADJUSTED: "adjusted",
    RefRole.REVISED: "revised",
    RefRole.REPLACES: "replacement",
}
"""Roles that stand beside a ref in words."""


def refs_of(row: Sighting) -> frozenset[str]:
    """All that the row can be called by."""
    return frozenset(r.ref for r in row.refs if r.role != RefRole.FLAG)


def refs_text(row: Sighting) -> str | None:
    """'NI112 adjusted; SCS CYP15': the refs of a row in their normal form."""
    names = "; ".join(name_of(r) for r in row.refs if r.role != RefRole.FLAG)
    return names or row.ref


def name_of(seen: SeenRef) -> str:
    """A ref with the part that it plays, where that is more than being one."""
    beside = SAID_BESIDE.get(RefRole(seen.role))
    return f"{seen.ref} {beside}" if beside else seen.ref


def re_referenced(before: Sighting, after: Sighting) -> str | None:
    """Why the later row goes by another ref; None where it does not.

    A ref that the earlier row prints with its last figures lost ('SCS CYP0') is not another one.
    """
    old, new = refs_of(before), refs_of(after)
    name = after.ref or min(new, default=None)
    if name is None or name in old or cut_off(before.ref_note, name):
        return None
    if not old:
        return f"It has a reference now: {name}."
    kept = f"; {' and '.join(sorted(old & new))} stays" if old & new else ""
    return f"Its reference is {name} now{kept}."


def cut_off(note: str | None, ref: str) -> bool:
    """Whether the note beside a ref is that ref without its last figure."""
    rest = plain(note)
    return rest[-1:].isdigit() and plain(ref)[:-1] == rest
