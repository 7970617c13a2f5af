"""Going through rows one at a time: which of them, back and on, and straight to one; and the picture beside them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stpgraph.importers.paging import page_titles, page_word
from stpgraph.importers.picture import Shown, is_large, pages_of, picture
from stpgraph.reading.words import safe
from stpgraph.ui import bringing_rows
from stpgraph.ui.bringing import Work
from stpgraph.ui.bringing_rows import Row, Which
from stpgraph.ui.bringing_state import Made
from stpgraph.ui.components import text
from stpgraph.ui.components.controlled import give


def show(rows: Sequence[Row], at: str, name: str, made: Made) -> tuple[Row | None, str, tuple[Row, ...]]:
    """Draws the ways to go through rows; returns the row looked at, the key of the one to look at next (the same, if the reader stays),
    and all that are gone through. `name` is “boxes” or “lines”."""
    page = next((each.page for each in rows if each.key == at), None)
    kinds: dict[Which, str] = {"check": "To check", "all": "All"}
    if made.sketch is not None and len({each.page for each in made.sketch.shapes}) > 1:
        kinds["page"] = f"On this {page_word(made.opened.form)}"
    if page is None:
        page = next((each.page for each in rows), None)
    several = {each: bringing_rows.chosen(rows, each, page) for each in kinds}
    key = f"bringing which {name}"
    if key not in st.session_state or st.session_state[key] not in kinds:
        st.session_state[key] = "check" if several["check"] else "all"
    which = st.radio(
        f"Which {name}?",
        list(kinds),
        format_func=lambda each: kinds[each],
        horizontal=True,
        key=key,
    )
    there = several[which or "all"]
    # What was just answered may not be among those to check any more, and is still looked at.
    here = next((each for each in rows if each.key == at), None)
    there = there if here is None or here in there else (*there, here)
    if not there:
        return None, at, ()
    row = here or there[0]
    index = there.index(row)
    labels: Mapping[str, str] = {each.key: each.label for each in there}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back = st.button("Previous", icon=":material/arrow_back:", key=f"bringing back {name}", disabled=index == 0)
        on = st.button("Next", icon=":material/arrow_forward:", key=f"bringing next {name}", disabled=index + 1 == len(there))
        st.html(f'<p class="sg-quiet">{index + 1:,} of {len(there):,}, the least certain first</p>', width="content")
    give(f"bringing go {name}", row.key, labels)
    gone = st.selectbox("Go to", list(labels), format_func=labels.__getitem__, key=f"bringing go {name}")
    wanted = there[index - 1].key if back and index else there[index + 1].key if on and index + 1 < len(there) else gone
    return row, wanted or row.key, there


def sides(made: Made) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where the picture and the row stand: side by side, or below each other where the file has no picture."""
    if made.opened.sketch is None or not pages_of(made.opened.sketch):
        return st.container(), st.container()
    left, right = st.columns([5, 4], gap="large")
    return left, right


def show_picture(work: Work, made: Made, row: Row | None, box: str = "", line: str = "") -> None:
    """Draws the slide or page as it was read, with the row marked; where the file has no picture, says where in it the row is."""
    if made.opened.sketch is None or row is None:
        return
    sketch, drawn = made.opened.sketch, pages_of(made.opened.sketch)
    place = f"<p><strong>Where it is in the file:</strong> {safe(row.place or 'not known')}</p>"
    if not drawn:
        st.html(place)
        text.quiet("This sort of file holds no picture: only the names and what joins them.")
        return
    page = row.page if row.page in drawn else drawn[0]
    unsure = {each.key for each in made.boxes if bringing_rows.to_check(each)}
    out = {each.key for each in sketch.shapes if each.page in work.left} | {
        key for key, answer in work.answers.nodes.items() if answer.leave_out or answer.same_as
    }
    shown = Shown(bringing_rows.numbers(sketch), unsure, out, box, line)
    titles = page_titles(sketch, made.opened.form)
    title = titles[page] if len(titles) > 1 else "The picture"
    with st.container(key="bringing-picture"):
        text.heading(3, title, "as it was read")
        near = st.toggle(
            "Only what is near",
            value=is_large(sketch, page),
            key=f"bringing near {is_large(sketch, page)}",
            help="Shows the box or line you look at, larger.",
        )
        alt = (
            f"{title} as it was read, its boxes numbered as in the list. Marked: {row.label}. The table says everything in words."
        )
        # In the page itself: as a file of its own it would be gone from the server before a slow browser asks for it.
        data = b64encode(picture(sketch, page, shown, near).encode()).decode()
        st.html(f'<img class="sg-picture" src="data:image/svg+xml;base64,{data}" alt="{safe(alt)}">')
        text.quiet(
            "Numbers are those of the list. “?” with a dashed edge: to check. “×”, crossed out: left out. “▶”: what you look at."
        )
        st.html(place)
