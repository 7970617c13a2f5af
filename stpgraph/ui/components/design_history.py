"""The versions of a kept structure: who saved what, when and why; and what must be decided where two have saved at once."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stpgraph.design import AnyCommand, Replace
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.store import Conflict, Place, Side, StoreError, Version
from stpgraph.ui import design_deeds, designing, frame, keeping
from stpgraph.ui.components import text
from stpgraph.ui.designing import Design
from stpgraph.ui.state import KEPT

#: So many versions are listed; the older ones can be reached by their number.
MOST = 50
_SIDES: Mapping[Side, str] = {"mine": "Mine", "theirs": "Theirs"}


def show(design: Design) -> AnyCommand | None:
    """Draws the history of a design; returns the edit by which an older version comes back."""
    if design.key is None:
        text.empty("There is no version yet.", "Save this structure, and each save is listed here: who, when and why.")
        return None
    try:
        versions = keeping.keeper().history(design.key)
    except StoreError as error:
        st.error(str(error))
        return None
    newest = sorted(versions, key=lambda each: -each.number)
    text.quiet(f"Every save is kept, and none is ever overwritten. There are {len(newest):,}.")
    for version in newest[:MOST]:
        if command := _version(design, version, newest[0].number):
            return command
    return None


def _version(design: Design, version: Version, latest: int) -> AnyCommand | None:
    with st.container(border=True, key=f"version-{version.number}"):
        name = f" – {safe(version.name)}" if version.name else ""
        st.html(
            f'<h3 class="sg-h3">Version {version.number:,}{name}</h3><p>{safe(version.why)}</p>'
            f'<p class="sg-quiet">{safe(version.who)}, {version.at:%d %B %Y, %H:%M} UTC: “{safe(version.title)}”</p>'
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            here = f"{KEPT}{version.key}.{version.number}"
            st.page_link(frame.EXPLORE, label="Look at it", query_params={"structure": here})
            if version.number != latest:
                st.page_link(
                    frame.COMPARE,
                    label="What has changed since",
                    query_params={"first": here, "second": f"{KEPT}{version.key}.{latest}"},
                )
            called = st.text_input(
                "A name for this version",
                value=version.name or "",
                key=f"name {version.number}",
                max_chars=200,
                placeholder="Such as: as taken to the board",
            )
            if called.strip() != (version.name or "") and st.button("Keep this name", key=f"keep name {version.number}"):
                _name(design, version.number, called.strip())
            if st.button(
                "Go back to this", key=f"restore {version.number}", help="As a step that can be undone; save it to keep it"
            ):
                return _restored(version)
    return None


def _name(design: Design, number: int, name: str) -> None:
    try:
        assert design.key is not None
        keeping.keeper().name_version(design.key, number, name or None)
    except StoreError as error:
        st.error(str(error))
        return
    st.rerun()


def _restored(version: Version) -> AnyCommand | None:
    try:
        return Replace(structure=keeping.keeper().version(version.key, version.number).structure)
    except StoreError as error:
        st.error(str(error))
        return None


def show_conflict(design: Design) -> None:
    """Draws what has to be decided where somebody else has saved since; settles it once all is decided."""
    found = design_deeds.conflict_of(design)
    if found is None:
        return
    conflict, why = found
    latest = conflict.latest
    with st.container(border=True, key="conflict"):
        text.heading(2, "Not saved yet: somebody else has saved since you began")
        st.html(
            f"<p>{safe(latest.who)} saved version {latest.number:,} on {latest.at:%d %B %Y at %H:%M} UTC: {safe(latest.why)}. "
            f"Most of what you both changed fits together. Decide the rest, and both changes are saved.</p>"
        )
        chosen = _decisions(conflict)
        left, right = st.columns(2)
        with left:
            asked = st.button(
                "Save with these decisions", type="primary", key="settle", disabled=len(chosen) < len(conflict.merged.clashes)
            )
        with right:
            later = st.button("Not now", key="settle later")
    if later:
        st.session_state.pop(f"conflict of {design.id}", None)
        st.rerun()
    if asked:
        _settle(design, conflict, chosen, why)


def _decisions(conflict: Conflict) -> dict[Place, Side]:
    chosen: dict[Place, Side] = {}
    for at, clash in enumerate(conflict.merged.clashes):
        side: Side | None = st.radio(
            markdown_safe(clash.words),
            list(_SIDES),
            index=None,
            format_func=lambda each: _SIDES[each],
            key=f"clash {at}",
            horizontal=True,
        )
        if side is not None:
            chosen[clash.place] = side
    return chosen


def _settle(design: Design, conflict: Conflict, chosen: Mapping[Place, Side], why: str) -> None:
    try:
        _, further = designing.settle(design, conflict, chosen, why)
    except StoreError as error:
        st.error(str(error))
        return
    st.session_state[f"conflict of {design.id}"] = (further, why) if further else None
    st.rerun()
