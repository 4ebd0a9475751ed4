"""What a run would do, told without doing it: nothing is read, made or locked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.states import ReadError
from warehouse.batch.overload import attempts_before, final
from warehouse.batch.worker import Setting
from warehouse.files import Task, facts_unread
from warehouse.heads import NO_HEADS, Head
from warehouse.known_reports import unread
from warehouse.records import stores_at


class Doing(StrEnum):
    """What a run would do with an input."""

    NEW = "new"
    CHANGED = "changed"
    AGAIN = "tried again"
    ANEW = "read or understood anew"
    UNCHANGED = "unchanged"
    GIVEN_UP = "given up"
    UNREADABLE = "unreadable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Planned:
    """One input, and what a run would do with it."""

    uri: str
    doing: Doing


def doing_of(task: Task, setting: Setting, heads: Mapping[str, Head] = NO_HEADS) -> Doing:
    """What a run would do with one input; raises StoreFault.

    A file met for the first time is new, whether or not its bytes are known.
    """
    if task.missing:
        return Doing.MISSING
    try:
        facts = facts_unread(task)
    except (OSError, ReadError):
        return Doing.UNREADABLE
    if final(task, setting) is not None:
        return Doing.GIVEN_UP
    if task.retry or attempts_before(task, setting):
        return Doing.AGAIN
    if task.known is None:
        return Doing.NEW
    if facts is None:
        return Doing.CHANGED
    known = unread(task, stores_at(setting.store), setting.rules, heads)
    return Doing.ANEW if known is None else Doing.UNCHANGED
