"""What goes into a store comes out, damage is noticed, and parts of files are never taken."""

import logging
from pathlib import Path

import pytest

from extract.document import Block, Document, Line, Mark, MarkKind, Page, Style, TextSource
from extract.findings import Finding
from extract.places import Box, Place
from extract.states import State
from parsers.kinds import ColumnRole
from parsers.printed_cells import MarkCell, Printed, ValueCell
from parsers.report import FrontMatter, Kpi, Report
from warehouse.stores import (
    DocumentFacts,
    Extract,
    Failure,
    Key,
    Parsed,
    Store,
    pack,
    pack_report,
    unpack_report,
)

SHA = "ab" * 32
KEY = Key(SHA, "v1")
PLACE = Place(page=2, box=Box(10.0, 20.5, 30.25, 40.0))
DOCUMENT = Document(
    sha256=SHA,
    media_type="application/pdf",
    size_bytes=12,
    page_count=2,
    text_source=TextSource.PDF,
    extractor="pdf 1",
    pages=(
        Page(
            1,
            595.0,
            842.0,
            2,
            (Block(0, "Empty homes", (Line("Empty homes", Style(), PLACE),)),),
            (),
        ),
    ),
    findings=(Finding("odd_page", "Page 2 has no words.", place=PLACE),),
)
REPORT = Report(
    front=FrontMatter("directorate_plan", title=Printed("Plan", PLACE), inferred=(("a", "b"),)),
    kpis=(
        Kpi(
            1,
            "AB LI01",
            "Empty homes",
            PLACE,
            values=(ValueCell(ColumnRole.TARGET, "Target 12/13", "<5%", PLACE),),
            progress=MarkCell("", (Mark(MarkKind.DRAWING, PLACE, ("green",), "disc"),), PLACE),
        ),
    ),
)
FACTS = DocumentFacts(
    SHA, "application/pdf", 12, 2, TextSource.PDF, "pdf 1", "directorate_plan", True
)

EXTRACTS = [Extract(document=DOCUMENT), Extract(failure=Failure(State.DAMAGED, "it is cut off"))]
PARSED = [
    Parsed(FACTS, pack_report(REPORT)),
    Parsed(failure=Failure(State.NO_TEXT, "no words")),
]


@pytest.mark.parametrize("record", EXTRACTS)
def test_an_extract_comes_back(tmp_path: Path, record: Extract) -> None:
    store = Store(tmp_path, Extract)
    assert store.get(KEY) is None
    store.put(KEY, record)
    assert store.get(KEY) == record


@pytest.mark.parametrize("record", PARSED)
def test_a_report_comes_back(tmp_path: Path, record: Parsed) -> None:
    store = Store(tmp_path, Parsed)
    store.put(KEY, record)
    assert store.get(KEY) == record


def test_a_report_is_unpacked_as_it_was_packed() -> None:
    assert unpack_report(pack_report(REPORT)) == REPORT


def test_records_lie_in_shards_of_two_digits(tmp_path: Path) -> None:
    store = Store(tmp_path, Parsed)
    store.put(KEY, PARSED[0])
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.bin")] == [
        f"ab/{SHA}-v1.bin"
    ]


def test_another_version_is_another_record(tmp_path: Path) -> None:
    store = Store(tmp_path, Parsed)
    store.put(KEY, PARSED[0])
    assert store.get(Key(SHA, "v2")) is None


def spoil(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


WHOLE = pack(PARSED[0], KEY)
DAMAGE = {
    "empty": b"",
    "cut": WHOLE[:-1],
    "other magic": spoil(WHOLE, 0),
    "checksum": spoil(WHOLE, 10),
    "length": spoil(WHOLE, 43),
    "huge length": spoil(WHOLE, 36),
    "body": spoil(WHOLE, len(WHOLE) - 1),
    "longer": WHOLE + b"x",
    "a record of another type": pack(EXTRACTS[0], KEY),
    "a record of another file": pack(PARSED[0], Key("cd" * 32, "v1")),
    "a record of another version": pack(PARSED[0], Key(SHA, "v2")),
}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_said_and_taken_for_absent(
    tmp_path: Path, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(tmp_path, Parsed)
    store.put(KEY, PARSED[0])
    store.path_of(KEY).write_bytes(data)
    with caplog.at_level(logging.WARNING):
        assert store.get(KEY) is None
    assert "is damaged" in caplog.text
    store.put(KEY, PARSED[0])
    assert store.get(KEY) == PARSED[0]


def test_what_a_killed_run_left_is_not_a_record(tmp_path: Path) -> None:
    store = Store(tmp_path, Parsed)
    path = store.path_of(KEY)
    path.parent.mkdir(parents=True)
    (path.parent / ".part-123").write_bytes(WHOLE[:20])
    assert store.get(KEY) is None
    store.put(KEY, PARSED[0])
    assert store.get(KEY) == PARSED[0]
