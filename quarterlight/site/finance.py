"""Money by department over time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quarterlight.site.addresses import Council
from quarterlight.site.charts import Drawing, money_drawing
from quarterlight.site.pages import Pages
from quarterlight.site.rows import Money
from quarterlight.site.sources import Sources, pixels

SIGNS = re.compile(r"[^a-z0-9]+")

NOT_TOLD_APART = (" department", " directorate")
"""Words at the end of a name that some statements print and others do not."""


@dataclass(frozen=True, slots=True)
class Department:
    """The statements of one department: its net lines drawn, its totals in a table."""

    name: str
    mark: str
    drawing: Drawing | None
    lines: tuple[Money, ...]

    @property
    def totals(self) -> list[Money]:
        """Lines that sum up others."""
        return [line for line in self.lines if line.line_kind != "line"]


def write_finance(
    pages: Pages, council: Council, lines: Sequence[Money], sources: Sources
) -> list[Department]:
    """Write the page of a council."""
    departments = departments_of(lines)
    pages.write(
        council.page("finance"),
        "finance.html",
        title="Finance",
        council=council,
        departments=departments,
        sources=sources,
        pixels=pixels,
    )
    return departments


def departments_of(lines: Sequence[Money]) -> list[Department]:
    """Lines by department; the name is the one printed last."""
    by_name: dict[str, list[Money]] = {}
    for line in lines:
        by_name.setdefault(folded(name_of(line)), []).append(line)
    found = []
    for number, (_, own) in enumerate(sorted(by_name.items()), start=1):
        name = name_of(own[-1])
        found.append(Department(name, f"d{number}", money_drawing(drawn(own)), tuple(own)))
    return found


def name_of(line: Money) -> str:
    """The department, else the title of its statement."""
    return line.department or line.statement or "No department named"


def folded(name: str) -> str:
    """A name without case, signs and the word 'Department': spellings of one name are alike."""
    plain = SIGNS.sub(" ", name.lower().replace("&", " and ")).strip()
    for ending in NOT_TOLD_APART:
        plain = plain.removesuffix(ending)
    return plain


def drawn(lines: Sequence[Money]) -> list[Money]:
    """The last net line of each statement, one a day and figure; without any, its total."""
    for kind, section in (("net", None), ("total", "expenditure"), ("total", None)):
        of_kind = [x for x in lines if x.line_kind == kind and x.section == section]
        if of_kind:
            last = {(x.at.document_id, x.as_at, x.statement): x for x in of_kind}
            once = {(x.as_at, x.actual_to_date, x.budget_to_date): x for x in last.values()}
            return list(once.values())
    return []
