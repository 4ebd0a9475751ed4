"""What is said of the lines and amounts of a statement that were not read."""

from extract.document import Block
from extract.findings import Finding, Severity
from extract.places import Place
from parsers.finance import amounts_not_kept, lines_without_amounts, unread_columns
from parsers.flow import Flow
from parsers.grid import row_place
from parsers.layout import Layout
from parsers.phrases import is_amount
from parsers.read_table import ReadTable

# amounts that end a line of text and make it one of a statement: budget, actual
FEWEST_AMOUNTS = 2


def sums_not_kept(table: ReadTable) -> list[Finding]:
    """A finding for each column of sums of a statement that is none of those that are kept."""
    return [
        Finding(
            code="column_not_read",
            message="A column of amounts is none of those that are kept.",
            place=row_place(table.rows[0]),
            table_name="printed_tables",
            ordinal=table.parts[0].ordinal,
            found=header,
        )
        for header in unread_columns(table)
    ]


def lines_not_kept(table: ReadTable, layout: Layout) -> list[Finding]:
    """A finding for each line without amounts, and for words that stand among amounts."""
    found = [
        _not_read("A line of a statement has no amounts, and is no head that is known.", *line)
        for line in lines_without_amounts(table, layout)
    ]
    return found + [
        _not_read("Words stand where the amounts of a statement do.", *cell)
        for cell in amounts_not_kept(table)
    ]


def lines_in_text(table: ReadTable, flow: Flow) -> list[Finding]:
    """A finding for each line of text right under a statement that ends in amounts as its lines do.

    A page that begins with the last two lines of a statement has too few for a table.
    """
    below = flow.items[table.end + 1 : table.end + 2]
    return [
        _not_read(
            "A line right under a statement ends in amounts as those of the statement do, but "
            "stands in the text.",
            line.text,
            line.place,
            Severity.WARNING,
        )
        for item in below
        if isinstance(item, Block)
        for line in item.lines
        if _is_of_a_statement(line.text)
    ]


def _is_of_a_statement(text: str) -> bool:
    """'Net Expenditure 1,600 800 (5)': a name, and nothing but amounts after it."""
    words = text.split()
    name = next((n for n, word in enumerate(words) if is_amount(word)), len(words))
    amounts = words[name:]
    return name > 0 and len(amounts) >= FEWEST_AMOUNTS and all(map(is_amount, amounts))


def _not_read(message: str, text: str, place: Place, severity: Severity = Severity.INFO) -> Finding:
    return Finding(
        code="row_not_read",
        message=message,
        severity=severity,
        place=place,
        table_name="finance",
        found=text,
    )
