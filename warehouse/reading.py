"""One input from file to stored report: the part of a run that can be farmed out.

`process` takes a task and gives an outcome; both are small and can be pickled. The work itself
stays in the stores. A fault of the document ends in the outcome; only a fault of the stores is
raised, for no other document would fare better.
"""

import hashlib

from extract.ocr.engines import Ocr
from extract.states import ReadError, State
from warehouse.far.address import Unreachable
from warehouse.files import FileFacts, Task, look_at
from warehouse.known_reports import known_report, unread
from warehouse.normal import normal_key, normalised
from warehouse.one_document import parse_extract, read_bytes
from warehouse.outcomes import Made, Outcome, failed, outcome_of, refused
from warehouse.places import bytes_at
from warehouse.recognising import ocr_wanted
from warehouse.record_keys import STANDARD, Rules, extract_key, report_key
from warehouse.records import StoreFault, Stores, named, store, stored
from warehouse.stores import Extract, Key, Parsed, Store


def process(task: Task, stores: Stores, rules: Rules = STANDARD) -> Outcome:
    """Read, parse and store one input, as far as that was not done before; raises StoreFault."""
    try:
        return unread(task, stores, rules) or read_and_stored(task, stores, rules)
    except MemoryError:
        return Outcome(task.uri, State.MEMORY, "there was not enough memory to open it")
    except Unreachable as error:
        raise StoreFault(str(error)) from error


def read_and_stored(task: Task, stores: Stores, rules: Rules) -> Outcome:
    """What becomes of an input that has to be opened; raises StoreFault and MemoryError."""
    try:
        facts = look_at(task)
    except (ReadError, OSError) as error:
        return refused(task, error)
    try:
        return make_report(task, facts, stores, rules)
    except ReadError as error:
        return failed(task, facts, error.state, error.reason)
    except MemoryError:
        return failed(task, facts, State.MEMORY, "there was not enough memory to keep it")
    except (StoreFault, Unreachable):
        raise
    except Exception as error:
        return failed(task, facts, State.ERROR, f"keeping it stopped at {named(error)}")


def make_report(task: Task, facts: FileFacts, stores: Stores, rules: Rules) -> Outcome:
    """The outcome with the report in its store; raises ReadError for what is not to be stored."""
    known = known_report(task, facts, stores, rules)
    if known is not None:
        return outcome_of(task, facts, known, was_read=False)
    made, was_read = made_by(task, facts, stores, rules, None)
    ocr = ocr_wanted(made.parsed.scanned, rules.ocr)
    if ocr is not None:
        made, again = made_by(task, facts, stores, rules, ocr)
        was_read = was_read or again
    keep_rows(made.key, made.parsed, stores)
    return outcome_of(task, facts, made, was_read=was_read)


def made_by(
    task: Task, facts: FileFacts, stores: Stores, rules: Rules, ocr: Ocr | None
) -> tuple[Made, bool]:
    """The report of a file, made where it is not stored; and whether the file was read."""
    engine = None if ocr is None else ocr.name
    key = report_key(facts, task, rules, engine)
    parsed = stored(stores.reports, key, task)
    was_read = False
    if parsed is None:
        extracted, was_read = extract_of(task, facts, stores.extracts, rules, ocr)
        parsed = parse_extract(extracted, task.name, rules.layout)
        store(stores.reports, key, parsed)
    return Made(key, parsed, engine), was_read


def keep_rows(key: Key, parsed: Parsed, stores: Stores) -> None:
    """Store the rows of a report, so that putting a release together finds them made."""
    if parsed.packed_report is not None:
        store(stores.normals, normal_key(key), normalised(key, parsed))


def extract_of(
    task: Task, facts: FileFacts, extracts: Store[Extract], rules: Rules, ocr: Ocr | None = None
) -> tuple[Extract, bool]:
    """The document as read, from the store or else from the file; and whether it was read now.

    Raises ReadError for what another attempt may change; that is never stored.
    """
    key = extract_key(facts, check=rules.check, engine=None if ocr is None else ocr.name)
    known = stored(extracts, key, task)
    if known is not None:
        return known, False
    extracted = read_bytes(bytes_of(task, facts), check=rules.check, ocr=ocr)
    store(extracts, key, extracted)
    return extracted, True


def bytes_of(task: Task, facts: FileFacts) -> bytes:
    """The bytes that were hashed; raises ReadError where the file holds others by now."""
    if facts.data is not None:
        return facts.data
    try:
        data = bytes_at(task.place)
    except OSError as error:
        raise ReadError(
            State.UNREADABLE, f"it cannot be opened: {error.strerror or error}"
        ) from error
    if hashlib.sha256(data).hexdigest() != facts.sha256:
        raise ReadError(State.UNREADABLE, "it changed while it was read; run this again")
    return data
