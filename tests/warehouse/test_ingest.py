"""Batch runs over small archives of real files: what ends where, and what a second run does."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import extract
import normalize
import parsers
from extract.document import Document
from extract.ocr.engines import Ocr
from extract.states import State
from normalize.rows import Rows
from parsers.layout import Layout, standard_layout
from parsers.layout_files import with_additions
from parsers.report import Report
from tests.warehouse.small_archive import bytes_of
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.ingest import Interrupted, Request, Silent, ingest
from warehouse.intake import find_inputs
from warehouse.lock import only_writer
from warehouse.outcomes import Outcome
from warehouse.summary import Summary

FIRST = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = datetime(2026, 6, 7, 8, 9, 10, tzinfo=UTC)

REPORT = """
Directorate Performance Overview Report

Directorate: Parks and Harbours Directorate

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

1.0 Introduction

This overview says how the parks and harbours did in the second quarter.

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
PH LI 01\tNumber of benches painted\t{actual}\t130\t126\t\t
PH LI 02\tShare of moorings let\t15%\t10%\t12%\t\t
"""
MINUTES = """
Minutes of the Meeting of the Parks Board held on 3 March 2013

Present: Councillors Ash, Birch and Elm

1. Apologies were received from Councillor Oak.
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write(tmp_path / "archive" / "2013" / "q2.txt", REPORT.format(actual=246))
    write(tmp_path / "archive" / "q2-revised.txt", REPORT.format(actual=247))
    return tmp_path / "archive"


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return make_warehouse(tmp_path / "out")


def run(
    warehouse: Warehouse,
    *paths: Path,
    rehash: bool = False,
    retry_failed: bool = False,
    prune: bool = False,
    now: datetime = FIRST,
) -> Summary:
    arguments = [str(path) for path in paths]
    found = find_inputs(arguments, warehouse.root)
    request = Request(found, arguments, rehash, retry_failed=retry_failed, prune=prune)
    return ingest(warehouse, request, now=now)


def table(warehouse: Warehouse, name: str) -> pd.DataFrame:
    return pd.read_parquet(warehouse.latest / f"{name}.parquet")


def states(warehouse: Warehouse) -> dict[str, str]:
    inputs = table(warehouse, "inputs")
    names = [uri.rpartition("/")[2] for uri in inputs["uri"]]
    return dict(zip(names, inputs["state"], strict=True))


def test_reports_become_tables(warehouse: Warehouse, archive: Path) -> None:
    summary = run(warehouse, archive)
    assert summary.states == {"parsed": 2}
    assert summary.files_read == 2
    assert not summary.new_failures
    documents = table(warehouse, "documents")
    assert sorted(documents["source"]) == ["2013/q2.txt", "q2-revised.txt"]
    assert list(documents["document_id"]) == sorted(documents["document_id"])
    assert set(documents["text_source"]) == {"text"}
    assert len(table(warehouse, "kpis")) == 4
    assert summary.rows["kpis"] == 4


def test_duckdb_reads_the_plain_copies(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    latest = warehouse.latest.as_posix()
    query = f"""
        SELECT k.measure, o.value
        FROM '{latest}/kpis.parquet' k
        JOIN '{latest}/observations.parquet' o USING (kpi_id)
        JOIN '{latest}/documents.parquet' d ON d.document_id = k.document_id
        WHERE d.source = 'q2-revised.txt' AND o.column_header = '12/13 Actual' AND k.ordinal = 1
    """
    with duckdb.connect() as connection:
        assert connection.execute(query).fetchall() == [("Number of benches painted", 247.0)]


def test_a_second_run_reads_nothing_and_changes_no_byte(
    warehouse: Warehouse, archive: Path
) -> None:
    write(archive / "empty.txt", "")
    first = run(warehouse, archive)
    before = bytes_of(warehouse.root)
    second = run(warehouse, archive, now=LATER)
    assert (second.files_read, second.was_made) == (0, False)
    assert second.release_id == first.release_id
    assert bytes_of(warehouse.root) == before


def test_rehash_trusts_neither_size_nor_time(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    report = archive / "q2-revised.txt"
    status = report.stat()
    write(report, REPORT.format(actual=999))
    os.utime(report, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert run(warehouse, archive).was_made is False
    summary = run(warehouse, archive, rehash=True, now=LATER)
    assert (summary.was_made, summary.files_read) == (True, 1)
    assert 999 in set(table(warehouse, "observations")["value"])


OTHER_WORDS = """
[[columns]]
role = "measure"
phrases = ["What we watch"]
examples = ["What we watch"]
"""


def test_other_words_parse_anew_without_reading_anew(warehouse: Warehouse, archive: Path) -> None:
    text = REPORT.format(actual=246).replace("Measure", "What we watch")
    write(archive / "other.txt", text)
    found = find_inputs([str(archive)], warehouse.root)
    plain = ingest(warehouse, Request(found, [str(archive)]), now=FIRST)
    words = with_additions(standard_layout(), OTHER_WORDS, name="other.toml")
    request = Request(found, [str(archive)], layout=words)
    summary = ingest(warehouse, request, now=LATER)
    assert (plain.rows["kpis"], summary.rows["kpis"]) == (4, 6)
    assert (summary.files_read, summary.was_made) == (0, True)
    assert ingest(warehouse, request, now=LATER).was_made is False


def test_the_same_inputs_give_the_same_release_in_any_order(tmp_path: Path, archive: Path) -> None:
    one, two = make_warehouse(tmp_path / "one"), make_warehouse(tmp_path / "two")
    run(one, archive)
    run(two, archive / "q2-revised.txt")
    run(two, archive)
    assert bytes_of(one.latest) == bytes_of(two.latest)


def test_times_of_runs_stay_while_a_file_does(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    write(archive / "new.txt", REPORT.format(actual=1))
    write(archive / "q2-revised.txt", REPORT.format(actual=2))
    run(warehouse, archive, now=LATER)
    inputs = table(warehouse, "inputs")
    seen = {
        uri.rpartition("/")[2]: (first.to_pydatetime(), last.to_pydatetime())
        for uri, first, last in zip(
            inputs["uri"], inputs["first_seen"], inputs["last_seen"], strict=True
        )
    }
    assert seen == {
        "q2.txt": (FIRST, FIRST),
        "q2-revised.txt": (FIRST, LATER),
        "new.txt": (LATER, LATER),
    }


def cut_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog")


BAD = {
    "empty": (lambda path: path.write_bytes(b""), State.NO_TEXT),
    "blank": (lambda path: path.write_text(" \n\n"), State.NO_TEXT),
    "program": (lambda path: path.write_bytes(b"\x7fELF\0\0\1"), State.UNSUPPORTED),
    "cut PDF": (cut_pdf, State.DAMAGED),
    "minutes": (lambda path: path.write_text(MINUTES), State.NOT_A_REPORT),
    "letter": (lambda path: path.write_text("Dear Sir,\n\nyours, A."), State.NOT_A_REPORT),
    "broken link": (lambda path: path.symlink_to("nowhere"), State.UNREADABLE),
}


@pytest.mark.parametrize(("make", "expected"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_ends_in_its_state_and_changes_no_other(
    warehouse: Warehouse, archive: Path, make: Callable[[Path], object], expected: State
) -> None:
    make(archive / "bad.txt")
    first = run(warehouse, archive)
    assert states(warehouse)["bad.txt"] == expected
    assert first.states["parsed"] == 2
    assert sum(first.states.values()) == len(table(warehouse, "inputs")) == 3
    assert [f.uri.rpartition("/")[2] for f in first.new_failures] == ["bad.txt"]
    assert all(f.reason for f in first.new_failures)
    second = run(warehouse, archive)
    assert not second.new_failures
    assert len(second.old_failures) == 1
    assert second.files_read == 0


def test_a_file_that_is_no_report_keeps_its_document(warehouse: Warehouse, archive: Path) -> None:
    write(archive / "minutes.txt", MINUTES)
    run(warehouse, archive)
    documents = table(warehouse, "documents")
    assert sorted(documents["state"]) == ["not_a_report", "parsed", "parsed"]


def test_the_same_bytes_are_one_document(warehouse: Warehouse, archive: Path) -> None:
    shutil.copy(archive / "q2-revised.txt", archive / "a-copy.txt")
    summary = run(warehouse, archive)
    assert summary.states == {"parsed": 2, "duplicate": 1}
    assert not summary.new_failures
    inputs = table(warehouse, "inputs").set_index("state")
    assert inputs.loc["duplicate", "uri"].endswith("q2-revised.txt")
    assert "a-copy.txt" in inputs.loc["duplicate", "reason"]
    documents = table(warehouse, "documents")
    assert inputs.loc["duplicate", "document_id"] in set(documents["document_id"])
    assert sorted(documents["source"]) == ["2013/q2.txt", "a-copy.txt"]


def test_files_of_earlier_runs_stay_in_the_tables(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive / "2013")
    run(warehouse, archive / "q2-revised.txt")
    assert sorted(table(warehouse, "documents")["source"]) == ["q2-revised.txt", "q2.txt"]


def test_a_pruned_file_is_gone(warehouse: Warehouse, archive: Path) -> None:
    run(warehouse, archive)
    (archive / "q2-revised.txt").unlink()
    summary = run(warehouse, archive, now=LATER, prune=True)
    assert (summary.states, summary.gone, summary.pruned) == ({"parsed": 1}, 1, 1)
    assert not summary.new_failures
    assert list(table(warehouse, "documents")["source"]) == ["2013/q2.txt"]
    assert sorted(table(warehouse, "inputs")["gone"]) == [False, True]
    write(archive / "q2-revised.txt", REPORT.format(actual=247))
    assert run(warehouse, archive).states == {"parsed": 2}


def test_a_folder_that_cannot_be_reached_now_keeps_its_documents(
    warehouse: Warehouse, archive: Path, tmp_path: Path
) -> None:
    other = write(tmp_path / "other" / "q3.txt", REPORT.format(actual=3))
    run(warehouse, other.parent)
    other.parent.rename(tmp_path / "unplugged")
    assert run(warehouse, archive).states == {"parsed": 3}


def break_on(text: str) -> Callable[..., Report]:
    parse = parsers.parse

    def parse_or_break(document: Document, *, name: str, layout: Layout | None) -> Report:
        if any(text in block.text for page in document.pages for block in page.blocks):
            raise KeyError("no such column")
        return parse(document, name=name, layout=layout)

    return parse_or_break


def test_a_fault_of_ours_ends_one_file_only(
    warehouse: Warehouse, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive / "odd.txt", REPORT.format(actual=1) + "\nAn odd ending.\n")
    monkeypatch.setattr(parsers, "parse", break_on("An odd ending."))
    summary = run(warehouse, archive)
    assert summary.states == {"parsed": 2, "error": 1}
    assert summary.new_failures[0].reason == "parsing stopped at KeyError: 'no such column'"


def test_a_fault_in_normalising_ends_one_file_only(
    warehouse: Warehouse, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = normalize.normalize

    def normalize_or_break(report: Report, *, document_id: str) -> Rows:
        if any("247" in value.text for kpi in report.kpis for value in kpi.values):
            raise ValueError("no such month")
        return good(report, document_id=document_id)

    monkeypatch.setattr(normalize, "normalize", normalize_or_break)
    summary = run(warehouse, archive)
    assert summary.states == {"parsed": 1, "error": 1}
    assert "no such month" in (summary.new_failures[0].reason or "")
    assert summary.rows["documents"] == 1
    assert set(table(warehouse, "kpis")["document_id"]) == set(
        table(warehouse, "documents")["document_id"]
    )


def test_a_lack_of_memory_is_tried_again(
    warehouse: Warehouse, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(source: Path | bytes, *, check: bool, ocr: Ocr | None) -> Document:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(extract, "read", read)
        assert run(warehouse, archive).states == {"memory": 2}
        inputs = table(warehouse, "inputs")
        assert set(inputs["attempts"]) == {2}
        assert all(inputs["reason"].str.endswith("it is tried again in the next run"))
    assert run(warehouse, archive).states == {"parsed": 2}
    assert set(table(warehouse, "inputs")["attempts"]) == {1}


class StopAfterOne(Silent):
    """Presses Ctrl-C when the first file is done."""

    def ends(self, outcome: Outcome) -> None:
        raise KeyboardInterrupt


def test_a_stopped_run_goes_on_where_it_was(
    tmp_path: Path, warehouse: Warehouse, archive: Path
) -> None:
    found = find_inputs([str(archive)], warehouse.root)
    with pytest.raises(Interrupted) as stopped:
        ingest(warehouse, Request(found, [str(archive)]), watcher=StopAfterOne(), now=FIRST)
    assert (stopped.value.done, stopped.value.total) == (1, 2)
    summary = run(warehouse, archive)
    assert summary.files_read == 1
    undisturbed = make_warehouse(tmp_path / "undisturbed")
    run(undisturbed, archive)
    assert bytes_of(warehouse.latest) == bytes_of(undisturbed.latest)


LOST = ["CURRENT", "latest/kpis.parquet", "ledger.jsonl", "store/basis.json"]


@pytest.mark.parametrize("name", LOST)
def test_a_run_killed_while_publishing_ends_in_the_same_release(
    warehouse: Warehouse, archive: Path, name: str
) -> None:
    run(warehouse, archive)
    before = bytes_of(warehouse.root)
    (warehouse.root / name).unlink()
    (warehouse.releases / ".part-left").mkdir()
    (warehouse.releases / ".part-left" / "kpis.parquet").write_bytes(b"PAR1")
    run(warehouse, archive)
    after = bytes_of(warehouse.root)
    assert {n for n in after if not n.startswith("releases/.part")} == set(before)
    assert {n: b for n, b in after.items() if n in before} == before


def test_a_damaged_record_is_made_again(warehouse: Warehouse, archive: Path) -> None:
    first = run(warehouse, archive)
    before = bytes_of(warehouse.root)
    for store in (warehouse.reports, warehouse.extracts):
        for record in store.rglob("*.bin"):
            record.write_bytes(record.read_bytes()[:-5])
    second = run(warehouse, archive)
    assert second.files_read == 2
    assert second.release_id == first.release_id
    assert bytes_of(warehouse.root) == before


def test_three_releases_are_kept(warehouse: Warehouse, archive: Path) -> None:
    made = []
    for actual in range(5):
        write(archive / "changing.txt", REPORT.format(actual=actual))
        made.append(run(warehouse, archive).release_id)
    assert sorted(p.name for p in warehouse.releases.iterdir()) == sorted(made[-3:])
    assert warehouse.current.read_text(encoding="utf-8").strip() == made[-1]
    log = pd.read_csv(warehouse.release_log)
    assert list(log["id"]) == made
    assert list(log["documents"]) == [3] * 5


def test_a_damaged_ledger_says_what_to_do(warehouse: Warehouse, archive: Path) -> None:
    warehouse.ledger.write_text("{", encoding="utf-8")
    with pytest.raises(WarehouseError, match="Delete it and ingest"):
        run(warehouse, archive)


def test_one_run_writes_at_a_time(warehouse: Warehouse, archive: Path) -> None:
    with only_writer(warehouse), pytest.raises(WarehouseError, match="Another run is writing"):
        run(warehouse, archive)
