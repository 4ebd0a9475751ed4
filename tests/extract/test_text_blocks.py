import pytest

from extract.text.blocks import cell_blocks, line_blocks, split_marker


@pytest.mark.parametrize(
    ("raw", "marker", "text"),
    [
        ("## 1.0 PURPOSE", "##", "1.0 PURPOSE"),
        ("#### 3.1 Universal", "####", "3.1 Universal"),
        ("- Locality Working", "-", "Locality Working"),
        ("• 3 schools", "•", "3 schools"),
        ("* Regional post", "*", "Regional post"),
        ("– a dash", "–", "a dash"),
        ("o Complete the review", "o", "Complete the review"),
        ("\uf0b7 Word's own bullet", "•", "Word's own bullet"),
        ("i. The first covers", "i.", "The first covers"),
        ("iv) The fourth", "iv)", "The fourth"),
        ("- ii. The second", "ii.", "The second"),
        ("(a) costs", "(a)", "costs"),
        ("(1) The Board", "(1)", "The Board"),
        ("2.1 Title", None, "2.1 Title"),
        ("1. CHILDREN'S SERVICES", None, "1. CHILDREN'S SERVICES"),
        ("#hashtag", None, "#hashtag"),
        ("-5 below", None, "-5 below"),
        ("- 5", None, "- 5"),
        ("- 5 schools", "-", "5 schools"),
        ("(TC) is the lead", None, "(TC) is the lead"),
        # lamps
        ("* 0", None, "* 0"),
        ("* 00", None, "* 00"),
        ("• ★", None, "• ★"),
        ("○ ★", None, "○ ★"),
        ("o *", None, "o *"),
        ("*", None, "*"),
    ],
)
def test_markers(raw: str, marker: str | None, text: str) -> None:
    assert split_marker(raw) == (marker, text)


@pytest.mark.parametrize(
    ("raw", "blocks"),
    [
        ("**• Safer Halton**", [("•", "Safer Halton")]),
        ("• *Inclusion:* more", [("•", "Inclusion: more")]),
        ("<li>one</li>", [("•", "one")]),
        ("<h2>Key <i>issues</i></h2>", [("##", "Key issues")]),
        ("</ul>", []),
        ("REPORT TO: Board<br>DATE: 3 May", [(None, "REPORT TO: Board"), (None, "DATE: 3 May")]),
        ("<br>- one<br>- two", [("-", "one"), ("-", "two")]),
    ],
)
def test_lines(raw: str, blocks: list[tuple[str | None, str]]) -> None:
    assert [(block.marker, block.text) for block in line_blocks(raw, 1)] == blocks


@pytest.mark.parametrize(
    ("raw", "blocks"),
    [
        ("", []),
        (" &nbsp; ", []),
        ("Employees", [(None, "Employees")]),
        ("• one", [("•", "one")]),
        ("• one • two", [("•", "one"), ("•", "two")]),
        ("- 5", [(None, "- 5")]),
        ("•• *", [(None, "•• *")]),
        ("• ★", [(None, "• ★")]),
        ("<ul><li>x</li><li>y</li></ul>", [("•", "x"), ("•", "y")]),
        ("<ul><li>x<br>z<li>y", [("•", "x"), (None, "z"), ("•", "y")]),
        ('<ul style="list-style-type: none"> • A • B </ul>', [("•", "A"), ("•", "B")]),
        ("<ul> A B C </ul>", [("•", "A B C")]),
        ("<ul> • A <ul> ○ B ○ C </ul></ul>", [("•", "A"), ("•", "B"), ("•", "C")]),
        ("<ul>\uf0b7A \uf0b7B</ul>", [("•", "A"), ("•", "B")]),
        # bullets lost on the way leave two blanks each
        ("<ul>  The plan  The other plan </ul>", [("•", "The plan"), ("•", "The other plan")]),
        ("<p>Work on:</p> <ul> • 3MG </ul>", [(None, "Work on:"), ("•", "3MG")]),
        ("<p>one</p><p>two</p>", [(None, "one"), (None, "two")]),
        ("one<br>two", [(None, "one"), (None, "two")]),
    ],
)
def test_cells(raw: str, blocks: list[tuple[str | None, str]]) -> None:
    assert [(block.marker, block.text) for block in cell_blocks(raw, 1)] == blocks


def test_blocks_know_line_and_order() -> None:
    first, second = line_blocks("one<br>two", 7, order=3)
    assert (first.order, second.order) == (3, 4)
    assert {place.line for place in (first.place, second.place, first.lines[0].place)} == {7}
    assert first.place.page is None
