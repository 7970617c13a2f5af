"""The versions of a kept structure: who saved what, when and why; and what must be decided where two have saved at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from stpgraph.compare import compare
from stpgraph.compare.merge import Clash
from stpgraph.design import AnyCommand, Replace
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.store import Conflict, Place, Side, StoreError, Version
from stpgraph.ui import design_deeds, designing, differing, frame, keeping, sources
from stpgraph.ui.components import design_difference, text
from stpgraph.ui.designing import Design
from stpgraph.ui.state import KEPT

#: So many versions are listed; the older ones can be reached by their number.
MOST = 50
_SIDES: tuple[Side, ...] = ("mine", "theirs")


def show(design: Design) -> AnyCommand | None:
    """Draws the history of a design; returns the edit by which an older version comes back."""
    if design.key is None:
        text.empty("There is no version yet.", "Save this structure, and each save is listed here: who, when and why.")
        return None
    try:
        versions = keeping.keeper().history(design.key)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return None
    newest = sorted(versions, key=lambda each: -each.number)
    text.quiet(f"Every save is kept, and none is ever overwritten. There are {len(newest):,}.")
    _any_two(newest)
    shown = newest[:MOST]
    if len(newest) > MOST:
        numbers = {each.number: each for each in newest}
        older = st.selectbox(
            "An older version",
            [each.number for each in newest[MOST:]],
            index=None,
            format_func=lambda number: _called(numbers[number]),
            key="older version",
            placeholder=f"The newest {MOST} are listed below",
        )
        shown = [numbers[older]] if older is not None else shown
    for version in shown:
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
            asked = st.button(
                "Go back to this", key=f"restore {version.number}", help="As a step that can be undone; save it to keep it"
            )
            with (
                st.popover("Name it", icon=":material/label:", key=f"naming {version.number} {version.name}"),
                st.form(f"name form {version.number}", border=False),
            ):
                called = st.text_input(
                    f"A name for version {version.number:,} (empty: none)",
                    value=version.name or "",
                    key=f"name {version.number} {version.name}",
                    max_chars=200,
                    placeholder="Such as: as taken to the board",
                )
                if st.form_submit_button("Keep this name", key=f"keep name {version.number}", type="primary"):
                    _name(design, version.number, called.strip())
    return _restored(version) if asked else None


def _called(version: Version) -> str:
    name = f", “{version.name}”" if version.name else ""
    return f"Version {version.number:,}{name}, {version.at:%d %B %Y, %H:%M} UTC, by {version.who}"


def _any_two(newest: Sequence[Version]) -> None:
    """Draws the choice of two versions, and how the later of them differs from the other."""
    if len(newest) < 2:
        return
    fold = st.expander("How two versions differ", key="any two", on_change="rerun")
    if not fold.open:
        return
    known = {each.number: each for each in newest}
    with fold:
        pick = [
            st.selectbox(
                label, list(known), index=at, format_func=lambda number: _called(known[number]), key=f"{label} {newest[0].number}"
            )
            for label, at in (("From", 1), ("To", 0))
        ]
        if pick[0] == pick[1]:
            text.quiet("Choose two different versions.")
            return
        try:
            keeper = keeping.keeper()
            before, after = (keeper.version(newest[0].key, number).structure for number in pick)
        except StoreError as error:
            st.error(markdown_safe(str(error)))
            return
        made = compare(sources.of_structure(before).exploration, sources.of_structure(after).exploration)
        first, second = (f"{KEPT}{newest[0].key}.{number}" for number in pick)
        design_difference.show(made, first, second)


def _name(design: Design, number: int, name: str) -> None:
    try:
        assert design.key is not None
        keeping.keeper().name_version(design.key, number, name or None)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    st.rerun()


def _restored(version: Version) -> AnyCommand | None:
    try:
        return Replace(structure=keeping.keeper().version(version.key, version.number).structure)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
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
            f"<p>{safe(latest.who)} saved version {latest.number:,} on {latest.at:%d %B %Y at %H:%M} UTC: "
            f"{safe(latest.why.rstrip('.'))}. All that you both changed and that fits together is kept. Decide "
            f"{'this' if len(conflict.merged.clashes) == 1 else 'these'}, and then both changes are saved.</p>"
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
            _SIDES,
            index=None,
            format_func=partial(_side_words, clash=clash, conflict=conflict),
            key=f"clash {conflict.latest.number} {len(conflict.merged.answers)} {at}",
        )
        if side is not None:
            chosen[clash.place] = side
    return chosen


def _side_words(side: Side, clash: Clash, conflict: Conflict) -> str:
    return markdown_safe(differing.side_words(side, clash, conflict.merged))


def _settle(design: Design, conflict: Conflict, chosen: Mapping[Place, Side], why: str) -> None:
    try:
        _, further = designing.settle(design, conflict, chosen, why)
    except StoreError as error:
        st.error(markdown_safe(str(error)))
        return
    st.session_state[f"conflict of {design.id}"] = (further, why) if further else None
    st.rerun()
