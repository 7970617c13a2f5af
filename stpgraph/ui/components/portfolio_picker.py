"""Choosing which structures the Portfolio page shows: sets that come with stpgraph, and a reader's own files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from stpgraph.files.limits import MOST_BYTES
from stpgraph.portfolio import Unread
from stpgraph.reading.faults import fault_row
from stpgraph.rules.words import count
from stpgraph.ui import portfolio_sets
from stpgraph.ui.components import html_table, text, upload
from stpgraph.ui.components.controlled import give
from stpgraph.ui.portfolio import SET_NAMES, SETS, SetKey, Wanted


def show(wanted: Wanted) -> Wanted:
    """Draws the choice of sets, and the place to add files; returns what is wanted with the sets that are chosen now."""
    text.heading(2, "Which structures", "any combination")
    chosen: list[SetKey] = []
    with st.container(horizontal=True, gap="medium"):
        for each in SETS:
            key = f"portfolio set {each}"
            give(key, each in wanted.sets)
            if st.checkbox(_label(each), key=key, width="content"):
                chosen.append(each)
    if _added():
        chosen = [each for each in SETS if each in chosen or each == "own"]
    return replace(wanted, sets=tuple(chosen))


def _label(each: SetKey) -> str:
    if each != "own":
        return SET_NAMES[each]
    number = len(portfolio_sets.own())
    return f"{SET_NAMES[each]} ({number:,})" if number else f"{SET_NAMES[each]} (none yet: add some below)"


def _added() -> bool:
    """Draws the place to add files of one's own; returns whether some were added just now."""
    with st.expander("Add files of your own"):
        with st.form("portfolio add", clear_on_submit=True, border=False):
            files = st.file_uploader(
                "Choose structure files (YAML or JSON), as many as you like, or one zip file of them",
                accept_multiple_files=True,
                max_upload_size=upload.most_megabytes(),
                key="portfolio files chosen",
            )
            asked = st.form_submit_button("Add these files", type="primary")
        text.quiet("They stay on this machine, and are kept only while this page is open. Nobody else can see them.")
        text.quiet(
            f"A structure file can be up to {MOST_BYTES // 1_000_000} MB large, a zip file up to {upload.most_megabytes()} MB. What another "
            "program made, such as a PowerPoint, has to be brought in first, on the page “Bring in”."
        )
        here = portfolio_sets.added()
        if here and st.button(f"Take away the {count(here, 'file')} added here", key="portfolio take away"):
            portfolio_sets.take_away()
            st.rerun()
    if not asked:
        return False
    if not files:
        st.error("No file is chosen. Choose one or several first, then add them.")
        return False
    if not portfolio_sets.add((each.name, each.getvalue()) for each in files):
        most = portfolio_sets.MOST_STRUCTURES
        st.warning(f"No more than {most:,} files of your own are put side by side: the rest were left out.")
    return True


def show_faults(unread: Sequence[Unread]) -> None:
    """Draws what is wrong with the files that could not be used, file by file."""
    if not unread:
        return
    st.error(
        f"{count(len(unread), 'file')} could not be used and {'is' if len(unread) == 1 else 'are'} left out. The others are shown."
    )
    rows = []
    for each in unread:
        for fault in each.faults:
            row = fault_row(fault, [])
            rows.append((each.file, row.line or "–", row.place, row.wrong.replace("`", ""), row.mend.replace("`", "")))
        if each.untold:
            rows.append(
                (each.file, "–", "further on", "There are more faults than are listed.", "Mend these, then add the file again.")
            )
    columns = ("File", "Line", "Place", "What is wrong", "How to mend it")
    st.html(html_table.table("Files that could not be used", columns, rows))
