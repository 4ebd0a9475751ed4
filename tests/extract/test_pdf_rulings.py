"""Rules to grids: every slot belongs to exactly one region, and no wall runs through one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extract.pdf.drawings import Rule
from extract.pdf.rulings import components, grids_of, merged, regions_of

BLACK = (0, 0, 0)


def flat(y: float, x0: float, x1: float) -> Rule:
    return Rule(True, y, x0, x1, 0.5, BLACK)


def tall(x: float, y0: float, y1: float) -> Rule:
    return Rule(False, x, y0, y1, 0.5, BLACK)


@given(st.data(), st.integers(1, 6), st.integers(1, 6))
def test_regions_tile_the_grid(data: st.DataObject, rows: int, columns: int) -> None:
    across = data.draw(arrays(bool, (rows + 1, columns)))
    down = data.draw(arrays(bool, (columns + 1, rows)))
    regions, region_of = regions_of(across.tolist(), down.tolist())
    seen = np.zeros((rows, columns), int)
    for number, region in enumerate(regions):
        bottom, right = region.row + region.row_span, region.column + region.column_span
        seen[region.row : bottom, region.column : right] += 1
        inside = np.array(region_of)[region.row : bottom, region.column : right]
        assert (inside == number).all()
        assert not across[region.row + 1 : bottom, region.column : right].any()
        assert not down[region.column + 1 : right, region.row : bottom].any()
    assert (seen == 1).all()


def test_rules_that_do_not_touch_are_parted_before_they_are_snapped() -> None:
    one = [flat(100, 50, 150), flat(120, 50, 150), tall(50, 100, 120), tall(150, 100, 120)]
    other = [flat(124, 50, 150), flat(140, 50, 150), tall(50, 124, 140), tall(150, 124, 140)]
    assert sorted(len(part) for part in components(one + other)) == [4, 4]


def test_pieces_and_double_lines_are_one_line() -> None:
    rules = [flat(100, 50, 100), flat(100.4, 100, 150), flat(101.5, 50, 150)]
    rules += [flat(120, 50, 150), tall(50, 100, 120), tall(100, 100, 120), tall(150, 100, 120)]
    (grid,) = grids_of(rules)
    assert (len(grid.xs), len(grid.ys), len(grid.regions)) == (3, 2, 2)


def test_merged_stretches() -> None:
    assert merged([(5, 9), (1, 3), (2, 4), (9, 10)]) == [(1, 4), (5, 10)]
