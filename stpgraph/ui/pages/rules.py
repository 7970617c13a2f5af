"""Rules: what stpgraph looks for, why, and what a structure looks like that breaks a rule or keeps it."""

from __future__ import annotations

import streamlit as st

from stpgraph.reading.catalogue import matching
from stpgraph.rules import BY_ID, CATALOGUE
from stpgraph.ui import frame, sources, specimens, state
from stpgraph.ui.components import rules, text
from stpgraph.ui.state import Ruling, Viewing

PURPOSE = "See what is looked for in a structure, why it matters, and how to mend it."


def page() -> None:
    wanted, messages = state.read_ruling(st.query_params.to_dict())
    if not messages:
        # A link within one page leaves the window's URL as it was, so it is set here.
        st.query_params.from_dict(wanted.params)
    if wanted.rule is None:
        text.head("Rules", PURPOSE)
        text.notices(messages)
        rules.show_list(matching(CATALOGUE, rules.search()))
        return
    text.notices(messages)
    said = rules.show_one(BY_ID[wanted.rule], PURPOSE, specimens.of_rule(wanted.rule), wanted.case)
    if said.opened is not None:
        st.switch_page(frame.EXPLORE, query_params=Viewing(sources.keep(*said.opened.file)).params)
    if said.case != wanted.case:
        st.query_params.from_dict(Ruling(wanted.rule, said.case).params)
        st.rerun()


if __name__ == "__main__":
    page()
