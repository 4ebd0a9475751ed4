"""Bytes to characters: which encoding a text file is in, and what is no character at all."""

import re
from dataclasses import dataclass

from extract.findings import Finding, Severity
from extract.places import Place

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

SAMPLE_BYTES = 65_536  # enough to tell an encoding by; a report is seldom longer
ZERO_SHARE_HIGH = 0.5  # of every second byte: UTF-16 of English is zero there nearly always
ZERO_SHARE_LOW = 0.05  # of the bytes between them: those are the letters

REPLACEMENT = "\ufffd"

# No print of their own: NUL, and what has no width ('perform\xadance', '\u200b', '\ufeff').
NO_WIDTH = re.compile("[\x00\xad\x1f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
# Between figures a control character may have been a dash or a gap: '12\x0713' is not 1213.
CONTROL_IN_FIGURES = re.compile(r"(?<=\d)[\x00-\x08\x0e-\x1b\x7f]+(?=\d)")
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]+")
# Word's hyphen that does not break, and blanks; Windows-1252 read as Latin-1: '2012\x9613'.
LOOKALIKES = {0x1E: "-", 0x1C: " ", 0x1D: " "} | {
    code: bytes([code]).decode("cp1252", errors="ignore")
    for code in range(0x80, 0xA0)
    if code != 0x85  # a line break in its own right
}
LOOKALIKE = re.compile("[\x1c-\x1e\x80-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The printed characters of a file and what was odd about them."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode by byte order mark, zero-byte pattern, UTF-8, else Windows-1252; never fails."""
    mark, encoding = marked_encoding(data)
    if encoding is None:
        encoding = utf16_by_zeros(data) or _utf8_or_windows(data)
    raw = data[len(mark) :].decode(encoding, errors="replace")
    text = without_controls(raw)
    return Decoded(text, encoding, tuple(_findings(text, encoding)))


def without_controls(raw: str) -> str:
    """Only what is printed: no controls, no zero-width characters; breaks and tabs stay."""
    text = LOOKALIKE.sub(lambda found: LOOKALIKES[ord(found.group())], NO_WIDTH.sub("", raw))
    return CONTROL.sub("", CONTROL_IN_FIGURES.sub(" ", text))


def marked_encoding(data: bytes) -> tuple[bytes, str | None]:
    """The byte order mark at the start and the encoding it names; b'' and None without one."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding
    return b"", None


def utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark shows by its zeros: nearly every second byte is one."""
    sample = data[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    half = len(sample) // 2
    if not half:
        return None
    even = sample[0::2].count(0) / half
    odd = sample[1::2].count(0) / half
    if odd >= ZERO_SHARE_HIGH and even <= ZERO_SHARE_LOW:
        return "utf-16-le"
    if even >= ZERO_SHARE_HIGH and odd <= ZERO_SHARE_LOW:
        return "utf-16-be"
    return None


def _utf8_or_windows(data: bytes) -> str:
    """UTF-8 if valid or mostly so (one cut character must not make 'Â£' of every '£')."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", errors="replace")
        broken = lenient.count(REPLACEMENT)
        sound = sum(not char.isascii() for char in lenient) - broken
        return "utf-8" if sound > broken else "cp1252"
    return "utf-8"


def _findings(text: str, encoding: str) -> list[Finding]:
    findings = []
    broken = text.count(REPLACEMENT)
    if broken:
        first = text.index(REPLACEMENT)
        findings.append(
            Finding(
                "replacement_characters",
                f"{broken} characters could not be decoded and stand as '{REPLACEMENT}'",
                place=Place(line=text.count("\n", 0, first) + 1),
                found=str(broken),
            )
        )
    if encoding == "cp1252":
        findings.append(
            Finding(
                "encoding_guessed",
                "the file is not UTF-8 and was read as Windows-1252",
                severity=Severity.INFO,
                found=encoding,
            )
        )
    return findings
