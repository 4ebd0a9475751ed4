"""Same or redefined: whether figures under two linked definitions may stand in one line."""

from dataclasses import dataclass

from normalize.definitions.compare import Alikeness, compare
from normalize.indicators.evidence import Evidence
from normalize.indicators.reasons import disagreeing
from normalize.indicators.rows import Relation


@dataclass(frozen=True, slots=True)
class Told:
    """The relation of two linked definitions, and what changed."""

    relation: Relation
    why: str = ""


def relation_of(evidence: Evidence, council: str | None) -> Told:
    """Redefined where the words, the unit or the scale of the same outturn changed.

    What one document prints twice is one definition, however it is worded.
    """
    left, right = evidence.left, evidence.right
    if evidence.together:
        return Told(Relation.SAME)
    compared = compare(left.measure or "", right.measure or "", council)
    if compared.relation == Alikeness.REDEFINED:
        return Told(Relation.REDEFINED, compared.reason)
    if evidence.values.rebased and not evidence.values.agreeing:
        said = disagreeing(evidence.values.rebased[0])
        return Told(Relation.REDEFINED, f"The same outturn is on another scale: {said}.")
    if evidence.units_differ and not evidence.values.agreeing:
        return Told(Relation.REDEFINED, "The unit of the figures changed.")
    return Told(Relation.SAME)
