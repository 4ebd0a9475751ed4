import pytest

from normalize.lamps import is_lamps, lamp_light, lamp_table

LAMPS = [
    # printed, with a key that has amber, with one that has none
    ("00*", "green", "green"),
    ("oo ∦", "green", "green"),
    ("○ ○ ★", "green", "green"),
    ("•• *", "green", "green"),
    ("o * o", "amber", "amber"),
    ("* 00", "red", "red"),
    ("★ ○ ○", "red", "red"),
    # one lamp lost: the star may have been in the middle
    ("○ ★", None, "green"),
    ("* 0", None, "red"),
    # the star lost, or all lamps
    ("00", None, None),
    ("*", None, None),
    ("", None, None),
    # not lamps at all
    ("Green", None, None),
    ("0*1", None, None),
]


@pytest.mark.parametrize(("text", "amber", "plain"), LAMPS)
def test_the_starred_lamp(text: str, amber: str | None, plain: str | None) -> None:
    assert lamp_light(text, with_amber=True) == amber
    assert lamp_light(text, with_amber=False) == plain


@pytest.mark.parametrize("example", lamp_table().example, ids=lambda e: e.text)
def test_examples(example) -> None:
    assert is_lamps(example.text)
    assert lamp_light(example.text, with_amber=True) == example.light
