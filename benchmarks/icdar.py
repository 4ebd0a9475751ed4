"""Ground truth in the format of the ICDAR-2013 competition: `NAME-str.xml` beside `NAME.pdf`."""

import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.adjacency import SpannedText

TRUTH_SUFFIX = "-str.xml"


Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TrueTable:
    """One table (or what one page holds of it).

    `boxes` has x0, y0, x1, y1 of each cell's text, in points from the bottom left of the page
    before it is turned; None where the file does not say.
    """

    page: int
    cells: tuple[SpannedText, ...]
    boxes: tuple[Corners | None, ...]


def documents(folder: Path) -> list[Path]:
    """The PDFs of a folder that have their ground truth beside them."""
    return sorted(p for p in folder.rglob("*.pdf") if truth_path(p).exists())


def truth_path(pdf: Path) -> Path:
    """Where the ground truth of a PDF stands."""
    return pdf.with_name(pdf.stem + TRUTH_SUFFIX)


def true_tables(path: Path) -> list[TrueTable]:
    """The tables of one file, those that run over pages once for each page."""
    tables: list[TrueTable] = []
    for table in ET.fromstring(path.read_bytes()).iter("table"):
        by_page: defaultdict[int, list[ET.Element]] = defaultdict(list)
        for region in table.iter("region"):
            by_page[int(region.attrib["page"])].append(region)
        tables += [true_table(page, regions) for page, regions in by_page.items()]
    return tables


def true_table(page: int, regions: list[ET.Element]) -> TrueTable:
    """The regions of a table on one page, put together by their increments."""
    cells: list[SpannedText] = []
    boxes: list[Corners | None] = []
    for region in regions:
        # alone, a region needs no place among the others
        alone = len(regions) == 1
        down = 0 if alone else int(region.get("row-increment", "0"))
        along = 0 if alone else int(region.get("col-increment", "0"))
        for cell in region.iter("cell"):
            cells.append(true_cell(cell, down, along))
            boxes.append(corners(cell.find("bounding-box")))
    return TrueTable(page, tuple(cells), tuple(boxes))


def true_cell(cell: ET.Element, down: int, along: int) -> SpannedText:
    """One cell, moved down and along by its region's increments."""
    row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
    row_end = int(cell.get("end-row", row))
    # one cell of the set says 'col-end'
    column_end = int(cell.get("end-col", cell.get("col-end", column)))
    return SpannedText(
        row=row + down,
        column=column + along,
        row_end=row_end + down,
        column_end=column_end + along,
        text=cell.findtext("content") or "",
    )


def corners(box: ET.Element | None) -> Corners | None:
    """The box of a cell; None where there is none, and for the one that says x1="26ß"."""
    if box is None:
        return None
    try:
        x1, y1, x2, y2 = (float(box.attrib[name]) for name in ("x1", "y1", "x2", "y2"))
    except ValueError:
        return None
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
