"""Files as a council's document server holds them after twenty years: cut, scrambled, hostile."""

import random
import re
from pathlib import Path

from tests.hostile.small_pdf import (
    FONT,
    Stream,
    inflating,
    locked,
    page,
    with_pages,
    words,
    written,
)

SAMPLES = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"
REPORT = SAMPLES / "brackenshire_2014-15_q1_overview.pdf"
TEXT = SAMPLES / "brackenshire_2008-09_q2_committee_cover.txt"
HOSTILE = SAMPLES.parents[1] / "hostile"
SEED = 2013

LETTER = ("Dear Madam,", "thank you for the report of the second quarter.", "Yours, A. Reader")
BODIES = re.compile(rb"(?<=stream\n).*?(?=\nendstream)", re.DOTALL)


def cut(tenth: int) -> bytes:
    data = REPORT.read_bytes()
    return data[: len(data) * tenth // 10]


def flipped(seed: int, share: float) -> bytes:
    """The report with this share of its bytes changed, the header spared."""
    data = bytearray(REPORT.read_bytes())
    chance = random.Random(seed)
    for _ in range(int(len(data) * share)):
        data[chance.randrange(16, len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def without_index() -> bytes:
    """The report with the place of its index wrong, and the index scrambled."""
    data = REPORT.read_bytes()
    end = data.rindex(b"startxref")
    return data[:end].replace(b"xref", b"xxxx") + b"startxref\n99999999\n%%EOF\n"


def zeroed() -> bytes:
    """The report with nothing in any of its streams."""
    return BODIES.sub(lambda body: bytes(len(body.group())), REPORT.read_bytes())


def half_zeroed() -> bytes:
    """The report with nothing in the later half of its streams."""
    data = REPORT.read_bytes()
    bodies = list(BODIES.finditer(data))
    for body in bodies[len(bodies) // 2 :]:
        data = data[: body.start()] + bytes(len(body.group())) + data[body.end() :]
    return data


def cyclic() -> bytes:
    objects = with_pages([words(LETTER)])
    objects[2] = "<< /Type /Pages /Kids [4 0 R 2 0 R 9 0 R] /Count 9 >>"
    objects[9] = "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 9 0 R] /Count 9 >>"
    return written(objects)


def deep_tree(depth: int) -> bytes:
    """A page at the end of a long chain of nodes."""
    objects: dict[int, str | Stream] = {1: "<< /Type /Catalog /Pages 10 0 R >>", 3: FONT}
    for i in range(10, 10 + depth):
        objects[i] = f"<< /Type /Pages /Parent {i - 1} 0 R /Kids [{i + 1} 0 R] /Count 1 >>"
    objects[10 + depth] = page(5, parent=9 + depth)
    objects[5] = Stream(words(LETTER))
    return written(objects)


def deep_arrays(depth: int) -> bytes:
    """Arrays within arrays, in a page and in what it draws."""
    nest = "[" * depth + "]" * depth
    objects = with_pages([words(LETTER) + nest.encode()], catalog=f"/Odd {nest}")
    return written(objects)


def self_drawing() -> bytes:
    """A form that draws itself."""
    objects = with_pages([words(LETTER) + b"\n/X Do"])
    objects[4] = str(objects[4]).replace("/Font", "/XObject << /X 9 0 R >> /Font")
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 9 0 R >> >>"
    )
    objects[9] = Stream(b"q /X Do Q", form)
    return written(objects)


def scripted(traces: Path) -> bytes:
    """JavaScript on opening, a program to launch, and an attachment, none to be touched."""
    objects = with_pages(
        [words(LETTER)],
        catalog="/OpenAction 20 0 R /AA << /WC 21 0 R >> /Names << /EmbeddedFiles "
        "<< /Names [(trace.txt) 22 0 R] >> /JavaScript << /Names [(a) 20 0 R] >> >>",
    )
    place = traces.as_posix()
    objects[20] = f"<< /S /JavaScript /JS (this.exportDataObject\\('trace.txt', '{place}'\\);) >>"
    objects[21] = f"<< /S /Launch /F ({place}/run.sh) >>"
    objects[22] = "<< /Type /Filespec /F (trace.txt) /EF << /F 23 0 R >> >>"
    objects[23] = Stream(b"Quarterly Monitoring Report", "/Type /EmbeddedFile")
    return written(objects)


def many_pages(count: int) -> bytes:
    """Pages with nothing but their number somewhere; one in a thousand has not even that."""
    numbers = [words([str(i)], top=100 + 7 * i % 690) for i in range(1, count + 1)]
    return written(with_pages([n if i % 1000 else b"" for i, n in enumerate(numbers, 1)]))


def bomb(size: int) -> bytes:
    """One page, whose content is so many bytes long once it is inflated."""
    return written(with_pages([inflating(size)]))


def empty_tree() -> bytes:
    return written(with_pages([]))


def user_locked() -> bytes:
    return locked(with_pages([words(LETTER)]), user=b"open", owner=b"change")


def owner_locked() -> bytes:
    return locked(with_pages([words(LETTER)]), user=b"", owner=b"change")


def long_line(length: int) -> bytes:
    """One line of so many characters, with the marks of a table in it."""
    chance = random.Random(SEED)
    alphabet = "abcdefghij 0123456789%().:-|\t"
    return "".join(chance.choice(alphabet) for _ in range(length)).encode()


def deep_html(depth: int) -> bytes:
    body = "<div><table><tr><td>" * depth + "a word" + "</td></tr></table></div>" * depth
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()
