"""What kind of letter a code stands for: white space, nothing that is known, or other letters."""

import numpy as np
from numpy.typing import NDArray

# zero width characters and the soft hyphen of a word that was not broken
UNPRINTED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "ft",
        "\ufb06": "st",
    }
    | dict.fromkeys(UNPRINTED, "")
)


def kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """The kinds of each letter, added up; those beyond the BMP have none."""
    return KINDS.take(codes, mode="clip")


def _kinds() -> NDArray[np.uint8]:
    """For each letter of the BMP whether it is white space, unmapped or stands for others."""
    codes = np.arange(0x10000, dtype=np.uint32)
    kinds = SPACE * _is_space(codes) + UNMAPPED * _is_unmapped(codes)
    return np.asarray(kinds + JOINED * np.isin(codes, list(LIGATURES)), np.uint8)


def _is_space(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """White space and control characters."""
    space = (codes <= 32) | ((codes >= 127) & (codes <= 160)) | (codes == 0x3000)
    space |= ((codes >= 0x2000) & (codes <= 0x200A)) | (codes == 0x202F)
    return np.asarray(space)


def _is_unmapped(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Codes that stand for no letter: control characters but for tab and line ends, U+FFFD."""
    control = (codes < 32) & ((codes < 9) | (codes > 13))
    return np.asarray(control | ((codes >= 127) & (codes < 160)) | (codes == 0xFFFD))


SPACE, UNMAPPED, JOINED = 1, 2, 4
KINDS = _kinds()
