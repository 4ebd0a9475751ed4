"""`import quarterlight as ql`: tables, SQL, sources with pictures, always one release."""

import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from pandas.api.types import is_datetime64_any_dtype

import quarterlight as ql
from quarterlight.notebook.tables import Tables
from tests.warehouse.small_archive import report, run, write
from warehouse.folder import Warehouse, WarehouseError, make_warehouse
from warehouse.rollback import tag_release
from warehouse.schemas import TABLES
from warehouse.views import view_names

ROOT = Path(__file__).parents[2]
PDF = "brackenshire_2013-14_q4_overview.pdf"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small archive (text and PDF) and its warehouse, made once."""
    made = tmp_path_factory.mktemp("notebook")
    write(made / "archive" / "q2.txt", report(quarter=2))
    shutil.copy(ROOT / "samples" / "reports" / "brackenshire" / PDF, made / "archive" / PDF)
    run(make_warehouse(made / "out"), made / "archive")
    return made


@pytest.fixture(scope="module")
def wh(place: Path) -> Tables:
    return ql.open(place / "out")


def test_every_table_and_view_is_an_attribute(wh: Tables) -> None:
    for name in (*TABLES, *view_names()):
        assert isinstance(wh.table(name), pd.DataFrame), name
        assert name == "series" or isinstance(getattr(wh, name), pd.DataFrame), name
        assert name in dir(wh)
    assert list(wh.kpis.columns) == TABLES["kpis"].names
    assert [table.name for table in wh.tables] == list(TABLES)


def test_columns_have_the_types_of_pandas_that_fit(wh: Tables) -> None:
    observations = wh.observations
    assert str(observations["page"].dtype) == "Int32"
    assert str(observations["spanned"].dtype) == "boolean"
    assert is_datetime64_any_dtype(observations["period_end"])
    assert observations["page"].isna().any()
    assert observations["page"].max() == 4
    assert str(wh.sql("SELECT page FROM observations")["page"].dtype) == "Int32"


def test_an_unknown_name_says_which_there_are(wh: Tables) -> None:
    with pytest.raises(
        AttributeError, match=r"no table or view 'kpi'\. There are: inputs, documents"
    ):
        _ = wh.kpi
    with pytest.raises(KeyError, match="no table 'kpi'"):
        wh.arrow("kpi")


def test_arrow_gives_columns_that_are_asked_for(wh: Tables) -> None:
    assert wh.arrow("kpis", ["ref", "measure"]).column_names == ["ref", "measure"]
    assert wh.arrow("kpis").schema.field("ref").metadata[b"description"].endswith(b".")


def test_sql_takes_values_by_name(wh: Tables) -> None:
    query = "SELECT measure FROM kpis WHERE ref = $ref"
    assert list(wh.sql(query, ref="PH LI01")["measure"]) == ["Number of benches painted"]
    assert list(wh.sql(query, ref="' OR true --")["measure"]) == []
    with pytest.raises(duckdb.Error):
        wh.sql("SELECT * FROM read_csv('q2.txt')")


def test_sums_are_plain_numbers(wh: Tables) -> None:
    query = "SELECT sum(ordinal) AS whole, sum(1.5) AS part, count(*) AS n FROM kpis"
    kinds = [str(kind) for kind in wh.sql(query).dtypes]
    assert kinds == ["Int64", "float64", "Int64"]


def test_the_history_can_be_asked(wh: Tables) -> None:
    assert set(wh.sql("FROM release_changes")["cause"]) == {"new_document"}


def pdf_row(wh: Tables) -> pd.Series:
    return wh.sql(
        "SELECT o.* FROM observations o JOIN kpis k USING (kpi_id) "
        "WHERE k.ref = 'DIS LI05' AND o.kind = 'target'"
    ).iloc[0]


def test_a_source_says_where_and_shows_it(wh: Tables) -> None:
    source = wh.source(pdf_row(wh))
    assert str(source).startswith(f"{PDF}, page 2, box ")
    assert str(source).endswith(": 210")
    picture = source.picture()
    assert picture is not None
    assert picture.width > 1000
    assert 100 < picture.height < 400
    colours = {colour for _, colour in picture.getcolors(1 << 20) or []}
    assert (0xD5, 0x5E, 0x00) in colours
    assert 'src="data:image/png;base64,' in source._repr_html_()


def test_a_source_of_a_text_file_shows_its_lines(wh: Tables) -> None:
    row = wh.sql("FROM observations WHERE value = 126").iloc[0]
    source = wh.source(row)
    assert source.place == f"q2.txt, line {row['source_line']}"
    marked = [line for line in (source.excerpt() or "").splitlines() if line.startswith(">")]
    assert len(marked) == 1
    assert "Number of benches painted" in marked[0]
    assert source.picture() is None
    assert "<pre" in source._repr_html_()


def test_a_source_is_found_by_any_row_or_id(wh: Tables) -> None:
    row = pdf_row(wh)
    by_id = wh.source(str(row["observation_id"]))
    assert by_id == wh.source({"observation_id": row["observation_id"], "value": 1})
    assert wh.source({"kpi_id": row["kpi_id"]}).table == "kpis"
    assert wh.source(wh.finance.iloc[0]).table == "finance"
    assert wh.source(wh.findings.iloc[0]).text
    reading = wh.sql("SELECT * FROM readings WHERE observation_id = $id", id=by_id.row_id)
    assert wh.source(reading.iloc[0]) == by_id
    with pytest.raises(LookupError, match="observation_id"):
        wh.source({"value": 1})
    with pytest.raises(LookupError):
        wh.source("obs-0")


def test_a_file_that_is_gone_or_changed_gives_no_picture(tmp_path: Path, place: Path) -> None:
    archive = Path(shutil.copytree(place / "archive", tmp_path / "archive"))
    run(make_warehouse(tmp_path / "out"), archive)
    wh = ql.open(tmp_path / "out")
    (archive / PDF).write_bytes((archive / PDF).read_bytes() + b"%")
    changed = wh.source(pdf_row(wh))
    assert changed.picture() is None
    assert "no longer the one that was read" in changed._repr_html_()
    (archive / "q2.txt").unlink()
    gone = wh.source(wh.sql("FROM observations WHERE value = 126").iloc[0])
    assert gone.excerpt() is None
    assert str(gone).endswith(": 126")


def test_it_looks_right_in_a_notebook(wh: Tables) -> None:
    html = wh._repr_html_()
    assert wh.release_id in html
    for table in wh.tables:
        assert f">{table.name}<" in html
        assert f">{table.rows:,}<" in html
    assert not re.search(r"color:|background", html)  # dark or light is the notebook's own
    assert repr(wh) == f"<release {wh.release_id} of {wh.warehouse}: {len(TABLES)} tables>"


def test_it_stays_the_release_that_was_opened(tmp_path: Path) -> None:
    out = make_warehouse(tmp_path / "out")
    write(tmp_path / "archive" / "q2.txt", report(now=100))
    run(out, tmp_path / "archive")
    wh = ql.open(out.root)
    for now in (101, 102, 103):
        write(tmp_path / "archive" / "q2.txt", report(now=now))
        run(out, tmp_path / "archive")
    assert not (out.releases / wh.release_id).exists()
    assert 100 in set(wh.observations["value"])
    assert 103 in set(ql.open(out.root).observations["value"])
    with pytest.raises(WarehouseError, match="Open the warehouse again"):
        wh.sql("FROM observations")


def test_a_release_is_opened_by_its_name(tmp_path: Path, place: Path) -> None:
    out = Warehouse(Path(shutil.copytree(place / "out", tmp_path / "out")))
    tag_release(out, "good")
    assert ql.open(out.root, "good").release_id == ql.open(str(out.root)).release_id
    with pytest.raises(WarehouseError, match=r"no release bad.*Kept are: r-[0-9a-f]+ \(good\)"):
        ql.open(out.root, "bad")
    with pytest.raises(WarehouseError, match="There is no warehouse"):
        ql.open(tmp_path / "nowhere")
