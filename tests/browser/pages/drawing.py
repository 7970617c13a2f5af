"""A page with nothing but the diagram of an archetype that can be edited. It says what it was told, and does the simplest of it."""

import streamlit as st

from stpgraph import shipped
from stpgraph.layout import lay_out
from stpgraph.model import Structure
from stpgraph.model.relations import PlainRelation
from stpgraph.reading.marks import NOTHING
from stpgraph.ui import wiring
from stpgraph.ui.components import drawing
from stpgraph.ui.drawing import Told

#: What may be joined here: a body to a body, a project to a body.
ALLOWED = {"body": ("body",), "project": ("body",)}


def done(structure: Structure, told: Told) -> Structure:
    """A structure after a line was drawn or something was removed."""
    if told.kind == "line" and told.ends:
        new = PlainRelation(source=told.ends[0], type="advises", target=told.ends[1])
        return structure.model_copy(update={"relations": (*structure.relations, new)})
    nodes = tuple(each for each in structure.nodes if each.id not in told.nodes)
    left = {each.id for each in nodes}
    relations = [each for each in structure.relations if (each.source, each.type, each.target) not in told.lines]
    kept = tuple(each for each in relations if {each.source, each.target} <= left)
    return structure.model_copy(update={"nodes": nodes, "relations": kept})


st.set_page_config(page_title="Drawing", layout="wide")
st.title("Drawing")
steps: list[Structure] = st.session_state.setdefault("steps", [shipped.load(shipped.archetype_file("workstream"))])
told = drawing.just_told(lay_out(steps[-1]))
log: list[str] = st.session_state.setdefault("log", [])
if told:
    log.append(" ".join([told.kind, told.node or "", *(told.ends or ()), *(told.line or ()), *told.nodes]).strip())
    log.extend(f"and {' '.join(line)}" for line in told.lines)
if told and told.kind in ("line", "remove"):
    steps.append(done(steps[-1], told))
elif told and told.kind == "undo" and len(steps) > 1:
    steps.pop()
elif told and told.kind == "pick":
    st.session_state["picked"] = told.node
scene = lay_out(steps[-1])
drawing.show(scene, wiring.picture(scene), NOTHING, st.session_state.get("picked"), ALLOWED, "workstream")
st.text("Told: " + "; ".join(log))
