"""Compare: two to four structures against each other, from what matters most to every box and line that differs."""

from __future__ import annotations

import streamlit as st

from stpgraph.ui import comparing_made, comparing_versions, comparing_wanted, sources
from stpgraph.ui.comparing_wanted import Wanted
from stpgraph.ui.components import compare_corrections as corrections
from stpgraph.ui.components import compare_findings as findings
from stpgraph.ui.components import compare_matters as matters
from stpgraph.ui.components import compare_picker as picker
from stpgraph.ui.components import compare_pictures as pictures
from stpgraph.ui.components import compare_tables as tables
from stpgraph.ui.components import compare_take as take
from stpgraph.ui.components import text

PURPOSE = "See structures against each other: what matters most, which gaps one has and another has not, and what differs."
SECTIONS = {
    "matters": ("What matters most", "the heaviest first", matters.show),
    "findings": ("Findings", "what the rules find in each", findings.show),
    "pictures": ("The pictures", "at the same scale, what is the same in the same place", pictures.show),
    "differences": ("Boxes and lines", "everything that differs", tables.show_differences),
    "measures": ("Measures", "side by side", tables.show_measures),
    "take": ("Take it with you", "pictures, tables, a paper", take.show),
    "matches": ("Which is which", "what was taken for the same, and why", tables.show_matches),
}


def page() -> None:
    asked, messages = comparing_wanted.read(st.query_params.to_dict())
    if not st.query_params and picker.is_new():
        asked = Wanted(sources.last())
        st.query_params.from_dict(asked.params)
    opened = comparing_made.opened(asked, corrections.kept)
    wanted, several = opened.wanted, opened.several
    matters.show_head(several.title if several else "Compare", PURPOSE, messages + opened.messages)
    chosen = picker.show(wanted, opened.titles)
    history = comparing_versions.history(wanted.first, wanted.second, comparing_versions.versions_of)
    if history and chosen == wanted:
        chosen = picker.show_version(history, wanted)
    if chosen != wanted:
        st.query_params.from_dict(chosen.params)
        st.rerun()
    if several is None:
        text.empty(*comparing_wanted.EMPTY[min(2, len(wanted.params))])
        return
    matters.show_sides(several, wanted.chosen)
    text.contents({anchor: title for anchor, (title, *_) in SECTIONS.items()})
    for anchor, (title, aside, show) in SECTIONS.items():
        text.section(anchor, title, aside)
        show(several)


if __name__ == "__main__":
    page()
