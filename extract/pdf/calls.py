"""PDFium's functions of the hot path, called with plain integers.

A page has thousands of characters and each costs several calls, so the prototypes are built once
and nothing is wrapped on the way. Those of `prototype` take integers for handles and addresses.
Those of `bare` are three times as fast, as ctypes converts none of their arguments: they take C
ints as integers, handles as `Held`, addresses as `Cells` gives them or as `byref`.
PDFium is not thread safe.
"""

import ctypes
from collections.abc import Callable, Iterable
from itertools import repeat
from typing import Any, NewType, cast, overload

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

INT = ctypes.c_int
HANDLE = ctypes.c_size_t
ADDRESS = ctypes.c_size_t


T = type[Any]


@overload
def prototype(function: Any, result: T, a: T, /) -> Callable[[int], int]: ...
@overload
def prototype(function: Any, result: T, a: T, b: T, /) -> Callable[[int, int], int]: ...
@overload
def prototype(function: Any, result: T, a: T, b: T, c: T, /) -> Callable[[int, int, int], int]: ...
@overload
def prototype(
    function: Any, result: T, a: T, b: T, c: T, d: T, /
) -> Callable[[int, int, int, int], int]: ...
@overload
def prototype(
    function: Any, result: T, a: T, b: T, c: T, d: T, e: T, /
) -> Callable[[int, int, int, int, int], int]: ...
@overload
def prototype(
    function: Any, result: T, a: T, b: T, c: T, d: T, e: T, f: T, g: T, h: T, /
) -> Callable[[int, int, int, int, int, int, int, int], int]: ...
def prototype(function: Any, result: T, *arguments: T) -> Callable[..., int]:
    """The same function, taking integers for handles and addresses and keeping the GIL.

    ctypes passes on more arguments than a function takes: the type checker counts them, and they
    are counted here against PDFium's own. Raises TypeError.
    """
    if len(arguments) != len(function.argtypes):
        raise TypeError(f"{function.__name__} takes {len(function.argtypes)} arguments")
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def bare(function: Any, result: type[Any] | None) -> Callable[..., Any]:
    """The same function, passing on what it is given as it is.

    `result` is None where nobody asks what it says of itself: what it wrote is taken as it is.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address or 0)


Held = NewType("Held", object)
# what addresses are counted from; nothing is read there
ORIGIN = ctypes.c_char.from_address(0)


def held(handle: int) -> Held:
    """A handle as an argument of bare functions: a reference to what stands there.

    ctypes passes it on as it is, where of any other kind of pointer it makes one at each call.
    """
    return cast(Held, ctypes.byref(ORIGIN, handle))


def all_held(handles: Iterable[int]) -> list[Held]:
    """Many handles as arguments of bare functions."""
    return cast("list[Held]", list(map(ctypes.byref, repeat(ORIGIN), handles)))


class Cells:
    """Rows of numbers for PDFium to write into, with an argument for each; grows, never shrinks."""

    def __init__(self, kind: type[np.generic], columns: int) -> None:
        self.rows: NDArray[Any] = np.zeros((0, columns), kind)
        self.at: list[Any] = []

    def reserve(self, count: int) -> list[Any]:
        """The arguments of at least so many rows; what was written before may be gone."""
        if len(self.at) < count:
            room = max(count, 2 * len(self.at))
            self.rows = np.zeros((room, self.rows.shape[1]), self.rows.dtype)
            memory = (ctypes.c_char * self.rows.nbytes).from_buffer(self.rows.data)
            self.at = [ctypes.byref(memory, self.rows.strides[0] * row) for row in range(room)]
        return self.at

    def written(self, count: int) -> NDArray[np.float64]:
        """A copy of the first rows, a row for each column."""
        return self.rows[:count].T.astype(np.float64)


load_page = prototype(pdfium.FPDF_LoadPage, HANDLE, HANDLE, INT)
close_page = prototype(pdfium.FPDF_ClosePage, INT, HANDLE)
load_text = prototype(pdfium.FPDFText_LoadPage, HANDLE, HANDLE)
close_text = prototype(pdfium.FPDFText_ClosePage, INT, HANDLE)

page_bounds = prototype(pdfium.FPDF_GetPageBoundingBox, INT, HANDLE, ADDRESS)
page_turn = prototype(pdfium.FPDFPage_GetRotation, INT, HANDLE)
new_bitmap = prototype(pdfium.FPDFBitmap_CreateEx, HANDLE, INT, INT, INT, ADDRESS, INT)
render_page = prototype(
    pdfium.FPDF_RenderPageBitmap, INT, HANDLE, HANDLE, INT, INT, INT, INT, INT, INT
)
render_piece = prototype(
    pdfium.FPDF_RenderPageBitmapWithMatrix, INT, HANDLE, HANDLE, ADDRESS, ADDRESS, INT
)
close_bitmap = prototype(pdfium.FPDFBitmap_Destroy, INT, HANDLE)

count_letters = prototype(pdfium.FPDFText_CountChars, INT, HANDLE)
letters_text = prototype(pdfium.FPDFText_GetText, INT, HANDLE, INT, INT, ADDRESS)
letter_code = prototype(pdfium.FPDFText_GetUnicode, ctypes.c_uint, HANDLE, INT)
letter_box = bare(pdfium.FPDFText_GetLooseCharBox, None)
letter_object = bare(pdfium.FPDFText_GetTextObject, HANDLE)
letter_origin = bare(pdfium.FPDFText_GetCharOrigin, None)
letter_matrix = bare(pdfium.FPDFText_GetMatrix, None)

text_font = bare(pdfium.FPDFTextObj_GetFont, HANDLE)
text_size = bare(pdfium.FPDFTextObj_GetFontSize, None)
text_mode = bare(pdfium.FPDFTextObj_GetTextRenderMode, INT)

font_name = prototype(pdfium.FPDFFont_GetBaseFontName, HANDLE, HANDLE, ADDRESS, HANDLE)
font_flags = prototype(pdfium.FPDFFont_GetFlags, INT, HANDLE)
font_weight = prototype(pdfium.FPDFFont_GetWeight, INT, HANDLE)

count_objects = prototype(pdfium.FPDFPage_CountObjects, INT, HANDLE)
page_object = bare(pdfium.FPDFPage_GetObject, HANDLE)
count_inner = bare(pdfium.FPDFFormObj_CountObjects, INT)
# its index is an unsigned long, which has to be passed as one
inner_object = bare(pdfium.FPDFFormObj_GetObject, HANDLE)
object_type = bare(pdfium.FPDFPageObj_GetType, INT)
object_bounds = bare(pdfium.FPDFPageObj_GetBounds, None)
object_matrix = bare(pdfium.FPDFPageObj_GetMatrix, None)
fill_colour = bare(pdfium.FPDFPageObj_GetFillColor, INT)
stroke_colour = bare(pdfium.FPDFPageObj_GetStrokeColor, INT)
stroke_width = bare(pdfium.FPDFPageObj_GetStrokeWidth, None)
count_segments = bare(pdfium.FPDFPath_CountSegments, INT)
path_segment = bare(pdfium.FPDFPath_GetPathSegment, HANDLE)
segment_point = bare(pdfium.FPDFPathSegment_GetPoint, None)
segment_type = bare(pdfium.FPDFPathSegment_GetType, INT)
draw_mode = bare(pdfium.FPDFPath_GetDrawMode, None)
object_marks = bare(pdfium.FPDFPageObj_CountMarks, INT)
object_mark = bare(pdfium.FPDFPageObj_GetMark, HANDLE)
mark_name = bare(pdfium.FPDFPageObjMark_GetName, INT)
is_transparent = bare(pdfium.FPDFPageObj_HasTransparency, INT)
clip_path = bare(pdfium.FPDFPageObj_GetClipPath, HANDLE)
count_clips = bare(pdfium.FPDFClipPath_CountPaths, INT)
count_clip_segments = bare(pdfium.FPDFClipPath_CountPathSegments, INT)
clip_segment = bare(pdfium.FPDFClipPath_GetPathSegment, HANDLE)
image_stored = bare(pdfium.FPDFImageObj_GetImageDataRaw, INT)
image_pixels = bare(pdfium.FPDFImageObj_GetImagePixelSize, None)
