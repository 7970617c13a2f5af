"""The door of a shared server: logging in, and who is logged in."""

from __future__ import annotations

import streamlit as st

from stpgraph.reading.words import safe
from stpgraph.settings import settings
from stpgraph.ui.components import text


def closed() -> bool:
    """Draws the way in where people must log in and this one has not; returns whether they are still outside."""
    if not settings().login or st.user.is_logged_in:
        return False
    text.head("stpgraph", "See who answers to whom, and where accountability or independent challenge is missing.")
    st.html("<p>Log in with the account of your organisation. What you may see and change is then up to the roles that you have been given.</p>")
    if st.button("Log in", type="primary", icon=":material/login:", key="log in"):
        st.login()
    return True


def show() -> None:
    """Draws who is logged in, with the way out; nothing where nobody needs to be."""
    if not settings().login:
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="who"):
        name = st.user.get("name") or st.user.get("email") or "Logged in"
        st.html(f'<p class="sg-quiet">{safe(str(name))}</p>')
        if st.button("Log out", key="log out", icon=":material/logout:"):
            st.logout()
