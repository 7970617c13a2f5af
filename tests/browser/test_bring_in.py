"""Bringing in real files on a real Chromium: chosen, recognised, corrected, opened in Design; and refused."""

from __future__ import annotations

import io
import re

import pytest
import xlsxwriter
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Inches

from tests.browser.axe import violations
from tests.browser.conftest import Reader
from tests.ui.test_bringing_page import NESTED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
#: What Streamlit's own place for a file breaks, wherever it stands.
KNOWN = {("presentation-role-conflict", "stFileUploaderDropzone")}
WAIT = 30_000
HOSTILE = "<script>alert(1)</script>"


def upload(reader: Reader, name: str, data: bytes, path: str = "/bring-in") -> Page:
    page = reader.go(path)
    page.locator('input[type="file"]').set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def choose(page: Page, label: str, words: str, nth: int = 0) -> None:
    """Chooses in a list by typing, as one does with the keyboard."""
    box = page.get_by_role("combobox", name=label).nth(nth)
    box.click()
    box.fill(words)
    page.get_by_role("option", name=words).first.wait_for(timeout=WAIT)
    page.keyboard.press("Enter")


def told(page: Page) -> Locator:
    return page.locator(".sg-effect")


def view(page: Page, name: str) -> None:
    page.locator(".st-key-bringing-views").get_by_text(name).click()


def opened_in_design(reader: Reader, title: str) -> Page:
    page = reader.page
    press(page, "Go on to step 3")
    field = page.get_by_label("What is the structure called?")
    field.fill(title)
    page.keyboard.press("Enter")
    reader.settle()
    press(page, "Open in Design")
    expect(page.locator("h1.sg-title")).to_have_text(title, timeout=WAIT)
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    reader.settle()
    return page


def in_wiring(page: Page, label: str) -> Locator:
    return page.locator(f'.wiring .box[aria-label^="{label}"]')


def test_a_drawing_is_corrected_beside_its_picture(reader: Reader) -> None:
    page = upload(reader, f"{HOSTILE}.drawio", NESTED)
    expect(page.get_by_text("Recognised as: draw.io diagram.")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text(f"{HOSTILE}.drawio")).to_be_visible()
    reader.settle()
    assert violations(page) == set(), "a box to check"
    expect(page.locator(".st-key-bringing-picture img")).to_have_attribute("alt", re.compile("Marked: 4 · Zorbing"))
    choose(page, "What it is", "Board or group – Enabler")
    press(page, "Accept")
    expect(told(page)).to_contain_text(
        "2 more boxes were taken for “enabler” because of what you said of “Zorbing”: “Flumping” and “Hopping”.", timeout=WAIT
    )
    reader.settle()
    view(page, "Lines (")
    reader.settle()
    expect(page.get_by_label("What the line says")).to_be_visible(timeout=WAIT)
    press(page, "Leave it out")
    expect(told(page)).to_contain_text("was left out", timeout=WAIT)
    reader.settle()
    left = told(page).inner_text().split("“")[1].split("”")[0]
    assert violations(page) == set(), "a line to check"
    view(page, "Not taken in (")
    expect(page.get_by_role("heading", name="You left it out.")).to_be_visible(timeout=WAIT)
    page.set_viewport_size({"width": 360, "height": 800})
    reader.settle()
    assert violations(page) == set(), "what is not taken in, in a narrow window"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})
    page = opened_in_design(reader, "What we have")
    expect(in_wiring(page, "Flumping, enabler")).to_have_count(1)
    expect(in_wiring(page, left)).to_have_count(1)
    page.locator(".st-key-design-shows").get_by_text("Tables", exact=True).click()
    expect(page.get_by_text("Lines (3)")).to_be_visible(timeout=WAIT)


def workbook() -> bytes:
    """A sheet whose headings nobody could guess."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet("Who")
        for row, cells in enumerate(
            [("Wer", "Wem", "Farbe", "Zahl"), ("Urgent care", "STP Board", "red", "1"), ("Maternity", "STP Board", "", "2")]
        ):
            page.write_row(row, 0, cells)
    return made.getvalue()


def test_columns_of_a_workbook_are_said(reader: Reader) -> None:
    page = upload(reader, "who.xlsx", workbook())
    expect(page.get_by_text("What the columns were taken for")).to_be_visible(timeout=WAIT)
    reader.settle()
    assert violations(page) == set(), "columns that are not known"
    choose(page, "Column A", "Name")
    choose(page, "Column B", "Whom it answers to")
    press(page, "Read again with these columns")
    expect(
        page.get_by_text("Recognised as: Excel workbook. Found: 3 boards and groups, with 2 lines between them.")
    ).to_be_visible(timeout=WAIT)
    reader.settle()
    view(page, "All in one table")
    expect(page.get_by_role("button", name="Change these boxes")).to_be_visible(timeout=WAIT)
    reader.settle()
    view(page, "How it will look")
    page.locator(".wiring[data-ready]").wait_for(timeout=60_000)
    reader.settle()
    page = opened_in_design(reader, "From a sheet")
    expect(in_wiring(page, "Maternity,")).to_have_count(1)


def slides() -> bytes:
    """Two slides: a board with three groups of one colour below it, and one group more."""
    deck = Presentation()
    boxes = {}
    for number, names in enumerate((("STP Programme Board", "Zorbing", "Flumping", "Hopping"), ("Elsewhere group",))):
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for at, name in enumerate(names):
            place = (Inches(3.5), Inches(0.5)) if at == 0 else (Inches(0.5 + (at - 1) * 3), Inches(3))
            box = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place, Inches(2.5), Inches(1))
            box.text_frame.text = name
            boxes[name] = box
            if at:
                line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 1, 1)
                line.begin_connect(box, 0)
                line.end_connect(boxes[names[0]], 2)
        assert number < 2
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def test_slides_are_chosen_and_corrected(reader: Reader) -> None:
    # The first page, by the address that somebody may type: its box takes everything.
    page = upload(reader, "deck.pptx", slides(), "/structures")
    page.wait_for_url("**/bring-in", timeout=WAIT)
    expect(page.get_by_text("Recognised as: PowerPoint")).to_be_visible(timeout=WAIT)
    page.get_by_text("Which slides are taken: 2 of 2").click()
    page.get_by_text("Slide 2", exact=True).click()
    expect(page.get_by_text("Which slides are taken: 1 of 2")).to_be_visible(timeout=WAIT)
    reader.settle()
    assert violations(page) == set()
    choose(page, "What it is", "Board or group – Enabler")
    press(page, "Accept")
    expect(told(page)).to_contain_text("2 more boxes were taken for “enabler”", timeout=WAIT)
    reader.settle()
    page = opened_in_design(reader, "From slides")
    expect(in_wiring(page, "Flumping, enabler")).to_have_count(1)
    expect(in_wiring(page, "Elsewhere")).to_have_count(0)


def test_a_picture_is_refused_and_the_start_page_leads_here(reader: Reader) -> None:
    page = reader.go("/")
    page.get_by_role("link", name="Or paste a text, or fill in a template").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bring in", timeout=WAIT)
    reader.settle()
    assert violations(page) <= KNOWN, "nothing chosen yet"
    page = upload(reader, f"{HOSTILE}.png", b"\x89PNG\r\n\x1a\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(
        f"{HOSTILE}.png cannot be brought in. This is a picture, in which boxes and lines are only dots.", timeout=WAIT
    )
    reader.settle()
    assert violations(page) <= KNOWN, "a refusal"
