"""ORP003 to ORP008: workstreams, enablers and projects."""

from __future__ import annotations

from tests.reading.words import Reading, Row, reached, sure, tie


def orp003(world: Reading) -> list[Row]:
    # A workstream that nobody leads.
    return [
        Row("ORP003", "concern", sure(world.lines_complete(body)), (body,), ())
        for body in world.workstreams
        if not world.into("leads", body)
    ]


def orp004(world: Reading) -> list[Row]:
    # A workstream to which no project answers or reports.
    rows = []
    projects = set(world.of_type("project"))
    for body in world.workstreams:
        below = {x for x, y in world.upward if y == body}
        if not below & projects:
            rows.append(Row("ORP004", "note", sure(world.lines_complete(body)), (body,), ()))
    return rows


def orp005(world: Reading) -> list[Row]:
    # An enabler that supports nothing and has no upward path to a strategic board or, where there is none, to any board.
    goals = set(world.strategic_boards or world.boards)
    rows = []
    for body in world.own_bodies:
        above = reached(world.upward, body)
        if world.kind(body) == "enabler" and goals and not world.out_of("supports", body) and not above & goals:
            rows.append(Row("ORP005", "concern", sure(world.all_lines_complete(above)), (body,), ()))
    return rows


def orp006(world: Reading) -> list[Row]:
    # Where there is a strategic board: a component of all relations, whichever way they run, that holds a project or a body
    # that is not external, and no strategic board. One finding each, all its nodes subjects.
    if not world.strategic_boards:
        return []
    either_way = frozenset(pair for each in world.relations for pair in _both(each["source"], each["target"]))
    components = {frozenset(reached(either_way, node)) for node in world.nodes}
    rows = []
    for component in components:
        if component & set(world.strategic_boards) or not component & {*world.own_bodies, *world.of_type("project")}:
            continue
        # Any line would do, and any seat of those who may have one: on the bodies of the island, or on those elsewhere.
        bodies = set(world.of_type("body"))
        could_sit = component & set(world.of_type("post", "organisation", "body"))
        others_could_sit = set(world.of_type("post", "organisation", "body")) - component
        open_bodies = (bodies - component if could_sit else set()) | (bodies & component if others_could_sit else set())
        stated = world.all_lines_complete(component) and world.membership_complete(open_bodies)
        rows.append(Row("ORP006", "gap", sure(stated), tie(component), ()))
    return rows


def _both(x: str, y: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (x, y), (y, x)


def orp007(world: Reading) -> list[Row]:
    # A post that leads a workstream and does not sit on any delivery group, nor does any post of the same holder.
    groups = [body for body in world.own_bodies if world.kind(body) == "delivery_group"]
    if not groups:
        return []
    seated = world.listed_posts(groups)
    leads = {post for body in world.workstreams for post in world.into("leads", body)}
    rows = []
    for post in sorted(leads):
        holder = world.holder(post)
        if post in seated or (holder is not None and holder in {world.holder(other) for other in seated}):
            continue
        # A seat whose holder is not named leaves open whether it is the lead's, and so does a membership.
        stated = (
            world.membership_complete(groups)
            and not world.any_membership(groups)
            and (not seated or (holder is not None and all(world.holder(other) is not None for other in seated)))
        )
        rows.append(Row("ORP007", "concern", sure(stated), (post,), ()))
    return rows


def orp008(world: Reading) -> list[Row]:
    # A project that answers to two workstreams, none of these lines primary.
    rows = []
    for project in world.of_type("project"):
        above = [y for x, y in world.answers_to if x == project and y in world.workstreams]
        primary = any(
            each["source"] == project and each["type"] == "accountable_to" and each["target"] in above and each.get("primary")
            for each in world.relations
        )
        if len(above) >= 2 and not primary:
            rows.append(Row("ORP008", "concern", "confirmed", (project,), ()))
    return rows
