"""The document's own row: its front matter with its period worked out."""

from extract.findings import Finding
from extract.places import NOWHERE
from normalize.dates import date_of, tidy
from normalize.document_period import DocumentPeriod, dated_by_report, period_of_front
from normalize.rows import DocumentRow
from parsers.printed_cells import Printed
from parsers.report import FrontMatter


def document_period(front: FrontMatter) -> DocumentPeriod:
    """The period that the front matter prints, else the one that the title names."""
    report_date = date_of(text_of(front.report_date))
    period = period_of_front(text_of(front.period))
    if front.period is None and front.title is not None:
        period = period_of_front(front.title.text)
    return dated_by_report(period, report_date)


def text_of(printed: Printed | None) -> str | None:
    """The printed words, white space collapsed; None where there are none."""
    return (tidy(printed.text) or None) if printed is not None else None


def document_row(front: FrontMatter, period: DocumentPeriod, document_id: str) -> DocumentRow:
    """The row; `inferred` names every field that is not printed as such, with its basis."""
    inferred = dict(front.inferred)
    for name, basis in period.inferred:
        inferred.setdefault(name, basis)
    return DocumentRow(
        document_id=document_id,
        document_type=front.document_type,
        title=text_of(front.title),
        council=text_of(front.council),
        directorate=text_of(front.directorate),
        service=text_of(front.service),
        period_text=text_of(front.period),
        plan_year=period.plan_year,
        plan_year_start=period.first_year,
        plan_years="; ".join(period.plan_years) or None,
        quarter=period.quarter,
        period_start=period.start,
        period_end=period.end,
        report_date=date_of(text_of(front.report_date)),
        inferred="; ".join(f"{name}: {basis}" for name, basis in inferred.items()) or None,
    )


def period_findings(front: FrontMatter, period: DocumentPeriod) -> list[Finding]:
    """What does not fit in the printed period."""
    place = front.period.place if front.period is not None else NOWHERE
    if period.start is None and not period.problems:
        message = "the period of the document cannot be told"
        return [Finding("period_unclear", message, place=place, found=text_of(front.period))]
    return [
        Finding(p.code, p.message, place=place, expected=p.expected, found=p.found)
        for p in period.problems
    ]
