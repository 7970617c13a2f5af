"""What NHS England's delivery plan of March 2017 asks of every partnership, and whether a structure shows it.

Where there are several strategic boards, one that shows it is enough. What is only planned does not count.

- *Drawn from constituent bodies*: two or more partner organisations (not national bodies) have a seat on a strategic board, or
  one node that stands for many does. A seat of a body that is part of an organisation counts for that organisation.
- *Non-executive, general practice and local government participation*: a seat on a strategic board, in any capacity.
- *Committee in common or other way to decide*: a committee in common or a joint committee; a body that holds delegated
  authority (as in HFMA's Table 3); or a body that decides and whose recommendations somebody with standing in law ratifies.
- *Programme management support*: a programme office supports a strategic or delivery board.
- *Chair or leader*: a strategic board has a chair, or somebody leads it, or a senior responsible officer sits on it. A vacant post
  is nobody; where it is all there is, the answer is *no*.

*No* is said where the membership of every strategic board is complete and nobody there leaves it open, and for lines where the
drawing and the lines concerned are complete. Source: National Health Executive, "New STP partnerships given raft of flexibilities
in exchange for robust governance", 31 March 2017.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stpgraph.assess.answer import Row, row, settled
from stpgraph.assess.tables import authorised_bodies
from stpgraph.graph import Seat, Wiring
from stpgraph.graph.wiring import standing_open
from stpgraph.model import Body, Organisation, SitsOn
from stpgraph.model.nodes import kind_of
from stpgraph.rules.answering import kind_open, speaker_open
from stpgraph.rules.heard import council_voice, practice_voice
from stpgraph.rules.words import either, listed, name, names, quoted

COMMITTEES = ("committee_in_common", "joint_committee")


def delivery_plan(wiring: Wiring) -> tuple[Row, ...]:
    """Each requirement with its answer. See the module for what counts."""
    now = settled(wiring)
    return (
        _constituent_bodies(now),
        _seated(
            now,
            "non-executives",
            "Do non-executives take part in the STP board?",
            "non-executive",
            lambda seat: bool(seat.is_non_executive),
            standing_open,
        ),
        _seated(
            now,
            "general-practice",
            "Does general practice take part in the STP board?",
            "general practitioner, or anybody for general practice,",
            _among(now.once(practice_voice).seats),
            _speaks_openly(now),
        ),
        _seated(
            now,
            "local-government",
            "Does local government take part in the STP board?",
            "council or elected member",
            _among(now.once(council_voice).seats),
            _speaks_openly(now),
        ),
        _way_to_decide(now),
        _programme_support(now),
        _leader(now),
    )


def _among(seats: Iterable[Seat]) -> Callable[[Seat], bool]:
    ends = {(seat.relation.source, seat.relation.target) for seat in seats}
    return lambda seat: (seat.relation.source, seat.relation.target) in ends


def _speaks_openly(now: Wiring) -> Callable[[Seat], bool]:
    return lambda seat: kind_open(seat) or speaker_open(now, seat)


def _no_board(now: Wiring, key: str, question: str) -> Row:
    if now.drawing_complete():
        return row(
            key, question, "no", (), "There is no strategic board: the drawing is complete and shows none that is in place."
        )
    return row(key, question, "not_stated", (), "The documents show no strategic board that is in place.")


def _constituent_bodies(now: Wiring) -> Row:
    key, question = "constituent-bodies", "Is there an STP board, drawn from the partner organisations?"
    boards = now.strategic_boards
    if not boards:
        return _no_board(now, key, question)
    partners = {board: sorted({each for seat in now.seats(board) for each in _partners(now, seat)}) for board in boards}
    for board, whom in partners.items():
        if len(whom) > 1 or any(now.nodes[each].represents_many for each in whom):
            return row(
                key,
                question,
                "yes",
                (board, *whom),
                f"{names(now, whom)} {'have' if len(whom) > 1 else 'has'} seats on {name(now, board)}.",
            )
    seated = sorted({each for whom in partners.values() for each in whom})
    only = (
        f"only {names(now, seated)} {'has' if len(seated) == 1 else 'have'} a seat"
        if seated
        else "no partner organisation has a seat"
    )
    if now.seats_known(boards, lambda seat: not _partners(now, seat) and (speaker_open(now, seat) or _for_a_body(now, seat))):
        return row(key, question, "no", (*boards, *seated), f"All seats are known, and {only} on {either(now, boards)}.")
    why = f"As far as the documents say, {only} on {either(now, boards)}."
    return row(key, question, "not_stated", (*boards, *seated), why)


def _partners(now: Wiring, seat: Seat) -> set[str]:
    """The partner organisations for which a seat is held, directly or for a body that is part of one."""
    whom = set(now.held_for(seat))
    whom |= {line.target for each in whom for line in now.relations_from(each, "part_of")}
    return {each for each in whom if isinstance(node := now.nodes[each], Organisation) and node.kind != "national_body"}


def _for_a_body(now: Wiring, seat: Seat) -> bool:
    """A seat held for a body; which organisations are behind that is open, where it is part of none."""
    return any(isinstance(now.nodes[each], Body) for each in now.held_for(seat))


def _seated(
    now: Wiring, key: str, question: str, words: str, counts: Callable[[Seat], bool], is_open: Callable[[Seat], bool]
) -> Row:
    """Whether a seat of some sort is on a strategic board."""
    boards = now.strategic_boards
    if not boards:
        return _no_board(now, key, question)
    seats = [seat for board in boards for seat in now.seats(board) if counts(seat)]
    holders = {seat.relation.source for seat in seats}
    if holders:
        where = {seat.relation.target for seat in seats}
        why = f"{names(now, holders)} {'has' if len(holders) == 1 else 'have'} a seat on {names(now, where)}."
        return row(key, question, "yes", holders | where, why)
    if now.seats_known(boards, is_open):
        return row(key, question, "no", boards, f"All seats are known, and no {words} has one on {either(now, boards)}.")
    return row(
        key, question, "not_stated", boards, f"The documents do not say that any {words} has a seat on {either(now, boards)}."
    )


def _way_to_decide(now: Wiring) -> Row:
    key, question = "way-to-decide", "Is there a committee in common or another way for partners to decide together?"
    committees = [node for node, body in now.bodies.items() if body.kind in COMMITTEES]
    if committees:
        return row(
            key,
            question,
            "yes",
            committees,
            f"{names(now, committees)} {'serves' if len(committees) == 1 else 'serve'} for that.",
        )
    authorised = authorised_bodies(now)
    if authorised:
        why = f"{names(now, authorised)} {'holds' if len(authorised) == 1 else 'hold'} delegated authority."
        return row(key, question, "yes", authorised, why)
    givers = now.statutory_roots | now.parts_of_roots
    lines = [
        line
        for node, body in now.bodies.items()
        if body.function == "decision_making"
        for line in now.relations_to(node, "ratifies")
        if line.source in givers
    ]
    if lines:
        deciding, ratifying = {line.target for line in lines}, {line.source for line in lines}
        why = f"{names(now, deciding)} decides, and it takes effect when {names(now, ratifying)} agree."
        return row(key, question, "yes", deciding | ratifying, why)
    partial = [node for node in now.bodies if not now.lines_complete(node)]
    if now.drawing_complete() and not partial:
        why = "The drawing is complete, and shows neither such a committee nor a body to which partners have given authority."
        return row(key, question, "no", now.bodies, why)
    why = "The documents show neither such a committee nor a body to which partners have given authority."
    return row(key, question, "not_stated", partial, why)


def _programme_support(now: Wiring) -> Row:
    key, question = "programme-support", "Does a programme office support the boards?"
    boards = now.leading_boards
    lines = [line for board in boards for line in now.relations_to(board, "supports")]
    found = [line for line in lines if kind_of(now.nodes[line.source]) == "programme_office"]
    if found:
        offices, helped = {line.source for line in found}, {line.target for line in found}
        why = f"{names(now, offices)} {'supports' if len(offices) == 1 else 'support'} {names(now, helped)}."
        return row(key, question, "yes", offices | helped, why)
    idle = [node for node, body in now.bodies.items() if body.kind == "programme_office"]
    if now.drawing_complete() and now.lines_complete(*boards, *idle):
        what = f"{names(now, idle)} supports" if idle else "no programme office supports"
        not_one = "neither a strategic nor a delivery board" if idle else "a strategic or delivery board"
        return row(key, question, "no", (*boards, *idle), f"The drawing is complete, and in it {what} {not_one}.")
    why = "The documents do not say that a programme office supports a strategic or delivery board."
    return row(key, question, "not_stated", (*boards, *idle), why)


def _leader(now: Wiring) -> Row:
    key, question = "chair-or-leader", "Has a chair or leader been appointed?"
    boards = now.strategic_boards
    if not boards:
        return _no_board(now, key, question)
    leaders = {seat.relation.source for board in boards for seat in now.chairs(board)}
    leaders |= {line.source for board in boards for line in now.relations_to(board, "leads")}
    leaders |= {
        seat.post.id
        for board in boards
        for seat in now.seats(board)
        if seat.post and seat.post.kind == "senior_responsible_officer"
    }
    if leaders:
        verb = "chairs, leads or answers" if len(leaders) == 1 else "chair, lead or answer"
        return row(key, question, "yes", (*leaders, *boards), f"{names(now, leaders)} {verb} for {names(now, boards)}.")
    empty = {
        post.id: post.name
        for post, line in now.vacancies
        if line.target in boards
        and (line.type == "leads" or (isinstance(line, SitsOn) and (line.capacity == "chair" or post.kind in _LEADERS)))
    }
    if empty:
        vacant = listed([quoted(each) for each in sorted(set(empty.values()))])
        return row(key, question, "no", (*empty, *boards), f"{vacant} {'is' if len(empty) == 1 else 'are'} vacant.")
    if now.drawing_complete() and now.lines_complete(*boards) and now.seats_known(boards, _leader_open):
        return row(key, question, "no", boards, f"All seats are known, and nobody chairs or leads {either(now, boards)}.")
    return row(key, question, "not_stated", boards, f"The documents do not say who chairs or leads {either(now, boards)}.")


_LEADERS = ("chair", "independent_chair", "senior_responsible_officer")


def _leader_open(seat: Seat) -> bool:
    return seat.post is None or seat.relation.capacity is None or kind_open(seat)
