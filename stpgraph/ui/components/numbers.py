"""What can be reckoned of a structure: measures, likeness to the archetypes, and who has how much say where votes are taken."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.assess import Measure, Power, Resemblance
from stpgraph.model import Finding, Structure
from stpgraph.reading.assessed import likeness_rows, measure_rows, power_rows
from stpgraph.reading.words import safe
from stpgraph.ui.components import tables, text
from stpgraph.ui.components.html_table import of_dicts


def show_likeness(resemblance: Resemblance) -> None:
    """Draws how near a structure is to each archetype, and for each what makes it so."""
    st.html(f'<p class="sg-lead">{safe(resemblance.summary)}</p>')
    for each in resemblance.likenesses:
        st.html(
            f'<div class="sg-like"><span>{safe(each.name)}</span><strong>{each.value:.0%} alike</strong>'
            f'<span class="sg-bar" aria-hidden="true"><span style="width:{100 * each.value:.0f}%"></span></span></div>'
        )
        with st.expander(f"What makes it {each.value:.0%} like {each.name}"):
            st.html(of_dicts(f"{each.name}: what is compared, and what it counts", likeness_rows(each)))
    text.quiet(
        "Each feature counts with its weight, by how far the two pictures of it overlap. An archetype is 100% like itself; what its "
        "chart does not show counts neither way."
    )


def show_measures(measures: Sequence[Measure], findings: Sequence[Finding]) -> None:
    """Draws the measures."""
    rows = measure_rows(measures, findings)
    st.html(of_dicts("Each measure of this structure", rows))
    tables.folded("Measures, to sort or download", rows)


def show_power(powers: Sequence[Power], structure: Structure) -> None:
    """Draws, for each body that votes, who has how much say; where that is not known, why not."""
    if not powers:
        text.empty("No voting rule is stated.", "Who has how much say can be reckoned once a file says how a board votes.")
        return
    names = {node.id: node.name for node in structure.nodes}
    text.quiet(
        "Votes are not power: a partner with a third of the votes may decide half of the outcomes, or none. Banzhaf counts how often "
        "a partner's votes turn a losing side into a winning one, Shapley-Shubik how often its vote is the one that decides."
    )
    for power in powers:
        st.html(f'<h3 class="sg-h3">{safe(names[power.body])}</h3>')
        if not power.parties:
            st.html(f'<p class="sg-unsaid">{safe(power.why)}</p>')
            continue
        st.html(of_dicts(f"{power.needed:,} of {power.total:,} votes carry a decision", power_rows(power, structure)))
