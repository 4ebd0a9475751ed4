"""decisions.csv and indicators.csv as text: written by us, edited by hand, read with patience."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from extract.findings import Severity
from normalize.indicators.judgements import Decision, Registered, Verdict
from normalize.indicators.rows import ArchiveFinding

DECISION_COLUMNS = (
    "decision", "left", "right", "column", "expected", "value", "who", "when", "why",
)  # fmt: skip
REGISTRY_COLUMNS = ("id", "anchor", "minted_in", "redirect_to")
DECISIONS_FILE = "decisions.csv"
REGISTRY_FILE = "indicators.csv"
DELIMITERS = ",;\t"  # a spreadsheet saves with the delimiter of its country

Cells = dict[str, str]
Problems = tuple[ArchiveFinding, ...]


class UnreadableError(Exception):
    """A file whose header does not name what is needed."""


def read_decisions(text: str, name: str = DECISIONS_FILE) -> tuple[tuple[Decision, ...], Problems]:
    """The decisions in file order, and a finding for each line that is none."""
    decisions, problems = [], []
    try:
        for line, cells in rows_of(text, ("decision", "left")):
            wrong = what_is_wrong(cells)
            if wrong is None:
                decisions.append(decision_of(line, cells))
            else:
                problems.append(problem(name, line, wrong))
    except UnreadableError as error:
        problems.append(problem(name, 1, str(error)))
    return tuple(decisions), tuple(problems)


def what_is_wrong(cells: Cells) -> str | None:
    """Why a line is no decision; None where it is one."""
    verdict = cells.get("decision", "").casefold()
    if verdict not in tuple(Verdict):
        return f"'{cells.get('decision', '')}' is none of {', '.join(Verdict)}"
    if not cells.get("left"):
        return "the column 'left' is empty"
    if verdict == Verdict.CORRECT:
        return None if cells.get("column") else "the column 'column' is empty"
    if not cells.get("right"):
        return "the column 'right' is empty"
    return "both sides are the same" if cells["left"] == cells["right"] else None


def decision_of(line: int, cells: Cells) -> Decision:
    """One decision."""
    return Decision(
        line=line,
        verdict=Verdict(cells["decision"].casefold()),
        **{name: cells.get(name, "") for name in DECISION_COLUMNS[1:]},
    )


def decisions_text(decisions: Iterable[Decision]) -> str:
    """The text of decisions.csv."""
    lines = (
        (d.verdict, d.left, d.right, d.column, d.expected, d.value, d.who, d.when, d.why)
        for d in decisions
    )
    return csv_text(DECISION_COLUMNS, lines)


def appended(text: str, decision: Decision) -> str:
    """The file's text with one more line in the order of its own columns.

    The lines that stand in it are not touched; an empty file gets a header.
    """
    if not text.strip():
        return decisions_text([decision])
    header = next(csv.reader(io.StringIO(without_mark(text)), delimiter=delimiter_of(text)))
    names = [name.strip().casefold() for name in header]
    missing = [name for name in ("decision", "left", "right") if name not in names]
    if missing:
        raise UnreadableError(f"the header has no column {' or '.join(missing)}")
    cells = dict(zip(DECISION_COLUMNS, cells_of(decision), strict=True))
    end = "\r\n" if "\r\n" in text else "\n"
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter_of(text), lineterminator=end)
    writer.writerow([cells.get(name, "") for name in names])
    return text + ("" if text.endswith("\n") else end) + line.getvalue()


def cells_of(decision: Decision) -> tuple[str, ...]:
    """The cells of a decision in the order of the columns."""
    d = decision
    return (d.verdict, d.left, d.right, d.column, d.expected, d.value, d.who, d.when, d.why)


def read_registry(text: str) -> tuple[tuple[Registered, ...], Problems]:
    """The registry's lines in file order, and a finding for each line that is none."""
    lines, problems = [], []
    try:
        for number, cells in rows_of(text, ("id", "anchor")):
            entry = Registered(*(cells.get(name, "") for name in REGISTRY_COLUMNS))
            if entry.id and (entry.anchor or entry.redirect_to):
                lines.append(entry)
            else:
                wrong = "it needs an id, and an anchor or a redirect_to"
                problems.append(problem(REGISTRY_FILE, number, wrong))
    except UnreadableError as error:
        problems.append(problem(REGISTRY_FILE, 1, str(error)))
    return tuple(lines), tuple(problems)


def registry_text(lines: Iterable[Registered]) -> str:
    """The text of indicators.csv."""
    return csv_text(REGISTRY_COLUMNS, ((r.id, r.anchor, r.minted_in, r.redirect_to) for r in lines))


def csv_text(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Header and lines."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return text.getvalue()


def rows_of(text: str, needed: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """The lines that hold anything, with their number in the file and cells by column name.

    Raises UnreadableError where the header lacks a needed column.
    """
    reader = csv.reader(io.StringIO(without_mark(text), newline=""), delimiter=delimiter_of(text))
    header: list[str] | None = None
    last = 0
    for cells in lines_of(reader):
        number, last = last + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip().casefold() for cell in cells]
            missing = [name for name in needed if name not in header]
            if missing:
                raise UnreadableError(f"the header has no column {' or '.join(missing)}")
            continue
        pairs = zip(header, cells, strict=False)
        yield number, {name: " ".join(cell.split()) for name, cell in pairs}


def lines_of(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    """The reader's lines; what it cannot read ends the file with an UnreadableError."""
    try:
        yield from reader
    except csv.Error as error:
        raise UnreadableError(f"it cannot be read from here on: {error}") from error


def without_mark(text: str) -> str:
    """The text without the byte order mark that some programs write first."""
    return text.removeprefix("\ufeff")


def delimiter_of(text: str) -> str:
    """The delimiter of the header line."""
    first = next((line for line in without_mark(text).splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def problem(file: str, line: int, wrong: str) -> ArchiveFinding:
    """A line that could not be read."""
    return ArchiveFinding(
        severity=Severity.WARNING,
        code="judgement_unreadable",
        message=f"Line {line} of {file} is not applied: {wrong}.",
        source_line=line,
    )
