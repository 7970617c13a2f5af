"""The lines of a Visio page: what they are glued to, else what they end at, also by way of a junction or of another line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from stpgraph.importers.draft import Link
from stpgraph.importers.drawings.meeting import Ends, joint, leaves, nearest
from stpgraph.importers.safe import named
from stpgraph.importers.visio.place import route_of
from stpgraph.importers.visio.shapes import Thing


def glued(contents: Element) -> dict[tuple[str, str], str]:
    """By a line's number and “Begin” or “End”, the number of what it is glued to."""
    made: dict[tuple[str, str], str] = {}
    for connects in named(contents, "Connects"):
        for each in named(connects, "Connect"):
            cell = each.get("FromCell") or {"9": "BeginX", "12": "EndX"}.get(each.get("FromPart") or "", "")
            end = next((end for end in ("Begin", "End") if cell.startswith(end)), "")
            if end and each.get("ToSheet"):
                made.setdefault((each.get("FromSheet") or "", end), each.get("ToSheet") or "")
    return made


def ends(
    lines: Sequence[Thing], boxes: Mapping[str, Thing], joints: Mapping[str, Thing], glue: Mapping[tuple[str, str], str]
) -> list[Ends]:
    """What every line ends at. `boxes` are those with names, by every number that they or their parts have; `joints` those without."""
    frames = {each.id: each.frame for each in boxes.values()}
    leaf = leaves(frames, len(lines))
    dots = {key: one.frame for key, one in joints.items()}
    numbers = {each.id for each in lines}
    routes = {each.id: route_of(each.sheet, each.turn, each.around) for each in lines}
    made = []
    for each in lines:
        found, junctions = [], []
        for end, point in (("Begin", routes[each.id][0]), ("End", routes[each.id][-1])):
            to = glue.get((each.id, end), "")
            met = to in numbers or to in joints
            box = boxes[to].id if to in boxes else "" if met else nearest(point, frames, leaf)
            found.append(box)
            junctions.append("" if box else to if met else joint(each.id, point, dots, routes))
        made.append(Ends(each.id, (found[0], found[1]), (junctions[0], junctions[1])))
    return made


def link(found: Ends, thing: Thing, keys: Mapping[str, str], place: str, page: int, says: str) -> Link:
    """A line as the draft knows it; `keys` are those of the boxes by number."""
    source, target = (keys.get(each, "") for each in found.boxes)
    look, route = thing.sheet, route_of(thing.sheet, thing.turn, thing.around)
    return Link(source, target, place, says, look.stroke, look.head, None, {}, look.colour("LineColor"), route, page)
