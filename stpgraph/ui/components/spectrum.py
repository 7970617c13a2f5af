"""The governance spectrum of a structure: phases along a line, what puts it where it stands, what the next phase lacks."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.assess import Spectrum
from stpgraph.assess.answer import Row
from stpgraph.draw import spectrum as drawn
from stpgraph.reading.assessed import Stop, spectrum_rows, stops
from stpgraph.reading.words import safe
from stpgraph.ui.components import answers, tables


def show(spectrum: Spectrum) -> None:
    """Draws the spectrum."""
    phases = stops(spectrum)
    with st.container(key="spectrum", gap=None):
        st.image(drawn.line(phases), width="stretch", alt=drawn.words(phases))
        st.html(f'<ol class="sg-phases">{"".join(map(_phase, phases))}</ol>')
    st.html(f'<p class="sg-lead">{safe(spectrum.summary)}</p>')
    if spectrum.stands:
        more = [row for row in spectrum.stands.others if row.met]
        st.html(f'<h3 class="sg-h3">What puts it there</h3>{_rows((spectrum.stands.defining, *more))}')
        missing = [row for row in spectrum.stands.others if not row.met]
        if missing:
            st.html(f'<h3 class="sg-h3">What is not shown of “{safe(spectrum.stands.name)}” itself</h3>{_rows(missing)}')
    if spectrum.next is None:
        st.html("<p>There is no phase after this one.</p>")
    elif spectrum.lacks:
        st.html(f'<h3 class="sg-h3">What the next phase, “{safe(spectrum.next.name)}”, still lacks</h3>{_rows(spectrum.lacks)}')
    tables.folded("Every criterion as a table", spectrum_rows(spectrum))


def _phase(stop: Stop) -> str:
    here = ' class="sg-here" aria-current="step"' if stop.here else ""
    return (
        f'<li{here}><strong>{stop.number}. {safe(stop.name)}</strong><br><span class="sg-chip">{safe(stop.state)}</span>'
        f"<p>{safe(stop.means)}</p></li>"
    )


def _rows(rows: Iterable[Row]) -> str:
    items = (f"<li>{answers.chip(row.answer)} <strong>{safe(row.question)}</strong> {safe(row.why)}</li>" for row in rows)
    return f'<ul class="sg-rows-list">{"".join(items)}</ul>'
