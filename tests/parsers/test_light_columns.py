"""Columns of lights in words, and of sentences beside them, under heads of many names."""

import pytest

from extract import read
from normalize import normalize
from parsers import parse

TOP = "Performance Report\n\nQuarter 2 2012/13\n\n2.0 Performance\n\n"


@pytest.mark.parametrize(
    ("head", "cells", "read_as"),
    [
        ("Result", ("Green", "Red", "Amber"), ["Green", "Red", "Amber"]),
        ("Result", ("G", "N/A", "R"), ["G", "N/A", "R"]),
        # 'A' may be 'annual'
        ("Frequency", ("A", "A", "A"), None),
        # one light alone, and a word that is none
        ("Result", ("Green", "", ""), None),
        ("Result", ("Green", "Red", "Survey"), None),
    ],
)
def test_a_column_of_lights_is_the_progress(
    head: str, cells: tuple[str, ...], read_as: list[str] | None
) -> None:
    rows = "".join(f"Homes let in ward {n}\t40\t44\t{cell}\n" for n, cell in enumerate(cells, 1))
    made = parse(read(f"{TOP}Indicator\t2012/13\tTarget 2012/13\t{head}\n{rows}".encode()))
    lights = [kpi.progress.text if kpi.progress else None for kpi in made.kpis]
    assert lights == (read_as or [None, None, None])


def test_of_two_columns_of_lights_neither_is_told() -> None:
    rows = "".join(f"Homes let in ward {n}\t40\t44\tGreen\tRed\n" for n in (1, 2, 3))
    made = parse(read(f"{TOP}Indicator\t2012/13\tTarget 2012/13\tThen\tNow\n{rows}".encode()))
    assert [kpi.progress for kpi in made.kpis] == [None, None, None]


@pytest.mark.parametrize("head", ["Progress in the month", "What we have done", "Progress so far"])
def test_sentences_beside_a_light_are_the_commentary(head: str) -> None:
    rows = "".join(
        f"P{n}\tOpen centre {n}\tMarch 2013\tGreen\tThe roof of centre {n} is on.\n" for n in (1, 2)
    )
    made = parse(read(f"{TOP}Ref\tMilestone\tDue\tStatus\t{head}\n{rows}".encode()))
    assert [m.commentary for m in made.milestones] == [
        "The roof of centre 1 is on.",
        "The roof of centre 2 is on.",
    ]


def test_progress_that_is_told_in_sentences_alone_is_the_commentary() -> None:
    rows = "".join(f"P{n}\tOpen centre {n}\tThe roof of centre {n} is on.\n" for n in (1, 2))
    made = parse(read(f"{TOP}Ref\tMilestone\tProgress to date\n{rows}".encode()))
    assert [m.progress for m in made.milestones] == [None, None]
    assert made.milestones[0].commentary == "The roof of centre 1 is on."


def test_lamps_or_lights_among_sentences_are_the_progress() -> None:
    rows = "".join(f"P{n}\tOpen centre {n}\tThe roof of centre {n} is on.\n" for n in (1, 2))
    lit = "P3\tOpen centre 3\tGreen\n"
    made = parse(read(f"{TOP}Ref\tMilestone\tProgress to date\n{rows}{lit}".encode()))
    assert [m.progress is not None for m in made.milestones] == [True, True, True]


def test_a_light_and_its_comment_in_one_cell_are_the_progress() -> None:
    rows = "P1\tOpen the pool\tGreen – it is open.\nP2\tShut the baths\tRed: they leak badly.\n"
    text = f"{TOP}Ref\tMilestone\tProgress to date\n{rows}"
    made = normalize(parse(read(text.encode())), document_id="doc-x")
    assert [(m.progress, m.progress_text) for m in made.milestones] == [
        ("green", "Green – it is open."),
        ("red", "Red: they leak badly."),
    ]
