import pytest

from normalize.column_words import MissingReason
from normalize.reasons import ReasonWords, reason_of, reason_table, reason_within, whole_reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("N/A", MissingReason.NOT_APPLICABLE),
        ("n/a", MissingReason.NOT_APPLICABLE),
        ("TBC", MissingReason.TO_BE_CONFIRMED),
        ("Refer comment below", MissingReason.REFER_TO_COMMENT),
        ("Refer commen t", MissingReason.REFER_TO_COMMENT),
        ("Not measure d", MissingReason.NOT_AVAILABLE),
        ("New Indicator", MissingReason.NEW_INDICATOR),
        ("Available Q3", MissingReason.NOT_AVAILABLE),
        ("", MissingReason.BLANK),
        ("–", MissingReason.BLANK),
        ("Small cohorts: targets are not meaningful, due to variation",
         MissingReason.NOT_APPLICABLE),
        ("Due to few cases targets are not meaningful", MissingReason.NOT_APPLICABLE),
        ("Targets will be set once the framework is out", MissingReason.TO_BE_CONFIRMED),
        ("New measure awaiting baseline figure", MissingReason.TO_BE_CONFIRMED),
        ("Close the gap with the region", None),
        ("Improve", None),
    ],
)  # fmt: skip
def test_reason_of(text: str, reason: MissingReason | None) -> None:
    assert reason_of(text) == reason


@pytest.mark.parametrize("entry", reason_table().whole, ids=lambda e: e.pattern[:30])
def test_whole_patterns_match_their_examples(entry: ReasonWords) -> None:
    assert entry.examples
    for example in entry.examples:
        assert whole_reason(example) == entry.reason, example


@pytest.mark.parametrize("entry", reason_table().within, ids=lambda e: e.pattern[:30])
def test_patterns_within_match_their_examples(entry: ReasonWords) -> None:
    assert entry.examples
    for example in entry.examples:
        assert reason_within(example) == entry.reason, example
