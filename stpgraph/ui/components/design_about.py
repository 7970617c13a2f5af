"""What is said of a design as a whole: its title and state, its sources, and the decisions that are taken in it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stpgraph.design import (
    AddDecision,
    AddSource,
    AnyCommand,
    ChangeDecision,
    ChangeSource,
    ChangeStructure,
    Refused,
    RemoveDecision,
    RemoveSource,
    goes_with,
    new_decision,
    new_source,
)
from stpgraph.design.cells import Known
from stpgraph.model import Structure
from stpgraph.rules.words import natural
from stpgraph.ui import design_fields
from stpgraph.ui.components import design_inputs, text
from stpgraph.ui.design_fields import Filled

_NEW = ""


def show(structure: Structure) -> AnyCommand | None:
    """Draws the forms; returns the edit that was asked for."""
    left, right = st.columns(2, gap="large")
    with left:
        command = _whole(structure)
    with right:
        return _sources(structure) or _decisions(structure) or command


def _whole(structure: Structure) -> AnyCommand | None:
    text.heading(3, "The structure as a whole")
    filled = design_inputs.form(design_fields.of_whole(structure), "whole", "Change it")
    return design_inputs.taken(structure, ChangeStructure(fields=filled.fields)) if filled else None


def _sources(structure: Structure) -> AnyCommand | None:
    text.heading(3, "Sources", f"{len(structure.sources):,}")
    labels = Known.of(structure).sources
    key = _chosen("Which source", "A new source", labels, "source")
    source = next((each for each in structure.sources if each.id == key), None)
    asked = design_fields.of_source(structure, source)
    # Once one is added, the form for another is empty again: the key says which there are.
    filled = design_inputs.form(
        asked, f"source {key} {design_fields.digest(list(labels))}", "Change it" if source else "Add this source"
    )
    if source is None:
        return _added(structure, filled, "title")
    if filled:
        return design_inputs.taken(structure, ChangeSource(source=source.id, fields=filled.fields))
    return _removed(structure, RemoveSource(source=source.id), "Remove this source")


def _decisions(structure: Structure) -> AnyCommand | None:
    text.heading(3, "Decisions", f"{len(structure.decisions):,}")
    if not structure.nodes:
        text.quiet("Add a board or a post first: somebody must take a decision.")
        return None
    labels = _decision_names(structure)
    key = _chosen("Which decision", "A new decision", labels, "decision")
    decision = next((each for each in structure.decisions if each.id == key), None)
    asked = design_fields.of_decision(structure, decision)
    filled = design_inputs.form(
        asked, f"decision {key} {design_fields.digest(list(labels))}", "Change it" if decision else "Add this decision"
    )
    if decision is None:
        return _added(structure, filled, "name")
    if filled:
        return design_inputs.taken(structure, ChangeDecision(decision=decision.id, fields=filled.fields))
    return _removed(structure, RemoveDecision(decision=decision.id), "Remove this decision")


def _decision_names(structure: Structure) -> dict[str, str]:
    made: dict[str, str] = {}
    for each in sorted(structure.decisions, key=lambda one: (natural(one.name), one.id)):
        name = " ".join(each.name.split())
        number = sum(label == name or label.startswith(f"{name}, number ") for label in made.values())
        made[each.id] = f"{name}, number {number + 1}" if number else name
    return made


def _chosen(label: str, new: str, labels: Mapping[str, str], what: str) -> str:
    words = {_NEW: new, **labels}
    return st.selectbox(
        label, list(words), format_func=words.__getitem__, key=f"which {what} {design_fields.digest(list(words))}"
    )


def _added(structure: Structure, filled: Filled | None, name: str) -> AnyCommand | None:
    if filled is None:
        return None
    fields = dict(filled.fields)
    try:
        called = str(fields.pop(name, ""))
        made: AddSource | AddDecision = (
            new_source(structure, called, **fields) if name == "title" else new_decision(structure, called, **fields)
        )
    except Refused as refused:
        design_inputs.complain([str(refused)])
        return None
    return design_inputs.taken(structure, made)


def _removed(structure: Structure, command: RemoveSource | RemoveDecision, label: str) -> AnyCommand | None:
    design_inputs.told(goes_with(structure, command))
    return command if st.button(label, icon=":material/delete:", key=f"{label} {design_fields.digest(command)}") else None
