import pytest

from extract.findings import Severity
from extract.text.decoding import decode, without_controls

POUNDS = "Net spend £1,250 – within budget"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (POUNDS.encode("utf-8"), "utf-8"),
        (POUNDS.encode("utf-8-sig"), "utf-8"),
        (POUNDS.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + POUNDS.encode("utf-16-be"), "utf-16-be"),
        (POUNDS.encode("utf-16-le"), "utf-16-le"),
        (POUNDS.encode("utf-16-be"), "utf-16-be"),
        (POUNDS.encode("utf-32"), "utf-32-le"),
        (POUNDS.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_give_the_same_text(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text == POUNDS
    assert decoded.encoding == encoding


def test_one_cut_character_does_not_make_the_rest_windows_1252() -> None:
    decoded = decode("£5 and £6 and £".encode()[:-1])
    assert decoded.text == "£5 and £6 and \ufffd"
    assert [finding.code for finding in decoded.findings] == ["replacement_characters"]


def test_replacement_characters_are_counted_and_placed() -> None:
    (finding,) = decode("one\ntwo \ufffd\nthree \ufffd\ufffd".encode()).findings
    assert (finding.code, finding.found, finding.place.line) == ("replacement_characters", "3", 2)
    assert finding.severity is Severity.WARNING


def test_a_guessed_encoding_is_said() -> None:
    (finding,) = decode(POUNDS.encode("cp1252")).findings
    assert (finding.code, finding.severity) == ("encoding_guessed", Severity.INFO)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("a\x00b", "ab"),
        ("per\xadformance\u200b", "performance"),
        ("tab\tand\nbreak\r\n\f", "tab\tand\nbreak\r\n\f"),
        ("bell\x07s", "bells"),
        # figures never run together where something stood between them
        ("12\x0713", "12 13"),
        ("2012\x1e13", "2012-13"),
        ("2012\x9613", "2012–13"),
        ("Halton\x92s", "Halton’s"),
        ("undefined \x81 in Windows-1252", "undefined  in Windows-1252"),
    ],
)
def test_controls_are_stripped(raw: str, printed: str) -> None:
    assert without_controls(raw) == printed
