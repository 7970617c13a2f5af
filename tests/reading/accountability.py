"""ACC004 to ACC010: who answers, and to whom."""

from __future__ import annotations

from itertools import combinations

from tests.reading.words import Reading, Row, exact, reached, sure, tie


def acc004(world: Reading) -> list[Row]:
    # A board or a workstream that nobody leads and that has no chair.
    rows = []
    for body in sorted({*world.boards, *world.workstreams}):
        if world.into("leads", body) or world.chairs(body):
            continue
        # A lead is a line and a chair is a seat; either would do, so both must be stated to be missing. A seat whose
        # capacity is left out, and a membership, leave open who chairs.
        stated = (
            world.lines_complete(body)
            and world.membership_complete([body])
            and all(seat.is_listed and seat.capacity is not None for seat in world.seats_on(body))
        )
        rows.append(Row("ACC004", "concern", sure(stated), (body,), ()))
    return rows


def acc005(world: Reading) -> list[Row]:
    # A body or project with two masters or more, none marked primary, some two of them with no path of answering between
    # them. Each target of accountable_to or part_of is a master; all that delegate to it are one together, and a target
    # among them is not counted again besides.
    rows = []
    for node in sorted({*world.own_bodies, *world.of_type("project")}):
        targets = {*world.out_of("accountable_to", node), *world.out_of("part_of", node)}
        givers = set(world.into("delegates_to", node))
        masters = [{target} for target in sorted(targets - givers)] + ([givers] if givers else [])
        if any(each["source"] == node and each["type"] == "accountable_to" and each.get("primary") for each in world.relations):
            continue
        if any(not _a_path_between(world, one, two) for one, two in combinations(masters, 2)):
            rows.append(Row("ACC005", "concern", "confirmed", (node,), ()))
    return rows


def _a_path_between(world: Reading, one: set[str], two: set[str]) -> bool:
    return any(y in reached(world.answers_to, x) or x in reached(world.answers_to, y) for x in one for y in two)


def acc006(world: Reading) -> list[Row]:
    # An organisation, not a national body, with no seat (its own or of a post that represents it), and no line of delegation,
    # ratification, oversight, accountability or belonging, either way, with any body.
    rows = []
    bodies = world.of_type("body")
    for organisation in world.of_type("organisation"):
        if world.kind(organisation) == "national_body" or world.seats_of(organisation):
            continue
        ties = [
            each
            for each in world.relations
            if each["type"] in ("delegates_to", "ratifies", "oversees", "accountable_to", "part_of")
            and organisation in (each["source"], each["target"])
            and (each["source"] in bodies or each["target"] in bodies)
        ]
        if ties:
            continue
        # A line or a seat on any body would do: all must be stated to be missing. A membership says whose seat it is.
        stated = (
            world.lines_complete(organisation)
            and world.membership_complete(bodies)
            and not any(world.leaves_open_whom(post) for post in world.listed_posts(bodies))
        )
        rows.append(Row("ACC006", "concern", sure(stated), (organisation,), ()))
    return rows


def acc007(world: Reading) -> list[Row]:
    # A body, and one that it answers to or that oversees it, where the same person chairs both, or where the holders that
    # they share are at least half of the smaller named membership.
    pairs = set()
    overseen = {(y, x) for x, y in world.pairs("oversees")}
    for x, y in world.answers_to | overseen:
        if x == y or x not in world.own_bodies or not world.is_body(y):
            continue
        chairs = [{world.holder(seat.who) for seat in world.chairs(body) if seat.is_listed} - {None} for body in (x, y)]
        named = [world.named(body) for body in (x, y)]
        smaller = min(len(names) for names in named)
        same_people = smaller > 0 and exact(len(named[0] & named[1])) >= world.limit("ACC007") * smaller
        if chairs[0] & chairs[1] or same_people:
            pairs.add(tie((x, y)))
    return [Row("ACC007", "concern", "confirmed", pair, ()) for pair in sorted(pairs)]


def acc008(world: Reading) -> list[Row]:
    # No post of kind senior_responsible_officer that sits on or leads the strategic board; of several boards any will do.
    boards = world.strategic_boards
    officers = world.of_kind("post", "senior_responsible_officer")
    there = {*world.listed_posts(boards), *(post for board in boards for post in world.into("leads", board))}
    if not boards or there & set(officers):
        return []
    stated = world.all_lines_complete(boards) and world.sorts_of_post_stated(boards)
    return [Row("ACC008", "concern", sure(stated), tie(boards), ())]


def acc009(world: Reading) -> list[Row]:
    # An organisation with a seat, a delegation or a ratification, to which nothing reports or is accountable.
    rows = []
    for organisation in world.of_type("organisation"):
        takes_part = (
            world.seats_of(organisation) or world.out_of("delegates_to", organisation) or world.out_of("ratifies", organisation)
        )
        if takes_part and not world.into("reports_to", organisation) and not world.into("accountable_to", organisation):
            rows.append(Row("ACC009", "concern", sure(world.lines_complete(organisation)), (organisation,), ()))
    return rows


def acc010(world: Reading) -> list[Row]:
    # A body, not external, or a project, but no strategic board. Nobody is the subject.
    if (world.own_bodies or world.of_type("project")) and not world.strategic_boards:
        return [Row("ACC010", "gap", sure(world.drawing == "complete"), (), ())]
    return []
