"""The limits that the findings were found with, and the form by which a reader sets others for a copy of the structure."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stpgraph.model import Structure
from stpgraph.reading.limits import Used, used
from stpgraph.reading.words import safe
from stpgraph.ui.components.controlled import give

#: Far above what anybody would set, and still a number that a browser shows as it is.
_MOST = 1_000_000


def show(structure: Structure) -> Mapping[str, float]:
    """Draws every limit with its default and its source; returns those that the reader has just set, by rule; empty for none."""
    limits = used(structure)
    own = sum(each.own for each in limits)
    with st.expander(f"Limits used: {own:,} set for this structure" if own else "Limits used"), st.form("limits", border=False):
        st.html(
            "<p>Some rules count, and find something when a limit is reached or passed; the page of each rule says which. Set a limit "
            "of your own where your footprint has good reason to: the findings change with it.</p>"
        )
        typed = {each.rule: each.typed(_number(each)) for each in limits}
        st.html(
            '<p class="sg-quiet">This changes a copy of the structure that only you have. Download it, or these limits are gone when '
            "you close this page.</p>"
        )
        asked = st.form_submit_button("Use these limits", type="primary")
        back = st.form_submit_button("Back to the defaults") if own else False
    if back:
        return {each.rule: each.limit.default for each in limits if each.own}
    changed = {each.rule: typed[each.rule] for each in limits if typed[each.rule] != each.value}
    if asked and not changed:
        st.info("No limit was changed.")
    return changed if asked else {}


def _number(used: Used) -> float:
    """Draws one limit; returns what stands there."""
    whole = used.limit.sort != "share" and used.shown == int(used.shown)
    value = int(used.shown) if whole else float(used.shown)
    most = 100.0 if used.limit.sort == "share" else max(_MOST, value)
    with st.container(key=f"used-limit-{used.rule}", gap="xsmall"):
        st.html(f'<p class="sg-limit"><strong>{safe(used.title)}</strong></p>')
        give(f"limit {used.rule}", value)
        number: float = st.number_input(
            used.asks,
            min_value=min(type(value)(1), value),
            max_value=type(value)(most),
            step=type(value)(1),
            format="%d" if whole else "%g",
            key=f"limit {used.rule}",
        )
        st.html(f'<p class="sg-quiet">{safe(used.about)}</p>')
    return number
