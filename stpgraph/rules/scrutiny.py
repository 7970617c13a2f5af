"""Non-executive scrutiny: which boards somebody independent of the executives can challenge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stpgraph.graph import Wiring
from stpgraph.graph.queries import paths_from_ends, reach
from stpgraph.graph.wiring import standing_open
from stpgraph.model import Finding, Limits, Post, Remedy
from stpgraph.model.nodes import is_non_executive_by_law
from stpgraph.rules.rule import add_relation, exact, finding
from stpgraph.rules.words import count, name, names, of_all


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


def scrutiny_from_a_distance(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A board can be challenged by a non-executive only from a distance.

    What it finds:
        A board on which no non-executive sits, but which one can challenge through a body that it answers to, or that
        oversees it or ratifies what it recommends. One finding for each; it tells the shortest way.
    Why it matters:
        Challenge works best at the table where the decision is prepared. The more steps away it sits, the later it comes.
    Source:
        Hasselman, question 6: non-executives represented throughout the decision-making process.
    Limits:
        Of equally short ways the first in order of ids is told. It is *confirmed* only where the membership of the board is
        complete and the standing of everybody there is stated.
    How to mend:
        Give a non-executive a seat on the board itself.
    """
    for board in wiring.boards:
        path = wiring.challenge_path(board)
        if path is None or len(path) < 2:
            continue
        who = name(wiring, board)
        confirmed = wiring.standing_known([board])
        steps = count(len(path) - 1, "step")
        start = f"No non-executive sits on {who}." if confirmed else f"The documents show no non-executive on {who}."
        yield finding(
            "NED002",
            "concern",
            confirmed=confirmed,
            subjects=[board],
            evidence=[path],
            fact=f"{start} The nearest who can challenge it is {steps} away: {way(wiring, path)}.",
            remedy="Give a non-executive a seat on the board itself.",
            remedies=(add_relation(f"A non-executive sits on {who}", "sits_on", None, board),),
        )


def way(wiring: Wiring, path: Sequence[str]) -> str:
    """A way of challenge in words: from the board to where the non-executives are.

    Each step says why the next one may challenge: it is answered to, it oversees, or it ratifies.
    """
    steps = [name(wiring, path[0])]
    for below, above in pairwise(path):
        if above in wiring.answers_to.succ[below]:
            verb = "answers to"
        elif any(line.source == above for line in wiring.relations_to(below, "oversees")):
            verb = "is overseen by"
        else:
            verb = "needs the agreement of"
        steps.append(f"{verb} {name(wiring, above)}")
    return ", which ".join([" ".join(steps[:2]), *steps[2:]])


def strategic_board_without(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No non-executive has a seat on the strategic board.

    What it finds:
        A strategic board on which no non-executive sits, in any capacity. One finding for each strategic board.
    Why it matters:
        NHS England asks for appropriate non-executive participation in the STP board, and it is there that the plan is tested.
    Source:
        NHS England's delivery plan; Hasselman, question 6.
    Limits:
        It is *confirmed* only where the membership of the board is complete and the standing of everybody there is stated.
    How to mend:
        Give a lay member, non-executive director, elected member or independent chair a seat.
    """
    for board in wiring.strategic_boards:
        if any(seat.is_non_executive for seat in wiring.seats(board)):
            continue
        confirmed = wiring.standing_known([board])
        who = name(wiring, board)
        yield finding(
            "NED003",
            "gap",
            confirmed=confirmed,
            subjects=[board],
            evidence=[(board,)],
            fact=f"No non-executive has a seat on {who}."
            if confirmed
            else f"The documents do not say that any non-executive has a seat on {who}.",
            remedy="Give a lay member, non-executive director, elected member or independent chair a seat on it.",
            remedies=(add_relation(f"A non-executive sits on {who}", "sits_on", None, board),),
        )


def heard_but_no_vote(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Non-executives may speak, but not vote.

    What it finds:
        A decision-making body on which non-executives sit, all of them in attendance only. One finding for each.
    Why it matters:
        Whoever may only speak can be passed over when it comes to the vote.
    Source:
        Hasselman, question 6.
    Limits:
        What is shown is *confirmed*; whether others sit there who are not shown, the membership tells.
    How to mend:
        Give at least one non-executive a vote.
    """
    for body, node in wiring.bodies.items():
        seats = wiring.seats(body)
        theirs = [seat for seat in seats if seat.is_non_executive]
        if node.function != "decision_making" or not theirs or any(seat.relation.capacity != "attending" for seat in theirs):
            continue
        posts = [seat.relation.source for seat in theirs]
        yield finding(
            "NED004",
            "concern",
            confirmed=True,
            subjects=[body],
            evidence=[(post, body) for post in posts],
            fact=f"The only non-executives shown on {name(wiring, body)} may speak but not vote: {names(wiring, posts)} "
            f"{'attends' if len(posts) == 1 else 'attend'}.",
            remedy="Give at least one non-executive a vote there.",
            remedies=tuple(
                Remedy(
                    action="change",
                    what="relation",
                    text=f"{name(wiring, post)} sits there with a vote",
                    relation="sits_on",
                    source=post,
                    target=body,
                    field="capacity",
                    value="voting",
                )
                for post in posts
            ),
        )


def no_independent_chair(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A strategic board or oversight group is not chaired independently.

    What it finds:
        A strategic board or oversight group that has a chair, none of whom is an independent chair. One finding for each.
    Why it matters:
        An independent chair can hold the ring between partners; nine of the 44 plans refer to one.
    Source:
        HFMA 2017, “Where are we now?”: nine plans explicitly refer to an independent chair of the oversight group.
    Limits:
        A chair of whom the documents do not say who they are, or whether they are executive, makes it *not stated*. Where
        no chair is shown, that is reported instead.
    How to mend:
        Consider an independent chair; if the chair is independent, record it.
    """
    for body, node in wiring.bodies.items():
        chairs = wiring.chairs(body)
        if node.kind not in ("strategic_board", "oversight_group") or not chairs:
            continue
        if any(seat.post and seat.post.kind == "independent_chair" for seat in chairs):
            continue
        confirmed = not any(standing_open(seat) for seat in chairs)
        who = names(wiring, [seat.relation.source for seat in chairs])
        yield finding(
            "NED005",
            "note",
            confirmed=confirmed,
            subjects=[body],
            evidence=[(seat.relation.source, body) for seat in chairs],
            fact=f"{name(wiring, body)} is chaired by {who}, "
            + ("not by an independent chair." if confirmed else "and the documents do not say whether the chair is independent."),
            remedy="Consider an independent chair."
            if confirmed
            else "Consider an independent chair; if the chair is independent, record it.",
        )


def rests_on_one_person(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """All non-executive challenge of a board rests on one person.

    What it finds:
        A person without whom some board could be challenged by no non-executive: every way from the board to a non-executive
        passes that person's posts. A named person counts with all their posts; a post without a name is one person where it
        is one seat. One finding for each person; the boards are listed as affected.
    Why it matters:
        One absence, one resignation or one conflict of interest, and nobody independent can challenge those boards.
    Source:
        Coutts, third point.
    Limits:
        What is shown is *confirmed*; whether there are other non-executives who are not shown, the membership tells.
    How to mend:
        Give a second non-executive a seat, or have a second body with non-executives oversee the board.
    """
    boards = [board for board in wiring.boards if board in wiring.challenge_distance]
    affected: dict[tuple[str, ...], list[str]] = {}
    for person in sorted({person for board in boards for person in _possible_pillars(wiring, board)}):
        left = _presence_without(wiring, frozenset(person))
        lost = [board for board in boards if board not in left]
        if lost:
            affected[person] = lost
    for person, lost in affected.items():
        yield finding(
            "NED006",
            "concern",
            confirmed=True,
            subjects=person,
            affected=lost,
            evidence=[path for board in lost if (path := wiring.challenge_path(board))],
            fact=f"All non-executive challenge that is shown for {names(wiring, lost)} rests on one person, {_holding(wiring, person)}.",
            remedy="Give another non-executive a seat there, or have another body with non-executives oversee it.",
            remedies=tuple(
                add_relation(f"Another non-executive sits on {name(wiring, board)}", "sits_on", None, board) for board in lost
            ),
        )


def _holding(wiring: Wiring, posts: Sequence[str]) -> str:
    return f"who holds {names(wiring, posts)}" if len(posts) > 1 else f"the holder of {names(wiring, posts)}"


def _possible_pillars(wiring: Wiring, board: str) -> Iterator[tuple[str, ...]]:
    """The persons on a board's shortest way to a non-executive: nobody else can be on every way."""
    path = wiring.challenge_path(board) or ()
    seats = [seat.relation.source for seat in wiring.seats(path[-1]) if seat.is_non_executive]
    for key in (*path, *seats):
        post = wiring.posts.get(key)
        if post is None or post.represents_many:
            continue
        if post.holder is not None:
            yield wiring.persons[post.holder]
        elif post.count == 1:
            yield (key,)


def _presence_without(wiring: Wiring, gone: frozenset[str]) -> dict[str, str | None]:
    """Everything that some non-executive can challenge once some posts are gone."""
    still = [
        node
        for node in wiring.non_executive_presence
        if node not in gone
        and (
            node in wiring.posts
            or is_non_executive_by_law(wiring.nodes[node])
            or any(seat.is_non_executive and seat.relation.source not in gone for seat in wiring.seats(node))
        )
    ]
    below = {node: [each for each in before if each not in gone] for node, before in wiring.challenge.pred.items()}
    return reach(below, still)


def like_minds(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """Nearly everybody on a board has the same background.

    What it finds:
        A board with at least five seats of stated background, of which four in five or more are of one background: clinical,
        elected, lay, public or executive. One finding for each.
    Why it matters:
        Like-minded people with a mind to make progress can decide wrongly together: group think.
    Source:
        Coutts, fifth point.
    Limits:
        Seats are counted by the number of people that each post stands for; where that number, or the background, is not
        stated, the seat does not count. A clinical post counts as clinical whatever else it is. The share (four in five) can
        be set.
    How to mend:
        Bring people of another background onto the board.
    """
    share = limits.of("NED007")
    for board in wiring.boards:
        backgrounds: Counter[str] = Counter()
        for seat in wiring.seats(board):
            background = seat.post and background_of(seat.post)
            if seat.post and background:
                backgrounds[background] += seat.post.count
        total = backgrounds.total()
        most, number = max(sorted(backgrounds.items()), key=lambda item: item[1], default=("", 0))
        if total < LEAST_SEATS or number < exact(share) * total:
            continue
        yield finding(
            "NED007",
            "concern",
            confirmed=True,
            subjects=[board],
            evidence=[
                (seat.relation.source, board) for seat in wiring.seats(board) if seat.post and background_of(seat.post) == most
            ],
            fact=f"Of the seats on {name(wiring, board)} whose background is stated, {of_all(number, total, 'seat')} "
            f"{'is' if number == 1 else 'are'} {_BACKGROUND_WORDS[most]}; the limit is {share:.0%}.",
            remedy="Bring people of another background onto the board.",
        )


_BACKGROUND_WORDS = {
    "clinical": "held by clinicians",
    "elected": "held by elected members",
    "lay": "held by lay people",
    "public": "held by public representatives",
    "executive": "held by executives",
}
#: Fewer seats of stated background say nothing about a board's mind (our reading of Coutts 5).
LEAST_SEATS = 5


def background_of(post: Post) -> str | None:
    """A post's background: clinical, else elected, lay, public or executive; None where it is not stated."""
    if post.is_clinical:
        return "clinical"
    if post.kind == "elected_member":
        return "elected"
    if post.is_non_executive:
        return "lay"
    if post.kind in ("healthwatch_representative", "public_representative"):
        return "public"
    return "executive" if post.is_non_executive is False else None
