"""Case studies: the published structures one by one, from what their sources show to what to ask the board."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.ui import frame, portfolio_cases
from stpgraph.ui.components import case_index, case_study, text

PURPOSE = (
    "Read how real footprints governed themselves: what their documents show, what stands out, and what to ask a board about it."
)
PURPOSE_OF_ONE = "Read what the documents show of this structure, what stands out, and what to ask its board."


def page() -> None:
    st.html(frame.ASSETS / "portfolio.css")
    key, messages = portfolio_cases.read(st.query_params.to_dict())
    if not messages:
        # A link within one page leaves the window's URL as it was, so it is set here.
        st.query_params.from_dict({"study": key} if key else {})
    if key is None:
        text.head("Case studies", PURPOSE)
        text.notices(messages)
        case_index.show(portfolio_cases.index())
        return
    text.notices(messages)
    case_study.show(portfolio_cases.study(key, date.today()), PURPOSE_OF_ONE)


if __name__ == "__main__":
    page()
