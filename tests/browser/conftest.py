"""A real browser for the pages that we write: no errors, no request to anywhere but the page."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.programs import path_of

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000
"""Milliseconds after which something hangs: a page stands within one second."""

AXE_OPTIONS = {
    "preload": False,  # it would fetch the style sheet, which a page that may ask nobody forbids
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""Axe leaves out the rules of WCAG 2.2 unless they are named."""

OWN = ("file:", "data:", "blob:", "about:")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system."""
    path = path_of(*NAMES)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=PATIENCE)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of 1280 by 800 that may do nothing wrong and ask nobody."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    made.on("request", lambda one: None if one.url.startswith(OWN) else wrong.append(one.url))
    yield made
    context.close()
    assert wrong == []


def axe_violations(page: Page, part: str | None = None) -> list[str]:
    """What axe-core finds wrong for people with disabilities: rule and first element."""
    found = Axe().run(page, part, AXE_OPTIONS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


@pytest.fixture
def axe():
    """`axe(page)`: what is wrong with the page as it stands, or with a part of it."""
    return axe_violations
