"""The four inline marks that content may hold."""

import re
from html import escape

# '<u>Green</u>', 'the 3<sup>rd</sup> of May'
TAG = re.compile(r"</?(?:b|i|u|sup)>")


def bare(text: str) -> str:
    """The words alone."""
    return TAG.sub("", text)


def escaped(text: str) -> str:
    """The text as XML, its inline marks kept as elements."""
    out = []
    last = 0
    for tag in TAG.finditer(text):
        out += [escape(text[last : tag.start()], quote=False), tag.group()]
        last = tag.end()
    return "".join([*out, escape(text[last:], quote=False)])
