"""The catalogue of rules, and one rule with its documentation and its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from stpgraph.model.finding import SEVERITY_MEANS
from stpgraph.reading.limits import rule_words
from stpgraph.reading.words import markdown_safe, safe
from stpgraph.rules import HEADINGS, THEMES, Rule
from stpgraph.rules.words import count
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.specimens import Specimen


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says on a rule's page: the further case to show (its key), and the case to open in Explore."""

    case: str | None
    opened: Specimen | None


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
                st.html(f'<p>{severity.grade(rule.severity)} {safe(rule.summary)} <span class="sg-quiet">{rule.id}</span></p>')


def show_one(rule: Rule, purpose: str, cases: Sequence[Specimen], chosen: str | None) -> Said:
    """Draws all about one rule: a structure that breaks it beside the same one mended, its documentation, and further cases.

    Returns the key of the further case that the reader wants to see, and the case that they want to open, if any.
    """
    st.page_link(frame.RULES, label="All rules", icon=":material/arrow_back:", query_params={})
    about = f"{severity.grade(rule.severity)} {SEVERITY_MEANS[rule.severity]} · {safe(THEMES[rule.theme])} · {rule.id}"
    text.head(rule.defect, purpose, f'<p>{about}</p><p class="sg-lead">{safe(rule.summary)}</p>')
    asked = _pair(cases)
    documentation = rule.documentation
    for heading in HEADINGS:
        parts = documentation[heading].split("\n\n")
        if heading == "Limits" and (limit := rule_words(rule.id)):
            parts += [f"{limit} On Explore, “Limits used” sets another for one structure."]
        paragraphs = "".join(f"<p>{safe(part)}</p>" for part in parts)
        st.html(f'<h2 class="sg-h2">{heading}</h2>{paragraphs}')
    if rule.citations:
        st.html(f'<h2 class="sg-h2">References</h2><ul>{"".join(f"<li>{safe(each)}</li>" for each in rule.citations)}</ul>')
    more = [each for each in cases if each.key not in ("broken-1", "kept-1")]
    if not more:
        return Said(None, asked)
    case, opened = _more(more, chosen)
    return Said(case, asked or opened)


def _pair(cases: Sequence[Specimen]) -> Specimen | None:
    """The first structure that breaks the rule beside the first that keeps it, at one scale."""
    pair = [next((each for each in cases if each.key == key), None) for key in ("broken-1", "kept-1")]
    width = max((each.width for each in pair if each), default=0)
    if not width:
        text.empty("No picture for this rule.", "Its documentation is below.")
        return None
    asked = None
    for column, title, specimen in zip(st.columns(2), ("Broken", "Mended"), pair, strict=True):
        with column, st.container(border=True, key=f"specimen-{title}"):
            text.heading(2, title, specimen.name if specimen else "")
            if specimen is None:
                text.empty("No picture.", "There is no such structure for this rule.")
            elif _specimen(specimen, width):
                asked = specimen
    return asked


def _more(cases: Sequence[Specimen], chosen: str | None) -> tuple[str | None, Specimen | None]:
    """Further cases, of which the reader chooses one to see."""
    text.heading(2, "Further cases", count(len(cases), "structure"))
    names = {each.key: f"{'Broken' if each.breaks else 'Kept'}: {each.name}" for each in cases}
    give("case", chosen)
    key: str | None = st.selectbox(
        "Structures that break this rule, and that keep it",
        list(names),
        index=None,
        format_func=lambda each: names[each],
        key="case",
        placeholder="Choose one to see",
    )
    case = next((each for each in cases if each.key == key), None)
    if case is None:
        return key, None
    with st.container(border=True, key="further-case"):
        text.heading(3, case.name, "breaks the rule" if case.breaks else "keeps the rule")
        return key, case if _specimen(case, 0) else None


def _specimen(specimen: Specimen, width: float) -> bool:
    """Draws a case; returns whether the reader wants to open it."""
    st.image(specimen.image(width), width="content", alt=specimen.words)
    facts = "".join(f"<li>{severity.badge(each)} {safe(each.fact)}</li>" for each in specimen.found)
    st.html(
        text.marks_key(specimen.marks.key)
        + f"<p>{safe(specimen.why)}</p>"
        + (f'<p><strong>What is found</strong></p><ul class="sg-rows-list">{facts}</ul>' if facts else "")
    )
    return st.button("Open this structure in Explore", key=f"open {specimen.key}", icon=":material/arrow_forward:")
