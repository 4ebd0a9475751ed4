"""decisions.csv and indicators.csv: written, edited by hand, read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.indicators.judgement_files import (
    UnreadableError,
    appended,
    decisions_text,
    read_decisions,
    read_registry,
    registry_text,
)
from normalize.indicators.judgements import Decision, Registered, Verdict

SAME = Decision(2, Verdict.SAME, "def-1", "def-2", who="JB", when="2026-01-05", why="one note")
EDITED = [
    "decision,left,right,who,when,why\nsame,def-1,def-2,JB,2026-01-05,one note\n",
    "\ufeffdecision,left,right,who,when,why\r\nsame,def-1,def-2,JB,2026-01-05,one note\r\n",
    'Decision;Left;Right;Who;When;Why\n"same";def-1;"def-2";JB;2026-01-05;"one note"\n',
    "why\twhen\twho\tright\tleft\tdecision\none note\t2026-01-05\tJB\tdef-2\tdef-1\tSAME\n",
    "decision,left,right,who,when,why,colour\nsame, def-1 ,def-2,JB,2026-01-05,one  note,blue\n",
]


@pytest.mark.parametrize("text", EDITED)
def test_hand_edited_files_are_read(text: str) -> None:
    assert read_decisions(text) == ((SAME,), ())


def test_blank_lines_count_as_lines() -> None:
    decisions, problems = read_decisions("decision,left,right\n\n,,\nsame,def-1,def-2\n")
    assert ([d.line for d in decisions], problems) == ([4], ())


BAD = [
    ("perhaps,def-1,def-2", "'perhaps' is none of same"),
    ("same,,def-2", "the column 'left' is empty"),
    ("same,def-1,", "the column 'right' is empty"),
    ("same,def-1,def-1", "both sides are the same"),
    ("correct,kpis:1", "the column 'column' is empty"),
]


@pytest.mark.parametrize(("line", "wrong"), BAD)
def test_a_bad_line_is_a_finding_and_the_others_hold(line: str, wrong: str) -> None:
    text = f"decision,left,right\n{line}\nsame,def-1,def-2\n"
    decisions, (problem,) = read_decisions(text)
    assert [d.left for d in decisions] == ["def-1"]
    assert (problem.code, problem.source_line) == ("judgement_unreadable", 2)
    assert wrong in problem.message


@pytest.mark.parametrize("text", ["verdict,left\nsame,def-1\n", 'decision,left\n"same,def-1'])
def test_a_file_of_another_kind_is_a_finding(text: str) -> None:
    decisions, problems = read_decisions(text)
    assert (decisions, len(problems)) == ((), 1)


def test_an_empty_file_holds_nothing() -> None:
    assert read_decisions("") == ((), ())
    assert read_registry("\n") == ((), ())


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
LINK = st.builds(
    Decision,
    line=st.just(2),
    verdict=st.sampled_from([v for v in Verdict if v != Verdict.CORRECT]),
    left=CELL.map(lambda c: f"def-{c}"),
    right=CELL.map(lambda c: f"def-other{c}"),
    who=CELL,
    when=st.just("2026-01-05"),
    why=CELL,
)


@given(LINK)
def test_what_is_written_is_read(decision: Decision) -> None:
    assert read_decisions(decisions_text([decision])) == ((decision,), ())


@given(st.lists(st.builds(Registered, CELL.map(lambda c: f"ind-{c}"), CELL.map(lambda c: f"a{c}"))))
def test_the_registry_is_read_as_written(lines: list[Registered]) -> None:
    assert read_registry(registry_text(lines)) == (tuple(lines), ())


def test_a_registry_line_without_anchor_is_a_finding() -> None:
    lines, problems = read_registry("id,anchor\nind-1,\nind-2,a\n")
    assert ([r.id for r in lines], [p.source_line for p in problems]) == (["ind-2"], [2])


@pytest.mark.parametrize("text", EDITED)
def test_a_line_is_added_in_the_order_of_the_file(text: str) -> None:
    more = Decision(3, Verdict.DIFFERENT, "def-3", "def-4", who="JB", when="2026-01-06", why="a, b")
    added = appended(text, more)
    assert added.startswith(text)
    assert read_decisions(added) == ((SAME, more), ())


def test_adding_to_nothing_writes_the_header() -> None:
    assert appended("", SAME) == decisions_text([SAME])


def test_nothing_is_added_to_a_file_of_another_kind() -> None:
    with pytest.raises(UnreadableError):
        appended("colour,size\nred,2\n", SAME)
