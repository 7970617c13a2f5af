"""One line between two boxes: its form, and the choice of what a new line says."""

from __future__ import annotations

from typing import Literal, TypeAlias

import streamlit as st

from stpgraph.design import AnyCommand, ChangeRelation, Line, RemoveRelation, ReverseRelation, why_not
from stpgraph.model import AnyRelation, Structure
from stpgraph.model.kinds import RELATION_WORDS
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.words import markdown_safe
from stpgraph.rules.words import listed, quoted
from stpgraph.ui import design_fields, design_joins
from stpgraph.ui.components import design_inputs, text

#: Under which the session keeps which line is picked, as its ends and type.
PICKED = "line picked"
#: A line as the session keeps it: where it leads from, what it says, where it leads to.
Ends: TypeAlias = tuple[str, str, str]


def pick(line: Ends | None) -> None:
    """Picks a line, so that its form is shown next; None for none."""
    if line is None:
        st.session_state.pop(PICKED, None)
    else:
        st.session_state[PICKED] = line


def show(structure: Structure, line: Ends) -> AnyCommand | None:
    """Draws the form of a line; returns the edit that was asked for. Nothing where the line is not there any more."""
    relation = next((each for each in structure.relations if (each.source, each.type, each.target) == tuple(line)), None)
    if relation is None:
        return None
    names = {each.id: each.name for each in structure.nodes}
    text.heading(2, "This line")
    design_inputs.told([relation_sentence(relation, names)])
    command = _form(structure, relation)
    with st.container(horizontal=True):
        command = _turn(structure, relation) or command
        if st.button("Remove this line", icon=":material/delete:", key="remove line"):
            command = RemoveRelation(line=Line.of(relation))
        st.button("Close", key="close line", on_click=pick, args=(None,))
    _why_not_turned(structure, relation)
    command = command or _other_ends(structure, relation)
    if command is not None:
        pick(_after(relation, command))
    return command


def choose(structure: Structure, source: str, target: str) -> AnyCommand | Literal["cancel"] | None:
    """Draws the choice of what a line between two boxes says; returns the edit that draws it, or that it is not to be drawn."""
    if not {source, target} <= {each.id for each in structure.nodes}:
        return "cancel"
    ways = design_joins.joined(structure, source, target)
    names = {each.id: each.name for each in structure.nodes}
    text.heading(2, "What does this line say?")
    with st.form(f"choose {design_fields.digest(source, target, ways)}"):
        if ways.may:
            at = st.radio(
                f"Between {markdown_safe(quoted(names[source]))} and {markdown_safe(quoted(names[target]))}",
                range(len(ways.may)),
                format_func=lambda number: markdown_safe(ways.may[number].words),
            )
        else:
            text.quiet(f"No line can be drawn between {quoted(names[source])} and {quoted(names[target])}.")
        design_inputs.folded_reasons("What it cannot say, and why", ways.reasons)
        with st.container(horizontal=True):
            wanted = bool(ways.may) and st.form_submit_button("Draw it", type="primary", key="draw it")
            unwanted = st.form_submit_button("Do not draw it", key="do not draw it")
    if unwanted:
        return "cancel"
    return design_inputs.taken(structure, ways.may[at].command) if wanted else None


def _form(structure: Structure, relation: AnyRelation) -> AnyCommand | None:
    meanings, reasons = design_joins.meanings(structure, relation)
    asked = design_fields.of_relation(structure, relation, meanings)
    key = f"line {relation.source} {relation.type} {relation.target}"
    filled = design_inputs.form(asked, key, "Change it")
    lost = sorted({label for kind, _ in meanings for label in design_fields.lost_with(relation, kind)})
    if lost:
        text.quiet(f"With another meaning, what it alone can say may go: {listed([quoted(each) for each in lost])}.")
    design_inputs.folded_reasons("What it cannot say between these two, and why", reasons)
    if filled is None:
        return None
    fields = design_fields.of_meaning(filled.fields, filled.fields.get("type", relation.type))
    return design_inputs.taken(structure, ChangeRelation(line=Line.of(relation), fields=fields))


def _turned(structure: Structure, relation: AnyRelation) -> str:
    """Why a line cannot be turned round; empty where it can."""
    nodes = {each.id: each for each in structure.nodes}
    if any(
        (each.source, each.type, each.target) == (relation.target, relation.type, relation.source) for each in structure.relations
    ):
        return "A line the other way round that says the same is there already."
    return why_not(relation.type, nodes[relation.target], nodes[relation.source])


def _turn(structure: Structure, relation: AnyRelation) -> AnyCommand | None:
    reason = _turned(structure, relation)
    pressed = st.button("Turn round", icon=":material/swap_horiz:", key="turn line", disabled=bool(reason))
    return ReverseRelation(line=Line.of(relation)) if pressed and not reason else None


def _why_not_turned(structure: Structure, relation: AnyRelation) -> None:
    reason = _turned(structure, relation)
    design_inputs.folded_reasons("Why it cannot be turned round", [reason] if reason else [])


def _other_ends(structure: Structure, relation: AnyRelation) -> AnyCommand | None:
    fold = st.expander("Have it lead from or to another", key="other ends", on_change="rerun")
    if not fold.open:
        return None
    names = design_joins.names_of(structure)
    key = design_fields.digest(relation, names)
    with fold, st.form(f"ends {key}", border=False):
        chosen = {
            field: st.selectbox(
                label,
                design_joins.other_ends(structure, relation, outward=field == "target"),
                format_func=names.__getitem__,
                key=f"{field} {key}",
            )
            for field, label in (("source", "It leads from"), ("target", f"It {RELATION_WORDS[relation.type]}"))
        }
        asked = st.form_submit_button("Move this line", key=f"move line {key}")
    fields = {field: node for field, node in chosen.items() if node != getattr(relation, field)}
    if not asked:
        return None
    if not fields:
        st.info("Nothing was changed.")
        return None
    return design_inputs.taken(structure, ChangeRelation(line=Line.of(relation), fields=fields))


def _after(relation: AnyRelation, command: AnyCommand) -> Ends | None:
    """Which line it is after an edit; None where it is gone."""
    match command:
        case ChangeRelation(fields=fields):
            source, kind, target = (fields.get(field, getattr(relation, field)) for field in ("source", "type", "target"))
            return (source, kind, target)
        case ReverseRelation():
            return (relation.target, relation.type, relation.source)
    return None
