"""The Downloads page in a real browser: files that are downloaded open in other programs."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.conftest import Reader
from tests.export.slides import all_shapes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SIZES = [(1440, 900), (720, 450), (360, 800)]
HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script> *a* :red[b] $c$ "g"'
OWN = f"""\
stpgraph: 1
id: own
title: {HOSTILE!r}
status: current
nodes:
  - {{id: board, type: body, kind: strategic_board, name: {HOSTILE!r}}}
  - {{id: group, type: body, kind: delivery_group, name: The group}}
relations:
  - {{source: group, type: accountable_to, target: board}}
"""


def made(page: Page, key: str, folder: Path) -> Path:
    """Asks for a file, downloads it, and says where it is."""
    offer = page.locator(f".st-key-offer-{key}")
    page.locator(f".st-key-make-{key}").get_by_role("button").click()
    expect(offer.get_by_text("The file is ready:")).to_be_visible(timeout=60_000)
    with page.expect_download() as downloading:
        offer.get_by_role("button", name="Download the file").click()
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()


def test_from_explore_to_slides_and_a_board_paper(reader: Reader, tmp_path: Path) -> None:
    page = reader.go("/explore?structure=workstream")
    page.get_by_role("link", name="Download diagram or board paper").click()
    page.wait_for_url("**/downloads?structure=workstream")
    expect(page.get_by_role("heading", name="Make a board paper")).to_be_visible(timeout=60_000)
    reader.settle()
    expect(page.get_by_role("img", name="Preview of the diagram of Governance by workstream.")).to_be_visible()
    reader.shot("downloads-1440", whole=True)

    slides = made(page, "diagram", tmp_path)
    assert slides.name == "governance-by-workstream-whole.pptx"
    names = {shape.name for shape in all_shapes(Presentation(str(slides)).slides[0].shapes)}
    assert {"STP Strategic Board", "Workstream A"} <= names

    # Straight from typing to the button: what was typed counts, and one click is enough.
    page.get_by_role("textbox", name="Meeting").fill("Partnership Board, 1 June 2017")
    paper = made(page, "paper", tmp_path)
    assert paper.name == "governance-by-workstream-board-paper-draft.pdf"
    with pikepdf.open(paper) as opened:
        assert len(opened.pages) > 3
        assert str(opened.Root.Lang) == "en-GB"
    reader.shot("downloads-made-1440", whole=True)


def test_the_view_of_one_board_is_in_the_link(reader: Reader) -> None:
    page = reader.go("/downloads?structure=workstream")
    choose(page, "What it shows", "One board and what is joined to it")
    page.wait_for_url("**view=around**")
    reader.settle()
    expect(page.get_by_role("combobox", name="Board or group")).to_be_visible()
    reader.shot("downloads-around-1440")
    choose(page, "What kind of file", "Excel, with everything in tables")
    page.wait_for_url("**format=xlsx**")
    reader.settle()
    expect(page.get_by_text("There is no picture to preview.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Board or group")).to_be_hidden()


def test_one_s_own_file_with_hostile_names(reader: Reader, tmp_path: Path) -> None:
    page = reader.go("/")
    page.locator('input[type="file"]').set_input_files({"name": "own.yaml", "mimeType": "text/plain", "buffer": OWN.encode()})
    page.wait_for_url("**/explore?structure=upload.**", timeout=60_000)
    reader.settle()
    page.get_by_role("link", name="Download diagram or board paper").click()
    expect(page.get_by_role("heading", level=1)).to_have_text([HOSTILE], timeout=60_000)
    expect(page.get_by_role("heading", name="Make a board paper")).to_be_visible(timeout=60_000)
    reader.settle()
    page.locator('input[type="file"]').set_input_files({"name": "logo.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.get_by_text("The logo cannot be read.")).to_be_visible(timeout=60_000)
    with pikepdf.open(made(page, "paper", tmp_path)) as opened:
        assert len(opened.pages) > 1


@pytest.mark.parametrize("reader", SIZES, indirect=True, ids=lambda size: str(size))
def test_every_window_shows_it_whole(reader: Reader) -> None:
    size = reader.page.viewport_size
    assert size is not None
    page = reader.go("/downloads?structure=kent-and-medway-2017-18")
    made_button = page.locator(".st-key-make-paper").get_by_role("button")
    made_button.click()
    expect(page.locator(".st-key-offer-paper").get_by_text("The file is ready:")).to_be_visible(timeout=60_000)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= size["width"]
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.stMain button, .stMain input, .stMain img, .stMain label')]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert outside == []
    reader.shot(f"downloads-{size['width']}", whole=True)


def test_nothing_open(reader: Reader) -> None:
    page = reader.go("/downloads")
    expect(page.get_by_text("No structure is open.")).to_be_visible()
    reader.shot("downloads-empty-1440")
    choose(page, "Or choose a structure that is here already", "Governance by sector (Archetypes)")
    expect(page.get_by_role("heading", level=1)).to_have_text(["Governance by sector"], timeout=60_000)
