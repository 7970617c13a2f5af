"""What a file says of one node, field by field, in words. What it does not say is *not stated*, and never shown as no."""

from __future__ import annotations

from dataclasses import dataclass

from stpgraph.model import AnyNode, Body, Instrument, Organisation, Post, Project, Structure
from stpgraph.model.kinds import kind_words
from stpgraph.model.nodes import kind_of
from stpgraph.reading.words import (
    BASIS,
    FUNCTION,
    LINES,
    MEMBERSHIP,
    NOT_STATED,
    STATUS,
    capital,
    date_words,
    frequency_words,
    money_words,
    share_words,
    yes_no,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One field: what it is about, and what is said. `stated` is False where the documents do not say.

    `by_kind` tells that the file leaves it out and the kind of node implies it.
    """

    label: str
    value: str
    stated: bool = True
    by_kind: bool = False


def kind_line(node: AnyNode) -> str:
    """A node's type and kind in one phrase.

    >>> kind_line(Project(id="p", type="project", name="P"))
    'Project'
    """
    return capital(kind_words(node.type, kind_of(node)))


def facts(node: AnyNode, structure: Structure) -> tuple[Fact, ...]:
    """Everything that the file could say of a node, in the order in which a reader would ask."""
    own: tuple[Fact, ...]
    match node:
        case Organisation():
            own = _of_organisation(node)
        case Body():
            own = _of_body(node)
        case Project():
            own = (_text("Starts", node.starts and date_words(node.starts)), _text("Ends", node.ends and date_words(node.ends)))
        case Post():
            own = _of_post(node)
        case Instrument():
            own = (
                _yes_no("Agreed by its parties", node.agreed),
                _text("Amount", None if node.amount_gbp is None else money_words(node.amount_gbp)),
            )
    many = (Fact("Stands for", "Several, drawn as one box"),) if node.represents_many else ()
    lines = Fact("Its lines", LINES[node.lines or structure.drawing])
    return (Fact("Status", STATUS[node.status]), *many, *own, lines)


def _of_organisation(node: Organisation) -> tuple[Fact, ...]:
    return (
        Fact("Has standing in law", yes_no(node.is_statutory), by_kind=node.statutory is None),
        _text("NHS organisation code", node.ods_code),
    )


def _of_body(node: Body) -> tuple[Fact, ...]:
    belongs = "To a partner; it is not part of the STP" if node.is_external else "To the STP"
    team = (
        (_yes_no("Has a dedicated team", node.dedicated_team),)
        if node.kind == "programme_office" or node.dedicated_team is not None
        else ()
    )
    return (
        Fact("Belongs", belongs, by_kind=node.external is None),
        _text("What it does", node.function and FUNCTION[node.function]),
        _text("Membership", node.membership and MEMBERSHIP[node.membership]),
        _text("Meets", None if node.meets is None else capital(frequency_words(node.meets))),
        _yes_no("Meets in public", node.in_public),
        _yes_no("Publishes its papers", node.publishes_papers),
        _yes_no("Has terms of reference", node.terms_of_reference),
        *team,
        _text("Quorum", None if node.quorum is None else f"{node.quorum:,} {'person' if node.quorum == 1 else 'people'}"),
        _text("How it votes", _voting(node)),
    )


def _voting(node: Body) -> str | None:
    if node.voting is None:
        return None
    basis = BASIS[node.voting.basis] if node.voting.basis else "the basis of a vote is not stated"
    share = node.voting.threshold
    return capital(basis) + (f"; {share_words(share)} of the votes carry a decision" if share is not None else "")


def _of_post(node: Post) -> tuple[Fact, ...]:
    many = (
        () if node.count == 1 else (Fact("How many", f"{node.count:,}") if node.count else Fact("How many", NOT_STATED, False),)
    )
    return (
        _text("Held by", node.holder),
        _yes_no("Vacant", node.vacant),
        *many,
        Fact(
            "Non-executive",
            yes_no(node.is_non_executive),
            node.is_non_executive is not None,
            node.non_executive is None and node.is_non_executive is not None,
        ),
        Fact(
            "Clinical",
            yes_no(node.is_clinical),
            node.is_clinical is not None,
            node.clinical is None and node.is_clinical is not None,
        ),
    )


def _text(label: str, value: str | None) -> Fact:
    return Fact(label, value) if value is not None else Fact(label, NOT_STATED, stated=False)


def _yes_no(label: str, value: bool | None) -> Fact:
    return Fact(label, yes_no(value), stated=value is not None)
