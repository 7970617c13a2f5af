"""Openness: meetings in public, published papers, terms of reference."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.graph import Wiring
from stpgraph.model import Body, Finding, Limits, Remedy, Severity
from stpgraph.rules.rule import finding
from stpgraph.rules.words import name


def meets_in_private(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body that decides meets in private, or does not say.

    What it finds:
        A decision-making body of which it is stated that it does not meet in public, or not stated that it does. One finding
        for each; its certainty says which.
    Why it matters:
        Business carried out in private cannot gain ownership, and councils and governors may halt what they could not
        understand.
    Source:
        Coutts, fourth point; HFMA 2017, transparency.
    Limits:
        Only what is recorded of the body itself counts.
    How to mend:
        Meet in public, or record that it does; where part of a meeting must be private, say why.
    """
    for node, body in wiring.bodies.items():
        if body.function == "decision_making" and not body.in_public:
            yield _unless_stated(
                wiring,
                "TRN001",
                "concern",
                body,
                "in_public",
                f"{name(wiring, node)} takes decisions and does not meet in public.",
                f"{name(wiring, node)} takes decisions, and the documents do not say whether it meets in public.",
                "Meet in public.",
            )


def papers_not_published(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body that decides does not publish its papers, or does not say.

    What it finds:
        A decision-making body of which it is stated that it does not publish its papers, or not stated that it does. One
        finding for each; its certainty says which.
    Why it matters:
        What nobody can read, nobody outside can question.
    Source:
        Coutts, fourth point.
    Limits:
        Only what is recorded of the body itself counts.
    How to mend:
        Publish agendas, papers and minutes, or record that it does.
    """
    for node, body in wiring.bodies.items():
        if body.function == "decision_making" and not body.publishes_papers:
            yield _unless_stated(
                wiring,
                "TRN002",
                "note",
                body,
                "publishes_papers",
                f"{name(wiring, node)} takes decisions and does not publish its papers.",
                f"{name(wiring, node)} takes decisions, and the documents do not say whether it publishes its papers.",
                "Publish agendas, papers and minutes.",
            )


def no_terms_of_reference(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A board has no terms of reference, or they are not stated.

    What it finds:
        A board of which it is stated that it has no terms of reference, or not stated that it has. One finding for each; its
        certainty says which.
    Why it matters:
        Without terms of reference nobody can say what a board is for, who belongs to it, and what it may decide.
    Source:
        HFMA 2017, governance checklist, memorandum of understanding: is there clear documentation of the governance structure?
    Limits:
        Only what is recorded of the board itself counts; drafts are not told apart.
    How to mend:
        Write and agree terms of reference, or record that there are some.
    """
    for node, body in wiring.boards.items():
        if not body.terms_of_reference:
            yield _unless_stated(
                wiring,
                "TRN003",
                "note",
                body,
                "terms_of_reference",
                f"{name(wiring, node)} has no terms of reference.",
                f"The documents do not say whether {name(wiring, node)} has terms of reference.",
                "Write and agree terms of reference.",
            )


def _unless_stated(
    wiring: Wiring, rule: str, severity: Severity, body: Body, field: str, stated: str, silent: str, remedy: str
) -> Finding:
    confirmed = getattr(body, field) is False
    return finding(
        rule,
        severity,
        confirmed=confirmed,
        subjects=[body.id],
        evidence=[(body.id,)],
        fact=stated if confirmed else silent,
        remedy=remedy if confirmed else f"{remedy.rstrip('.')}, or record that this is so.",
        remedies=(Remedy(action="change", what="field", text=remedy.rstrip("."), node=body.id, field=field, value=True),),
    )
