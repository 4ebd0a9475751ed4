"""Small bad inputs: what an archive holds besides reports, and files that are not what they say."""

import zipfile
from io import BytesIO
from pathlib import Path

from render.icons import png

LETTER = """Hexbridge Allotment Society
4 Plum Lane, Hexbridge

14 June 2013

Dear Mr Tillotson,

Thank you for mending the gate. The lower tap still leaks, and the hens have found it.
We have 32 plots, of which 30 are let, and would gladly show you round in Quarter 2 of
our own year, when the beans are out.

Yours sincerely,

Agnes Fairweather
Secretary
"""
MINUTES = """CHILDREN & YOUNG PEOPLE POLICY & PERFORMANCE BOARD

At a meeting held on Monday, 18 November 2013 in the Council Chamber, Tanner Street

Present: Councillors Dunmore (Chair), Askew, Bellamy, Prewett and Yarrow

Apologies for Absence: Councillor Hallam

Officers present: R Achterberg, H Brightwell and P Knowles

CYP21 MINUTES

The Minutes of the meeting held on 9 September 2013 were taken as read and signed as a correct
record.

CYP22 PERFORMANCE OVERVIEW REPORT, QUARTER 2 2013/14

The Board received the report of the Strategic Director for the period 1 July to 30 September
2013. Members asked about the 164 reports of missing young people (SCS SH04) and about DIS LI05,
and were told that a seminar would be held in January.

RESOLVED: That the report be noted.

Meeting ended at 7.40 p.m.
"""
LEGACY = """REPORT TO:\tEmployment & Skills Board
DATE:\t12 January 2009
SUBJECT:\tQuarter 3 figures – “as sent by OCR”

1.0 PURPOSE OF THE REPORT

1.1 A grant of £84,000 was won for the café at Thornwick.

Ref\tDescription\tActual 2007/8\tTarget 08/09\tQuarter 3\tProgress\tCommentary
BSC LI16\tNumber of CAF’s completed\t188\t200\t167\tN/A\tThe year’s end will show.
"""
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
DOCUMENT = (
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Quarter 2 report</w:t></w:r></w:p>'
    "</w:body></w:document>"
)
WHOLE = "brackenshire_2014-15_q1_overview.pdf"
KEPT = 0.4  # of the whole file: past its first pages, before its index
ZIP_DATE = (2020, 4, 1, 0, 0, 0)


def make_hostile(to: Path, reports: Path) -> None:
    """Writes every bad input; the truncated PDF is cut from a report that is there already."""
    whole = (reports / WHOLE).read_bytes()
    files = {
        "empty.txt": b"",
        "not_a_report.txt": LETTER.encode(),
        "minutes.txt": MINUTES.encode(),
        "truncated.pdf": whole[: int(len(whole) * KEPT)],
        "report.pdf": png("amber", "lights"),
        "report.docx": _docx(),
        "cp1252.txt": LEGACY.encode("cp1252"),
        "utf16.txt": LEGACY.encode("utf-16"),
    }
    for name, data in files.items():
        (to / name).write_bytes(data)


def _docx() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", CONTENT_TYPES),
            ("word/document.xml", DOCUMENT),
        ):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return out.getvalue()
