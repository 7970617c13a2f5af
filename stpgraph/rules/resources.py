"""Resources: the programme office, and whether people can do all that is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from stpgraph.graph import Wiring
from stpgraph.model import Body, Finding, Limits, MemberOf, Remedy
from stpgraph.rules.rule import add_relation, finding
from stpgraph.rules.words import count, either, listed, name, names


def no_programme_office(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """No programme office supports the boards.

    What it finds:
        Strategic and delivery boards none of which a programme office supports. One finding for the structure.
    Why it matters:
        Somebody must see that plans are agreed, milestones watched and reports collated. It cannot be done on top of the day
        job.
    Source:
        HFMA 2017, resources and Table 3 (19 of 44 plans had designated resource); NHS England's delivery plan: programme
        management support.
    Limits:
        Executive groups count as delivery boards; supporting one of them is enough. It is *confirmed* where the lines of all
        these boards are complete.
    How to mend:
        Set up a programme office, or record which team has that role and what it supports.
    """
    boards = wiring.leading_boards
    if not boards:
        return
    helpers = {line.source for board in boards for line in wiring.relations_to(board, "supports")}
    if any(isinstance(node := wiring.nodes[key], Body) and node.kind == "programme_office" for key in helpers):
        return
    confirmed = wiring.lines_complete(*boards)
    yield finding(
        "RES001",
        "concern",
        confirmed=confirmed,
        subjects=boards,
        evidence=[(board,) for board in boards],
        fact=f"No programme office supports {either(wiring, boards)}."
        if confirmed
        else f"The documents show no programme office that supports {either(wiring, boards)}.",
        remedy="Set up a programme office, or record which team has that role and what it supports.",
        remedies=tuple(
            add_relation(f"A programme office supports {name(wiring, board)}", "supports", None, board) for board in boards
        ),
    )


def on_top_of_the_day_job(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """The programme office works on top of the day job, or nobody says.

    What it finds:
        A programme office of which it is stated that it has no dedicated team, or not stated that it has. One finding for each;
        its certainty says which.
    Why it matters:
        Interviewees agreed that the plans cannot be managed on top of the day job.
    Source:
        HFMA 2017, resources; Table 3: designated resource to manage the STP.
    Limits:
        Only what is recorded of the office itself counts.
    How to mend:
        Give the office people whose job it is, or record that it has them.
    """
    for node, body in wiring.bodies.items():
        if body.kind != "programme_office" or body.dedicated_team:
            continue
        confirmed = body.dedicated_team is False
        yield finding(
            "RES002",
            "concern",
            confirmed=confirmed,
            subjects=[node],
            evidence=[(node,)],
            fact=f"{name(wiring, node)} has no dedicated team."
            if confirmed
            else f"The documents do not say whether {name(wiring, node)} has a dedicated team.",
            remedy="Give it people whose job it is, or record that it has them.",
            remedies=(
                Remedy(
                    action="change",
                    what="field",
                    text=f"{name(wiring, node)} has a dedicated team",
                    node=node,
                    field="dedicated_team",
                    value=True,
                ),
            ),
        )


def too_many_seats(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """One person holds too many posts.

    What it finds:
        A named person who holds more posts than the limit (6). One finding for each.
    Why it matters:
        Senior people are stretched; who sits everywhere prepares for nothing, and every conflict of interest meets in them.
    Source:
        HFMA 2017, challenges: capacity and capability.
    Limits:
        Only people who are named are counted; the same name is the same person. The limit can be set.
    How to mend:
        Share the posts out.
    """
    limit = limits.of("RES003")
    for posts in wiring.persons.values():
        if len(posts) <= limit:
            continue
        yield finding(
            "RES003",
            "concern",
            confirmed=True,
            subjects=posts,
            evidence=[(post,) for post in posts],
            fact=f"One person holds {count(len(posts), 'post')} ({names(wiring, posts)}); the limit is {limit:g}.",
            remedy="Share the posts out.",
        )


def vacant_seat(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A seat or a lead is vacant.

    What it finds:
        A post that sits on a body or leads something, and is stated to be vacant. One finding for each.
    Why it matters:
        Whoever should speak there does not. Every other rule treats the post as absent.
    Source:
        HFMA 2017, challenges: capacity and capability.
    Limits:
        A post of which nothing is stated counts as filled.
    How to mend:
        Fill it, or take it out.
    """
    places: dict[str, list[str]] = {}
    ends: dict[str, set[str]] = {}
    for post, line in wiring.vacancies:
        if line.type in ("sits_on", "leads"):
            verb = "sits on" if line.type == "sits_on" else "leads"
            places.setdefault(post.id, []).append(f"{verb} {name(wiring, line.target)}")
            ends.setdefault(post.id, set()).add(line.target)
    node_names = {post.id: post.name for post, _ in wiring.vacancies}
    for node, targets in sorted(places.items()):
        yield finding(
            "RES004",
            "concern",
            confirmed=True,
            subjects=[node],
            evidence=[(node, target) for target in sorted(ends[node])],
            fact=f"Nobody holds the post “{node_names[node]}”, which {listed(sorted(targets))}.",
            remedy="Fill it, or take it out.",
            remedies=(
                Remedy(
                    action="change", what="field", text=f"“{node_names[node]}” is filled", node=node, field="vacant", value=False
                ),
            ),
        )


def waits_for_a_body(wiring: Wiring, limits: Limits) -> Iterator[Finding]:
    """A seat waits for a body that does not exist yet.

    What it finds:
        A post that speaks for a body which is only planned, or seats held by a body which is only planned. One finding for
        each; both ends are at fault.
    Why it matters:
        The seat cannot be filled until the body exists, and whoever it should speak for is not heard.
    Source:
        Seen in a published terms of reference, where a public seat was to be filled from a council yet to be set up.
    Limits:
        Also partners' own bodies count. A planned line to a body that exists is not reported.
    How to mend:
        Set up the body, or fill the seat in another way until then.
    """
    for line in wiring.relations:
        waiting_for = line.target if line.type == "represents" else line.source if isinstance(line, MemberOf) else None
        if waiting_for is None:
            continue
        body = wiring.nodes[waiting_for]
        if not isinstance(body, Body) or body.status != "planned" or line.source == line.target:
            continue
        held = f"The seat {name(wiring, line.source)}" if line.type == "represents" else f"A seat on {name(wiring, line.target)}"
        yield finding(
            "RES005",
            "concern",
            confirmed=True,
            subjects=[line.source, line.target],
            evidence=[(line.source, line.target)],
            fact=f"{held} waits for {name(wiring, waiting_for)}, which does not exist yet.",
            remedy="Set up that body, or fill the seat in another way until then.",
        )
