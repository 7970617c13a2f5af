"""Editing in the picture on a real Chromium: a line by mouse and by keyboard, removing and undoing, and what stays after a change."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Reader, _served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def drawing_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page with the diagram and nothing else is served."""
    yield from _served("tests/browser/pages/drawing.py", tmp_path_factory)


@pytest.fixture
def page(chromium: Browser, drawing_address: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
    here = Reader(context, context.new_page(), drawing_address)
    here.watch()
    here.page.goto(drawing_address)
    here.page.locator(".wiring[data-ready]").wait_for(timeout=120_000)
    here.settle()
    yield here.page
    context.close()
    assert here.complaints == []


def box(page: Page, name: str) -> Locator:
    return page.locator(f'.wiring .box[aria-label^="{name},"]')


def said(page: Page) -> str:
    return page.locator(".where").inner_text()


def told(page: Page, text: str) -> None:
    expect(page.get_by_text("Told:")).to_have_text(f"Told: {text}", timeout=30_000)


def middle(place: Locator) -> tuple[float, float]:
    area = place.bounding_box()
    assert area is not None
    return area["x"] + area["width"] / 2, area["y"] + area["height"] / 2


def test_a_line_by_mouse(page: Page) -> None:
    box(page, "Workstream A").hover()
    page.mouse.move(*middle(page.locator(".handle")))
    page.mouse.down()
    page.mouse.move(*middle(box(page, "Project 3")), steps=4)
    assert said(page) == "No line can lead from “Workstream A” to “Project 3”."
    assert page.locator(".box.cannot").count() > 10
    page.mouse.move(*middle(box(page, "Clinical Cabinet")), steps=4)
    assert said(page) == "A line from “Workstream A” to “Clinical Cabinet”."
    assert page.locator(".goal, .rope:not(.under)").count() == 2
    assert violations(page) == set()
    page.mouse.up()
    told(page, "line workstream-a clinical-cabinet")
    expect(page.locator('.line[aria-label*="“Workstream A” advises “Clinical Cabinet”"]')).to_have_count(1)

    box(page, "Workstream B").hover()
    page.mouse.move(*middle(page.locator(".handle")))
    for give_up in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.move(720, 460)):
        page.mouse.down()
        page.mouse.move(*middle(box(page, "Workstream C")), steps=3)
        expect(page.locator(".goal")).to_have_count(1)
        give_up()
        page.mouse.up()
        assert said(page) == "No line is drawn."
        page.mouse.move(*middle(box(page, "Workstream B")))
        page.mouse.move(*middle(page.locator(".handle")))
    box(page, "Workstream D").dblclick()
    # What was picked by the first click may be passed over for what the second asks.
    expect(page.get_by_text("Told:")).to_have_text(re.compile("clinical-cabinet;( pick workstream-d;)? edit workstream-d$"))


def test_a_line_by_keyboard(page: Page) -> None:
    box(page, "Workstream A").focus()
    page.keyboard.press("l")
    assert said(page).startswith("Drawing a line from “Workstream A”. Go to the other box and press Enter")
    page.keyboard.press("Enter")
    assert said(page) == "A line needs two boxes. Go to another box."
    page.keyboard.press("ArrowRight")
    assert said(page) == "Workstream B, workstream. Enter draws the line from “Workstream A” to here."
    page.keyboard.press("Escape")
    assert said(page) == "No line is drawn."
    expect(box(page, "Workstream B")).to_be_focused()
    page.keyboard.press("l")
    find = page.locator(".find input")
    find.fill("clinical cabinet")
    find.press("Enter")
    page.keyboard.press("Enter")
    told(page, "line workstream-b clinical-cabinet")
    page.keyboard.press("F2")
    told(page, "line workstream-b clinical-cabinet; edit clinical-cabinet")
    page.keyboard.press("n")
    assert said(page).startswith("Line 1 of 2 of “Clinical Cabinet”.")


def test_removing_and_undoing(page: Page) -> None:
    """A line that is clicked is selected alone: removing it removes nothing else. Keys that come quickly are all told, in order."""
    box(page, "Project 3").click()
    told(page, "pick project-3")
    line = page.locator('.line[aria-label^="“Project 4” answers to"] .hit')
    x, y = line.evaluate(
        "each => { const at = each.getPointAtLength(8).matrixTransform(each.getScreenCTM()); return [at.x, at.y] }"
    )
    page.mouse.click(x, y)
    expect(page.locator('.line[aria-pressed="true"]')).to_have_count(1)
    assert page.locator('.box[aria-pressed="true"]').count() == 0
    page.keyboard.press("Delete")
    told(page, "pick project-3; pick; remove; and project-4 accountable_to workstream-b")
    expect(page.locator(".box")).to_have_count(37)
    box(page, "Project 4").focus()
    for key in ("Control+z", "Control+z", "Control+Shift+z", "Control+y", "Control+d"):
        page.keyboard.press(key)
    told(
        page,
        "pick project-3; pick; remove; and project-4 accountable_to workstream-b; undo; undo; redo; redo; duplicate project-4",
    )
    expect(page.locator('.line[aria-label^="“Project 4” answers to"]')).to_have_count(1)


def test_what_stays_after_a_change(page: Page) -> None:
    """Boxes that are as they were keep their elements; place, scale and focus stay; from what is gone, the focus goes to the nearest."""
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    box(page, "Finance Group").focus()
    page.evaluate("() => document.querySelector('h1').setAttribute('data-once', '')")
    box(page, "Finance Group").evaluate("each => { each.before = each.getBoundingClientRect().toJSON() }")
    scale = page.locator(".wiring").get_attribute("data-scale")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    box(page, "Project 10").dispatch_event("click", {"bubbles": True})
    page.locator('[data-do="remove"]').dispatch_event("click")
    expect(box(page, "Project 10")).to_have_count(0, timeout=30_000)
    expect(box(page, "Finance Group")).to_be_focused()
    stays = "each => JSON.stringify(each.getBoundingClientRect().toJSON()) === JSON.stringify(each.before)"
    assert box(page, "Finance Group").evaluate(stays), "the same element, at the same place"
    assert page.locator(".wiring").get_attribute("data-scale") == scale
    assert page.locator(".focusring").count() == 2
    assert page.locator('.picture [tabindex="0"]').count() == 1

    box(page, "Project 9").focus()
    page.keyboard.press("Delete")
    expect(box(page, "Project 9")).to_have_count(0, timeout=30_000)
    expect(page.locator(".picture .box:focus")).to_have_count(1)
    assert said(page).startswith(("Workstream E", "Project 8", "Project 7"))
    assert page.locator(".wiring").get_attribute("data-scale") == scale
