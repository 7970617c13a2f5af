"""Who sits where: a row for each post and each organisation that has seats, a column for each body that they sit on."""

from __future__ import annotations

from collections import defaultdict

from stpgraph.model import AnyNode, Body, MemberOf, Post, SitsOn, Structure
from stpgraph.reading.facts import kind_line
from stpgraph.reading.words import CAPACITY, NOT_STATED, STATUS, capital, uncapital
from stpgraph.rules.words import count, natural

_FIRST = ("Who", "What it is", "Held by", "How many", "Speaks for")


def seat_columns(structure: Structure) -> tuple[str, ...]:
    """The names of the columns: what is said of those who sit, then the bodies, in order of name. Two bodies may have one name."""
    return (*_FIRST, *(body.name for body in _bodies(structure)))


def seat_rows(structure: Structure) -> tuple[tuple[str, ...], ...]:
    """A row for each post or organisation, in order of name: in what standing it sits on each body, empty where it does not."""
    nodes = {node.id: node for node in structure.nodes}
    bodies = [body.id for body in _bodies(structure)]
    speaks: defaultdict[str, list[str]] = defaultdict(list)
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in structure.relations:
        if isinstance(each, SitsOn | MemberOf):
            # Both a seat and a membership may join the same two.
            said = cells[each.source].get(each.target)
            cells[each.source][each.target] = f"{said}; {_standing(each)}" if said else _standing(each)
        elif each.type == "represents":
            speaks[each.source].append(nodes[each.target].name)
    order = sorted(cells, key=lambda key: (natural(nodes[key].name), key))
    return tuple(
        (
            *_who(nodes[key], sorted(speaks[key], key=natural)),
            *(cells[key].get(body, "") for body in bodies),
        )
        for key in order
    )


def _bodies(structure: Structure) -> list[Body]:
    """The bodies on which anybody sits."""
    seated = {each.target for each in structure.relations if isinstance(each, SitsOn | MemberOf)}
    bodies = [node for node in structure.nodes if isinstance(node, Body) and node.id in seated]
    return sorted(bodies, key=lambda body: (natural(body.name), body.id))


def _who(node: AnyNode, speaks: list[str]) -> tuple[str, ...]:
    ended = "" if node.status == "established" else f" ({uncapital(STATUS[node.status])})"
    first = (node.name, f"{kind_line(node)}{ended}")
    if not isinstance(node, Post):
        return (*first, "", "", "Itself")
    held = f"{node.holder or NOT_STATED} (vacant)" if node.vacant and node.holder else node.holder or NOT_STATED
    many = NOT_STATED if node.count == 0 else f"{node.count:,}"
    return (*first, "Vacant" if node.vacant and not node.holder else held, many, "; ".join(speaks) or NOT_STATED)


def _standing(seat: SitsOn | MemberOf) -> str:
    """In what standing somebody sits, how many seats they have, and whether the seat is planned or has ended."""
    standing = capital(CAPACITY[seat.capacity]) if seat.capacity else "Sits there; in what standing is not stated"
    if isinstance(seat, MemberOf):
        number = count(seat.seats, "seat") if seat.seats else "how many seats is not stated"
        standing = f"{standing}; {number}"
    return standing if seat.status == "established" else f"{standing} ({uncapital(STATUS[seat.status])})"
