"""Small pieces of text that every page uses: the line that says what a page is for, notices, an empty state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from stpgraph.reading.marks import Key
from stpgraph.reading.words import markdown_safe, safe


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


def quiet(line: str) -> None:
    """A line that explains something in passing."""
    st.html(f'<p class="sg-quiet">{safe(line)}</p>')


def hidden_heading(level: int, text: str) -> None:
    """A heading for those who listen to a page; those who see it see what it is."""
    st.html(f'<h{level} class="sg-hidden">{safe(text)}</h{level}>')


def heading(level: int, text: str, aside: str = "") -> None:
    """A heading, with a few quiet words beside it."""
    quiet = f' <span class="sg-quiet">{safe(aside)}</span>' if aside else ""
    st.html(f'<h{level} class="sg-h{level}">{safe(text)}{quiet}</h{level}>')


def contents(sections: Mapping[str, str]) -> None:
    """Links to the sections of a page, by anchor."""
    links = "".join(f'<li><a href="#{anchor}" target="_self">{safe(title)}</a></li>' for anchor, title in sections.items())
    st.html(f'<nav class="sg-contents" aria-label="On this page"><ul>{links}</ul></nav>')


def section(anchor: str, title: str, aside: str = "") -> None:
    """The heading of a section to which the contents lead."""
    quiet = f' <span class="sg-quiet">{safe(aside)}</span>' if aside else ""
    st.html(f'<h2 class="sg-h2 sg-section" id="{anchor}">{safe(title)}{quiet}</h2>')


def marks_key(parts: Iterable[Key]) -> str:
    """What is lit in a picture, in words, with a sample of each mark, as HTML."""
    items = "".join(
        f'<span>{f"""<span class="sg-mark sg-{part.mark} sg-tone-{part.tone}"></span>""" if part.mark else ""}{safe(part.words)}</span>'
        for part in parts
    )
    return f'<p class="sg-key">{items}</p>' if items else ""
