"""Markup within a line: emphasis, tags and entities out, their look kept as a style.

A star that is content stays: grades ('A*-C'), footnotes ('Traffic lights*') and the lamps that
OCR makes of traffic lights ('00*', '* 0', '○ ★').
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from extract.document import PLAIN, Style

MARKUP = re.compile(r"[<&*_\\\[]")

# '[Single Equality Scheme](#page-3)': an address in the brackets, not '[see note](1)'.
LINK = re.compile(
    r"""(?<!\\) !?\[ (?P<label> [^\[\]]*+ ) \]
    \( (?: (?: \#|/|\./|https?:|mailto:|www\. ) [^()\s]*+
          | [\w./%-]+\.(?: html?|pdf|docx? ) ) \)""",
    re.VERBOSE,
)

# '\*', '<http://example.org>', '<u>', '</sup>', '<ul style="x">', '&nbsp;', '**'. 'a <b and c>'
# is no tag: words after a name are attributes only where there is an '='.
TOKEN = re.compile(
    r"""\\(?P<escaped> [!-/:-@\[\]^_`{-~] )
    | < (?P<address> (?: https?:// | ftp:// | mailto: | www\. ) [^<>\s]++ ) >
    | < (?P<close> /? ) (?P<tag> [A-Za-z][A-Za-z0-9]*+ (?: :[A-Za-z0-9]++ )? )
        (?: \s[^<>=]*+=[^<>]*+ | \s*+/? ) >
    | (?P<entity> & (?: \#\d{1,7} | \#[xX][0-9A-Fa-f]{1,6} | [A-Za-z][A-Za-z0-9]{1,31} ) ; )
    | (?P<run> \*++ | _++ )""",
    re.VERBOSE,
)

BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em"})
UNDERLINED = frozenset({"u", "ins"})
RAISED = frozenset({"sup", "sub"})
SILENT = re.compile(
    "a|abbr|acronym|big|center|cite|code|del|font|mark|q|s|small|span|strike|tt|wbr"
)
# These keep words apart: '<th>0</th><th>11</th>' is not 011.
APART = re.compile(
    r"""address | article | aside | blockquote | body | br | caption | col | colgroup | dd | div
      | dl | dt | fieldset | figcaption | figure | footer | form | h[1-6] | head | header | hr
      | html | img | input | label | legend | li | link | main | meta | nav | ol | option | p | pre
      | section | select | table | tbody | td | tfoot | th | thead | title | tr | ul""",
    re.VERBOSE,
)

LONGEST_RUN = 3  # '***' is bold italic; a longer run of stars or underscores is printed
BEFORE_OPENING = re.compile(r"[\s(\[{<>\"'‘“–—/|:,;-]")
AFTER_OPENING = re.compile(r"[\w(\[<\"'‘“£$€&%+•-]")
BEFORE_CLOSING = re.compile(r"[\w)\]>\"'’”.,;:!?%&…*-]")
AFTER_CLOSING = re.compile(r"[\s)\]}<>\"'’”.,;:!?/|–—-]")
# 'A*-C', 'A* - C', 'A*/A', 'A* to C'
GRADE = re.compile(r"(?<![^\W_])[A-GU]\*(?=\s?(?:[-–—/]|to\b))")
# Anything but what lamps are read as: '*00*' is no emphasis, '*32*' is.
WORDY = re.compile(r"[^\W0oO_]")

ORDINAL = re.compile(r"st|nd|rd|th", re.IGNORECASE)
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Kind(Enum):
    """What a token does."""

    TEXT = auto()
    TAG = auto()
    RUN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """Text, or a tag or run of stars that starts (`step` 1) or ends (-1) something."""

    kind: Kind
    text: str
    step: int = 0
    opens: bool = False
    closes: bool = False


@dataclass(slots=True)
class Pieces:
    """Text as it is gathered, each piece with its look."""

    texts: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    underlined: int = 0

    def add(self, text: str) -> None:
        """Append text in the current look."""
        self.texts.append(text)
        style = Style(bold=self.bold > 0, italic=self.italic > 0, underlined=self.underlined > 0)
        if text.strip():
            self.styles.append(style)

    def tag(self, name: str, step: int) -> None:
        """Turn a look on (step 1) or off (-1); an end without a start does nothing."""
        self.bold = max(0, self.bold + step * (name in BOLD))
        self.italic = max(0, self.italic + step * (name in ITALIC))
        self.underlined = max(0, self.underlined + step * (name in UNDERLINED))
        if APART.fullmatch(name):
            self.texts.append(" ")

    def add_raised(self, name: str, content: str) -> None:
        """Append what stands above or below the line: '3 rd' joins, '38¹' must not become 381."""
        content = content.strip()
        before = self.texts[-1] if self.texts else ""
        after_figure = before.rstrip()[-1:].isdigit()
        if after_figure and name == "sup" and ORDINAL.fullmatch(content):
            self.texts[-1] = before.rstrip()
        elif after_figure:
            content = f" {content}"
        self.add(content.translate(SUPERSCRIPTS if name == "sup" else SUBSCRIPTS))

    def read(self) -> tuple[str, Style]:
        """The text, white space collapsed, and the look that all of it shares."""
        text = " ".join("".join(self.texts).split())
        return text, shared_style(self.styles)


def shared_style(styles: Sequence[Style]) -> Style:
    """The look that all of them have."""
    if len(styles) < 2:
        return styles[0] if styles else PLAIN
    return Style(
        bold=all(style.bold for style in styles),
        italic=all(style.italic for style in styles),
        underlined=all(style.underlined for style in styles),
    )


def read_inline(raw: str) -> tuple[str, Style]:
    """The printed text of a line or cell and its look where one look covers all of it."""
    if MARKUP.search(raw) is None:
        return " ".join(raw.split()), PLAIN
    tokens = _with_emphasis(list(_tokens(LINK.sub(r"\g<label>", without_comments(raw)))))
    pieces = Pieces()
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind is not Kind.TAG:
            pieces.add(token.text)
        elif token.text not in RAISED:
            pieces.tag(token.text, token.step)
        elif _is_raised(tokens, position):
            pieces.add_raised(token.text, tokens[position + 1].text)
            position += 2
        position += 1
    return pieces.read()


def is_look(name: str) -> bool:
    """Whether a tag says how text looks."""
    return name in BOLD or name in ITALIC or name in UNDERLINED or name in RAISED


def without_comments(raw: str) -> str:
    """Drop '<!-- ... -->' but its line breaks; one that does not end is text but for its mark."""
    if "<!--" not in raw:
        return raw
    kept: list[str] = []
    start = 0
    while (begin := raw.find("<!--", start)) >= 0 and (end := raw.find("-->", begin)) >= 0:
        kept += (raw[start:begin], "\n" * raw.count("\n", begin, end))
        start = end + len("-->")
    return "".join(kept) + raw[start:].replace("<!--", " ")


def _tokens(raw: str) -> Iterator[Token]:
    grades = {found.end() - 1 for found in GRADE.finditer(raw)}
    start = 0
    for found in TOKEN.finditer(raw):
        if found.start() > start:
            yield Token(Kind.TEXT, raw[start : found.start()])
        start = found.end()
        if found["run"]:
            yield _run(raw, found.start(), start, found.start() in grades)
        elif found["tag"]:
            yield _tag(found)
        else:
            yield Token(Kind.TEXT, _literal(found))
    if start < len(raw):
        yield Token(Kind.TEXT, raw[start:])


def _literal(found: re.Match[str]) -> str:
    if found["entity"]:
        return html.unescape(found["entity"])
    return found["escaped"] or found["address"]


def _tag(found: re.Match[str]) -> Token:
    """A tag of HTML; '<target>' is text, '<o:p>' (Word's own) is not."""
    name = found["tag"].lower()
    if not (is_look(name) or SILENT.fullmatch(name) or APART.fullmatch(name) or ":" in name):
        return Token(Kind.TEXT, found.group())
    return Token(Kind.TAG, name, step=-1 if found["close"] else 1)


def _run(raw: str, start: int, end: int, is_grade: bool) -> Token:
    before, after = raw[start - 1 : start] or " ", raw[end : end + 1] or " "
    if is_grade or end - start > LONGEST_RUN:
        return Token(Kind.RUN, raw[start:end])
    opens = bool(BEFORE_OPENING.match(before) or before in "*_") and AFTER_OPENING.match(after)
    closes = BEFORE_CLOSING.match(before) and bool(AFTER_CLOSING.match(after) or after in "*_")
    return Token(Kind.RUN, raw[start:end], opens=bool(opens), closes=bool(closes))


def _with_emphasis(tokens: list[Token]) -> list[Token]:
    """Pairs of equal runs become tags; the runs left over are text."""
    open_runs: dict[str, list[int]] = {}
    words_before = [0]
    for token in tokens:
        words_before.append(words_before[-1] + (WORDY.search(token.text) is not None))
    done = list(tokens)
    for position, token in enumerate(tokens):
        if token.kind is not Kind.RUN:
            continue
        waiting = open_runs.setdefault(token.text, [])
        worded = bool(waiting) and words_before[position] > words_before[waiting[-1]]
        worded = worded or (bool(waiting) and _is_bold_nought(tokens, waiting[-1], position))
        if token.closes and worded:
            begin = waiting.pop()
            done[begin], done[position] = _emphasis(token, 1), _emphasis(token, -1)
            for others in open_runs.values():
                while others and others[-1] > begin:
                    others.pop()
        elif token.opens:
            waiting.append(position)
    return done


def _is_bold_nought(tokens: list[Token], begin: int, end: int) -> bool:
    """Whether it is '**0**', the total of a statement; '*0*' may be three lamps."""
    return tokens[end].text == "**" and end - begin == 2 and tokens[begin + 1].text.strip() == "0"


def _emphasis(token: Token, step: int) -> Token:
    """'*' is italic, '**' bold, '***' both; bold stands for both, for that is what one sees."""
    return replace(token, kind=Kind.TAG, text="i" if len(token.text) == 1 else "b", step=step)


def _is_raised(tokens: list[Token], position: int) -> bool:
    """Whether '<sup>' is followed by one text and its own end; else its digits stay digits."""
    following = tokens[position + 1 : position + 3]
    return (
        [token.kind for token in following] == [Kind.TEXT, Kind.TAG]
        and following[1].text == tokens[position].text
        and tokens[position].step > 0 > following[1].step
    )
