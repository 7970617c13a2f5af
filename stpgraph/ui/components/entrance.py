"""The door of a shared server: logging in, and who is logged in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

import streamlit as st

from stpgraph.reading.words import markdown_safe, safe
from stpgraph.settings import settings
from stpgraph.store import StoreError
from stpgraph.ui import keeping
from stpgraph.ui.components import text

PURPOSE = "See who answers to whom, and where accountability or independent challenge is missing."
NOT_SET_UP = (
    "People must log in here, but this server does not know with whom. Whoever runs it has to name an OpenID Connect provider in the "
    "section [auth] of .streamlit/secrets.toml, and start it again."
)
NOT_INSTALLED = (
    "People must log in here, but what that needs is not installed. Whoever runs this server has to run pip install 'stpgraph[login]', and "
    "start it again."
)


def closed() -> bool:
    """Draws the way in where people must log in and this one has not; returns whether they are still outside."""
    if not settings().login or keeping.claims():
        return False
    text.head("stpgraph", PURPOSE)
    if not find_spec("authlib") or not find_spec("httpx"):
        st.error(markdown_safe(NOT_INSTALLED))
        return True
    named = providers(st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {})
    if not named:
        st.error(markdown_safe(NOT_SET_UP))
        return True
    st.html(
        "<p>Log in with the account of your organisation. What you may see and change is then up to the roles that you have been given.</p>"
    )
    for each, label in named.items():
        if st.button(markdown_safe(label), type="primary", icon=":material/login:", key=f"log in {each or ''}".strip()):
            st.login(each)
    return True


def providers(auth: Mapping[str, object]) -> dict[str | None, str]:
    """With whom one can log in, as the secrets name them (None: the one without a name), and the words of the button.

    >>> providers({"client_id": "a", "cookie_secret": "b"}), providers({"nhs": {"client_id": "a"}, "council": {"client_id": "b"}})
    ({None: 'Log in'}, {'council': 'Log in with council', 'nhs': 'Log in with nhs'})
    """
    named = sorted(key for key, value in auth.items() if isinstance(value, Mapping) and "client_id" in value)
    alone: dict[str | None, str] = {None: "Log in"} if "client_id" in auth else {}
    return alone | {each: f"Log in with {each}" for each in named}


def show() -> None:
    """Draws who is logged in, with the way out, and what keeps them from anything; nothing where nobody needs to be."""
    if not settings().login:
        return
    said = keeping.claims()
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="who"):
        st.html(f'<p class="sg-quiet">{safe(str(said.get("name") or said.get("email") or "Logged in"))}</p>', width="content")
        if st.button("Log out", key="log out", icon=":material/logout:"):
            st.logout()
    try:
        if keeping.is_stranger():
            # HTML: Markdown would make the address a link that writes to oneself.
            st.html(f'<div class="sg-empty" role="status"><p>{safe(stranger(keeping.person(said)))}</p></div>')
    except StoreError as error:
        st.error(markdown_safe(str(error)))


def stranger(who: str) -> str:
    """What somebody is told who has logged in and has no role."""
    return (
        f"You have no role here yet, so you see nothing of what is kept here. Ask whoever gave you this address, or an administrator of your "
        f"footprint, to give a role to {who}. You can look at the published structures in the meantime."
    )
