"""The guided start: five questions, and a first draft from the answers."""

from __future__ import annotations

import streamlit as st

from stpgraph.design import DIVISIONS, QUESTIONS, TAKEN, VOICES, Answers, Partner, guided, partners_of
from stpgraph.model import Structure
from stpgraph.model.kinds import KINDS, OrganisationKind, kind_words
from stpgraph.reading.words import capital
from stpgraph.reference import SOURCE, footprints
from stpgraph.ui.components import text

_OTHER = "another place"
_NOT_ANSWERED = "Not answered yet"
#: Those that are asked for by name, one a line.
_ASKED: tuple[tuple[OrganisationKind, str], ...] = (
    ("ccg", "Clinical commissioning groups, one a line"),
    ("local_authority", "Councils, one a line"),
    ("ambulance_trust", "Ambulance trusts, one a line"),
)


def show() -> Structure | None:
    """Draws the questions; returns the first draft once it is asked for. Raises Refused where an answer cannot be."""
    names = {each.code: each.name for each in footprints()}
    place = st.selectbox(
        f"1. {QUESTIONS[0]}",
        [*names, _OTHER],
        index=None,
        format_func=lambda code: names.get(code, "Another place"),
        key="guide place",
        placeholder="Choose, or leave open",
    )
    other = st.text_input("Its name", key="guide other", max_chars=200).strip() if place == _OTHER else ""
    partners = _partners(place if place in names else None)
    division = st.radio(f"3. {QUESTIONS[2]}", list(DIVISIONS), format_func=DIVISIONS.__getitem__, key="guide division")
    text.quiet("The four typical ways are those of HFMA's Chart 2 (2017).")
    st.html(f"<p><strong>4. {QUESTIONS[3]}</strong></p>")
    voices = {}
    for voice, words in VOICES.items():
        said = st.segmented_control(words, ["Yes", "No", _NOT_ANSWERED], default=_NOT_ANSWERED, key=f"guide {voice}")
        if said in ("Yes", "No"):
            voices[voice] = said == "Yes"
    taken = st.radio(
        f"5. {QUESTIONS[4]}", [None, *TAKEN], format_func=lambda key: TAKEN[key] if key else _NOT_ANSWERED, key="guide taken"
    )
    title = st.text_input("What is the draft called?", key="guide title", max_chars=200, placeholder="May be left empty").strip()
    if not st.button("Make the first draft", type="primary", key="guide begin"):
        return None
    footprint = place if place in names else other
    return guided(
        Answers(
            title=title,
            footprint=footprint or "",
            partners=partners,
            division=division or "workstream",
            voices=voices,
            taken=taken,
        )
    )


def _partners(code: str | None) -> tuple[Partner, ...]:
    st.html(f"<p><strong>2. {QUESTIONS[1]}</strong></p>")
    found = {each.name: each for each in (partners_of(code) if code else ())}
    chosen = [*found]
    if found:
        chosen = st.multiselect("Trusts", list(found), default=list(found), key=f"guide trusts {code}")
        text.quiet(f"Source: {SOURCE}. Ambulance trusts and commissioners are not in it.")
    made = [found[name] for name in chosen]
    for asked, label in _ASKED:
        made += [Partner(name=line, kind=asked) for line in _lines(st.text_area(label, key=f"guide {asked}", height=90))]
    with st.expander("Other organisations"):
        kind = st.selectbox(
            "What are they?",
            [each for each in KINDS["organisation"] if each not in {known for known, _ in _ASKED}],
            format_func=lambda each: capital(kind_words("organisation", each)),
            key="guide other kind",
        )
        more = _lines(st.text_area("Their names, one a line", key="guide others", height=90))
        made += [Partner.model_validate({"name": line, "kind": kind}) for line in more]
    return tuple(made)


def _lines(typed: str) -> list[str]:
    return [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
