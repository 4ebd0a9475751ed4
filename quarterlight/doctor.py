"""Which parts are there, and how to get those that are not."""

import importlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

LONGEST_ANSWER = 10
"""Seconds that a program may take to say its version."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package or a program that Quarterlight uses: what for, and how to get it."""

    name: str
    used_for: str
    remedy: str
    modules: tuple[str, ...] = ()
    program: str | None = None
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How a part was found; `version` where it is there, `problem` where it is not."""

    part: Part
    version: str | None = None
    problem: str | None = None

    @property
    def is_broken(self) -> bool:
        """Whether nothing works without it."""
        return self.part.is_needed and self.problem is not None


REINSTALL = "pip install --force-reinstall quarterlight"

PARTS = (
    Part("pypdfium2", "reading PDF", REINSTALL, ("pypdfium2",), is_needed=True),
    Part("pdfplumber", "second opinion on PDF", REINSTALL, ("pdfplumber",), is_needed=True),
    Part("pyarrow", "Parquet tables", REINSTALL, ("pyarrow.parquet",), is_needed=True),
    Part("pandas", "tables in notebooks", REINSTALL, ("pandas",), is_needed=True),
    Part("duckdb", "questions in SQL", REINSTALL, ("duckdb",), is_needed=True),
    Part(
        "altair",
        "charts: series --plot, site",
        "pip install 'quarterlight[plots]'",
        ("altair", "vl_convert"),
    ),
    Part(
        "tesseract",
        "scanned pages",
        "install tesseract-ocr (apt, brew, or its Windows installer)",
        program="tesseract",
    ),
    Part(
        "rapidocr",
        "scanned pages where tesseract is not there",
        "pip install 'quarterlight[ocr]'",
        ("rapidocr", "onnxruntime"),
    ),
    Part(
        "s3fs",
        "archives and warehouses on s3://",
        "pip install 'quarterlight[remote]'",
        ("fsspec", "s3fs"),
    ),
    Part("adlfs", "archives and warehouses on abfs://", "pip install adlfs", ("fsspec", "adlfs")),
    Part(
        "distributed",
        "many machines: ingest --dask",
        "pip install 'quarterlight[dask]'",
        ("distributed",),
    ),
)
"""Everything that can be missing or broken, what is needed first."""


def diagnoses(parts: tuple[Part, ...] = PARTS) -> Iterator[Diagnosis]:
    """Each part tried, not only looked up: a package that does not load is not there."""
    for part in parts:
        look: Callable[[Part], str] = version_of_modules if part.modules else version_of_program
        try:
            yield Diagnosis(part, version=look(part))
        except (ImportError, OSError, LookupError, subprocess.SubprocessError) as error:
            yield Diagnosis(part, problem=str(error) or type(error).__name__)


def version_of_modules(part: Part) -> str:
    """Version of a package whose modules load; raises what stands in the way."""
    for module in part.modules:
        importlib.import_module(module)
    try:
        return version(part.name)
    except PackageNotFoundError:
        return "there"


def version_of_program(part: Part) -> str:
    """First words that a program says of its version; raises LookupError where it is not there."""
    found = shutil.which(part.program or "")
    if found is None:
        raise LookupError("no such program")
    done = subprocess.run(
        [found, "--version"],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=LONGEST_ANSWER,
        check=True,
    )
    lines = (done.stdout or done.stderr).splitlines()
    return lines[0].removeprefix(f"{part.name} ").strip() if lines else "there"
