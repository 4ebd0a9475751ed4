"""The lines of a text file, each with its number."""

import re
from dataclasses import dataclass

PAGE_BREAK = "\f"
# Word's break within a paragraph or cell, and Unicode's
SOFT_BREAK = re.compile("[\v\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line and its number in the file, from 1; two share a number around a page break."""

    number: int
    raw: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed on it; a line of tabs is a row of blank cells."""
        return not self.raw.strip() and "\t" not in self.raw


def source_lines(text: str) -> list[SourceLine]:
    """The lines as an editor counts them; a page break parts a line, with nothing between."""
    lines = []
    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(physical, start=1):
        if PAGE_BREAK not in raw:
            lines.append(SourceLine(number, SOFT_BREAK.sub("<br>", raw)))
            continue
        for count, part in enumerate(raw.split(PAGE_BREAK)):
            if count:
                lines.append(SourceLine(number, ""))
            lines.append(SourceLine(number, SOFT_BREAK.sub("<br>", part)))
    return lines
