"""Which lines run together as one net, and which way each goes where several kinds of lines come to one board."""

from __future__ import annotations

from collections import Counter, defaultdict

from stpgraph.layout.paths import Bonds, Map, Net, Side, Wire, find_way, flank, pair, round_below
from stpgraph.model import AnyRelation


def nets(relations: list[AnyRelation], where: Map) -> list[Net]:
    """Relations as nets with ways: each line is bundled at the end that more lines of its type share, of equals the target."""
    combed = _combed(relations, where)
    if where.bonds is None:
        where.bonds = Bonds(relations, where)
    sent, received, best = where.bonds.sent, where.bonds.received, where.bonds.best
    found: dict[tuple[str, str, bool, Side, bool], Net] = {}
    where.hedged = _hedged(relations, where)
    for each in relations:
        at_source = sent[each.type, each.source] > received[each.type, each.target]
        hub, leaf = (each.source, each.target) if at_source else (each.target, each.source)
        hangs = where.above.get(leaf) == hub or where.above.get(hub) == leaf
        trunk = hangs and best[pair(leaf, hub)] == (each.type, each.source)
        way = None
        if (each.type, hub) in combed:
            way = round_below(where, where.spots[leaf], where.spots[hub])
        way = way or find_way(where, leaf, hub, trunk)
        hanging = way.steps[-1][0] == "T" and way.hub_side == "B"
        net = found.setdefault((each.type, hub, at_source, way.hub_side, hanging), Net(each.type, hub, way.hub_side))
        net.wires.append(Wire(each, leaf, way))
    return list(found.values())


def _hedged(relations: list[AnyRelation], where: Map) -> set[tuple[str, Side]]:
    """The sides by which a body is not to be joined: more lines lead up from its seats there, between it and who comes, than down."""
    found: Counter[tuple[str, Side]] = Counter()
    for each in relations:
        for key, end in ((each.source, each.target), (each.target, each.source)):
            own, other = where.spots[key], where.spots[end]
            host = own.item.seat_of
            if host is None or own.beside or other.beside or own.b == other.b:
                continue
            side, _ = flank(own, other.x)
            found[host, side] += 1 if other.b < own.b else -1
    return {each for each, more in found.items() if more > 0}


def _combed(relations: list[AnyRelation], where: Map) -> set[tuple[str, str]]:
    """Types and boards such that lines of the type come to the board from seats in three or more columns right below it,
    while other lines come from those columns themselves.
    """
    seats: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    columns: defaultdict[str, set[int]] = defaultdict(set)
    for each in relations:
        low, high = where.spots[each.source], where.spots[each.target]
        if low.b == high.b + 1 and high.header:
            if low.header:
                columns[each.target].add(low.c)
            else:
                seats[each.type, each.target].add(low.c)
    return {key for key, found in seats.items() if len(found & columns[key[1]]) >= 3}
