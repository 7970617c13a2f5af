"""Voices: clinicians, local government, the public, general practice and other sectors, at the tables that matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from stpgraph.graph import Seat, Wiring
from stpgraph.model import Finding, Limits, Organisation
from stpgraph.model.nodes import kind_of
from stpgraph.rules.answering import kind_open, speaker_open
from stpgraph.rules.heard import Voice, clinical_voice, council_voice, practice_voice, public_voice, sources
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import either, name, names


def _clinical_open(seat: Seat) -> bool:
    return seat.post is None or seat.post.is_clinical is None


def _speaks_openly(wiring: Wiring, seat: Seat) -> bool:
    """A seat of which it is open what sort of post it is, or for whom it speaks."""
    return kind_open(seat) or speaker_open(wiring, seat)


def no_clinical_voice(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No clinician is heard where the plan is steered.

    What it finds:
        Strategic and delivery boards without any clinical seat, and without a clinical cabinet that advises or answers to one
        of them. One finding for the structure.
    Why it matters:
        Without the clinical voice in everything that is done, change does not succeed.
    Source:
        Hasselman, question 5; HFMA 2017, Table 2: clinicians are represented in 36 of 44 plans.
    Limits:
        Executive groups count as delivery boards. It is *confirmed* only where lines and membership of all these boards are
        complete and it is stated of everybody there whether they are clinical.
    How to mend:
        Give a clinician a seat, or have a clinical cabinet advise the board.
    """
    boards = wiring.leading_boards
    if not boards or wiring.once(clinical_voice).heard:
        return
    confirmed = wiring.lines_complete(*boards) and wiring.seats_known(boards, _clinical_open)
    yield finding(
        "VOI001",
        "concern",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"No clinician sits on {either(wiring, boards)}, and no clinical cabinet advises or answers there."
        if confirmed
        else f"The documents show no clinician on {either(wiring, boards)}, and no clinical cabinet that advises or answers there.",
        remedy="Give a clinician a seat, or have a clinical cabinet advise the board.",
        remedies=tuple(add_relation(f"A clinician sits on {name(wiring, board)}", "sits_on", None, board) for board in boards),
    )


def no_local_government(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Local government has no part where the plan is steered.

    What it finds:
        Strategic and delivery boards on which no council, nobody who speaks for one and no elected member sits, and which no
        council, health and wellbeing board, scrutiny committee or cabinet board is a member of, oversees or is answered to by.
        One finding for the structure.
    Why it matters:
        STPs are about joining health with social care, which councils provide, and councils can halt plans in their tracks.
    Source:
        Hasselman, question 3; HFMA 2017, Table 2: 38 of 44 plans; NHS England's delivery plan.
    Limits:
        Advice and reports do not count. It is *confirmed* only where lines and membership of all these boards are complete,
        and it is stated what sort of post everybody there holds and for whom they speak.
    How to mend:
        Give councils a seat on the board.
    """
    boards = wiring.leading_boards
    if not boards or wiring.once(council_voice).heard:
        return
    confirmed = wiring.lines_complete(*boards) and wiring.seats_known(boards, partial(_speaks_openly, wiring))
    yield finding(
        "VOI002",
        "gap",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"Local government has no part in {either(wiring, boards)}: no seat, no oversight, no line of accountability. "
        "Advice and reports alone are no part."
        if confirmed
        else f"The documents state no part of local government in {either(wiring, boards)}: no seat, no oversight, no line of accountability. "
        "Advice and reports alone are no part.",
        remedy="Give councils a seat on the board.",
        remedies=tuple(
            add_relation(f"A council holds a seat on {name(wiring, board)}", "member_of", None, board) for board in boards
        ),
    )


def local_government_outside(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Local government oversees from outside, but is not in the room.

    What it finds:
        Strategic and delivery boards that councils or their bodies oversee, or that answer to them, while nobody from local
        government sits on any of them. One finding for the structure.
    Why it matters:
        Whoever only oversees hears of a plan when it is made. NHS England asks for local government in the STP board itself.
    Source:
        NHS England's delivery plan; Hasselman, question 3.
    Limits:
        Where local government has no part at all, that is reported instead. *Confirmed* as there.
    How to mend:
        Give councils a seat on the board.
    """
    boards = wiring.leading_boards
    voice = wiring.once(council_voice)
    if not boards or voice.seats or not voice.others:
        return
    confirmed = wiring.seats_known(boards, partial(_speaks_openly, wiring))
    yield finding(
        "VOI009",
        "concern",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(speaker,) for speaker in voice.others],
        fact=(
            f"Nobody from local government sits on {either(wiring, boards)}"
            if confirmed
            else f"The documents show nobody from local government on {either(wiring, boards)}"
        )
        + f", although {_outside(wiring, voice)}.",
        remedy="Give councils a seat on the board.",
        remedies=tuple(
            add_relation(f"A council holds a seat on {name(wiring, board)}", "member_of", None, board) for board in boards
        ),
    )


def _outside(wiring: Wiring, voice: Voice) -> str:
    """What local government does from outside, in words."""
    overseeing = sources(wiring, wiring.leading_boards, "oversees").intersection(voice.others)
    answered = {up for board in wiring.leading_boards for up in wiring.answers_to.succ[board]}.intersection(voice.others)
    parts = (
        [f"{names(wiring, overseeing)} {'oversees' if len(overseeing) == 1 else 'oversee'} from outside"] if overseeing else []
    )
    parts += [f"{names(wiring, answered)} {'is' if len(answered) == 1 else 'are'} answered to"] if answered else []
    return " and ".join(parts)


def no_public_voice(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No patient or public voice is heard on any board.

    What it finds:
        Boards on none of which Healthwatch or a public representative sits, is a member or advises. One finding for the
        structure.
    Why it matters:
        The needs of patients and the public must be at the heart of the plan; without their representatives it meets them
        first when it is contested.
    Source:
        Hasselman, question 2; HFMA 2017, Table 2: 35 of 44 plans.
    Limits:
        A reference group is no voice by its name alone; Healthwatch or a public representative must be drawn. It is
        *confirmed* only where lines and membership of all boards are complete, and it is stated what sort of post everybody
        there holds and for whom they speak.
    How to mend:
        Give Healthwatch or a public representative a seat, or have them advise the board.
    """
    boards = wiring.boards
    if not boards or wiring.once(public_voice).heard:
        return
    confirmed = wiring.lines_complete(*boards) and wiring.seats_known(boards, partial(_speaks_openly, wiring))
    yield finding(
        "VOI003",
        "concern",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"Neither Healthwatch nor a public representative sits on or advises {either(wiring, boards)}."
        if confirmed
        else f"The documents do not show that Healthwatch or a public representative sits on or advises {either(wiring, boards)}.",
        remedy="Give Healthwatch or a public representative a seat, or have them advise the board.",
        remedies=tuple(
            add_relation(f"A public representative sits on {name(wiring, board)}", "sits_on", None, board) for board in boards
        ),
    )


def no_general_practice(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """General practice, as a provider, has no seat on any board.

    What it finds:
        Boards on none of which a GP, a general practice provider or somebody who speaks for one has a seat. One finding for
        the structure.
    Why it matters:
        Most care is given in general practice; plans to move care there need its agreement.
    Source:
        HFMA 2017, “Where are we now?” and Table 2: limited reference to GP involvement; NHS England's delivery plan.
    Limits:
        A GP counts also where they sit for a CCG. It is *confirmed* only where the membership of all boards is complete, and
        it is stated what sort of post everybody there holds and for whom they speak.
    How to mend:
        Give a GP or a general practice federation a seat.
    """
    boards = wiring.boards
    if not boards or wiring.once(practice_voice).heard:
        return
    confirmed = wiring.seats_known(boards, partial(_speaks_openly, wiring))
    yield finding(
        "VOI004",
        "note",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"General practice has no seat on {either(wiring, boards)}."
        if confirmed
        else f"The documents show no seat of general practice on {either(wiring, boards)}.",
        remedy="Give a GP or a general practice federation a seat.",
        remedies=tuple(add_relation(f"A GP sits on {name(wiring, board)}", "sits_on", None, board) for board in boards),
    )


def scrutiny_not_connected(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Councils' oversight and scrutiny are not connected to the structure.

    What it finds:
        A structure in which no health and wellbeing board oversees anything, or no overview and scrutiny committee does. One
        finding for the structure.
    Why it matters:
        Councils scrutinise health services by law. A plan that is not connected to their scrutiny meets it late.
    Source:
        Hasselman, question 7; HFMA 2017, governance checklist, engagement: will health overview and scrutiny committees and
        health and wellbeing boards be involved?
    Limits:
        Seats, advice and reports are no oversight. It is *confirmed* where one of the two is stated to be missing: the
        drawing is complete, and so are the lines of any such board (or of any such committee) in it.
    How to mend:
        Draw, or agree, what the health and wellbeing board and the scrutiny committee oversee.
    """
    words = {
        "health_and_wellbeing_board": "health and wellbeing board",
        "overview_and_scrutiny_committee": "overview and scrutiny committee",
    }
    there = {kind: [key for key, node in wiring.nodes.items() if kind_of(node) == kind] for kind in words}
    missing = [kind for kind, nodes in there.items() if not any(wiring.relations_from(node, "oversees") for node in nodes)]
    if not missing:
        return
    nodes = [node for kind in missing for node in there[kind]]
    stated = [kind for kind in missing if wiring.drawing_complete() and wiring.lines_complete(*there[kind])]
    unsaid = [kind for kind in missing if kind not in stated]
    facts = []
    if stated:
        facts.append(f"No {' and no '.join(words[kind] for kind in stated)} oversees any part of the structure.")
    if unsaid:
        some = " or ".join(words[kind] for kind in unsaid)
        facts.append(f"The documents do not say that any {some} oversees any part of the structure.")
    yield finding(
        "VOI005",
        "concern",
        confirmed=bool(stated),
        subjects=[],
        evidence=[(node,) for node in nodes],
        fact=" ".join(facts),
        remedy="Agree and draw what the health and wellbeing board and the overview and scrutiny committee oversee.",
    )


def sector_missing(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No ambulance trust, voluntary sector or private provider is linked to the structure.

    What it finds:
        A structure in which neither an ambulance trust, nor a voluntary sector organisation, nor a private provider has any
        line. One finding for the structure.
    Why it matters:
        They provide part of the care that the plan would change.
    Source:
        HFMA 2017, “Where are we now?”: limited reference to ambulance trusts or the private sector.
    Limits:
        One of the three is enough. Any line or seat counts. It is *confirmed* where the drawing and the membership of every
        body are complete.
    How to mend:
        Ask which of them provide care here, and give them a part.
    """
    kinds = ("ambulance_trust", "voluntary_sector", "private_provider")
    there = [key for key, node in wiring.nodes.items() if isinstance(node, Organisation) and node.kind in kinds]
    joined = {end for line in wiring.relations for end in (line.source, line.target)}
    if joined.intersection(there):
        return
    seats_complete = wiring.seats_known(wiring.nodes, lambda seat: False)
    confirmed = wiring.drawing_complete() and wiring.lines_complete(*there) and seats_complete
    yield finding(
        "VOI006",
        "note",
        confirmed=confirmed,
        subjects=[],
        evidence=[(node,) for node in there],
        fact="No ambulance trust, voluntary sector organisation or private provider is linked to the structure."
        if confirmed
        else "The documents link no ambulance trust, voluntary sector organisation or private provider to the structure.",
        remedy="Ask which of them provide care here, and give them a part.",
    )


def observer_only(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A voice is present, but only in attendance.

    What it finds:
        A clinical, local government, public or general practice voice that is present where the other rules ask for it, but
        only on seats in attendance. One finding for each such voice; those who attend are named.
    Why it matters:
        An observer is heard when asked, and has no part in the decision.
    Source:
        Hasselman, question 2.
    Limits:
        Where the same voice also has a seat of another capacity, or advises, oversees or is answered to, nothing is said. A
        seat whose capacity is not stated is no attendance. What is shown is *confirmed*; whether the voice has other seats that
        are not shown, the membership tells.
    How to mend:
        Make the observer a member, or record that the seat has a vote.
    """
    voices: tuple[tuple[str, Callable[[Wiring], Voice]], ...] = (
        ("The clinical voice", clinical_voice),
        ("Local government", council_voice),
        ("The patient and public voice", public_voice),
        ("General practice", practice_voice),
    )
    for words, find in voices:
        voice = wiring.once(find)
        if not voice.only_attends:
            continue
        attendants = sorted({seat.relation.source for seat in voice.seats})
        boards = sorted({seat.relation.target for seat in voice.seats})
        yield finding(
            "VOI008",
            "note",
            confirmed=True,
            subjects=attendants,
            evidence=[(seat.relation.source, seat.relation.target) for seat in voice.seats],
            fact=f"{words} is shown only in attendance: {names(wiring, attendants)} on {names(wiring, boards)}.",
            remedy="Make the observer a member, or record that the seat has a vote.",
        )
