"""The findings of a structure, those of one rule on one card; picking one opens it and lights it up in the picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from stpgraph.model import Finding, Structure
from stpgraph.model.finding import CERTAINTY_WORDS
from stpgraph.reading.listed import Card, Entry, Section, left_out_words, names_of, sections, sifted
from stpgraph.reading.listing import Listing
from stpgraph.reading.words import markdown_safe, safe, uncapital
from stpgraph.ui.components import find_bar, finding, limits, severity, text
from stpgraph.ui.components.controlled import give
from stpgraph.ui.edits import NOTHING, Wish

#: So many findings of one rule are on one leaf; fewer where a page would be too long to draw quickly.
LEAF, SHORT_LEAF, LONG_LIST = 20, 5, 400
_PICK = "pick "


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says of a list of findings: which is open in it (None for none), and what is to be done, with it or the limits."""

    picked: str | None
    wish: Wish = NOTHING


def show(
    findings: Mapping[str, Finding], listing: Listing, picked: str | None, structure: Structure, today: date
) -> tuple[Listing, Said]:
    """Draws the findings of a structure, by key, as a reader wants them listed.

    Returns how they are to be listed, and which is picked: `picked`, if it is still in the list.
    """
    text.heading(2, "Findings")
    if not findings:
        text.empty("No finding.", "Nothing is missing that the rules look for. The Rules page says what they look for.")
        return listing, Said(None, Wish(limits=limits.show(structure)))
    wanted = find_bar.show(listing)
    if given := limits.show(structure):
        return wanted, Said(picked, Wish(limits=given))
    names = names_of(structure)
    shown = sifted(findings, wanted, names)
    if wanted.filters and find_bar.show_left_out(left_out_words(len(shown), len(findings), wanted.about)):
        return Listing(wanted.group), Said(picked)
    if not shown:
        text.empty("No finding fits.", "Search for other words, or choose less in the filter.")
    return wanted, _sections(sections(shown, wanted, names), picked if picked in shown else None, structure, today)


def pressed(known: Collection[str]) -> str | None:
    """The finding, of those whose keys are known, whose button has just been pressed; None for none."""
    pressed = (key for key, value in st.session_state.items() if isinstance(key, str) and key.startswith(_PICK) and value is True)
    return next((key for key in (each.rsplit(" ", 1)[1] for each in pressed) if key in known), None)


def _sections(shown: Sequence[Section], picked: str | None, structure: Structure, today: date) -> Said:
    """Draws sections of findings. A finding that stands in several is opened in the first."""
    long = sum(len(card.entries) for section in shown for card in section.cards) > LONG_LIST
    said, opened = Said(picked), False
    for section in shown:
        st.html(
            f'<h3 class="sg-h3">{safe(section.title)} <span class="sg-quiet">{safe(section.about)}</span></h3>'
            f'<p class="sg-counts">{severity.badges(section.findings)}</p>'
        )
        for card in section.cards:
            here = None if opened else picked
            opened = opened or any(entry.key == picked for entry in card.entries)
            wish = _card(card, section.key, here, SHORT_LEAF if long else LEAF, structure, today)
            said = Said(picked, wish) if wish else said
    return said


def _card(card: Card, section: str, picked: str | None, leaf: int, structure: Structure, today: date) -> Wish:
    entries = _leaf(card, section, picked, leaf)
    alone = len(card.entries) == 1
    wish = NOTHING
    with st.container(border=True, key=f"findings-{section}-{card.rule.id}", gap="xsmall"):
        st.html(_head(card, alone and entries[0].key != picked))
        for entry in entries:
            if entry.key != picked:
                _row(card, entry, False, section)
                continue
            with st.container(key=f"open-finding-{section}-{entry.key}", gap="xsmall"):
                _row(card, entry, True, section)
                wish = finding.show(entry.finding, structure, entry.key, today)
    return wish


def _head(card: Card, with_fact: bool) -> str:
    first = card.findings[0]
    counted = severity.badge(first) if len(card.findings) == 1 else severity.badges(card.findings)
    fact = f"<p>{safe(first.fact)}</p>" if with_fact else ""
    accepted = f"<p>{finding.acceptance(first.accepted)}</p>" if with_fact and first.accepted else ""
    return f'<h4 class="sg-h4">{safe(card.title)}</h4><p class="sg-counts">{counted}</p>{fact}{accepted}'


def _row(card: Card, entry: Entry, lit: bool, section: str) -> None:
    remarks = [uncapital(CERTAINTY_WORDS[entry.finding.certainty])] if card.mixed else []
    remarks += ["accepted"] if entry.finding.accepted else []
    label = markdown_safe(f"{entry.label} ({', '.join(remarks)})" if remarks else entry.label)
    st.button(
        f"Close {label}" if lit else label,
        key=f"{_PICK}{section} {entry.key}",
        type="primary" if lit else "secondary",
        icon=":material/expand_less:" if lit else ":material/chevron_right:",
        width="stretch",
    )


def _leaf(card: Card, section: str, picked: str | None, size: int) -> Sequence[Entry]:
    """The findings of a rule that are on the leaf that the reader wants to see: at first the first, or that of the picked one."""
    leaves = -(-len(card.entries) // size)
    if leaves == 1:
        return card.entries
    key = f"leaf of {section} {card.rule.id}"
    at = next((at for at, entry in enumerate(card.entries) if entry.key == picked), None)
    give(key, None if at is None else at // size + 1, range(1, leaves + 1))
    leaf = st.pagination(leaves, key=key)
    return card.entries[size * (leaf - 1) : size * leaf]
