"""Who answers for a milestone, printed at its end: '(TC)', '– March 2020, TC', 'Lead: Jo Bell'."""

import re
from collections.abc import Collection

from normalize.dates import NAMES, tidy

_LEAD = r"(?:lead|lead\s+officer|resp(?:onsible)?\.?\s+officer|officer)\s*[:–-]\s*"
# '... March 2018. Lead: Jo Bell'
_LED = re.compile(rf"[\s.;,(–-]+(?i:{_LEAD})(?P<who>{NAMES})[\s.)]*$")


def answering_for(text: str, initials: Collection[str]) -> tuple[str, str | None]:
    """The text without who answers for it at its end, and who that is.

    Initials count only where the document's own key explains them: '(AOF)' is no officer.
    """
    words = tidy(text)
    if (led := _LED.search(words)) is not None:
        return words[: led.start()], led["who"]
    if not initials:
        return words, None
    one = "|".join(sorted(map(_spaced, initials), key=len, reverse=True))
    several = rf"(?P<who>(?:{one})(?:\s?[,/&]\s?(?:{one}))*)"
    for pattern, rest in _PLACES:
        found = re.search(pattern.replace("WHO", several), words)
        if found is not None:
            return found.expand(rest), found["who"]
    return words, None


def _spaced(initials: str) -> str:
    """'AMc' also as 'A Mc'."""
    return r"\s?".join(map(re.escape, initials))


# where initials stand at the end of a milestone, and what is left of it without them
_PLACES = (
    (r"^(?P<text>.*\S)\s*\(\s*WHO\s*\)[\s.]*$", r"\g<text>"),
    (r"^(?P<text>.*\()WHO\s*[,;:/–-]\s*(?P<date>[^()]+\))[\s.]*$", r"\g<text>\g<date>"),
    (r"^(?P<text>.*\([^()]+?)\s*[,;:/–-]\s*WHO\)[\s.]*$", r"\g<text>)"),
    (rf"^(?P<text>.*\S)[\s.;,]+(?i:{_LEAD})WHO[\s.]*$", r"\g<text>"),
    (r"^(?P<text>.*\S)\s*[,;/–-]\s*WHO[\s.]*$", r"\g<text>"),
)
