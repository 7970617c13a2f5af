"""Rules: what stpgraph looks for, why, and what a structure looks like that breaks a rule or keeps it."""

from __future__ import annotations

import streamlit as st

from stpgraph.rules import BY_ID, CATALOGUE
from stpgraph.ui import specimens, state
from stpgraph.ui.components import rules, text
from stpgraph.ui.reading.catalogue import matching

PURPOSE = "See what is looked for in a structure, why it matters, and how to mend it."


def page() -> None:
    chosen, messages = state.read_rule(st.query_params.to_dict())
    if not messages:
        # A link within one page leaves the window's URL as it was, so it is set here.
        st.query_params.from_dict({"rule": chosen} if chosen else {})
    if chosen is not None:
        text.notices(messages)
        rules.show_one(BY_ID[chosen], PURPOSE, *specimens.of_rule(chosen))
        return
    text.head("Rules", PURPOSE)
    text.notices(messages)
    rules.show_list(matching(CATALOGUE, rules.search()))


if __name__ == "__main__":
    page()
