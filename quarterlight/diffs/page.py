"""A diff as one HTML page that needs nothing else; it can be read in black and white."""

from collections.abc import Iterator, Sequence
from html import escape

from normalize.definitions.differences import Run, WordRun
from quarterlight.diffs.entries import DefinitionDiff, Entry
from quarterlight.diffs.kinds import TITLES, WITHOUT_WORDS, Kind
from quarterlight.diffs.marking import counted, places

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #111; background: #fff }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #888 }
dt { font-weight: bold; margin-top: .9rem } dd { margin: 0 0 0 1.5rem }
del { text-decoration: line-through; background: #fbe3e0 }
ins { text-decoration: underline; font-weight: bold; background: #dff3e4 }
.why { font-style: italic } .where { color: #555; font-size: .9rem }
table { border-collapse: collapse } th, td { text-align: left; vertical-align: top;
  padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #ddd }
td.figure { white-space: nowrap }
@media print { del, ins { background: none } .where { color: #111 } }
"""
"""Dropped words are struck out and added ones underlined, whatever the colours."""


def page(diffs: Sequence[DefinitionDiff]) -> str:
    """All diffs on one page."""
    title = f"Definitions {diffs[0].before} to {diffs[0].after}" if diffs else "Definitions"
    body = "\n".join(line for diff in diffs for line in section(diff))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def section(diff: DefinitionDiff, level: int = 1) -> Iterator[str]:
    """The elements of one diff; its heading has that level, those in it the next one."""
    council = f", {escape(diff.council)}" if diff.council else ""
    said = f"Definitions {escape(diff.before)} to {escape(diff.after)}{council}"
    yield f"<h{level}>{said}</h{level}>"
    sides = ((diff.before, diff.before_documents), (diff.after, diff.after_documents))
    for side, files in sides:
        if files != (side,):
            yield f"<p>{escape(side)}: {escape(', '.join(files))}</p>"
    yield f"<p>{escape(counted(diff))}</p>"
    for kind in diff.counts:
        entries = diff.of(kind)
        title = f"{escape(TITLES[kind])} ({len(entries)})"
        yield f"<h{level + 1}>{title}</h{level + 1}>"
        if kind is Kind.MOVED_TARGET:
            yield from target_table(diff, entries)
        else:
            yield "<dl>"
            yield from (item(diff, entry) for entry in entries)
            yield "</dl>"


def target_table(diff: DefinitionDiff, entries: Sequence[Entry]) -> Iterator[str]:
    """Targets with both figures and both places."""
    heads = ("Ref", "Indicator", "Target", diff.before, diff.after, "Where")
    yield f"<table>\n<tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr>"
    for entry in entries:
        period = " ".join(part for part in (entry.period, entry.breakdown) if part)
        before, after = escape(entry.before_text or ""), escape(entry.after_text or "")
        yield (
            f"<tr><td>{escape(entry.refs)}</td><td>{escape(entry.name)}</td>"
            f"<td>{escape(period)}</td><td class='figure'>{before}</td>"
            f"<td class='figure'>{after}</td>"
            f"<td class='where'>{escape(places(entry, diff))}</td></tr>"
        )
    yield "</table>"


def item(diff: DefinitionDiff, entry: Entry) -> str:
    """One change: refs, the words, why, and where."""
    words = changed_words(entry.runs)
    if entry.kind in WITHOUT_WORDS or entry.kind is Kind.RE_REFERENCED:
        words = escape(entry.name)
    why = f'\n<dd class="why">{escape(entry.reason)}</dd>' if entry.reason else ""
    where = escape(places(entry, diff))
    refs = escape(entry.refs or entry.indicator_id)
    return f'<dt>{refs}</dt>\n<dd>{words}</dd>{why}\n<dd class="where">{where}</dd>'


def changed_words(runs: Sequence[WordRun]) -> str:
    """The words with what went struck out and what came underlined."""
    marks = {Run.KEPT: "{}", Run.DROPPED: "<del>{}</del>", Run.ADDED: "<ins>{}</ins>"}
    return " ".join(marks[run.run].format(escape(run.text)) for run in runs)
