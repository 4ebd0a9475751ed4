"""Why a PDF is refused does not depend on the files that were refused before it."""

from collections.abc import Callable

import pytest

import extract
from extract.states import ReadError, State
from tests.hostile import damage

REFUSED = {
    "no pages": (damage.empty_tree, State.DAMAGED),
    "cut": (lambda: damage.cut(5), State.DAMAGED),
    "password": (damage.user_locked, State.ENCRYPTED),
}


@pytest.mark.parametrize(("make", "state"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refusal_is_the_same_after_any_other(make: Callable[[], bytes], state: State) -> None:
    said = set()
    for before, _ in REFUSED.values():
        with pytest.raises(ReadError):
            extract.read(before())
        with pytest.raises(ReadError) as refused:
            extract.read(make())
        said.add((refused.value.state, refused.value.reason))
    assert len(said) == 1
    assert said.pop()[0] is state
