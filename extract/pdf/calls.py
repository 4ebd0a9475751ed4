"""PDFium's functions of the hot path, called with plain integers.

A page has thousands of characters and each costs several calls, so the prototypes are built once,
handles and addresses are integers, and nothing is wrapped on the way. PDFium is not thread safe.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

INT = ctypes.c_int
FLOAT = ctypes.c_float
HANDLE = ctypes.c_size_t
ADDRESS = ctypes.c_size_t


def prototype(function: Any, result: type[Any], *arguments: type[Any]) -> Callable[..., int]:
    """The same function, taking integers for handles and addresses and keeping the GIL."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


load_page = prototype(pdfium.FPDF_LoadPage, HANDLE, HANDLE, INT)
close_page = prototype(pdfium.FPDF_ClosePage, INT, HANDLE)
load_text = prototype(pdfium.FPDFText_LoadPage, HANDLE, HANDLE)
close_text = prototype(pdfium.FPDFText_ClosePage, INT, HANDLE)

count_letters = prototype(pdfium.FPDFText_CountChars, INT, HANDLE)
letters_text = prototype(pdfium.FPDFText_GetText, INT, HANDLE, INT, INT, ADDRESS)
letter_code = prototype(pdfium.FPDFText_GetUnicode, ctypes.c_uint, HANDLE, INT)
letter_box = prototype(pdfium.FPDFText_GetLooseCharBox, INT, HANDLE, INT, ADDRESS)
letter_object = prototype(pdfium.FPDFText_GetTextObject, HANDLE, HANDLE, INT)
letter_origin = prototype(pdfium.FPDFText_GetCharOrigin, INT, HANDLE, INT, ADDRESS, ADDRESS)
letter_matrix = prototype(pdfium.FPDFText_GetMatrix, INT, HANDLE, INT, ADDRESS)

text_font = prototype(pdfium.FPDFTextObj_GetFont, HANDLE, HANDLE)
text_size = prototype(pdfium.FPDFTextObj_GetFontSize, INT, HANDLE, ADDRESS)
text_mode = prototype(pdfium.FPDFTextObj_GetTextRenderMode, INT, HANDLE)

font_name = prototype(pdfium.FPDFFont_GetBaseFontName, HANDLE, HANDLE, ADDRESS, HANDLE)
font_flags = prototype(pdfium.FPDFFont_GetFlags, INT, HANDLE)
font_weight = prototype(pdfium.FPDFFont_GetWeight, INT, HANDLE)

count_objects = prototype(pdfium.FPDFPage_CountObjects, INT, HANDLE)
page_object = prototype(pdfium.FPDFPage_GetObject, HANDLE, HANDLE, INT)
count_inner = prototype(pdfium.FPDFFormObj_CountObjects, INT, HANDLE)
inner_object = prototype(pdfium.FPDFFormObj_GetObject, HANDLE, HANDLE, ctypes.c_ulong)
object_type = prototype(pdfium.FPDFPageObj_GetType, INT, HANDLE)
object_bounds = prototype(
    pdfium.FPDFPageObj_GetBounds, INT, HANDLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS
)
object_matrix = prototype(pdfium.FPDFPageObj_GetMatrix, INT, HANDLE, ADDRESS)
fill_colour = prototype(
    pdfium.FPDFPageObj_GetFillColor, INT, HANDLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS
)
stroke_colour = prototype(
    pdfium.FPDFPageObj_GetStrokeColor, INT, HANDLE, ADDRESS, ADDRESS, ADDRESS, ADDRESS
)
stroke_width = prototype(pdfium.FPDFPageObj_GetStrokeWidth, INT, HANDLE, ADDRESS)
count_segments = prototype(pdfium.FPDFPath_CountSegments, INT, HANDLE)
path_segment = prototype(pdfium.FPDFPath_GetPathSegment, HANDLE, HANDLE, INT)
segment_point = prototype(pdfium.FPDFPathSegment_GetPoint, INT, HANDLE, ADDRESS, ADDRESS)
segment_type = prototype(pdfium.FPDFPathSegment_GetType, INT, HANDLE)
segment_closes = prototype(pdfium.FPDFPathSegment_GetClose, INT, HANDLE)
draw_mode = prototype(pdfium.FPDFPath_GetDrawMode, INT, HANDLE, ADDRESS, ADDRESS)
image_pixels = prototype(pdfium.FPDFImageObj_GetImagePixelSize, INT, HANDLE, ADDRESS, ADDRESS)
