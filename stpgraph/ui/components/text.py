"""Small pieces of text that every page uses: the line that says what a page is for, notices, an empty state."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from stpgraph.ui.reading.words import markdown_safe, safe


def head(title: str, purpose: str, more: str = "") -> None:
    """The head of a page: its title, one line that says what the page is for, and more HTML of the caller's making."""
    st.html(f'<h1 class="sg-title">{safe(title)}</h1><p class="sg-purpose">{safe(purpose)}</p>{more}')


def notices(messages: Iterable[str]) -> None:
    """What of a link could not be used, a notice for each."""
    for message in messages:
        st.warning(markdown_safe(message))


def empty(title: str, line: str) -> None:
    """What stands where there is nothing to show: why, and what to do."""
    st.html(f'<div class="sg-empty"><p><strong>{safe(title)}</strong></p><p>{safe(line)}</p></div>')


def hidden_heading(level: int, text: str) -> None:
    """A heading for those who listen to a page; those who see it see what it is."""
    st.html(f'<h{level} class="sg-hidden">{safe(text)}</h{level}>')


def heading(level: int, text: str, aside: str = "") -> None:
    """A heading, with a few quiet words beside it."""
    quiet = f' <span class="sg-quiet">{safe(aside)}</span>' if aside else ""
    st.html(f'<h{level} class="sg-h{level}">{safe(text)}{quiet}</h{level}>')
