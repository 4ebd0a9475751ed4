"""What kind of letter a code stands for: white space, or nothing that is known."""

import numpy as np
from numpy.typing import NDArray


def _kinds() -> NDArray[np.uint8]:
    """For each letter of the BMP whether it is white space, and whether it is unmapped."""
    codes = np.arange(0x10000, dtype=np.uint32)
    return np.asarray(SPACE * _is_space(codes) + UNMAPPED * _is_unmapped(codes), np.uint8)


def _is_space(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """White space and control characters."""
    space = (codes <= 32) | ((codes >= 127) & (codes <= 160)) | (codes == 0x3000)
    space |= ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F)
    return np.asarray(space)


def _is_unmapped(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Codes that stand for no letter: control characters but for tab and line ends, U+FFFD."""
    control = (codes < 32) & ((codes < 9) | (codes > 13))
    return np.asarray(control | ((codes >= 127) & (codes < 160)) | (codes == 0xFFFD))


SPACE, UNMAPPED = 1, 2
KINDS = _kinds()
