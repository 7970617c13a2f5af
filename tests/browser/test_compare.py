"""The pictures of the Compare page on a real Chromium: selection across them, the keyboard, what is shown, and accessibility."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Reader

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TWO = "/compare?first=workstream&second=sector"
#: What Streamlit's own place for a file breaks, wherever it stands.
KNOWN = {("presentation-role-conflict", "stFileUploaderDropzone")}


def opened(reader: Reader, path: str) -> Page:
    page = reader.go(path)
    page.locator(".compare[data-ready]").wait_for(timeout=60_000)
    reader.settle()
    return page


def box(page: Page, picture: int, name: str) -> Locator:
    return page.locator(f'.picture[data-picture="{picture}"] .box[aria-label^="{name},"]')


def place(page: Page, picture: int, name: str) -> tuple[float, float]:
    """Where a box stands in its picture on the screen."""
    edge, sheet = box(page, picture, name).bounding_box(), page.locator(f'.picture[data-picture="{picture}"]').bounding_box()
    assert edge is not None
    assert sheet is not None
    return round(edge["x"] - sheet["x"]), round(edge["y"] - sheet["y"])


def test_selection_goes_across_the_pictures(reader: Reader) -> None:
    page = opened(reader, TWO)
    assert place(page, 0, "STP Delivery Group") == place(page, 1, "STP Delivery Group")
    box(page, 0, "Project 3").click()
    for picture in (0, 1):
        expect(box(page, picture, "Project 3")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".where")).to_contain_text("Selected: “Project 3”.")
    told = page.locator(".told")
    expect(told).to_contain_text(
        "“Project 3” answers to “Workstream B” in the first and “Provider Committee in Common” in the second."
    )
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    expect(page.locator(".picked")).to_have_count(0)

    assert page.locator('.picture[data-picture="1"] [tabindex="0"]').count() == 1, "one stop for Tab"
    page.locator('.picture[data-picture="1"] [tabindex="0"]').focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(box(page, 1, "STP Delivery Group")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, 0, "STP Delivery Group")).to_have_attribute("aria-pressed", "true")
    expect(told).to_contain_text("Second: Governance by sector")
    assert page.locator(".told script, .told img").count() == 0
    # A place that only the first has leads to its box there.
    page.locator('.picture[data-picture="1"] .ghost').first.click()
    expect(told).to_contain_text("It is not here.")
    page.get_by_role("button", name="Let go").click()
    expect(told).to_be_hidden()


def test_what_is_shown(reader: Reader) -> None:
    page = opened(reader, TWO)
    shown = page.locator(".sheet:visible")
    expect(shown).to_have_count(2)
    page.get_by_role("button", name="Only what differs").click()
    expect(page.locator('.picture[data-picture="0"].dims')).to_be_visible()
    assert "lit" in (box(page, 0, "Workstream A").get_attribute("class") or "")
    assert "lit" not in (box(page, 0, "STP Strategic Board").get_attribute("class") or "")
    page.get_by_role("button", name="Places of what is not here").click()
    expect(page.locator(".ghost:visible")).to_have_count(0)

    sights = [page.locator(f'.picture[data-picture="{at}"]').get_attribute("viewBox") for at in (0, 1)]
    page.get_by_role("button", name="Zoom in").click()
    closer = [page.locator(f'.picture[data-picture="{at}"]').get_attribute("viewBox") for at in (0, 1)]
    assert closer[0] == closer[1] != sights[0] == sights[1], "all look at the same part"
    page.get_by_role("button", name="All in one picture").click()
    expect(shown).to_have_count(1)
    expect(box(page, 2, "Workstream A")).to_be_visible()
    expect(box(page, 2, "CCG Joint Committee")).to_be_visible()
    assert page.locator(".linesign:visible").count() > 5
    page.get_by_role("button", name="Larger, one above the other").click()
    expect(shown).to_have_count(2)
    edges = [shown.nth(at).bounding_box() for at in (0, 1)]
    assert edges[0] is not None
    assert edges[1] is not None
    assert edges[0]["x"] == edges[1]["x"]
    assert edges[0]["y"] + edges[0]["height"] <= edges[1]["y"] + 1


def test_four_are_accessible(reader: Reader) -> None:
    page = opened(reader, f"{TWO}&third=local-area&fourth=clinical-focus")
    expect(page.locator(".sheet:visible")).to_have_count(4)
    box(page, 3, "Clinical Cabinet").click()
    page.get_by_text("Correct which is which").click()
    assert violations(page) <= KNOWN, "side by side, with a box picked"
    page.get_by_role("button", name="All in one picture").click()
    page.get_by_role("button", name="Only what differs").click()
    page.set_viewport_size({"width": 360, "height": 800})
    assert violations(page) <= KNOWN, "all in one picture, in a narrow window"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
