import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.milestones import year_words
from parsers.phrases import plain, squeezed, tokenised
from parsers.refs import label_of, printed_refs, ref_key, ref_keys


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("12/13 Actual", "<year> actual"),
        ("Actual 2007/8", "actual <year>"),
        ("Targets 13/14", "targets <year>"),
        ("2010/2011 Outturn", "<year> outturn"),
        ("2006 – 2007", "<year>"),
        ("Q2 Progress", "<quarter> progress"),
        ("Quarter 4", "<quarter>"),
        ("Quarter Two Actual", "<quarter> actual"),
        ("Current (6 mths)", "current <months>"),
        ("Progress (Traffic lights)*", "progress traffic lights"),
        ("Ref ¹", "ref"),
        ("Variance to Date (overspend) £'000", "variance to date overspend £000"),
    ],
)
def test_headers_are_compared_by_their_words(header: str, expected: str) -> None:
    assert tokenised(header) == expected


@given(st.text())
def test_plain_words_are_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert " " not in squeezed(text)


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("SCS CYP03", ("SCS CYP03",)),
        ("NI075 SCS CYP03", ("NI075", "SCS CYP03")),
        ("SCS ELS 07 NI 152", ("SCS ELS 07", "NI 152")),
        ("DISLI05", ("DISLI05",)),
        ("BSC Ll21", ("BSC Ll21",)),
        ("SCS ELSo3", ("SCS ELSo3",)),
        ("LAS1, LAS2, LAS3 The performance of", ("LAS1", "LAS2", "LAS3")),
        ("PED01 01", ("PED01 01",)),
        ("PED01a", ("PED01a",)),
        ("Corporate Health", ()),
        ("2013", ()),
    ],
)
def test_refs_are_found_as_printed(text: str, refs: tuple[str, ...]) -> None:
    assert printed_refs(text) == refs


@pytest.mark.parametrize(
    ("left", "right"),
    [("SCS CYP 08", "SCS CYP8"), ("DIS LI 05", "DISLI05"), ("COPS 1", "COPS1"), ("NI 075", "NI75")],
)
def test_spaces_and_zeros_do_not_count(left: str, right: str) -> None:
    assert ref_key(left) == ref_key(right)


def test_a_cell_with_two_refs_has_both_keys() -> None:
    assert ref_keys("SCS ELS 07 NI 152") == {"SCSELS7", "NI152"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SCS ELS07: Fewer people signed on.", (("SCS ELS07",), True, "Fewer people signed on.")),
        ("COPS1 The audit is complete.", (("COPS1",), False, "The audit is complete.")),
        ("LAS1, LAS2 and LAS3 All are", (("LAS1", "LAS2", "LAS3"), False, "All are")),
        ("EEP 02 – On programme.", (("EEP 02",), True, "On programme.")),
        ("DISLI05:", (("DISLI05",), True, "")),
        ("The work goes on.", ((), False, "The work goes on.")),
        ("In 2013 there were 25.", ((), False, "In 2013 there were 25.")),
    ],
)
def test_comment_labels(text: str, expected: tuple[tuple[str, ...], bool, str]) -> None:
    assert label_of(text) == expected


@pytest.mark.parametrize(
    ("header", "year"),
    [("Key Milestones (12-13)", "12-13"), ("2008/09 Milestone", "2008/09"), ("Milestones", None)],
)
def test_years_in_headers(header: str, year: str | None) -> None:
    assert year_words(header) == year


@pytest.mark.parametrize(
    ("text", "refs", "rest"),
    [
        ("FS LI 05/06 Both are good", ("FS LI 05", "FS LI 06"), "Both are good"),
        ("NI185 & 194: Both", ("NI185", "NI194"), "Both"),
        ("CE LI 6a & 6b: Both", ("CE LI 6a", "CE LI 6b"), "Both"),
        ("BV82a/b Both", ("BV82a", "BV82b"), "Both"),
        ("CP1.2: Costs rose", ("CP1.2",), "Costs rose"),
        ("DIS LI 01 – 03 All rose", ("DIS LI 01", "DIS LI 2", "DIS LI 3"), "All rose"),
        ("LD LI 01 to LD LI 03 All rose", ("LD LI 01", "LD LI 2", "LD LI 3"), "All rose"),
        ("DIS LI 05 - 12 enquiries came", ("DIS LI 05",), "12 enquiries came"),
        ("LAS1 & 2 others left", ("LAS1",), "& 2 others left"),
    ],
)
def test_refs_of_one_family_print_their_letters_once(
    text: str, refs: tuple[str, ...], rest: str
) -> None:
    found, _, left = label_of(text)
    assert (found, left) == (refs, rest)
