import pytest

from extract.document import PLAIN, Style
from extract.text.inline import read_inline, without_comments

BOLD, ITALIC, UNDERLINED = Style(bold=True), Style(italic=True), Style(underlined=True)


@pytest.mark.parametrize(
    ("raw", "text", "style"),
    [
        ("plain  words\u00a0here ", "plain words here", PLAIN),
        ("**Net expenditure**", "Net expenditure", BOLD),
        ("**RECOMMENDATION:** That", "RECOMMENDATION: That", PLAIN),
        ("6.3 **A Safer Halton**", "6.3 A Safer Halton", PLAIN),
        ("*Inclusion:* more", "Inclusion: more", PLAIN),
        ("*an aside*", "an aside", ITALIC),
        ("***both***", "both", BOLD),
        ("_an aside_", "an aside", ITALIC),
        ("<u>Expenditure</u>", "Expenditure", UNDERLINED),
        ("<b><u>All</u></b>", "All", Style(bold=True, underlined=True)),
        ("<em>x</em> <i>y</i>", "x y", ITALIC),
        ("<I>Upper case</I>", "Upper case", ITALIC),
        ("the <u>annual</u> target", "the annual target", PLAIN),
        ("*a **nested** one*", "a nested one", ITALIC),
        (
            "they said; *'that **all children** matter'*.",
            "they said; 'that all children matter'.",
            PLAIN,
        ),
        ("**32**", "32", BOLD),
        ("**0**", "0", BOLD),
    ],
)
def test_emphasis_becomes_style(raw: str, text: str, style: Style) -> None:
    assert read_inline(raw) == (text, style)


@pytest.mark.parametrize(
    "raw",
    [
        # lamps
        *("00*", "* 0", "o *", "* 00", "○ ★", "*", "•• *", "* ○ ○", "*00*", "*o*", "** 0", "oo ∦"),
        # grades and footnotes
        *("5 A*-C and A*-G", "5+ A* - C", "A* to C", "A*/A", "Traffic lights*", "(*) and (*)"),
        # not closed, not opened, not tight
        *("commissioning*", "*see below", "a * b * c", "2*3*4", "**", "****", "5 ** 6"),
        *("snake_case_name", "______", "a _ b"),
        # no tags
        *("<18 years and 5 > 3", "a <b and c> d", "<target>", "x < y", "R&D; A&E", "&unknown;"),
        "[see note](1)",
    ],
)
def test_content_stays(raw: str) -> None:
    assert read_inline(raw) == (raw, PLAIN)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("*5 A*-C or better*", "5 A*-C or better"),
        (r"5 A\*-C and \$8", "5 A*-C and $8"),
        (r"\<b\> \*not\*", "<b> *not*"),
        ("3 <sup>rd</sup> November", "3rd November"),
        ("3<sup>RD</sup>November", "3RDNovember"),
        ("38<sup>1</sup>", "38 ¹"),
        ("38<sup>a</sup>", "38 a"),
        ("judged “good”<sup>12</sup>", "judged “good”¹²"),
        ("CO<sub>2</sub>", "CO₂"),
        ("5<sup>2 unclosed 38", "52 unclosed 38"),
        ("A&amp;E &pound;5&nbsp;m &#8211; &#x31;", "A&E £5 m – 1"),
        ("&lt;b&gt;", "<b>"),
        ("<!-- dropped -->kept", "kept"),
        ("<!--</th--><th>0</th><th>★ ○ ○</th><th>11</th>", "0 ★ ○ ○ 11"),
        ("[Single Equality Scheme](#page-3) applies", "Single Equality Scheme applies"),
        ("![logo](images/logo.png)see [a](https://example.org/a)", "![logo](images/logo.png)see a"),
        ("at <http://example.org/plans>", "at http://example.org/plans"),
        ('<span style="color: red">Late</span>', "Late"),
        ("<o:p>Word</o:p>", "Word"),
        ("one<br/>two", "one two"),
    ],
)
def test_markup_goes_and_words_stay(raw: str, text: str) -> None:
    assert read_inline(raw)[0] == text


def test_a_comment_without_end_is_text() -> None:
    assert without_comments("a <!-- b --> c <!-- d").split() == ["a", "c", "d"]
    assert without_comments("a<!--\n\n-->b") == "a\n\nb"


@pytest.mark.parametrize(
    "unit", ["*a ", "<a ", "<!--", "[a](", "&amp", "1<sup>", "A*-", "\\*", "_a "]
)
def test_long_lines_of_markup_end(unit: str) -> None:
    text, _ = read_inline(unit * 20_000)
    assert len(text) <= len(unit) * 20_000
