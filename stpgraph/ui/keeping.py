"""The store as the pages reach it: opened once for all readers, in the hands of whoever is reading."""

from __future__ import annotations

import getpass

import streamlit as st

from stpgraph.settings import settings
from stpgraph.store import Access, Keeper, Store, StoreError, open_store


def keeper() -> Keeper:
    """The store in the hands of this reader.

    Raises StoreError where the store cannot be reached, or nobody is logged in where people must.
    """
    return Keeper(_store(settings().store), access())


def access() -> Access:
    """Who this reader is. Without login, the one user of this computer, who may do everything."""
    if not settings().login:
        return Access.everything(_user())
    person = st.user.get("email") if st.user.is_logged_in else None
    if not isinstance(person, str):
        raise StoreError("Log in to reach the structures that are kept here.")
    return Access.of(person)


def _user() -> str:
    """The name that this computer's user has there; it stands in the history of what they save."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "you"


@st.cache_resource(show_spinner="Opening the store")
def _store(url: str | None) -> Store:
    store = open_store(url)
    operator = Keeper(store, Access.everything("the settings"))
    known = {each.who for each in operator.grants() if each.role == "admin" and each.footprint is None}
    for person in settings().admins:
        if Access.of(person).who not in known:
            operator.grant(person, "admin")
    return store
