"""Delegation: who may decide, from whom the authority comes, and whether it is written down."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.graph import Wiring
from stpgraph.graph.queries import paths_from_ends, reach
from stpgraph.model import Body, DelegatesTo, Finding, Instrument, Limits, Organisation
from stpgraph.rules.answering import speaker_open
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import name, names

SCHEMES = ("scheme_of_delegation", "section_75_agreement", "memorandum_of_understanding")


def decides_without_authority(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body decides without authority that anybody gave it.

    What it finds:
        A decision-making body to which nobody with standing in law delegates, directly or by a chain, which is part of none
        such, and whose recommendations none such ratifies. One finding for each.
    Why it matters:
        An STP has no powers of its own. Decisions hold only within what the partners' own boards have delegated, or when those
        boards agree to them.
    Source:
        Coutts, first and second points; HFMA 2017, Table 3 (12 of 44 plans had delegated decision-making) and checklist.
    Limits:
        Somebody with standing in law is an organisation that has it, a partner's own statutory body, or a body that is
        directly part of one of these. Ratification by anybody else does not count. It is *confirmed* where the lines of the
        body, of all from whom it holds a delegation, and of the bodies that ratify what it recommends, are complete.
    How to mend:
        Have the partners delegate to it under a scheme of delegation, or record whose boards ratify what it recommends.
    """
    givers = wiring.statutory_roots | wiring.parts_of_roots
    for node, body in wiring.bodies.items():
        if body.function != "decision_making" or node in wiring.parts_of_roots or node in wiring.authorised:
            continue
        ratifiers = [line.source for line in wiring.relations_to(node, "ratifies")]
        if givers.intersection(ratifiers):
            continue
        chain = reach(wiring.delegation.pred, [node])
        # A body that ratifies might be part of a partner, if not all its lines are shown.
        confirmed = wiring.lines_complete(*chain, *(each for each in ratifiers if isinstance(wiring.nodes[each], Body)))
        who = name(wiring, node)
        yield finding(
            "DEC001",
            "gap",
            confirmed=confirmed,
            subjects=[node],
            evidence=paths_from_ends(chain, chain),
            fact=f"{who} takes decisions, but no organisation with standing in law delegates to it or ratifies what it recommends."
            if confirmed
            else f"{who} takes decisions, and the documents do not say who with standing in law delegates to it or ratifies what it recommends.",
            remedy="Have the partners delegate to it under a scheme of delegation, or record whose boards ratify what it recommends.",
            remedies=(
                add_relation(f"An organisation delegates to {who}", "delegates_to", None, node),
                add_relation(f"An organisation ratifies what {who} recommends", "ratifies", None, node),
            ),
        )


def delegation_without_scheme(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A delegation is not set out in an agreed scheme.

    What it finds:
        A delegation that names no agreement, or one that is neither a scheme of delegation nor a section 75 agreement nor a
        memorandum of understanding, or one that is not stated to be agreed. One finding for each delegation.
    Why it matters:
        Authority that is not written down can be denied, and nobody can check whether a decision was within it.
    Source:
        HFMA 2017, governance checklist: are any delegations clearly set out in formal schemes of delegation?
    Limits:
        It is *confirmed* only where the agreement is there and is stated not to be agreed. Delegations to partners' own
        bodies are theirs to set out, and are not judged.
    How to mend:
        Set the delegation out in a scheme of delegation that both sides have agreed, and name it on the line.
    """
    for line in wiring.relations:
        if not isinstance(line, DelegatesTo) or is_external(wiring, line.target):
            continue
        instrument = wiring.nodes.get(line.instrument) if line.instrument else None
        scheme = instrument if isinstance(instrument, Instrument) and instrument.kind in SCHEMES else None
        if scheme and scheme.agreed:
            continue
        confirmed = scheme is not None and scheme.agreed is False
        start = f"{name(wiring, line.source)} delegates to {name(wiring, line.target)}, "
        if scheme:
            detail = f"but {name(wiring, scheme.id)} is {'not' if confirmed else 'not stated to be'} agreed."
        elif instrument:
            detail = f"but {name(wiring, instrument.id)} is no scheme of delegation, section 75 agreement or memorandum of understanding."
        elif line.instrument:
            detail = "under an agreement that has ended."
        else:
            detail = "and the documents do not say in what scheme that is set out."
        yield finding(
            "DEC002",
            "concern",
            confirmed=confirmed,
            subjects=[line.source, line.target],
            evidence=[(line.source, line.target)],
            fact=start + detail,
            remedy="Set the delegation out in a scheme of delegation that both sides have agreed, and name it on the line.",
        )


def is_external(wiring: Wiring, node: str) -> bool:
    """Whether a node is a partner's own body, which rules do not judge."""
    body = wiring.nodes[node]
    return isinstance(body, Body) and body.is_external


def delegates_without_seat(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """An organisation delegates to a body on which it has no seat.

    What it finds:
        An organisation that delegates to a body on which no post speaks for it, and on which it holds no seats of its own.
        One finding for each such organisation and body.
    Why it matters:
        It gives its authority away, stays accountable for its use, and has no voice in it.
    Source:
        HFMA 2017, delegated decision-making: in the example each CCG has two representatives.
    Limits:
        Delegations to partners' own bodies are not judged. It is *confirmed* only where the membership of the body is
        complete and it is known for whom everybody there speaks.
    How to mend:
        Give the organisation a seat, or record who speaks for it there.
    """
    for line in wiring.relations:
        if line.type != "delegates_to" or line.target not in wiring.bodies:
            continue
        giver, body = line.source, line.target
        if not isinstance(wiring.nodes[giver], Organisation) or body in wiring.seated.get(giver, ()):
            continue
        confirmed = wiring.seats_known([body], lambda seat: speaker_open(wiring, seat))
        yield finding(
            "DEC003",
            "concern",
            confirmed=confirmed,
            subjects=[giver, body],
            evidence=[(giver, body)],
            fact=f"{name(wiring, giver)} delegates to {name(wiring, body)}, but nobody there speaks for it."
            if confirmed
            else f"{name(wiring, giver)} delegates to {name(wiring, body)}; the documents do not say that anybody there speaks for it.",
            remedy="Give the organisation a seat there, or record who speaks for it.",
            remedies=(add_relation(f"{name(wiring, giver)} holds seats on {name(wiring, body)}", "member_of", giver, body),),
        )


def passes_on_what_it_has_not(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body passes on authority that nobody gave it.

    What it finds:
        A body that delegates, although no delegation or chain of delegations from anybody with standing in law leads to it,
        and it is part of none such. One finding for each.
    Why it matters:
        Nobody can give what they do not have. What is decided under such a delegation does not hold.
    Source:
        Coutts, second point: decisions can only be made in accordance with delegations.
    Limits:
        It is *confirmed* where the lines of the body, and of all from whom it holds a delegation, are complete.
    How to mend:
        Have the partners delegate to the body first, or directly to where the decision is to be taken.
    """
    for node in wiring.bodies:
        lines = wiring.relations_from(node, "delegates_to")
        if not lines or node in wiring.authorised or node in wiring.parts_of_roots:
            continue
        chain = reach(wiring.delegation.pred, [node])
        confirmed = wiring.lines_complete(*chain)
        receivers = [line.target for line in lines]
        yield finding(
            "DEC008",
            "gap",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node, receiver) for receiver in receivers],
            fact=f"{name(wiring, node)} delegates to {names(wiring, receivers)}, but "
            + (
                "nobody with standing in law has delegated anything to it."
                if confirmed
                else "the documents do not say that anybody with standing in law has delegated anything to it."
            ),
            remedy="Have the partners delegate to it first, or directly to where the decision is to be taken.",
            remedies=(add_relation(f"An organisation delegates to {name(wiring, node)}", "delegates_to", None, node),),
        )


def outside_its_delegation(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body takes a decision that touches an organisation which gave it no say.

    What it finds:
        A decision taken by a body, and an organisation that it affects, where neither the organisation nor a body that is
        part of it delegates to that body, directly or by a chain, or ratifies the decision or the body's recommendations, and
        where the body is not itself part of the organisation. One finding for each decision, body and organisation.
    Why it matters:
        The decision cannot bind that organisation, which can halt it in its tracks.
    Source:
        HFMA 2017, decision-making: is this in accordance with individual organisations' delegated authorities? and checklist.
    Limits:
        Decisions taken by posts or by partners' own bodies are not judged. The scope of a delegation is text and is not read.
        It is *confirmed* where the lines of the body, of the organisation, and of all from whom the body holds a delegation,
        are complete.
    How to mend:
        Have the organisation delegate the decision, or record that its board ratifies it.
    """
    for decision in sorted(wiring.structure.decisions, key=lambda each: each.id):
        takers = sorted({node for node in decision.taken_by if node in wiring.bodies})
        affected = sorted({node for node in decision.affects if isinstance(wiring.nodes.get(node), Organisation)})
        for body, organisation in ((body, organisation) for body in takers for organisation in affected):
            voices = {organisation, *(line.source for line in wiring.relations_to(organisation, "part_of"))}
            chain = reach(wiring.delegation.pred, [body])
            ratifiers = {*decision.ratified_by, *(line.source for line in wiring.relations_to(body, "ratifies"))}
            # The chain begins at the body itself, which is among the voices where it is part of the organisation.
            if voices.intersection(ratifiers) or voices.intersection(chain):
                continue
            confirmed = wiring.lines_complete(organisation, *chain)
            yield finding(
                "DEC009",
                "gap",
                confirmed=confirmed,
                subjects=[decision.id, body, organisation],
                evidence=[(body,), (organisation,)],
                fact=f"{name(wiring, body)} decides on “{decision.name}”, which affects {name(wiring, organisation)}, "
                + (
                    "which neither delegates this nor ratifies it."
                    if confirmed
                    else "and the documents do not say that it delegates this or ratifies it."
                ),
                remedy="Have the organisation delegate the decision, or record that its board ratifies it.",
                remedies=(
                    add_relation(
                        f"{name(wiring, organisation)} delegates to {name(wiring, body)}", "delegates_to", organisation, body
                    ),
                ),
            )


def left_out_of_the_scheme(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A scheme of delegation leaves out a body that decides, or may decide.

    What it finds:
        Where one or more schemes of delegation cover bodies: a body whose function is to decide, or is not stated, that none
        of them covers. One finding for each.
    Why it matters:
        A scheme that does not name a body leaves open what it may decide, just where the scheme should make it clear.
    Source:
        HFMA 2017, governance checklist, memorandum of understanding; seen in a published framework.
    Limits:
        It is *confirmed* where the body is stated to decide, and *not stated* where its function is not stated.
    How to mend:
        Name the body in the scheme, or state that it only advises, assures or carries out.
    """
    covered = wiring.covered_by("scheme_of_delegation")
    if not any(isinstance(wiring.nodes[node], Body) for node in covered):
        return
    covering = [key for key in wiring.instruments("scheme_of_delegation") if wiring.relations_from(key, "covers")]
    schemes, do = names(wiring, covering), "does" if len(covering) == 1 else "do"
    for node, body in wiring.bodies.items():
        if node in covered or body.function not in ("decision_making", None):
            continue
        confirmed = body.function == "decision_making"
        yield finding(
            "DEC012",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"{name(wiring, node)} takes decisions, but {schemes} {do} not cover it."
            if confirmed
            else f"{schemes} {do} not cover {name(wiring, node)}, and the documents do not say whether that body takes decisions.",
            remedy="Name the body in the scheme, or state that it only advises, assures or carries out.",
        )
