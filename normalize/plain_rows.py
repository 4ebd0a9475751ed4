"""Rows that are mostly as printed: sections, printed tables, objectives, officers, legends."""

from normalize.dates import tidy
from normalize.li_refs import as_printed, li_families
from normalize.mark_words import legend_meaning
from normalize.refs import objective_ref, read_refs
from normalize.row_keys import RowKeys, row_id, start
from normalize.rows import LegendRow, ObjectiveRow, OfficerRow, PrintedTableRow, SectionRow
from parsers.report import Report


def section_rows(report: Report, keys: RowKeys) -> list[SectionRow]:
    """One row a heading."""
    rows = []
    for section in report.sections:
        key = keys.key("sections", section.number, section.title)
        rows.append(
            SectionRow(
                **start(keys.document_id, section.ordinal, key, section.place),
                section_id=row_id("sec", key),
                number=section.number,
                title=section.title,
                level=section.level,
                kind=section.kind,
                parent_ordinal=section.parent_ordinal,
                lead_officer=section.lead_officer,
                text=section.text or None,
            )
        )
    return rows


def printed_table_rows(report: Report, keys: RowKeys) -> list[PrintedTableRow]:
    """One row a table on paper, read or not."""
    rows = []
    for table in report.printed_tables:
        key = keys.key("printed_tables", None, None, table.header_text)
        rows.append(
            PrintedTableRow(
                **start(keys.document_id, table.ordinal, key, table.place),
                printed_table_id=row_id("tab", key),
                header_text=table.header_text or None,
                recognised_as=table.recognised_as,
                row_count=table.row_count,
                rows_read=table.rows_read,
                continued_from=table.continued_from,
            )
        )
    return rows


def objective_rows(report: Report, keys: RowKeys) -> list[ObjectiveRow]:
    """One row a service objective, its linked indicators in normal form."""
    rows = []
    families = li_families(report)
    for objective in report.objectives:
        linked = as_printed(read_refs(objective.linked_indicators), families)
        ref = objective_ref(objective.ref_text)
        key = keys.key("objectives", ref, objective.objective)
        rows.append(
            ObjectiveRow(
                **start(keys.document_id, objective.ordinal, key, objective.place),
                objective_id=row_id("obj", key),
                ref=ref,
                objective=tidy(objective.objective) or None,
                corporate_priority=objective.corporate_priority,
                department=objective.department,
                responsible_officer=objective.responsible_officer,
                linked_indicators=linked.all_refs,
                risk_initial=objective.risk_initial,
                risk_residual=objective.risk_residual,
            )
        )
    return rows


def officer_rows(report: Report, keys: RowKeys) -> list[OfficerRow]:
    """One row a person."""
    rows = []
    for officer in report.officers:
        key = keys.key("officers", officer.initials, officer.name, officer.role)
        rows.append(
            OfficerRow(
                **start(keys.document_id, officer.ordinal, key, officer.place),
                officer_id=row_id("off", key),
                initials=officer.initials,
                name=officer.name,
                role=officer.role,
                service=officer.service,
            )
        )
    return rows


def legend_rows(report: Report, keys: RowKeys) -> list[LegendRow]:
    """One row a line of the document's own key."""
    rows = []
    for legend in report.legends:
        key = keys.key("legends", legend.mark, legend.meaning_text, legend.table_name)
        rows.append(
            LegendRow(
                **start(keys.document_id, legend.ordinal, key, legend.place),
                legend_id=row_id("leg", key),
                mark=legend.mark or None,
                table_name=legend.table_name,
                meaning_text=tidy(legend.meaning_text) or None,
                meaning=legend_meaning(legend),
            )
        )
    return rows
