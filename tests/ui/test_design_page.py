"""The Design page as a reader meets it, without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.design import archetype
from stpgraph.model import Structure
from stpgraph.store import Keeper, StoreUnreachableError
from stpgraph.ui import keeping
from tests.ui.conftest import Open
from tests.ui.explored import button, of_structure
from tests.ui.seen import raw, seen, sound
from tests.ui.test_bringing_page import NESTED
from tests.ui.test_designing import another_window


def named(app: AppTest, kind: str, label: str) -> Any:
    return next(each for each in app.get(kind) if each.label.startswith(label))


def begun(app: AppTest, way: str) -> AppTest:
    """The page with another way to begin chosen."""
    return sound(app.radio(key="way to begin").set_value(way).run())


def test_ways_to_begin(open_page: Open, own_store: Keeper) -> None:
    app = sound(open_page("design"))
    words = seen(app)
    assert words.startswith("Design Draw up how your footprint governs itself")
    assert "2. Which organisations take part?" in words
    app.selectbox(key="guide place").set_value("E54000015").run()
    trusts = next(each for each in app.multiselect if each.label == "Trusts")
    assert "University Hospitals Of Leicester NHS Trust" in trusts.value
    app.radio(key="guide taken").set_value("joint_committee").run()
    sound(button(app, "Make the first draft").click().run())
    (draft,) = own_store.drafts()
    assert of_structure(app) == {"draft": draft.id}
    names = {each["name"] for each in _base(draft.content)["nodes"]}
    assert {"University Hospitals Of Leicester NHS Trust"} <= names

    app = begun(open_page("design"), "mix")
    sound(button(app, "Begin").click().run())
    assert " and Governance by " in seen(app)
    app = begun(open_page("design"), "copy")
    sound(button(app, "Begin").click().run())
    app = begun(open_page("design"), "blank")
    sound(button(app, "Begin").click().run())
    assert [each.value for each in app.error] == ["A structure needs a title\\: say in a few words what it shows\\."]
    app.text_input(key="title blank").set_value("<b>Our</b> *design*")
    sound(button(app, "Begin").click().run())
    assert "There is nothing to draw yet." in seen(app)
    assert "<b>Our</b>" not in raw(app)
    assert seen(app).startswith("<b>Our</b> *design* Change this structure")
    assert len(own_store.drafts()) == 4


def _base(content: str) -> Any:
    return json.loads(content)["base"]


def test_a_file_to_begin_with(open_page: Open, own_store: Keeper) -> None:
    app = begun(open_page("design"), "own")
    app.get("file_uploader")[0].upload("bad.yaml", b"stpgraph: 1\nid: x\ntitle: X\nstatus: nothing\n").run()
    sound(app)
    assert "This file cannot be opened yet: it has 1 fault." in app.error[0].value
    app.get("file_uploader")[0].upload("mine.yaml", b"stpgraph: 1\nid: x\ntitle: Mine\nstatus: option\n").run()
    sound(app)
    assert seen(app).startswith("Mine Change this structure")
    app = begun(open_page("design"), "own")
    app.get("file_uploader")[0].upload("us.drawio", NESTED).run()
    assert "Step 2 of 3: Check what was understood" in seen(sound(app))


def test_edits_and_what_they_do(open_page: Open, own_store: Keeper) -> None:
    """An edit in a table, a quick fix whose effect is told before, undo, and an option: each is in the store at once."""
    app = sound(open_page("design", start="workstream"))
    draft = of_structure(app)["draft"]
    app.session_state["design side"] = "findings"
    fold = "design finding ACC002.strategic-board False"
    app.session_state[fold] = True
    sound(app.run())
    told = [each.proto.body for each in app.get("html") if each.proto.body.startswith('<p class="sg-quiet">Closes')]
    assert told, "what a fix closes is told before it is made"
    assert "All 37 boxes and all 42 lines are our reading of the documents, not their words. Findings may rest on that." in seen(
        app
    )
    foretold = told[0].removeprefix('<p class="sg-quiet">').removesuffix("</p>")
    sound(next(each for each in app.button if each.key and each.key.startswith("fix ACC002.strategic-board 0")).click().run())
    assert foretold in raw(app), "and it does what was told"
    assert "closes ACC002" in seen(app)
    assert _at(own_store, draft) == 1

    sound(app.button(key="undo").click().run())
    assert "Undone – " in seen(app)
    assert _at(own_store, draft) == 0
    app.text_input(key="option name").set_value("An <i>option</i>")
    sound(app.button(key="begin option").click().run())
    assert "You are trying out “An <i>option</i>” : nothing changed yet." in seen(app)

    sound(open_page("design", draft=draft, show="tables"))
    named(app, "text_area", "The rows").set_value("Name\tKind\nNew trust\tNHS trust\nWrong\tNo such kind").run()
    sound(button(app, "Add these rows").click().run())
    assert app.error[0].value.startswith("Nothing was changed yet. Mend these first:")
    named(app, "text_area", "The rows").set_value("Name\tKind\nNew trust\tNHS trust").run()
    sound(button(app, "Add these rows").click().run())
    assert "1 step" in seen(app)
    app.session_state["option differs"] = True
    sound(app.run())
    assert "New “New trust” (NHS trust)" in seen(app)
    sound(app.button(key="drop option").click().run())
    assert "The option “An <i>option</i>” dropped." in seen(app)
    assert _at(own_store, draft) == 0


def test_several_steps_back_and_forward_at_once(open_page: Open, own_store: Keeper) -> None:
    draft = of_structure(sound(open_page("design", start="sector")))["draft"]
    app = sound(open_page("design", draft=draft, show="about"))
    for title in ("One", "Two", "Three"):
        named(app, "text_input", "Title").set_value(title)
        sound(next(each for each in app.button if each.label == "Change it").click().run())
    assert not [each for each in app.button if each.label.startswith("Undo from")], "drawn only while the list is open"
    app.session_state["steps"] = True
    sound(app.run())
    assert len([each for each in app.button if each.label.startswith("Undo from")]) == 3
    sound(app.button(key="undo 2").click().run())
    assert (seen(app).startswith("One Change"), _at(own_store, draft)) == (True, 1)
    app.session_state["steps"] = True
    sound(app.run())
    sound(app.button(key="redo 2").click().run())
    assert (seen(app).startswith("Three Change"), _at(own_store, draft)) == (True, 3)


def _at(keeper: Keeper, draft: str) -> int:
    return int(json.loads(keeper.draft(draft).content)["at"])


def test_saving_versions_and_what_is_said_of_them(open_page: Open, own_store: Keeper) -> None:
    app = sound(open_page("design", start="sector"))
    named(app, "text_input", "What was changed").set_value("For the <b>board</b>")
    sound(app.button(key="save").click().run())
    (entry,) = own_store.listing()
    assert [each.value for each in app.success] == ["Saved as version 1\\."]
    assert entry.latest.why == "For the <b>board</b>"
    own_store.create(archetype("workstream").model_copy(update={"status": "option"}), "Try", option_of=entry.key)

    draft = of_structure(app)["draft"]
    sound(open_page("design", draft=draft, show="about"))
    named(app, "text_input", "Title").set_value("By sector")
    sound(next(each for each in app.button if each.label == "Change it").click().run())
    named(app, "text_input", "What was changed").set_value("A title")
    sound(app.button(key="save").click().run())
    sound(open_page("design", draft=draft, show="history"))
    words = seen(app)
    assert "Version 2 A title" in words
    assert "Options of this structure 1" in words
    named(app, "text_input", "A name for version 1").set_value("As taken")
    sound(app.button(key="keep name 1").click().run())
    assert own_store.version(entry.key, 1).version.name == "As taken"
    app.session_state["any two"] = True
    sound(app.run())
    assert "Title: now: “By sector”; before: “Governance by sector”." in seen(app)
    sound(app.button(key="restore 1").click().run())
    assert seen(app).startswith("Governance by sector")
    assert "Changed since version 2, and not saved yet." in seen(app)
    app.multiselect(key=f"tags of {entry.key} ()").set_value([])
    sound(app.button(key="keep tags").click().run())
    sound(app.button(key="archive").click().run())
    assert own_store.entry(entry.key).archived

    sound(open_page("structures"))
    assert "Saved here what was made or changed in Design" in seen(app)
    sound(open_page("explore", structure=f"kept.{entry.key}.1"))
    assert "Version: 1 (“As taken”), saved by " in seen(app)
    assert "For the <b>board</b>" not in raw(app)


def test_a_store_that_fails(open_page: Open, own_store: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    app = sound(open_page("design", start="workstream"))

    def fails() -> Keeper:
        raise StoreUnreachableError("The store cannot be reached.")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "keeper", fails)
        patch.setattr(keeping, "_store", fails)
        app.text_input(key="option name").set_value("Try")
        sound(app.button(key="begin option").click().run())
        assert "This design could not be kept as a draft. The store cannot be reached." in seen(app)
        assert "You are trying out “Try”" in seen(app)
        assert [each.label for each in app.get("download_button")] == ["Download the design"]
        named(app, "text_input", "What was changed").set_value("Now")
        sound(app.button(key="save").click().run())
        assert "Not saved. The store cannot be reached." in seen(app)
    sound(button(app, "Try to keep it again").click().run())
    assert not app.error
    assert '"name":"Try"' in own_store.drafts()[0].content

    with another_window(), monkeypatch.context() as patch:
        patch.setattr(keeping, "keeper", fails)
        sound(open_page("design"))
        assert "You can design all the same" in seen(app)


def test_links_that_cannot_be_used(open_page: Open, own_store: Keeper) -> None:
    app = sound(open_page("design", draft="0" * 32, show="map", node="A B", more="x"))
    words = seen(app)
    for part in ("There is no such draft", "asks for “map”", "picks “A B”", "holds “more”"):
        assert part in words
    app = sound(open_page("design", start="nowhere"))
    assert "There is no structure “nowhere” (any more)" in seen(app)


def test_acceptances_are_changed_and_taken_away(open_page: Open, own_store: Keeper) -> None:
    about = {"rule": "ACC002", "reason": "<i>Agreed</i> for now"}
    made = archetype("workstream").model_dump() | {
        "accepted": [about | {"subjects": ["strategic-board"]}, about | {"subjects": ["chair"], "by": "The board"}]
    }
    key = own_store.create(Structure.model_validate(made), "As found").version.key
    app = sound(open_page("design", start=f"kept.{key}"))
    draft = of_structure(app)["draft"]
    app.session_state["design side"] = "findings"
    app.session_state["accepted findings"] = True
    sound(app.run())
    assert "2 acceptances; 1 matches nothing any more." in seen(app)
    assert "There is no such finding any more" in seen(app)
    assert "<i>Agreed" not in raw(app)
    sound(button(app, "Take this acceptance away").click().run())
    assert "No longer accept the finding “" in seen(app)
    assert "1 acceptance." in seen(app)
    named(app, "text_input", "Until when").set_value("June 2999")
    sound(button(app, "Change this acceptance").click().run())
    assert "Change “until when” of the acceptance of the finding" in seen(app)
    base, steps = (json.loads(own_store.draft(draft).content)[each] for each in ("base", "steps"))
    assert len(base["accepted"]) == 2
    assert [each["do"] for each in steps] == ["withdraw", "change_acceptance"]
    sound(app.button(key="undo").click().run())
    sound(app.button(key="undo").click().run())
    assert "2 acceptances; 1 matches nothing any more." in seen(app)
