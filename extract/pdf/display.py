"""From PDF user space (origin bottom left, unturned) to the page as displayed, and matrices."""

import ctypes
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from extract.pdf import calls
from extract.places import Box

# a, b, c, d, e, f of the PDF specification: x' = a x + c y + e, y' = b x + d y + f
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT = (1.0, 0.0, 0.0, -1.0)  # user space to an unturned page


def after(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and `then` one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def apply_all(
    matrix: Matrix, x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points through a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_through(matrix: Matrix, left: float, low: float, right: float, high: float) -> Box:
    """The upright box around a rectangle after a matrix."""
    return Box(*sides_through(matrix, left, low, right, high))


def sides_through(
    matrix: Matrix, left: float, low: float, right: float, high: float
) -> tuple[float, float, float, float]:
    """The sides of that box: x0, top, x1, bottom."""
    a, b, c, d, e, f = matrix
    if b == 0 == c:  # unturned, as nearly all are
        x0, x1, y0, y1 = a * left + e, a * right + e, d * low + f, d * high + f
        if x0 > x1:
            x0, x1 = x1, x0
        return (x0, y0, x1, y1) if y0 <= y1 else (x0, y1, x1, y0)
    x0, y0 = apply(matrix, left, low)
    x1, y1 = apply(matrix, right, high)
    x2, y2 = apply(matrix, left, high)
    x3, y3 = apply(matrix, right, low)
    xs, ys = (x0, x1, x2, x3), (y0, y1, y2, y3)
    return min(xs), min(ys), max(xs), max(ys)


def all_sides_through(
    matrix: Matrix,
    left: NDArray[np.float64],
    low: NDArray[np.float64],
    right: NDArray[np.float64],
    high: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The sides of the upright boxes around many rectangles after a matrix, a row for each side."""
    corners = [apply_all(matrix, left, low), apply_all(matrix, right, high)]
    if matrix[1] or matrix[2]:
        corners += [apply_all(matrix, left, high), apply_all(matrix, right, low)]
    points = np.array(corners)
    return np.concatenate((points.min(axis=0), points.max(axis=0)))


def scale(matrix: Matrix) -> float:
    """How much longer an upright stroke becomes."""
    return hypot(matrix[2], matrix[3])


@dataclass(frozen=True, slots=True)
class Display:
    """A page's size in points as displayed, and the matrix from user space to it."""

    width: float
    height: float
    matrix: Matrix

    @property
    def is_upright(self) -> bool:
        """Whether the page is shown unturned."""
        return self.matrix[:4] == UPRIGHT


def display_of(page: int) -> Display:
    """The crop box as a viewer shows it, turned by the page's /Rotate."""
    rect = (ctypes.c_float * 4)()
    calls.page_bounds(page, ctypes.addressof(rect))
    left, high, right, low = rect
    width, height = right - left, high - low
    turn = calls.page_turn(page)
    if turn == 1:
        return Display(height, width, (0.0, 1.0, 1.0, 0.0, -low, -left))
    if turn == 2:
        return Display(width, height, (-1.0, 0.0, 0.0, 1.0, right, -low))
    if turn == 3:
        return Display(height, width, (0.0, -1.0, -1.0, 0.0, high, right))
    return Display(width, height, (1.0, 0.0, 0.0, -1.0, -left, high))
