"""The findings of a structure, grouped by severity; picking one lights it up in the picture."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.model import SEVERITIES, Accepted, Finding, Severity
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_MEANS, SEVERITY_WORDS
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count
from stpgraph.ui import frame
from stpgraph.ui.components import severity, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.reading.words import date_words, safe
from stpgraph.ui.state import finding_key

#: So many findings are shown on one leaf.
LEAF = 30


def show(findings: Sequence[Finding], picked: str | None) -> str | None:
    """Draws the open findings; returns the key of the finding that is picked: the one chosen just now, else `picked`.

    Choosing the one that is picked already picks none.
    """
    opened = [each for each in findings if each.accepted is None]
    if not opened:
        text.empty("No open finding.", "Nothing is missing that the rules look for. The Rules page says what they look for.")
        return picked
    at = next((each for each in opened if finding_key(each) == picked), None)
    grade = _grade(opened, at)
    group = [each for each in opened if each.severity == grade]
    text.heading(3, count(len(group), SEVERITY_WORDS[grade].lower()), SEVERITY_MEANS[grade])
    leaf = _leaf(group, grade, at)
    chosen = picked
    for place in range(LEAF * (leaf - 1), min(LEAF * leaf, len(group))):
        chosen = _card(group[place], place, picked, chosen)
    return chosen


def _grade(opened: Sequence[Finding], picked: Finding | None) -> Severity:
    """The severity that the reader wants to see: at first the gravest there is, or that of the finding that is picked."""
    numbers = {each: sum(finding.severity == each for finding in opened) for each in SEVERITIES}
    there = [each for each in SEVERITIES if numbers[each]]
    give("severity", picked.severity if picked else None, there)
    chosen: Severity | None = st.segmented_control(
        "Findings by how grave they are",
        there,
        format_func=lambda each: f"{SEVERITY_WORDS[each]}s {numbers[each]:,}",
        key="severity",
        required=True,
        label_visibility="collapsed",
    )
    return chosen or there[0]


def _leaf(group: Sequence[Finding], grade: Severity, picked: Finding | None) -> int:
    """Which leaf of many findings the reader wants to see, from 1: at first the first, or that of the finding that is picked."""
    leaves = -(-len(group) // LEAF)
    if leaves == 1:
        return 1
    key = f"leaf of {grade}"
    give(key, group.index(picked) // LEAF + 1 if picked in group else None, range(1, leaves + 1))
    return st.pagination(leaves, key=key)


def show_accepted(findings: Sequence[Finding]) -> None:
    """Draws the findings that somebody has accepted, with the reason, apart from the open ones."""
    accepted = [(each, each.accepted) for each in findings if each.accepted is not None]
    if not accepted:
        return
    text.heading(2, "Accepted findings", "agreed to be lived with, for now")
    for finding, acceptance in accepted:
        with st.container(border=True):
            st.html(f"{_head(finding)}<p>{safe(finding.fact)}</p><p>{_acceptance(acceptance)}</p>")


def _card(finding: Finding, place: int, picked: str | None, chosen: str | None) -> str | None:
    key = finding_key(finding)
    lit = key == picked
    rule = BY_ID[finding.rule]
    with st.container(border=True, key=f"{'lit-' if lit else ''}finding-{place}", gap="xsmall"):
        st.html(f"{_head(finding)}<p>{safe(finding.fact)}</p>")
        label = "Stop showing it" if lit else "Show in the picture"
        if st.button(label, key=f"light {finding.severity} {place}", type="primary" if lit else "secondary"):
            chosen = None if lit else key
        with st.expander("What to do, and why it matters", expanded=lit):
            sources = "".join(f"<li>{safe(source)}</li>" for source in finding.sources)
            st.html(
                f"<p><strong>What to do.</strong> {safe(finding.remedy)}</p>"
                f"<p><strong>Why it matters.</strong> {safe(rule.documentation['Why it matters'])}</p>"
                + (f"<p><strong>Sources</strong></p><ul>{sources}</ul>" if sources else "")
            )
            st.page_link(frame.RULES, label=f"More about rule {rule.id}, with pictures", query_params={"rule": rule.id})
    return chosen


def _head(finding: Finding) -> str:
    sure = f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}"
    return (
        f'<h4 class="sg-h4">{severity.badge(finding.severity)} {safe(BY_ID[finding.rule].defect)}</h4>'
        f'<p class="sg-quiet">{safe(sure)}.</p>'
    )


def _acceptance(acceptance: Accepted) -> str:
    parts = [
        f"<strong>Accepted:</strong> {safe(acceptance.reason)}",
        f"By {safe(acceptance.by)}." if acceptance.by else "",
        f"On {date_words(acceptance.on)}." if acceptance.on else "",
        f"Until {date_words(acceptance.until)}." if acceptance.until else "No end is set.",
    ]
    return " ".join(part for part in parts if part)
