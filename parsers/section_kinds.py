"""Sections whose kind their own tables tell, whatever their titles say."""

from dataclasses import replace

from parsers.frame_labels import is_frame
from parsers.kinds import SectionKind, TableKind
from parsers.layout import Layout
from parsers.read_table import ReadTable
from parsers.sections import Outline


def told_by_tables(outline: Outline, tables: tuple[ReadTable, ...], layout: Layout) -> Outline:
    """The outline with the kinds that tables tell."""
    return _with_finance_kinds(_with_objective_kinds(outline, tables, layout), tables)


def _with_finance_kinds(outline: Outline, tables: tuple[ReadTable, ...]) -> Outline:
    """A group of an appendix whose own tables are statements is about finance."""
    told = {t.start for t in tables if t.kind is TableKind.FINANCE}
    about = {s.ordinal for start in told if (s := outline.at(start))}
    sections = tuple(
        replace(section, kind=SectionKind.FINANCE)
        if section.ordinal in about and section.level > 1 and section.kind is SectionKind.APPENDIX
        else section
        for section in outline.sections
    )
    return Outline(sections=sections, starts=outline.starts)


def _with_objective_kinds(
    outline: Outline, tables: tuple[ReadTable, ...], layout: Layout
) -> Outline:
    """A section whose own tables are objective frames is about objectives, whatever its title."""
    framed = {s.ordinal for t in tables if is_frame(t, layout) and (s := outline.at(t.start))}
    sections = tuple(
        replace(section, kind=SectionKind.OBJECTIVE)
        if section.ordinal in framed and section.level > 1
        else section
        for section in outline.sections
    )
    return Outline(sections=sections, starts=outline.starts)
