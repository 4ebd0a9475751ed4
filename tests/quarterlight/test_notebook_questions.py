"""`wh.series(...)` and `wh.diff(...)`: an indicator over the years, two plan years."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from pandas.api.types import is_datetime64_any_dtype

import quarterlight as ql
from quarterlight.notebook.tables import Tables
from tests.warehouse.small_archive import run, write
from warehouse.folder import WarehouseError, make_warehouse

PLAN = """{council} Borough Council

Parks and Learning Directorate

Business Plan 2012-15

5.0 Performance Indicators

Ref\tDescription\tActual 10/11\tTarget 11/12\tActual 11/12\tTarget 12/13\tTarget 13/14\tTarget 14/15
PL LI01\tPercentage of educational settings judged Good\t80%\t81%\t82%\t84%\t84.5%\t85%
PL LI03\tRate of falls in parks (1277 baseline)\t1300\t1290\t1280\t1213\t1149\t1086
PL LI05\tNumber of moorings & piers let\t15\t16\t17\t18\t19\t20
"""
REPORT = """{council} Borough Council

Parks and Learning Directorate

Directorate Performance Overview Report

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

4.0 Performance Indicators

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
PL LI01\tPercentage of maintained educational settings judged Good\t74%\t84.5%\t74%\tGreen\tSame
PL LI03\tRate of falls in parks (22.7 rate per 10,000 baseline)\t6.7\t6.5\t6.7\tGreen\tBetter
PL LI05\tNumber of moorings & piers let\t18\t21\t12\tRed\tWorse
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("questions")
    for council in ("Testford", "Oakham"):
        write(place / "archive" / f"{council}-plan.txt", PLAN.format(council=council))
        write(place / "archive" / f"{council}-q2.txt", REPORT.format(council=council))
    run(make_warehouse(place / "out"), place / "archive")
    return place / "out"


@pytest.fixture(scope="module")
def wh(out: Path) -> Tables:
    return ql.open(out)


def test_a_series_has_a_frame_a_picture_and_a_name(wh: Tables) -> None:
    series = wh.series("pl li5", council="testford")
    assert repr(series).startswith("<series ind-")
    assert series.indicator.refs == "PL LI05"
    points = series.frame.set_index(["kind", "period"])["value"]
    assert points["actual", "2011-12"] == 17
    assert points["target", "2013-14"] == 21
    assert points["actual", "2013-14 Q2"] == 12
    assert is_datetime64_any_dtype(series.frame["period_end"])
    assert str(series.frame["source_line"].dtype) == "Int32"
    assert len(series.frame) == len(series.series.points)
    assert series.breaks.empty


def test_a_series_looks_right_in_a_notebook(wh: Tables) -> None:
    html = wh.series("PL LI05", "Testford")._repr_html_()
    assert "Number of moorings &amp; piers let" in html
    assert "&#9679;</span> red" in html
    assert "2013-14 target: 19 (" in html
    assert "Testford-plan.txt" in html


def test_a_break_is_seen(wh: Tables) -> None:
    series = wh.series("PL LI03", "Testford")
    assert set(series.breaks["period"]) == {"2012-13", "2013-14"}
    assert "Definition changed: Rate of falls in parks (22.7 rate" in series._repr_html_()
    drawn = series.plot().to_dict()
    assert "definition changed" in str(drawn)


SEVERAL = {
    "two councils": ("PL LI01", None, "2 indicators are called 'PL LI01'"),
    "words": ("of", "oakham", "3 indicators are called 'of'"),
}


@pytest.mark.parametrize(("asked", "council", "said"), SEVERAL.values(), ids=SEVERAL.keys())
def test_several_are_listed(wh: Tables, asked: str, council: str | None, said: str) -> None:
    with pytest.raises(LookupError) as error:
        wh.series(asked, council)
    lines = str(error.value).splitlines()
    assert lines[0] == f"{said}. Take one by its id:"
    ids = [line.split()[0] for line in lines[1:]]
    assert all(wh.series(one).indicator.indicator_id == one for one in ids)


def test_an_unknown_name_says_where_to_look(wh: Tables) -> None:
    with pytest.raises(LookupError, match=r"No indicator is called 'boats'\..*wh\.indicators"):
        wh.series("boats")


def test_a_diff_has_a_frame_and_looks_right(wh: Tables) -> None:
    diff = wh.diff("12/13", "2013-14", council="Testford")
    assert repr(diff) == f"<definitions 2012-13 to 2013-14: {len(diff.frame)} changes>"
    told = set(zip(diff.frame["refs"], diff.frame["change"], strict=True))
    assert {("PL LI01", "redefined"), ("PL LI05", "moved_target")} <= told
    assert str(diff.frame["before_line"].dtype) == "Int32"
    assert set(diff.counts["council"]) == {diff.diffs[0].council}
    assert diff.counts["changes"].sum() == len(diff.frame)
    html = diff._repr_html_()
    assert "<ins>maintained</ins>" in html
    assert "<h4>Definitions 2012-13 to 2013-14, Testford" in html
    assert "<style" not in html


def test_a_diff_can_be_asked_again_and_for_all_councils(wh: Tables) -> None:
    first, second = wh.diff("2012-13", "2013-14"), wh.diff("2012-13", "2013-14")
    assert len(first.diffs) == 2
    pd.testing.assert_frame_equal(first.frame, second.frame)


@pytest.mark.parametrize(
    ("years", "error", "said"),
    [
        (("2012", "2013-14"), ValueError, "'2012' is no plan year"),
        (("2013-14", "2012-13"), ValueError, "earlier year first: 2012-13, 2013-14"),
        (("2012-13", "2015-16"), WarehouseError, "The years are: 2012-13, 2013-14"),
    ],
)
def test_what_is_no_pair_of_years(
    wh: Tables, years: tuple[str, str], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        wh.diff(*years)


def test_without_the_extra_there_is_no_chart_but_a_sentence(
    wh: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "quarterlight.series_plot", None)
    with pytest.raises(ModuleNotFoundError, match=r"quarterlight\[plots\]"):
        wh.series("PL LI05", "Testford").plot()


@pytest.fixture
def merged(tmp_path: Path) -> tuple[Path, str, str]:
    """A warehouse in which a person joined two indicators; the id that went, and that it leads to.

    The words of both have nothing in common, so only the decision joins them.
    """
    old = REPORT.replace(
        "PL LI01\tPercentage of maintained educational settings judged Good\t74%\t84.5%\t74%",
        "PL LI09\tShare of picnics held in the rain\t5%\t6%\t2%",
    )
    plan = PLAN.replace("5.0", "6.0")
    write(tmp_path / "archive" / "plan.txt", plan.format(council="Testford"))
    write(tmp_path / "archive" / "q2.txt", old.format(council="Testford"))
    place = make_warehouse(tmp_path / "out")
    run(place, tmp_path / "archive")
    before = ql.open(place.root).definitions.set_index("ref")
    ids = {before.loc[ref, "indicator_id"] for ref in ("PL LI01", "PL LI09")}
    assert len(ids) == 2
    left, right = (before.loc[ref, "definition_id"] for ref in ("PL LI01", "PL LI09"))
    write(
        place.decisions,
        f"decision,left,right,who,when,why\nsame,{left},{right},A. Clerk,2026-03-04,one count\n",
    )
    run(place, tmp_path / "archive")
    kept = set(ql.open(place.root).indicators["indicator_id"]) & ids
    assert len(kept) == 1
    return place.root, *(ids - kept), *kept


def test_an_id_that_was_merged_leads_to_the_indicator(merged: tuple[Path, str, str]) -> None:
    out, gone, kept = merged
    assert ql.open(out).series(gone).indicator.indicator_id == kept
    for command, said in (("series", kept), ("why", f"{gone} was merged into {kept}.")):
        asked = [sys.executable, "-m", "quarterlight", command, gone, "--warehouse", str(out)]
        done = subprocess.run(asked, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert said in done.stdout
