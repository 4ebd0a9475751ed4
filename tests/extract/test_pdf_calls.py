"""Calls to PDFium: their arguments are counted, and handles are passed as they are."""

import ctypes

import pypdfium2.raw as pdfium
import pytest

from extract.pdf import calls


def test_arguments_are_counted_against_pdfiums_own() -> None:
    with pytest.raises(TypeError, match="FPDF_ClosePage takes 1 arguments"):
        calls.prototype(pdfium.FPDF_ClosePage, calls.INT, calls.HANDLE, calls.INT)


@pytest.mark.parametrize("handle", [1, 0x7F12_3456_789A, 2**63 - 1])
def test_a_handle_arrives_as_it_is(handle: int) -> None:
    same = ctypes.PYFUNCTYPE(ctypes.c_size_t, ctypes.c_void_p)(lambda address: address)
    assert same(calls.held(handle)) == handle
    assert [same(one) for one in calls.all_held([handle, 8])] == [handle, 8]
