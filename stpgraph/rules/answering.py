"""Accountability, continued: who is named to answer, to whom first, and who is left out of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from stpgraph.graph import Seat, Wiring
from stpgraph.graph.queries import reach
from stpgraph.model import AccountableTo, Body, Finding, Limits, Organisation, Remedy
from stpgraph.model.kinds import RelationType
from stpgraph.rules.rule import add_relation, exact, finding
from stpgraph.rules.words import count, either, name, names, quoted

_TIES: tuple[RelationType, ...] = ("delegates_to", "ratifies", "oversees", "accountable_to", "part_of")


def nobody_answers_for_it(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Nobody is named to answer for a board or workstream.

    What it finds:
        A board or workstream that nobody leads and that has no chair. One finding for each.
    Why it matters:
        A group answers for what it does through the person who leads or chairs it. Where nobody is named, everybody can
        think that somebody else answers.
    Source:
        HFMA 2017, leadership; governance checklist, leadership: have all leaders been appointed?
    Limits:
        A chair is a seat marked as such, or the only post of a chair there. Vacant posts are nobody. It is *confirmed* only
        where the lines of the board and its membership are complete and every seat there says in what capacity it is held.
    How to mend:
        Name a chair, or a lead, and record it.
    """
    for node in sorted({*wiring.boards, *wiring.workstreams}):
        if wiring.relations_to(node, "leads") or wiring.chairs(node):
            continue
        confirmed = wiring.lines_complete(node) and wiring.seats_known([node], _capacity_open)
        yield finding(
            "ACC004",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"Nobody leads or chairs {name(wiring, node)}."
            if confirmed
            else f"The documents do not say who leads or chairs {name(wiring, node)}.",
            remedy="Name a chair or a lead who answers for it.",
            remedies=(
                add_relation(f"Somebody leads {name(wiring, node)}", "leads", None, node),
                add_relation(f"Somebody chairs {name(wiring, node)}", "sits_on", None, node),
            ),
        )


def none_first(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body or project answers to several, and none is marked as first.

    What it finds:
        A body or project that answers to two or more, of which none is marked as the first, and of which some two do not
        themselves stand in line, one answering to the other. All that delegate to it count together as one. One finding for
        each such body or project.
    Why it matters:
        Whoever answers to several hears mixed messages, and can play one against the other.
    Source:
        HFMA 2017, delegated decision-making: no mixed or unclear messages.
    Limits:
        Reports are no masters. One that delegates and to which the body is also drawn as accountable is counted once.
    How to mend:
        Agree to whom it answers first, and mark that line as the first; or take away the lines that are not needed.
    """
    for node in sorted({*wiring.bodies, *wiring.projects}):
        masters = _masters(wiring, node)
        if len(masters) < 2 or marked_first(wiring, node):
            continue
        if not any(_unconnected(wiring, one, other) for one, other in combinations(masters, 2)):
            continue
        everyone = sorted({each for master in masters for each in master})
        yield finding(
            "ACC005",
            "concern",
            confirmed=True,
            subjects=[node],
            evidence=[(node, each) for each in everyone],
            fact=f"{name(wiring, node)} answers to {names(wiring, everyone)}, and none of them is marked as the first.",
            remedy="Agree to whom it answers first, draw a line of accountability there, and mark it as the first.",
            remedies=tuple(mark_first(wiring, node, line.target) for line in wiring.relations_from(node, "accountable_to")),
        )


def mark_first(wiring: Wiring, node: str, above: str) -> Remedy:
    """A remedy that marks one of several lines of accountability as the first."""
    return Remedy(
        action="change",
        what="relation",
        text=f"{name(wiring, node)} answers first to {name(wiring, above)}",
        relation="accountable_to",
        source=node,
        target=above,
        field="primary",
        value=True,
    )


def marked_first(wiring: Wiring, node: str, masters: Collection[str] | None = None) -> bool:
    """Whether one of the lines of a node, of those to some `masters` where they are given, is marked as the first."""
    return any(
        isinstance(line, AccountableTo) and line.primary and (masters is None or line.target in masters)
        for line in wiring.relations_from(node, "accountable_to")
    )


def _masters(wiring: Wiring, node: str) -> list[frozenset[str]]:
    delegators = frozenset(line.source for line in wiring.relations_to(node, "delegates_to"))
    others = sorted({line.target for line in wiring.relations_from(node, "accountable_to", "part_of")} - delegators)
    return [*([delegators] if delegators else []), *(frozenset([each]) for each in others)]


def _unconnected(wiring: Wiring, one: frozenset[str], other: frozenset[str]) -> bool:
    above = wiring.answers_to.succ
    return not other.intersection(reach(above, one)) and not one.intersection(reach(above, other))


def partner_outside(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A partner organisation stands outside the structure.

    What it finds:
        An organisation, other than a national body, that has no seat on any body, of its own or of a post that speaks for
        it, and no line of delegation, ratification, oversight or accountability, nor a part, to or from any body. One finding
        for each.
    Why it matters:
        The STP has no authority but what its partners bring. A partner that is drawn but tied to nothing brings none, and is
        bound by nothing.
    Source:
        Hasselman, question 1; Coutts, first point.
    Limits:
        Being party to an agreement, advice and employment do not count as a tie. It is *confirmed* only where the lines of
        the organisation are complete and so is the membership of every body, with nobody there of whom it is open for whom
        they speak.
    How to mend:
        Give it a seat, or draw what it delegates, ratifies or oversees; or take it out of the drawing.
    """
    for node, organisation in wiring.nodes.items():
        if not isinstance(organisation, Organisation) or organisation.kind == "national_body" or node in wiring.seated:
            continue
        if any(isinstance(wiring.nodes[end], Body) for end in _tied(wiring, node)):
            continue
        confirmed = wiring.lines_complete(node) and wiring.seats_known(wiring.nodes, lambda seat: speaker_open(wiring, seat))
        yield finding(
            "ACC006",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"{name(wiring, node)} stands outside the structure: no seat, and no line of delegation, ratification, oversight or "
            "accountability to or from any board or group."
            if confirmed
            else f"The documents do not say how {name(wiring, node)} is tied to the structure: "
            "no seat, delegation, ratification or oversight of it is stated.",
            remedy="Give it a seat, or draw what it delegates, ratifies or oversees.",
            remedies=(add_relation(f"{name(wiring, node)} holds a seat on a body", "member_of", node),),
        )


def _tied(wiring: Wiring, node: str) -> Iterator[str]:
    yield from (line.target for line in wiring.relations_from(node, *_TIES))
    yield from (line.source for line in wiring.relations_to(node, *_TIES))


def speaker_open(wiring: Wiring, seat: Seat) -> bool:
    """A seat of which it is open for whom it speaks: a post that represents nobody, and whose lines are not all known."""
    return seat.post is not None and seat.post.id not in wiring.represented and not wiring.lines_complete(seat.post.id)


def marks_own_homework(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A body and the one that holds it to account are largely the same people.

    What it finds:
        A body, and another that it answers to or that oversees it, where the same person chairs both, or where the people who
        sit on both are at least half of the smaller named membership. One finding for each such pair.
    Why it matters:
        Nobody challenges themselves. Where the same people sit on both sides of the table, holding to account is a form.
    Source:
        Hasselman, question 6; Coutts, fifth point, on group think.
    Limits:
        Only people who are named can be compared; the same name is the same person. The share (half) can be set.
    How to mend:
        Give the two bodies different chairs, and bring people who sit on one of them only onto the body that holds the other
        to account.
    """
    share = limits.of("ACC007")
    seen = set()
    for body in wiring.bodies:
        above = [*wiring.answers_to.succ[body], *(line.source for line in wiring.relations_to(body, "oversees"))]
        for other in sorted(set(above)):
            pair = tuple(sorted((body, other)))
            if other == body or pair in seen or not isinstance(wiring.nodes[other], Body):
                continue
            chairs = _people(wiring.chairs(body)) & _people(wiring.chairs(other))
            one, two = wiring.holders(body), wiring.holders(other)
            shared = one & two
            smaller = min(len(one), len(two))
            if not chairs and not (shared and len(shared) >= exact(share) * smaller):
                continue
            seen.add(pair)
            why = (
                "The same person chairs both."
                if chairs
                else f"{count(len(shared), 'person sits', 'people sit')} on both, of {smaller} named on the smaller of the two."
            )
            relation = "answers to" if other in wiring.answers_to.succ[body] else "is overseen by"
            yield finding(
                "ACC007",
                "concern",
                confirmed=True,
                subjects=pair,
                evidence=[(body, other)],
                fact=f"{name(wiring, body)} {relation} {name(wiring, other)}, but they are largely the same people. {why}",
                remedy=(
                    "Give the two different chairs."
                    if chairs
                    else f"Bring onto {name(wiring, other)} people who do not sit on {name(wiring, body)}."
                ),
            )


def _people(seats: list[Seat]) -> set[str]:
    return {seat.post.holder for seat in seats if seat.post and seat.post.holder and not seat.post.represents_many}


def no_responsible_officer(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No senior responsible officer sits on or leads the strategic board.

    What it finds:
        Strategic boards, none of which a senior responsible officer sits on or leads. One finding for the structure.
    Why it matters:
        One officer must be answerable for the plan as a whole, and be there where it is steered.
    Source:
        HFMA 2017, “Where are we now?”: most plans specify one; NHS England's delivery plan: a chair or leader is appointed.
    Limits:
        Where there are several strategic boards, one of them is enough. Where there is none, that is reported instead. It is
        *confirmed* only where lines and membership of the strategic boards are complete and every seat there has a stated
        kind.
    How to mend:
        Appoint a senior responsible officer and give them a seat on the strategic board.
    """
    boards = wiring.strategic_boards
    officers = {key for key, post in wiring.posts.items() if post.kind == "senior_responsible_officer"}
    if not boards or any(line.source in officers for board in boards for line in wiring.relations_to(board, "leads", "sits_on")):
        return
    confirmed = wiring.lines_complete(*boards) and wiring.seats_known(boards, kind_open)
    who = either(wiring, boards)
    yield finding(
        "ACC008",
        "concern",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"No senior responsible officer sits on or leads {who}."
        if confirmed
        else f"The documents name no senior responsible officer who sits on or leads {who}.",
        remedy="Appoint a senior responsible officer, and give them a seat there.",
        remedies=tuple(
            add_relation(f"A senior responsible officer sits on {name(wiring, board)}", "sits_on", None, board)
            for board in boards
        ),
    )


def kind_open(seat: Seat) -> bool:
    """A seat of which it is open what sort of post it is: seats held without saying who fills them, and plain members."""
    return seat.post is None or seat.post.kind in ("member", "other")


def _capacity_open(seat: Seat) -> bool:
    return seat.post is None or seat.relation.capacity is None


def no_report_back(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A partner takes part, but nothing comes back to its own board.

    What it finds:
        An organisation that has a seat, delegates or ratifies, and to which nothing reports or is accountable. One finding
        for each.
    Why it matters:
        A partner's own board remains accountable for what is done in its name. It must hear what was decided.
    Source:
        Hasselman, question 4: channels must be open both ways; governance checklist, reporting.
    Limits:
        Only lines to the organisation itself count. That something is part of it, or holds authority delegated by it, is no
        report.
    How to mend:
        Draw, or agree, which body reports to it, and how often.
    """
    for node, organisation in wiring.nodes.items():
        if not isinstance(organisation, Organisation):
            continue
        takes_part = node in wiring.seated or wiring.relations_from(node, "delegates_to", "ratifies")
        if not takes_part or wiring.relations_to(node, "reports_to", "accountable_to"):
            continue
        confirmed = wiring.lines_complete(node)
        yield finding(
            "ACC009",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"{name(wiring, node)} takes part, but no report comes back to it and nothing is drawn as accountable to it."
            if confirmed
            else f"{name(wiring, node)} takes part, but the documents do not say that any report comes back to it.",
            remedy="Agree which body reports to it, and how often.",
            remedies=(add_relation(f"A body reports to {name(wiring, node)}", "reports_to", None, node),),
        )


def no_stp_board(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """There is no STP board.

    What it finds:
        A structure that has bodies of its own, or projects, but no strategic board. One finding for the structure.
    Why it matters:
        Every partnership must form a board, drawn from its constituent bodies, that steers the whole.
    Source:
        NHS England's delivery plan, as reported by National Health Executive: form an STP board.
    Limits:
        A board that is drawn under another kind (a delivery group, a joint committee) is not taken for the strategic board.
    How to mend:
        Draw the strategic board, or form one; if a board that is drawn has that role, record it as a strategic board.
    """
    if wiring.strategic_boards or not (wiring.bodies or wiring.projects):
        return
    confirmed = wiring.drawing_complete()
    title = quoted(wiring.structure.title)
    yield finding(
        "ACC010",
        "gap",
        confirmed=confirmed,
        subjects=[],
        fact=f"{title} has no strategic board." if confirmed else f"The documents show no strategic board in {title}.",
        remedy="Form a strategic board drawn from the partners, or record which of the boards has that role.",
        remedies=(Remedy(action="add", what="node", text="A strategic board", field="kind", value="strategic_board"),),
    )
