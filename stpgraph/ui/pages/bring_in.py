"""Bring in: a document that people have already, of any sort, read, checked with its reader, and opened in Design."""

from __future__ import annotations

import streamlit as st

from stpgraph.ui import bringing_state, designing, frame
from stpgraph.ui.bringing import Work
from stpgraph.ui.components import bringing_check, bringing_outcome, bringing_upload, text
from stpgraph.ui.design_state import Designing
from stpgraph.ui.state import unknown

PURPOSE = "Bring in the diagram or table that you already have, check what was understood of it, and go on with it in Design."


def page() -> None:
    st.html(frame.ASSETS / "bringing.css")
    st.set_page_config(page_title="Bring in – stpgraph")
    text.head("Bring in", PURPOSE)
    text.notices(unknown(st.query_params.to_dict(), ()))
    work = bringing_state.current()
    bringing_upload.show_steps(work.step if work else 1)
    if work is None:
        begun = bringing_upload.show()
        if begun is not None:
            go(begun)
        return
    bringing_upload.show_name(work)
    if work.step == 2:
        after, structure = bringing_check.show(work), None
    else:
        after, structure = bringing_outcome.show_last(work)
    if structure is not None:
        st.switch_page(frame.DESIGN, query_params=Designing(designing.begin(structure).id).params)
    if after != work:
        go(after)


def go(work: Work | None) -> None:
    """Shows what comes next."""
    bringing_state.put(work)
    st.rerun()


if __name__ == "__main__":
    page()
