"""The title block: what kind of document this is, whose, and for which period."""

from dataclasses import replace

import regex

from parsers.flow import Flow
from parsers.front_months import month_said, reported_month
from parsers.layout import Layout, says
from parsers.months import STEM
from parsers.named_council import COUNCIL, named_council, names_a_council
from parsers.phrases import MONTHS, QUARTER, YEAR
from parsers.printed_cells import Printed
from parsers.report import FrontMatter
from parsers.title_lines import DIRECTORATE, TitleLine, labelled, largest_line, title_lines

_MONTH = rf"{STEM.lower()}[a-z]*"
_DAY = r"(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+)?"
# How a period is printed, the surest way first: a title may name the years of a strategy too.
_PERIODS = (
    # '01st April 2013 – 31st March 2014', 'April 2012 to March 2015'
    rf"{_DAY}{_MONTH}\s*(?:\d{{4}})?\s*(?:to|[-–])\s*{_DAY}{_MONTH}\s+\d{{4}}",
    # 'Quarter 2 - 1 st July – 30 th September 2011', 'quarter 2, 2006/07'
    rf"{QUARTER}.*|(?:first|second|third|fourth)\s+quarter.*",
    # 'Period 9 2013/14', 'Months 1 to 6 of 2012/13', but not 'Period 1 July 2013'
    rf"\b(?:period|month)s?\s(?:1\s?(?:to|[-–])\s?)?\d{{1,2}}\b(?!\s*(?:st|nd|rd|th)?\s*{_MONTH}).*{YEAR}",
    # '2010/2011', '2006 – 2007 (April – December)'
    rf"(?<!\d){YEAR}(?!\d).*",
    rf"{MONTHS}.*",
)
_PERIOD = tuple(regex.compile(pattern, regex.IGNORECASE) for pattern in _PERIODS)
_YEAR = regex.compile(rf"(?<!\d){YEAR}(?!\d)")
# '1st quarter of 2009/10', 'Quarter 2 of 2012-13', in an introduction
_QUARTER_OF = regex.compile(
    rf"(?<!\b(?:compar|than|since|last|previous).{{0,40}})\b(?:{QUARTER}|(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)"
    rf"\s+(?:(?:of|in)\s+)?(?:{YEAR})(?!\d)",
    regex.IGNORECASE,
)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
# '2012/13', '2008-2009': the year of a report, and not the years of a strategy
_PLAN_YEAR = regex.compile(r"(?<!\d)20\d{2}\s?[/–-]\s?(?:20)?\d{2}(?!\d)")
_DATED = regex.compile(rf"(?:{YEAR}|(?<!\d)20\d{{2}}(?!\d))")
# The documents whose target columns say for which years they are.
_LISTS = frozenset({"indicator_list", "directorate_plan"})
OVERVIEW, THEMATIC = "directorate_performance_overview_report", "thematic_performance_report"
# 'OLDER PEOPLE’S SERVICE' on the cover of its plan
_SERVICE = regex.compile(
    r"^(?:the\s+)?[\p{Lu}&][\p{L}&,'’ ]+\s(?:services?|department|division)$", regex.IGNORECASE
)
# 'progress within the Adults & Health Directorate'
_WITHIN = regex.compile(
    r"\bwithin\s+the\s+(?P<name>\p{Lu}[\p{L}’'-]+(?:(?:,?\s|,?\s(?:and|of|&)\s)\p{Lu}[\p{L}’'-]+)*)"
    r"\s+Directorate\b"
)
# '... (Extract)'
_ASIDE = regex.compile(r"\s*\((?P<words>[\p{L}’' ]+)\)\s*$")


# 'Performance Overview Report - Communities Directorate'
_DIRECTORATE_AT_END = regex.compile(r"\s[–—-]\s(?P<name>\p{Lu}[\p{L}&,' ]+\sDirectorate)$")
# The name of a directorate has so many words at most; those of this many letters have a capital.
NAME_WORDS = 7
LONG_WORD = 4


def _without_aside(name: Printed | None, layout: Layout) -> Printed | None:
    """'Planning & Transportation (Extract)' without the bracket that is no part of the name."""
    found = _ASIDE.search(name.text) if name is not None else None
    if name is None or found is None or not says(layout.asides, found["words"]):
        return name
    return replace(name, text=name.text[: found.start()].strip())


def _title(lines: list[TitleLine], layout: Layout) -> tuple[str, Printed] | None:
    """The first line that names a document; a plan and its years only where none says more.

    'Corporate Plan 2015-18' over 'Quarter 2 2016/17' is what that report is about.
    """
    free = [line for line in lines if line.label is None]
    named = [(words, line) for line in free if (words := layout.title(line.text)) is not None]
    sure = next(((words, line) for words, line in named if not words.ends_line), None)
    if sure is None and not any(_PERIOD[1].search(line.text) for line in free):
        sure = next(iter(named), None)
    return (sure[0].document_type, Printed(sure[1].text, sure[1].place)) if sure else None


def _period(lines: list[TitleLine], layout: Layout) -> Printed | None:
    told = labelled(lines, layout, "period")
    if told is not None:
        return told
    free = [line for line in lines if line.label is None]
    for pattern in _PERIOD:
        for line in free:
            if (found := pattern.search(line.text)) is not None:
                words = _whole_period(line.text, found.group(0))
                return Printed(_with_year(words, line, free), line.place)
    month = reported_month([line.text for line in free])
    return Printed(month[1], free[month[0]].place) if month is not None else None


def _with_year(words: str, line: TitleLine, lines: list[TitleLine]) -> str:
    """'Quarter 3' with its year: that of its own line, or the one year that the others name."""
    if _DATED.search(words):
        return _closed(words)
    if _DATED.search(line.text):
        return line.text
    years = {y.group(0) for other in lines for y in _PLAN_YEAR.finditer(other.text)}
    years = {y for y in years if int(y[-1]) == (int(y[3]) + 1) % 10}
    return f"{_closed(words)}, {years.pop()}" if len(years) == 1 else _closed(words)


def _closed(words: str) -> str:
    """'2010/11)' without the bracket that closes what began before the period."""
    return words.rstrip(") ") if words.count(")") > words.count("(") else words


def _whole_period(line: str, found: str) -> str:
    """The words of the period; with the quarter before it where a line prints both."""
    quarter = _PERIOD[1].search(line)
    return quarter.group(0).strip() if quarter is not None and found in quarter.group(0) else found


def _period_in(text: str) -> str | None:
    found = next((m for pattern in _PERIOD if (m := pattern.search(text)) is not None), None)
    return found.group(0).strip() if found else None


def opens_with_period(text: str) -> bool:
    """Whether a line begins with a period: 'Quarter 2 2018/19 (1 July to 30 September 2018)'."""
    return any(pattern.match(text) for pattern in _PERIOD)


def _directorate(lines: list[TitleLine], layout: Layout) -> Printed | None:
    told = labelled(lines, layout, "directorate")
    if told is not None:
        return told
    named = (line for line in lines if line.label is None and DIRECTORATE.match(line.text))
    return next((Printed(line.text, line.place) for line in named), None)


def _named_service(lines: list[TitleLine], directorate: Printed | None) -> Printed | None:
    """The one line of a plan's cover that ends with 'Service': 'OLDER PEOPLE’S SERVICE'."""
    named = [x for x in lines if x.label is None and _SERVICE.match(x.text)]
    others = [x for x in named if directorate is None or x.text != directorate.text]
    return Printed(others[0].text, others[0].place) if len(others) == 1 else None


def _beside_title(lines: list[TitleLine], title: Printed | None, layout: Layout) -> Printed | None:
    """The name above or below the title of a plan: 'Environment & Economy', 'DIRECTORATE PLAN'."""
    at = next((n for n, x in enumerate(lines) if title and x.place == title.place), None)
    beside = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)] if at is not None else []
    named = [x for x in beside if x.label is None and _may_be_a_name(x.text, layout)]
    return Printed(named[0].text, named[0].place) if len(named) == 1 else None


def _may_be_a_name(text: str, layout: Layout) -> bool:
    """Whether a line is words that begin with capitals: no council, period, page or title."""
    words = [w for w in text.split() if len(w) >= LONG_WORD]
    titled = bool(words) and all(w[0].isupper() for w in words) and len(text.split()) <= NAME_WORDS
    bare = not any(c.isdigit() for c in text) and layout.section(text) is None
    other = names_a_council(text) or names_a_document(text, layout) or _period_in(text)
    return titled and bare and not other and not COUNCIL.search(text)


def front_matter(flow: Flow, first_heading: int, layout: Layout) -> FrontMatter:
    """The title block: everything above the first heading of the report's body."""
    lines = title_lines(flow.items[:first_heading], layout)
    committee = labelled(lines, layout, "committee")
    subject = labelled(lines, layout, "title")
    title = _title(lines, layout)
    kind, printed = title if title is not None else ("other", None)
    thematic = labelled(lines, layout, "priority") is not None
    if kind == OVERVIEW and thematic and printed and "directorate" not in printed.text.lower():
        kind = THEMATIC  # 'Performance Overview Report', 'Priority: Regeneration'
    if committee is not None and subject is not None:
        kind, printed = "committee_report", subject
    elif title is None and subject is not None:
        kind, printed = layout.document_type(subject.text) or kind, subject
    inferred: list[tuple[str, str]] = []
    if printed is None and (printed := largest_line(flow.items[:first_heading])) is not None:
        inferred.append(("title", "the line of the title block in the largest type"))
    council = named_council(flow)
    if council is not None:
        inferred.append(("council", "the council that the document names most often"))
    directorate = _directorate(lines, layout)
    if directorate is None and kind == "directorate_plan":
        directorate = _beside_title(lines, printed, layout)
        if directorate is not None:
            inferred.append(("directorate", "the line beside the title of the plan"))
    if directorate is None and printed and (found := _DIRECTORATE_AT_END.search(printed.text)):
        directorate = Printed(found["name"], printed.place)
        inferred.append(("directorate", "the title of the report"))
    service = labelled(lines, layout, "service")
    if service is None and kind == "directorate_plan":
        service = _named_service(lines, directorate)
        if service is not None:
            inferred.append(("service", "the line of the cover that names one"))
    period = _period(lines, layout)
    if period is None and subject is not None and (words := _period_in(subject.text)):
        period = Printed(words, subject.place)
    return FrontMatter(
        document_type=kind,
        title=printed,
        council=Printed(*council) if council else None,
        directorate=_without_aside(directorate, layout),
        service=_without_aside(service, layout),
        period=period,
        report_date=labelled(lines, layout, "report_date"),
        inferred=tuple(inferred),
    )


def told_by_the_body(
    front: FrontMatter,
    opening: Printed | None,
    headers: tuple[Printed, ...],
    layout: Layout,
) -> FrontMatter:
    """The front matter with what the body tells and no line of the title block does.

    The introduction may say what kind of document it is; the years of the target columns are the
    years of a list of indicators.
    """
    introduction = opening.text if opening is not None else ""
    named = _WITHIN.search(introduction)
    bare = _WITHIN.sub("within the directorate", introduction)
    if front.document_type == "other" and (kind := layout.opening(bare)) is not None:
        basis = ("document_type", "the words of its introduction")
        front = replace(front, document_type=kind, inferred=(*front.inferred, basis))
        if front.directorate is None and named is not None and opening is not None:
            basis = ("directorate", "the words of its introduction")
            name = Printed(named["name"], opening.place)
            front = replace(front, directorate=name, inferred=(*front.inferred, basis))
    if front.period is None and opening is not None and front.document_type not in _LISTS:
        quarters = {_ordinals_in_words(m.group(0)) for m in _QUARTER_OF.finditer(introduction)}
        if len(quarters) == 1:
            basis = ("period", "the words of its introduction")
            period = Printed(quarters.pop(), opening.place)
            return replace(front, period=period, inferred=(*front.inferred, basis))
        if not quarters and (month := month_said(introduction)) is not None:
            basis = ("period", "the words of its introduction")
            period = Printed(month, opening.place)
            return replace(front, period=period, inferred=(*front.inferred, basis))
    years = dict.fromkeys(y.group(0) for h in headers for y in _YEAR.finditer(h.text))
    if front.period is not None or front.document_type not in _LISTS or not years:
        return front
    if front.title is not None and _period_in(front.title.text) is not None:
        return front
    period = Printed("; ".join(years), headers[0].place)
    basis = ("plan_years", "the years of its target columns")
    return replace(front, period=period, inferred=(*front.inferred, basis))


def _ordinals_in_words(text: str) -> str:
    """'1st quarter of 2009/10' as 'first quarter of 2009/10'."""
    first, _, rest = text.partition(" ")
    return f"{_ORDINALS.get(first.lower(), first)} {rest}"


def names_a_document(text: str, layout: Layout) -> bool:
    """Whether a heading is really the title of the document ('Directorate Plan')."""
    return layout.document_type(text) is not None
