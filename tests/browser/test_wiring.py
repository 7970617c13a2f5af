"""The wiring diagram on a real Chromium: the keyboard, selecting, looking for boxes, hiding, printing, and what crosses the wire."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_app import BOXES, pick, upload
from tests.browser.wire import wired

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
#: So much may cross the wire for the whole page when a reader picks something, in bytes, at 300 boxes.
MOST = 20_000
ROOT = (
    "[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]"
    ".map(each => each.shadowRoot.querySelector('.wiring')).find(each => each)"
)


def opened(reader: Reader, path: str = "/explore?structure=workstream") -> Page:
    page = reader.go(path)
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    return page


def box(page: Page, name: str) -> Locator:
    return page.locator(f'.wiring .box[aria-label^="{name},"]')


def said(page: Page) -> str:
    return page.locator(".where").inner_text()


def test_the_keyboard_alone(reader: Reader) -> None:
    page = opened(reader)
    assert page.locator('.picture [tabindex="0"]').count() == 1, "one stop for Tab"
    page.locator('.wiring [data-do="print"]').focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(box(page, "STP Strategic Board")).to_be_focused()
    assert said(page).startswith("STP Strategic Board, strategic board. “STP Delivery Group” answers to it.")
    assert said(page).endswith("Gap confirmed.")
    assert page.locator(".focusring").count() == 2

    page.keyboard.press("ArrowUp")
    assert said(page) == "The diagram shows nothing above “STP Strategic Board”."
    page.keyboard.press("ArrowDown")
    expect(box(page, "STP Delivery Group")).to_be_focused()
    assert "Answers to “STP Strategic Board”. 5 workstreams answer to it." in said(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(box(page, "Workstream B")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box(page, "Project 3")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(box(page, "Workstream B")).to_be_focused()
    page.keyboard.press("End")
    expect(box(page, "NHSI/NHSE")).to_be_focused()
    page.keyboard.press("Home")
    expect(box(page, "STP Strategic Board")).to_be_focused()

    page.keyboard.press("l")
    page.keyboard.press("l")
    assert said(page).startswith("Line 2 of 8 of “STP Strategic Board”.")
    assert page.locator(".focusband").count() == 2
    page.keyboard.press("ArrowRight")
    expect(page.locator(".picture .box:focus")).to_have_count(1)
    page.keyboard.press("Home")
    page.keyboard.press("l")
    page.keyboard.press("Escape")
    expect(box(page, "STP Strategic Board")).to_be_focused()
    assert page.locator('.picture [tabindex="0"]').count() == 1

    page.keyboard.press("Enter")
    page.wait_for_url("**node=strategic-board**")
    expect(page.locator(".st-key-details")).to_be_visible(timeout=60_000)
    reader.settle()
    expect(box(page, "STP Strategic Board")).to_have_attribute("aria-pressed", "true")
    expect(box(page, "STP Strategic Board")).to_be_focused()
    reader.shot("wiring-keyboard-1440")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-details")).to_have_count(0, timeout=60_000)
    assert page.locator('[aria-pressed="true"].box').count() == 0


def test_selecting_hiding_and_finding(reader: Reader) -> None:
    page = opened(reader)
    box(page, "Project 3").click()
    page.wait_for_url("**node=project-3**")
    reader.settle()
    path = page.get_by_role("button", name="Show the path between them")
    expect(path).to_be_hidden()
    box(page, "Clinical Cabinet").click(modifiers=["Control"])
    assert said(page) == "Selected: “Project 3” and “Clinical Cabinet”."
    path.click()
    assert said(page).startswith("The shortest path between “Project 3” and “Clinical Cabinet”: 4 steps. “Project 3” answers to")
    assert page.locator(".line.lit").count() == 4
    assert page.locator(".box.lit").count() == 5
    reader.shot("wiring-path-1440")

    pick(page, "ACC002", "STP Strategic Board")
    expect(page.get_by_role("button", name="Close STP Strategic Board")).to_be_visible(timeout=60_000)
    expect(page.locator(".line.lit")).to_have_count(16)
    assert page.locator('.box[aria-pressed="true"]').count() == 2, "a finding takes the place of a path, not of what is selected"

    page.get_by_text("Show and hide", exact=True).click()
    page.get_by_label("Advises (2)").uncheck()
    page.get_by_label("Workstream lead (5)").uncheck()
    away = "Hidden: 5 boxes (workstream lead), all lines that say “advises” and the 5 lines to or from them."
    assert page.locator(".away").inner_text() == away
    assert page.locator(".box:visible").count() == 32
    path.click()
    assert said(page) == (
        "No path leads from “Project 3” to “Clinical Cabinet” along the lines that are shown, either way round."
    )
    find = page.locator(".find input")
    find.fill("workstream b lead")
    find.press("Enter")
    assert "“Workstream B lead” is hidden" in said(page)
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".away")).to_be_hidden()
    page.get_by_text("Show and hide", exact=True).click()
    find.press("Enter")
    expect(box(page, "Workstream B lead")).to_be_focused()
    find.fill("no such board")
    find.press("Enter")
    assert said(page) == "Nothing here is called “no such board”."

    page.get_by_role("button", name="Let go").click()
    page.locator(".st-key-details").wait_for(state="detached", timeout=60_000)
    assert said(page) == "Nothing is selected."
    hint = page.locator(".hint")
    box(page, "Workstream C").hover()
    expect(hint).to_have_text("Workstream C\nWorkstream\nAffected.")
    hint.hover()
    page.wait_for_timeout(400)
    expect(hint).to_be_visible()
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()


def test_nothing_moves_and_little_crosses_the_wire(reader: Reader) -> None:
    """A structure of 300 boxes: a pick changes what is lit and nothing else, and all that comes for the whole page is little."""
    with wired(reader.address) as wire:
        reader.address = wire.address
        page = reader.go("/")
        upload(page, "large.json", large(300))
        page.locator(".wiring[data-ready]").wait_for(timeout=120_000)
        reader.settle()
        assert page.locator(".box").count() == 300
        page.evaluate(f"() => {{ {BOXES}.forEach(each => {{ each.before = JSON.stringify(each.getBoundingClientRect()) }}) }}")
        wire.since()
        page.locator('.box[data-box="0"]').focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**node=board**")
        expect(page.locator(".st-key-details")).to_be_visible(timeout=60_000)
        reader.settle()
        picked = wire.since()
        # The first finding that is opened brings the programs of its form with it, which a browser keeps.
        pick(page, "ACC002", "Board")
        page.wait_for_url("**finding=ACC002.**")
        reader.settle()
        page.get_by_role("button", name="Close Board").click()
        page.wait_for_url(lambda url: "finding=" not in url)
        reader.settle()
        wire.since()
        pick(page, "ACC002", "Board")
        page.wait_for_url("**finding=ACC002.**")
        expect(page.get_by_role("button", name="Close Board")).to_be_visible(timeout=60_000)
        reader.settle()
        lit = wire.since()
        print(f"\n300 boxes: {picked:,} bytes for a box picked, {lit:,} for a finding")
        assert 0 < picked < MOST
        assert 0 < lit < MOST
        assert page.locator(".dims .box.lit").count() > 290
        moved = page.evaluate(
            f"() => {BOXES}.filter(each => JSON.stringify(each.getBoundingClientRect()) !== each.before && !each.querySelector('.ring')).length"
        )
        assert moved == 0, "the same elements, at the same places"

        page.evaluate(
            f"""() => {{ window.changes = new Set();
            new MutationObserver(all => all.forEach(each => window.changes.add(each.target.getAttribute('class') + ' ' + each.attributeName)))
            .observe({BOXES}[0].closest('.stage'), {{subtree: true, attributes: true, childList: true}}) }}"""
        )
        place = page.locator(".stage").bounding_box()
        assert place is not None
        page.mouse.move(place["x"] + 8, place["y"] + 40)
        page.mouse.down()
        page.mouse.move(place["x"] + 90, place["y"] + 120, steps=5)
        page.mouse.up()
        changes = set(page.evaluate("() => [...window.changes]"))
        assert "scene transform" in changes
        assert not {each for each in changes if each.startswith(("box", "line", "lines", "boxes"))}, "no work box by box"


def large(number: int) -> str:
    """A structure of so many boxes."""
    nodes: list[dict[str, Any]] = [{"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"}]
    relations = []
    for at in range(1, number):
        above = "board" if at % 10 == 1 else f"n{at - (at - 1) % 10}"
        kind = {"type": "body", "kind": "workstream"} if at % 10 == 1 else {"type": "project"}
        nodes.append({"id": f"n{at}", "name": f"Part {at}", **kind})
        relations.append({"source": f"n{at}", "type": "accountable_to", "target": above})
    return json.dumps({"stpgraph": 1, "id": "l", "title": "Large", "status": "current", "nodes": nodes, "relations": relations})


def test_print_high_contrast_and_little_motion(reader: Reader) -> None:
    page = reader.page
    page.add_init_script("window.print = () => { window.top.printed = document.documentElement.outerHTML }")
    opened(reader)
    page.get_by_role("button", name="Print").click()
    sheet = page.evaluate("() => window.top.printed")
    assert sheet.count("data-box=") == 37
    assert "<h1>Wiring diagram of Governance by workstream</h1>" in sheet
    assert "transform=" not in sheet, "the whole of it"

    def shape(style: str) -> str:
        return str(box(page, "Workstream A").locator(".shape").evaluate(f"each => getComputedStyle(each).{style}"))

    plain = shape("fill")
    assert shape("transitionDuration") != "0s"
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    assert shape("transitionDuration") == "0s"
    page.wait_for_function("() => matchMedia('(forced-colors: active)').matches")
    assert shape("fill") != plain, "the reader's own colours"
    reader.shot("wiring-forced-colours-1440")


def test_two_fingers_zoom_and_the_whole_screen(reader: Reader) -> None:
    page = opened(reader)
    root, stage = page.locator(".wiring"), page.locator(".stage")
    place = stage.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    before = float(root.get_attribute("data-scale") or 0)
    hand = page.context.new_cdp_session(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 2})

    def touch(kind: str, apart: float) -> None:
        fingers = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    touch("touchStart", 40)
    for apart in (50, 60, 70, 80):
        touch("touchMove", apart)
    touch("touchEnd", 0)
    page.wait_for_function(f"() => Number({ROOT}.dataset.scale) > 1.5 * {before}")

    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function(f"() => {ROOT}.getRootNode().fullscreenElement === {ROOT}")
    page.wait_for_function(f"() => {ROOT}.getBoundingClientRect().height >= window.innerHeight - 1")
    expect(box(page, "STP Strategic Board")).to_be_attached()
    page.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function("() => document.fullscreenElement === null")
