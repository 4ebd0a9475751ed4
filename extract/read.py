"""A file of any kind to a document: the one door into this stage."""

import stat
from hashlib import sha256
from pathlib import Path

from extract.document import Document
from extract.sniff import HTML, PDF, PLAIN_TEXT, media_type
from extract.states import ReadError, State
from extract.text import EXTRACTOR as TEXT_EXTRACTOR
from extract.text import read_text


def read(source: Path | bytes) -> Document:
    """The facts of a file, by its path or its bytes; raises ReadError where there are none."""
    data = source if isinstance(source, bytes) else read_bytes(source)
    kind = media_type(data)
    digest = sha256(data).hexdigest()
    if kind == PDF:
        from extract.pdf import read_pdf  # a text file does not wait for PDFium

        return read_pdf(data, sha256=digest)
    return read_text(data, media_type=kind, sha256=digest)


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file; raises ReadError(UNREADABLE) with what stood in the way."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise ReadError(State.UNREADABLE, f"{kind}: give the path of a file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(State.UNREADABLE, "there is no such file (any more)") from error
    except PermissionError as error:
        raise ReadError(State.UNREADABLE, "no permission to read the file") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ReadError(State.UNREADABLE, f"the file cannot be read: {error}") from error


def extractor_of(kind: str) -> str:
    """The name and version of what reads this media type; stored extracts are keyed by it."""
    if kind in {PLAIN_TEXT, HTML}:
        return TEXT_EXTRACTOR
    if kind == PDF:
        from extract.pdf import EXTRACTOR  # as above

        return EXTRACTOR
    raise ValueError(f"nothing reads {kind!r}")
