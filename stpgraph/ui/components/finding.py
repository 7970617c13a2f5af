"""One finding, opened: what is so, how it was traced, what to do, why it matters, and the form by which a person accepts it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from stpgraph.model import Accepted, Finding, Structure
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS
from stpgraph.reading.traced import traced
from stpgraph.reading.words import date_words, safe
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count
from stpgraph.ui import frame
from stpgraph.ui.components import text
from stpgraph.ui.edits import Acceptance, Wish, line, may_accept

#: Who is affected is listed where the fact itself does not name them all.
MOST_IN_FACT = 4


def show(finding: Finding, structure: Structure, key: str, today: date) -> Wish:
    """Draws a finding; returns what the reader wants done with it. `key` is the finding's own."""
    st.html(
        f"<p>{safe(finding.fact)}</p>"
        f'<p class="sg-unsaid"><strong>{CERTAINTY_WORDS[finding.certainty]}</strong>: {CERTAINTY_MEANS[finding.certainty]}.</p>'
        + _path(finding, structure)
        + _affected(finding, structure)
        + f'<h5 class="sg-h5">What to do</h5><p>{safe(finding.remedy)}</p>'
        f'<h5 class="sg-h5">Why it matters</h5><p>{safe(BY_ID[finding.rule].documentation["Why it matters"])}</p>'
        + _sources(finding)
    )
    st.page_link(frame.RULES, label=f"More about rule {finding.rule}, with pictures", query_params={"rule": finding.rule})
    if finding.accepted is not None:
        st.html(f'<p class="sg-unsaid">{acceptance(finding.accepted)}</p>')
        return Wish(withdraw=st.button("Take this acceptance back", key=f"withdraw {key}"))
    if not may_accept(finding):
        text.quiet("To change the acceptance or take it away, open this structure in Design: it stands there under the findings.")
        return Wish()
    return Wish(_form(key, today))


def acceptance(accepted: Accepted) -> str:
    """An acceptance as HTML: why, who, when, until when."""
    parts = [
        f"<strong>Accepted:</strong> {safe(accepted.reason)}{'' if accepted.reason.endswith(('.', '!', '?')) else '.'}",
        f"By {safe(accepted.by)}." if accepted.by else "",
        f"On {date_words(accepted.on)}." if accepted.on else "",
        f"Until {date_words(accepted.until)}." if accepted.until else "No end is set.",
    ]
    return " ".join(part for part in parts if part)


def _path(finding: Finding, structure: Structure) -> str:
    sentences, more = traced(finding, structure)
    if not sentences:
        return ""
    items = "".join(f"<li>{safe(sentence)}</li>" for sentence in sentences)
    rest = f"<p>And {count(more, 'more path')}, in the picture.</p>" if more else ""
    return f'<h5 class="sg-h5">How it was traced</h5><ul class="sg-steps">{items}</ul>{rest}'


def _affected(finding: Finding, structure: Structure) -> str:
    if len(finding.affected) <= MOST_IN_FACT:
        return ""
    names = {node.id: node.name for node in structure.nodes}
    items = "".join(f"<li>{safe(names.get(key, key))}</li>" for key in finding.affected)
    return f"<details><summary>All {len(finding.affected):,} that are affected</summary><ul>{items}</ul></details>"


def _sources(finding: Finding) -> str:
    items = "".join(f"<li>{safe(source)}</li>" for source in finding.sources)
    return f'<h5 class="sg-h5">Source</h5><ul>{items}</ul>' if items else ""


def _form(key: str, today: date) -> Acceptance | None:
    """The form; returns what was filled in once it is complete."""
    with st.expander("Accept this finding, with a reason"), st.form(f"accept {key}", border=False):
        reason = st.text_area("Why is it accepted? (required)", key=f"reason {key}", max_chars=1_000)
        by = st.text_input("Accepted by", key=f"by {key}", max_chars=200, placeholder="Such as the STP board, in public")
        until = st.date_input("Until (empty: no end)", value=None, min_value=today, key=f"until {key}", format="DD/MM/YYYY")
        st.html(
            '<p class="sg-quiet">This changes a copy of the structure that only you have. Download it, or the acceptance is gone '
            "when you close this page.</p>"
        )
        asked = st.form_submit_button("Accept it", type="primary")
    if asked and not line(reason):
        st.error("Give a reason: whoever reads this later must be able to tell why it was accepted.")
        return None
    return Acceptance(reason, by, until) if asked else None
