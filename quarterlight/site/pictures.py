"""Pictures of pages, drawn in worker processes: a page that hangs or crashes costs only itself."""

import hashlib
import io
import logging
import multiprocessing
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as TooLong
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pebble import ProcessExpired, ProcessFuture, ProcessPool
from PIL import Image

from quarterlight.page_picture import SCALE
from quarterlight.site import addresses
from warehouse.batch.interrupts import deaf

log = logging.getLogger(__name__)

SECONDS_A_PAGE = 10.0
"""Drawing takes a tenth of a second; a page that takes this long never ends."""

TALL = 16_383
"""Pixels of a side; the limit of WebP."""

HEAVY = 150_000
"""Bytes from which a picture is no print but a photograph, and better kept with some loss."""

METHOD = 2
"""How hard WebP tries: more takes twice the time and saves a twentieth."""

QUALITY = 70
"""Of pictures kept with loss: small print stays readable."""


@dataclass(frozen=True, slots=True)
class Task:
    """Pages of one PDF that are to be drawn; `known` is a site that may have them already."""

    document_id: str
    path: Path
    sha256: str
    pages: tuple[int, ...]
    folder: Path
    known: Path | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of a task: sizes in pixels by page, or why there is none."""

    document_id: str
    sizes: dict[int, tuple[int, int]]
    why_not: str | None = None


def draw_all(tasks: Sequence[Task]) -> Iterator[Drawn]:
    """Draw the pages of all tasks, in their order."""
    if not tasks:
        return
    workers = min(len(tasks), os.cpu_count() or 1)
    # A fork would copy the threads' locks of DuckDB and Arrow, which this process has in use.
    pool = ProcessPool(max_workers=workers, context=multiprocessing.get_context("spawn"))
    try:
        with deaf():
            waiting = [
                pool.schedule(draw, args=[task], timeout=SECONDS_A_PAGE * (1 + len(task.pages)))
                for task in tasks
            ]
        for task, future in zip(tasks, waiting, strict=True):
            yield drawn(task, future)
    finally:
        # Whoever interrupts does not wait for the pages that are left.
        pool.stop()  # type: ignore[no-untyped-call]  # Pebble leaves it untyped
        pool.join()


def drawn(task: Task, future: "ProcessFuture[Drawn]") -> Drawn:
    """What came of a task in its worker."""
    try:
        return future.result()
    except (TooLong, ProcessExpired) as error:
        log.warning("The pages of %s could not be drawn: %s", task.path, error)
        return Drawn(task.document_id, {}, "Its pages could not be drawn.")


def draw(task: Task) -> Drawn:
    """Draw the pages of one PDF; those that a former site has are taken from there."""
    data = whole_file(task.path, task.sha256)
    if data is None:
        return Drawn(task.document_id, {}, NOT_AT_HAND)
    sizes: dict[int, tuple[int, int]] = {}
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            for page in task.pages:
                sizes[page] = draw_page(pdf, page, task)
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        log.warning("A page of %s could not be drawn: %s", task.path, error)
        return Drawn(task.document_id, sizes, "Not all of its pages could be drawn.")
    return Drawn(task.document_id, sizes)


NOT_AT_HAND = "The file was not at hand when the site was made, or was no longer the one read."


def whole_file(path: Path, sha256: str) -> bytes | None:
    """The bytes of a file; None where it is not at hand or is another one by now."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def draw_page(pdf: pypdfium2.PdfDocument, page: int, task: Task) -> tuple[int, int]:
    """Write the picture of one page; its size in pixels."""
    path = addresses.picture(task.document_id, page)
    target = task.folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if task.known is not None and (task.known / path).is_file():
        shutil.copyfile(task.known / path, target)
        with Image.open(target) as known:
            return known.size
    image: Image.Image = pdf[page - 1].render(scale=SCALE).to_pil().convert("RGB")
    if max(image.size) > TALL:
        raise ValueError(f"page {page} is {image.size} pixels large")
    target.write_bytes(encoded(image))
    return image.size


def encoded(image: Image.Image) -> bytes:
    """WebP without loss, which for print is small; with some loss where that is large."""
    exact = io.BytesIO()
    image.save(exact, "WEBP", lossless=True, method=METHOD)
    if exact.tell() < HEAVY:
        return exact.getvalue()
    smaller = io.BytesIO()
    image.save(smaller, "WEBP", quality=QUALITY, method=METHOD)
    return min(exact.getvalue(), smaller.getvalue(), key=len)
