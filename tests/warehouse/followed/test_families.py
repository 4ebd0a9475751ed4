"""Which wordings are one definition."""

import random

import pytest

from warehouse.followed.families import Tie, Wording, families


def same(left: str, right: str, by: str = "rule", score: float = 0.9) -> Tie:
    return Tie(left, right, "same", "accepted", by, score)


def apart(left: str, right: str, status: str = "accepted") -> Tie:
    return Tie(left, right, "redefined", status, "rule", 0.9)


CASES: dict[str, tuple[list[Tie], dict[str, str]]] = {
    "no links": ([], {"a": "a", "b": "b", "c": "c"}),
    "a chain goes by its oldest wording": (
        [same("b", "c"), same("a", "b")],
        {"a": "a", "b": "a", "c": "a"},
    ),
    "only accepted links join": (
        [Tie("a", "b", "same", "suggested", "rule"), Tie("b", "c", "same", "withdrawn", "rule")],
        {"a": "a", "b": "b", "c": "c"},
    ),
    "a redefinition parts": ([same("a", "b"), apart("b", "c")], {"a": "a", "b": "a", "c": "c"}),
    "the weaker link gives way to a redefinition": (
        [same("a", "b", score=0.8), same("b", "c", score=0.9), apart("a", "c")],
        {"a": "a", "b": "b", "c": "b"},
    ),
    "a person's link is the strongest": (
        [same("a", "b", by="person", score=0), same("b", "c"), apart("a", "c")],
        {"a": "a", "b": "a", "c": "c"},
    ),
    "a suggested redefinition parts nothing": (
        [same("a", "b"), apart("a", "b", status="suggested")],
        {"a": "a", "b": "a", "c": "c"},
    ),
    "links to definitions that are gone": ([same("a", "gone")], {"a": "a", "b": "b", "c": "c"}),
}
WORDINGS = [Wording("a", "2010-11"), Wording("b", "2012-13"), Wording("c", None)]


@pytest.mark.parametrize(("ties", "expected"), CASES.values(), ids=CASES.keys())
def test_families(ties: list[Tie], expected: dict[str, str]) -> None:
    assert families(WORDINGS, ties).of == expected


@pytest.mark.parametrize("seed", range(20))
def test_order_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"def-{n}" for n in range(12)]
    wordings = [Wording(name, chance.choice(["2010-11", "2012-13", None])) for name in names]
    ties = [chance.choice([same, same, apart])(*chance.sample(names, 2)) for _ in range(14)]
    found = families(wordings, ties)
    for _ in range(3):
        chance.shuffle(wordings)
        chance.shuffle(ties)
        assert families(wordings, ties) == found


def test_a_link_that_joins_nothing_is_told() -> None:
    weak = same("a", "b", score=0.8)
    assert families(WORDINGS, [weak, same("b", "c"), apart("a", "c")]).refused == (weak,)
