"""Examples to learn from: the structures most like one of a portfolio that do not have a finding which it has."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stpgraph.reading.words import markdown_safe, safe
from stpgraph.report.portfolio_tables import LEARN, Told
from stpgraph.ui import frame, portfolio_sets
from stpgraph.ui.components import severity, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.portfolio import Wanted
from stpgraph.ui.portfolio_learn import Example, Lack, lacks, learnt
from stpgraph.ui.portfolio_sets import KNOWN, Item, Made
from stpgraph.ui.state import Viewing

_ARROW = ":material/arrow_forward:"


def show(told: Told, made: Made, wanted: Wanted) -> Wanted:
    """Draws the two lists and the examples; returns what the reader wants instead, or the same."""
    titles = {item.key: title for item, title in zip(made.items, told.titles(), strict=True)}
    give("portfolio structure", wanted.structure)
    if st.session_state["portfolio structure"] not in titles:
        st.session_state["portfolio structure"] = None
    key: str | None = st.selectbox(
        "Structure",
        list(titles),
        index=None,
        format_func=lambda each: titles[each],
        key="portfolio structure",
        placeholder="Choose a structure",
    )
    at = made.at(key)
    if key is None or at is None:
        text.empty("No structure is chosen.", "Choose one above to see who is most like it and does not have its gaps.")
        return replace(wanted, structure=None, rule=None)
    entry, ours = told.portfolio.entries[at], made.items[at]
    _links(ours, titles[key], None)
    found = lacks(entry)
    if not found:
        text.empty("Nothing is open in this structure.", "There is nothing for which it would need an example.")
        return replace(wanted, structure=key, rule=None)
    named = {each.rule: each.label for each in found}
    listed = f"portfolio rule {key}"
    give(listed, wanted.rule if wanted.rule in named else None, named)
    rule: str = st.selectbox("What was found", list(named), format_func=lambda each: named[each], key=listed)
    lack = next(each for each in found if each.rule == rule)
    _examples(told, made, at, lack, ours)
    return replace(wanted, structure=key, rule=rule)


def _examples(told: Told, made: Made, at: int, lack: Lack, ours: Item) -> None:
    st.html(f"<p>{severity.grade(lack.severity)} <strong>{safe(lack.defect)}</strong>: {safe(lack.counted)} here.</p>")
    text.heading(3, "Structures most like it that do not have this", "the nearest first")
    shown = learnt(told, at, lack.rule)
    if not shown:
        text.empty("None of the others is without it.", "Choose more structures above, or another finding.")
        return
    text.quiet(LEARN)
    grid = st.grid(min_column_width=320, gap="small")
    for each in shown:
        theirs = made.of(each.entry)
        with grid.container(border=True, key=f"example-{theirs.key}", height="stretch", gap="xsmall"):
            st.html(_card(each, theirs))
            _links(theirs, each.title, ours)


def _card(each: Example, theirs: Item) -> str:
    made_up = ' <span class="sg-chip">Synthetic: made up</span>' if theirs.shelf == "synthetic" else ""
    return (
        f'<h4 class="sg-h4">{safe(each.title)}</h4><p><strong>{each.alike:.0%} alike</strong>{made_up}</p>'
        f"<p>Alike in: {safe(each.same)}.</p><p>Different in: {safe(each.different)}.</p>"
    )


def _links(item: Item, title: str, other: Item | None) -> None:
    """Draws what leads from a structure to Explore and, where there is another, to Compare with it.

    A structure that does not come with stpgraph is handed to those pages first, which takes a button.
    """
    shipped = item.shelf in KNOWN
    label = "Open it in Explore" if other is None else f"Open {markdown_safe(title)} in Explore"
    with st.container(horizontal=True, width="content"):
        if shipped:
            st.page_link(frame.EXPLORE, label=label, icon=_ARROW, query_params=Viewing(item.key).params)
        elif st.button(label, key=f"open {item.key} {other and other.key}", icon=_ARROW):
            st.switch_page(frame.EXPLORE, query_params=Viewing(portfolio_sets.keep(item)).params)
        if other is None:
            return
        if shipped and other.shelf in KNOWN:
            st.page_link(frame.COMPARE, label="Compare the two", icon=_ARROW, query_params=_pair(other.key, item.key))
        elif st.button("Compare the two", key=f"compare {item.key} {other.key}", icon=_ARROW):
            st.switch_page(frame.COMPARE, query_params=_pair(portfolio_sets.keep(other), portfolio_sets.keep(item)))


def _pair(first: str, second: str) -> dict[str, str]:
    return {"first": first, "second": second}
