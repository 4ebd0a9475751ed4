"""Pages from templates: everything printed is escaped, and every page has the same frame."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from normalize.definitions.differences import word_runs
from quarterlight.diffs.page import changed_words
from quarterlight.series_marks import where
from quarterlight.series_query import Point
from quarterlight.series_view import amount
from quarterlight.site import addresses
from quarterlight.site.rows import Printed

TEMPLATES = Path(__file__).parent / "templates"

MARKS = {"green": "●", "amber": "◆", "red": "▼"}
"""Shapes of lights, as in the charts; others have a hollow square."""
OTHER_MARK = "□"

ARROWS = {"better": "↗", "same": "→", "worse": "↘"}

WEB = ("https://", "http://")
"""What the address of a document may begin with; a script's may not."""

ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028"})
"""In JSON that stands in a page: nothing in it can end the script that it stands in."""


@dataclass(frozen=True, slots=True)
class About:
    """What every page says: the release, when it was made, and the councils it is about."""

    release_id: str
    made: date
    name: str


class Pages:
    """Writes pages into a folder."""

    def __init__(self, folder: Path, about: About) -> None:
        self.folder = folder
        self._env = environment()
        self._env.globals["about"] = about

    def write(self, path: str, template: str, **values: object) -> None:
        """Write one page; `path` is from the root of the site."""
        page = self._env.get_template(template).render(
            root=addresses.to_root(path), path=path, **values
        )
        self.put(path, page.encode())

    def put(self, path: str, data: bytes) -> None:
        """Write one file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def environment() -> Environment:
    """The templates with what they call."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters.update(plain=plain, said=said, day=day, figure=figure, web=web, count=count)
    env.filters.update(printed_in=printed_in, breakable=breakable)
    env.globals.update(
        addresses=addresses,
        json=in_page,
        mark=lambda light: MARKS.get(light, OTHER_MARK),
        arrow=lambda direction: ARROWS.get(direction, ""),
        differing=differing,
    )
    return env


def in_page(value: object) -> Markup:
    """A value as JSON that can stand in a page."""
    return Markup(msgspec.json.encode(value).decode().translate(ESCAPES))


def plain(word: str | None) -> str:
    """'year to date' for 'year_to_date'."""
    return (word or "").replace("_", " ")


def said(value: object) -> str:
    """A text, or nothing where there is none."""
    return "" if value is None else str(value)


def count(number: int, noun: str) -> str:
    """'1 figure', '2,310 figures'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def day(value: date | None) -> str:
    """'30 September 2013'; empty where there is none."""
    return "" if value is None else f"{value.day} {value:%B %Y}"


def figure(row: Printed) -> str:
    """What was made of a cell: '<5%', '1,277 per 10,000', or why there is no value."""
    if row.value is None:
        return plain(row.missing_reason) or "not read"
    said_value = amount(row.value, row.unit)
    if row.comparator:
        said_value = f"{plain(row.comparator)} {said_value}"
    return f"{said_value} {row.unit_text}" if row.unit_text and row.unit == "rate" else said_value


def printed_in(point: Point) -> str:
    """'q2.pdf p. 11': the file without its folders, and the spot."""
    folders, _, _ = point.source.rpartition("/")
    return where(point).removeprefix(f"{folders}/" if folders else "")


def breakable(name: str) -> Markup:
    """The name of a file that a narrow column may break after its underscores."""
    return Markup("_<wbr>").join(name.split("_"))


def web(address: str | None) -> str | None:
    """An address of the web; None for any other."""
    return address if address and address.lower().startswith(WEB) else None


def differing(before: str | None, after: str | None) -> Markup:
    """The words of both, those that went struck out and those that came underlined."""
    return Markup(changed_words(word_runs(before or "", after or "")))
