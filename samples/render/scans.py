"""A report as it comes off a scanner: pages as pictures, a little askew, with grain and JPEG."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import struct_time

import numpy as np
import pypdfium2
from PIL import Image

DPI = 200
POINTS = 72
PAPER = (250, 248, 243)  # a scanner's white is none
GRAIN = 3.0  # of 255: how far a pixel strays
QUALITY = 45
# Pillow writes the time of the build otherwise
STAMP = struct_time((2024, 1, 1, 0, 0, 0, 0, 1, 0))


@dataclass(frozen=True)
class Scan:
    """What is scanned, under which name, and by how many degrees each page lies askew."""

    report: str
    skews: tuple[float, ...]

    @property
    def name(self) -> str:
        return f"{self.report}_scan"


SCANS = (
    Scan("brackenshire_2011-12_q2_departmental", (0.7, -1.1, 0.4)),
    Scan("brackenshire_2014-15_q1_overview", (-0.6, 0.9, 0.0, 1.6, -0.3)),
)


def make_scan(scan: Scan, source: Path, out: Path) -> None:
    """Writes the pictures of a report's pages as a PDF that holds nothing else."""
    grain = np.random.default_rng(len(scan.report))
    pdf = pypdfium2.PdfDocument(source)
    try:
        pages = [
            paper(pdf[n].render(scale=DPI / POINTS).to_pil().convert("RGB"), skew, grain)
            for n, skew in enumerate(scan.skews)
        ]
    finally:
        pdf.close()
    first, *others = pages
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=DPI,
        quality=QUALITY,
        creationDate=STAMP,
        modDate=STAMP,
    )


def paper(page: Image.Image, skew: float, grain: np.random.Generator) -> Image.Image:
    """One page as a scanner sees it, by way of a JPEG."""
    turned = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(turned, np.float32) * (np.array(PAPER, np.float32) / 255)
    pixels += grain.normal(0, GRAIN, pixels.shape[:2])[:, :, None]
    noisy = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    file = BytesIO()
    noisy.save(file, "JPEG", quality=QUALITY)
    return Image.open(BytesIO(file.getvalue())).convert("RGB")
