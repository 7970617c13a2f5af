"""Who else has the same structure open, and whether a newer version was saved since: looked up every so often, while the page stays."""

from __future__ import annotations

import time
import uuid

import streamlit as st

from stpgraph.reading.words import markdown_safe
from stpgraph.rules.words import listed
from stpgraph.settings import settings
from stpgraph.store import Present, StoreError, Version
from stpgraph.ui import keeping
from stpgraph.ui.designing import Design

_WINDOW, _SEEN = "window", "said to be here"
#: So often within the time after which somebody counts as gone, a page says that its reader is here.
_TIMES = 4


def show(design: Design) -> None:
    """Draws who else is here; nothing for a design that is of no kept structure yet."""
    if design.key is not None and design.base is not None:
        st.fragment(_show, run_every=settings().presence / _TIMES)(design.key, design.base)


def _show(key: str, base: int) -> None:
    try:
        others, latest = _looked_up(key)
        mine = keeping.access().who
    except StoreError:
        # A failing store is told of where something is to be kept in it.
        return
    told = [*_others(others, mine), *_newer(latest, base)]
    if told:
        st.info(markdown_safe(" ".join(told)), icon=":material/group:")


def _looked_up(key: str) -> tuple[tuple[Present, ...], Version]:
    """Who else has a structure open, and its latest version; says that this reader has it open. Raises StoreError."""
    window: str = st.session_state.setdefault(_WINDOW, uuid.uuid4().hex)
    keeper = keeping.keeper()
    said: tuple[str, float] = st.session_state.get(_SEEN, ("", 0.0))
    now = time.monotonic()
    if said[0] != key or now - said[1] > settings().presence / (2 * _TIMES):
        keeper.seen(key, window)
        st.session_state[_SEEN] = (key, now)
    present = keeper.present(key, settings().presence)
    return tuple(each for each in present if each.session != window), keeper.history(key)[0]


def _others(others: tuple[Present, ...], mine: str) -> list[str]:
    names = sorted({each.who for each in others} - {mine})
    told = [f"Also here now: {listed(names)}."] if names else []
    return [*told, "You have this open in another window too."] if any(each.who == mine for each in others) else told


def _newer(latest: Version, base: int) -> list[str]:
    if latest.number <= base:
        return []
    return [
        f"{latest.who} has saved version {latest.number:,} since you began: {latest.why.rstrip('.')}. "
        "When you save, what you both changed is brought together."
    ]
