"""Adding something to a design: what it is, its name and kind, and at once where it belongs."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import AddNode, AnyCommand, Refused, kinds_of, new_node
from stpgraph.model import Structure
from stpgraph.model.kinds import NODE_TYPES, TYPE_WORDS, NodeType
from stpgraph.reading.words import capital
from stpgraph.reference import SOURCE, Trust, by_ods_code, footprints, trusts
from stpgraph.ui import design_fields, design_joins
from stpgraph.ui.components import design_inputs, text

#: Those that are added most come first.
_TYPES: tuple[NodeType, ...] = tuple(sorted(NODE_TYPES, key=["body", "post", "organisation", "project", "instrument"].index))


def show_kind(node_type: NodeType, key: str) -> str | None:
    """Draws the choice of a kind; returns it, None while none is chosen. Nothing is drawn for a project, which has none."""
    kinds = dict(kinds_of(node_type))
    if not kinds:
        return None
    # None is chosen at first: much of what the rules find rests on the kind.
    return st.selectbox(
        "Kind (required)",
        list(kinds),
        index=None,
        format_func=kinds.__getitem__,
        key=f"kind {node_type} {key}",
        placeholder="Choose one; the last is for any other sort",
    )


def missing(node_type: NodeType, name: str, kind: str | None) -> tuple[str, ...]:
    """What is yet to be filled in before something can be added, a sentence each."""
    return (
        *(() if name.strip() else ("Write a name: it is what everybody reads in the picture and in the tables.",)),
        *(() if kind or not kinds_of(node_type) else ("Choose a kind: much of what is found rests on it.",)),
    )


def add(structure: Structure, near: str | None) -> AnyCommand | None:
    """Draws the form by which something is added; returns the edit that was asked for.

    `near` is the node to which it is most likely to belong: the one that is picked.
    """
    # What was typed goes once the thing is there.
    key = design_fields.digest([each.id for each in structure.nodes], near)
    text.heading(2, "Add something")
    node_type: NodeType = (
        st.segmented_control(
            "What is it?",
            _TYPES,
            default=_TYPES[0],
            format_func=lambda each: capital(TYPE_WORDS[each][0]),
            key=f"add type {near}",
            required=True,
            wrap=True,
        )
        or _TYPES[0]
    )
    trust = _trust(structure, key) if node_type == "organisation" else None
    name = st.text_input(
        "Name (required)",
        trust.name if trust else "",
        key=f"add name {node_type} {trust.code if trust else ''} {key}",
        max_chars=design_inputs.LINE,
    )
    kind = trust.kind if trust else show_kind(node_type, f"add {key}")
    fields = {"ods_code": trust.code} if trust else {}
    try:
        added = new_node(structure, node_type, name.strip() or "This one", kind, **fields)
    except Refused as refused:
        design_inputs.complain([str(refused)])
        return None
    join, unsaid = _join(structure, added, near, key) if structure.nodes else (None, False)
    if not st.button("Add it", type="primary", icon=":material/add:", key=f"add it {near}"):
        return None
    lacking = (*missing(node_type, name, kind), *(("Choose how it belongs there, or nowhere.",) if unsaid else ()))
    if lacking:
        design_inputs.complain(lacking)
        return None
    return design_inputs.taken(structure, design_joins.add_and_join(structure, added, [join] if join else []))


def _trust(structure: Structure, key: str) -> Trust | None:
    """Draws the list of NHS trusts, those of the structure's footprint first; returns the one that was chosen."""
    there = {getattr(each, "ods_code", None) for each in structure.nodes}
    place = next((each.code for each in footprints() if each.name.casefold() == (structure.footprint or "").casefold()), "")
    offered = sorted((each for each in trusts() if each.code not in there), key=lambda each: (each.footprint != place, each.name))
    code = st.selectbox(
        "An NHS trust, by its name or code (leave empty for anything else)",
        [each.code for each in offered],
        index=None,
        format_func=lambda each: f"{by_ods_code()[each].name} ({each})",
        key=f"add trust {key}",
        placeholder="Such as RN3, or Great Western",
        help=f"{SOURCE}. Trusts that are in this structure already are left out.",
    )
    return by_ods_code()[code] if code else None


def _join(structure: Structure, added: AddNode, near: str | None, key: str) -> tuple[design_joins.Join | None, bool]:
    """Draws where it belongs: to whom, and how; returns the line, or nothing, and whether it is yet to be said how."""
    names = design_joins.names_of(structure)
    key = f"{added.node.type} {key}"
    ids = list(names)
    other = st.selectbox(
        "Where does it belong? (leave empty to draw its lines later)",
        ids,
        index=ids.index(near) if near in names else None,
        format_func=names.__getitem__,
        key=f"add at {key}",
        placeholder="Nowhere yet",
    )
    if other is None:
        return None, False
    ways = design_joins.joined(design_joins.with_new(structure, added), added.node.id, other)
    if not ways.may:
        text.quiet(f"No line can join these two. {ways.reasons[0] if ways.reasons else ''}")
        return None, False
    at = st.selectbox(
        "How?",
        range(len(ways.may)),
        # An organisation may delegate, or have seats, or be answered to: none of these is to be said for the reader.
        index=None if added.node.type == "organisation" and len(ways.may) > 1 else 0,
        placeholder="Choose one",
        format_func=lambda number: ways.may[number].words,
        key=f"add by {other} {getattr(added.node, 'kind', '')} {key}",
    )
    return (None, True) if at is None else (ways.may[at], False)
