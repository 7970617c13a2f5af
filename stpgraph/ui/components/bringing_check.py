"""The second step: everything that was understood, beside its picture, to be accepted and corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from stpgraph.errors import InputError
from stpgraph.importers.paging import page_titles, page_word
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import bringing, bringing_rows, bringing_state, bringing_words
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import (
    bringing_boxes,
    bringing_columns,
    bringing_left,
    bringing_lines,
    bringing_outcome,
    bringing_table,
    text,
)

_VIEW = "bringing view"
#: So many pages are ticked one by one; more are chosen in a list.
_FEW = 20
_VIEWS: Mapping[str, Callable[[Work, Made], Work]] = {
    "boxes": bringing_boxes.show,
    "lines": bringing_lines.show,
    "left": bringing_left.show,
    "table": bringing_table.show,
    "look": bringing_outcome.show,
}


def show(work: Work) -> Work | None:
    """Draws the step; returns the work after what the reader did, None where they want another file."""
    made, refused = None, ""
    try:
        with st.spinner("Reading the file."):
            made = bringing_state.made(work)
    except InputError as error:
        refused = bringing.refusal(error)
    if made is not None:
        st.html(f'<p class="sg-lead">{safe(" ".join(bringing.facts(made.opened, made.draft)[:2]))}</p>')
    else:
        st.error(markdown_safe(refused))
    said = bringing_columns.show(work)
    if said != work:
        return said
    if made is None:
        after = _undo(work)
        return after if after != work else _another(work)
    paged = _pages(work, made)
    with st.container(key="bringing-bar"):
        moved = _bar(work, made)
    with st.container(key="bringing-told"):
        _told(work)
    if moved != work or paged != work:
        return moved if moved != work else paged
    return _VIEWS[_view(made)](work, made)


def _bar(work: Work, made: Made) -> Work | None:
    """Draws how far the reader is, and the ways on and back."""
    if made.sketch is not None:
        st.html(f'<p class="sg-count" role="status">{safe(bringing_words.counts(made.boxes, made.lines))}</p>')
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Go on to step 3", type="primary", icon=":material/arrow_forward:", key="bringing on"):
            return bringing.at_step(work, 3)
        after = _undo(work)
        return after if after != work else _another(work)


def _undo(work: Work) -> Work:
    """Draws the way back; where there is none it stands there all the same, so that nothing else moves when there is."""
    words = f"Takes back: {work.said[-1].words}" if work.said else "Nothing was said yet"
    pressed = st.button(
        "Undo the last answer", icon=":material/undo:", key="bringing undo", disabled=not work.said, help=markdown_safe(words)
    )
    return bringing.undone(work) if pressed and work.said else work


def _another(work: Work) -> Work | None:
    pressed = st.button(
        "Choose another file", key="bringing another", help="What you said of this one stays until you close the page."
    )
    return None if pressed else work


def _told(work: Work) -> None:
    if work.refused:
        st.error(markdown_safe(f"This was not done. {work.refused}"))
    if work.told:
        st.html(f'<div class="sg-effect" role="status">{"".join(f"<p>{safe(each)}</p>" for each in work.told)}</div>')


def _pages(work: Work, made: Made) -> Work:
    """Draws the choice of slides or pages, where there are several."""
    sketch = made.opened.sketch
    titles = page_titles(sketch, made.opened.form) if sketch is not None else {}
    if len(titles) < 2:
        return work
    word = page_word(made.opened.form)
    taken = [each for each in titles if each not in work.left]
    with st.expander(f"Which {word}s are taken: {len(taken):,} of {len(titles):,}", key="bringing pages"):
        if len(titles) > _FEW:
            chosen = st.multiselect(
                f"Take these {word}s",
                list(titles),
                default=taken,
                format_func=titles.__getitem__,
                key=f"bringing taken {work.digest}",
            )
        else:
            ticked = {
                number: st.checkbox(markdown_safe(title), value=number in taken, key=f"bringing taken {work.digest} {number}")
                for number, title in titles.items()
            }
            chosen = [number for number, wanted in ticked.items() if wanted]
        if not chosen:
            text.quiet(f"Choose at least one {word}.")
            return work
    return replace(work, left=frozenset(titles) - frozenset(chosen))


def _view(made: Made) -> str:
    """Draws what can be looked at; returns which it is."""
    boxes, lines = (len(bringing_rows.chosen(each, "check")) for each in (made.boxes, made.lines))
    names = {
        "boxes": f"Boxes ({boxes:,} to check)",
        "lines": f"Lines ({lines:,} to check)",
        "left": f"Not taken in ({len(made.draft.unread):,})",
        "table": "All in one table",
        "look": "How it will look",
    }
    if made.sketch is None:
        names = {key: names[key] for key in ("left", "look")}
    if st.session_state.get(_VIEW) not in names:
        st.session_state[_VIEW] = next(iter(names))
    with st.container(key="bringing-views"):
        chosen = st.segmented_control("Look at", list(names), format_func=names.__getitem__, key=_VIEW, required=True, wrap=True)
    return chosen or next(iter(names))
