"""Which evidence is enough: the table of rules, read from above; the first that holds decides.

Accepted links have to be right every time, so each accepting rule asks for two kinds of evidence,
or for one that leaves nothing open. What is less is suggested to a person, or not linked.
"""

from collections.abc import Callable
from dataclasses import dataclass

from normalize.indicators.evidence import LATER_LIKE, LEAST_LIKE, LIKE, Evidence, RefTie
from normalize.indicators.rows import LinkStatus, Relation

NEAR = 0.75  # titles that differ in a word or two
SOME = LEAST_LIKE  # titles about one field
MUCH_LIKE = 0.6  # below it, titles that say more were of other measures in the same field
ONE_SIDED_LIKE = 0.4  # one title says one word more, a long one maybe
MOST_WORDS = 0.8  # part of the words that both have: one of five is exchanged
NEARLY_ALL_WORDS = 0.9  # one of ten; one of seven was 'women' and 'minorities' among top earners
SOME_VALUES = 0.5  # weight of values: one whole number below 100
LONG_AND_LIKE = 0.85  # likeness of two titles of many words that differ by one
FEWEST_COMMON = 3  # words: 'children in care' may begin the title of many indicators
MANY_VALUES = 2.0  # weight of values: two that say something, or many that say less
HALF_KEPT = 0.5  # part of the shorter title's words that a national number asks for
ONE_VALUE = 0.6  # weight of one actual that is a whole number below 100
FEWEST_WORDS_KEPT = 0.6  # part of the words that a reworded or later indicator keeps


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    name: str
    holds: Callable[[Evidence], bool]
    status: LinkStatus | None
    why: str
    relation: Relation | None = None


def unparted(e: Evidence) -> bool:
    """No word that tells indicators apart stands on one side only."""
    return not e.differs.parted


def consistent(e: Evidence) -> bool:
    """No two outturns of one year disagree."""
    return not e.values.disagreeing


ACCEPTED, SUGGESTED = LinkStatus.ACCEPTED, LinkStatus.SUGGESTED

RULES = (
    # Two rows of one document are two indicators, unless it prints one twice.
    Rule(
        "printed twice: ref and text",
        lambda e: e.together and e.tie == RefTie.OWN and e.same_text and unparted(e)
        and consistent(e),
        ACCEPTED, "one document prints it twice under one ref in the same words",
    ),
    Rule(
        "printed twice: text and value",
        lambda e: e.together and e.same_text and unparted(e) and consistent(e)
        and e.values.weight > 0,
        ACCEPTED, "one document prints it twice, in the same words and with the same figures",
    ),
    Rule(
        "printed twice: like text and values",
        lambda e: e.together and e.differs.one_sided and not e.differs.details_differ
        and e.likeness >= LIKE and unparted(e) and e.values.agree,
        ACCEPTED, "one document prints it twice: one title only says more, several figures agree",
    ),
    Rule(
        "same words, one document",
        lambda e: e.together and e.same_text and e.telling and unparted(e) and consistent(e),
        SUGGESTED, "the words are the same, but no figure says that the rows are one",
    ),
    Rule(
        "one ref, one document",
        lambda e: e.together and e.tie == RefTie.OWN and e.differs.one_sided and unparted(e)
        and e.likeness >= MUCH_LIKE,
        SUGGESTED, "one document prints the ref twice, and one title only says more",
    ),
    Rule("one document", lambda e: e.together, None, "two rows of one document"),
    # What the document itself says of another indicator.
    Rule(
        "named as its former ref",
        lambda e: bool(e.left.refs & e.right.replaced) and unparted(e) and consistent(e)
        and ((e.same_text and e.telling)
             or (e.likeness >= LIKE and e.kept >= FEWEST_WORDS_KEPT and e.values.agree)),
        ACCEPTED, "the later row's ref cell names the other's ref as its former one, and the words "
        "go on",
    ),
    Rule(
        "named as replaced",
        lambda e: bool(e.left.refs & e.right.replaced),
        ACCEPTED, "the later row's ref cell says that it replaces the other", Relation.SUCCESSOR,
    ),
    Rule(
        "flag and known replacement",
        lambda e: e.tie == RefTie.FLAG and bool(e.replaced) and unparted(e)
        and e.likeness >= ONE_SIDED_LIKE and e.overlap >= FEWEST_WORDS_KEPT
        and consistent(e) and not e.units_differ,
        ACCEPTED, "one flags it as of a set, the other gives its number there, and the words that "
        "were exchanged are known to follow each other",
    ),
    # A word that tells indicators apart outweighs everything.
    Rule(
        "parted, figures agree",
        lambda e: e.tied and e.differs.opposed and e.values.weight >= MANY_VALUES
        and consistent(e),
        SUGGESTED, "the ref and the figures say one indicator, the words say two",
    ),
    Rule(
        "parted by a word more, one ref",
        lambda e: e.tied and e.differs.opposed and e.likeness >= NEAR
        and all(p.one_sided for p in e.differs.parted if not p.partly),
        SUGGESTED, "the ref and most words agree, but only one title has a word that tells "
        "indicators apart", Relation.REDEFINED,
    ),
    Rule(
        "parted, one ref",
        lambda e: e.tie in (RefTie.OWN, RefTie.NATIONAL) and e.differs.opposed,
        ACCEPTED, "a word that tells indicators apart differs", Relation.DIFFERENT,
    ),
    Rule(
        "replaced by law, parted",
        lambda e: e.replaced_across and e.follows and not e.tied and not unparted(e),
        SUGGESTED, "the measure was replaced by the other for all councils", Relation.SUCCESSOR,
    ),
    Rule(
        "parted and alike",
        lambda e: e.differs.opposed and e.likeness >= LIKE,
        ACCEPTED, "a word that tells indicators apart differs", Relation.DIFFERENT,
    ),
    Rule("parted", lambda e: e.differs.opposed, None, "a word tells them apart"),
    Rule(
        "ref goes on, group drawn anew",
        lambda e: e.tie in (RefTie.OWN, RefTie.NATIONAL, RefTie.PAIR) and e.follows
        and e.likeness >= LIKE and e.regrouped and consistent(e),
        ACCEPTED, "the ref and every other word agree, but the group was drawn anew",
    ),
    Rule(
        "ref goes on, limit moved",
        lambda e: e.tied and e.follows and e.likeness >= LIKE and not e.differs.opposed
        and e.limit_moved and e.values.weight >= SOME_VALUES and consistent(e),
        ACCEPTED, "the ref, a figure of the same year and every other word agree, but the limit "
        "of time moved",
    ),
    Rule(
        "ref goes on, other unit",
        lambda e: e.tied and e.follows and e.same_counted and (consistent(e) or e.units_differ),
        ACCEPTED, "the ref and what is counted agree, the unit or base changed",
    ),
    Rule(
        "counted otherwise, one ref",
        lambda e: e.tied and not unparted(e) and e.likeness >= LIKE,
        SUGGESTED, "the ref goes on, but whom or what is counted changed", Relation.REDEFINED,
    ),
    Rule(
        "counted otherwise, new ref",
        lambda e: not e.tied and not unparted(e) and e.follows and e.likeness >= LATER_LIKE,
        SUGGESTED, "the words go on under another ref, but whom or what is counted changed",
        Relation.SUCCESSOR,
    ),
    # One ref, and the texts agree.
    Rule(
        "ref and same words",
        lambda e: e.tied and e.same_text and unparted(e),
        ACCEPTED, "the ref and every word of weight agree",
    ),
    Rule(
        "ref and more words",
        lambda e: e.tied and e.differs.one_sided and unparted(e)
        and (e.likeness >= MUCH_LIKE or (e.extra <= 1 and e.likeness >= ONE_SIDED_LIKE))
        and (e.common >= FEWEST_COMMON or e.extra <= 1)
        and (consistent(e) or e.differs.same_words),
        ACCEPTED, "the ref agrees, and one title only says more than the other",
    ),
    Rule(
        "ref and most words",
        lambda e: e.tied and e.likeness >= NEAR and unparted(e) and consistent(e)
        and (e.overlap >= NEARLY_ALL_WORDS
             or (e.overlap >= MOST_WORDS and e.values.weight >= SOME_VALUES)),
        ACCEPTED, "the ref and nearly all words agree",
    ),
    Rule(
        "ref, like text and values",
        lambda e: e.tied and e.likeness >= SOME and e.values.agree and unparted(e),
        ACCEPTED, "the ref and figures of the same year agree, the words are alike",
    ),
    Rule(
        "national ref and some like text",
        lambda e: e.tie == RefTie.NATIONAL and e.likeness >= SOME and unparted(e)
        and e.kept >= HALF_KEPT and consistent(e) and (not e.units_differ or e.likeness >= LIKE),
        ACCEPTED, "the number is one of the national set, which is given once, and the words are "
        "of its field",
    ),
    Rule(
        "ref and like text",
        lambda e: e.tied and e.likeness >= LIKE,
        SUGGESTED, "the ref agrees, but words were exchanged",
    ),
    Rule(
        "ref and some like text",
        lambda e: e.tied and e.likeness >= SOME and unparted(e),
        SUGGESTED, "the ref agrees, the words are about one field",
    ),
    Rule(
        "ref and values",
        lambda e: e.tied and e.values.agree,
        SUGGESTED, "the ref and figures agree, the words do not",
    ),
    Rule(
        "replaced by law",
        lambda e: bool(e.replaced) and e.follows,
        SUGGESTED, "the measure was replaced by the other for all councils", Relation.SUCCESSOR,
    ),
    Rule(
        "ref reused",
        lambda e: e.tie in (RefTie.OWN, RefTie.NATIONAL)
        and bool(e.left.wording.core and e.right.wording.core),
        ACCEPTED, "the ref was given to another measure", Relation.DIFFERENT,
    ),
    # No ref in common.
    Rule(
        "flag and like text",
        lambda e: e.tie == RefTie.FLAG and e.likeness >= LIKE and consistent(e)
        and (e.differs.one_sided or e.overlap >= MOST_WORDS) and not e.units_differ,
        ACCEPTED, "one flags it as of a set, the other gives its number there; the words are alike",
    ),
    Rule(
        "same words and values",
        lambda e: e.same_text and consistent(e) and e.values.weight > 0
        and (e.values.agree or (e.telling and not e.everyones)),
        ACCEPTED, "every word of weight and figures of the same year agree",
    ),
    Rule(
        "same words",
        lambda e: e.same_text and e.telling and consistent(e) and not e.elsewhere
        and not e.everyones and not e.units_differ,
        ACCEPTED, "every word of weight agrees, and no other part of the council prints it",
    ),
    Rule(
        "more words and values",
        lambda e: e.differs.one_sided and not e.differs.details_differ and e.likeness >= NEAR
        and e.values.agree,
        ACCEPTED, "one title only says more than the other, and figures of the same year agree",
    ),
    Rule(
        "like text and many values",
        lambda e: (e.differs.one_sided or e.overlap >= FEWEST_WORDS_KEPT) and e.likeness >= LIKE
        and not e.differs.details_differ and e.values.agree and e.values.weight >= MANY_VALUES
        and len(e.values.agreeing) > 1,
        ACCEPTED, "most words and several figures agree",
    ),
    Rule(
        "most words and values",
        lambda e: e.likeness >= LIKE and e.kept >= FEWEST_WORDS_KEPT and e.telling
        and not e.everyones and not e.differs.details_differ and e.values.agree
        and e.values.unequal == 0 and not e.units_differ,
        ACCEPTED, "most words agree, and so does every actual of one period that both print",
    ),
    Rule(
        "near text and a value",
        lambda e: e.likeness >= NEAR and (e.differs.one_sided or e.overlap >= MOST_WORDS)
        and e.telling and not e.everyones and not e.differs.details_differ and unparted(e)
        and e.values.weight >= ONE_VALUE and e.values.unequal == 0 and consistent(e)
        and not e.units_differ,
        ACCEPTED, "nearly all words and a figure of the same year agree",
    ),
    Rule(
        "same words in their place",
        lambda e: e.in_order and e.same_text and e.telling and not e.everyones and consistent(e)
        and not e.elsewhere and not e.units_differ,
        ACCEPTED, "every word of weight agrees, and they stand beside the same neighbour",
    ),
    Rule(
        "long text in its place",
        lambda e: e.in_order and e.telling and not e.everyones and e.likeness >= LONG_AND_LIKE
        and e.differs.one_sided and not e.differs.details_differ and consistent(e)
        and not e.units_differ,
        ACCEPTED, "long titles that differ by a word stand beside the same neighbour",
    ),
    Rule(
        "variant of its ref",
        lambda e: bool(e.left.refs & e.right.variants)
        or (bool(e.left.refs & e.right.mentioned) and e.likeness >= LIKE),
        SUGGESTED, "the later row is a part or variant of the other's ref", Relation.SUCCESSOR,
    ),
    Rule(
        "same words elsewhere",
        lambda e: e.same_text and consistent(e),
        SUGGESTED, "the words are the same, but nothing else says that they are one",
    ),
    Rule(
        "near text",
        lambda e: e.likeness >= NEAR,
        SUGGESTED, "the words are alike, the refs are not",
    ),
    Rule(
        "like text and values",
        lambda e: e.likeness >= SOME and e.values.agree,
        SUGGESTED, "figures of the same year agree and the words are alike, the refs are not",
    ),
    Rule(
        "like text, later",
        lambda e: e.follows and e.likeness >= LATER_LIKE,
        SUGGESTED, "a later indicator in much the same words", Relation.SUCCESSOR,
    ),
)  # fmt: skip


def rule_for(evidence: Evidence) -> Rule | None:
    """The first rule that holds; None where nothing speaks for the pair."""
    return next((rule for rule in RULES if rule.holds(evidence)), None)
