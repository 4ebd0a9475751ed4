"""Refs as printed: where they stand in a text, and whether two of them are alike.

Only likeness of print is judged here (spaces, zero padding, capitals). What a ref means is the
business of `normalize`.
"""

import regex

# 'SCS CYP03', 'DIS LI 05', 'NI075', 'NI 102 (a)', 'LAS1', 'PED01 01', 'PED01a', 'BSC Ll21'
_REF = regex.compile(
    r"""
    (?<![\p{L}\d])
    (?P<letters>\p{Lu}{2,6})                      # 'SCS', 'NI', 'PED'
    (?:[ ]?(?:/[ ]?)?(?P<family>\p{Lu}{2,4}|L[lI1]))?       # 'CYP', 'LI' (also damaged: 'Ll')
    [ ]?(?P<number>[\dolO]{1,3}(?:(?:\.\d{1,2}){1,2}|[ ]\d{1,2}\b)?) # '03', 'o3', '1.2', '01 01'
    (?P<suffix>[a-z](?![a-z])|[ ]?\([a-z]\))?     # 'a', '(a)'
    (?![\p{L}\d%.]\d?)
    """,
    regex.VERBOSE,
)
# the space of 'SCS HH 7 b', where nothing follows
_SPACED_PART = regex.compile(r"(?<=\d) (?=[a-h]$)")
_ZEROS = regex.compile(r"(?<=\p{L})0+(?=\d)")
_SPACES = regex.compile(r"\s+")
# between the refs of one label: 'LAS1, LAS2 and LAS3'
_BETWEEN = r"(?:\s*(?:,|&|/|and)\s*|\s+)"
# the rest of '05/06', '185 & 194', '14 and 15:', '6a & 6b' and '82a/b': numbers or letters of the
# same family
_MORE = regex.compile(
    r"\s?(?:/\s?(?P<stroke>\d{1,3}[a-z]?)|&\s?(?P<both>\d{2,3}[a-z]?|\d[a-z])"
    r"|and\s?(?P<last>\d{2,3}[a-z]?)(?=\s*$|\s*:|\s+[–-]\s)"
    r"|(?:,|and)\s?(?P<part>\d{1,3}[a-z])|[/&]\s?(?P<letter>[a-z]))(?![\w%.]\w?)"
)
# the rest of '01 – 03', where a capital or a colon follows
_RANGE = regex.compile(r"\s?(?:-|–|to)\s?(?P<last>\d{1,2})(?=\s*:|\s+[–-]\s|\s+\p{Lu})")
_TO = regex.compile(r"\s?(?:-|–|to)\s?")
_FIGURES = regex.compile(r"\d+(?=\D*$)")
_TAIL = regex.compile(r"\d+[a-z]?$")
LONGEST_RANGE = 20
_LABEL_END = regex.compile(
    r"^\s*(?P<mark>[:–-])?\s+(?P<rest>\S.*)$|^\s*(?P<alone>[:–-])?\s*$", regex.DOTALL
)


def ref_key(ref: str) -> str:
    """A ref without spaces, case and zero padding: 'SCS CYP 08' and 'SCS CYP8' are alike."""
    return _ZEROS.sub("", _SPACES.sub("", ref).upper())


def printed_refs(text: str) -> tuple[str, ...]:
    """The refs in a ref cell or at the head of a text, as printed, left to right."""
    return tuple(
        m.group(0).strip() for m in _REF.finditer(text) if any(c.isdigit() for c in m.group(0))
    )


def ref_keys(text: str) -> frozenset[str]:
    """The keys of all refs in a cell; of the whole cell where none is recognised."""
    found = printed_refs(_SPACED_PART.sub("", text))
    return frozenset(map(ref_key, found)) if found else frozenset({ref_key(text)} if text else ())


def _more_of_family(text: str, at: int, refs: list[str]) -> int:
    """Add the refs of '05/06' and '01 – 03' whose letters are printed once; returns their end."""
    while (more := _MORE.match(text, at)) is not None and (tail := _TAIL.search(refs[-1])):
        new = more["stroke"] or more["both"] or more["last"] or more["part"]
        if new is None and not tail.group(0)[-1].isalpha():
            break
        new = new or f"{tail.group(0)[:-1]}{more['letter']}"
        refs.append(f"{refs[-1][: tail.start()]}{new}")
        at = more.end()
    first, last = _FIGURES.search(refs[-1]), _range_end(text, at, refs[-1])
    if first is None or last is None:
        return at
    low, (high, end) = int(first.group(0)), last
    if not 0 < high - low <= LONGEST_RANGE:
        return at
    refs.extend(_FIGURES.sub(str(number), refs[-1]) for number in range(low + 1, high + 1))
    return end


def _range_end(text: str, at: int, ref: str) -> tuple[int, int] | None:
    """The last number of '01 – 03' or 'LI 01 to LI 03', and where it ends."""
    span = _RANGE.match(text, at)
    if span is not None:
        return int(span["last"]), span.end()
    between = _TO.match(text, at)
    last = _REF.match(text, between.end()) if between is not None else None
    figures = _FIGURES.search(last.group(0)) if last is not None else None
    if last is None or figures is None:
        return None
    same = ref_key(_FIGURES.sub("", last.group(0))) == ref_key(_FIGURES.sub("", ref))
    return (int(figures.group(0)), last.end()) if same else None


def label_of(text: str) -> tuple[tuple[str, ...], bool, str]:
    """The refs that a paragraph begins with, whether a colon or dash closes them, and the rest.

    'LAS1, LAS2 The performance ...' -> (('LAS1', 'LAS2'), False, 'The performance ...');
    no refs: ((), False, the whole text).
    """
    refs: list[str] = []
    position = 0
    while (found := _REF.match(text, position)) is not None and regex.search(r"\d", found.group(0)):
        refs.append(found.group(0).strip())
        end = _more_of_family(text, found.end(), refs)
        between = regex.compile(_BETWEEN).match(text, end)
        if between is None:
            position = end
            break
        following = _REF.match(text, between.end())
        if following is None:
            position = end
            break
        position = between.end()
    if not refs:
        return (), False, text
    closing = _LABEL_END.match(text[position:])
    if closing is None:
        return (), False, text
    return tuple(refs), bool(closing["mark"] or closing["alone"]), (closing["rest"] or "").strip()


def only_refs(text: str) -> bool:
    """Whether a text is refs and nothing else."""
    refs, _, rest = label_of(text)
    return bool(refs) and not rest
