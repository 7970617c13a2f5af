"""Portfolio: any number of structures side by side, what holds over all of them, and who could learn from whom."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.model import Limits
from stpgraph.report.portfolio_tables import Told
from stpgraph.ui import frame, portfolio, portfolio_sets
from stpgraph.ui.components import portfolio_all, portfolio_overview, portfolio_picker, text

PURPOSE = "See many structures side by side: what is found in most of them, who is represented, and who could learn from whom."


def page() -> None:
    st.html(frame.ASSETS / "portfolio.css")
    wanted, messages = portfolio.read(st.query_params.to_dict())
    text.head("Portfolio", PURPOSE)
    text.notices(messages)
    chosen = portfolio_picker.show(wanted)
    items, unread = portfolio_sets.items(chosen.sets, portfolio_sets.own())
    made = portfolio_overview.wait(items, unread, date.today())
    portfolio_picker.show_faults(made.portfolio.unread)
    if made.items:
        told = Told(made.portfolio, Limits(), names=True)
        chosen, more = portfolio.settled(chosen, {each.key for each in made.items})
        text.notices(more)
        chosen = portfolio_all.show(told, made, chosen)
    else:
        text.empty(*portfolio.EMPTY[bool(chosen.sets)])
    if chosen != wanted:
        st.query_params.from_dict(chosen.params)
        st.rerun()


if __name__ == "__main__":
    page()
