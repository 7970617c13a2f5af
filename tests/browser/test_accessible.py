"""No page and no state of a page breaks a rule of accessibility that Streamlit's own bare page does not break."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import Violation, violations
from tests.browser.conftest import Reader
from tests.browser.test_app import FAULTY, pick, upload

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def own(chromium: Browser, bare: str) -> set[Violation]:
    """What Streamlit's bare pages break."""
    page = chromium.new_page()
    page.goto(bare)
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for(timeout=60_000)
    empty = violations(page)
    page.goto(f"{bare}/?uploader")
    page.get_by_role("heading", name="Bare").wait_for(timeout=60_000)
    page.get_by_test_id("stFileUploaderDropzone").wait_for(timeout=60_000)
    found = empty | violations(page)
    page.close()
    assert empty == set()
    assert found <= {("presentation-role-conflict", "stFileUploaderDropzone")}, "only what is known to be Streamlit's"
    return found


def test_the_check_sees_what_is_wrong(chromium: Browser) -> None:
    page: Page = chromium.new_page()
    page.set_content('<html lang="en"><title>Bad</title><main><h1>Bad</h1><input><p style="color: #ccc">Pale</p></main></html>')
    assert {rule for rule, _ in violations(page)} == {"label", "color-contrast"}
    page.close()


def test_the_states_of_explore(reader: Reader, own: set[Violation]) -> None:
    page = reader.go("/explore?structure=workstream")
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    assert violations(page) <= own
    page.get_by_text("Show and hide", exact=True).click()
    page.get_by_label("Project (10)").uncheck()
    page.get_by_text("How to use the diagram").click()
    assert violations(page) <= own, "with boxes hidden, and the help open"

    page.get_by_role("button", name="Show everything").click()
    page.get_by_text("Show and hide", exact=True).click()
    page.locator('.box[aria-label^="Project 3,"]').click()
    expect(page.locator(".st-key-details")).to_be_visible(timeout=60_000)
    pick(page, "ACC002", "STP Strategic Board")
    expect(page.get_by_role("button", name="Close STP Strategic Board")).to_be_visible(timeout=60_000)
    reader.settle()
    assert violations(page) <= own, "with a box and a finding picked"

    page.locator('.box[aria-label^="Clinical Cabinet,"]').click(modifiers=["Control"])
    page.get_by_role("button", name="Show the path between them").click()
    page.locator(".box[tabindex='0']").focus()
    page.keyboard.press("l")
    page.set_viewport_size({"width": 360, "height": 800})
    assert violations(page) <= own, "with a path, on a line, in a narrow window"


def test_the_tables(reader: Reader, own: set[Violation]) -> None:
    """The other forms and the other pages are checked where every page is visited in every window."""
    page = reader.go("/explore?structure=workstream&view=tables")
    assert violations(page) <= own


def test_a_broken_upload(reader: Reader, own: set[Violation]) -> None:
    page = reader.go("/")
    upload(page, "mine.yaml", FAULTY)
    expect(page.locator("table.sg-faults")).to_contain_text("workstrem", timeout=60_000)
    reader.settle()
    assert violations(page) <= own
