"""What speaks for and against two definitions being one indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from normalize.definitions.compare import counted_key, same_counted, same_figure
from normalize.indicators.differences import Difference, difference, regrouped
from normalize.indicators.likeness import Titles
from normalize.indicators.printed_values import Agreement, ValueBook, agreement
from normalize.indicators.successions import crossed_by, replacements
from normalize.indicators.versions import FEWEST_TELLING, Version, is_national
from normalize.indicators.wording import limit_words

LIKE = 0.5
"""Likeness of titles that share most of their rare words."""

LEAST_LIKE = 0.3
"""Likeness below which not even figures make two titles without a common ref worth a look."""

LATER_LIKE = 0.3
"""Likeness from which a later title may be a successor's."""


class RefTie(StrEnum):
    """How the refs of two definitions hang together, the strongest that holds."""

    OWN = "own"
    NATIONAL = "national"
    VARIANT = "variant"
    PAIR = "pair"
    FLAG = "flag"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence on a pair; `left` is printed earlier.

    `shared` are the refs of the tie, `pair_from` the definition that prints them in one cell;
    `together`: one document prints both; `in_order`: their neighbours are linked;
    `same_figure`: the titles say the same when words of one meaning are one;
    `replaced`: the replacements for all councils that lead from one to the other;
    `same_counted`: they do but for unit, base or aim;
    `elsewhere`: other directorates print the two in the same year.
    """

    left: Version
    right: Version
    tie: RefTie
    shared: tuple[str, ...]
    pair_from: Version | None
    likeness: float
    differs: Difference
    values: Agreement
    together: bool
    elsewhere: bool
    units_differ: bool
    replaced: frozenset[str]
    same_figure: bool = False
    same_counted: bool = False
    in_order: bool = False

    @property
    def tied(self) -> bool:
        """Whether a ref says that they are one."""
        return self.tie in (RefTie.OWN, RefTie.NATIONAL, RefTie.VARIANT, RefTie.PAIR)

    @property
    def same_text(self) -> bool:
        """Whether the titles say the same in every word of weight."""
        known = bool(self.left.wording.core and self.right.wording.core)
        same = self.differs.same_words or self.same_figure
        return known and same and not self.differs.details_differ

    @property
    def replaced_across(self) -> bool:
        """Whether a known replacement leads over all that parts the two, for one band of ages."""
        names = {p.name for p in self.differs.parted if not p.partly}
        begins = [{first for first, _ in v.wording.ages} for v in (self.left, self.right)]
        other_ages = all(begins) and begins[0].isdisjoint(begins[1])
        return bool(self.replaced) and not other_ages and names <= crossed_by(self.replaced)

    @property
    def regrouped(self) -> bool:
        """Whether only the group was drawn anew: another age band that overlaps, other subjects."""
        return regrouped(self.left.wording, self.right.wording, self.differs)

    @property
    def limit_moved(self) -> bool:
        """Whether only a limit of time differs: 'within 24 hours', 'within one working day'."""
        rest = self.differs.left_only + self.differs.right_only
        return bool(rest) and all(w[0].isdigit() or w in limit_words() for w in rest)

    @property
    def telling(self) -> bool:
        """Whether the shared words are enough to know an indicator by."""
        return len(set(self.left.wording.words)) >= FEWEST_TELLING

    @property
    def common(self) -> int:
        """Words of weight that both have."""
        return len(set(self.left.wording.words)) - len(self.differs.left_only)

    @property
    def extra(self) -> int:
        """Words of weight that only one has."""
        return max(len(self.differs.left_only), len(self.differs.right_only))

    @property
    def kept(self) -> float:
        """Part of the shorter title's words that the other has, too."""
        sides = (
            (self.left.wording.words, self.differs.left_only),
            (self.right.wording.words, self.differs.right_only),
        )
        return max(1 - len(rest) / max(len(set(words)), 1) for words, rest in sides)

    @property
    def everyones(self) -> bool:
        """Whether every department measures it of itself, and they may be two departments."""
        named = self.left.wording.everyones or self.right.wording.everyones
        return named and not same_part(self.left, self.right)

    @property
    def overlap(self) -> float:
        """Part of the words that both have."""
        mine, other = len(set(self.left.wording.words)), len(set(self.right.wording.words))
        rest = max(len(self.differs.left_only), len(self.differs.right_only))
        return 1 - rest / max(mine, other, 1)

    @property
    def follows(self) -> bool:
        """Whether the right one begins after the left one ended."""
        return self.left.ends < self.right.begins

    @property
    def score(self) -> float:
        """Strength, 0 to 1: what each kind of evidence leaves open, multiplied. No probability."""
        text = 0.8 * self.likeness * (1.0 if self.differs.one_sided else self.overlap)
        ref = TIE_STRENGTH[self.tie]
        values = min(0.9, 0.45 * self.values.weight)
        known = KNOWN_STRENGTH if self.replaced else 0.0
        doubt = 0.7 if self.values.disagreeing or self.differs.parted else 1.0
        return round(doubt * (1 - (1 - text) * (1 - ref) * (1 - values) * (1 - known)), 4)


TIE_STRENGTH = {
    RefTie.OWN: 0.6,
    RefTie.NATIONAL: 0.5,
    RefTie.VARIANT: 0.5,
    RefTie.PAIR: 0.4,
    RefTie.FLAG: 0.25,
    RefTie.NONE: 0.0,
}
"""Part of the doubt that a ref takes away; an own ref more than a national one, which several
indicators of a council may name."""

KNOWN_STRENGTH = 0.3
"""Part of the doubt that a replacement known for all councils takes away."""

PrintedPairs = Mapping[tuple[str, str], Version]


def printed_pairs(versions: Sequence[Version]) -> PrintedPairs:
    """The pairs of refs that one cell prints as names of one row, with the first that does."""
    found: dict[tuple[str, str], Version] = {}
    for version in versions:
        for a, b in product(sorted(version.refs), repeat=2):
            if a != b:
                found.setdefault((a, b), version)
    return found


def evidence_of(
    left: Version,
    right: Version,
    titles: Titles,
    book: ValueBook,
    pairs: PrintedPairs,
    council: str | None = None,
) -> Evidence | None:
    """Gather the evidence on two definitions; None where neither refs nor words say anything."""
    if (right.begins, right.key) < (left.begins, left.key):
        left, right = right, left
    tie, shared, pair_from = ref_tie(left, right, pairs)
    likeness = titles.likeness(left.wording.core, right.wording.core)
    replaced = replacements(left.measure, right.measure)
    named = bool(left.refs & (right.replaced | right.variants))
    tied = named or tie not in (RefTie.NONE, RefTie.FLAG)
    counted = counted_alike(left, right, council)
    looked_at = tied or counted or bool(replaced)
    if not (looked_at or worth_a_look(left, right, likeness, book)):
        return None
    compared = tied or counted or likeness >= LIKE or book.share(left, right)
    return Evidence(
        left=left,
        right=right,
        tie=tie,
        shared=shared,
        pair_from=pair_from,
        likeness=likeness,
        differs=difference(left.wording, right.wording),
        values=agreement(book, left, right) if compared else Agreement(),
        together=bool(left.documents & right.documents),
        elsewhere=printed_elsewhere(left, right),
        units_differ=units_differ(left, right),
        replaced=replaced,
        same_figure=compared and same_figure(left.measure or "", right.measure or "", council),
        same_counted=compared and same_counted(left.measure or "", right.measure or "", council),
    )


def counted_alike(left: Version, right: Version, council: str | None) -> bool:
    """Whether the two titles count the same when words of one meaning are one."""
    keys = [counted_key(v.measure or "", council) for v in (left, right)]
    return bool(keys[0]) and keys[0] == keys[1]


def worth_a_look(left: Version, right: Version, likeness: float, book: ValueBook) -> bool:
    """Whether two titles without a common ref are alike enough for any rule."""
    if left.documents & right.documents:
        return likeness >= LIKE
    if book.share(left, right):
        return likeness >= LEAST_LIKE
    return likeness >= (LATER_LIKE if left.ends < right.begins else LIKE)


def ref_tie(
    left: Version, right: Version, pairs: PrintedPairs
) -> tuple[RefTie, tuple[str, ...], Version | None]:
    """The strongest tie between the refs, the refs and the definition that prints a pair."""
    shared = left.refs & right.refs
    own = sorted(r for r in shared if not is_national(r))
    if own:
        return RefTie.OWN, tuple(own), None
    if shared:
        return RefTie.NATIONAL, tuple(sorted(shared)), None
    variants = left.variants & right.variants
    if variants:
        return RefTie.VARIANT, tuple(sorted(variants)), None
    for a, b in product(sorted(left.refs), sorted(right.refs)):
        if (a, b) in pairs:
            return RefTie.PAIR, (a, b), pairs[a, b]
    numbered = flag_and_number(left, right) or flag_and_number(right, left)
    return (RefTie.FLAG, numbered, None) if numbered else (RefTie.NONE, (), None)


def flag_and_number(flagged: Version, numbered: Version) -> tuple[str, ...]:
    """'SCS' in one and 'SCS CYP08' in the other: the set is named here, the number there."""
    for flag in sorted(flagged.flags):
        if any(ref.startswith(f"{flag} ") for ref in flagged.refs):
            continue
        refs = sorted(ref for ref in numbered.refs if ref.startswith(f"{flag} "))
        if refs:
            return (flag, refs[0])
    return ()


def printed_elsewhere(left: Version, right: Version) -> bool:
    """Whether two parts of the council print the two in the same year."""
    return any(
        year == another and other_parts(here, there)
        for year, here in left.parts
        for another, there in right.parts
    )


def same_part(left: Version, right: Version) -> bool:
    """Whether one named service of the council prints both."""
    mine = {here for _, here in left.parts if all(here)}
    return any(there in mine for _, there in right.parts)


def other_parts(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two parts of a council are known to be different ones."""
    return any(a and b and a != b for a, b in zip(one, other, strict=True))


def units_differ(left: Version, right: Version) -> bool:
    """Whether the two were never printed in one unit."""
    return bool(left.units) and bool(right.units) and not left.units & right.units
