"""Where everything lies in the site: paths from its root, with forward slashes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quarterlight.site.rows import At

NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")

NO_COUNCIL = "No council named"
"""What documents stand under that do not name whose they are."""

LINES = "lines"
"""Name of the source page of a text file; the pages of a PDF go by their numbers."""


@dataclass(frozen=True, slots=True)
class Council:
    """Whose pages they are; `mark` stands in their names, empty where there is but one council.

    `key` is the name without case, as the release has councils; `name` is as printed.
    """

    key: str
    name: str
    mark: str

    def page(self, what: str) -> str:
        """'indicators.html' or 'indicators-elmsworth.html'."""
        return f"{what}-{self.mark}.html" if self.mark else f"{what}.html"


NOBODY = Council("", NO_COUNCIL, "")
"""Whose pages they are where there is no document at all."""


def councils_of(named: Iterable[tuple[str, str | None]]) -> list[Council]:
    """The councils of keys and names, with marks that are never the same, in the order of keys."""
    names: dict[str, str] = {}
    for key, name in named:
        printed = (name or NO_COUNCIL).strip()
        names[key] = min(printed, names.get(key, printed), key=lambda n: (n.isupper(), n))
    if len(names) < 2:
        return [Council(key, name, "") for key, name in names.items()]
    taken: set[str] = set()
    found = []
    for key, name in sorted(names.items()):
        plain = mark = NOT_IN_A_NAME.sub("-", name.lower()).strip("-") or "council"
        number = 1
        while mark in taken:
            number += 1
            mark = f"{plain}-{number}"
        taken.add(mark)
        found.append(Council(key, name, mark))
    return found


def indicator_page(indicator_id: str) -> str:
    """The page of an indicator."""
    return f"indicator/{indicator_id}.html"


def document_page(document_id: str) -> str:
    """The page of a document."""
    return f"document/{document_id}.html"


def picture(document_id: str, page: int) -> str:
    """The picture of a page."""
    return f"pictures/{document_id}/{page}.webp"


def source_page(document_id: str, page: int | None) -> str:
    """The page that shows where rows are printed: a page of a PDF, or all lines of a text file."""
    return f"source/{document_id}/{LINES if page is None else f'p{page}'}.html"


def lines_script(document_id: str) -> str:
    """The lines of a text file as a script."""
    return f"source/{document_id}/{LINES}.js"


def source_of(at: At) -> str:
    """The very place of a row on its source page."""
    mark = at.row_id if at.page is not None else f"L{at.source_line}"
    return f"{source_page(at.document_id, at.page)}#{mark}"


def step_mark(milestone_id: str, year: str | None) -> str:
    """The row of a milestone in the grid of a plan year."""
    return f"{milestone_id}--{year or 'none'}"


def to_root(path: str) -> str:
    """What leads from a page to the root: '', '../' or '../../'."""
    return "../" * path.count("/")
