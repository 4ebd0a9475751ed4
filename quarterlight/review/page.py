"""The page: cards and pictures put into the template, with its style and script inside."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from itertools import groupby

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from quarterlight.link_query import Link, Side
from quarterlight.link_view import place, title, years
from quarterlight.review.cards import Card, Fact, Stand, cards_of, words
from quarterlight.review.document import Reviewed
from quarterlight.review.facts import facts_of_page
from quarterlight.review.lines import lines_of
from quarterlight.review.pictures import page_pictures, sizes
from quarterlight.review.tables import TABLES, name_of

TEMPLATES = "templates"

FRONT = ("document_type", "council", "directorate", "service", "period_text")
"""What of the title block speaks for itself."""

NAMED = ("plan_year", "quarter", "report_date")
"""What is shown with its name."""

IN_JSON = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line of it, inside its JSON."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A place on a picture that can be clicked."""

    id: str
    label: str
    stand: Stand
    is_doubtful: bool
    is_cell: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one page; all of a text file."""

    number: int | None
    name: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Count:
    """A table of the filter and its cards."""

    table: str
    name: str
    cards: int


def review_page(reviewed: Reviewed, warehouse: str | None = None) -> str:
    """The whole page as HTML; raises pypdfium2.PdfiumError where no page can be drawn."""
    pictures = page_pictures(reviewed.data) if reviewed.is_pdf else []
    cards = cards_of(reviewed, sizes(pictures))
    facts = msgspec.json.encode(facts_of_page(reviewed, cards)).decode().translate(IN_JSON)
    script = asset("review.js")
    return (
        environment()
        .get_template("review.html")
        .render(
            reviewed=reviewed,
            heading=reviewed.rows.document.title or reviewed.source,
            front=list(front(reviewed)),
            pictures=pictures,
            lines=[] if reviewed.is_pdf else lines_of(reviewed.data),
            outlines=outlines(cards),
            at_line=first_at_line(cards),
            groups=groups(cards, is_pdf=reviewed.is_pdf),
            counts=counts(cards),
            doubtful=sum(card.is_doubtful for card in cards),
            total=len(cards),
            warehouse=warehouse,
            facts=Markup(facts),
            style=Markup(asset("review.css")),
            script=Markup(script),
            script_hash=Markup(base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()),
        )
    )


def environment() -> Environment:
    """Where the template is found; everything that is printed is escaped."""
    made = Environment(
        loader=PackageLoader("quarterlight.review", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"words": words, "name": name_of, "said_link": said_link, "other": other_side}
    return made


def asset(name: str) -> str:
    """A file beside the template, with the same line ends everywhere: the hash is of them."""
    text = (files("quarterlight.review") / TEMPLATES / name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def front(reviewed: Reviewed) -> Iterator[Fact]:
    """What the title block says."""
    document = reviewed.rows.document
    for column in (*FRONT, *NAMED):
        value: str | int | date | None = getattr(document, column)
        if value is not None:
            said = words(str(value))
            yield Fact(name_of(column), f"{name_of(column)} {said}" if column in NAMED else said)


def outlines(cards: Iterable[Card]) -> Mapping[int, Sequence[Outline]]:
    """The places on each page, large ones first: what comes later lies in front."""
    found: dict[int, list[Outline]] = defaultdict(list)
    for card in cards:
        label = f"{card.kind} {card.ref} {card.title}"
        places = [Outline(card.id, label, card.stand, card.is_doubtful, is_cell=False)]
        places += [
            Outline(v.id, f"{card.ref} {v.label}: {v.shown}", v.stand, v.is_doubtful, is_cell=True)
            for v in card.values
        ]
        for each in places:
            if each.stand.spot is not None and each.stand.page is not None:
                found[each.stand.page].append(each)
    return {page: sorted(each, key=smaller_later) for page, each in found.items()}


def smaller_later(outline: Outline) -> float:
    """By the area, the largest first."""
    return -outline.stand.spot.area if outline.stand.spot else 0.0


def first_at_line(cards: Iterable[Card]) -> Mapping[int, Card]:
    """The card that a line of a text file leads to: rows before headings and tables."""
    found: dict[int, Card] = {}
    for card in cards:
        line = card.stand.line
        if line is not None and (line not in found or found[line].table in AROUND):
            found[line] = card
    return found


AROUND = {"sections", "printed_tables", "findings"}
"""Tables whose rows lie around others."""


def groups(cards: Sequence[Card], *, is_pdf: bool) -> list[Group]:
    """The cards page by page."""
    if not is_pdf:
        return [Group(None, "Rows", cards)]
    return [
        Group(page, f"Page {page}" if page else "On no page", list(each))
        for page, each in groupby(cards, key=lambda card: card.stand.page)
    ]


def counts(cards: Sequence[Card]) -> list[Count]:
    """The tables that have cards."""
    found = {name: sum(card.table == name for card in cards) for name in TABLES}
    return [Count(name, TABLES[name].many, count) for name, count in found.items() if count]


def said_link(link: Link) -> str:
    """'same indicator, accepted by rule'."""
    relation = {"same": "the same indicator", "different": "another indicator"}
    said = relation.get(link.relation, link.relation)
    return f"{said} ({link.status} by {link.decided_by})"


def other_side(link: Link, definition_id: str | None) -> str:
    """The other wording of a link: ref, words, years and where it is printed."""
    side: Side = link.right if link.left.definition_id == definition_id else link.left
    return ", ".join(t for t in (f"{side.ref or ''} {title(side)}", years(side), place(side)) if t)
