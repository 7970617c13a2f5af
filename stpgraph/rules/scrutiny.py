"""Non-executive scrutiny: which boards somebody independent of the executives can challenge."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.graph import Wiring
from stpgraph.graph.queries import paths_from_ends, reach
from stpgraph.model import Finding, Limits
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import name, names


def no_non_executive_path(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No non-executive can challenge a board.

    What it finds:
        A board on which no non-executive sits, and from which no line of challenge leads to one: nobody non-executive sits
        on any body that it answers to, or that oversees it or ratifies what it recommends, however far one follows those
        lines, and none of them has non-executive or elected members by law. One finding for each such board.
    Why it matters:
        Decisions that nobody independent can challenge are not tested properly, and weak challenge means weak control of
        risk.
    Source:
        Hasselman, question 6; Coutts, third point; NHS England's delivery plan, which asks for non-executive participation.
    Limits:
        Non-executives are provider non-executive directors, CCG lay members, elected council members and independent
        chairs, in any capacity, also in attendance. Organisations' own boards and councils count by law where their kind has
        such members. Advice and reports give no right to challenge. Seats that an organisation holds without saying who fills
        them count for nothing, and make the finding *not stated*.
    How to mend:
        Give a lay member, non-executive director, elected member or independent chair a seat on the board, or have it
        overseen by a body on which such people sit.
    """
    for board in wiring.boards:
        if board in wiring.challenge_distance:
            continue
        reached = reach(wiring.challenge.succ, [board])
        confirmed = wiring.standing_known(reached) and wiring.lines_complete(*reached)
        who, above = name(wiring, board), [node for node in reached if node != board]
        lines = f" The lines of challenge lead only to {names(wiring, above)}." if above else ""
        fact = (
            f"No non-executive can challenge {who}: none sits on it, on any body that it answers to, or on any that oversees it or "
            f"ratifies what it recommends.{lines}"
            if confirmed
            else f"The documents show no non-executive who can challenge {who}; they do not say that there is none.{lines}"
        )
        yield finding(
            "NED001",
            "gap",
            confirmed=confirmed,
            subjects=(board,),
            evidence=sorted(path[::-1] for path in paths_from_ends(reached, reached)),
            fact=fact,
            remedy="Give a lay member, non-executive director, elected member or independent chair a seat on it, or have a body on "
            "which such people sit oversee it.",
            remedies=(
                add_relation(f"A non-executive sits on {who}", "sits_on", None, board),
                add_relation(f"A body with non-executive members oversees {who}", "oversees", None, board),
            ),
        )
