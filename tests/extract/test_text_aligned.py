"""Tables whose columns are told by white alone."""

import pytest

from extract import read

Printed = tuple[str, list[list[str]]]

TABLES: dict[str, Printed] = {
    "a blank line between rows": (
        """
 Service   Objective            2008/09 Milestone       Progress  Commentary
 Plan                                                   to date
 Ref.

 SB 1      Let more people      Open the gallery, Sep   00*       Opened by the Mayor on the
           see the museum       2008                              third.

                                Print a new guide       * 0 0     The printer went
                                for schools, Mar 2009             bankrupt.

                                                                  A new one has been found.

 SB 2      Look after stores    Rent a dry store        00*       Done.
""",
        [
            [
                "Service Plan Ref.",
                "Objective",
                "2008/09 Milestone",
                "Progress to date",
                "Commentary",
            ],
            [
                "SB 1",
                "Let more people see the museum",
                "Open the gallery, Sep 2008",
                "00*",
                "Opened by the Mayor on the third.",
            ],
            [
                "",
                "",
                "Print a new guide for schools, Mar 2009",
                "* 0 0",
                "The printer went bankrupt. A new one has been found.",
            ],
            ["SB 2", "Look after stores", "Rent a dry store", "00*", "Done."],
        ],
    ),
    "figures in the middle of their row, and two keys in one cell": (
        """
                                          12/13      13/14             Direction
    Ref        Measure                                          Q2
                                          Actual     Target            of Travel
SB LI 05       Number of visits to
                                           246        130      126
               the museum
SB LI 06       School groups that
NI 012         came                        15%        10%      12%         N/A
               twice
SB LI 07       Objects lent
                                           N/A        N/A      N/A
NI 013         Objects seen elsewhere
SB LI 08 (NI   Satisfaction with
014)           the service                  9          8        7
               given
SB LI 09       Catalogue entries            12         14       6
""",
        [
            ["Ref", "Measure", "12/13 Actual", "13/14 Target", "Q2", "Direction of Travel"],
            ["SB LI 05", "Number of visits to the museum", "246", "130", "126", ""],
            ["SB LI 06 NI 012", "School groups that came twice", "15%", "10%", "12%", "N/A"],
            ["SB LI 07 NI 013", "Objects lent Objects seen elsewhere", "N/A", "N/A", "N/A", ""],
            ["SB LI 08 (NI 014)", "Satisfaction with the service given", "9", "8", "7", ""],
            ["SB LI 09", "Catalogue entries", "12", "14", "6", ""],
        ],
    ),
    "names of rows that reach over a column": (
        """
Ref      Description           2010/11     11/12
                               Actual      Target
Service Delivery
AB LI1   Days lost                9           8
National Indicators
NI 152   People on benefits     18.4%       18.2%

Comments
Vacant posts are kept open until the review of the service has come to its end in March.
""",
        [
            ["Ref", "Description", "2010/11 Actual", "11/12 Target"],
            ["Service Delivery", "", "", ""],
            ["AB LI1", "Days lost", "9", "8"],
            ["National Indicators", "", "", ""],
            ["NI 152", "People on benefits", "18.4%", "18.2%"],
        ],
    ),
    "a statement": (
        """
                          Annual Revised   Budget To Date   Variance
                           Budget £000          £000         £000
Expenditure
Employees                         4,512            2,256          25
Reimbursements & Other            2,480            1,240        (22)
Grants
Supplies                            990              480           7
Income
Rents                             (690)            (345)           7

                                     12
Fees                               (90)             (45)           7
""",
        [
            ["", "Annual Revised Budget £000", "Budget To Date £000", "Variance £000"],
            ["Expenditure", "", "", ""],
            ["Employees", "4,512", "2,256", "25"],
            ["Reimbursements & Other Grants", "2,480", "1,240", "(22)"],
            ["Supplies", "990", "480", "7"],
            ["Income", "", "", ""],
            ["Rents", "(690)", "(345)", "7"],
        ],
    ),
    "cells that are counted": (
        """
Ref   Indicator   2009/10   Q1   Status
NI 191   Residual household waste per household (kg)   548   131   Green
LI 12   Missed bins   61   55   Amber
Missed bins have halved.
""",
        [
            ["Ref", "Indicator", "2009/10", "Q1", "Status"],
            ["NI 191", "Residual household waste per household (kg)", "548", "131", "Green"],
            ["LI 12", "Missed bins", "61", "55", "Amber"],
        ],
    ),
    "heads of a group": (
        """
Ref       Measure                 Actual            Targets
                                  10/11       11/12        12/13
AB LI1    Days lost                 9           8            7
AB LI2    Posts filled             80%         85%          90%
""",
        [
            ["Ref", "Measure", "Actual 10/11", "Targets 11/12", "12/13"],
            ["AB LI1", "Days lost", "9", "8", "7"],
            ["AB LI2", "Posts filled", "80%", "85%", "90%"],
        ],
    ),
}


def table_of(text: str) -> list[list[str]]:
    """The rows of the first table of a text."""
    (page,) = read(text.encode()).pages
    table = page.tables[0]
    found: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        found[cell.row].append(cell.text)
    return found


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    text, rows = TABLES[name]
    assert table_of(text) == rows


def test_what_follows_a_table_is_text() -> None:
    (page,) = read(TABLES["names of rows that reach over a column"][0].encode()).pages
    assert [block.text[:13] for block in page.blocks] == ["Comments", "Vacant posts "]


NOT_TOLD = {  # and the line from which nothing is told
    "two milestones that nothing parts": (
        """
Ref     Objective          Milestone               Progress    Comment
SB 1    Let more people    Open the gallery, Sep   00*         Opened by the
        see the museum     2008                                Mayor.
                           Print a new guide       * 0 0       None yet.
SB 2    Look after them    Rent a dry store        00*         Done.
""",
        2,
    ),
    "a text that stands across the columns": (
        """
Ref       Measure              Actual    11/12    12/13
AB LI1    Days lost              9         8        7
AB LI2    Posts filled          80%       85%      90%
AB LI3    Gap between the
          school and home       37%    Targets are not meaningful
AB LI4    Gap at the end        39%    due to small numbers
""",
        5,
    ),
}


@pytest.mark.parametrize("name", NOT_TOLD)
def test_lines_that_nothing_tells_apart_are_said(name: str) -> None:
    text, line = NOT_TOLD[name]
    document = read(text.encode())
    (finding,) = document.findings
    assert (finding.code, finding.place.line) == ("columns_not_told", line)
    (page,) = document.pages
    assert page.blocks[0].place.line == line
    assert len(page.blocks) + sum(table.row_count for table in page.tables) == len(
        text.strip().splitlines()
    )


NO_TABLE = [
    "DIRECTORATE:          Health & Community\n\nSERVICE:      Culture\n",
    "It was done.  It was late.  It was dear.\nIt will be done again.  We hope so.  Amen.\n",
    "Town Hall      Market Square      Telephone\n\n\n\n\nThe council met.\n",
]


@pytest.mark.parametrize("text", NO_TABLE)
def test_text_with_white_in_it_is_text(text: str) -> None:
    (page,) = read(text.encode()).pages
    assert not page.tables
