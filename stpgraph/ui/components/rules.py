"""The catalogue of rules, and one rule with its documentation and its pictures."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.model.finding import SEVERITY_MEANS
from stpgraph.rules import HEADINGS, THEMES, Rule
from stpgraph.rules.words import count
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.reading.words import markdown_safe, safe
from stpgraph.ui.specimens import Specimen


def search() -> str:
    """Draws the search; returns what the reader looks for, empty for everything."""
    return st.text_input("Search the rules", placeholder="Such as accountability, lay member, workstream", key="search").strip()


def show_list(rules: Sequence[Rule]) -> None:
    """Draws rules grouped by theme, each with a link to all about it."""
    if not rules:
        text.empty("No rule speaks of that.", "Try another word, or clear the search to see all rules.")
    for theme, title in THEMES.items():
        group = [rule for rule in rules if rule.theme == theme]
        if not group:
            continue
        text.heading(2, title, count(len(group), "rule"))
        grid = st.grid(min_column_width=320, gap="small")
        for rule in group:
            with grid.container(border=True, key=f"rule-{rule.id}", height="stretch", gap="xsmall"):
                st.page_link(frame.RULES, label=f"**{markdown_safe(rule.defect)}**", query_params={"rule": rule.id})
                st.html(f'<p>{severity.badge(rule.severity)} {safe(rule.summary)} <span class="sg-quiet">{rule.id}</span></p>')


def show_one(rule: Rule, purpose: str, breaking: Specimen | None, keeping: Specimen | None) -> None:
    """Draws all about one rule: its documentation, and a structure that breaks it beside one that is mended."""
    st.page_link(frame.RULES, label="All rules", icon=":material/arrow_back:", query_params={})
    about = f"{severity.badge(rule.severity)} {SEVERITY_MEANS[rule.severity]} · {safe(THEMES[rule.theme])} · {rule.id}"
    text.head(rule.defect, purpose, f'<p>{about}</p><p class="sg-lead">{safe(rule.summary)}</p>')
    if breaking is not None or keeping is not None:
        for column, title, specimen in zip(st.columns(2), ("Broken", "Mended"), (breaking, keeping), strict=True):
            with column, st.container(border=True):
                _specimen(title, specimen)
    else:
        text.empty("No picture for this rule.", "Its documentation is below.")
    documentation = rule.documentation
    for heading in HEADINGS:
        paragraphs = "".join(f"<p>{safe(part)}</p>" for part in documentation[heading].split("\n\n"))
        st.html(f'<h2 class="sg-h2">{heading}</h2>{paragraphs}')
    if rule.citations:
        st.html(f'<h2 class="sg-h2">References</h2><ul>{"".join(f"<li>{safe(each)}</li>" for each in rule.citations)}</ul>')


def _specimen(title: str, specimen: Specimen | None) -> None:
    text.heading(2, title)
    if specimen is None:
        text.empty("No picture.", "There is no such structure for this rule.")
        return
    st.image(specimen.image, width="content", alt=specimen.words)
    found = f"<p><strong>What is found:</strong> {safe(specimen.fact)}</p>" if specimen.fact else ""
    st.html(f"<p>{safe(specimen.why)}</p>{found}")
