"""The site in a browser, from a folder and from a server: found, opened, followed to its source."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from typer.testing import CliRunner

from quarterlight.cli import app

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"

HOSTILE = """Elmsworth Borough Council

Directorate Performance Overview Report

Directorate: Parks and Harbours Directorate

Reporting Period: Quarter 2, Period 1 July 2013 – 30 September 2013

1.0 Introduction

This overview says how the parks did in the quarter.

2.0 Performance Overview

Ref\tMeasure\t12/13 Actual\t13/14 Target\tQ2\tCurrent Progress\tDirection of Travel
SCS PH 01\t{script}\t246\t200\t60\tGreen\tBetter
SCS PH 02\t{picture}\t15\t10\t12\tRed\tWorse
"""

# The reader undoes the tags that a text file holds, once: what is nested stays in the tables.
SCRIPT = "Benches <scr<script>ipt>document.title = 'taken'</scr</script>ipt> painted"
PICTURE = "Moorings \"'><img src=x onerror=alert() let"
PRINTED = {
    "benches": ("Benches <script>document.title = 'taken'</script> painted", SCRIPT),
    "moorings": (PICTURE, PICTURE),
}

CYP03 = "indicator/ind-brackenshire-scs-cyp03.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    (place / "hostile.txt").write_text(
        HOSTILE.format(script=SCRIPT, picture=PICTURE), encoding="utf-8"
    )
    files = [str(SAMPLES), str(place / "hostile.txt")]
    ran = CliRunner().invoke(app, ["ingest", *files, "-w", str(place / "out")])
    assert ran.exit_code == 0, ran.output
    ran = CliRunner().invoke(app, ["site", str(place / "made"), "-w", str(place / "out")])
    assert ran.exit_code == 0, ran.output
    return place / "made"


@pytest.fixture
def root(folder: Path) -> str:
    return folder.as_uri()


def drawn(page: Page) -> None:
    expect(page.locator("figure.chart").first).to_have_attribute("data-drawn", "yes")


ASKED = {
    "a ref in another spelling": ("NI 75", "Proportion achieving 5+ GCSE"),
    "a ref without zeros": ("scs cyp 3", "Proportion achieving 5+ GCSE"),
    "its former ref": ("DIS LI05", "Number of inward investment enquiries"),
    "a ref and a word": ("ni075 english", "Proportion achieving 5+ GCSE"),
    "beginnings of words": ("invest enq", "Number of inward investment enquiries"),
    "a slip": ("investmnet enquiries", "Number of inward investment enquiries"),
    "words of a milestone": ("careers advisers", "Bring all careers advisers into one team"),
    "a document": ("2011-12 departmental", "Departmental Quarterly Monitoring Report"),
}


@pytest.mark.parametrize(("asked", "found"), ASKED.values(), ids=ASKED.keys())
def test_the_search_finds(page: Page, root: str, asked: str, found: str) -> None:
    page.goto(f"{root}/index.html")
    page.get_by_label("Search indicators, milestones and documents").fill(asked)
    expect(page.locator("#results li").first).to_contain_text(found)
    expect(page.get_by_role("status")).to_contain_text("result")


def test_what_is_not_there_is_said(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html?q=xylophones")
    expect(page.get_by_role("status")).to_have_text("0 results")


def test_the_keyboard_leads_from_the_search_to_an_indicator(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("NI 75")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ind-brackenshire-scs-cyp03.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()


def test_every_page_leads_to_the_search(page: Page, root: str) -> None:
    page.goto(f"{root}/{CYP03}")
    page.get_by_label("Search by reference or words").fill("NI 152")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html?q=NI+152")
    expect(page.locator("#results li").first).to_contain_text("NI152")


def test_the_chart_is_drawn_and_said(page: Page, root: str) -> None:
    page.goto(f"{root}/{CYP03}")
    drawn(page)
    plot = page.locator(".plot").first
    assert "2011-12 57%" in (plot.get_attribute("aria-label") or "")
    expect(plot.locator("svg").get_by_text("definition changed")).to_be_visible()
    assert plot.locator("svg path").count() > 5
    said = page.get_by_text("The definition changed once")
    expect(said).to_contain_text("figures before and after must not be compared")


def test_a_value_leads_to_its_place_on_the_page(page: Page, root: str, folder: Path) -> None:
    page.goto(f"{root}/{CYP03}")
    link = page.locator("a[data-picture]").first
    row = page.locator("tr", has=link).first
    row.get_by_role("button").click()
    crop = page.locator("tr.shown svg.crop")
    expect(crop).to_be_visible()
    outer, inner = crop.bounding_box(), crop.locator("rect.place").bounding_box()
    assert outer
    assert inner
    assert outer["x"] <= inner["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert outer["y"] <= inner["y"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    picture = (folder / CYP03).parent / (link.get_attribute("data-picture") or "")
    assert picture.resolve().is_file()
    row.get_by_role("button").click()
    expect(crop).to_have_count(0)
    marked = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    page.wait_for_url("**/source/**")
    expect(page.locator(f"rect#{marked}:target")).to_be_visible()
    expect(page.locator(f".rows a[href='#{marked}']").first).to_have_text("57.0%")


def test_a_value_of_a_text_file_shows_its_line(page: Page, root: str) -> None:
    page.goto(f"{root}/{CYP03}")
    link = page.locator("a[data-lines]").first
    row = page.locator("tr", has=link).first
    printed = row.locator("td.text").inner_text()
    row.get_by_role("button").click()
    line = page.locator("tr.shown ol.lines li.place")
    expect(line).to_contain_text("SCS CYP03")
    expect(line).to_contain_text(printed)
    assert line.get_attribute("value") == link.get_attribute("data-line")
    link.click()
    expect(page.locator("ol.lines li:target")).to_contain_text(printed)


def test_the_grid_of_milestones_has_lights_in_words(page: Page, root: str) -> None:
    page.goto(f"{root}/milestones.html")
    page.get_by_role("link", name="Brackenshire Borough Council").click()
    grid = page.get_by_role("region", name="Table: Milestones 2014-15").get_by_role("table")
    row = grid.get_by_role("row", name="EEP04")
    expect(row).to_contain_text("Replace the boilers")
    row.get_by_role("link", name="red").click()
    page.wait_for_url("**/source/**")
    expect(page.locator("rect:target")).to_be_visible()


def test_money_is_drawn_and_printed(page: Page, root: str) -> None:
    page.goto(f"{root}/finance-brackenshire-borough-council.html")
    drawn(page)
    section = page.locator("section", has=page.get_by_role("heading", name="Children & Families"))
    row = section.get_by_role("row", name="Net Expenditure").first
    expect(row).to_contain_text("14,176; 6,759; 7,049; (290)")


def test_a_document_says_its_state_findings_and_sections(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="total differs").click()
    page.get_by_text("Documents with total differs (warning)").click()
    page.locator("details[open] a").first.click()
    page.wait_for_url("**/document/**")
    expect(page.locator(".facts-list")).to_contain_text("parsed")
    expect(page.locator(".findings")).to_contain_text("total differs")
    expect(page.get_by_role("table")).to_contain_text("Introduction")


@pytest.mark.parametrize(("printed", "line"), PRINTED.values(), ids=PRINTED.keys())
def test_printed_markup_stays_text(page: Page, root: str, printed: str, line: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda one: (dialogs.append(one.message), one.dismiss()))
    page.goto(f"{root}/index.html?q={printed.split()[0]}")
    expect(page.locator("#results a").first).to_have_text(printed)
    page.locator("#results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(printed)
    drawn(page)
    page.locator("button.peek").first.click()
    expect(page.locator("tr.shown li.place")).to_contain_text(line)
    page.locator("a.at").first.click()
    expect(page.locator("li:target")).to_contain_text(line)
    page.get_by_role("link", name="hostile.txt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Overview Report")
    assert page.title() != "taken"
    assert dialogs == []
    assert page.locator("main img").count() == 0


KINDS = {
    "start": "index.html?q=english",
    "list of councils": "indicators.html",
    "indicators": "indicators-brackenshire-borough-council.html",
    "indicator": CYP03,
    "milestones": "milestones-brackenshire-borough-council.html",
    "finance": "finance-brackenshire-borough-council.html",
    "documents": "documents-brackenshire-borough-council.html",
    "findings": "findings.html",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_pages_are_accessible(
    page: Page, root: str, path: str, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(f"{root}/{path}")
    if path == CYP03:
        drawn(page)
        page.locator("a[data-picture] + button").first.click()
        page.locator("a[data-lines] + button").first.click()
        expect(page.locator("tr.shown li.place")).to_be_visible()
    assert axe(page) == []


@pytest.mark.parametrize("pattern", ["document/*.html", "source/*/p*.html", "source/*/lines.html"])
def test_pages_of_documents_are_accessible(
    page: Page, folder: Path, pattern: str, axe: Callable[[Page], list[str]]
) -> None:
    page.goto(sorted(folder.glob(pattern))[0].as_uri())
    assert axe(page) == []


def test_a_narrow_screen_scrolls_no_page_sideways(
    page: Page, root: str, axe: Callable[[Page], list[str]]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("index.html", CYP03, KINDS["finance"], KINDS["milestones"]):
        page.goto(f"{root}/{path}")
        page.wait_for_load_state("load")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
        assert path != CYP03 or axe(page) == []


@pytest.fixture
def server(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}"
        serving.shutdown()
        thread.join()


def test_a_server_gives_the_same(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("requestfailed", lambda one: wrong.append(one.url))
    page.on(
        "request",
        lambda one: None if one.url.startswith((server, "data:")) else wrong.append(one.url),
    )
    page.goto(f"{server}/index.html")
    page.get_by_label("Search indicators, milestones and documents").fill("NI 75")
    page.locator("#results a").first.click()
    drawn(page)
    page.locator("a[data-picture] + button").first.click()
    expect(page.locator("svg.crop")).to_be_visible()
    page.locator("a[data-lines] + button").first.click()
    expect(page.locator("tr.shown li.place")).to_be_visible()
    page.locator("a[data-picture]").first.click()
    expect(page.locator("rect:target")).to_be_visible()
    context.close()
    assert wrong == []
