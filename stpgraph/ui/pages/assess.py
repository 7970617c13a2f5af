"""Assess: what boards ask of a structure, from the governance spectrum to who has how much say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from stpgraph.ui import design_lists, edits, frame, sources, state
from stpgraph.ui.components import assessment, header, text

PURPOSE = "See how one structure measures up to what is asked of an STP, and answer the governance checklist."


def page() -> None:
    wanted, messages = state.read_assessing(st.query_params.to_dict())
    if wanted.structure is None and (last := sources.last()):
        wanted = replace(wanted, structure=last)
        st.query_params.from_dict(wanted.params)
    key, opened = wanted.structure, sources.opened(wanted.structure)
    if key is None or opened is None:
        header.show_nothing("Assess", PURPOSE, messages, key)
        return
    structure = opened.exploration.structure
    header.show(structure, PURPOSE, opened.exploration.findings, *design_lists.whence(key))
    frame.show_ways(key, frame.EXPLORE, frame.COMPARE, frame.DOWNLOADS)
    text.notices(messages)
    totals, published = sources.published_totals()
    element, given = assessment.show(opened.assessment, key, wanted.element, totals, published, date.today())
    if given:
        key = sources.edit(key, edits.answer(structure, given))
    chosen = replace(wanted, structure=key, element=element)
    if chosen != wanted:
        st.query_params.from_dict(chosen.params)
        st.rerun()


if __name__ == "__main__":
    page()
