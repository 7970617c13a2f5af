"""What a reader says against which box was taken for which: said, kept while the page is open, undone, downloaded and chosen again."""

from __future__ import annotations

from collections.abc import MutableMapping

import streamlit as st

from stpgraph.compare import Corrections
from stpgraph.errors import UsageError
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.rules.words import count
from stpgraph.ui import comparing_corrections as said
from stpgraph.ui import making, own_files
from stpgraph.ui.comparing import Pair
from stpgraph.ui.components import text, upload

Contents = tuple[str, str]
_KEPT = "compare corrections"
_READ = "compare corrections read"


def kept(contents: Contents) -> Corrections:
    """What the reader has said of two structures, by the fingerprints of what they hold. Said the other way round, it holds too."""
    known = _all()
    if contents in known:
        return known[contents]
    return known[contents[::-1]].turned() if contents[::-1] in known else Corrections()


def show(pair: Pair) -> None:
    """Draws the ways to correct, what was said so far, and the file. Runs the page again where something is said."""
    contents = (making.content(pair.made.left), making.content(pair.made.right))
    corrections = kept(contents)
    mark = f"{contents[0][:12]} {contents[1][:12]}"
    with st.expander(f"Correct which is which{_number(corrections)}", key=f"compare correct {mark}"):
        text.quiet(
            "What you say here holds at once for everything on this page, and only while the page stays open. Download it to keep it."
        )
        wrong, right = st.columns(2, gap="large")
        with wrong:
            _show_different(pair, contents, corrections, mark)
        with right:
            _show_same(pair, contents, corrections, mark)
        _show_said(pair, contents, corrections, mark)
        _show_file(pair, contents, corrections, mark)


def _show_different(pair: Pair, contents: Contents, corrections: Corrections, mark: str) -> None:
    text.heading(3, "Not the same")
    offered = said.matched(pair)
    chosen = st.selectbox(
        "Two that were taken for the same, and are not",
        list(offered),
        index=None,
        format_func=lambda each: offered[each],
        key=f"compare matched {mark} {len(corrections.same)} {len(corrections.different)}",
        placeholder="Choose a pair",
    )
    if st.button("These are not the same", key=f"compare differ {mark}", disabled=chosen is None) and chosen is not None:
        _keep(contents, said.said_different(corrections, chosen))


def _show_same(pair: Pair, contents: Contents, corrections: Corrections, mark: str) -> None:
    text.heading(3, "The same")
    ends = []
    for side, lead in enumerate(("In the first", "In the second")):
        offered = said.alone(pair, side)
        ends.append(
            st.selectbox(
                f"{lead}, without a counterpart",
                list(offered),
                index=None,
                format_func=lambda each, offered=offered: offered[each],
                key=f"compare alone {side} {mark} {len(corrections.same)} {len(corrections.different)}",
                placeholder="Choose a box" if offered else "Every box has a counterpart",
                disabled=not offered,
            )
        )
    left, right = ends
    ready = left is not None and right is not None
    if st.button("These are the same", key=f"compare same {mark}", disabled=not ready) and left is not None and right is not None:
        _keep(contents, said.said_same(corrections, (left, right)))


def _show_said(pair: Pair, contents: Contents, corrections: Corrections, mark: str) -> None:
    told = said.told(corrections, pair)
    if not told:
        return
    text.heading(3, "What you have said", count(len(told), "correction"))
    for at, (ids, words) in enumerate(told):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(f"<p>{safe(words)}</p>")
            if st.button("Undo", key=f"compare undo {mark} {at}", help=markdown_safe(f"Take back: {words}")):
                _keep(contents, said.undone(corrections, ids))
    if len(told) > 1 and st.button("Undo all", key=f"compare undo all {mark}"):
        _keep(contents, Corrections())


def _show_file(pair: Pair, contents: Contents, corrections: Corrections, mark: str) -> None:
    first, second = pair.made.left.structure, pair.made.right.structure
    text.heading(3, "Keep for later")
    if corrections != Corrections():
        st.download_button(
            "Download the corrections",
            said.as_file(corrections, first, second),
            file_name=said.file_name(first, second),
            mime="application/json",
            icon=":material/download:",
            key=f"compare download {mark}",
            on_click="ignore",
        )
    chosen = st.file_uploader(
        "Choose a file of corrections that was downloaded here",
        max_upload_size=upload.most_megabytes(),
        key=f"compare upload {mark}",
    )
    if chosen is None or st.session_state.get(_READ) == chosen.file_id:
        return
    try:
        found = said.from_file(chosen.getvalue(), first, second)
    except UsageError as error:
        st.error(markdown_safe(own_files.instead(chosen.getvalue(), chosen.name) or str(error)))
        return
    # A file is read once; what is undone after that stays undone.
    st.session_state[_READ] = chosen.file_id
    _keep(contents, found)


def _number(corrections: Corrections) -> str:
    number = len(corrections.same) + len(corrections.different)
    return f": {count(number, 'correction')} made" if number else ""


def _keep(contents: Contents, corrections: Corrections) -> None:
    known = _all()
    known.pop(contents[::-1], None)
    known[contents] = corrections
    st.rerun()


def _all() -> MutableMapping[Contents, Corrections]:
    known: MutableMapping[Contents, Corrections] = st.session_state.setdefault(_KEPT, {})
    return known
