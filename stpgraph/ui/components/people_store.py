"""The store as a whole: how it is, whether it still is what was put in, and a backup."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.reading.words import markdown_safe, safe
from stpgraph.settings import settings
from stpgraph.store import Keeper, StoreError
from stpgraph.ui import keeping, people
from stpgraph.ui.components import text

_HIDDEN = (
    "The names of people who hold posts are left out of every download, and those who may only view see “Person 1” and so on in their "
    "place. A name that stands in a title, a remark or another text is not hidden."
)
_SHOWN = (
    "Everybody who may see a structure sees the names of the people who hold posts in it. The setting “hide_holders” hides them."
)


def show_state() -> None:
    """Draws how the store is, and whether names of people are hidden."""
    text.quiet(keeping.healthy())
    text.quiet(_HIDDEN if settings().hide_holders else _SHOWN)


def show_whole(hands: Keeper, today: date) -> None:
    """Draws what an admin of all may do with the whole store."""
    left, right = st.columns(2)
    with left:
        _check(hands)
    with right:
        _backup(hands, today)


def _check(hands: Keeper) -> None:
    text.heading(3, "Check the log")
    text.quiet("Reckons every seal anew, and compares everything that is kept with the log.")
    if not st.button("Check the log", key="check log", icon=":material/fact_check:"):
        return
    try:
        with st.spinner("Checking."):
            faults = keeping.verified()
            told = people.checked_words(faults, hands.store.head())
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    if not faults:
        st.success(markdown_safe(told))
        return
    st.error(markdown_safe(told))
    st.html(f"<ul>{''.join(f'<li>{safe(each)}</li>' for each in faults)}</ul>")


def _backup(hands: Keeper, today: date) -> None:
    text.heading(3, "Backup")
    text.quiet(
        "One file with everything that is kept: every version, role and line of the log, and the names of people. Keep it as safely."
    )
    if not st.button("Make a backup", key="make backup", icon=":material/archive:"):
        return
    try:
        with st.spinner("The backup is being made."):
            data = hands.export()
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    st.download_button(
        "Download the backup",
        data,
        file_name=f"stpgraph-backup-{today:%Y-%m-%d}.zip",
        mime="application/zip",
        key="download backup",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
