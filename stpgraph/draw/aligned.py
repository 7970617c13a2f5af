"""Two or more structures drawn with everything that they share in the same place.

One structure is made of all (what was matched once, and what each has alone), and laid out once. Each picture then shows only its own
boxes and lines where they stand there. A post is drawn under the board whose seat it has: one that sits on another board in one of the
structures stands in two places, at each board once, for otherwise a picture would show it on a board on which it does not sit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from stpgraph.compare import Matching
from stpgraph.layout import lay_out
from stpgraph.layout.boxes import BOARD_SIZE, CAPTION_SIZE, CHIP_SIZE, NAME_SIZE, PAD_X, Label, caption_of, round_width
from stpgraph.layout.plan import Plan, plan, relation_status
from stpgraph.layout.scene import Box, Line, Scene
from stpgraph.layout.text import LINE_HEIGHT, measure, wrap
from stpgraph.model import AnyNode, AnyRelation, Post, Structure
from stpgraph.model.nodes import kind_of
from stpgraph.pipeline import Exploration

#: More boxes than this, of all structures together, are not laid out: nobody could read them at that size.
MOST_PLACES = 600
#: At about this width, in CSS pixels, names are compared to find the one that needs most room.
_USUAL_WIDTH = 150.0
#: Text is set smaller by these steps, in CSS pixels, where a box that was made for another name is too small for it.
_STEP, _SMALLEST = 0.5, 4.0
#: The least white above and below the text of a box, in CSS pixels.
_LEAST_PAD = 4.0
_SEATS = ("sits_on", "leads")
_ROUNDER = (0.0, 12.0, 24.0, 36.0)

Ids: TypeAlias = Mapping[str, str]
LineKey: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pictures of one scale and one size. `scenes` are those of the structures, in their own ids; `union` shows every place once.

    `places` gives, for each structure, the id in `union` of the place of each of its boxes; `same` the name of the group of
    counterparts to which a box belongs, which is the same for all structures.
    """

    union: Scene
    scenes: tuple[Scene, ...]
    places: tuple[Ids, ...]
    same: tuple[Ids, ...]

    def holders(self, place: str) -> tuple[int, ...]:
        """Which structures have a box at a place, by their number from 0."""
        return tuple(at for at, ids in enumerate(self.places) if place in ids.values())


def aligned(explorations: Sequence[Exploration], matchings: Sequence[Matching]) -> tuple[Scene, ...]:
    """The pictures of structures, with matched boxes in the same place; each as its own where together they are too many to draw.

    `matchings` are those of the first structure with each of the others, in order.
    """
    made = align([each.structure for each in explorations], matchings)
    return made.scenes if made else tuple(each.scene for each in explorations)


def align(structures: Sequence[Structure], matchings: Sequence[Matching], most: int = MOST_PLACES) -> Aligned | None:
    """Structures drawn together, None where they have more than `most` places. `matchings` as in `aligned`.

    Matched boxes have the same place (but for posts that sit elsewhere); boxes of two others that the first does not have share a place
    where they have the same type, kind and name, or the same id between versions of one structure.
    """
    same = counterparts(structures, matchings)
    plans = [plan(each) for each in structures]
    hosts = [{key: ids.get(host, host) for key, host in made.host.items()} for made, ids in zip(plans, same, strict=True)]
    named: dict[tuple[str, str], str] = {}
    places = tuple(
        {key: _place(group, host.get(key, ""), named) for key, group in ids.items()}
        for ids, host in zip(same, hosts, strict=True)
    )
    if len(named) > most:
        return None
    title = " · ".join(each.title for each in structures)
    first_host = {
        place: ids[made.host[key]]
        for made, ids in zip(plans, places, strict=True)
        for key, place in ids.items()
        if key in made.host
    }
    whole = structures[0].model_copy(
        update={
            "title": title,
            "nodes": _nodes(structures, places),
            "relations": _relations(plans, places, first_host, structures),
        }
    )
    laid = lay_out(whole)
    called = {places[at][node.id]: node for at in reversed(range(len(structures))) for node in structures[at].nodes}
    union = replace(laid, boxes=tuple(_called(box, called[box.id]) for box in laid.boxes))
    scenes = tuple(_scene(union, each, made, ids) for each, made, ids in zip(structures, plans, places, strict=True))
    return Aligned(union, scenes, places, same)


def counterparts(structures: Sequence[Structure], matchings: Sequence[Matching]) -> tuple[dict[str, str], ...]:
    """For each structure, the group of each of its nodes: counterparts have the same group. See `align`."""
    first, *others = structures
    found: list[dict[str, str]] = [{node.id: f"0.{node.id}" for node in first.nodes}]
    versions = all(each.versions for each in matchings)
    groups: dict[tuple[object, ...], str] = {}
    for number, (other, matching) in enumerate(zip(others, matchings, strict=True), 1):
        left_of = matching.left_of
        ids: dict[str, str] = {}
        met: Counter[tuple[object, ...]] = Counter()
        for node in other.nodes:
            left = left_of.get(node.id)
            if left in found[0]:
                ids[node.id] = found[0][left]
                continue
            alike: tuple[object, ...] = (node.id,) if versions else (node.type, kind_of(node), node.name.casefold())
            met[alike] += 1
            ids[node.id] = groups.setdefault((*alike, met[alike]), f"{number}.{node.id}")
        found.append(ids)
    return tuple(found)


def _place(group: str, host: str, named: dict[tuple[str, str], str]) -> str:
    """The id of the place of a group at a host: the group's own name, or for a second host another."""
    key = (group, host)
    if key not in named:
        number = sum(each == group for each, _ in named)
        named[key] = group if not number else f"{group}.{number}"
    return named[key]


def _nodes(structures: Sequence[Structure], places: Sequence[Ids]) -> tuple[AnyNode, ...]:
    """One node a place: the first that there is, with the name that needs most room. It has ended only where it has in all."""
    here: dict[str, list[AnyNode]] = defaultdict(list)
    for structure, ids in zip(structures, places, strict=True):
        for node in structure.nodes:
            here[ids[node.id]].append(node)
    made = []
    for place, nodes in here.items():
        going = next((node.status for node in nodes if node.status != "ended"), "ended")
        many = any(node.represents_many for node in nodes)
        name = max((node.name for node in nodes), key=_room)
        update = {"id": place, "name": name, "status": going, "represents_many": many}
        made.append(nodes[0].model_copy(update=update))
    return tuple(made)


def _room(name: str) -> tuple[int, float, str]:
    return len(wrap(name, _USUAL_WIDTH, NAME_SIZE, True)), measure(name, NAME_SIZE, True), name


def _relations(
    plans: Sequence[Plan], places: Sequence[Ids], host: Ids, structures: Sequence[Structure]
) -> tuple[AnyRelation, ...]:
    """Every relation once. A seat elsewhere than where its post stands is drawn as a line, and must not draw the post there."""
    found: dict[LineKey, AnyRelation] = {}
    for made, ids, structure in zip(plans, places, structures, strict=True):
        for each in structure.relations:
            if each.source not in made.nodes or each.target not in made.nodes:
                continue
            key = (ids[each.source], each.type, ids[each.target])
            status = "ended" if each.type in _SEATS and host.get(key[0]) != key[2] else each.status
            if key not in found or (found[key].status == "ended" and status != "ended"):
                found[key] = each.model_copy(update={"source": key[0], "target": key[2], "status": status})
    return tuple(found.values())


def _scene(union: Scene, structure: Structure, made: Plan, ids: Ids) -> Scene:
    """The part of the whole that one structure has, in its own ids and names."""
    own = {place: key for key, place in ids.items()}
    boxes = tuple(_box(box, made.nodes[own[box.id]], made, own) for box in union.boxes if box.id in own)
    routes = {line.key: line for line in union.lines}
    lines = []
    for each in made.relations:
        line = routes[ids[each.source], each.type, ids[each.target]]
        lines.append(_line(line, each, made))
    panels = tuple(
        panel
        for panel in union.panels
        if any(
            panel.x <= box.x and box.x + box.width <= panel.x + panel.width and panel.y <= box.y <= panel.y + panel.height
            for box in boxes
        )
    )
    return replace(
        union, title=structure.title, boxes=boxes, lines=tuple(sorted(lines, key=lambda line: line.key)), panels=panels
    )


def _line(line: Line, relation: AnyRelation, made: Plan) -> Line:
    status = relation_status(made, relation)
    return replace(line, source=relation.source, target=relation.target, status=status, inferred=relation.inferred)


def _box(box: Box, node: AnyNode, made: Plan, own: Ids) -> Box:
    seat = made.host.get(node.id)
    label = fitted(node.name, caption_of(node), box, isinstance(node, Post))
    return replace(
        box,
        id=node.id,
        node_type=node.type,
        kind=kind_of(node),
        name=node.name,
        text=label.lines,
        caption=label.caption,
        status=node.status,
        represents_many=node.represents_many,
        seat_of=seat,
        text_size=label.size,
        bold=label.bold,
        caption_size=min(CAPTION_SIZE, label.size),
    )


def _called(box: Box, node: AnyNode) -> Box:
    """A place under the name that it has in the first structure that has it."""
    label = fitted(node.name, box.caption, box, isinstance(node, Post))
    return replace(box, name=node.name, text=label.lines, text_size=label.size, caption_size=min(CAPTION_SIZE, label.size))


def fitted(name: str, caption: str, box: Box, round_ends: bool) -> Label:
    """A name and a caption as they stand in a box that was made for other words: never cut, but smaller where they must be."""
    usual = CHIP_SIZE if round_ends else max(NAME_SIZE, min(box.text_size, BOARD_SIZE))
    size = usual
    while True:
        small = min(CAPTION_SIZE, size)
        foot = small * LINE_HEIGHT if caption else 0.0
        for narrower in _ROUNDER if round_ends else _ROUNDER[:1]:
            room = box.width - 2 * PAD_X - narrower
            if room <= 0:
                continue
            lines = wrap(name, room, size, not round_ends)
            height = len(lines) * size * LINE_HEIGHT + foot
            label = Label(lines, caption, size, not round_ends, box.width, box.height)
            widest = max([measure(line, size, not round_ends) for line in lines] + [measure(caption, small)])
            fits = height + 2 * _LEAST_PAD <= box.height and widest <= box.width - 2 * _LEAST_PAD
            if fits and (not round_ends or size <= _SMALLEST or round_width(label) <= box.width):
                return label
        if size <= _SMALLEST:
            return Label(wrap(name, box.width - 2 * _LEAST_PAD, size, False), caption, size, False, box.width, box.height)
        size -= _STEP
