"""Draws the fields of a form, and gives back what each shows now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from stpgraph.design import AnyCommand
from stpgraph.model import Structure
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.ui import design_fields
from stpgraph.ui.design_fields import Asked, Filled, Shown, changes

#: As many characters as the format keeps in a line and in remarks.
LINE, LONG = 2_000, 20_000


def form(
    asked: Sequence[Asked], key: str, submit: str, folded: str = "More", unchanged: str = "Nothing was changed."
) -> Filled | None:
    """Draws a form; returns what was changed in it once it is sent off, and nothing while it cannot be taken: the reader is told why.

    The fields that are not usual are folded away under `folded`. `key` must tell whose form it is; what it shows is added here.
    """
    key = f"{key} {design_fields.digest(asked)}"
    more = [each for each in asked if not each.usual]
    with st.form(f"form {key}"):
        filled = draw([each for each in asked if each.usual], key)
        if more:
            stated = sum(bool(each.shown) for each in more)
            with st.expander(f"{folded} ({stated} filled in)" if stated else folded):
                filled |= draw(more, key)
        asked_for = st.form_submit_button(submit, type="primary", key=f"submit {key}")
    if not asked_for:
        return None
    given = changes(asked, filled)
    complain(given.complaints)
    if not given.fields and not given.complaints:
        st.info(unchanged)
    return given if given.fields and not given.complaints else None


def draw(asked: Iterable[Asked], key: str) -> dict[str, Shown]:
    """Draws fields one below the other; returns what each shows now."""
    return {each.field: _one(each, f"{each.field} {key}") for each in asked}


def _one(each: Asked, key: str) -> Shown:
    words = dict(each.choices)
    label = f"{each.label} (required)" if each.required and each.sort == "line" else each.label
    if each.sort == "tick":
        return st.checkbox(label, value=bool(each.shown), key=key)
    if isinstance(each.shown, tuple):
        before = each.shown
        picked = st.multiselect(
            label, list(words), default=list(before), format_func=words.__getitem__, key=key, placeholder="Not stated"
        )
        # Those that were there stay in their order: an order that nobody changed is no change.
        return tuple(sorted(picked, key=lambda one: before.index(one) if one in before else len(words)))
    return _text(each, str(each.shown), label, key)


def _text(each: Asked, shown: str, label: str, key: str) -> str:
    words = dict(each.choices)
    if each.sort == "few":
        chosen = st.segmented_control(
            label, list(words), default=shown, format_func=words.__getitem__, key=key, required=True, wrap=True
        )
        return shown if chosen is None else chosen
    if each.sort == "sentences":
        options = list(words)
        return st.radio(label, options, index=options.index(shown), format_func=words.__getitem__, key=key)
    if each.sort == "choice":
        values = list(words)
        return st.selectbox(label, values, index=values.index(shown), format_func=words.__getitem__, key=key)
    if each.sort == "often":
        values = list(words)
        often = st.selectbox(
            label,
            values,
            index=values.index(shown) if shown else None,
            key=key,
            accept_new_options=True,
            placeholder=f"Not stated. {each.hint}",
        )
        return often or ""
    if each.sort == "long":
        return st.text_area(label, shown, key=key, max_chars=LONG, height=120)
    return st.text_input(label, shown, key=key, max_chars=LINE, placeholder=each.hint or None)


def complain(complaints: Iterable[str]) -> None:
    """Tells why a form cannot be taken."""
    for complaint in complaints:
        st.error(markdown_safe(complaint))


def taken(structure: Structure, command: AnyCommand) -> AnyCommand | None:
    """The edit where it can be made; where not, the reader is told why at the form, and what was typed stays."""
    trouble = design_fields.trouble(structure, command)
    complain([trouble] if trouble else [])
    return None if trouble else command


def folded_reasons(title: str, reasons: Sequence[str]) -> None:
    """What is not offered and why, folded away; nothing where all is."""
    if reasons:
        items = "".join(f"<li>{safe(reason)}</li>" for reason in reasons)
        st.html(f'<details class="sg-unsaid"><summary>{safe(title)}</summary><ul>{items}</ul></details>')


def told(sentences: Iterable[str]) -> None:
    """Sentences for the reader to know before a button is pressed; nothing where there is none."""
    if body := "".join(f"<p>{safe(sentence)}</p>" for sentence in sentences):
        st.html(body)
