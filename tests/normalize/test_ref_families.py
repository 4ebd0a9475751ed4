import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.ref_families import Family, ref_table
from normalize.refs import objective_ref, read_refs

CELLS = [
    ("NI 075", [("NI075", "same", None)]),
    ("ELS LI03 (A4e)", [("ELS LI03", "same", None)]),  # a name, not a ref
    ("NI075 SCS CYP03", [("NI075", "same", None), ("SCS CYP03", "same", None)]),
    ("NI102 (a) SCS CYP10", [("NI102a", "part", None), ("SCS CYP10", "same", None)]),
    ("NI103 (b)", [("NI103b", "same", None)]),  # alone it is the row's own name
    ("SCS CYP15 (NI112 adjusted)", [("SCS CYP15", "same", None), ("NI112", "adjusted", None)]),
    ("NI 112 adjusted SCS", [("NI112", "adjusted", None), ("SCS", "flag", None)]),
    ("SCS ELSo5 Revised NI165",
     [("SCS ELS05", "same", "SCS ELSo5"), ("NI165", "revised", None)]),
    ("NI185 /NI194 replace ment", [("NI185", "replaces", None), ("NI194", "replaces", None)]),
    ("NI185/194", [("NI185", "same", None), ("NI194", "same", None)]),
    ("CFS LI07 SCS", [("CFS LI07", "same", None), ("SCS", "flag", None)]),
    ("COP Llo1", [("COP LI01", "same", "COP Llo1")]),
    ("SCSCYP1 7", [("SCS CYP17", "same", "SCSCYP1 7")]),
    ("BSC Ll21", [("BSC LI21", "same", "BSC Ll21")]),
    ("NI 102 1", [("NI102", "same", None)]),  # a footnote number
    ("SCS CYP15 2", [("SCS CYP15", "same", None)]),
    ("BSC LI8", [("BSC LI08", "same", None)]),
    ("LAS LI101", [("LAS LI01", "same", "LAS LI101")]),
    ("DISLI05", [("DIS LI05", "same", None)]),
    ("LPI03 CYP SCS", [("LPI03 CYP", "same", None), ("SCS", "flag", None)]),
    ("CPCYP01", [("CPCYP01", "same", None)]),
    ("PED01 01", [("PED01 01", "same", None)]),
    # families not in the table
    ("EUR Ll 2", [("EUR LI02", "same", "EUR Ll 2")]),
    ("EUR LI 2", [("EUR LI02", "same", None)]),
    ("PA L105", [("PA LI05", "same", "PA L105")]),
    ("PA LI06 ASCOF 1B", [("PA LI06", "same", None), ("ASCOF 1B", "same", None)]),
    ("ASCOF 2A(1)", [("ASCOF 2A(1)", "same", None)]),
    ("BVPI 12a", [("BVPI 12a", "same", None)]),
    ("LI 3 (NI 11)", [("LI 03", "same", None), ("NI011", "same", None)]),
    ("11a", [("11A", "same", None)]),
    ("CP1.2", [("CP 1.2", "same", None)]),
    ("H&C 3", [("H&C 03", "same", None)]),
    ("C&E LI 5", [("C&E LI05", "same", None)]),
    ("HSG-01", [("HSG 01", "same", None)]),
    ("BVPI 82a(i)", [("BVPI 82a(i)", "same", None)]),
    ("BV 109 a)", [("BV 109a", "same", None)]),
    ("SCS HH 7 b", [("SCS HH07b", "same", None)]),
    ("SCS / SH4", [("SCS SH04", "same", None)]),
    ("PA 3 (NI 132 adj)", [("PA 03", "same", None), ("NI132", "adjusted", None)]),
    ("PPT LI 02 Ex NI154", [("PPT LI02", "same", None), ("NI154", "replaces", None)]),
    ("PAF C29", [("PAF C29", "same", None)]),
    ("PAF/D40", [("PAF D40", "same", None)]),
    # nothing to go by
    ("Area partner indicator", []),
    ("", []),
    (None, []),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), CELLS)
def test_read_refs(printed: str | None, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(r.ref, r.role, r.repaired_from) for r in read_refs(printed).refs] == expected


@pytest.mark.parametrize(
    ("printed", "ref", "refs"),
    [
        ("NI102 (a) SCS CYP10", "SCS CYP10", "NI102a; SCS CYP10"),
        ("NI 112 adjusted SCS", "NI112", "NI112"),
        ("NI185 /NI194 replace ment", None, "NI185; NI194"),
        ("SCS", None, None),
        ("ENV0 1", "ENV 01", "ENV 01"),  # broken in a narrow cell
        ("ENV1 2", "ENV 12", "ENV 12"),
        ("E N0 1", "EN 01", "EN 01"),
        ("ABC DEF1 2", "ABC DEF 12", "ABC DEF 12"),
        ("H2", "H 02", "H 02"),
    ],
)
def test_the_ref_a_row_goes_by(printed: str, ref: str | None, refs: str | None) -> None:
    cell = read_refs(printed)
    assert (cell.ref, cell.all_refs) == (ref, refs)


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("NI 112 adjusted SCS", "adjusted; SCS"),
        ("NI185 /NI194 replace ment", "replacement"),
        ("NI103 (a)", "(a)"),
        ("Area partner indicator", "Area partner indicator"),
        ("NI 075", None),
    ],
)
def test_other_words_are_noted(printed: str, note: str | None) -> None:
    assert read_refs(printed).note == note


@pytest.mark.parametrize(
    ("printed", "refs", "damaged"),
    [
        ("NI073 SCS CYP0", "NI073", ("SCS CYP0",)),
        ("H S0", None, ("H S0",)),  # 'HS 04', whose last figure stands on the next page
        ("E N01", None, ("E N01",)),
    ],
)
def test_what_is_lost_is_not_guessed(
    printed: str, refs: str | None, damaged: tuple[str, ...]
) -> None:
    cell = read_refs(printed)
    assert (cell.all_refs, cell.damaged) == (refs, damaged)


@pytest.mark.parametrize("family", ref_table().family, ids=lambda f: f.prefix)
def test_every_family_reads_its_examples(family: Family) -> None:
    assert family.examples
    for printed, normal in family.examples:
        assert read_refs(printed).all_refs == normal


def test_every_role_and_flag_word_is_found() -> None:
    for words in ref_table().role:
        for example in words.examples:
            printed = f"SCS CYP15 {example} NI112"
            assert words.role in {r.role for r in read_refs(printed).refs}, example
    for flag in ref_table().flag:
        for example in flag.examples:
            assert (flag.word, "flag") in {(r.ref, r.role) for r in read_refs(example).refs}


@given(
    st.sampled_from([f for f in ref_table().family if f.form != "tail"]),
    st.integers(min_value=1, max_value=99),
    st.sampled_from(["", " "]),
    st.booleans(),
)
def test_reading_twice_is_reading_once(
    family: Family, number: int, space: str, padded: bool
) -> None:
    printed = f"{family.prefix}{space}{number:03d}" if padded else f"{family.prefix}{number}"
    if padded and family.form != "national":
        printed = f"{family.prefix}{space}{number:02d}"
    once = read_refs(printed).all_refs
    assert once is not None
    assert read_refs(once).all_refs == once
    assert read_refs(once).refs[0].repaired_from is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("EEP 02", "EEP02"),
        ("CFS2", "CFS2"),
        ("PED01a", "PED01a"),
        ("BSC 1", "BSC1"),
        ("PL3.1", "PL3.1"),
        ("BPR10", "BPR10"),
        ("LAS1, LAS2", "LAS1; LAS2"),
        ("COPS l", "COPS1"),
        ("EEP O2", "EEP02"),
        ("EEPO2", "EEPO2"),  # EEP02 or EEPO 2
        ("PED01 02", "PED01 02"),
        ("EEP02 13/14", "EEP02"),
        ("All", "ALL"),
        ("No objective is printed here", None),
        ("", None),
        (None, None),
    ],
)
def test_objective_ref(printed: str | None, expected: str | None) -> None:
    assert objective_ref(printed) == expected
