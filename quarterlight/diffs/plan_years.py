"""Plan years as people write them."""

import re

# '2012-13', '2012/13', '12/13', '2012-2013'
YEAR = re.compile(r"^(?:20)?(?P<first>\d\d)\s?[-/–]\s?(?:20)?(?P<second>\d\d)$")


def plan_year(text: str) -> str | None:
    """'2012-13' of '2012/13' or '12-13'; None where the text names no year of twelve months."""
    found = YEAR.match(text.strip())
    if not found or (int(found["first"]) + 1) % 100 != int(found["second"]):
        return None
    return f"20{found['first']}-{found['second']}"
