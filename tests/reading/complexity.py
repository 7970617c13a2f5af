"""CPX001 to CPX005: too much of a good thing."""

from __future__ import annotations

from itertools import combinations

from tests.reading.words import Reading, Row, reached, tie


def cpx001(world: Reading) -> list[Row]:
    # A body or project with more than 3 other nodes directly above it.
    rows = []
    for node in sorted({*world.own_bodies, *world.of_type("project")}):
        above = {y for x, y in world.upward if x == node and y != node}
        if len(above) > world.limit("CPX001"):
            rows.append(Row("CPX001", "note", "confirmed", (node,), ()))
    return rows


def cpx002(world: Reading) -> list[Row]:
    # The shortest upward path from a project to a strategic board has more than 4 relations.
    rows = []
    for project in world.of_type("project"):
        layer, seen, steps = {project}, {project}, 0
        while layer and not layer & set(world.strategic_boards):
            layer = {y for x, y in world.upward if x in layer} - seen
            seen |= layer
            steps += 1
        if layer and steps > world.limit("CPX002"):
            rows.append(Row("CPX002", "note", "confirmed", (project,), ()))
    return rows


def cpx003(world: Reading) -> list[Row]:
    # More than 9 bodies or projects answer directly to one body. None is below itself.
    rows = []
    for body in world.own_bodies:
        below = {x for x, y in world.answers_to if y == body and x != y and (world.is_body(x) or world.is_project(x))}
        if len(below) > world.limit("CPX003"):
            rows.append(Row("CPX003", "note", "confirmed", (body,), ()))
    return rows


def cpx004(world: Reading) -> list[Row]:
    # Two bodies whose seats are held for the same set of 4 organisations or more, or by the same 4 holders or more.
    organisations = {
        body: {each for seat in world.seats_on(body) for each in world.organisations_of(seat)} for body in world.own_bodies
    }
    holders = {body: world.named(body) for body in world.own_bodies}
    rows = []
    for one, two in combinations(world.own_bodies, 2):
        for held in (organisations, holders):
            if held[one] == held[two] and len(held[one]) >= world.limit("CPX004"):
                rows.append(Row("CPX004", "note", "confirmed", tie((one, two)), ()))
                break
    return rows


def cpx005(world: Reading) -> list[Row]:
    # A line of accountability, not to itself, whose target its source also reaches by other such lines. Both ends are
    # subjects. A line of somebody else's body is not judged.
    rows = []
    lines = world.pairs("accountable_to")
    for x, y in sorted(lines):
        if x != y and not (world.is_body(x) and world.is_external(x)) and y in reached(lines - {(x, y)}, x):
            rows.append(Row("CPX005", "note", "confirmed", tie((x, y)), ()))
    return rows
