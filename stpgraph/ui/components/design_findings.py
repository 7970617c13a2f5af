"""What the rules find in a design: each open finding with its remedies as buttons, and what each button would open and close."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.design import AnyCommand, Fix, fixes
from stpgraph.design.effecting import finding_words
from stpgraph.model import SEVERITIES, Finding
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITY_WORDS
from stpgraph.pipeline import Exploration
from stpgraph.reading.ours import our_reading
from stpgraph.reading.words import markdown_safe, safe, uncapital
from stpgraph.rules import BY_ID
from stpgraph.ui import design_deeds
from stpgraph.ui.components import design_accepted, design_inputs, text
from stpgraph.ui.state import keyed

#: So many findings are listed at once; of more, one can be chosen from all.
MOST = 30
#: What is said where no fix is offered: by whether the finding is about an acceptance.
_NO_STEP = {
    False: "No single step mends this: change what it speaks of under “Change”, or in the tables.",
    True: "Take the acceptance away, or change it, under “Accepted findings” at the end of this list.",
}


def show(exploration: Exploration) -> tuple[AnyCommand | None, Finding | None]:
    """Draws the open findings, the gravest first, and the accepted ones below; returns the edit of the button that was pressed, and the
    first one that is open."""
    text.heading(2, "Findings")
    command, first = _open(exploration)
    # Drawn also where an edit was asked for above: what is not drawn forgets whether it was open.
    accepted = design_accepted.show(exploration, date.today())
    return command or accepted, first


def _open(exploration: Exploration) -> tuple[AnyCommand | None, Finding | None]:
    if ours := our_reading(exploration.structure):
        text.quiet(ours)
    found = {key: each for key, each in keyed(exploration.findings).items() if each.accepted is None}
    if not found:
        text.empty("No open finding.", "The rules miss nothing in this structure.")
        return None, None
    text.quiet("Open a finding to see what would mend it. What you press is a step like any other: “Undo” takes it back.")
    ranked = sorted(found.items(), key=lambda each: SEVERITIES.index(each[1].severity))
    opened = (
        st.selectbox(
            f"Any of all {len(ranked):,}",
            [key for key, _ in ranked],
            index=None,
            format_func=lambda key: _label(found[key], exploration),
            placeholder="Choose a finding, or open one below",
            key="design finding",
        )
        if len(ranked) > MOST
        else None
    )
    first = None
    for key, finding in [(opened, found[opened])] if opened else ranked[:MOST]:
        command, is_open = _finding(key, finding, exploration, opened is not None)
        first = first or (finding if is_open else None)
        if command is not None:
            return command, first
    return None, first


def _finding(key: str, finding: Finding, exploration: Exploration, expanded: bool) -> tuple[AnyCommand | None, bool]:
    fold = st.expander(
        markdown_safe(_label(finding, exploration)), expanded, key=f"design finding {key} {expanded}", on_change="rerun"
    )
    if not fold.open:
        return None, False
    with fold:
        sure = f"{CERTAINTY_WORDS[finding.certainty]}: {CERTAINTY_MEANS[finding.certainty]}."
        st.html(
            f'<p>{safe(finding.fact)}</p><p class="sg-unsaid">{safe(sure)}</p>'
            f'<h3 class="sg-h4">What to do</h3><p>{safe(finding.remedy)}</p>'
        )
        offered = fixes(exploration.structure, finding, exploration.wiring)
        if not offered:
            text.quiet(_NO_STEP[BY_ID[finding.rule].theme == "upkeep"])
        for at, fix in enumerate(offered):
            if command := _fix(f"{key} {at}", fix, exploration):
                return command, True
    return None, True


def _fix(key: str, fix: Fix, exploration: Exploration) -> AnyCommand | None:
    with st.container(border=True, key=f"fix-{key}"):
        choice, name = "", ""
        if fix.question:
            labels = {each.id: each.label for each in fix.choices}
            choice = st.selectbox(
                f"{markdown_safe(fix.label.rstrip('.'))}. {fix.question}",
                list(labels),
                format_func=labels.__getitem__,
                key=f"choice {key}",
            )
            if any(each.id == choice and each.makes for each in fix.choices):
                name = st.text_input(
                    "Its name", key=f"name {key}", max_chars=design_inputs.LINE, placeholder="May be left as proposed"
                )
        outcome = design_deeds.outcome(exploration, fix, choice)
        if outcome is None:
            text.quiet("This cannot be done to the structure as it stands.")
            return None
        st.html(f'<p class="sg-quiet">{safe(outcome.text)}</p>')
        label = "Do this" if fix.question else markdown_safe(fix.label)
        pressed = st.button(label, key=f"fix {key}", icon=":material/build:")
    return fix.command(choice, name) if pressed else None


def _label(finding: Finding, exploration: Exploration) -> str:
    words = uncapital(CERTAINTY_WORDS[finding.certainty])
    return f"{SEVERITY_WORDS[finding.severity]}, {words}: {finding_words(finding, exploration.structure)}"
