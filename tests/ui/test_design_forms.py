"""The forms of the Design page as a reader meets them, on a page of their own."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.design import AddNode, AddSource, ChangeNode, ChangeStructure, Session, Several
from stpgraph.model import Structure
from tests.ui.test_design_fields import STRUCTURE


def _page() -> None:
    import streamlit as st

    from stpgraph.graph import Wiring, build
    from stpgraph.ui.components import design_about, design_forms, design_line, design_node

    session = st.session_state["session"]
    if st.button("Undo", key="undo"):
        st.session_state["session"] = session = session.undo()
    structure, part = session.structure, st.session_state["part"]
    line = st.session_state.get(design_line.PICKED)
    if part == "node" and line:
        command = design_line.show(structure, line)
    elif part == "node":
        command = design_node.show(structure, Wiring(build(structure)), st.session_state["node"])
    elif part == "choose":
        command = design_line.choose(structure, "board", st.session_state["node"])
    elif part == "add":
        command = design_forms.add(structure, st.session_state["node"])
    else:
        command = design_about.show(structure)
    if command == "cancel":
        st.text("cancelled")
    elif command is not None:
        st.session_state["session"] = session.do(command)
        st.rerun()


def opened(part: str, node: str | None = None, structure: Structure = STRUCTURE) -> AppTest:
    app = AppTest.from_function(_page, default_timeout=60)
    app.session_state["session"] = Session(structure)
    app.session_state["part"], app.session_state["node"] = part, node
    return good(app.run())


def good(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def session(app: AppTest) -> Session:
    found: Session = app.session_state["session"]
    return found


def named(widgets: Any, label: str) -> Any:
    return next(each for each in widgets if each.label == label)


def unfolded(app: AppTest, part: str) -> AppTest:
    """The page with one of its folds open."""
    app.session_state[part] = True
    return good(app.run())


def test_a_node_is_changed_by_its_form_and_undone() -> None:
    app = opened("node", "board")
    name = named(app.text_input, "Name (required)")
    name.set_value("Partnership board")
    good(named(app.button, "Change it").click().run())
    assert session(app).steps == (ChangeNode(node="board", fields={"name": "Partnership board"}),)
    assert named(app.text_input, "Name (required)").value == "Partnership board"
    good(app.button("undo").click().run())
    # What was typed before the undo is not shown as if it still stood.
    assert named(app.text_input, "Name (required)").value == "Board"


def test_what_cannot_be_is_told_at_the_form_and_stays_typed() -> None:
    app = opened("node", "board")
    named(app.text_input, "Name (required)").set_value("")
    good(named(app.button, "Change it").click().run())
    assert "this cannot be empty" in app.error[0].value
    named(app.text_input, "Name (required)").set_value("Board")
    named(app.text_input, "Quorum").set_value("0")
    good(named(app.button, "Change it").click().run())
    assert "must be more than 0" in app.error[0].value
    assert named(app.text_input, "Quorum").value == "0"
    assert session(app).steps == ()


def test_a_line_is_removed_and_another_changed() -> None:
    app = unfolded(opened("node", "board"), "lines board")
    assert [each.label for each in app.button].count("Remove") == 3
    good(app.button("remove lay sits_on board").click().run())
    assert len(session(app).structure.relations) == 2
    good(app.button("change group accountable_to board").click().run())
    named(app.selectbox, "What the line says").set_value("reports_to")
    good(named(app.button, "Change it").click().run())
    assert any((each.source, each.type) == ("group", "reports_to") for each in session(app).structure.relations)
    # The same line is still the one that is shown.
    assert app.session_state["line picked"] == ("group", "reports_to", "board")
    good(app.button("turn line").click().run())
    assert app.session_state["line picked"] == ("board", "reports_to", "group")
    good(app.button("close line").click().run())
    assert "line picked" not in app.session_state


def test_a_line_is_drawn_to_something_new() -> None:
    app = unfolded(opened("node", "group"), "draw group")
    way = named(app.selectbox, "What does the line say of “Group”?")
    good(way.set_value(next(at for at, words in enumerate(way.options) if words == "… sits on it")).run())
    other = named(app.selectbox, "With whom?")
    good(other.set_value("new post").run())
    app.text_input[-1].set_value("Patient")
    good(named(app.button, "Add it and draw the line").click().run())
    assert "Choose a kind" in app.error[0].value
    app.selectbox[-1].set_value("public_representative")
    good(named(app.button, "Add it and draw the line").click().run())
    (step,) = session(app).steps
    assert isinstance(step, Several)
    assert step.title == "Add the public representative “Patient”: “Patient” sits on “Group”"


def test_what_goes_with_a_node_is_told_before_it_goes() -> None:
    app = unfolded(opened("node", "board"), "remove board")
    assert "3 lines go with it" in " ".join(str(each.proto.body) for each in app.get("html"))
    good(app.button("remove it board").click().run())
    assert "board" not in {each.id for each in session(app).structure.nodes}


@pytest.mark.parametrize(("button", "drawn"), [("draw it", 1), ("do not draw it", 0)])
def test_a_line_drawn_in_the_picture_is_given_its_meaning(button: str, drawn: int) -> None:
    app = opened("choose", "group-2")
    assert app.radio[0].options[0] == "“Group” answers to “Board”"
    good(app.button(button).click().run())
    assert len(session(app).steps) == drawn
    assert bool(app.text) == (drawn == 0)


def test_a_trust_is_added_where_it_belongs() -> None:
    app = opened("add", "board")
    good(app.get("button_group")[0].set_value("organisation").run())
    trust = app.selectbox[0]
    good(trust.set_value("RN3").run())
    assert named(app.text_input, "Name (required)").value == "Great Western Hospitals NHS Foundation Trust"
    good(named(app.button, "Add it").click().run())
    assert app.error[0].value.startswith("Choose how it belongs there")
    how = named(app.selectbox, "How?")
    how.set_value(next(at for at, words in enumerate(how.options) if "has seats on" in words))
    good(named(app.button, "Add it").click().run())
    (step,) = session(app).steps
    assert isinstance(step, Several)
    assert isinstance(added := step.commands[0], AddNode)
    assert added.node.model_dump(include={"kind", "ods_code"}) == {"kind": "foundation_trust", "ods_code": "RN3"}
    assert session(app).structure.relations[-1].source == added.node.id


def test_nothing_is_added_without_a_name() -> None:
    app = opened("add", None, STRUCTURE.model_copy(update={"nodes": (), "relations": (), "decisions": ()}))
    good(named(app.button, "Add it").click().run())
    assert [each.value.split("\\")[0] for each in app.error] == ["Write a name", "Choose a kind"]
    assert session(app).steps == ()


def test_what_is_said_of_the_whole_and_its_sources() -> None:
    app = opened("about")
    app.text_input[0].set_value("Our plan")
    named(app.text_input, "As at").set_value("July 2017")
    good(named(app.button, "Change it").click().run())
    assert session(app).steps == (ChangeStructure(fields={"title": "Our plan", "as_at": "2017-07"}),)
    titles = [each for each in app.text_input if each.label == "Title (required)"]
    titles[1].set_value("The annex")
    good(named(app.button, "Add this source").click().run())
    assert isinstance(step := session(app).steps[-1], AddSource)
    assert step.source.title == "The annex"
    # The form for another is empty again.
    assert [each.value for each in app.text_input if each.label == "Title (required)"][1] == ""
    named(app.selectbox, "Which decision").set_value("spend").run()
    good(named(app.button, "Remove this decision").click().run())
    assert session(app).structure.decisions == ()


def test_a_hostile_name_is_text_wherever_it_is_shown() -> None:
    nodes = [each.model_copy(update={"name": "<b>:red[*x*]</b>"}) if each.id == "group-2" else each for each in STRUCTURE.nodes]
    hostile = STRUCTURE.model_copy(update={"nodes": tuple(nodes)})
    (chosen, *_) = opened("choose", "group-2", hostile).radio[0].options
    assert r"\:red\[\*x\*\]" in chosen
    app = unfolded(opened("node", "group-2", hostile), "draw group-2")
    assert r"\:red\[" in next(each.label for each in app.selectbox if each.label.startswith("What does the line"))
    assert "<b>" not in "".join(str(each.proto.body) for each in app.get("html"))
