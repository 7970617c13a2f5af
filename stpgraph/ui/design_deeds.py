"""What the Design page does: begins a design, carries out what was asked in the picture, saves, and tells what a step came to."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import streamlit as st

from stpgraph.compare import Comparison, compare
from stpgraph.design import (
    AnyCommand,
    BrokenDraft,
    Effects,
    Fix,
    Refused,
    RemoveNode,
    RemoveRelation,
    Session,
    Several,
    copy_of,
    duplicate,
    effects,
    what_it_does,
    words,
)
from stpgraph.design.commands import Line
from stpgraph.model import Structure
from stpgraph.model.kinds import ENDPOINTS, NODE_TYPES, NodeType
from stpgraph.pipeline import Exploration, explore
from stpgraph.reading.words import uncapital
from stpgraph.rules.words import count
from stpgraph.store import Conflict, StoreError
from stpgraph.ui import design_lists, designing, keeping, sources
from stpgraph.ui.components import drawing
from stpgraph.ui.design_state import Designing
from stpgraph.ui.designing import Design
from stpgraph.ui.state import KEPT, UPLOAD

_OPENED, _COMPARED, _OUTCOMES = "designs opened", "designs compared", "outcomes of fixes"
#: So many states of designs are kept with their findings and pictures.
MOST_OPENED = 12
#: Under which the session keeps what stands beside the picture: the forms, or the findings.
SIDE = "design side"
#: Under which the session keeps the line that was just drawn in the picture, and the line that is picked.
DRAWN, PICKED_LINE = "line drawn", "line picked"
Deed = Literal["close", "apart", "again"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader wants: so many steps back (forward for less than nothing), the session in another state, which `did` names, to save
    it for a reason (under a `title`: as an option of what it was), or one of the deeds: to close it, to make this window's a draft of
    its own, or to go on with what another window made of it."""

    undo: int = 0
    moved: Session | None = None
    did: str = ""
    why: str | None = None
    title: str | None = None
    deed: Deed | None = None


def begun(start: str | None) -> Design | None:
    """A design begun from the structure that a URL names; None where it names none that is there.

    Where the same was begun before and nothing was done yet, that draft is taken up: looking at a structure leaves no heap of drafts.
    """
    opened = sources.opened(start) if start else None
    if start is None or opened is None:
        return None
    structure, key, base = opened.exploration.structure, None, None
    if start.startswith(KEPT):
        kept = sources.kept_version(start).version
        # Who may only look at it begins a structure of their own: names that are hidden from them must not be saved over the real ones.
        if keeping.keeper().may_change(kept.key):
            key, base = kept.key, kept.number
    elif not start.startswith(UPLOAD):
        structure = copy_of(structure, structure.title)
    untouched = design_lists.untouched(structure, key, base)
    found = designing.find(untouched)[0] if untouched else None
    return found or designing.begin(structure, key, base)


def opened(structure: Structure) -> sources.Opened:
    """A structure with its findings and its pictures. Those of the last few are kept, so that undo and redo show at once."""
    kept: MutableMapping[int, tuple[Structure, date, sources.Opened]] = st.session_state.setdefault(_OPENED, {})
    today = date.today()
    found = kept.pop(id(structure), None)
    if found is None or found[0] is not structure or found[1] != today:
        last = next((each.exploration for _, _, each in reversed(list(kept.values()))), None)
        like = last.scene if last is not None and last.structure.id == structure.id else None
        found = structure, today, sources.Opened(replace(explore(structure, today), like=like))
    # The one used last stands last.
    kept[id(structure)] = found
    while len(kept) > MOST_OPENED:
        del kept[next(iter(kept))]
    return found[2]


def explored(structure: Structure) -> Exploration:
    """A structure with its findings and its picture."""
    return opened(structure).exploration


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
    elif told.kind == "undo":
        design = undone(design)
    elif told.kind == "redo":
        design = undone(design, -1)
    elif told.kind == "duplicate" and told.node is not None:
        design = designing.step(design, duplicate(design.structure, told.node))
    elif told.kind == "remove":
        design = _removed(design, told.nodes, told.lines)
    if told.node or told.kind in ("edit", "line"):
        st.session_state[SIDE] = "change"
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


def undone(design: Design, steps: int = 1) -> Design:
    """The design some steps back (forward for less than nothing)."""
    session = design.session
    after = session.undo(steps) if steps > 0 else session.redo(-steps)
    if after.at == session.at:
        return design
    at = after.at if steps > 0 else after.at - 1
    last = words(session.states[at], session.steps[at])
    more = f" and {count(abs(steps) - 1, 'step')} {'after' if steps > 0 else 'before'} it" if abs(steps) > 1 else ""
    return designing.moved(design, after, f"{'Undone' if steps > 0 else 'Done again'} – {uncapital(last)}{more}")


def stepped(design: Design, command: AnyCommand, wanted: Designing) -> Designing:
    """Does a step; returns what is to be seen then."""
    after = designing.step(design, command)
    if after.refused:
        return wanted
    st.session_state.pop(DRAWN, None)
    added = {each.id for each in after.structure.nodes} - {each.id for each in design.structure.nodes}
    there = {each.id for each in after.structure.nodes}
    node = min(added) if len(added) == 1 else wanted.node if wanted.node in there else None
    return replace(wanted, node=node)


def carried_out(design: Design, wish: Wish, wanted: Designing) -> Designing:
    """Does what was asked in the bar; returns what is to be seen then."""
    if wish.undo:
        undone(design, wish.undo)
    elif wish.moved is not None:
        designing.moved(design, wish.moved, wish.did)
    elif wish.why is not None:
        saved(design, wish.why, wish.title)
    elif wish.deed == "apart":
        return replace(wanted, draft=designing.apart(design).id)
    elif wish.deed == "again":
        return _again(design, wanted)
    elif wish.deed == "close":
        if not design.unsaved:
            designing.drop(design)
        return Designing()
    return wanted


def _again(design: Design, wanted: Designing) -> Designing:
    try:
        designing.again(design)
    except (StoreError, BrokenDraft) as error:
        designing.hold(replace(design, refused=str(error)))
    return wanted


def saved(design: Design, why: str, title: str | None = None) -> None:
    """Saves a design, under a title as an option of what it goes on from; what came of it is told on the page."""
    conflict: Conflict | None = None
    try:
        if title is None:
            after, conflict = designing.save(design, why)
        else:
            after = designing.save_as_option(design, why, title)
    except (StoreError, Refused) as error:
        designing.hold(replace(design, told="", refused=f"Not saved. {error}"))
        return
    designing.hold(after)
    st.session_state[f"conflict of {design.id}"] = (conflict, why) if conflict else None


def conflict_of(design: Design) -> tuple[Conflict, str] | None:
    """What has to be decided before a design can be saved, and the reason for the save; None for nothing.

    What was asked of another state of it is asked no more: it would be answered for steps that nobody has looked at.
    """
    found: tuple[Conflict, str] | None = st.session_state.get(f"conflict of {design.id}")
    return found if found is not None and found[0].merged.mine == design.structure else None


def ends_by_type() -> Mapping[NodeType, tuple[NodeType, ...]]:
    """At which types of node some line may end that starts at a type."""
    made: dict[NodeType, set[NodeType]] = {each: set() for each in NODE_TYPES}
    for starts, ends in ENDPOINTS.values():
        for start in starts:
            made[start].update(ends)
    return {start: tuple(each for each in NODE_TYPES if each in ends) for start, ends in made.items()}


def last_step(design: Design, exploration: Exploration) -> tuple[str, Effects | None] | None:
    """What was done last, in words, and what it opened and closed (None where it changed nothing); None where nothing was done yet."""
    session = design.session
    if design.before is not None and design.did:
        same = design.before is exploration.structure
        return design.did, None if same else effects(explored(design.before), exploration)
    if not session.at:
        return None
    before = session.states[session.at - 1]
    return words(before, session.steps[session.at - 1]), effects(explored(before), exploration)


def difference(design: Design) -> Comparison:
    """What the open option makes of what was there when it began."""
    began, now = explored(design.session.began), explored(design.structure)
    return compared(began, now)


def compared(before: Exploration, after: Exploration) -> Comparison:
    """Two states of the same design against each other. The comparison made last is kept."""
    kept: tuple[Exploration, Exploration, Comparison] | None = st.session_state.get(_COMPARED)
    if kept is None or kept[0] is not before or kept[1] is not after:
        kept = before, after, compare(before, after)
        st.session_state[_COMPARED] = kept
    return kept[2]


def outcome(exploration: Exploration, fix: Fix, choice: str) -> Effects | None:
    """What a fix would open and close; None where it cannot be done after all. What was found of a structure is kept."""
    kept: tuple[Structure, dict[str, Effects | None]] | None = st.session_state.get(_OUTCOMES)
    if kept is None or kept[0] is not exploration.structure:
        kept = exploration.structure, {}
        st.session_state[_OUTCOMES] = kept
    key = f"{fix.rule} {fix.label} {fix.command(choice).model_dump_json()}"
    if key not in kept[1]:
        try:
            kept[1][key] = what_it_does(exploration, fix, date.today(), choice)[1]
        except Refused:
            kept[1][key] = None
    return kept[1][key]
