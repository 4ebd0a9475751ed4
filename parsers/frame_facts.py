"""What an objective frame says: its objective, its milestones, and what could not be kept of it."""

import regex

from extract.findings import Finding, Severity
from parsers.frames import Frame
from parsers.milestones import year_words
from parsers.report import Milestone, Objective

# 'CFS1: Recruit and retain ...', 'PED01 - Maximise income', 'HTL 1 Carry out the programme'
_OBJECTIVE = regex.compile(
    r"^(?P<ref>\p{Lu}{2,6}\s?\d{1,3}[a-z]?)(?:\s*[:–.-]\s*(?P<text>\S.*)|\s+(?P<text>\p{Lu}.*))$",
    regex.DOTALL,
)


def _ref_and_text(frame: Frame) -> tuple[str, str]:
    found = _OBJECTIVE.match(frame.objective) if not frame.ref else None
    return (found["ref"], found["text"]) if found else (frame.ref, frame.objective)


def frame_milestones(frame: Frame, first_ordinal: int) -> list[Milestone]:
    """The milestones of a frame; their ref is that of the objective."""
    ref, text = _ref_and_text(frame)
    return [
        Milestone(
            ordinal=first_ordinal + number,
            ref_text=ref,
            milestone=words,
            place=place,
            objective_ref_text=ref or None,
            objective=text or None,
            theme=frame.department,
            year_text=year_words(label),
        )
        for number, (label, words, place) in enumerate(frame.items)
    ]


def unread_in(frame: Frame) -> list[Finding]:
    """Words of a frame that no field keeps; those under a label that is known are no surprise."""
    priority = [] if frame.objective or frame.items else [(frame.priority, frame.place, False)]
    return [
        Finding(
            code="row_not_read",
            message="Words beside an objective that no column of the tables keeps.",
            severity=Severity.INFO if known else Severity.WARNING,
            place=place,
            table_name="objectives",
            found=text,
        )
        for text, place, known in (*priority, *frame.unread)
        if text
    ]


def frame_findings(frame: Frame, first_ordinal: int) -> list[Finding]:
    """Where one printed list item was taken as several milestones."""
    return [
        Finding(
            code="milestones_split",
            message="A list has lost its bullets; its milestones are told apart by their verbs.",
            severity=Severity.INFO,
            place=place,
            table_name="milestones",
            ordinal=first_ordinal + start,
            expected="1",
            found=str(count),
        )
        for start, count, place in frame.split
    ]


def frame_objective(frame: Frame, ordinal: int) -> Objective:
    """The objective of a frame."""
    ref, text = _ref_and_text(frame)
    return Objective(
        ordinal=ordinal,
        ref_text=ref,
        objective=text,
        place=frame.place,
        corporate_priority=frame.priority,
        department=frame.department,
        responsible_officer=frame.fields.get("responsible_officer"),
        linked_indicators=frame.fields.get("linked_indicators"),
        risk_initial=frame.fields.get("risk_initial"),
        risk_residual=frame.fields.get("risk_residual"),
    )
