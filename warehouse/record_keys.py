"""Names of stored records: the bytes, what read them, and the rules that hold in a run."""

from dataclasses import dataclass

import parsers
from extract.ocr.modes import OcrMode
from extract.read import extractor_of
from parsers.layout import Layout, standard_layout
from warehouse.files import NOT_READ, FileFacts, Task
from warehouse.records import named
from warehouse.software import code_hash, short_hash
from warehouse.stores import Key


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
