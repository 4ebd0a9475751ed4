"""Many reports from a few: the text samples with other councils, years, figures and refs."""

import random
import re
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples" / "reports" / "brackenshire"

DOCUMENTS_A_COUNCIL = 60
"""About fifteen years of reports of one directorate."""

YEARS = 9
"""How far a report is moved in time, at most."""

# '2012/13', '13/14', '12-13', '2013'
YEARS_NAMED = re.compile(
    r"\b(?:(?P<century>20)?(?P<first>[01]\d)(?P<joint>[/-])(?P<second>[012]\d)|20(?P<year>[01]\d))\b"
)
# '14.2%', '1,402', '231' in a cell of their own
FIGURE = re.compile(r"(?<=\t)(?P<figure>[£\d][\d,]*(?:\.\d+)?)(?=%?(?:\t|$))")
# 'SCS CYP09', 'ELS LI03'
REF = re.compile(r"\b(?P<family>SCS|ELS|DIS|COP|CFS|BSC)(?=\s?(?:LI|CYP|ELS|SH)\s?\d)")


def write_archive(folder: Path, count: int) -> None:
    """So many reports in a folder for each council, and archive.csv that names the councils."""
    texts = sample_texts()
    councils = range((count + DOCUMENTS_A_COUNCIL - 1) // DOCUMENTS_A_COUNCIL)
    for number in range(count):
        write_report(folder, number, texts)
    lines = [f"council{c:04d},Council {c:04d},https://council{c:04d}.example" for c in councils]
    (folder / "archive.csv").write_text("folder,council,url\n" + "\n".join(lines) + "\n")


def write_one_more(folder: Path, count: int) -> None:
    """One report more, of the first council."""
    write_report(folder, count, sample_texts(), council=0)


def sample_texts() -> list[str]:
    """The text samples."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def write_report(folder: Path, number: int, texts: list[str], council: int | None = None) -> None:
    """One report: its sample, its year and its figures follow from its number."""
    place = number // DOCUMENTS_A_COUNCIL if council is None else council
    within = number % DOCUMENTS_A_COUNCIL
    text = varied(texts[within % len(texts)], within // len(texts) % YEARS, place, number)
    path = folder / f"council{place:04d}" / f"report{number:06d}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def varied(text: str, years: int, council: int, seed: int) -> str:
    """The text some years later, in another council, with other figures."""
    chance = random.Random(seed)
    family = f"{chr(65 + council % 26)}{chr(65 + council // 26 % 26)}"
    text = YEARS_NAMED.sub(lambda m: later(m, years), text)
    text = REF.sub(lambda m: f"{family}{m['family'][0]}", text)
    return "\n".join(FIGURE.sub(lambda m: figure(m, chance), line) for line in text.split("\n"))


def later(found: re.Match[str], years: int) -> str:
    """A year or '13/14' some years later; what is no pair of years stays."""
    if found["year"]:
        return f"20{int(found['year']) + years:02d}"
    first, second = int(found["first"]), int(found["second"])
    if second != first + 1:
        return found[0]
    return f"{found['century'] or ''}{first + years:02d}{found['joint']}{second + years:02d}"


def figure(found: re.Match[str], chance: random.Random) -> str:
    """A figure up to a fifth larger or smaller, with as many decimals."""
    plain = found["figure"].replace(",", "").replace("£", "")
    decimals = len(plain.partition(".")[2])
    return f"{float(plain) * chance.uniform(0.8, 1.2):.{decimals}f}"
