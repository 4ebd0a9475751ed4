"""The lines of a text file, numbered as an editor counts them."""

from dataclasses import dataclass

from extract.text.decoding import decode


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    number: int
    text: str


def lines_of(data: bytes) -> list[Line]:
    """All lines; `source_line` counts as they do."""
    text = decode(data).text.replace("\r\n", "\n").replace("\r", "\n")
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
