"""Assurance and risk: registers, audit, pooled money, agreements between the partners."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stpgraph.graph import Wiring
from stpgraph.model import Body, Finding, Instrument, Limits, Organisation, Remedy
from stpgraph.model.nodes import kind_of
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import either, name, names


def all_unagreed(instruments: Collection[Instrument]) -> bool:
    """Whether what is missing is stated to be missing: it is there, and each is stated not to be agreed."""
    return bool(instruments) and all(instrument.agreed is False for instrument in instruments)


def no_risk_register(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """There is no STP risk register.

    What it finds:
        Strategic and delivery boards none of which a risk register covers. One finding for the structure.
    Why it matters:
        The risks of the whole differ from those of each partner. Only 5 % of NHS finance directors thought risk management
        for STPs adequate.
    Source:
        HFMA 2017, Table 3 (20 of 44 plans had risk management arrangements), risk management and checklist.
    Limits:
        Executive groups count as delivery boards; covering one board is enough. A draft counts as a register. Documents are
        rarely complete about papers, so it is *confirmed* only where lines are complete and the registers that are there are
        stated not to be agreed.
    How to mend:
        Set up an STP risk register, and record which board it covers.
    """
    boards = wiring.leading_boards
    if not boards or wiring.covered_by("risk_register").intersection(boards):
        return
    confirmed = wiring.lines_complete(*boards) and all_unagreed(wiring.instruments("risk_register").values())
    yield finding(
        "ASR001",
        "gap",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"No risk register covers {either(wiring, boards)}."
        if confirmed
        else f"The documents show no risk register that covers {either(wiring, boards)}.",
        remedy="Set up a risk register for the STP, and record which board it covers.",
        remedies=(
            Remedy(action="add", what="node", text="A risk register that covers the board", field="kind", value="risk_register"),
        ),
    )


def workstream_risks_unmanaged(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """The risks of a workstream are in no register, while those of others are.

    What it finds:
        Where a risk register covers some workstream: a workstream that none covers. One finding for each.
    Why it matters:
        A risk that is in nobody's register is nobody's to manage.
    Source:
        HFMA 2017, risk management: in one area each workstream has a risk register managed by the programme office.
    Limits:
        A register that covers the board above is not taken to cover the workstream. It is *confirmed* where the lines of the
        workstream are complete.
    How to mend:
        Keep a register for the workstream, or record which one covers it.
    """
    covered = wiring.covered_by("risk_register")
    if not covered.intersection(wiring.workstreams):
        return
    for node in wiring.workstreams:
        if node in covered:
            continue
        confirmed = wiring.lines_complete(node)
        yield finding(
            "ASR002",
            "note",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"No risk register covers {name(wiring, node)}, while one covers other workstreams."
            if confirmed
            else f"The documents do not say that a risk register covers {name(wiring, node)}, while one covers other workstreams.",
            remedy="Keep a register for it, or record which one covers it.",
            remedies=(add_relation(f"A risk register covers {name(wiring, node)}", "covers", None, node),),
        )


def shared_money_no_audit(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Money is shared, but nobody audits it for the whole.

    What it finds:
        Where there is a shared control total or a pooled budget: strategic boards that no audit committee oversees and no
        audit arrangement covers. One finding for the structure.
    Why it matters:
        An STP is no statutory organisation, so nobody must audit it. Shared money needs somebody who watches financial
        integrity, controls and risk across partners.
    Source:
        Hasselman, question 7: there has to be an STP audit function; HFMA 2017, accountability.
    Limits:
        Where there is no strategic board, nothing is asked. Covering or overseeing one strategic board is enough. Documents
        are rarely complete about papers, so it is *confirmed* only where lines are complete and the audit arrangements that
        are there are stated not to be agreed.
    How to mend:
        Agree an audit arrangement for the STP, or have an audit committee oversee the board.
    """
    money = wiring.instruments("control_total", "pooled_budget")
    boards = wiring.strategic_boards
    if not money or not boards or wiring.covered_by("audit_arrangement").intersection(boards):
        return
    overseers = {line.source for board in boards for line in wiring.relations_to(board, "oversees")}
    if any(kind_of(wiring.nodes[node]) == "audit_committee" for node in overseers):
        return
    confirmed = wiring.lines_complete(*boards) and all_unagreed(wiring.instruments("audit_arrangement").values())
    yield finding(
        "ASR003",
        "gap",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(node,) for node in (*money, *boards)],
        fact=f"Money is shared ({names(wiring, money)}), but no audit committee oversees {either(wiring, boards)}, and no audit "
        "arrangement that is agreed covers it."
        if confirmed
        else f"Money is shared ({names(wiring, money)}), and the documents show no audit committee or arrangement for "
        f"{either(wiring, boards)}.",
        remedy="Agree an audit arrangement for the STP, or have an audit committee oversee the board.",
        remedies=tuple(
            add_relation(f"An audit committee oversees {name(wiring, board)}", "oversees", None, board) for board in boards
        ),
    )


def pool_without_agreement(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A pooled budget has no agreement behind it.

    What it finds:
        A pooled budget for which there is no agreed section 75 agreement that covers the same bodies and that some
        organisation is party to together with the budget. One finding for each pooled budget.
    Why it matters:
        Section 75 is what makes pooling between health and local government lawful; without it nobody can say whose money it
        is and who answers for it.
    Source:
        HFMA 2017, pooled budgets.
    Limits:
        An agreement that covers more bodies is enough; where the budget covers no body, any agreed one will do. It is
        *confirmed* where agreements cover the bodies but are all stated not to be agreed, or where an agreed one is there that
        shares no party, and the lines of all of them are complete.
    How to mend:
        Agree a section 75 agreement that covers the pooled budget, and record who is party to both.
    """
    agreements = wiring.instruments("section_75_agreement")
    for pool in wiring.instruments("pooled_budget"):
        bodies, parties = _covered_bodies(wiring, pool), _parties(wiring, pool)
        fitting = {key: each for key, each in agreements.items() if bodies <= _covered_bodies(wiring, key)}
        agreed = [key for key, each in fitting.items() if each.agreed]
        if any(parties & _parties(wiring, key) for key in agreed):
            continue
        if agreed:
            confirmed = wiring.lines_complete(pool, *agreed)
            detail = f"no organisation is party both to it and to {names(wiring, agreed)}"
        elif fitting:
            confirmed = all_unagreed(fitting.values()) and wiring.lines_complete(*agreements)
            detail = f"{names(wiring, fitting)} {'is' if len(fitting) == 1 else 'are'} {'not' if confirmed else 'not stated to be'} agreed"
        else:
            confirmed, detail = False, "no agreed section 75 agreement covers the same bodies"
        yield finding(
            "ASR004",
            "gap",
            confirmed=confirmed,
            subjects=[pool],
            evidence=[(pool,), *((key,) for key in fitting)],
            fact=f"{name(wiring, pool)} has no agreement in force behind it: {detail}."
            if confirmed
            else f"The documents show no agreement in force behind {name(wiring, pool)}: {detail}, as far as they say.",
            remedy="Agree a section 75 agreement that covers the pooled budget, and record who is party to both.",
        )


def _covered_bodies(wiring: Wiring, instrument: str) -> set[str]:
    return {line.target for line in wiring.relations_from(instrument, "covers") if isinstance(wiring.nodes[line.target], Body)}


def _parties(wiring: Wiring, instrument: str) -> set[str]:
    return {
        line.source for line in wiring.relations_to(instrument, "party_to") if isinstance(wiring.nodes[line.source], Organisation)
    }


def no_way_to_settle(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """There is no way to settle disputes or conflicts of interest.

    What it finds:
        A structure without an agreed dispute procedure, or without a conflicts of interest policy. One finding for the
        structure.
    Why it matters:
        As areas move from planning to doing, conflicts will come, and it is then too late to agree how to settle them.
    Source:
        HFMA 2017, memorandum of understanding, and checklist: are conflict resolution arrangements agreed and documented?
    Limits:
        A conflicts policy counts also as a draft. Documents are rarely complete about papers, so it is *confirmed* only where
        dispute procedures are there and stated not to be agreed.
    How to mend:
        Agree a dispute procedure and a conflicts of interest policy.
    """
    disputes = wiring.instruments("dispute_procedure")
    unsettled = not any(each.agreed for each in disputes.values())
    no_policy = not wiring.instruments("conflicts_policy")
    if not unsettled and not no_policy:
        return
    confirmed = all_unagreed(disputes.values())
    facts, remedies = [], []
    if unsettled:
        facts.append(
            f"{names(wiring, disputes)} {'is' if len(disputes) == 1 else 'are'} not agreed."
            if confirmed
            else "The documents show no agreed procedure to settle disputes."
        )
        remedies.append("a dispute procedure")
    if no_policy:
        facts.append("The documents show no conflicts of interest policy.")
        remedies.append("a conflicts of interest policy")
    yield finding(
        "ASR005",
        "concern",
        confirmed=confirmed,
        subjects=[],
        evidence=[(key,) for key in disputes] if unsettled else [],
        fact=" ".join(facts),
        remedy=f"Agree {' and '.join(remedies)}.",
    )


def no_memorandum(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """The memorandum of understanding is missing or not signed.

    What it finds:
        No memorandum of understanding at all (a gap); or one that is not stated to be agreed (a concern, one for each); or
        organisations with a seat that are party to none (a concern, one for all of them).
    Why it matters:
        Partnerships without standing in law rest on what partners have put their names to.
    Source:
        HFMA 2017, Table 3 (13 of 44 plans had one) and checklist: has a MOU been established and agreed by all parties?
    Limits:
        Where there is none at all, who is party to none is not asked. A missing one is *not stated*: documents are rarely
        complete about papers. National bodies with a seat are asked for like all others.
    How to mend:
        Agree a memorandum of understanding with all partners that have a seat, and record who has signed.
    """
    memoranda = wiring.instruments("memorandum_of_understanding")
    if not memoranda:
        yield finding(
            "ASR006",
            "gap",
            confirmed=False,
            subjects=[],
            fact="The documents show no memorandum of understanding between the partners.",
            remedy="Agree a memorandum of understanding with all partners that have a seat.",
            remedies=(
                Remedy(
                    action="add",
                    what="node",
                    text="A memorandum of understanding",
                    field="kind",
                    value="memorandum_of_understanding",
                ),
            ),
        )
        return
    for key, memorandum in memoranda.items():
        if not memorandum.agreed:
            confirmed = memorandum.agreed is False
            yield finding(
                "ASR006",
                "concern",
                confirmed=confirmed,
                subjects=[key],
                evidence=[(key,)],
                fact=f"{name(wiring, key)} is not agreed by its parties."
                if confirmed
                else f"The documents do not say whether {name(wiring, key)} is agreed by its parties.",
                remedy="Have all parties agree it, and record that they have.",
                remedies=(
                    Remedy(
                        action="change",
                        what="field",
                        text=f"{name(wiring, key)} is agreed by its parties",
                        node=key,
                        field="agreed",
                        value=True,
                    ),
                ),
            )
    signed = {line.source for key in memoranda for line in wiring.relations_to(key, "party_to")}
    outside = [key for key in wiring.seated if isinstance(wiring.nodes[key], Organisation) and key not in signed]
    if outside:
        confirmed = wiring.lines_complete(*outside)
        yield finding(
            "ASR006",
            "concern",
            confirmed=confirmed,
            subjects=outside,
            evidence=[(key,) for key in sorted(outside)],
            fact=f"{names(wiring, outside)} {'has' if len(outside) == 1 else 'have'} a seat but {'is' if len(outside) == 1 else 'are'} "
            "party to no memorandum of understanding."
            if confirmed
            else f"{names(wiring, outside)} {'has' if len(outside) == 1 else 'have'} a seat, and the documents do not say that "
            f"{'it is' if len(outside) == 1 else 'they are'} party to a memorandum of understanding.",
            remedy="Have them sign it, or record that they have.",
            remedies=tuple(
                add_relation(f"{name(wiring, key)} is party to a memorandum of understanding", "party_to", key)
                for key in sorted(outside)
            ),
        )
