"""The Downloads page: one structure as a file in every format, and as a board paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pikepdf
import pytest
import streamlit as st
from docx import Document
from PIL import Image
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.export.registry import FORMATS
from stpgraph.export.sheet import sheet
from stpgraph.files import loads_bytes, read
from stpgraph.layout import VIEW_WORDS, View
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading.paper import ALWAYS, SECTIONS
from stpgraph.settings import settings
from stpgraph.ui import making
from tests.ui.conftest import Open
from tests.ui.explored import button, of_structure
from tests.ui.made import HOSTILE, SMALL
from tests.ui.seen import raw, seen, sound

OpenFile = Callable[..., AppTest]
OPTIONAL = [key for key in SECTIONS if key not in ALWAYS]
BARE = "stpgraph: 1\nid: bare\ntitle: Bare\nstatus: option\n"
PAGE = "stpgraph/ui/pages/downloads.py"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the buttons of the page offer, as it was drawn last: the contents of files by name."""
    files: dict[str, bytes] = {}
    real = st.download_button

    def button(label: str, data: bytes, **more: Any) -> bool:
        files[more["file_name"]] = data
        return real(label, data, **more)

    monkeypatch.setattr(st, "download_button", button)
    return files


@pytest.fixture
def small(open_file: OpenFile) -> AppTest:
    """The page, open with a small structure of the reader's own."""
    app = open_file(SMALL)
    app.switch_page(PAGE)
    return sound(app.run())


def options(app: AppTest, key: str) -> list[str]:
    return list(app.selectbox(key=key).options)


def picture(app: AppTest) -> tuple[str, str]:
    """The preview as the browser gets it, and its alternative text."""
    (image,) = [each for each in app.get("image") if "svg" in each.proto.imgs[0].url]
    return image.proto.imgs[0].url, image.proto.imgs[0].alt


def upload(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.get("file_uploader")[0].upload(name, data).run()  # type: ignore[no-any-return]


def png(width: int = 40, height: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "PNG")
    return out.getvalue()


def words_of(data: bytes) -> str:
    return "\n".join(each.text for each in Document(io.BytesIO(data)).paragraphs)


# ── which structure ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_the_page_offers(open_page: Open, offered: dict[str, bytes]) -> None:
    app = sound(open_page("downloads", structure="workstream"))
    assert seen(app).startswith("Governance by workstream")
    assert options(app, "download format") == [each.title for each in FORMATS]
    assert options(app, "download view") == list(VIEW_WORDS.values())
    assert not app.warning
    assert not offered, "nothing is made before it is asked for"
    assert [each.label for each in app.checkbox if (each.key or "").startswith("paper section")] == [
        SECTIONS[key] for key in OPTIONAL
    ]
    assert "“Purpose” and “Sources, and how to read this paper” are in every paper." in seen(app)
    assert "structure=workstream" in [link.query_string for link in app.get("page_link")], "the way to Explore"


def test_other_pages_lead_here(open_page: Open) -> None:
    for page in ("explore", "assess"):
        links = [each for each in open_page(page, structure="sector").get("page_link") if each.page == "downloads"]
        assert [(each.label, each.query_string) for each in links] == [("Download diagram or board paper", "structure=sector")]


def test_nothing_open_then_one_is_picked(open_page: Open) -> None:
    app = sound(open_page("downloads"))
    assert "No structure is open." in seen(app)
    picker = app.selectbox(key="download structure")
    assert len(picker.options) == sum(len(shipped.files(shelf)) for shelf in shipped.SHELVES)
    assert "Governance by sector (Archetypes)" in picker.options
    picker.set_value("sector").run()
    assert seen(sound(app)).startswith("Governance by sector")
    assert of_structure(app) == {"structure": "sector"}


def test_the_page_comes_back_to_the_structure_opened_last(open_page: Open) -> None:
    sound(open_page("explore", structure="sector"))
    app = sound(open_page("downloads"))
    assert seen(app).startswith("Governance by sector")
    assert of_structure(app) == {"structure": "sector"}


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"structure": "nowhere"}, "There is no structure “nowhere”."),
        ({"structure": "upload.0123456789abcdef"}, "The uploaded file is not here any more."),
        ({"structure": "<b>"}, "names a structure, “<b>”, in a way that no structure is named"),
        ({"structure": "workstream", "format": HOSTILE}, "asks for the format “<img src=x onerror=alert(1)> *a* :red[b] $c$ `d`"),
        ({"structure": "workstream", "view": "map"}, "asks for the view “map”, which there is not: it shows everything."),
        ({"structure": "workstream", "of": "../x"}, "is about “../x”, which nothing in a structure can be called"),
        ({"structure": "workstream", "of": "a" * 9_000}, "which nothing in a structure can be called"),
        (
            {"structure": "workstream", "of": "delivery-group"},
            "names “delivery-group”, but the view is not about any one of them",
        ),
        ({"structure": "workstream", "view": "around", "of": "nobody"}, "has no board or group called “nobody” in its file"),
        (
            {"structure": "single-commissioning-board", "view": "organisation", "of": "board"},
            "has no organisation called “board”",
        ),
        ({"structure": "workstream", "node": "chair"}, "holds “node”, which this page does not know"),
    ],
)
def test_a_part_of_a_link_that_cannot_be_used_is_told(open_page: Open, params: dict[str, str], said: str) -> None:
    app = sound(open_page("downloads", **params))
    assert said in seen(app)
    assert "<img src" not in raw(app).replace("\\<", "")


def test_a_link_opens_the_same_file(open_page: Open) -> None:
    params = {"structure": "workstream", "format": "pdf", "view": "around", "of": "delivery-group"}
    app = sound(open_page("downloads", **params))
    assert not app.warning
    assert of_structure(app) == params
    assert app.selectbox(key="download format").value == "pdf"
    assert app.selectbox(key="download around").value == "delivery-group"


# ── the diagram ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_every_format_is_made_as_on_the_command_line(small: AppTest, offered: dict[str, bytes], form: Any) -> None:
    app = small
    app.selectbox(key="download format").set_value(form.id).run()
    assert not offered
    app.button(key="make diagram").click().run()
    sound(app)
    ((name, data),) = offered.items()
    whole = {"xlsx": "tables", "csv": "tables", "graphml": "network"}.get(form.id, "whole" if form.takes_view else "data")
    assert name == f"small-{whole}{form.suffix}"
    explored = explore(loads_bytes(SMALL.encode(), "small.yaml", "yaml"), date.today())
    assert data == form.write(sheet(explored, date.today()))
    assert f"The file is ready: {name}" in seen(app)
    assert ("There is no picture to preview." in seen(app)) is not form.takes_view
    assert ("the file also keeps what the picture does not show" in seen(app)) is form.carries


def test_the_view_of_one_board(open_page: Open, offered: dict[str, bytes]) -> None:
    app = open_page("downloads", structure="workstream", format="svg")
    app.selectbox(key="download view").set_value("around").run()
    app.selectbox(key="download around").set_value("delivery-group").run()
    assert of_structure(app) == {"structure": "workstream", "format": "svg", "view": "around", "of": "delivery-group"}
    _, words = picture(app)
    assert "One board and what is joined to it “STP Delivery Group”" in words
    assert not offered
    app.button(key="make diagram").click().run()
    sound(app)
    explored = explore(read(shipped.archetype_file("workstream")), date.today())
    made = sheet(explored, date.today(), View("around", "delivery-group"))
    assert offered == {
        "governance-by-workstream-around-delivery-group.svg": next(each for each in FORMATS if each.id == "svg").write(made)
    }
    app.selectbox(key="download view").set_value("whole").run()
    assert of_structure(sound(app)) == {"structure": "workstream", "format": "svg"}


def test_what_is_chosen_anew_has_to_be_made_anew(small: AppTest, offered: dict[str, bytes]) -> None:
    app = small
    app.button(key="make diagram").click().run()
    (first,) = offered.items()
    offered.clear()
    app.checkbox(key="download draft").check().run()
    assert not offered
    assert "The file is ready" not in seen(sound(app))
    app.button(key="make diagram").click().run()
    (second,) = offered.items()
    assert second[0] == "small-whole-draft.pptx"
    assert first[1] != second[1]


def test_findings_are_marked_or_not(open_page: Open) -> None:
    app = open_page("downloads", structure="workstream")
    with_them, words = picture(app)
    assert "Accountability ends" in words or "gap" in words.lower()
    app.checkbox(key="download findings").uncheck().run()
    without, fewer = picture(sound(app))
    assert without != with_them
    assert len(fewer) < len(words)


@pytest.mark.parametrize("dpi", making.SHARPNESS)
def test_a_picture_of_pixels_is_as_sharp_as_asked(small: AppTest, offered: dict[str, bytes], dpi: int) -> None:
    app = small
    app.selectbox(key="download format").set_value("png").run()
    app.selectbox(key="download sharpness").set_value(dpi).run()
    app.button(key="make diagram").click().run()
    sound(app)
    ((_, data),) = offered.items()
    with Image.open(io.BytesIO(data)) as opened:
        assert round(opened.info["dpi"][0]) == dpi


def test_a_structure_with_nothing_in_it(open_file: OpenFile, offered: dict[str, bytes]) -> None:
    app = open_file(BARE)
    app.switch_page(PAGE).run()
    assert "There is nothing to draw." in seen(sound(app))
    assert not {VIEW_WORDS["around"], VIEW_WORDS["organisation"]} & set(options(app, "download view"))
    app.query_params["view"] = "around"
    app.run()
    assert "This structure shows no board or group, so no view can be about one" in seen(sound(app))
    app.button(key="make diagram").click().run()
    app.button(key="make paper").click().run()
    sound(app)
    assert set(offered) == {"bare-whole.pptx", "bare-board-paper-draft.pdf"}


def test_too_many_boxes_are_not_previewed(small: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_PREVIEWED", 1)
    assert "2 boxes are too many for a preview." in seen(sound(small.run()))


def test_what_cannot_be_made_is_told(small: AppTest, offered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stpgraph.export.png.MOST_PIXELS", 100)
    making._diagram.clear()
    small.selectbox(key="download format").set_value("png").run()
    small.selectbox(key="download sharpness").set_value(300).run()
    small.button(key="make diagram").click().run()
    assert "At 300 dpi this picture would have" in sound(small).error[0].value
    assert not offered


def test_the_reader_s_edits_are_in_the_file(open_page: Open, offered: dict[str, bytes]) -> None:
    app = open_page("assess", structure="workstream")
    first = next(each for each in app.get("button_group") if (each.key or "").startswith("answer "))
    first.set_value("yes")
    app.text_input(key="by vision").set_value("Board secretary")
    button(app, "Keep these answers").click().run()
    app.switch_page(PAGE).run()
    assert "This is your edited copy, workstream-edited.yaml." in seen(sound(app))
    offered.clear()
    app.radio(key="paper form").set_value("docx").run()
    app.button(key="make paper").click().run()
    sound(app)
    data = offered["governance-by-workstream-board-paper-draft.docx"]
    tables = [cell.text for table in Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells]
    assert "1 of" in words_of(data) or any("1 of" in each for each in tables)


def test_hostile_names_stay_text(open_file: OpenFile, offered: dict[str, bytes]) -> None:
    app = open_file(SMALL.replace("The board", repr(HOSTILE).replace("\\'", "''")).replace("title: Small", f"title: {HOSTILE!r}"))
    app.switch_page(PAGE)
    app.query_params.update({"view": "around", "of": "board"})
    app.run()
    assert HOSTILE in seen(sound(app))
    assert "<img src" not in raw(app).replace("\\<", "")
    assert f"{HOSTILE} (strategic board)".lower() in [each.lower() for each in options(app, "download around")]
    app.text_input(key="paper meeting").set_value(f"{HOSTILE}\x07")
    app.text_input(key="paper author").set_value("\x00")
    app.radio(key="paper form").set_value("docx")
    app.button(key="make paper").click().run()
    sound(app)
    assert f"Meeting: {HOSTILE}" in words_of(offered["small-board-paper-draft.docx"])
    assert "From:" not in words_of(offered["small-board-paper-draft.docx"])


# ── the board paper ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_board_paper_as_pdf(small: AppTest, offered: dict[str, bytes]) -> None:
    small.text_input(key="paper meeting").set_value("Partnership Board, 1 June 2017")
    small.button(key="make paper").click().run()
    sound(small)
    ((name, data),) = offered.items()
    assert name == "small-board-paper-draft.pdf"
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.pages) > 1
        assert "/StructTreeRoot" in opened.Root
    small.text_input(key="paper author").set_value("Somebody").run()
    assert "The file is ready" not in seen(sound(small))


def test_a_board_paper_as_word_holds_what_was_chosen(small: AppTest, offered: dict[str, bytes]) -> None:
    app = small
    app.radio(key="paper form").set_value("docx")
    app.text_input(key="paper meeting").set_value("Partnership Board, 1 June 2017")
    app.text_input(key="paper author").set_value("The board secretary")
    for key in OPTIONAL:
        if key != "findings":
            app.checkbox(key=f"paper section {key}").uncheck()
    app.checkbox(key="paper draft").uncheck()
    app.button(key="make paper").click().run()
    sound(app)
    ((name, data),) = offered.items()
    assert name == "small-board-paper.docx"
    words = words_of(data)
    assert "Meeting: Partnership Board, 1 June 2017" in words
    assert "From: The board secretary" in words
    heads = [
        each.text for each in Document(io.BytesIO(data)).paragraphs if each.style is not None and each.style.name == "Heading 1"
    ]
    assert heads == ["1 Purpose", "2 What was found", "3 Sources, and how to read this paper"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"DRAFT" not in b"".join(parts.read(each) for each in parts.namelist() if each.endswith(".xml"))


def test_names_of_people_are_printed_only_when_asked(open_file: OpenFile, offered: dict[str, bytes]) -> None:
    post = "  - {id: lead, type: post, kind: senior_responsible_officer, name: STP lead, holder: Ada Example}\nrelations:\n"
    app = open_file(SMALL.replace("relations:\n", post + "  - {source: lead, type: sits_on, target: board}\n"))
    app.switch_page(PAGE).run()
    app.radio(key="paper form").set_value("docx")
    found = []
    for _ in range(2):
        app.button(key="make paper").click().run()
        sound(app)
        with zipfile.ZipFile(io.BytesIO(offered["small-board-paper-draft.docx"])) as parts:
            found.append(b"Ada Example" in parts.read("word/document.xml"))
        app.checkbox(key="paper names").check()
    assert found == [False, True]


def test_names_that_are_to_be_hidden_are_in_no_file(
    open_file: OpenFile, offered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STPGRAPH_HIDE_HOLDERS", "true")
    settings.cache_clear()
    try:
        post = "{id: chair, type: post, kind: chair, name: Chair, holder: A. Person of Note}"
        app = open_file(SMALL.replace("nodes:\n", f"nodes:\n  - {post}\n", 1))
        app.switch_page(PAGE)
        app.run()
        app.selectbox(key="download format").set_value("graphml").run()
        app.button(key="make diagram").click().run()
    finally:
        settings.cache_clear()
    (data,) = [data for name, data in offered.items() if name.endswith(".graphml")]
    assert b"Person 1" in data
    assert b"A. Person of Note" not in data


def test_a_logo_is_in_the_paper(small: AppTest, offered: dict[str, bytes]) -> None:
    app = sound(upload(small, "logo.png", png()))
    assert not app.error
    app.radio(key="paper form").set_value("docx")
    app.button(key="make paper").click().run()
    sound(app)
    assert (
        "The footprint's logo"
        in zipfile.ZipFile(io.BytesIO(offered["small-board-paper-draft.docx"])).read("word/document.xml").decode()
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a picture", "The logo cannot be read. It has to be a picture: PNG, JPEG, GIF, WEBP."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 2_000_001, "The logo is larger than 2 MB."),
        (png()[:60], "The logo cannot be read."),
        (b"", "The logo cannot be read."),
    ],
)
def test_a_bad_logo_gets_one_message_and_the_paper_is_made_without(
    small: AppTest, offered: dict[str, bytes], data: bytes, said: str
) -> None:
    app = sound(upload(small, "logo.png", data))
    assert len(app.error) == 1
    assert app.error[0].value.replace("\\", "").startswith(said)
    assert app.error[0].value.endswith("Until then the paper has no logo.")
    app.button(key="make paper").click().run()
    sound(app)
    assert set(offered) == {"small-board-paper-draft.pdf"}


# ── what is not seen ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_is_made_once_for_the_same_wish(small: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    making._diagram.clear()
    made = []
    real = making._sheet
    monkeypatch.setattr(making, "_sheet", lambda *given: made.append(given[1].form) or real(*given))
    small.button(key="make diagram").click().run()
    small.button(key="make diagram").click().run()
    sound(small.run())
    assert made.count("pptx") == 1


def test_boards_of_one_name_are_told_apart_and_names_of_files_are_not_endless() -> None:
    nodes = [{"id": key, "type": "body", "kind": "workstream", "name": "Twins"} for key in ("b", "a")]
    structure = Structure.model_validate({"stpgraph": 1, "id": "x" * 200, "title": "X", "status": "current", "nodes": nodes})
    labels = making.views_of(structure)["around"]
    assert list(labels) == ["a", "b"]
    assert len(set(labels.values())) == 2
    assert labels["b"].endswith(", number 2")
    wanted = making.Diagram("drawio", View("around", "y" * 200), draft=True)
    assert len(making.diagram_name(structure, wanted)) < 200


def test_what_is_typed_for_a_paper_is_one_line_that_can_be_printed() -> None:
    asked = making.asked_paper("pdf", {"asks": False}, "  Partnership\n Board\x07 ", "\x00", True, False, b"")
    assert (asked.meeting, asked.author) == ("Partnership Board", "")
    assert asked.sections == tuple(key for key in SECTIONS if key != "asks")
