"""An answer as a small plate that says it in words, and tables of questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from stpgraph.assess import STANDING_WORDS, Standing, Tally
from stpgraph.assess.answer import Row
from stpgraph.reading.assessed import PLANS, compared_rows, hfma_words, ours_words, requirement_rows
from stpgraph.reading.words import safe
from stpgraph.ui.components import tables
from stpgraph.ui.components.html_table import Html, table


def chip(answer: Standing) -> str:
    """An answer as HTML: not stated is never shown as no."""
    words = "Not stated" if answer == "not_stated" else STANDING_WORDS[answer]
    return f'<span class="sg-answer sg-{answer.replace("_", "-")}">{words}</span>'


def show_compared(title: str, rows: Sequence[Row], totals: Mapping[str, Tally], published: int) -> None:
    """Draws Table 2 or 3: each question with the answer of this structure, HFMA's total, and that of the `published` here."""
    columns = ("Question", "This structure", f"HFMA: {PLANS} plans of 2016", f"The {published} published structures here")
    st.html(
        table(
            title,
            columns,
            [(row.question, _because(row), _share(totals[row.key]), ours_words(totals[row.key])) for row in rows],
            "sg-compared",
        )
    )
    tables.folded(f"{title}, to sort or download", compared_rows(rows, totals))


def show_requirements(title: str, rows: Sequence[Row]) -> None:
    """Draws requirements, each with its answer and why."""
    caption = "Each requirement, and whether the structure shows it"
    st.html(table(caption, ("Requirement", "Answer", "Why"), [(row.question, Html(chip(row.answer)), row.why) for row in rows]))
    tables.folded(f"{title}, to sort or download", requirement_rows(rows))


def _because(row: Row) -> Html:
    return Html(f"{chip(row.answer)}<br>{safe(row.why)}")


def _share(total: Tally) -> Html:
    """HFMA's total in words, and as a bar."""
    return Html(
        f'{hfma_words(total)}<span class="sg-bar" aria-hidden="true"><span style="width:{100 * total.published_yes / PLANS:.0f}%">'
        "</span></span>"
    )
