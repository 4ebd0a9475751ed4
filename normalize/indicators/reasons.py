"""Why a link was made, in a sentence that a person can check on paper."""

from normalize.indicators.evidence import Evidence, RefTie
from normalize.indicators.matching import Ruled
from normalize.indicators.printed_values import Pair, Printed
from normalize.indicators.sightings import Sighting
from normalize.indicators.verdicts import Joined
from normalize.indicators.versions import Version

MOST_VALUES = 3  # shown in a sentence; the rest is counted
MOST_TITLE = 60  # characters of a title in a sentence


def evidence_names(evidence: Evidence) -> str:
    """Kinds of evidence joined by '; '."""
    names = []
    if evidence.tie == RefTie.PAIR:
        names.append("printed_pair")
    elif evidence.tie != RefTie.NONE:
        names.append("ref")
    if evidence.values.agreeing:
        names.append("values")
    if evidence.likeness > 0:
        names.append("text")
    if evidence.in_order:
        names.append("order")
    return "; ".join(names)


def reason_of(pair: Ruled) -> str:
    """The rule, then refs, words and values."""
    e = pair.evidence
    parts = [refs_said(e), words_said(e), values_said(e), order_said(e)]
    why = f"{capital(pair.rule.why)}"
    if pair.rival is not None:
        why += f", but {named(other_side(pair))} fits as well"
    said = "; ".join(part for part in parts if part)
    return f"{why}: {said}." if said else f"{why}."


def refs_said(e: Evidence) -> str:
    """What the refs say."""
    refs = ", ".join(f"{ref}{repaired(e, ref)}" for ref in e.shared)
    if e.tie in (RefTie.OWN, RefTie.NATIONAL):
        return f"both print {refs}"
    if e.tie == RefTie.VARIANT:
        return f"both print a variant of {refs}"
    if e.tie == RefTie.PAIR and e.pair_from is not None:
        cell = e.pair_from.first
        return f"{' and '.join(e.shared)} stand in one cell ({place(cell)})"
    if e.tie == RefTie.FLAG:
        return f"one is flagged {e.shared[0]}, the other is {e.shared[1]}"
    replaced = sorted(e.left.refs & e.right.replaced)
    return f"the later names {', '.join(replaced)} as replaced" if replaced else ""


def repaired(e: Evidence, ref: str) -> str:
    """How a ref stands on paper where a slip of it was repaired."""
    seen = (r for v in (e.left, e.right) for s in v.sightings for r in s.refs if r.ref == ref)
    slips = sorted({r.repaired_from for r in seen if r.repaired_from})
    return f" (also printed {', '.join(repr(slip) for slip in slips)})" if slips else ""


def words_said(e: Evidence) -> str:
    """Where the titles differ."""
    if not e.left.wording.core or not e.right.wording.core:
        return "one row has no title"
    if e.differs.parted:
        names = ", ".join(p.name for p in e.differs.parted)
        return f"titles differ in {names}{differing(e)}"
    if e.same_text:
        return "titles agree"
    if e.differs.same_words:
        return (
            f"titles agree but for base or year ('{' '.join(e.left.wording.details)}' became "
            f"'{' '.join(e.right.wording.details)}')"
        )
    return f"titles are {e.likeness:.2f} alike{differing(e)}"


def differing(e: Evidence) -> str:
    """The words that only one title has."""
    said = []
    if e.differs.left_only:
        said.append(f"only the earlier has '{printed(e.left, e.differs.left_only)}'")
    if e.differs.right_only:
        said.append(f"only the later has '{printed(e.right, e.differs.right_only)}'")
    return f" ({', '.join(said)})" if said else ""


def printed(version: Version, words: tuple[str, ...]) -> str:
    """Words as the title has them."""
    forms = dict(
        zip(reversed(version.wording.words), reversed(version.wording.printed), strict=True)
    )
    return " ".join(forms.get(word, word) for word in words)


def values_said(e: Evidence) -> str:
    """Which values agree and which do not."""
    said = [agreeing(p) for p in e.values.agreeing[:MOST_VALUES]]
    more = len(e.values.agreeing) - MOST_VALUES
    if more > 0:
        said.append(f"{more} more values agree")
    said += [disagreeing(p) for p in e.values.disagreeing[:MOST_VALUES]]
    return ", ".join(said)


def agreeing(pair: Pair) -> str:
    """'target 2013-14 is 84.5 in both'."""
    left, right = number(pair.left), number(pair.right)
    what = f"{pair.left.seen.kind} {pair.left.seen.period}"
    if pair.left.seen.period != pair.right.seen.period:
        return f"{what} is {left}, {pair.right.seen.kind} {pair.right.seen.period} is {right}"
    if left == right:
        return f"{what} is {left} in both"
    return f"{what} is {left} and, rounded, {right}"


def disagreeing(pair: Pair) -> str:
    """'actual 2012-13 is 36, later 18'."""
    what = f"{pair.left.seen.kind} {pair.left.seen.period}"
    return f"{what} is {number(pair.left)}, later {number(pair.right)}"


def number(printed: Printed) -> str:
    """A value with its part."""
    part = f" ({printed.seen.breakdown})" if printed.seen.breakdown else ""
    return f"{printed.value:.10g}{part}"


def order_said(e: Evidence) -> str:
    """That the rows stand in one place."""
    return "they stand beside the same indicator" if e.in_order else ""


def other_side(pair: Ruled) -> Version:
    """The definition of the rival that is not in the pair."""
    if pair.rival is None:
        return pair.evidence.right
    keys = (pair.evidence.left.key, pair.evidence.right.key)
    return pair.rival.right if pair.rival.left.key in keys else pair.rival.left


def judged(joined: Joined) -> str:
    """Who decided, when and why."""
    d = joined.decision
    when = f" on {d.when}" if d.when else ""
    why = f": {d.why}" if d.why else ""
    return f"Decided by {d.who or 'a person'}{when}{why} (line {d.line} of decisions.csv)."


def named(version: Version) -> str:
    """'SCS CYP03 Proportion achieving ...' for a sentence."""
    title = version.measure or "a row without a title"
    short = title if len(title) <= MOST_TITLE else f"{title[: MOST_TITLE - 1].rstrip()}…"
    refs = " ".join(sorted(version.refs))
    return f"'{refs} {short}'" if refs else f"'{short}'"


def place(row: Sighting) -> str:
    """Where a row stands: file, and page or line."""
    if row.page is not None:
        return f"{row.source.source}, page {row.page}"
    return (
        row.source.source
        if row.source_line is None
        else (f"{row.source.source}, line {row.source_line}")
    )


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]
