"""Tables that were not recognised as such: words of a header that stand in the text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from extract.coded import values_at_end
from extract.document import Block, Table
from extract.findings import Finding, Severity
from parsers.flow import Flow, is_finished
from parsers.grid import Row, own_texts, row_place
from parsers.heading_runs import Heading
from parsers.kinds import ColumnRole
from parsers.layout import Layout
from parsers.phrases import tokenised
from parsers.read_table import ReadTable
from parsers.refs import label_of
from parsers.tables import holds_amounts

# words, and characters: a header is short, however many columns it has
LONGEST_HEADER = 30
LONGEST_TEXT = 240
# of the words of a header: so many are those of known columns
KNOWN = 0.75
# columns that a line has to name; two words that happen to meet are no header
FEWEST_ROLES = 2
FEWEST_WORDS = 3


# one of these is in the header of every table of the report; a heading names other columns
TELLING = frozenset(
    {
        ColumnRole.REF,
        ColumnRole.COMMENTARY,
        ColumnRole.ACTUAL,
        ColumnRole.TARGET,
        ColumnRole.OFFICER,
    }
)

# and one of these over the words of its rows
TEXTS = frozenset({ColumnRole.MEASURE, ColumnRole.MILESTONE})

# 'W5', 'P1.2'
_SHORT_REF = regex.compile(r"\p{Lu}\d{1,3}(?:\.\d{1,2})?[a-z]?")

Names = Mapping[str, Sequence[tuple[tuple[str, ...], ColumnRole]]]
"""Names of columns, as words, by their first word; the longest first."""


def headers_in_text(flow: Flow, layout: Layout, headings: Sequence[Heading] = ()) -> list[Finding]:
    """A finding for each header line outside every table: what stands under it has no rows.

    Lines that follow one another are one header. A heading is none where it stands right above a
    table that was read, '5.0 Performance Indicators and Targets', or has a number.
    """
    names = names_of_columns(layout)
    places = {heading.index: heading.number is not None for heading in headings}
    findings: list[Finding] = []
    in_header = False
    for place, item in enumerate(flow.items):
        beside = flow.items[place + 1] if place + 1 < len(flow.items) else None
        heads = place in places and (places[place] or isinstance(beside, Table))
        found = isinstance(item, Block) and not heads and is_header(item.text, names)
        if found and not in_header and isinstance(item, Block):
            findings.append(_finding(item))
        in_header = found
    return findings


def _finding(block: Block) -> Finding:
    return Finding(
        code="table_not_recognised",
        message="Words of a table's header stand in the text: what is printed under them was not "
        "read as a table, and gives no rows.",
        severity=Severity.WARNING,
        place=block.place,
        table_name="printed_tables",
        found=block.text,
    )


def rows_in_text(flow: Flow) -> list[Finding]:
    """A finding for each line of text that begins with a code and ends in values, as a row does.

    'NI 155 Affordable homes delivered (gross) 88 14 22 90 Amber' alone tells no columns.
    """
    return [
        Finding(
            code="row_not_read",
            message="A line begins with a ref and ends in values as a row of a table does, but "
            "stands in the text.",
            severity=Severity.WARNING,
            place=item.place,
            table_name="kpis",
            found=item.text,
        )
        for item in flow.items
        if isinstance(item, Block) and values_at_end(item.text)
    ]


def tables_without_heads(tables: Sequence[ReadTable], layout: Layout) -> list[Finding]:
    """A finding for each table whose rows are those of a report, under a head that is lost."""
    return [
        Finding(
            code="table_not_recognised",
            message="The rows look like those of a report, but no head that is known stands over "
            "them: they are not read.",
            severity=Severity.WARNING,
            place=row_place(table.rows[0]),
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            found=" | ".join(own_texts(table.rows[0])),
        )
        for table in tables
        if table.header is None and table.kind is None and _is_of_a_report(table.rows, layout)
    ]


def _is_of_a_report(rows: Sequence[Row], layout: Layout) -> bool:
    """Whether most rows begin with a ref or hold sums, or the first one names known columns.

    Sums under a head are those of another statement: reserves, capital.
    """
    if not rows:
        return False
    coded = sum(_begins_with_ref(row) for row in rows)
    wide = [row for row in rows if len(own_texts(row)) > 1]
    summed = sum(map(holds_amounts, wide)) if wide and holds_amounts(wide[0]) else 0
    roles = {layout.column_role(text) for text in own_texts(rows[0])} - {None}
    named = len(roles) >= FEWEST_ROLES and (coded > 0 or bool(roles & TEXTS))
    return max(coded, summed) * 2 > len(rows) or named or len(roles) > FEWEST_ROLES


def _begins_with_ref(row: Row) -> bool:
    refs, _, rest = label_of(row[0].text)
    ref = (bool(refs) and not rest) or _SHORT_REF.fullmatch(row[0].text.strip()) is not None
    return ref and len(own_texts(row)) > 1


def names_of_columns(layout: Layout) -> Names:
    """The names that the layout knows."""
    names: dict[str, list[tuple[tuple[str, ...], ColumnRole]]] = defaultdict(list)
    for column in layout.columns:
        for phrase in column.phrases:
            words = tuple(phrase.split())
            names[words[0]].append((words, column.role))
    return {first: sorted(all_, key=lambda n: -len(n[0])) for first, all_ in names.items()}


def is_header(text: str, names: Names) -> bool:
    """'Ref Description Actual 2010/11 Target 11/12 Current Progress': columns, and little else."""
    if len(text) > LONGEST_TEXT or is_finished(text):
        return False
    words = tuple(tokenised(text).split())
    if not FEWEST_WORDS <= len(words) <= LONGEST_HEADER:
        return False
    named = list(columns_in(words, names))
    roles = {role for role, _ in named if role is not None}
    known = sum(count for _, count in named)
    return len(roles) >= FEWEST_ROLES and bool(roles & TELLING) and known >= KNOWN * len(words)


def columns_in(words: tuple[str, ...], names: Names) -> Iterator[tuple[ColumnRole | None, int]]:
    """The columns that a line names one after the other, and how many words each takes.

    Years, quarters and figures that stand alone are part of some column: None.
    """
    at = 0
    while at < len(words):
        fitting = (n for n in names.get(words[at], ()) if words[at : at + len(n[0])] == n[0])
        name, role = next(fitting, ((), None))
        if role is not None or words[at].startswith("<") or words[at].isdigit():
            yield role, max(len(name), 1)
        at += max(len(name), 1)
