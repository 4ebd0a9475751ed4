"""Which documents the table benchmark counts as ruled, and how it reads the ground truth."""

from pathlib import Path

import pytest

from benchmarks.adjacency import SpannedText
from benchmarks.icdar import TrueTable, true_tables
from benchmarks.ruled import Edge, Edges, Parted, from_top, parted, stands_between

LEFT, RIGHT = (10.0, 10.0, 30.0, 20.0), (40.0, 10.0, 60.0, 20.0)


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        (Edge(35, 0, 100), True),
        # a rule beside both
        (Edge(70, 0, 100), False),
        # a rule in the gap that ends above them
        (Edge(35, 0, 5), False),
        # a rule that touches the text
        (Edge(39.5, 0, 100), True),
    ],
)
def test_what_stands_between_two_cells(edge: Edge, expected: bool) -> None:
    assert stands_between([edge], LEFT, RIGHT) is expected


def test_neighbours_are_counted_across_and_down() -> None:
    cells = tuple(
        SpannedText(row, column, row, column, f"{row}{column}")
        for row in range(2)
        for column in range(2)
    )
    boxes = [
        (column * 20 + 2.0, row * 20 + 5.0, column * 20 + 18.0, row * 20 + 15.0)
        for row in range(2)
        for column in range(2)
    ]
    # one vertical rule down to the end, none between the rows but half of one
    edges = Edges(upright=(Edge(20, 0, 40),), flat=(Edge(20, 0, 18),))
    assert parted(cells, [*boxes], edges) == (Parted(2, 2), Parted(2, 1))


@pytest.mark.parametrize(("ruled", "expected"), [(3, True), (2, False), (4, True)])
def test_three_quarters_are_enough(ruled: int, expected: bool) -> None:
    assert Parted(4, ruled).enough is expected


def test_the_ground_truth_counts_from_the_bottom() -> None:
    assert from_top((10, 700, 20, 710), 842) == (10, 132, 20, 142)
    assert from_top(None, 842) is None


TRUTH = """<document><table id="1">
<region id="1" page="3" col-increment="0" row-increment="0">
 <cell start-row="0" start-col="0" end-col="1"><bounding-box x1="1" y1="2" x2="3" y2="4"/>
  <content>Both</content></cell></region>
<region id="2" page="3" col-increment="2" row-increment="0">
 <cell start-row="0" start-col="0"><bounding-box x1="26ß" y1="2" x2="3" y2="4"/>
  <content>Beside</content></cell></region>
<region id="3" page="4" col-increment="0" row-increment="-1">
 <cell start-row="0" start-col="0"><content>Next page</content></cell></region>
</table></document>"""


def test_regions_are_joined_on_a_page_and_parted_by_pages(tmp_path: Path) -> None:
    path = tmp_path / "some-str.xml"
    path.write_text(TRUTH, encoding="utf-8")
    assert true_tables(path) == [
        TrueTable(
            page=3,
            cells=(SpannedText(0, 0, 0, 1, "Both"), SpannedText(0, 2, 0, 2, "Beside")),
            boxes=((1.0, 2.0, 3.0, 4.0), None),
        ),
        TrueTable(page=4, cells=(SpannedText(0, 0, 0, 0, "Next page"),), boxes=(None,)),
    ]
