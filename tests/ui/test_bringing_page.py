"""The page Bring in as a reader meets it, without a browser."""

from __future__ import annotations

import json
from html import escape
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.store import Keeper
from tests.ui.explored import button
from tests.ui.seen import raw, seen, sound

HOSTILE = '<script>alert(1)</script> "x".drawio'


def drawn(*lanes: tuple[str, tuple[str, ...]]) -> bytes:
    """A draw.io file: a board, and below it frames with boxes in them, of which each has a plain line to the board."""
    cells, lines = [_cell("b", "STP Programme Board", 300, 0), _cell("t", "<i>Maternity</i> group", 600, 0)], [_line("t", "b")]
    for row, (title, names) in enumerate(lanes):
        cells.append(_cell(f"lane{row}", title, 0, 120 + row * 200, 180 * len(names) + 40, 160))
        for at, name in enumerate(names):
            cells.append(_cell(f"n{row}-{at}", name, 20 + at * 180, 60, parent=f"lane{row}"))
            lines.append(_line(f"n{row}-{at}", "b"))
    root = f'<root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells + lines)}</root>'
    return f'<mxfile><diagram name="Our governance"><mxGraphModel>{root}</mxGraphModel></diagram></mxfile>'.encode()


def _cell(key: str, name: str, x: int, y: int, width: int = 160, height: int = 60, parent: str = "1") -> str:
    style = "swimlane;html=1;" if key.startswith("lane") else "whiteSpace=wrap;html=1;"
    return (
        f'<mxCell id="{key}" value="{escape(name)}" style="{style}" vertex="1" parent="{parent}">'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def _line(source: str, target: str) -> str:
    return (
        f'<mxCell id="{source}-{target}" style="" edge="1" parent="1" source="{source}" target="{target}">'
        '<mxGeometry relative="1" as="geometry"/></mxCell>'
    )


NESTED = drawn(("Tier 2", ("Zorbing", "Flumping", "Hopping")))


def opened(app: AppTest) -> AppTest:
    """The page. The app is run before: until then it is not known that its address differs from its file's name."""
    app.run()
    return sound(app.switch_page("stpgraph/ui/pages/bring_in.py").run())


def chosen(app: AppTest, data: bytes, name: str) -> AppTest:
    return sound(app.get("file_uploader")[0].upload(name, data).run())


def labelled(app: AppTest, kind: str, label: str) -> Any:
    return next(each for each in app.get(kind) if each.label == label)


def view(app: AppTest, name: str) -> AppTest:
    app.session_state["bringing view"] = name
    return sound(app.run())


def test_a_diagram_is_corrected_and_opened_in_design(app: AppTest, own_store: Keeper) -> None:
    opened(app)
    assert "Step 1 of 3: Choose a file" in seen(app)
    chosen(app, NESTED, HOSTILE)
    words = seen(app)
    assert "Step 2 of 3: Check what was understood" in words
    assert f"From the file {HOSTILE} ." in words
    assert "Recognised as: draw.io diagram. Found: 5 boards and groups, with 4 lines between them." in words
    assert "<script>" not in raw(app)
    assert labelled(app, "text_input", "Name").value == "Zorbing"

    labelled(app, "selectbox", "What it is").set_value(("body", "enabler"))
    sound(button(app, "Accept").click().run())
    words = seen(app)
    assert "“Zorbing” was taken for: enabler." in words
    assert "2 more boxes were taken for “enabler” because of what you said of “Zorbing”: “Flumping” and “Hopping”." in words
    sound(button(app, "Undo the last answer").click().run())
    assert "Taken back: “Zorbing” was taken for: enabler." in seen(app)
    assert button(app, "Undo the last answer").disabled
    assert labelled(app, "text_input", "Name").value == "Zorbing"
    labelled(app, "selectbox", "What it is").set_value(("body", "enabler"))
    sound(button(app, "Accept").click().run())

    view(app, "lines")
    before = labelled(app, "selectbox", "What the line says").value
    sound(button(app, "Leave it out").click().run())
    assert "was left out." in seen(app)
    assert before is not None
    view(app, "table")
    view(app, "left")
    assert "You left it out." in seen(app)

    sound(button(app, "Go on to step 3").click().run())
    labelled(app, "text_input", "What is the structure called?").set_value("What we have").run()
    sound(button(app, "Open in Design").click().run())
    (draft,) = own_store.drafts()
    base = json.loads(draft.content)["base"]
    assert base["title"] == "What we have"
    assert {each["name"]: each["kind"] for each in base["nodes"] if each["name"].endswith("ing")} == dict.fromkeys(
        ("Zorbing", "Flumping", "Hopping"), "enabler"
    )
    assert len(base["relations"]) == 3


def test_lines_are_changed_in_the_table(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: dict[int, dict[str, Any]] = {0: {"says": "oversees", "turned": True}, 1: {"says": "sits on"}, 2: {"out": True}}
    real = st.data_editor

    def edited(frame: Any, *, key: str, **more: Any) -> Any:
        done = real(frame, key=key, **more).copy()
        for row, fields in filled.items() if key.startswith("bringing lines") else ():
            for field, value in fields.items():
                done.loc[row, field] = value
        return done

    monkeypatch.setattr(st, "data_editor", edited)
    opened(app)
    chosen(app, NESTED, "<b>us</b>.drawio")
    view(app, "table")
    (told,) = [each.value for each in app.error]
    assert "cannot sit on" in told
    assert "only a post can" in told
    assert button(app, "Change these lines").disabled
    assert button(app, "Change these boxes").disabled
    del filled[1]
    assert not button(sound(app.run()), "Change these lines").disabled
    sound(button(app, "Change these lines").click().run())
    words = seen(app)
    assert "2 lines were changed in the table." in words
    assert "5 boxes, 3 lines." in words


def test_what_cannot_be_brought_in_is_refused_in_words(app: AppTest) -> None:
    opened(app)
    chosen(app, b"%PDF-1.7 <script>", "<script>*a*</script>.pdf")
    (told,) = [each.value for each in app.error]
    assert "cannot be brought in" in told
    assert "boxes and lines are only ink" in told
    assert "<script>" not in told
    chosen(app, b"stpgraph: 1\nid: x\ntitle: X\nstatus: nothing\n", "mine.yaml")
    assert "it has 1 fault" in app.error[0].value
    assert "Step 1 of 3" in seen(app)


def test_a_table_whose_headings_are_not_known_is_read_once_they_are_said(app: AppTest) -> None:
    opened(app)
    chosen(app, b"Aaa,Bbb,<b>Ccc,Ddd\nUrgent care,STP Board,1,x\nMaternity,STP Board,2,y\n", "table.csv")
    assert "Step 2 of 3" in seen(app)
    assert "above the names and “Answers to”" in seen(app)
    labelled(app, "selectbox", "Column A").set_value("name")
    labelled(app, "selectbox", "Column B").set_value("answers_to")
    sound(button(app, "Read again with these columns").click().run())
    words = seen(app)
    assert "Recognised as: table or list of pairs (CSV). Found: 3 boards and groups, with 2 lines between them." in words
    assert "The tables were read again with these columns." in words
    assert "This sort of file holds no picture" in words
    assert "<b>" not in raw(app)


def test_a_file_that_states_everything_goes_to_the_last_step(app: AppTest, own_store: Keeper) -> None:
    path = shipped.archetype_file("sector")
    opened(app)
    chosen(app, path.read_bytes(), path.name)
    assert "Step 3 of 3: Open in Design" in seen(app)
    assert "nothing had to be guessed" in seen(app)
    assert [each.label for each in app.button] == ["Open in Design", "Choose another file"]
    sound(button(app, "Choose another file").click().run())
    assert "Step 1 of 3" in seen(app)
    app.text_area[0].set_value("From\tTo\nUrgent care\tSTP Board\n")
    sound(button(app, "Read this text").click().run())
    assert "From the file Pasted text.txt ." in seen(app)
    assert "with 1 line between them" in seen(app)


def test_the_excel_template_is_offered(app: AppTest) -> None:
    page = opened(app)
    assert labelled(page, "download_button", "The Excel template")
    assert "lists to choose from" in " ".join(seen(page).split())
