"""Comments under a label that another one has: one for each row of that label, or a wrong label."""

import regex

from extract.findings import Finding
from parsers.comment_run import Labelled, Run
from parsers.refs import ref_key

# A comment whose label was already used is moved only on this many words it shares with another.
SHARED_NAMES = 2
# 'Ingeus', 'A4E', 'BID': names and numbers tell texts apart
_NAME = regex.compile(r"\b(?:\p{Lu}[\p{L}\d]*\d[\p{L}\d]*|\p{Lu}[\p{L}]{2,}|\d{2,})\b")
_COMMON = frozenset({"The", "This", "These", "Performance", "Quarter", "Year", "All", "Work"})


def _names(text: str) -> set[str]:
    return set(_NAME.findall(text)) - _COMMON


def _told_in_order(label: str, labelled: list[Labelled]) -> bool:
    """Gives as many comments as there are rows with their label to these, one each, in order.

    'PH 01' stands beside two milestones, and two comments begin with it.
    """
    said = [one for one in labelled if one.label == label]
    rows = said[0].rows if said else []
    all_texts = {text for one in said for text in one.texts}
    same = all(one.rows == rows and one.texts for one in said)
    if not same or not 1 < len(rows) == len(said):
        return False
    if any(text not in all_texts for row in rows for text in row.comments):
        return False  # the table itself comments on them
    for row, one in zip(rows, said, strict=True):
        row.comments[:] = one.texts
    return True


def settle(run: Run, findings: list[Finding]) -> None:
    """Give each repeated label's comment to its rows, or to the one silent row it is plainly about.

    Two comments are printed under one ref, and a row beside has none: where the second names at
    least two things that only that row's text names, the printed label is wrong.
    """
    told = {label for label in run.used if _told_in_order(label, run.labelled)}
    for comment in run.repeated:
        if " ".join(map(ref_key, comment.label.split(", "))) in told:
            continue
        labelled = set().union(*(_names(row.text) for row in comment.rows))
        own = _names(comment.text) - labelled
        silent = [row for row in run.table if not row.comments]
        meant = [row for row in silent if len(_names(row.text) & own) >= SHARED_NAMES]
        if len(meant) != 1:
            for row in comment.rows:
                row.comments.append(comment.text)
            continue
        meant[0].comments.append(comment.text)
        findings.append(
            Finding(
                code="comment_relabelled",
                message=f"A second comment is labelled {comment.label}, but names what only this "
                "row names; it is taken as this row's.",
                place=comment.place,
                table_name=meant[0].table_name,
                ordinal=meant[0].ordinal,
                found=comment.label,
            )
        )
