"""Workbooks and CSV files, read back: texts stay texts, dates are dates, lights have colours."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from quarterlight.cli import app
from quarterlight.export import workbook
from quarterlight.export.csv_files import guarded_texts, write_csv_files
from quarterlight.export.workbook import LONGEST_TEXT, TooManyRows, write_workbook
from warehouse.release import Release
from warehouse.schemas import TABLES
from warehouse.tablefiles import table_path

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

ROWS: dict[str, list[dict[str, object]]] = {
    "milestones": [
        {
            "milestone": '=HYPERLINK("x")',
            "progress": light,
            "due_date": date(2014, 3, 31),
            "page": 3,
            "x0": 72.25,
        }
        for light in ("green", "amber", "red", "unknown", None)
    ],
    "sections": [{"title": "long", "text": "a" * 40_000}, {"title": "-113", "text": None}],
    "inputs": [{"uri": "/a/ä.pdf", "gone": True, "first_seen": MADE, "size_bytes": 1 << 40}],
}


@pytest.fixture
def release(tmp_path: Path) -> Release:
    folder = tmp_path / "r-1"
    folder.mkdir()
    for name, schema in TABLES.items():
        rows = pa.Table.from_pylist(ROWS.get(name, []), schema=schema)
        pq.write_table(rows, table_path(folder, name))
    return Release("r-1", folder)


def written(release: Release, *tables: str) -> openpyxl.Workbook:
    path = release.folder.parent / "book.xlsx"
    write_workbook(release, tables or list(TABLES), path, MADE)
    return openpyxl.load_workbook(path)


def column(sheet: "openpyxl.worksheet.worksheet.Worksheet", name: str) -> list[object]:
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_one_sheet_a_table_after_two_that_explain(release: Release) -> None:
    book = written(release)
    assert book.sheetnames == ["contents", "columns", *TABLES]
    assert book["contents"]["A2"].value == "inputs"
    assert book["contents"]["B2"].value == 1
    assert book["columns"].max_row == 1 + sum(len(schema) for schema in TABLES.values())
    for name, schema in TABLES.items():
        assert [cell.value for cell in book[name][1]] == schema.names
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref


def test_dates_numbers_and_flags_are_such(release: Release) -> None:
    book = written(release)
    due = column(book["milestones"], "due_date")[0]
    assert (due.value, due.is_date, due.number_format) == (
        datetime(2014, 3, 31),
        True,
        "yyyy-mm-dd",
    )
    assert [cell.value for cell in column(book["milestones"], "page")] == [3] * 5
    assert column(book["milestones"], "x0")[0].value == 72.25
    assert column(book["inputs"], "first_seen")[0].value == datetime(2026, 1, 2, 3, 4, 5)
    assert column(book["inputs"], "gone")[0].value is True
    assert column(book["inputs"], "size_bytes")[0].value == 1 << 40


def test_lights_are_coloured(release: Release) -> None:
    cells = column(written(release)["milestones"], "progress")
    assert [cell.value for cell in cells] == ["green", "amber", "red", "unknown", None]
    fills = [cell.fill.start_color.rgb[2:] for cell in cells[:4]]
    assert fills == [fill.lstrip("#") for fill, _ in workbook.LIGHTS.values()]


def test_texts_are_never_formulas(release: Release) -> None:
    book = written(release)
    for cell in column(book["milestones"], "milestone"):
        assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")
    assert column(book["sections"], "title")[1].data_type == "s"


def test_what_a_cell_cannot_hold_is_cut_and_says_so(release: Release) -> None:
    text = str(column(written(release)["sections"], "text")[0].value)
    assert len(text) == LONGEST_TEXT
    assert "[cut: " in text


def test_columns_are_as_wide_as_their_texts(release: Release) -> None:
    widths = written(release)["milestones"].column_dimensions
    names = TABLES["milestones"].names
    letters = {n: openpyxl.utils.get_column_letter(names.index(n) + 1) for n in names}
    assert widths[letters["milestone"]].width > widths[letters["page"]].width
    assert widths[letters["milestone"]].width <= workbook.WIDEST + 1


def test_the_same_release_gives_the_same_bytes(release: Release) -> None:
    written(release, "milestones")
    path = release.folder.parent / "book.xlsx"
    first = path.read_bytes()
    written(release, "milestones")
    assert path.read_bytes() == first


def test_a_table_that_is_too_long_is_refused_before_anything_is_written(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 5)
    with pytest.raises(TooManyRows, match=r"The table milestones has 5 rows; .* holds 4 below"):
        written(release)
    assert sorted(p.name for p in release.folder.parent.iterdir()) == ["r-1"]
    written(release, "sections")


GUARDED = {
    "=1+1": "'=1+1",
    "@home": "'@home",
    "+44 151 496 0000": "'+44 151 496 0000",
    "- see below": "'- see below",
    "\tx": "'\tx",
    "-": "'-",
    "-113": "-113",
    "+4.5%": "+4.5%",
    "-1,234.5": "-1,234.5",
    "12%": "12%",
    "a=b": "a=b",
    "": "",
    "-113\n=1": "'-113\n=1",
}


@pytest.mark.parametrize(("text", "expected"), GUARDED.items())
def test_texts_that_would_be_run_are_guarded(text: str, expected: str) -> None:
    assert guarded_texts(pa.array([text, None])).to_pylist() == [expected, None]


def test_csv_files_open_in_excel_as_they_are(release: Release, tmp_path: Path) -> None:
    paths = write_csv_files(release, ["milestones", "inputs"], tmp_path / "csv")
    assert [path.name for path in paths] == ["milestones.csv", "inputs.csv"]
    data = paths[1].read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert (rows[0]["uri"], rows[0]["gone"], rows[0]["reason"]) == ("/a/ä.pdf", "true", "")
    milestones = list(csv.DictReader(io.StringIO(paths[0].read_text(encoding="utf-8-sig"))))
    assert milestones[0]["milestone"] == '\'=HYPERLINK("x")'
    assert milestones[0]["due_date"] == "2014-03-31"


def test_csv_as_it_is(release: Release, tmp_path: Path) -> None:
    path = write_csv_files(release, ["milestones"], tmp_path / "csv", as_is=True)[0]
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert rows[0]["milestone"] == '=HYPERLINK("x")'


WRONG = {
    "nothing": ([], "Say what to write"),
    "ending": (["--xlsx", "book.xls"], "name it book.xls.xlsx"),
    "table": (["--csv", "csv", "--table", "kpi"], "There is no table kpi. The tables are: inputs"),
    "warehouse": (["--csv", "csv"], "There is no warehouse"),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["export", "--warehouse", "out", *arguments])
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert list(tmp_path.iterdir()) == []
