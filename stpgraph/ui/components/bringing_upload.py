"""The first step: choosing a file of any sort, or pasting a text; and why one cannot be used."""

from __future__ import annotations

import streamlit as st

from stpgraph.errors import InputError
from stpgraph.importers.tables import template
from stpgraph.reading.faults import fault_rows
from stpgraph.reading.words import markdown_safe, safe, shortened
from stpgraph.ui import bringing, bringing_state, own_files
from stpgraph.ui.bringing import Work
from stpgraph.ui.components import text, upload


def show_steps(at: int) -> None:
    """Draws where the reader is among the steps."""
    items = "".join(
        f"<li{' aria-current=step' if number == at else ''}><span>{number}</span> {safe(each)}</li>"
        for number, each in enumerate(bringing.STEPS, 1)
    )
    text.hidden_heading(2, f"Step {at} of {len(bringing.STEPS)}: {bringing.STEPS[at - 1]}")
    st.html(f'<div class="sg-steps-bar"><p>Step {at} of {len(bringing.STEPS)}</p><ol aria-label="Steps">{items}</ol></div>')


def show() -> Work | None:
    """Draws the ways to choose; returns the document once it can be read."""
    file = st.file_uploader(
        "Choose a PowerPoint, Visio, Excel, Word, OpenDocument or draw.io file, or another of those listed below",
        max_upload_size=upload.most_megabytes(),
        key="file to bring in",
    )
    text.quiet(bringing.NOT_KEPT)
    if file is not None:
        return begun(file.name, file.getvalue())
    given: tuple[str, bytes] | None = None
    fold = st.expander(
        "Or paste a text: rows copied from a spreadsheet, or a Mermaid or Graphviz diagram", key="paste to bring in"
    )
    with fold, st.form("paste to bring in form", border=False):
        typed = st.text_area("The text", height=200, key="text to bring in")
        if st.form_submit_button("Read this text", type="primary"):
            given = bringing.pasted(typed)
    if given is not None:
        return begun(*given)
    with st.expander("Or fill in an Excel template, and bring that in", key="template to bring in"):
        text.quiet(
            "It has sheets for organisations, boards and groups, projects, posts, agreements and the lines between them, with lists to choose "
            "from, and a page that says how to fill it in."
        )
        st.download_button(
            "The Excel template",
            _template(),
            file_name="stpgraph-template.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/download:",
            key="bringing template",
            on_click="ignore",
        )
    with st.expander("What can be brought in", key="what can be brought in"):
        st.html(f'<ul class="sg-points">{"".join(f"<li>{safe(each)}</li>" for each in bringing.sorts())}</ul>')
        text.quiet("Which of them a file is, is seen from what is in it. Pictures, scans and PDFs cannot be read.")
    return None


@st.cache_resource(show_spinner=False)
def _template() -> bytes:
    return template.write()


def begun(name: str, data: bytes) -> Work | None:
    """Reads a document; draws why where it cannot be used, and then returns None."""
    work = bringing_state.begin(name, data)
    try:
        with st.spinner(f"Reading {markdown_safe(shortened(name))}. A large file can take half a minute."):
            made = bringing_state.made(work)
    except InputError as error:
        if any(each.columns for each in bringing_state.columns(work)):
            # It can be read once a person has said what its columns are.
            return work
        _show_refusal(name, data, error)
        return None
    if made.draft.exact and not work.said:
        return bringing.at_step(work, 3)
    return work


def _show_refusal(name: str, data: bytes, error: InputError) -> None:
    if own_files.is_own(data, name):
        upload.show_faults(name, fault_rows(error, data), error.untold)
        return
    st.error(f"**{markdown_safe(shortened(name))} cannot be brought in.** {markdown_safe(bringing.refusal(error))}")


def show_name(work: Work) -> None:
    """Draws which file it is, and that it is not kept."""
    st.html(
        f'<p>From the file <strong>{safe(shortened(work.name, 120))}</strong>. <span class="sg-quiet">{safe(bringing.NOT_KEPT)}</span></p>'
    )
