"""What the rules find in a design: what the last step opened and closed, and each finding with its remedies as buttons."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stpgraph.design import AnyCommand, Effects, Fix, fixes
from stpgraph.design.effecting import finding_words
from stpgraph.model import SEVERITIES, Finding
from stpgraph.model.finding import CERTAINTY_WORDS
from stpgraph.pipeline import Exploration
from stpgraph.reading.words import markdown_safe, safe, uncapital
from stpgraph.ui.components import severity, text
from stpgraph.ui.state import keyed

#: So many findings are listed at once; the rest come when these are dealt with, or on Explore.
MOST = 30


def show(exploration: Exploration, effects: Effects | None) -> AnyCommand | None:
    """Draws what the last step did, and the open findings, the gravest first; returns the edit of the button that was pressed."""
    text.heading(2, "Findings")
    if effects is not None:
        codes = " · ".join(
            part for part in (_codes("closes", effects.rules_closed), _codes("opens", effects.rules_opened)) if part
        )
        aside = f' <span class="sg-quiet">({safe(codes)})</span>' if codes else ""
        st.html(f'<p class="sg-effect" role="status"><strong>Your last step.</strong> {safe(effects.text)}{aside}</p>')
    found = {key: each for key, each in keyed(exploration.findings).items() if each.accepted is None}
    if not found:
        text.empty("No open finding.", "Nothing is missing that the rules look for.")
        return None
    st.html(f'<p class="sg-counts">{severity.badges(exploration.findings)}</p>')
    ranked = sorted(found.items(), key=lambda each: SEVERITIES.index(each[1].severity))
    opened = (
        st.selectbox(
            "Look at a finding, and what would mend it",
            [key for key, _ in ranked],
            index=None,
            format_func=lambda key: _label(found[key], exploration),
            placeholder="Choose a finding",
            key="design finding",
        )
        if len(ranked) > MOST
        else None
    )
    shown = [(opened, found[opened])] if opened else ranked[:MOST]
    for key, finding in shown:
        if command := _finding(key, finding, exploration):
            return command
    return None


def _finding(key: str, finding: Finding, exploration: Exploration) -> AnyCommand | None:
    fold = st.expander(_label(finding, exploration), key=f"design finding {key}", on_change="rerun")
    if not fold.open:
        return None
    with fold:
        st.html(
            f"<p>{safe(finding.fact)}</p><p class='sg-unsaid'>{CERTAINTY_WORDS[finding.certainty]}.</p>"
            f'<h4 class="sg-h4">What to do</h4><p>{safe(finding.remedy)}</p>'
        )
        for at, fix in enumerate(fixes(exploration.structure, finding, exploration.wiring)):
            if command := _fix(f"{key} {at}", fix):
                return command
    return None


def _fix(key: str, fix: Fix) -> AnyCommand | None:
    choice = ""
    if fix.question:
        choice = st.selectbox(
            f"{fix.label.rstrip('.')}. {fix.question}",
            [each.id for each in fix.choices],
            format_func={each.id: each.label for each in fix.choices}.__getitem__,
            key=f"choice {key}",
        )
    label = "Do this" if fix.question else fix.label
    return fix.command(choice) if st.button(markdown_safe(label), key=f"fix {key}", icon=":material/build:") else None


def _label(finding: Finding, exploration: Exploration) -> str:
    words = uncapital(CERTAINTY_WORDS[finding.certainty])
    return f"{finding.severity.capitalize()}, {words}: {finding_words(finding, exploration.structure)}"


def _codes(verb: str, rules: Sequence[str]) -> str:
    return f"{verb} {', '.join(rules)}" if rules else ""
