"""The findings of a design that somebody has accepted: each acceptance can be changed and taken away, also one that matches nothing."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.design import AnyCommand
from stpgraph.pipeline import Exploration
from stpgraph.reading.words import safe
from stpgraph.ui import accepting, design_fields
from stpgraph.ui.accepting import Row
from stpgraph.ui.components import design_inputs, finding


def show(exploration: Exploration, today: date) -> AnyCommand | None:
    """Draws the acceptances, folded away; returns the edit that was asked for. Nothing is drawn where there is none."""
    structure = exploration.structure
    if not structure.accepted:
        return None
    fold = st.expander(f"Accepted findings ({len(structure.accepted):,})", key="accepted findings", on_change="rerun")
    if not fold.open:
        return None
    rows = accepting.rows(structure, exploration.findings, today)
    with fold:
        st.html(f'<p class="sg-quiet">{safe(accepting.summary(rows))}.</p>')
        # Two may be called the same: they are chosen by number.
        at = st.selectbox(
            "Which acceptance",
            range(len(rows)),
            format_func=lambda number: rows[number].label,
            key=f"which acceptance {design_fields.digest(structure.accepted)}",
        )
        return _one(exploration, rows[at or 0], today)


def _one(exploration: Exploration, row: Row, today: date) -> AnyCommand | None:
    structure = exploration.structure
    st.html(f'<p>{safe(row.told)}</p><p class="sg-unsaid">{finding.acceptance(row.accepted)}</p>')
    mark = design_fields.digest(structure.accepted, row.accepted, row.which)
    if st.button("Take this acceptance away", icon=":material/delete:", key=f"take away {mark}", help="“Undo” brings it back."):
        return design_inputs.taken(structure, row.withdraw)
    if row.state == "other" and st.button(
        "Accept it again, as it is now", icon=":material/check:", key=f"again {mark}", help="The reason stays; the day is today."
    ):
        return design_inputs.taken(structure, row.again(today))
    asked = design_fields.of_acceptance(structure, row.accepted)
    filled = design_inputs.form(asked, f"acceptance {mark}", "Change this acceptance")
    return design_inputs.taken(structure, row.change(filled.fields)) if filled else None
