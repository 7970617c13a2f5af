"""Designing on a real Chromium: with the keyboard alone, in forms, tables and the picture; reload, restart, two readers, history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Reader, Served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
#: What Streamlit's own place for a file breaks, wherever it stands.
KNOWN = {("presentation-role-conflict", "stFileUploaderDropzone")}
Come = Callable[[], Reader]
WAIT = 30_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app with a store of its own, which can be started again."""
    served = Served("app.py", tmp_path_factory.mktemp("design"))
    yield served
    served.stop()
    served.check()


@pytest.fixture
def come(chromium: Browser, served: Served) -> Iterator[Come]:
    """Lets one more reader come, with a browser of their own."""
    here: list[Reader] = []

    def one() -> Reader:
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, service_workers="block")
        here.append(Reader(context, context.new_page(), served.address))
        here[-1].watch()
        return here[-1]

    yield one
    for each in here:
        each.context.close()
    assert [each.complaints for each in here] == [[] for _ in here]


def opened(reader: Reader, path: str) -> Page:
    page = reader.go(path)
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    reader.settle()
    return page


def box(page: Page, name: str) -> Locator:
    return page.locator(f'.wiring .box[aria-label^="{name},"]')


def last(page: Page) -> Locator:
    return page.locator(".sg-effect")


def press(page: Page, name: str, exact: bool = True) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()


def save(page: Page, why: str) -> None:
    press(page, "Save")
    page.get_by_label("What was changed, and why").fill(why)
    page.keyboard.press("Enter")


def part(page: Page, name: str) -> None:
    page.locator(".st-key-design-shows").get_by_text(name, exact=True).click()


def tab_to(page: Page, wanted: Locator, back: bool = False) -> None:
    """Goes on (or back) with the Tab key until it is reached."""
    for _ in range(120):
        if wanted.count() and wanted.first.evaluate("each => each.matches(':focus, :focus-within')"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{wanted} is not reached by the Tab key")


def test_a_whole_design_with_the_keyboard_alone(come: Come) -> None:
    """Begin, add a board, draw a line, undo, save, name the version."""
    reader = come()
    page = reader.go("/design")
    tab_to(page, page.get_by_role("radiogroup", name="How do you want to begin?"))
    page.keyboard.press("ArrowDown")
    begin = page.get_by_role("button", name="Begin", exact=True)
    begin.wait_for(timeout=WAIT)
    reader.settle()
    tab_to(page, begin)
    page.keyboard.press("Enter")
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    reader.settle()

    tab_to(page, page.get_by_label("Name (required)"))
    page.keyboard.type("Assurance board")
    tab_to(page, page.get_by_role("combobox", name="Kind (required)"))
    page.keyboard.type("Oversight")
    page.keyboard.press("Enter")
    reader.settle()
    tab_to(page, page.get_by_role("button", name="Add it"))
    page.keyboard.press("Enter")
    expect(box(page, "Assurance board")).to_have_count(1, timeout=WAIT)
    expect(last(page)).to_contain_text("Add the oversight group “Assurance board”. Opens ")
    reader.settle()

    tab_to(page, page.locator(".wiring .find input"), back=True)
    page.keyboard.type("assurance board")
    page.keyboard.press("Enter")
    expect(box(page, "Assurance board")).to_be_focused()
    page.keyboard.press("l")
    tab_to(page, page.locator(".wiring .find input"), back=True)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("STP Strategic Board")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What does this line say?")).to_be_visible(timeout=WAIT)
    reader.settle()
    tab_to(page, page.get_by_role("button", name="Draw it", exact=True))
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("Draw: “Assurance board”", timeout=WAIT)
    reader.settle()

    tab_to(page, page.get_by_role("button", name="Undo", exact=True), back=True)
    page.keyboard.press("Enter")
    expect(last(page)).to_contain_text("Undone – draw: “Assurance board”", timeout=WAIT)
    reader.settle()
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    why = page.get_by_label("What was changed, and why")
    why.wait_for(timeout=WAIT)
    tab_to(page, why)
    page.keyboard.type("A first draft")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved as version 1.")).to_be_visible(timeout=WAIT)
    reader.settle()

    tab_to(page, page.locator(".st-key-design-shows"), back=True)
    versions = page.get_by_role("radio", name="Versions")
    for _ in range(4):
        if not versions.evaluate("each => each.matches(':focus')"):
            page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    name = page.get_by_role("button", name="Name it")
    name.wait_for(timeout=WAIT)
    reader.settle()
    tab_to(page, name)
    page.keyboard.press("Enter")
    called = page.get_by_label("A name for version 1 (empty: none)")
    called.wait_for(timeout=WAIT)
    tab_to(page, called)
    page.keyboard.type("As taken to the board")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Version 1 – As taken to the board")).to_be_visible(timeout=WAIT)


def test_a_quick_fix_that_outlives_reload_and_restart(come: Come, served: Served) -> None:
    reader = come()
    page = opened(reader, "/design?start=sector")
    page.locator(".st-key-design-side").get_by_text("Findings").click()
    page.locator("[class*='st-key-design-finding-ACC']").first.locator("summary").click()
    fix = page.locator("[class*='st-key-fix-']").first
    expect(fix).to_be_visible(timeout=WAIT)
    reader.settle()
    foretold = fix.locator(".sg-quiet").first.inner_text()
    assert foretold.startswith("Closes ")
    fix.get_by_role("button").last.click()
    expect(last(page)).to_contain_text(foretold, timeout=WAIT)
    reader.settle()
    press(page, "What if …")
    page.get_by_label("What do you try out?").fill("One project less")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are trying out “One project less”")).to_be_visible(timeout=WAIT)
    reader.settle()
    gone = "Project 3"
    box(page, gone).focus()
    page.keyboard.press("Delete")
    expect(box(page, gone)).to_have_count(0, timeout=WAIT)
    reader.settle()

    served.stop()
    served.start()
    page.reload()
    # What the browser says while nobody answers is no fault of the page.
    reader.complaints.clear()
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    reader.settle()
    expect(box(page, gone)).to_have_count(0)
    expect(page.get_by_text("You are trying out “One project less”")).to_be_visible()
    expect(last(page)).to_contain_text(f"Remove the project “{gone}”.")
    press(page, "Drop it")
    expect(box(page, gone)).to_have_count(1, timeout=WAIT)
    reader.settle()
    press(page, "Undo")
    expect(last(page)).to_contain_text("Undone – ", timeout=WAIT)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_disabled()


def test_two_readers_of_one_structure(come: Come) -> None:
    """Presence is shown; edits that go together are brought together; of those that clash one is asked."""
    ann, ben = come(), come()
    first = opened(ann, "/design?start=local-area")
    save(first, "First")
    expect(first.get_by_text("Saved as version 1.")).to_be_visible(timeout=WAIT)
    ann.settle()
    part(first, "Title, sources and decisions")
    second = ben.go("/")
    second.locator("[class*='st-key-card-kept']").filter(has_text="local area").get_by_role(
        "link", name="Change it in Design"
    ).click()
    second.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    ben.settle()
    expect(second.get_by_text("You have this open in another window too.")).to_be_visible(timeout=WAIT)

    def retitle(page: Page, title: str) -> None:
        field = page.get_by_label("Title (required)").first
        field.fill(title)
        page.keyboard.press("Enter")
        expect(page.locator("h1.sg-title")).to_have_text(title, timeout=WAIT)

    part(second, "Title, sources and decisions")
    ben.settle()
    retitle(second, "Ben's title")
    ben.settle()
    save(second, "Ben's")
    expect(second.get_by_text("Saved as version 2.")).to_be_visible(timeout=WAIT)
    expect(first.get_by_text(re.compile("has saved version 2 since you began: Ben's"))).to_be_visible(timeout=60_000)
    part(first, "Picture")
    box(first, "Project 3").focus()
    first.keyboard.press("Delete")
    expect(box(first, "Project 3")).to_have_count(0, timeout=WAIT)
    ann.settle()
    save(first, "Ann's")
    expect(first.get_by_text("Others had saved since you began, and their changes are in it too")).to_be_visible(timeout=WAIT)
    expect(first.locator("h1.sg-title")).to_have_text("Ben's title")

    part(first, "Title, sources and decisions")
    ann.settle()
    retitle(first, "Ann's title")
    ann.settle()
    save(first, "Ann again")
    expect(first.get_by_text("Saved as version 4.")).to_be_visible(timeout=WAIT)
    retitle(second, "Ben's other title")
    ben.settle()
    save(second, "Ben again")
    expect(second.get_by_role("heading", name="Not saved yet: somebody else has saved since you began")).to_be_visible(
        timeout=WAIT
    )
    expect(second.get_by_role("button", name="Save with these decisions")).to_be_disabled()
    assert violations(second) <= KNOWN
    second.get_by_text("Mine: “Ben's other title”").click()
    ben.settle()
    press(second, "Save with these decisions")
    expect(second.get_by_text("Saved as version 5.")).to_be_visible(timeout=WAIT)
    part(second, "Picture")
    expect(box(second, "Project 2")).to_have_count(1, timeout=WAIT)
    expect(box(second, "Project 3")).to_have_count(0)


def test_history_and_an_older_window(come: Come) -> None:
    """Rows pasted from a spreadsheet; what differs between two versions; going back; a window that was left behind."""
    reader = come()
    page = opened(reader, "/design?start=clinical-focus")
    save(page, "First")
    expect(page.get_by_text("Saved as version 1.")).to_be_visible(timeout=WAIT)
    reader.settle()
    part(page, "Tables")
    page.get_by_text("Paste rows from a spreadsheet").click()
    page.get_by_label("The rows").fill("Name\tKind\nKent trust\tNHS trust\nKent council\tLocal authority")
    press(page, "Add these rows")
    expect(last(page)).to_contain_text("Change the table “Organisations”. Opens ", timeout=WAIT)
    reader.settle()
    save(page, "Partners")
    expect(page.get_by_text("Saved as version 2.")).to_be_visible(timeout=WAIT)
    reader.settle()
    part(page, "Versions")
    page.get_by_text("How two versions differ").click()
    expect(page.locator(".sg-difference")).to_contain_text("“Kent trust” (NHS trust)", timeout=WAIT)
    reader.settle()
    page.locator(".st-key-version-1").get_by_role("button", name="Go back to this").click()
    expect(page.get_by_text("Changed since version 2, and not saved yet.")).to_be_visible(timeout=WAIT)
    reader.settle()

    left = Reader(reader.context, reader.context.new_page(), reader.address)
    left.watch()
    older = left.go(page.url.removeprefix(reader.address))
    for told in ("put", "change the table"):
        press(page, "Undo")
        expect(last(page)).to_contain_text(f"Undone – {told}", timeout=WAIT)
        reader.settle()
    press(older, "Undo")
    expect(older.get_by_text("This design was gone on with in another window")).to_be_visible(timeout=WAIT)
    left.settle()
    press(older, "Go on with what the other window has")
    expect(older.get_by_role("button", name="Undo", exact=True)).to_be_disabled(timeout=WAIT)
    assert left.complaints == []


def test_the_states_of_the_page_are_accessible(come: Come) -> None:
    reader = come()
    page = reader.go("/design")
    page.get_by_text("A file of your own").click()
    page.get_by_test_id("stFileUploaderDropzone").wait_for(timeout=WAIT)
    reader.settle()
    assert violations(page) <= KNOWN, "the ways to begin"
    opened(reader, "/design?start=workstream")
    box(page, "Project 3").click()
    expect(page.get_by_role("heading", name="Project 3")).to_be_visible(timeout=WAIT)
    reader.settle()
    assert violations(page) == set(), "with a box picked"
    press(page, "What if …")
    page.get_by_label("What do you try out?").fill("Try")
    assert violations(page) == set(), "with a popover open"
    page.keyboard.press("Enter")
    expect(page.get_by_text("You are trying out “Try”")).to_be_visible(timeout=WAIT)
    box(page, "Project 3").focus()
    page.keyboard.press("Delete")
    expect(box(page, "Project 3")).to_have_count(0, timeout=WAIT)
    page.get_by_text("How it differs from the structure as it is").click()
    page.locator(".st-key-design-side").get_by_text("Findings").click()
    page.locator("[class*='st-key-design-finding-ACC']").first.locator("summary").click()
    expect(page.locator("[class*='st-key-fix-']").first).to_be_visible(timeout=WAIT)
    reader.settle()
    page.set_viewport_size({"width": 360, "height": 800})
    assert violations(page) == set(), "an option, its difference and a finding in a narrow window"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    reader.shot("design-360", whole=True)
    save(page, "First")
    expect(page.get_by_text("Saved as version 1.")).to_be_visible(timeout=WAIT)
    for name in ("Versions", "Title, sources and decisions", "Tables"):
        part(page, name)
        reader.settle()
        page.wait_for_timeout(300)
        assert violations(page) == set(), name
