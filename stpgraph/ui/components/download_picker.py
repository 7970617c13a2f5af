"""The list from which a structure is picked where none is open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from stpgraph import shipped
from stpgraph.ui import sources


def show(files: Mapping[str, tuple[shipped.Shelf, Path]]) -> str | None:
    """Draws the list of the structures that come with stpgraph; returns the short name of the one picked, None for none."""
    titles = {key: f"{_title(path)} ({shipped.SHELVES[shelf]})" for key, (shelf, path) in files.items()}
    picked: str | None = st.selectbox(
        "Or choose a structure that is here already",
        list(titles),
        index=None,
        format_func=lambda key: titles[key],
        key="download structure",
        placeholder="Choose a structure",
    )
    return picked


def _title(path: Path) -> str:
    return sources.of_file(path).exploration.structure.title
