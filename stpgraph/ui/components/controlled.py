"""Widgets whose value is kept in the URL: they show what the URL says, and return what the reader chose instead."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st


def changed(key: str, current: object) -> bool:
    """Whether a reader has changed the widget of a key, which showed `current`, since it was last drawn."""
    given = f"given to {key}"
    return (
        given in st.session_state and st.session_state[given] == current and bool(st.session_state.get(key, current) != current)
    )


def give(key: str, current: object, allowed: Collection[object] | None = None) -> None:
    """Has the widget of a key show `current`, unless that is what it was last given: then a reader's change stands.

    Where `allowed` is given, None for `current` leaves the widget as it is, and what is not allowed (any more) becomes the
    first that is.
    """
    given = f"given to {key}"
    stands = key in st.session_state and given in st.session_state and st.session_state[given] == current
    if not stands and (allowed is None or current is not None):
        st.session_state[key] = current
        st.session_state[given] = current
    if allowed is not None and (key not in st.session_state or st.session_state[key] not in allowed):
        st.session_state[key] = next(iter(allowed))
