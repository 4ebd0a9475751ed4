"""What the words of a measure say of its figures: which way is better, how far, from where."""

import re
from dataclasses import dataclass
from functools import lru_cache

from normalize.column_words import Calendar, Coverage, Unit
from normalize.dates import tidy
from normalize.definitions.vocabulary import first_said, phrase, telling_words
from normalize.definitions.words import KEPT
from normalize.units import calendar_of, coverage_of, measure_unit

# 'from 2009 baseline (58.9 rolling quarterly average)', '2010/11 (1277 baseline)',
# '(22.7 rate per 10,000 baseline)', 'baseline of 45%', 'baseline 2011-12: 30'
BASELINE = re.compile(
    r"""
    (?:\b(?:from|against|on|since|compared\s(?:to|with))\s(?:the\s|an?\s)?)?
    (?:
        (?P<text>
            (?:(?:19|20)\d\d(?:\s?[-/]\s?\d\d(?:\d\d)?)?\s)?        # the year
            (?:
                \([^()]*\bbaseline\b[^()]*\)                       # the figure in brackets
              | (?:[\d.,]+%?\s)?\bbaseline\b
                (?:\s?(?:of|was|is|at|in|year|:|=)\s?)?
                (?:\s?[\d.,/-]*\d%?)?
                (?:\s\([^()]*\))?                                  # '2009 baseline (140 ...)'
            )
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
BRACKETS = re.compile(r"^\(([^()]*)\)$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words say; None where they do not say it.

    `polarity` is 'higher' or 'lower' (which way is better), `polarity_source` its words.
    """

    polarity: str | None
    polarity_source: str | None
    coverage: Coverage | None
    calendar: Calendar | None
    unit: Unit | None
    unit_text: str | None
    baseline: str | None


def wording(measure: str) -> Wording:
    """Everything the words of a measure say."""
    better = polarity(measure)
    unit = measure_unit(measure)
    return Wording(
        polarity=better[0] if better else None,
        polarity_source=better[1] if better else None,
        coverage=coverage(measure),
        calendar=calendar_of(measure),
        unit=unit.unit,
        unit_text=unit.unit_text,
        baseline=baseline(measure),
    )


@lru_cache(maxsize=KEPT)
def polarity(measure: str | None) -> tuple[str, str] | None:
    """Which way is better ('higher', 'lower') and the words that say so; None where none do.

    An aim that opens the title ('Reduce the ...') decides before words inside it ('gap').
    """
    words = tidy(measure or "")
    table = telling_words()
    for entries, opening in ((table.aim, True), (table.better, False)):
        said = first_said(tuple(e for e in entries if e.polarity), words, opening)
        if said is not None and said.polarity is not None:
            found = phrase(said.pattern, opening).search(words)
            return said.polarity, found[0].strip() if found else words
    return None


def coverage(measure: str | None) -> Coverage | None:
    """How far the figures reach by the measure's own words; None where they do not say."""
    said = first_said(telling_words().reach, tidy(measure or ""))
    return said.coverage if said else coverage_of(measure, "measure")


@lru_cache(maxsize=KEPT)
def baseline(measure: str | None) -> str | None:
    """The baseline that the words name, as printed ('2009 baseline (140 conceptions)')."""
    found = BASELINE.search(tidy(measure or ""))
    if not found:
        return None
    return BRACKETS.sub(r"\1", found["text"].strip())


def without_baseline(measure: str) -> str:
    """The measure with its baseline and the 'from' before it taken out."""
    return BASELINE.sub(" ", measure)
