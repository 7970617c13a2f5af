"""Word papers of the third set: the makers of the first two with other terms of reference, and papers whose headings ask questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import docx

from tests.importers.held_out import kept_word as second
from tests.importers.held_out import word as first
from tests.importers.held_out.last_roles import ACP_ROLES, SHADOW_ROLES
from tests.importers.held_out.last_terms import ACP, AUDIT, CABINET, DELIVERY, JOINT, LOCALITY, MONEY, STEERING
from tests.importers.held_out.last_truths import ACP as PARTNERSHIP
from tests.importers.held_out.last_truths import MAP, SHADOW
from tests.importers.held_out.shaping import Held
from tests.importers.held_out.terms import Terms
from tests.importers.truths import Truth

Made = tuple[bytes, Truth, Mapping[str, Mapping[str, object]]]
_ANSWERS: Mapping[str, str] = {
    "accountable_to": "We are accountable to the {above}.",
    "advises": "We advise the {above}; we have no powers of our own.",
}


def questions(terms: Terms) -> Made:
    """A leaflet in plain English: every heading is a question, “we” is the group of the title, members are bullets after the chair."""
    paper = docx.Document()
    paper.add_heading(terms.name, 0)
    paper.add_paragraph("Terms of reference in plain English")
    paper.add_heading("Why do we exist?", 1)
    paper.add_paragraph("We bring people together so that care is joined up and public money is well spent.")
    if terms.above:
        paper.add_heading("Who do we answer to?", 1)
        for name, relation, _, _ in terms.above:
            paper.add_paragraph(_ANSWERS[relation].format(above=name))
    paper.add_heading("Who are our members?", 1)
    for seat in terms.seats:
        if seat.there != "In attendance":
            paper.add_paragraph(seat.name + (" – Chair" if seat.there == "Chair" else ""), style="List Bullet")
    beside = [seat.name for seat in terms.seats if seat.there == "In attendance"]
    if beside:
        paper.add_heading("Who else is in attendance?", 1)
        for name in beside:
            paper.add_paragraph(name, style="List Bullet")
    paper.add_heading("How do we work?", 1)
    for _, sentence in terms.says:
        paper.add_paragraph(sentence)
    paper.add_heading("When will this be looked at again?", 1)
    paper.add_paragraph("In April 2020, or sooner if the law changes.")
    return first._save(paper), terms.truth(False), {terms.name: dict(terms.fields)}


def _made() -> list[tuple[str, Callable[[], Made]]]:
    return [
        ("questions", lambda: questions(STEERING)),
        ("questions", lambda: questions(MONEY)),
        ("questions", lambda: questions(LOCALITY)),
        ("table", lambda: first.table(DELIVERY)),
        ("table", lambda: first.table(AUDIT, manner=1)),
        ("table-organisations", lambda: first.table(ACP, True)),
        ("table-organisations", lambda: first.table(JOINT, True, 2)),
        ("bullets", lambda: first.bullets(STEERING)),
        ("bullets", lambda: first.bullets(CABINET, 0)),
        ("prose", lambda: first.prose(LOCALITY)),
        ("prose", lambda: first.prose(AUDIT)),
        ("clauses", lambda: first.clauses(MONEY)),
        ("clauses", lambda: first.clauses(first._unlike(JOINT), 2)),
        ("form", lambda: first.form(CABINET)),
        ("form", lambda: first.form(DELIVERY)),
        ("handbook", lambda: first.handbook((AUDIT, LOCALITY), "Our committees and groups: a governance handbook")),
        ("summary", lambda: second.summary(STEERING)),
        ("summary", lambda: second.summary(LOCALITY)),
        ("sub-clauses", lambda: second.subclauses(AUDIT)),
        ("sub-clauses", lambda: second.subclauses(DELIVERY)),
        ("running", lambda: second.running(MONEY)),
        ("running", lambda: second.running(CABINET)),
        ("board-paper", lambda: second.board_paper(SHADOW, SHADOW_ROLES)),
        ("board-paper", lambda: second.board_paper(PARTNERSHIP, ACP_ROLES)),
        ("board-paper", lambda: second.board_paper(MAP)),
    ]


def documents(most: int | None = None) -> list[Held]:
    """All documents of the format, or the first so many."""
    made = []
    for style, make in _made()[:most]:
        data, truth, fields = make()
        made.append(Held("docx", style, f"{truth.title.replace(':', ',')}.docx", data, truth, fields))
    return made
