"""Who has which role where, and the forms by which an admin gives and takes away roles."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from stpgraph.reading.words import markdown_safe
from stpgraph.settings import settings
from stpgraph.store import ROLES, Access, Grant, Keeper, StoreError
from stpgraph.ui import people
from stpgraph.ui.components import html_table, text

_TOLD = "people told"


def show(hands: Keeper, administered: Collection[str | None]) -> None:
    """Draws the roles of everybody in the places that this reader is an admin of, and the forms to change them. Raises StoreError."""
    if told := st.session_state.pop(_TOLD, None):
        st.success(markdown_safe(told))
    grants = people.in_charge(hands.grants(), administered)
    named = {Access.of(each).who for each in settings().admins}
    st.html(html_table.table("Who has which role", ["Person", "Role", "Where"], people.role_rows(grants, named)))
    if not grants:
        text.empty("Nobody has a role here yet.", "Give the first one below.")
    left, right = st.columns(2)
    with left:
        _give(hands, administered, grants)
    with right:
        _take(hands, grants)


def _give(hands: Keeper, administered: Collection[str | None], grants: Collection[Grant]) -> None:
    text.heading(3, "Give or change a role")
    places = people.offered(administered, {*hands.footprints(), *(each.footprint or "" for each in grants)})
    with st.form("give a role", border=True):
        who = st.text_input("E-mail address", key="role who", max_chars=320, placeholder="Such as ann.other@nhs.net").strip()
        role = st.selectbox("Role", ROLES, format_func=people.ROLE_WORDS.__getitem__, key="role what")
        written = st.selectbox(
            "Where",
            places,
            key="role where",
            accept_new_options=None in administered,
            help="A role in one footprint adds to a role in all: the higher counts.",
        )
        if not st.form_submit_button("Give this role", type="primary"):
            return
    if not people.is_address(who):
        st.error("Write the whole e-mail address with which the person logs in, such as ann.other@nhs.net.")
        return
    if written is None or not written.strip():
        st.error(f"Say where the role holds: in a footprint, or in “{people.EVERYWHERE}”.")
        return
    where = people.footprint_of(written)
    before = {(each.who, each.footprint): each.role for each in grants}.get((Access.of(who).who, where))
    try:
        hands.grant(who, role, where)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    was = f" in place of {before}" if before not in (None, role) else ""
    _tell(f"{Access.of(who).who} is now {role} in {people.in_place(where)}{was}.")


def _take(hands: Keeper, grants: Collection[Grant]) -> None:
    text.heading(3, "Take a role away")
    if not grants:
        text.quiet("There is none to take away.")
        return
    words = {each: f"{each.who}: {each.role} in {people.in_place(each.footprint)}" for each in grants}
    with st.container(border=True, key="take-a-role"):
        chosen = st.selectbox(
            "Which role", list(words), index=None, format_func=words.__getitem__, key="role to take", placeholder="Choose one"
        )
        if chosen is not None and chosen.who == hands.access.who and chosen.role == "admin":
            st.warning("This is your own role: without it you can no longer give roles there.")
        if not st.button("Take this role away", key="take role", disabled=chosen is None) or chosen is None:
            return
    try:
        hands.revoke(chosen.who, chosen.footprint)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    st.session_state.pop("role to take", None)
    _tell(f"{words[chosen]}: taken away. It counts from the next thing that they do.")


def _tell(words: str) -> None:
    st.session_state[_TOLD] = words
    st.rerun()
