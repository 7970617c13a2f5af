"""A portfolio as a file to take away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.report.portfolio_tables import Told
from stpgraph.settings import settings
from stpgraph.ui.components import download_offer
from stpgraph.ui.portfolio_files import FORMS, file_name, make
from stpgraph.ui.portfolio_sets import Made


def show(told: Told, made: Made) -> None:
    """Draws the choice of a format, and the buttons to make the file and to download it."""
    form = st.selectbox("What kind of file", list(FORMS), format_func=lambda each: FORMS[each].title, key="portfolio form")
    names = not settings().hide_holders and st.checkbox("Name the people who hold many posts", key="portfolio names")
    given = replace(told, names=names)
    wanted = (form, names, made.mark)
    download_offer.show(
        "portfolio", "Make the file", file_name(form, made.numbers), FORMS[form].media_type, wanted, lambda: make(form, given)
    )
