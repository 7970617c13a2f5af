"""What is picked in a design: its form, its lines, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import (
    AnyCommand,
    ChangeNode,
    Line,
    MoveNode,
    Refused,
    RemoveNode,
    RemoveRelation,
    duplicate,
    goes_with,
    new_node,
)
from stpgraph.graph import Wiring
from stpgraph.model import AnyNode, AnyRelation, Structure
from stpgraph.model.kinds import RELATION_TYPES, TYPE_WORDS, NodeType
from stpgraph.reading.facts import kind_line
from stpgraph.reading.sentences import relation_sentence, remarks
from stpgraph.reading.words import capital, markdown_safe, safe
from stpgraph.rules.words import count, natural, quoted
from stpgraph.ui import design_fields, design_joins
from stpgraph.ui.components import design_forms, design_inputs, design_line, text
from stpgraph.ui.design_joins import Join, Start

#: So many lines have their buttons in sight; of more, one is chosen from a list.
MOST_LINES = 12
#: What stands in place of an id for something that is yet to be made, by its type.
_NEW = "new "


def show(structure: Structure, wiring: Wiring, node_id: str) -> AnyCommand | None:
    """Draws the forms of a node; returns the edit that was asked for. Nothing where the node is not there."""
    node = next((each for each in structure.nodes if each.id == node_id), None)
    if node is None:
        return None
    text.heading(2, node.name, kind_line(node))
    return (
        _form(structure, node)
        or _lines(structure, node, wiring)
        or _draw(structure, node)
        or _move(structure, node)
        or _become(structure, node)
        or _copy_or_remove(structure, node)
    )


def _form(structure: Structure, node: AnyNode) -> AnyCommand | None:
    filled = design_inputs.form(design_fields.of_node(structure, node), f"node {node.id}", "Change it")
    return design_inputs.taken(structure, ChangeNode(node=node.id, fields=filled.fields)) if filled else None


# ── its lines ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(structure: Structure, node: AnyNode, wiring: Wiring) -> AnyCommand | None:
    names = {key: each.name for key, each in wiring.nodes.items()}
    lines = sorted(
        (each for each in structure.relations if node.id in (each.source, each.target)),
        key=lambda each: (
            each.source != node.id,
            RELATION_TYPES.index(each.type),
            natural(names[each.target if each.source == node.id else each.source]),
            each.source,
            each.target,
        ),
    )
    # The label stays the same when a line goes: a fold under another label would close.
    fold = st.expander("Its lines", key=f"lines {node.id}", on_change="rerun")
    if not fold.open:
        return None
    with fold:
        if not lines:
            text.quiet("It has none yet: draw one below, or in the picture.")
        if len(lines) > MOST_LINES:
            at = st.selectbox(
                f"Which of its {count(len(lines), 'line')}",
                range(len(lines)),
                format_func=lambda number: relation_sentence(lines[number], names),
                key=f"line of {node.id} {design_fields.digest(lines)}",
            )
            lines = [lines[at]]
        for line in lines:
            if command := _line(line, names):
                return command
    return None


def _line(line: AnyRelation, names: dict[str, str]) -> AnyCommand | None:
    key = f"{line.source} {line.type} {line.target}"
    chips = "".join(f' <span class="sg-chip">{safe(each)}</span>' for each in remarks(line))
    with st.container(gap="xsmall", key=f"line-{design_fields.digest(key)}"):
        st.html(f"<p>{safe(relation_sentence(line, names))}{chips}</p>")
        with st.container(horizontal=True, gap="small"):
            ends = (line.source, line.type, line.target)
            st.button(
                "Change", type="tertiary", icon=":material/edit:", key=f"change {key}", on_click=design_line.pick, args=(ends,)
            )
            if st.button("Remove", type="tertiary", icon=":material/delete:", key=f"remove {key}"):
                return RemoveRelation(line=Line.of(line))
    return None


def _draw(structure: Structure, node: AnyNode) -> AnyCommand | None:
    fold = st.expander("Draw a line", key=f"draw {node.id}", on_change="rerun")
    if not fold.open:
        return None
    with fold:
        ways = design_joins.starts(node)
        at = st.selectbox(
            f"What does the line say of {markdown_safe(quoted(node.name))}?",
            range(len(ways)),
            format_func=lambda number: ways[number].words,
            key=f"way {node.id} {node.type}",
        )
        way = ways[at]
        names = design_joins.names_of(structure)
        known = design_joins.ends(structure, node, way)
        new = {f"{_NEW}{each}": f"A new {TYPE_WORDS[each][0]} …" for each in way.others}
        key = design_fields.digest(node.id, way, known, names)
        other = st.selectbox(
            "With whom?" if not way.outward else "To whom?",
            [*known, *new],
            index=None,
            format_func=lambda each: new[each] if each in new else names[each],
            key=f"with {key}",
            placeholder="Choose one, or a new one at the end of the list",
        )
        if other is not None and other in new:
            return _draw_to_new(structure, node, way, next(each for each in way.others if other == f"{_NEW}{each}"), key)
        if other is None:
            return None
        join = _join_of(structure, node, way, other)
        text.quiet(f"{join.words}.")
        pressed = st.button("Draw it", type="primary", key=f"draw it {key}")
        return design_inputs.taken(structure, join.command) if pressed else None


def _draw_to_new(structure: Structure, node: AnyNode, way: Start, node_type: NodeType, key: str) -> AnyCommand | None:
    name = st.text_input("Its name (required)", key=f"new name {node_type} {key}", max_chars=design_inputs.LINE)
    kind = design_forms.show_kind(node_type, f"new {key}")
    if not st.button("Add it and draw the line", type="primary", key=f"draw new {key}"):
        return None
    if lacking := design_forms.missing(node_type, name, kind):
        design_inputs.complain(lacking)
        return None
    try:
        added = new_node(structure, node_type, name.strip(), kind)
    except Refused as refused:
        design_inputs.complain([str(refused)])
        return None
    join = _join_of(design_joins.with_new(structure, added), node, way, added.node.id)
    return design_inputs.taken(structure, design_joins.add_and_join(structure, added, [join]))


def _join_of(structure: Structure, node: AnyNode, way: Start, other: str) -> Join:
    source, target = (node.id, other) if way.outward else (other, node.id)
    return design_joins.line_join(structure, source, way.type, target)


# ── what can be done with it ─────────────────────────────────────────────────────────────────────────────────────────


def _move(structure: Structure, node: AnyNode) -> AnyCommand | None:
    if node.type in ("organisation", "instrument"):
        return None
    fold = st.expander("Move it under another", key=f"move {node.id}", on_change="rerun")
    if not fold.open:
        return None
    names = design_joins.names_of(structure)
    over = design_joins.above(structure, node.id)
    masters = design_joins.masters(structure, node)
    key = design_fields.digest(node.id, over, masters, names)
    with fold, st.form(f"move form {key}", border=False):
        before = over[0].target if len(over) == 1 else None
        if len(over) > 1:
            left = list(dict.fromkeys(line.target for line in over))
            first = next((line.target for line in over if getattr(line, "primary", False)), left[0])
            before = st.selectbox(
                "Which does it leave?",
                left,
                index=left.index(first),
                format_func=names.__getitem__,
                key=f"leave {key}",
            )
        elif over:
            text.quiet(f"It leaves {quoted(next(each.name for each in structure.nodes if each.id == before))}.")
        else:
            text.quiet("It answers to nobody yet.")
        to = st.selectbox(
            "Move it under", masters, index=None, format_func=names.__getitem__, key=f"under {key}", placeholder="Choose one"
        )
        pressed = st.form_submit_button("Move it", key=f"move it {key}")
    if not pressed:
        return None
    if to is None:
        design_inputs.complain(["Choose under whom it is to be moved."])
        return None
    return design_inputs.taken(structure, MoveNode(node=node.id, to=to, before=before))


def _become(structure: Structure, node: AnyNode) -> AnyCommand | None:
    fold = st.expander("Make it something else", key=f"become {node.id}", on_change="rerun")
    if not fold.open:
        return None
    with fold:
        may, reasons = design_joins.may_become(structure, node)
        command = None
        if not may:
            text.quiet("While its lines stand, it can become nothing else.")
        else:
            key = design_fields.digest(node.id, may)
            node_type = st.selectbox("What it is", may, format_func=lambda each: capital(TYPE_WORDS[each][0]), key=f"type {key}")
            kind = design_forms.show_kind(node_type, f"become {key}")
            command = ChangeNode(node=node.id, fields={"type": node_type, **({"kind": kind} if kind else {})})
            design_inputs.told(goes_with(structure, command))
            if not st.button("Change what it is", key=f"become it {key}"):
                command = None
            elif lacking := design_forms.missing(node_type, node.name, kind):
                design_inputs.complain(lacking)
                command = None
        design_inputs.folded_reasons("What it cannot become, and why", reasons)
    return design_inputs.taken(structure, command) if command else None


def _copy_or_remove(structure: Structure, node: AnyNode) -> AnyCommand | None:
    fold = st.expander("Duplicate or remove it", key=f"remove {node.id}", on_change="rerun")
    if not fold.open:
        return None
    with fold:
        with st.container(horizontal=True):
            lines = st.button("Duplicate", icon=":material/content_copy:", key=f"duplicate {node.id}")
            bare = st.button("Duplicate without its lines", key=f"duplicate bare {node.id}")
        if lines or bare:
            return duplicate(structure, node.id, lines=lines)
        command = RemoveNode(node=node.id)
        design_inputs.told([*goes_with(structure, command), "What is removed comes back with “Undo”."])
        if st.button("Remove", icon=":material/delete:", key=f"remove it {node.id}"):
            return command
    return None
