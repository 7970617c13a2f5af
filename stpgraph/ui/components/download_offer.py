"""A file that is made when a reader asks for it: the button to make it, then the button to download it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import streamlit as st

from stpgraph.errors import UsageError
from stpgraph.reading.words import markdown_safe, safe


def show(key: str, label: str, name: str, media_type: str, wanted: Hashable, make: Callable[[], bytes]) -> None:
    """Draws the buttons. `wanted` stands for all that the file depends on: when that changes, the file has to be made anew.

    Where the file cannot be made so, it says why.
    """
    asked = f"asked for {key}"
    with st.container(key=f"offer-{key}", gap="small"):
        if st.button(label, key=f"make {key}", type="primary", icon=":material/draft:"):
            st.session_state[asked] = wanted
        if st.session_state.get(asked) != wanted:
            return
        try:
            with st.spinner("The file is being made. This takes a few seconds."):
                data = make()
        except UsageError as error:
            st.error(markdown_safe(str(error)))
            return
        st.html(f'<p role="status"><strong>The file is ready:</strong> {safe(name)}, {_size(len(data))}.</p>')
        st.download_button(
            "Download the file",
            data,
            file_name=name,
            mime=media_type,
            key=f"download {key}",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def _size(length: int) -> str:
    """A number of bytes in words.

    >>> _size(900), _size(310_000), _size(1_149_000)
    ('1 kB', '310 kB', '1.1 MB')
    """
    return f"{max(1, round(length / 1_000)):,} kB" if length < 1_000_000 else f"{length / 1_000_000:,.1f} MB"
