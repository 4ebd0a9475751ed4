"""LibreOffice and Chromium, run without a window; the files they make carry a fixed date."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from content.blocks import Report
from render.fodt import fodt
from render.forms import FORMS
from render.page import page

NEEDED = {
    "soffice": "LibreOffice (Debian: apt install libreoffice-writer)",
    "chromium": "Chromium (Debian: apt install chromium)",
}
SECONDS = 180  # a cold start of LibreOffice on a small machine takes 20
FIXED = b"20200401000000"
# '/CreationDate(D:20251122061300Z)'
DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
ZONE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:\d{14})([+-])\d\d'\d\d'")
# '/ID [ <8C5F...> <8C5F...> ]'
FILE_ID = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>\s*\])")
CHECKSUM = re.compile(rb"(/DocChecksum /)([0-9A-F]+)")


def missing_engines() -> list[str]:
    """What has to be installed before the PDFs can be made."""
    missing = [hint for name, hint in NEEDED.items() if shutil.which(name) is None]
    if importlib.util.find_spec("fontTools") is None:
        missing.append("fontTools (pip install fonttools)")
    return missing


def make_pdf(report: Report, to: Path) -> None:
    """Writes the PDF of one report; raises CalledProcessError if the engine fails."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{report.name}.pdf"
        fonts = _fonts(report, Path(folder))
        if report.pdf == "libreoffice":
            source = Path(folder) / f"{report.name}.fodt"
            source.write_text(fodt(report), encoding="utf-8")
            _run(_soffice(folder, source), fonts)
        else:
            source = Path(folder) / f"{report.name}.html"
            source.write_text(page(report), encoding="utf-8")
            _run(_chromium(folder, source, made, tagged=report.marks not in FORMS), fonts)
        to.write_bytes(_undated(made.read_bytes()))


def _soffice(folder: str, source: Path) -> list[str]:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    return [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        str(source),
    ]


def _fonts(report: Report, folder: Path) -> dict[str, str]:
    """Settings by which the engines find lighter fonts, for the many twins of the marks report."""
    if report.marks not in FORMS:
        return {}
    from render.light_fonts import make_light_fonts  # fontTools is needed here only

    settings = make_light_fonts(folder, private=report.pdf == "libreoffice")
    return {"FONTCONFIG_FILE": str(settings)}


def _chromium(folder: str, source: Path, made: Path, *, tagged: bool) -> list[str]:
    return [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={folder}/profile",
        "--no-pdf-header-footer",
        *(() if tagged else ("--disable-pdf-tagging",)),  # tags are most of a small file
        f"--print-to-pdf={made}",
        source.as_uri(),
    ]


def _run(command: list[str], settings: dict[str, str]) -> None:
    surroundings = {**os.environ, **settings}
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, env=surroundings)


def _undated(data: bytes) -> bytes:
    """The same file, byte for byte as long, with a fixed date and id."""
    data = DATE.sub(rb"\g<1>" + FIXED, data)
    data = ZONE.sub(rb"\g<1>+00'00'", data)
    data = FILE_ID.sub(_zero_id, data)
    return CHECKSUM.sub(lambda found: found[1] + b"0" * len(found[2]), data)


def _zero_id(found: re.Match[bytes]) -> bytes:
    return found[1] + b"0" * len(found[2]) + found[3] + b"0" * len(found[4]) + found[5]
