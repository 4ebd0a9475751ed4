"""'PA L105': 'PA LI05' whose I was read as a figure, or the number 105 of a family 'PA L'.

The document's other refs tell: where one is printed 'PA LI04', so was this one. Else it stays as it
is printed.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from normalize.ref_families import LI_AS_FIGURE, ref_table
from normalize.refs import Ref, RefCell
from parsers.report import Report

# 'PA LI04', 'PALl4'
LI = re.compile(r"\b(?P<prefix>[A-Z]{2,5}?)\s?L[Il|]\s?\d")


def li_families(report: Report) -> frozenset[str]:
    """The prefixes that the document prints before 'LI', and those of families that are known."""
    printed = [kpi.ref_text for kpi in report.kpis]
    printed += [objective.linked_indicators or "" for objective in report.objectives]
    known = [family.prefix for family in ref_table().family if family.prefix.endswith(" LI")]
    return frozenset(_prefixes(printed)) | {prefix.removesuffix(" LI") for prefix in known}


def _prefixes(texts: Iterable[str]) -> Iterable[str]:
    return (found["prefix"] for text in texts for found in LI.finditer(text))


def as_printed(cell: RefCell, families: frozenset[str]) -> RefCell:
    """The cell, refs of no such family as they are printed."""
    return replace(cell, refs=tuple(_as_printed(ref, families) for ref in cell.refs))


def _as_printed(ref: Ref, families: frozenset[str]) -> Ref:
    found = LI_AS_FIGURE.fullmatch(ref.repaired_from or "")
    if found is None or found["prefix"] in families:
        return ref
    return replace(ref, ref=ref.repaired_from or ref.ref, repaired_from=None)


def unproved(cell: RefCell) -> list[str]:
    """The refs that stay as they are printed."""
    return [ref.ref for ref in cell.refs if LI_AS_FIGURE.fullmatch(ref.ref)]
