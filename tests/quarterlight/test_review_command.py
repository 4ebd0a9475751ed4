"""`quarterlight review` and `correct` on the command line; a browser tests the page itself."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import quarterlight as ql
from normalize.rows import SectionRow
from quarterlight.cli import app
from quarterlight.review.lines import lines_of
from quarterlight.review.pictures import page_pictures
from quarterlight.review.places import PageSize, Spot, spot_of

SAMPLES = Path(__file__).parents[2] / "samples"
REPORT = SAMPLES / "reports" / "brackenshire" / "brackenshire_2016-17_q3_overview_finance.pdf"
TEXT = SAMPLES / "reports" / "brackenshire" / "brackenshire_2013-14_q2_overview.txt"
PLAN = SAMPLES / "reports" / "brackenshire" / "brackenshire_2012-15_directorate_plan.txt"
Q4 = SAMPLES / "reports" / "brackenshire" / "brackenshire_2013-14_q4_overview.pdf"
MOST_BYTES_A_PAGE = 200_000  # 30 pages stay below 6 MB


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def facts_in(page: str) -> dict[str, dict[str, dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="facts">(.*?)</script>', page, re.S)
    assert found is not None
    return json.loads(found.group(1))


def test_the_page_lies_in_the_working_folder_and_stands_alone() -> None:
    done = run("review", REPORT)
    assert (done.exit_code, done.stdout) == (0, f"{REPORT.stem}-review.html\n")
    page = Path(done.stdout.strip()).read_text("utf-8")
    assert "read afresh" in page
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert len(page) < MOST_BYTES_A_PAGE * 4
    again = run("review", REPORT, "--out", "again.html")
    assert (again.exit_code, Path("again.html").read_text("utf-8")) == (0, page)


def test_rows_of_the_warehouse_are_those_of_the_file_with_links() -> None:
    Path("out").mkdir()
    Path("out/archive.csv").write_text("folder,council\n.,Brackenshire\n", encoding="utf-8")
    assert run("ingest", Q4, PLAN, "-w", "out", "-q").exit_code == 0
    assert run("review", Q4, "-o", "afresh.html").exit_code == 0
    done = run("review", Q4, "-w", "out", "-o", "known.html")
    assert (done.exit_code, done.stderr) == (0, "")
    page = Path("known.html").read_text("utf-8")
    assert f"release {ql.open('out').release_id}" in page
    known, afresh = facts_in(page), facts_in(Path("afresh.html").read_text("utf-8"))
    assert known["rows"] == afresh["rows"]
    assert (bool(known["links"]), bool(afresh["links"])) == (True, False)
    wh = ql.open("out")
    mine = known["document"]
    for table in ("observations", "kpis", "milestones", "finance"):
        frame = wh.table(table)
        keys = set(frame[frame["document_id"] == mine]["row_key"])
        assert keys == {key for key, row in known["rows"].items() if row["table"] == table}


def test_a_file_that_the_warehouse_lacks_is_read_afresh() -> None:
    assert run("ingest", TEXT, "-w", "out", "-q").exit_code == 0
    done = run("review", REPORT, "-w", "out")
    assert (done.exit_code, "is not in out: it is read afresh" in done.stderr) == (0, True)


WRONG = {
    "no such file": (["review", "nowhere.pdf"], 2, "There is no file nowhere.pdf"),
    "a folder": (["review", str(SAMPLES)], 2, "is a folder"),
    "no HTML": (["review", str(REPORT), "-o", "a.pdf"], 2, "must end in .html"),
    "no warehouse": (["review", str(REPORT), "-w", "none"], 2, "no warehouse at none"),
    "damaged": (["review", str(SAMPLES / "hostile" / "truncated.pdf")], 1, "truncated.pdf: "),
    "no corrections": (["correct", "none.csv"], 2, "There is no file none.csv"),
    "nowhere to": (["correct", str(SAMPLES / "README.md"), "-w", "none"], 2, "no warehouse"),
}


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_done_is_said(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, words in done.stderr) == (code, True)
    assert list(Path().iterdir()) == []


def test_pictures_are_small_and_boxes_lie_on_them() -> None:
    pictures = page_pictures(REPORT.read_bytes())
    assert [picture.size.number for picture in pictures] == [1, 2, 3, 4]
    for picture in pictures:
        assert picture.uri is not None
        assert picture.uri.startswith("data:image/")
        assert len(picture.uri) < MOST_BYTES_A_PAGE
        assert picture.width / picture.height == pytest.approx(
            picture.size.width / picture.size.height, rel=0.01
        )


BOXES = [
    ((1, 50, 100, 150, 200), Spot(25.0, 25.0, 50.0, 25.0)),
    ((1, -10, 100, 300, 900), Spot(0.0, 25.0, 100.0, 75.0)),  # cut at the edges
    ((1, 50, 100, 50, 100), Spot(25.0, 25.0, 0.6, 0.6)),  # a line can still be hit
    ((1, None, None, None, None), None),
    ((None, 50, 100, 150, 200), None),
    ((2, 50, 100, 150, 200), None),  # there is no such page
]


@pytest.mark.parametrize(("place", "spot"), BOXES)
def test_a_box_in_per_cent_of_its_page(
    place: tuple[int | None, float | None, float | None, float | None, float | None],
    spot: Spot | None,
) -> None:
    page, x0, top, x1, bottom = place
    row = SectionRow(
        document_id="doc-1",
        ordinal=1,
        row_key="sections:00:1",
        section_id="sec-1",
        page=page,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
    )
    assert spot_of(row, [PageSize(1, 200, 400)]) == spot


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    lines = lines_of("Trees\r\n£1\rthree\nfour".encode("cp1252"))
    assert [(line.number, line.text) for line in lines] == [
        (1, "Trees"),
        (2, "£1"),
        (3, "three"),
        (4, "four"),
    ]


HEAD = ["decision", "left", "right", "column", "expected", "value", "who", "when", "why"]


def saved(*cells: str, name: str = "corrections.csv") -> str:
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, cells])
    Path(name).write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return name


def test_corrections_are_taken_in_and_made_good() -> None:
    assert run("ingest", TEXT, "-w", "out", "-q").exit_code == 0
    row = ql.open("out").milestones.iloc[0]
    cells = (row["row_key"], "", "progress", "unknown", "amber")
    line = ("correct", *cells, "A", "2026-02-03", "seen on paper")
    tried = run("correct", saved(*line), "-w", "out", "--dry-run")
    assert (tried.exit_code, "1 line would be added" in tried.stderr) == (0, True)
    assert not Path("out/decisions.csv").exists()
    done = run("correct", saved(*line), "-w", "out")
    assert (done.exit_code, "1 line added" in done.stderr) == (0, True)
    assert "Release r-" in done.stdout
    kept = ql.open("out").milestones.set_index("row_key").loc[row["row_key"]]
    assert kept["progress"] == "amber"
    again = run("correct", saved(*line), "-w", "out")
    assert (again.exit_code, "1 line stood there already" in again.stderr) == (0, True)
    stale = run("correct", saved(*line[:6], "B", *line[7:]), "-w", "out")
    assert stale.exit_code == 2
    assert "corrections.csv, line 2: it expects unknown as progress" in stale.stderr
    assert "Nothing was taken in." in stale.stderr
    own = run("correct", "out/decisions.csv", "-w", "out")
    assert (own.exit_code, "'quarterlight release' applies it" in own.stderr) == (2, True)
    empty = run("correct", saved(name="empty.csv"), "-w", "out")
    assert (empty.exit_code, "holds no decisions" in empty.stderr) == (2, True)
