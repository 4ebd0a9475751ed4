"""One input from file to stored report: the part of a run that can be farmed out.

`process` takes a task and gives an outcome; both are small and can be pickled. The work itself
stays in the stores. A fault of the document ends in the outcome; only a fault of the stores is
raised, for no other document would fare better.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import extract
import parsers
from extract.document import Document
from extract.findings import Severity
from extract.ocr.engines import Ocr, ocr_for
from extract.ocr.modes import OcrMode
from extract.read import extractor_of
from extract.scanned import NOT_READ as PAGE_NOT_READ
from extract.scanned import is_pictured
from extract.states import ReadError, State
from parsers.layout import Layout, standard_layout
from parsers.report import Report
from warehouse.blobs import Shelf, below
from warehouse.far.address import Unreachable
from warehouse.files import NOT_READ, FileFacts, Task, facts_unread, look_at
from warehouse.heads import NO_HEADS, Head
from warehouse.ledger import Overload
from warehouse.normal import normal_key, normalised
from warehouse.places import bytes_at
from warehouse.software import code_hash, short_hash
from warehouse.stores import (
    DocumentFacts,
    Extract,
    Failure,
    Key,
    Normal,
    Parsed,
    RecordT,
    Scanned,
    Store,
    name_of,
    pack_report,
)

LOAD_STATES = {State.TIMEOUT, State.CRASHED, State.MEMORY}
"""Results of load, which another attempt may change: never stored."""

EXTRACTS, REPORTS, NORMALS = "extracts", "reports", "rows"
"""Names of the stores below the folder that holds them."""

NOT_REPORTS = {"minutes"}
"""Document types that are no reports, whatever tables they hold."""


class StoreFault(Exception):
    """A store that cannot be read or written, or an archive that cannot be reached any more."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for all documents of a run; goes to a worker once.

    `layout` is what the parsers know of words; None: the standard tables. `check` shows every page
    of the PDFs to a second engine; `ocr` says which pages are recognised from their pixels.
    """

    layout: Layout | None = None
    check: bool = False
    ocr: OcrMode = OcrMode.AUTO


STANDARD = Rules()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input; `key` names its record in the store of reports.

    `recognised_by` names the engine that read its pages, where they are pictures. `overload`
    is filled for the states of load, after so many `attempts`. `is_stored` is true where the state
    and its reason follow from one stored record.
    """

    uri: str
    state: State
    reason: str | None = None
    size_bytes: int | None = None
    modified_ns: int | None = None
    sha256: str | None = None
    media_type: str | None = None
    key: Key | None = None
    was_read: bool = False
    attempts: int = 1
    overload: Overload | None = None
    recognised_by: str | None = None
    mark: str | None = None
    is_stored: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The stored report of a file; `read_by` names the engine that recognised its pages, if any."""

    key: Key
    parsed: Parsed
    read_by: str | None = None


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of a warehouse: documents as read, reports as parsed, and their rows."""

    extracts: Store[Extract]
    reports: Store[Parsed]
    normals: Store[Normal]


def stores_at(place: Shelf) -> Stores:
    """The stores of a warehouse, by the folder or address that holds them: '.../store'."""
    return Stores(
        Store(below(place, EXTRACTS), Extract),
        Store(below(place, REPORTS), Parsed),
        Store(below(place, NORMALS), Normal),
    )


def process(task: Task, stores: Stores, rules: Rules = STANDARD) -> Outcome:
    """Read, parse and store one input, as far as that was not done before; raises StoreFault."""
    try:
        return unread(task, stores, rules) or read_and_stored(task, stores, rules)
    except MemoryError:
        return Outcome(task.uri, State.MEMORY, "there was not enough memory to open it")
    except Unreachable as error:
        raise StoreFault(str(error)) from error


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
    head = heads.get(name_of(key))
    if head is not None and not (task.retry and not head.has_report):
        return outcome_with(task, facts, key, head, was_read=False)
    known = known_report(task, facts, stores, rules)
    return None if known is None else outcome_of(task, facts, known, was_read=False)


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


def refused(task: Task, error: ReadError | OSError) -> Outcome:
    """The outcome of a file that cannot be looked at."""
    if isinstance(error, ReadError):
        return Outcome(task.uri, error.state, error.reason)
    reason = f"it cannot be opened: {error.strerror or error}"
    return Outcome(task.uri, State.UNREADABLE, reason)


def failed(task: Task, facts: FileFacts, state: State, reason: str | None) -> Outcome:
    """The outcome of a file that was looked at and gives no report."""
    return Outcome(
        uri=task.uri,
        state=state,
        reason=reason,
        size_bytes=facts.size_bytes,
        modified_ns=facts.modified_ns,
        sha256=facts.sha256,
        media_type=facts.media_type,
        mark=facts.mark,
    )


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


def is_wanted(scanned: Scanned, mode: OcrMode) -> bool:
    """Whether pages of a document are to be recognised from their pixels."""
    if mode is OcrMode.ALWAYS:
        return scanned is not Scanned.NO
    return mode is OcrMode.AUTO and scanned is Scanned.UNREAD


def ocr_wanted(scanned: Scanned, mode: OcrMode) -> Ocr | None:
    """By what pages of a document are to be recognised; None where they are not, or by nothing."""
    return ocr_for(mode) if is_wanted(scanned, mode) else None


def keep_rows(key: Key, parsed: Parsed, stores: Stores) -> None:
    """Store the rows of a report, so that putting a release together finds them made."""
    if parsed.packed_report is not None:
        store(stores.normals, normal_key(key), normalised(key, parsed))


def outcome_of(task: Task, facts: FileFacts, made: Made, *, was_read: bool) -> Outcome:
    """What became of a file by its stored report."""
    parsed = made.parsed
    head = Head(*state_of(parsed), parsed.packed_report is not None)
    outcome = outcome_with(task, facts, made.key, head, was_read=was_read)
    one_record = parsed.scanned is Scanned.NO  # else the engine that is there has a say
    return replace(outcome, recognised_by=made.read_by, is_stored=one_record)


def outcome_with(task: Task, facts: FileFacts, key: Key, head: Head, *, was_read: bool) -> Outcome:
    """What became of a file by what its record says."""
    return replace(
        failed(task, facts, head.state, head.reason),
        key=key if head.has_report else None,
        was_read=was_read,
        is_stored=True,
    )


def stored(records: Store[RecordT], key: Key, task: Task) -> RecordT | None:
    """The record in a store; a failure that is to be tried again counts as none."""
    try:
        record = records.get(key)
    except OSError as error:
        raise StoreFault(named(error)) from error
    if record is None or (task.retry and record.failure is not None):
        return None
    return record


def store(records: Store[RecordT], key: Key, record: RecordT) -> None:
    """Write a record; raises StoreFault where that cannot be done."""
    try:
        records.put(key, record)
    except OSError as error:
        raise StoreFault(named(error)) from error


def reader_of(kind: str) -> str:
    """Version of what reads files of this media type."""
    if kind == NOT_READ:
        return NOT_READ
    try:
        return extractor_of(kind)
    except (ImportError, OSError) as error:  # no PDFium on this machine; reading says so
        return f"{NOT_READ}: {named(error)}"


def extract_key(facts: FileFacts, *, check: bool = False, engine: str | None = None) -> Key:
    """Name of the record of the document as read; a checked one may hold more findings.

    `engine` recognised the pages that are pictures.
    """
    read_by = f"{reader_of(facts.media_type)}{'+check' if check else ''}"
    read_by += "" if engine is None else f"+{engine}"
    return Key(facts.sha256, short_hash(read_by, code_hash("extract")))


def report_key(
    facts: FileFacts, task: Task, rules: Rules = STANDARD, engine: str | None = None
) -> Key:
    """Name of the record of the report; parsers may look at the file's name, so it counts."""
    read_by = extract_key(facts, check=rules.check, engine=engine).version
    words = (rules.layout or standard_layout()).digest
    version = short_hash(read_by, parsers.VERSION, code_hash("parsers"), words, task.name)
    return Key(facts.sha256, version)


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


def read_bytes(data: bytes, *, check: bool = False, ocr: Ocr | None = None) -> Extract:
    """The document in those bytes, or why there never is one; raises ReadError for the rest."""
    try:
        return Extract(document=extract.read(data, check=check, ocr=ocr))
    except ReadError as error:
        if error.state in LOAD_STATES:
            raise
        return Extract(failure=Failure(error.state, error.reason))
    except MemoryError as error:
        raise ReadError(State.MEMORY, "there was not enough memory to read it") from error
    except OSError as error:
        raise ReadError(State.ERROR, f"reading stopped at {named(error)}") from error
    except Exception as error:
        return Extract(failure=Failure(State.ERROR, f"reading stopped at {named(error)}"))


def read_with(data: bytes, mode: OcrMode) -> Extract:
    """As `read_bytes`; pages that are pictures are recognised as the mode says."""
    extracted = read_bytes(data)
    if extracted.document is None:
        return extracted
    ocr = ocr_wanted(scanned_pages(extracted.document), mode)
    return extracted if ocr is None else read_bytes(data, ocr=ocr)


def parse_extract(extracted: Extract, name: str, layout: Layout | None = None) -> Parsed:
    """The report in a document, or why there never is one; raises ReadError for the rest.

    `layout` is what the parsers know of words; None: the standard tables.
    """
    document = extracted.document
    if document is None:
        return Parsed(failure=extracted.failure)
    if not any(page.word_count for page in document.pages):
        return Parsed(
            failure=Failure(State.NO_TEXT, reason_without_text(document)),
            scanned=scanned_pages(document),
        )
    try:
        report = parsers.parse(document, name=name, layout=layout)
    except MemoryError as error:
        raise ReadError(State.MEMORY, "there was not enough memory to parse it") from error
    except Exception as error:
        return Parsed(failure=Failure(State.ERROR, f"parsing stopped at {named(error)}"))
    report = with_findings(report, document)
    packed = pack_report(report)
    return Parsed(facts_of(document, report), packed, scanned=scanned_pages(document))


def scanned_pages(document: Document) -> Scanned:
    """Whether pages of a document are pictures."""
    if any(finding.code == PAGE_NOT_READ for finding in document.findings):
        return Scanned.UNREAD
    return Scanned.LAYERED if any(map(is_pictured, document.pages)) else Scanned.NO


def named(error: Exception) -> str:
    """Type and message of an exception that no rule foresaw."""
    return f"{type(error).__name__}: {error}"


def with_findings(report: Report, document: Document) -> Report:
    """The report with the findings of reading before its own, each once."""
    unsaid = tuple(f for f in document.findings if f not in report.findings)
    return replace(report, findings=unsaid + report.findings) if unsaid else report


def reason_without_text(document: Document) -> str:
    """Why there is no text, as far as that is known."""
    if any(finding.code == "second_engine_failed" for finding in document.findings):
        return "no words were found in it, and the second engine could not open it to confirm that"
    why = [finding.message for finding in document.findings if finding.code == PAGE_NOT_READ]
    return f"no words were found in it: {why[0]}" if why else "no words were found in it"


def facts_of(document: Document, report: Report) -> DocumentFacts:
    """The facts that later stages want without the words and rows."""
    unread = (f.message for f in report.findings if f.severity == Severity.ERROR)
    return DocumentFacts(
        sha256=document.sha256,
        media_type=document.media_type,
        size_bytes=document.size_bytes,
        page_count=document.page_count,
        text_source=document.text_source,
        extractor=document.extractor,
        document_type=report.front.document_type,
        has_known_table=has_known_table(report),
        unread=tuple(dict.fromkeys(unread)),
    )


def state_of(parsed: Parsed) -> tuple[State, str | None]:
    """State of an input by what was made of it, and why it is not 'parsed'."""
    if parsed.failure is not None:
        return parsed.failure.state, parsed.failure.reason
    facts = parsed.facts
    if facts is None:
        return State.ERROR, "the stored record is empty"
    if facts.document_type in NOT_REPORTS:
        return State.NOT_A_REPORT, f"it is a document of type {facts.document_type}"
    if facts.document_type == "other" and not facts.has_known_table:
        return State.NOT_A_REPORT, "no title of a report and no table of one was recognised"
    if facts.unread:
        return State.PARTIAL, "; ".join(facts.unread)
    return State.PARSED, None


def has_known_table(report: Report) -> bool:
    """Whether any table was recognised, ruled on paper or not."""
    return bool(
        any(t.recognised_as for t in report.printed_tables)
        or report.milestones
        or report.kpis
        or report.finance
    )
