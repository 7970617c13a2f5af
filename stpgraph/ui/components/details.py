"""What is known of the node that is picked: what it is, who can challenge it, what it is related to, what the file says."""

from __future__ import annotations

import streamlit as st

from stpgraph.graph import Wiring
from stpgraph.model import AnyNode, Structure
from stpgraph.reading.facts import facts, kind_line
from stpgraph.reading.sentences import Told, challenge_words, told
from stpgraph.reading.words import safe, uncapital
from stpgraph.ui.components.header import source_items

#: So many relations are listed at once; the tables have all of them.
MOST_RELATIONS = 60
#: Under which the session keeps that the button has just been pressed.
CLOSE = "close details"


def show(picked: str | None, structure: Structure, wiring: Wiring) -> None:
    """Draws the details of the node that is picked, with the button by which they go; nothing where none is."""
    node = next((node for node in structure.nodes if node.id == picked), None)
    if node is None:
        return
    with st.container(border=True, key="details"):
        reading = ' <span class="sg-chip">our reading</span>' if node.inferred else ""
        st.html(
            f'<h2 class="sg-h2">{safe(node.name)}</h2><p class="sg-kind">{safe(kind_line(node))}{reading}</p>'
            + (f'<p class="sg-notes">{safe(node.notes)}</p>' if node.notes else "")
            + _challenge(node.id, wiring)
            + _relations(node, structure)
            + _facts(node, structure)
            + _sources(node, structure)
        )
        st.button("Close these details", key=CLOSE)


def _challenge(node: str, wiring: Wiring) -> str:
    if node not in wiring.boards:
        return ""
    steps = "".join(f"<li>{safe(step)}</li>" for step in challenge_words(wiring, node))
    return f'<h3 class="sg-h3">Who can challenge it</h3><ol class="sg-steps">{steps}</ol>'


def _relations(node: AnyNode, structure: Structure) -> str:
    lines = told(node.id, structure)
    if not lines:
        return '<h3 class="sg-h3">Relations</h3><p>None is stated.</p>'
    titles = {source.id: source.title for source in structure.sources}
    rows = "".join(_relation(line, node, titles) for line in lines[:MOST_RELATIONS])
    more = f"<p>And {len(lines) - MOST_RELATIONS:,} more, in the tables.</p>" if len(lines) > MOST_RELATIONS else ""
    return f'<h3 class="sg-h3">Relations</h3><ul class="sg-relations">{rows}</ul>{more}'


def _relation(line: Told, node: AnyNode, titles: dict[str, str]) -> str:
    chips = "".join(f' <span class="sg-chip">{safe(remark)}</span>' for remark in line.remarks)
    # What rests on the same sources as the node itself need not name them again: they stand at the end.
    cited = f"Source: {'; '.join(titles[key] for key in line.cites)}." if set(line.cites) - set(node.cites) else ""
    small = " ".join(part for part in (line.notes or "", cited) if part)
    return f"<li>{safe(line.text)}{chips}{f'<br><small>{safe(small)}</small>' if small else ''}</li>"


def _facts(node: AnyNode, structure: Structure) -> str:
    known = facts(node, structure)
    implied = " <small>(as its kind implies)</small>"
    rows = "".join(
        f"<div><dt>{safe(fact.label)}</dt><dd>{safe(fact.value)}{implied if fact.by_kind else ''}</dd></div>"
        for fact in known
        if fact.stated
    )
    silent = [uncapital(fact.label) for fact in known if not fact.stated]
    unsaid = (
        f'<p class="sg-unsaid"><strong>Not stated in the documents:</strong> {safe("; ".join(silent))}.</p>' if silent else ""
    )
    return f'<h3 class="sg-h3">What the file says</h3><dl class="sg-rows">{rows}</dl>{unsaid}'


def _sources(node: AnyNode, structure: Structure) -> str:
    cited = [source for source in structure.sources if source.id in node.cites]
    if not cited:
        return '<h3 class="sg-h3">Source</h3><p>None is named.</p>'
    return f'<h3 class="sg-h3">Source</h3><ul class="sg-sources">{source_items(cited)}</ul>'
