"""What a person who reads the key sees in the mark cells of the marks report, row by row."""

from content.blocks import Kpi, Kpis, Milestone, Milestones, Report
from render.truth import Record

# a yellow light that the key sets apart from amber is a light of the council's own
YELLOW = "other"
MEANINGS = {"green": "on_course", "amber": "uncertain", "red": "unlikely", YELLOW: "delayed"}


def mark_truth(report: Report) -> Record:
    """The rows of both tables by ref; `unknown` where nothing is to be seen."""
    milestones, kpis = [], []
    for block in report.blocks:
        if isinstance(block, Milestones):
            milestones += [_milestone(row) for row in block.rows]
        elif isinstance(block, Kpis):
            kpis += [_kpi(row) for row in block.rows]
    return {
        "file": f"{report.name}.pdf",
        "kpis": list(kpis),
        "milestones": list(milestones),
        "made_by": report.pdf,
    }


def _progress(mark: str | None, printed: str) -> str:
    name, _, variant = (mark or "").partition(":")
    if not name:
        return "not_applicable" if printed == "N/A" else "unknown"
    return YELLOW if variant == "yellow" else name


def _milestone(row: Milestone) -> Record:
    progress = _progress(row.progress, row.printed)
    return {"meaning": MEANINGS.get(progress), "progress": progress, "ref": row.ref}


def _kpi(row: Kpi) -> Record:
    progress = _progress(row.progress, row.printed)
    return {
        "direction": _progress(row.direction, row.travel),
        "meaning": MEANINGS.get(progress),
        "progress": progress,
        "ref": row.ref,
    }
