"""What is told of an input by what the stores hold, without opening it."""

from collections.abc import Mapping

from extract.states import ReadError
from warehouse.files import FileFacts, Task, facts_unread
from warehouse.heads import NO_HEADS, Head, head_of
from warehouse.outcomes import Made, Outcome, outcome_of, outcome_with, refused
from warehouse.recognising import is_wanted, ocr_wanted
from warehouse.record_keys import STANDARD, Rules, report_key
from warehouse.records import Stores, stored
from warehouse.stores import name_of


def unread(
    task: Task, stores: Stores, rules: Rules = STANDARD, heads: Mapping[str, Head] = NO_HEADS
) -> Outcome | None:
    """What becomes of an input, told without opening it; None where it has to be read.

    `heads` spare looking into the store. Raises StoreFault.
    """
    try:
        facts = facts_unread(task)
    except (ReadError, OSError) as error:
        return refused(task, error)
    if facts is None:
        return None
    key = report_key(facts, task, rules)
    head = head_of(heads, stores.reports.path_of(key), name_of(key))
    if head is not None and not (task.retry and not head.has_report):
        return outcome_with(task, facts, key, head, was_read=False)
    known = known_report(task, facts, stores, rules)
    return None if known is None else outcome_of(task, facts, known, was_read=False)


def known_report(task: Task, facts: FileFacts, stores: Stores, rules: Rules) -> Made | None:
    """The stored report of a file as this run would make it; None where it has to be made.

    A document is first read without an engine that recognises text, whatever is installed, and
    that record is all there is of most. Only one with pages that are pictures has a second record,
    named after the engine: so an engine that is installed later, or replaced, makes none but these
    be read again. Without an engine, what one recognised in an earlier run holds.
    """
    key = report_key(facts, task, rules)
    parsed = stored(stores.reports, key, task)
    if parsed is None:
        return None
    ocr = ocr_wanted(parsed.scanned, rules.ocr)
    if ocr is not None:
        return stored_by(ocr.name, task, facts, stores, rules)
    before = task.known.recognised_by if task.known is not None else None
    if before is not None and is_wanted(parsed.scanned, rules.ocr):
        return stored_by(before, task, facts, stores, rules) or Made(key, parsed)
    return Made(key, parsed)


def stored_by(
    engine: str, task: Task, facts: FileFacts, stores: Stores, rules: Rules
) -> Made | None:
    """The stored report of a file whose pages an engine recognised."""
    key = report_key(facts, task, rules, engine)
    parsed = stored(stores.reports, key, task)
    return None if parsed is None else Made(key, parsed, engine)
