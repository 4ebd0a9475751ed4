"""Text files that have lost a cell with its tab: what stands right of it is not believed."""
# ruff: noqa: E501 (a printed table row is one line)

import pytest

from extract import read
from normalize import normalize
from normalize.rows import Rows
from parsers import parse

TITLE = "Directorate Performance Overview Report\n\nReporting Period: Quarter 3, 2014/15\n\n1.0 Introduction\n\n"
HEAD = "Ref\tMeasure\t13/14 Actual\t14/15 Target\tQ3\tCurrent Progress\tDirection of Travel\n"
WHOLE = "AB 02\tVisits\t5\t6\t7\t\t\nAB 03\tCalls\t15\t16\t17\t\t\n"
MONEY = "\tAnnual Budget\tBudget to Date\tActual to Date\tVariance\n"
STAFF = "Employees\t80\t40\t45\t(5)\nPremises\t20\t10\t9\t1\n"


def rows(table: str) -> Rows:
    return normalize(parse(read((TITLE + table + "\n").encode())), document_id="doc-x")


def codes(made: Rows, ordinal: int, table: str = "kpis") -> list[str]:
    row = getattr(made, table)[ordinal - 1]
    name = {"kpis": "kpi_id", "finance": "finance_id", "milestones": "milestone_row_id"}[table]
    about = [f.code for f in made.findings if f.row_id == getattr(row, name)]
    return [code for code in about if code in {*UNSURE, "row_without_name"}]


UNSURE = ["cells_displaced"]
FIRST_ROWS = [  # the table, the values of its first row, what is said of the row
    pytest.param(HEAD + "AB 01\tDays\t1\t2\t3\t\t\n" + WHOLE, [1, 2, 3], [], id="whole"),
    pytest.param(HEAD + "AB 01\tDays\t1\t3\t\t\n" + WHOLE, [None] * 3, UNSURE, id="one lost"),
    pytest.param(HEAD + "AB 01\tDays\t1\t3\n" + WHOLE, [None] * 3, UNSURE, id="no row is trimmed"),
    pytest.param(HEAD + "AB 01\tDays\t1\t2\t3\n" + WHOLE, [1, 2, 3], UNSURE, id="marks trimmed"),
    pytest.param(
        HEAD + "AB 01\tDays\t1\t2\t3\nAB 02\tVisits\t5\t6\t7\n", [1, 2, 3], [], id="all trimmed"
    ),
    pytest.param(
        HEAD + "AB 01\tDays\t1\t3\nAB 02\tVisits\t5\t6\t7\nAB 03\tCalls\t5\t6\t7\n",
        [1, 3, None],
        UNSURE,
        id="trimmed, and a value short",
    ),
    pytest.param(
        HEAD
        + "AB 01\tDays\t1\t3\tGreen\tBetter\nAB 02\tVisits\t5\t6\t7\tGreen\tBetter\nAB 03\tCalls\t5\t6\t7\tRed\tSame\n",
        [1, 3, None],
        UNSURE,
        id="the only short row",
    ),
    pytest.param(
        HEAD + "AB 01\tDays\t1\t2\t3\t4\t\t\n" + WHOLE, [None] * 3, UNSURE, id="a row too long"
    ),
    pytest.param(
        HEAD.replace("14/15 Target\t", "") + "AB 01\tDays\t1\t2\t3\t\t\n" + WHOLE,
        [None, None],
        UNSURE,
        id="a head lost",
    ),
    pytest.param(
        HEAD.replace("Progress\tDirection", "Progress Direction")
        + "AB 01\tDays\t1\t2\t3\tGreen\tBetter\n",
        [1, 2, 3],
        [],  # parted again
        id="heads of marks joined",
    ),
    pytest.param(
        HEAD + "AB 01\tDays\t1\t2\t3\t\t\tThe work has begun well and goes on\n" + WHOLE,
        [1, 2, 3],
        [],
        id="a sentence beside",
    ),
]


@pytest.mark.parametrize(("table", "values", "said"), FIRST_ROWS)
def test_values_of_the_first_row(table: str, values: list[float | None], said: list[str]) -> None:
    made = rows(table)
    first = [o.value for o in made.observations if o.kpi_ordinal == 1]
    assert (first, codes(made, 1)) == (values, said)


def test_a_row_that_lost_a_cell_does_not_doubt_its_neighbours() -> None:
    made = rows(HEAD + WHOLE + "AB 01\tDays\t1\t3\t\t\n")
    assert [o.value for o in made.observations] == [5, 6, 7, 15, 16, 17, None, None, None]


AMOUNTS = [  # the first line, its amounts
    ("Employees\t80\t40\t45\t(5)\n", (80, 40, 45, -5)),
    ("Employees\t80\t45\t(5)\n", (None, None, None, None)),
    ("Employees\t8O\t40\t45\t(5)\n", (None, 40, 45, -5)),
    ("Employees\t1, 080\t40\t45\t(5)\n", (None, 40, 45, -5)),
    ("Employees\tll\t40\t45\t(5)\n", (None, 40, 45, -5)),
]


@pytest.mark.parametrize(("line", "amounts"), AMOUNTS)
def test_amounts_of_a_line(line: str, amounts: tuple[float | None, ...]) -> None:
    made = rows(MONEY + line + STAFF.replace("Employees", "Transport"))
    first = made.finance[0]
    found = (first.annual_budget, first.budget_to_date, first.actual_to_date, first.variance)
    assert found == amounts
    assert first.quality == ("check" if None in amounts else "ok")


def test_a_money_head_lost_beside_a_named_first_column() -> None:
    head = MONEY.replace("Annual Budget\t", "").replace("\t", "Heading\t", 1)
    made = rows(head + STAFF)
    assert all(row.quality == "check" for row in made.finance)
    assert not any(row.budget_to_date or row.actual_to_date for row in made.finance)


def test_a_column_of_figures_that_lost_its_head_is_told() -> None:
    made = rows(HEAD.replace("14/15 Target", "") + WHOLE)
    assert [f.code for f in made.findings if f.table_name == "printed_tables"] == [
        "column_not_read"
    ]


HEADLESS = [  # what stands in the place of a table's head, whether its rows are told to be unread
    ("Ref\tSomething odd\tA\tB\tC\tD\tE\n" + WHOLE, ["table_not_recognised"]),
    (WHOLE, ["table_not_recognised"]),
    (STAFF, ["table_not_recognised"]),
    ("Expenditure\t\t\t\t\n" + STAFF, ["table_not_recognised"]),
    (HEAD + WHOLE, []),
    (MONEY + STAFF, []),
    ("\tReserves at 1 April\tUsed\tAdded\tReserves at 31 March\n" + STAFF, []),
]


@pytest.mark.parametrize(("table", "said"), HEADLESS)
def test_rows_under_no_known_head_are_told(table: str, said: list[str]) -> None:
    about = [f for f in rows(table).findings if f.table_name == "printed_tables"]
    assert [f.code for f in about] == said


CUTS = [  # what stands in a statement, whether the statement goes on below it
    ("Quarter 2 monitoring report 7", True),
    ("12", True),
    ("The cost of agency staff is being looked at.", True),
    ("Education Department", False),
    ("Capital projects as at 31 March 2015", False),
]


@pytest.mark.parametrize(("line", "goes_on"), CUTS)
def test_a_statement_that_is_cut_in_two(line: str, goes_on: bool) -> None:
    made = rows(MONEY + STAFF + f"\n{line}\n\nTransport\t30\t15\t14\t1\n")
    assert len(made.finance) == (3 if goes_on else 2)
    assert goes_on or "table_not_recognised" in [f.code for f in made.findings]


BROKEN = [  # rows under the head, the refs and measures read
    ("AB\n01\tDays lost\t1\t2\t3\t\t", ("AB 01", "Days lost")),
    ("SCS\nCYP07\tDays lost\t1\t2\t3\t\t", ("SCS CYP07", "Days lost")),
    ("AB 01\tDays\t1\t2\t3\t\t\n\tlost to sickness\t\t\t\t\t", ("AB 01", "Days lost to sickness")),
]


@pytest.mark.parametrize(("lines", "expected"), BROKEN)
def test_refs_and_measures_that_break(lines: str, expected: tuple[str, str]) -> None:
    made = rows(HEAD + WHOLE + lines + "\n")
    assert [(k.ref_text, k.measure) for k in made.kpis[2:]] == [expected]
