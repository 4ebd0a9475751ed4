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
    (?:[ ]?(?P<family>\p{Lu}{2,4}|L[lI1]))?       # 'CYP', 'LI' (also damaged: 'Ll')
    [ ]?(?P<number>[\dolO]{1,3}(?:[ ]\d{1,2}\b)?) # '03', 'o3', '01 01'
    (?P<suffix>[a-z](?![a-z])|[ ]?\([a-z]\))?     # 'a', '(a)'
    (?![\p{L}\d%.]\d?)
    """,
    regex.VERBOSE,
)
_ZEROS = regex.compile(r"(?<=\p{L})0+(?=\d)")
_SPACES = regex.compile(r"\s+")
# between the refs of one label: 'LAS1, LAS2 and LAS3'
_BETWEEN = r"(?:\s*(?:,|&|/|and)\s*|\s+)"
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
    found = printed_refs(text)
    return frozenset(map(ref_key, found)) if found else frozenset({ref_key(text)} if text else ())


def label_of(text: str) -> tuple[tuple[str, ...], bool, str]:
    """The refs that a paragraph begins with, whether a colon or dash closes them, and the rest.

    'LAS1, LAS2 The performance ...' -> (('LAS1', 'LAS2'), False, 'The performance ...');
    no refs: ((), False, the whole text).
    """
    refs: list[str] = []
    position = 0
    while (found := _REF.match(text, position)) is not None and regex.search(r"\d", found.group(0)):
        refs.append(found.group(0).strip())
        end = found.end()
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
