"""The pictures in docs and README, taken anew from the samples.

python -m tests.browser.take_pictures [FOLDER]

Look at them before they are committed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, NAMES
from tests.programs import path_of

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "reports"
FINANCE = SAMPLES / "brackenshire" / "brackenshire_2016-17_q3_overview_finance.pdf"


def quarterlight(*arguments: object) -> None:
    """One command of the program."""
    command = [sys.executable, "-m", "quarterlight", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def review(page: Page, address: str, out: Path) -> None:
    """What is doubtful in a report, and one figure corrected."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.get_by_text("Only doubtful").click()
    page.locator(".card:visible .correct").first.click()
    page.get_by_label("What is wrong").select_option(label="Actual to date")
    page.get_by_label("Right is").fill("-7354")
    page.get_by_label("Why").fill("Digits swapped: the lines above it add up to 7,354.")
    page.get_by_label("Your name").fill("A. Clerk")
    page.get_by_role("button", name="Note the correction").click()
    page.locator("article.chosen, .row.chosen").first.wait_for()
    page.screenshot(path=out / "review.png")


def site(page: Page, address: str, out: Path) -> None:
    """An indicator: its chart, and its values each beside its place."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(address)
    page.locator("#q").fill("NI075")
    page.locator("#results a").first.click()
    page.locator("figure svg").first.wait_for()
    page.screenshot(path=out / "site-indicator.png")
    values = page.locator("a[data-picture] + button")
    for number in (0, 1):
        values.nth(number).click()
    values.first.evaluate("at => at.closest('table').scrollIntoView()")
    page.wait_for_timeout(500)  # the places of values are cut out of their pages
    page.screenshot(path=out / "site-values.png")


def take(out: Path) -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        made = Path(scratch)
        quarterlight("ingest", SAMPLES, "--warehouse", made / "out", "--quiet")
        quarterlight("review", FINANCE, "--warehouse", made / "out", "--out", made / "review.html")
        quarterlight("site", made / "site", "--warehouse", made / "out")
        browser = playwright.chromium.launch(executable_path=path_of(*NAMES), args=ARGUMENTS)
        page = browser.new_page(reduced_motion="reduce")
        review(page, (made / "review.html").as_uri(), out)
        site(page, (made / "site" / "index.html").as_uri(), out)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
