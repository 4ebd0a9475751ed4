"""Tesseract, called as a program: one picture to its standard input, words from its output."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.ocr.engines import Grey, Spotted
from extract.states import ReadError, State

LANGUAGE = "eng"
# seconds that a page may take (one takes about 5); a hung program ends then, whoever started it
MOST_SECONDS = 90
# seconds to say its version and languages
TO_ANSWER = 20
# one block of text, read line by line: the pieces of a page are put below each other for it
LAYOUT = "6"
# pixels of paper between two pieces, and around all: less and letters at the edge are lost
GAP, EDGE = 24, 24
AGAIN = (1.5, 0.75, 2.0)
WORD = "5"  # of the levels of its output: page, block, paragraph, line, word
COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program at a path."""

    command: str
    version: str

    @property
    def name(self) -> str:
        """Name and version."""
        return f"tesseract-{self.version}"

    @property
    def again(self) -> tuple[float, ...]:
        """What it reads of a few letters depends much on their size."""
        return AGAIN

    def words_of(self, pieces: Sequence[Grey], dpi: float) -> list[list[Spotted]]:
        """The words of each piece; all pieces go into one picture, for a start takes long."""
        if not pieces:
            return []
        tops, sheet = stacked(pieces)
        answer = self.run(sheet, dpi)
        return shared_out(answer, tops, len(pieces))

    def run(self, sheet: Grey, dpi: float) -> str:
        """What tesseract says of a picture, as tab-separated lines."""
        height, width = sheet.shape
        picture = b"P5 %d %d 255\n" % (width, height) + sheet.tobytes()
        arguments = ["stdin", "stdout", "-l", LANGUAGE, "--psm", LAYOUT, "--dpi", str(round(dpi))]
        try:
            done = subprocess.run(
                [self.command, *arguments, "tsv"],
                input=picture,
                capture_output=True,
                timeout=MOST_SECONDS,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                preexec_fn=None if sys.platform == "win32" else bound,
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            reason = f"tesseract took more than {MOST_SECONDS} s over one page"
            raise ReadError(State.TIMEOUT, reason) from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            reason = f"tesseract stopped ({error.returncode}): {said}"
            raise ReadError(State.CRASHED, reason) from error
        return done.stdout.decode("utf-8", "replace")


def bound() -> None:
    """Lets the system end the program when its time is up, should this process be gone by then."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def stacked(pieces: Sequence[Grey]) -> tuple[list[int], Grey]:
    """The pieces below each other on one sheet of paper, and where each begins."""
    width = max(piece.shape[1] for piece in pieces) + 2 * EDGE
    tops = []
    height = EDGE
    for piece in pieces:
        tops.append(height)
        height += piece.shape[0] + GAP
    sheet = np.full((height - GAP + EDGE, width), 255, np.uint8)
    for top, piece in zip(tops, pieces, strict=True):
        sheet[top : top + piece.shape[0], EDGE : EDGE + piece.shape[1]] = piece
    return tops, sheet


def shared_out(answer: str, tops: list[int], count: int) -> list[list[Spotted]]:
    """The words that tesseract tells of, each to the piece that it stands on."""
    found: list[list[Spotted]] = [[] for _ in range(count)]
    lines: dict[tuple[str, ...], int] = {}
    starts = np.array(tops)
    for said in answer.splitlines():
        fields = said.split("\t")
        if len(fields) < COLUMNS or fields[0] != WORD or not fields[11].strip():
            continue
        left, top, width, height = map(int, fields[6:10])
        place = int(np.searchsorted(starts, top + height / 2, side="right")) - 1
        place = max(place, 0)
        high = top - tops[place]
        found[place].append(
            Spotted(
                text=fields[11].strip(),
                x0=left - EDGE,
                top=high,
                x1=left - EDGE + width,
                bottom=high + height,
                sureness=float(fields[10]) / 100,
                line=lines.setdefault(tuple(fields[1:5]), len(lines)),
            )
        )
    return found


def find_tesseract() -> Tesseract | None:
    """The program on the path, if it is there and knows English."""
    command = shutil.which("tesseract")
    if command is None:
        return None
    try:
        said = asked(command, "--version").split()
        languages = asked(command, "--list-langs").split()
    except (OSError, subprocess.SubprocessError):
        return None  # a program that does not start is none
    return Tesseract(command, said[1].lstrip("v")) if LANGUAGE in languages else None


def asked(command: str, question: str) -> str:
    """What the program says of itself."""
    done = subprocess.run(
        [command, question], capture_output=True, timeout=TO_ANSWER, check=True, text=True
    )
    return done.stdout or done.stderr
