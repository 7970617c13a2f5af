"""The bar above a design: undo and redo, trying something out, saving, closing; whether it is saved, and what was done last."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import Effects, Session, words
from stpgraph.files import dumps
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.rules.words import quoted
from stpgraph.ui import frame
from stpgraph.ui.design_deeds import Wish
from stpgraph.ui.designing import Design
from stpgraph.ui.state import DRAFT, KEPT

#: So many steps can be gone back or forward to at once; the others are reached from there.
MOST_STEPS = 30
#: Under which the session keeps whether the list of steps is open.
STEPS = "steps"
SAVE_WHY = "What was changed, and why"
_VERSION, _OPTION = "As the next version", "As a structure of its own: an option of this one"


def show(design: Design) -> Wish:
    """Draws the bar; returns what the reader wants."""
    session = design.session
    undone, redone = _back(session, 1), _forth(session, 1)
    with st.container(horizontal=True, vertical_alignment="center", key="design-bar"):
        undo = st.button("Undo", icon=":material/undo:", key="undo", disabled=not undone, help=_help("Undo", undone))
        redo = st.button("Redo", icon=":material/redo:", key="redo", disabled=not redone, help=_help("Redo", redone))
        back = _steps(session)
        tried = _what_if(session) if session.open_option is None else None
        save = _save(design)
        close = st.button(
            "Close",
            icon=":material/close:",
            key="close design",
            disabled=bool(design.trouble),
            help="It is in this page alone" if design.trouble else "What is not saved yet stays as a draft",
        )
        st.html(f'<p class="sg-quiet" role="status">{safe(_state(design))}</p>', width="content")
    wish = _trouble(design)
    if undo or redo:
        return Wish(undo=1 if undo else -1)
    if back:
        return Wish(undo=back)
    if tried is not None:
        return Wish(moved=tried, did=f"The option {quoted(tried.open_option.name if tried.open_option else '')} begun")
    return save or wish or Wish(deed="close" if close else None)


def show_last(last: tuple[str, Effects | None] | None) -> None:
    """Draws what was done last, and what it opened and closed, if it changed anything."""
    if last is not None:
        did, effects = last
        if effects is None:
            st.html(f'<p class="sg-effect" role="status"><strong>{safe(did)}.</strong></p>')
            return
        codes = " · ".join(
            f"{verb} {', '.join(rules)}"
            for verb, rules in (("closes", effects.rules_closed), ("opens", effects.rules_opened))
            if rules
        )
        aside = f' <span class="sg-quiet">({safe(codes)})</span>' if codes else ""
        st.html(f'<p class="sg-effect" role="status"><strong>{safe(did)}.</strong> {safe(effects.text)}{aside}</p>')


def _back(session: Session, most: int = MOST_STEPS) -> tuple[str, ...]:
    """What the last steps are called, the last one first."""
    first = max(0, session.at - most)
    return tuple(words(session.states[at], session.steps[at]) for at in reversed(range(first, session.at)))


def _forth(session: Session, most: int = MOST_STEPS) -> tuple[str, ...]:
    """What the next steps that can be redone are called, the next one first."""
    last = min(len(session.steps), session.at + most)
    return tuple(words(session.states[at], session.steps[at]) for at in range(session.at, last))


def _help(verb: str, steps: tuple[str, ...]) -> str | None:
    return f"{verb}: {markdown_safe(steps[0])}" if steps else None


def _steps(session: Session) -> int:
    """Draws the list of steps; returns how many to go back (forward: less than nothing)."""
    # Up to sixty buttons, which are drawn only while somebody looks at them.
    fold = st.popover("Steps", icon=":material/list:", disabled=not session.steps, key=STEPS, on_change="rerun")
    if not fold.open:
        return 0
    undone, redone = _back(session), _forth(session)
    with fold:
        for at, told in reversed(list(enumerate(redone, 1))):
            if st.button(f"Redo up to: {markdown_safe(told)}", key=f"redo {at}"):
                return -at
        st.html("<p><strong>You are here.</strong></p>")
        for at, told in enumerate(undone, 1):
            if st.button(f"Undo from: {markdown_safe(told)}", key=f"undo {at}"):
                return at
        if session.at > len(undone):
            st.html(f'<p class="sg-quiet">And {session.at - len(undone):,} steps before these.</p>')
    return 0


def _what_if(session: Session) -> Session | None:
    # The key goes on with the steps, so that it is closed once the option is begun.
    with st.popover("What if …", icon=":material/alt_route:", key=f"what if {len(session.options)} {len(session.steps)}"):
        st.html(
            "<p>Try something out: everything that you change from here on is an option, which you can look at beside the structure as "
            "it is, and then keep or drop as a whole.</p>"
        )
        with st.form("what if", border=False):
            name = st.text_input(
                "What do you try out?", key="option name", max_chars=200, placeholder="Such as an independent chair"
            )
            asked = st.form_submit_button("Begin the option", key="begin option")
        if asked and not name.strip():
            st.error("Give it a name: say in a few words what you try out.")
        return session.option(name) if asked and name.strip() else None


def _save(design: Design) -> Wish | None:
    # The key goes on with the versions, so that it is closed once one is saved.
    key = f"save {design.key} {design.base}"
    with st.popover("Save", icon=":material/save:", type="primary", disabled=not design.unsaved and design.key is None, key=key):
        if design.session.open_option:
            st.html("<p>What you are trying out is saved with the rest. To save without it, drop it first.</p>")
        if design.key is not None and design.unsaved:
            st.page_link(
                frame.COMPARE,
                label=f"See what differs from version {design.base:,}",
                icon=":material/compare_arrows:",
                query_params={"first": f"{KEPT}{design.key}.{design.base}", "second": f"{DRAFT}{design.id}"},
            )
        how = st.radio("How?", [_VERSION, _OPTION], key=f"how {key}") if design.key else _VERSION
        with st.form(f"form {key}", border=False):
            title = (
                st.text_input("What is the new structure called?", f"{design.structure.title} (option)", max_chars=200)
                if how == _OPTION
                else None
            )
            why = st.text_input(SAVE_WHY, key=f"why {key}", max_chars=500, placeholder="Such as: as agreed at the workshop")
            label = "Save this structure" if design.key is None else "Save as a new version" if title is None else "Save it so"
            asked = st.form_submit_button(label, key="save", type="primary", disabled=title is None and not design.unsaved)
    first = "First version" if design.key is None or title is not None else "Changed"
    return Wish(why=" ".join(why.split()) or first, title=title) if asked else None


def _state(design: Design) -> str:
    kept = "" if design.trouble else " Every step is kept as a draft."
    if design.key is None:
        return f"Not saved yet.{kept}"
    if design.unsaved:
        return f"Changed since version {design.base:,}, and not saved yet.{kept}"
    return f"Saved: this is version {design.base:,}."


def _trouble(design: Design) -> Wish | None:
    """Draws what came of the last act, and why a draft is not kept, with what can be done then."""
    if design.told:
        st.success(markdown_safe(design.told), icon=":material/check:")
    if design.refused:
        st.error(markdown_safe(design.refused))
    if not design.trouble:
        return None
    st.error(markdown_safe(design.trouble))
    with st.container(horizontal=True, vertical_alignment="center", key="design-trouble"):
        st.download_button(
            "Download the design",
            lambda: dumps(design.structure, "yaml").encode(),
            file_name=f"{design.structure.id}.yaml",
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
            key="download design",
        )
        if not design.elsewhere:
            return Wish(moved=design.session, did=design.did) if st.button("Try to keep it again", key="keep again") else None
        if st.button("Go on with what the other window has", key="go on there"):
            return Wish(deed="again")
        return Wish(deed="apart") if st.button("Go on here, as a draft of its own", key="go on here") else None
