"""The page in a real browser: no axe violation, nothing fetched, usable at 400% and without script.

Needs Chromium, Playwright for Python, and axe-core: set AXE_CORE to the path of axe.min.js.
"""

import os
import shutil
from pathlib import Path

import pytest

from trigpoint.outputs import html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(scorecard, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("page") / "scorecard.html"
    path.write_bytes(html.render(scorecard))
    return path.as_uri()


@pytest.mark.parametrize("width", [1600, 320])
def test_axe_finds_nothing(browser, address, width):
    if not AXE.exists():
        pytest.skip(f"axe-core is not at {AXE}; set AXE_CORE")
    page = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900}).new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((it, i) => { it.open = i % 5 === 0 })")
    page.add_script_tag(path=str(AXE))
    result = page.evaluate("axe.run(document)")
    assert len(result["passes"]) > 20
    assert [(it["id"], it["nodes"][0]["html"]) for it in result["violations"]] == []


def test_nothing_is_fetched_and_nothing_is_refused(browser, address):
    page = browser.new_context(viewport={"width": 1600, "height": 900}).new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []


def test_at_400_percent_only_the_tables_scroll_sideways(browser, address):
    page = browser.new_context(viewport={"width": 320, "height": 256}).new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    region = page.locator("[role=region]").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('[role=region]').scrollLeft > 0")


def test_details_open_with_the_keyboard_without_script(browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    summary = page.locator("summary").first
    assert not page.locator(".panel").first.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel").first.is_visible()


def test_the_skip_link_comes_first_and_shows_itself(browser, address):
    page = browser.new_context().new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("it => it === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
