"""Compare: two structures against each other, from what matters most to every box and line that differs."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.compare import compare
from stpgraph.pipeline import Exploration
from stpgraph.ui import comparing, making, sources
from stpgraph.ui.comparing import Pair, Wanted
from stpgraph.ui.components import compare_findings, compare_matters, compare_picker, compare_pictures, compare_tables, text

PURPOSE = "See two structures against each other: what matters most, which gaps one has and the other has not, and what differs."
SECTIONS = {
    "matters": ("What matters most", "the heaviest first", compare_matters.show),
    "findings": ("Findings", "what the rules find in one, the other or both", compare_findings.show),
    "pictures": ("The two pictures", "at the same scale", compare_pictures.show),
    "differences": ("Boxes and lines", "everything that differs", compare_tables.show_differences),
    "measures": ("Measures", "side by side", compare_tables.show_measures),
    "matches": ("Which is which", "what was taken for the same, and why", compare_tables.show_matches),
}


def page() -> None:
    asked, messages = comparing.read(st.query_params.to_dict())
    if not st.query_params and compare_picker.is_new():
        asked = Wanted(sources.last())
        st.query_params.from_dict(asked.params)
    # The first is opened last, so that other pages go on with it.
    second, first = sources.opened(asked.second), sources.opened(asked.first)
    wanted = Wanted(asked.first if first else None, asked.second if second else None)
    messages += [comparing.missing(key) for side, key in asked.params.items() if side not in wanted.params]
    pair = None
    if first and second and wanted.first != wanted.second:
        digests = (making.content(first.exploration), making.content(second.exploration))
        pair = _compared(digests, date.today(), first.exploration, second.exploration)
    compare_matters.show_head(pair.title if pair else "Compare", PURPOSE, messages)
    chosen = compare_picker.show(wanted)
    if chosen != wanted:
        st.query_params.from_dict(chosen.params)
        st.rerun()
    if pair is None:
        text.empty(*comparing.EMPTY[len(wanted.params)])
        return
    compare_matters.show_sides(pair, wanted)
    text.contents({anchor: title for anchor, (title, *_) in SECTIONS.items()})
    for anchor, (title, aside, show) in SECTIONS.items():
        text.section(anchor, title, aside)
        show(pair)


@st.cache_resource(max_entries=20, show_spinner="Comparing the two")
def _compared(digests: tuple[str, str], today: date, _first: Exploration, _second: Exploration) -> Pair:
    return Pair(compare(_first, _second))


if __name__ == "__main__":
    page()
