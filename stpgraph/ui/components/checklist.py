"""The governance checklist: progress by element, and the questions of one element as a form for a person to answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from stpgraph.assess import ELEMENT_NAMES, ELEMENTS, Checklist, Element, Item, Progress
from stpgraph.reading.assessed import checklist_rows, given_words, progress_words
from stpgraph.reading.words import safe
from stpgraph.ui.components import answers, tables
from stpgraph.ui.components.controlled import give
from stpgraph.ui.components.html_table import Cell, Html, table
from stpgraph.ui.edits import CHOICES, Answers, Choice, Filled, answers_given


def show(checklist: Checklist, element: Element, today: date) -> tuple[Element, Answers]:
    """Draws the checklist; returns the element that the reader wants to see, and what they have answered just now, by question.

    None for an answer takes one away.
    """
    st.html(f"<p>{safe(progress_words(checklist.overall))}</p>{_progress(checklist)}")
    give("element", element)
    chosen: Element | None = st.pills(
        "Answer the questions of one element",
        ELEMENTS,
        format_func=lambda each: ELEMENT_NAMES[each],
        key="element",
        required=True,
    )
    given = _form(chosen or element, checklist.of(chosen or element), today)
    tables.folded("The whole checklist as a table", checklist_rows(checklist))
    return chosen or element, given


def _progress(checklist: Checklist) -> str:
    columns = ("Element", "Answered", "Yes", "No", "In progress", "Open", "By a person", "Contradictions")
    return table("Progress by element", columns, [_row(each) for each in (*checklist.elements, checklist.overall)])


def _row(each: Progress) -> Sequence[Cell]:
    bar = (
        f'<span class="sg-bar" aria-hidden="true"><span style="width:{100 * each.answered / each.questions:.0f}%"></span></span>'
    )
    numbers = (each.yes, each.no, each.in_progress, each.open, each.by_person, each.contradictions)
    return (each.name, Html(f"{each.answered:,} of {each.questions:,}{bar}"), *(f"{number:,}" for number in numbers))


def _form(element: Element, items: Sequence[Item], today: date) -> Answers:
    with st.form(f"checklist {element}"):
        st.html(
            f'<h3 class="sg-h3">{ELEMENT_NAMES[element]}</h3><p class="sg-quiet">{safe(items[0].question.reference)}. '
            "Your answer stands; what the structure itself shows is told beside it.</p>"
        )
        filled = {item.question.id: _question(item) for item in items}
        left, right = st.columns(2)
        by = left.text_input("Who answers", key=f"by {element}", max_chars=200, placeholder="Such as the board secretary")
        on = right.date_input("On", value=today, key=f"on {element}", format="DD/MM/YYYY")
        st.html(
            '<p class="sg-quiet">Name and date go to the answers that you change. They are kept in a copy of the structure that only '
            "you have: download it, or they are gone when you close this page.</p>"
        )
        asked = st.form_submit_button("Keep these answers", type="primary")
    if not asked:
        return {}
    given, complaint = answers_given(items, filled, by, on)
    if complaint:
        st.error(complaint)
        return {}
    if not given:
        st.info("Nothing was changed, so there is nothing to keep.")
    return given


def _question(item: Item) -> Filled:
    question, person = item.question, item.person
    with st.container(key=f"question-{question.id}", gap="xsmall"):
        give(f"answer {question.id}", person.answer if person else None)
        choice: Choice | None = st.segmented_control(
            question.text, list(CHOICES), format_func=lambda each: CHOICES[each], key=f"answer {question.id}"
        )
        give(f"evidence {question.id}", (person.evidence or "") if person else "")
        evidence = st.text_input(
            f"What shows it: {question.text}",
            key=f"evidence {question.id}",
            max_chars=1_000,
            placeholder="What shows it",
            label_visibility="collapsed",
        )
        st.html(_told(item))
    return Filled(choice, evidence)


def _told(item: Item) -> str:
    shown = f"{answers.chip(item.derived.answer)} {safe(item.derived.why)}" if item.derived else "Only a person can tell."
    parts = [f"<p><strong>The structure shows:</strong> {shown}</p>" if item.derived else f'<p class="sg-quiet">{shown}</p>']
    if item.person:
        parts.append(f"<p>{safe(given_words(item))}</p>")
    if item.contradiction:
        parts.append(f'<p class="sg-contradiction"><strong>These contradict each other.</strong> {safe(item.contradiction)}</p>')
    return "".join(parts)
