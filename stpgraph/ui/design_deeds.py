"""What the Design page does: begins a design, carries out what was asked in the picture, saves, and tells what a step came to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from stpgraph.design import AnyCommand, Effects, Refused, RemoveNode, RemoveRelation, Several, copy_of, duplicate, effects
from stpgraph.design.commands import Line
from stpgraph.model import Structure
from stpgraph.model.kinds import ENDPOINTS, NODE_TYPES, NodeType
from stpgraph.pipeline import Exploration
from stpgraph.settings import settings
from stpgraph.store import Conflict, Present, StoreError
from stpgraph.ui import designing, keeping, sources
from stpgraph.ui.components import design_bar, drawing
from stpgraph.ui.design_state import Designing
from stpgraph.ui.designing import Design
from stpgraph.ui.state import KEPT, UPLOAD

_WINDOW = "window"
#: Under which the session keeps the line that was just drawn in the picture, and the line that is picked.
DRAWN, PICKED_LINE = "line drawn", "line picked"


def begun(start: str | None) -> Design | None:
    """A design begun from the structure that a URL names; None where it names none that is there."""
    opened = sources.opened(start) if start else None
    if start is None or opened is None:
        return None
    structure = opened.exploration.structure
    if start.startswith(KEPT):
        kept = sources.kept_version(start).version
        return designing.begin(structure, kept.key, kept.number)
    return designing.begin(structure if start.startswith(UPLOAD) else copy_of(structure, structure.title))


def explored(structure: Structure) -> Exploration:
    """A structure with its findings and its picture."""
    return sources.of_structure(structure).exploration


def done_in_picture(design: Design, wanted: Designing) -> tuple[Design, Designing]:
    """The design, and what is to be seen of it, after what the reader has just done in the picture. The URL follows."""
    told = drawing.just_told(explored(design.structure).scene) if wanted.show == "picture" else None
    if told is None:
        return design, wanted
    before = design
    if told.kind == "pick":
        wanted = replace(wanted, node=told.node)
        st.session_state.pop(PICKED_LINE, None)
    elif told.kind == "edit":
        wanted = replace(wanted, node=told.node)
        st.session_state[PICKED_LINE] = told.line
    elif told.kind == "line":
        st.session_state[DRAWN] = told.ends
    elif told.kind in ("undo", "redo"):
        design = designing.moved(design, design.session.undo() if told.kind == "undo" else design.session.redo())
    elif told.kind == "duplicate" and told.node is not None:
        design = designing.step(design, duplicate(design.structure, told.node))
    elif told.kind == "remove":
        design = _removed(design, told.nodes, told.lines)
    if design is not before and wanted.node not in {each.id for each in design.structure.nodes}:
        wanted = replace(wanted, node=None)
    st.query_params.from_dict(wanted.params)
    return design, wanted


def _removed(design: Design, nodes: tuple[str, ...], lines: tuple[tuple[str, str, str], ...]) -> Design:
    lost = set(nodes)
    kept = [each for each in lines if each[0] not in lost and each[2] not in lost]
    commands: list[AnyCommand] = [
        RemoveRelation(line=Line.model_validate(dict(zip(("source", "type", "target"), each, strict=True)))) for each in kept
    ]
    commands += [RemoveNode(node=each) for each in nodes]
    if not commands:
        return design
    command = commands[0] if len(commands) == 1 else Several(title="Remove what was selected", commands=tuple(commands))
    return designing.step(design, command)


def stepped(design: Design, command: AnyCommand, wanted: Designing) -> Designing:
    """Does a step; returns what is to be seen then."""
    after = designing.step(design, command)
    st.session_state.pop(DRAWN, None)
    added = {each.id for each in after.structure.nodes} - {each.id for each in design.structure.nodes}
    there = {each.id for each in after.structure.nodes}
    node = min(added) if len(added) == 1 else wanted.node if wanted.node in there else None
    designing.hold(after)
    return replace(wanted, node=node)


def carried_out(design: Design, wish: design_bar.Wish, wanted: Designing) -> Designing:
    """Does what was asked in the bar; returns what is to be seen then."""
    if wish.why is not None:
        saved(design, wish.why)
    if wish.deed == "close":
        if not design.unsaved:
            designing.drop(design)
        return Designing()
    return wanted


def saved(design: Design, why: str) -> None:
    """Saves a design; what came of it is told on the page."""
    try:
        after, conflict = designing.save(design, why)
    except (StoreError, Refused) as error:
        designing.hold(replace(design, told=f"Not saved. {error}"))
        return
    designing.hold(after)
    st.session_state[f"conflict of {design.id}"] = (conflict, why) if conflict else None


def conflict_of(design: Design) -> tuple[Conflict, str] | None:
    """What has to be decided before a design can be saved, and the reason for the save; None for nothing."""
    found: tuple[Conflict, str] | None = st.session_state.get(f"conflict of {design.id}")
    return found


def ends_by_type() -> Mapping[NodeType, tuple[NodeType, ...]]:
    """At which types of node some line may end that starts at a type."""
    made: dict[NodeType, set[NodeType]] = {each: set() for each in NODE_TYPES}
    for starts, ends in ENDPOINTS.values():
        for start in starts:
            made[start].update(ends)
    return {start: tuple(each for each in NODE_TYPES if each in ends) for start, ends in made.items()}


def effects_of(design: Design, exploration: Exploration) -> Effects | None:
    """What the last step opened and closed; None where there is none."""
    session = design.session
    return effects(explored(session.states[session.at - 1]), exploration) if session.at else None


def others(design: Design) -> tuple[Present, ...]:
    """Who else has the same structure open now; says that this reader has."""
    if design.key is None:
        return ()
    window: str = st.session_state.setdefault(_WINDOW, uuid.uuid4().hex)
    try:
        keeper = keeping.keeper()
        keeper.seen(design.key, window)
        return tuple(each for each in keeper.present(design.key, settings().presence) if each.session != window)
    except StoreError:
        return ()
