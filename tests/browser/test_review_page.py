"""The review page in a browser: filter, follow a value to its place, correct it, take it in."""

import csv
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect
from typer.testing import CliRunner

from normalize.indicators.judgement_files import DECISION_COLUMNS
from quarterlight.cli import app

REPORTS = Path(__file__).parents[2] / "samples" / "reports" / "brackenshire"
FINANCE = REPORTS / "brackenshire_2016-17_q3_overview_finance.pdf"
OVERVIEW = REPORTS / "brackenshire_2013-14_q4_overview.pdf"
PLAN = REPORTS / "brackenshire_2012-15_directorate_plan.txt"

Review = Callable[[Path], str]
Axe = Callable[..., list[str]]


def ql(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for report in (FINANCE, OVERVIEW, PLAN):
        shutil.copyfile(report, folder / report.name)
    (folder / "archive.csv").write_text("folder,council,url\n.,Brackenshire,\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def warehouse(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("warehouse") / "out"
    ql("ingest", archive, "-w", out, "--quiet")
    return out


@pytest.fixture(scope="module")
def review(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The address of a report's page, made once."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def made(report: Path) -> str:
        path = folder / f"{report.stem}.html"
        ql("review", report, "-w", warehouse, "--out", path)
        return path.as_uri()

    return made


def shown(page: Page) -> Locator:
    return page.locator(".card:visible")


def value_row(page: Page, ref: str, label: str) -> Locator:
    card = page.locator("article.kpis").filter(has=page.locator(".ref", has_text=ref)).first
    return card.locator("tr.value").filter(has=page.get_by_role("rowheader", name=label)).first


def test_filters_leave_what_fits(page: Page, review: Review) -> None:
    page.goto(review(FINANCE))
    whole = shown(page).count()
    page.get_by_text("Only doubtful").click()
    expect(page.locator("#shown")).to_have_text(f"3 of {whole} shown")
    expect(shown(page)).to_have_count(3)
    expect(shown(page).first.locator(".finding")).to_contain_text("Expected: -7,354")
    assert page.locator(".place.doubtful:visible").count() == 3
    page.get_by_label("Table", exact=True).select_option("printed_tables")
    expect(shown(page)).to_have_count(1)
    page.get_by_label("Page", exact=True).select_option("1")
    expect(page.get_by_text("No row fits these filters.")).to_be_visible()
    page.get_by_label("Page", exact=True).select_option("")
    page.get_by_label("Table", exact=True).select_option("")
    page.get_by_text("All ", exact=False).first.click()
    page.get_by_label("Search").fill("schools transport")
    expect(shown(page)).to_have_count(1)


def test_a_value_leads_to_its_place_and_back(page: Page, review: Review) -> None:
    page.goto(review(OVERVIEW))
    row = value_row(page, "DIS LI05", "2013-14 Q4 actual")
    row.get_by_role("link", name="page").click()
    place = page.locator(".place.chosen")
    expect(place).to_be_focused()
    expect(place).to_be_in_viewport()
    box, sheet = place.bounding_box(), page.locator("#page-2 .sheet").bounding_box()
    assert box is not None
    assert sheet is not None
    table = pd.read_parquet(Path(warehouse_of(page)) / "latest" / "observations.parquet")
    value = table.set_index("observation_id").loc[row.get_attribute("id")]
    points = sheet["width"] / 595.3  # the page is A4
    assert box["x"] - sheet["x"] == pytest.approx(value["x0"] * points, abs=4)
    assert box["y"] - sheet["y"] == pytest.approx(value["top"] * points, abs=4)
    assert box["width"] == pytest.approx((value["x1"] - value["x0"]) * points, abs=6)
    place.press("Enter")
    expect(row).to_be_focused()
    page.locator("#page-2 .place.cell").nth(3).click()
    expect(page.locator("tr.value.chosen")).to_be_in_viewport()
    assert row.get_attribute("class") == "row value"


def warehouse_of(page: Page) -> str:
    return (page.locator("#then pre").text_content() or "").partition("--warehouse ")[2]


def test_the_keyboard_is_enough(page: Page, review: Review) -> None:
    page.goto(review(OVERVIEW))
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    first = page.locator(".row.chosen")
    expect(first).to_be_focused()
    name = first.get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".row.chosen")).to_have_attribute("id", str(name))
    page.keyboard.press("Enter")
    expect(page.locator(f"#at-{name}")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{name}")).to_be_focused()
    value_row(page, "DIS LI05", "2013-14 Q4 actual").click()
    page.keyboard.press("c")
    expect(page.get_by_role("dialog", name="Correct")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def fill(page: Page, right: str) -> None:
    page.get_by_label("Right is").fill(right)
    page.get_by_role("button", name="Note the correction").click()


def saved(page: Page, path: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.locator("#save").click()
    assert download.value.suggested_filename == "corrections.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == DECISION_COLUMNS
        return list(reader)


def test_a_correction_is_saved_taken_in_and_survives(page: Page, tmp_path: Path) -> None:
    archive, out, made = tmp_path / "archive", tmp_path / "out", tmp_path / "review.html"
    archive.mkdir()
    shutil.copyfile(OVERVIEW, archive / OVERVIEW.name)
    ql("ingest", archive, "-w", out, "--quiet")
    ql("review", OVERVIEW, "-w", out, "--out", made)
    page.goto(made.as_uri())
    row = value_row(page, "DIS LI05", "2013-14 Q4 actual")
    row.get_by_role("button", name="Correct").click()
    expect(page.locator("#read-as")).to_have_text("262")
    expect(page.locator("#crop img")).to_be_visible()
    fill(page, "many")
    expect(page.get_by_role("alert")).to_contain_text("is no number")
    fill(page, "262.0")
    expect(page.get_by_role("alert")).to_contain_text("stands there already")
    fill(page, "1,226")
    expect(page.get_by_role("alert")).to_contain_text("Say why")
    page.get_by_label("Why").fill('digits, "swapped"')
    fill(page, "1,226")
    expect(page.get_by_role("alert")).to_contain_text("Give your name")
    page.get_by_label("Your name").fill("A. Clerk")
    fill(page, "1,226")
    expect(page.locator("tr.found .draft")).to_contain_text("262 is 1226")

    page.reload()  # drafts and the name are kept
    expect(page.locator("#correction-count")).to_have_text("1")
    card = page.locator("article.kpis").filter(has=page.locator(".ref", has_text="DIS LI05")).first
    card.locator(".head").get_by_role("button", name="Correct").click()
    page.get_by_label("What is wrong").select_option("direction")
    page.get_by_label("Right is").select_option("worse")
    page.get_by_label("Why").fill("the arrow points down")
    page.get_by_role("button", name="Note the correction").click()
    lines = saved(page, tmp_path / "corrections.csv")
    assert [(d["decision"], d["column"], d["expected"], d["value"], d["who"]) for d in lines] == [
        ("correct", "value", "262", "1226", "A. Clerk"),
        ("correct", "direction", "better", "worse", "A. Clerk"),
    ]
    assert lines[0]["why"] == 'digits, "swapped"'

    ql("correct", tmp_path / "corrections.csv", "-w", out, "--quiet")
    ql("review", OVERVIEW, "-w", out, "--out", made)
    page.goto(made.as_uri())
    expect(page.locator("#correction-count")).to_have_text("0")  # taken in: no drafts any more
    again = value_row(page, "DIS LI05", "2013-14 Q4 actual")
    expect(again).to_contain_text("corrected by a person")

    corrected = standing(out)
    assert (corrected["value"], corrected["value_source"]) == (1226.0, "corrected")
    assert corrected["value_text"] == "262"
    ql("release", "-w", out, "--quiet")
    assert standing(out).equals(corrected)
    shutil.rmtree(out / "store")
    ql("ingest", archive, "-w", out, "--quiet")
    assert standing(out).equals(corrected)


def standing(warehouse: Path) -> pd.Series:
    table = pd.read_parquet(warehouse / "latest" / "observations.parquet")
    [row] = [row for _, row in table[table["value_source"] == "corrected"].iterrows()]
    return row


def test_a_link_is_judged(page: Page, tmp_path: Path, review: Review) -> None:
    page.goto(review(OVERVIEW))
    links = page.locator("details.links").first
    links.locator("summary").click()
    links.get_by_role("button", name="Judge").first.click()
    page.get_by_label("What is right").select_option("different")
    page.get_by_label("Why").fill("one counts pupils and the other schools")
    page.get_by_label("Your name").fill("A. Clerk")
    page.get_by_role("button", name="Note the correction").click()
    [line] = saved(page, tmp_path / "corrections.csv")
    assert (line["decision"], line["left"][:4], line["right"][:4]) == ("different", "def-", "def-")
    out = warehouse_of(page)
    checked = CliRunner().invoke(
        app, ["correct", str(tmp_path / "corrections.csv"), "-w", out, "--dry-run"]
    )
    assert (checked.exit_code, "1 line would be added" in checked.stderr) == (0, True)
    page.locator("#show-corrections").click()
    page.get_by_role("button", name="Remove the correction").click()
    expect(page.locator("#no-corrections")).to_be_visible()
    expect(page.locator("#save")).to_be_disabled()


def test_a_text_is_shown_line_by_line(page: Page, review: Review) -> None:
    page.goto(review(PLAN))
    printed = PLAN.read_text(encoding="utf-8").split("\n")
    assert page.locator(".lines li").count() == len(printed)
    row = page.locator("article.kpis").first
    row.get_by_role("link", name="line").first.click()
    line = page.locator(".lines li.chosen")
    expect(line).to_be_in_viewport()
    number = int((line.get_attribute("id") or "").removeprefix("line-"))
    measure = row.locator(".title").inner_text()
    assert measure in printed[number - 1]
    line.locator(".printed").click()
    expect(row).to_be_focused()


HOSTILE = """<script>alert('council')</script> Borough Council

Directorate Performance Overview Report

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
PH LI 01\t</script><img src=x onerror=alert(1)> &amp; {{ 7 * 7 }} "benches"\t246\t130\t126\t\t
PH LI 02\t=cmd|' /C calc'!A0 moorings let\t15%\t10%\t12%<svg/onload=alert(2)>\t\t
"""


def test_what_a_report_prints_never_runs(page: Page, tmp_path: Path, review: Review) -> None:
    report = tmp_path / 'x"><script>alert(3)</script>.txt'.replace("/", "")
    report.write_text(HOSTILE, encoding="utf-8")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(review(report))
    expect(page.locator(".lines")).to_contain_text("</script><img src=x onerror=alert(1)>")
    expect(page.locator("article.kpis").first).to_contain_text("{{ 7 * 7 }}")
    page.locator("article.kpis").first.locator(".correct").first.click()
    expect(page.locator("#correct-name")).to_contain_text("benches")
    assert page.locator("img, svg").count() == 0
    assert page.locator("script").count() == 2
    assert dialogs == []


def test_without_a_place_to_keep_drafts_it_says_so(page: Page, review: Review) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('none'); }})"
    )
    page.goto(review(OVERVIEW))
    page.locator("#show-corrections").click()
    expect(page.locator("#kept")).to_contain_text("This browser keeps nothing")


@pytest.mark.parametrize(("report", "scheme"), [(OVERVIEW, "light"), (PLAN, "dark")])
def test_it_is_accessible(
    page: Page, axe: Axe, review: Review, report: Path, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(review(report))
    page.locator("tr.value .correct").nth(1).click()
    page.get_by_label("Why").fill("as in the minutes")
    page.get_by_label("Your name").fill("A. Clerk")
    fill(page, "3.5")
    assert axe(page) == []
    page.locator("tr.value .correct").nth(2).click()
    assert axe(page, "#correct-dialog") == []
    page.keyboard.press("Escape")
    page.locator("#show-corrections").click()
    assert axe(page, "#list-dialog") == []


@pytest.mark.parametrize(("width", "height"), [(700, 900), (320, 640)])
def test_it_stacks_on_narrow_screens(
    page: Page, axe: Axe, review: Review, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(review(FINANCE))
    paper, rows = page.locator("#paper").bounding_box(), page.locator("#rows").bounding_box()
    assert paper is not None
    assert rows is not None
    assert paper["y"] + paper["height"] <= rows["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_it_prints_every_row_with_its_marks_in_words(page: Page, review: Review) -> None:
    page.goto(review(OVERVIEW))
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    assert page.locator(".card:visible").count() == page.locator(".card").count()
    expect(page.locator(".chip").first).to_contain_text("green")
    assert len(page.pdf()) > 0


def test_two_documents_keep_their_drafts_apart(page: Page, review: Review) -> None:
    page.goto(review(OVERVIEW))
    page.locator("tr.value .correct").first.click()
    page.get_by_label("Why").fill("seen")
    page.get_by_label("Your name").fill("A. Clerk")
    fill(page, "3.5")
    page.goto(review(PLAN))
    expect(page.locator("#correction-count")).to_have_text("0")


STALE = """
const facts = JSON.parse(document.getElementById('facts').textContent);
const key = `quarterlight-review:${facts.document}`;
const [left, row] = Object.entries(facts.rows).find(([, row]) => row.table === 'observations');
const line = {decision: 'correct', left, right: '', column: 'value', who: 'A', when: '', why: 'b'};
const stale = {...line, expected: 'another', value: '3'};
const done = {...line, column: 'unit', expected: 'another', value: row.cells.unit};
localStorage.setItem(key, DRAFTS);
"""


@pytest.mark.parametrize(
    ("drafts", "count"), [("JSON.stringify([stale, done])", 1), ("'[{'", 0), ("'[null, 7]'", 0)]
)
def test_drafts_that_no_longer_fit_are_said_and_damaged_ones_left(
    page: Page, review: Review, drafts: str, count: int
) -> None:
    page.goto(review(FINANCE))
    page.evaluate(f"() => {{ {STALE.replace('DRAFTS', drafts)} }}")
    page.reload()
    expect(page.locator("#correction-count")).to_have_text(str(count))
    page.locator("#show-corrections").click()
    expect(page.get_by_text("This no longer fits")).to_have_count(count)


def test_an_address_may_name_the_row(page: Page, review: Review) -> None:
    page.goto(review(FINANCE))
    row = page.locator("tr.value").nth(4).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{review(FINANCE)}#{row}")
    expect(page.locator(f"#{row}")).to_be_focused()
    expect(page.locator(f"#at-{row}")).to_be_in_viewport()
