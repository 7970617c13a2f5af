"""From a sketch to a draft: names to nodes, lines to relations, each guess with its confidence and reason; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from stpgraph.design.ids import slug
from stpgraph.importers.bands import only_titles, ornaments
from stpgraph.importers.direction import custom, lower_first, sideways, upward
from stpgraph.importers.draft import Draft, Guess, Lesson, Link, Shape, Sketch
from stpgraph.importers.guessing import NodeGuess, is_heading, node_guess, said_on
from stpgraph.importers.holders import role_links
from stpgraph.importers.labels import Role, read_label, wraps
from stpgraph.importers.making import LONGEST_NAME, Making, short, validated
from stpgraph.importers.mending import mended
from stpgraph.importers.readings import marked
from stpgraph.importers.relating import make_relation, nesting, nesting_key
from stpgraph.importers.safe import MOST_LINKS, MOST_SHAPES, refused
from stpgraph.model import AnyNode
from stpgraph.model.kinds import ENDPOINTS, KINDS, NODE_TYPES, TYPE_WORDS, kind_words
from stpgraph.model.nodes import Node, kind_of
from stpgraph.model.scalars import Slug
from stpgraph.reading.compared_fields import value_words

_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
#: A kind below this confidence may be changed by what the lines say.
_UNSURE = 0.7


def draft(sketch: Sketch, name: str) -> Draft:
    """The draft that a sketch stands for. `name` is that of the file. Raises InputError where there is nothing in it to make one of."""
    if len(sketch.shapes) > MOST_SHAPES or len(sketch.links) > MOST_LINKS:
        raise refused(
            name, f"There are more than {MOST_SHAPES:,} boxes or {MOST_LINKS:,} lines in this file; no structure has so many."
        )
    making = Making.of(sketch)
    panels = _panels(sketch)
    out = {key: why for key, why in ornaments(sketch).items() if key not in panels}
    shapes = [
        each for each in sketch.shapes if each.key not in panels and (each.key not in out or (each.lesson and each.lesson.sure))
    ]
    extra = _make_nodes(making, shapes, panels)
    for each in sketch.shapes:
        if each.key in out and each.key not in making.nodes:
            making.lost(f"“{short(each.name)}”", each.place, out[each.key], each.key)
    if not making.nodes:
        raise refused(
            name,
            "No box or name was found in this file that could be a board, a group, a post or an organisation. Bring in the slide, page or "
            "sheet on which they are named.",
        )
    making.sideways = sideways(sketch.links, making.shapes, making.nodes)
    making.custom = custom(sketch.links, making.shapes, making.nodes)
    _reconsider(making, shapes)
    making.upward = upward(sketch.links, making.shapes, making.nodes)
    inside = nesting(making, shapes)
    for number, link in enumerate(sketch.links):
        make_relation(making, link, link.key or str(number))
    for link in extra:
        make_relation(making, link, link.key)
    for link in inside:
        make_relation(making, link, nesting_key(link.source), nested=True)
    return _whole(making, name)


# ── nodes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _panels(sketch: Sketch) -> dict[str, Shape]:
    """Shapes that are only the title over others: known as such, or around others, without a line, and called “Enablers” or the like."""
    around = {each.inside for each in sketch.shapes if each.inside}
    joined = {end for link in sketch.links for end in (link.source, link.target)}
    bands = only_titles(sketch)
    return {
        each.key: each
        for each in sketch.shapes
        if not each.stated
        and not (each.lesson and each.lesson.sure)
        and (
            (
                each.form == "panel"
                and each.key not in joined
                and (not each.name or is_heading(each.name) or " " not in each.name or not _sure_node(each.name))
            )
            or (each.key in around and each.key not in joined and (not each.name or is_heading(each.name)))
            or each.key in bands
        )
    }


def _sure_node(title: str) -> bool:
    return node_guess(title).of_type >= 0.9


def _make_nodes(making: Making, shapes: Sequence[Shape], panels: Mapping[str, Shape]) -> list[Link]:
    ids: set[str] = set()
    counts: dict[str, int] = {}
    roles: list[tuple[Shape, Role, int]] = []
    wrapped = wraps(each.lines for each in shapes if not each.stated)
    for panel in panels.values():
        if panel.name:
            making.lost(
                f"“{short(panel.name)}”",
                panel.place,
                "It was taken for a title over what stands in it, not for a board or group.",
                panel.key,
            )
    for shape in shapes:
        label = read_label(shape.lines, wrapped)
        stated = {**label.asides, **shape.stated}
        if "name" in stated and shape.lines and not label.same_as(str(stated["name"])):
            making.guesses.append(
                Guess(
                    "node",
                    label.name,
                    "name",
                    label.name,
                    0.8,
                    f"its label was changed from “{short(str(stated['name']))}”",
                    shape.place,
                    "",
                )
            )
            stated["name"] = label.name
        if shape.called:
            stated["name"] = shape.called
        named = str(stated.get("name") or label.name)
        if not named.strip():
            making.lost("A box without words", shape.place, "Without a name nobody can say what it is.", shape.key)
            continue
        if len(named) > LONGEST_NAME:
            making.lost(f"“{short(named)}”", shape.place, "The text is too long for a name.")
            continue
        node_id = _id_for(shape, stated, named, ids, counts)
        node = _node(making, shape, stated, named, node_id, label.kind_words, _heading_of(shape, panels))
        if node is None:
            continue
        ids.add(node_id)
        making.nodes[shape.key] = node
        roles += [(shape, role, number) for number, role in enumerate(label.roles)]
        for rest in label.rest:
            making.lost(f"“{short(rest)}”", shape.place, f"It stands below the name “{short(named)}” and fits no field.")
    # Only when all boxes are known: a post in a label may have a box of its own.
    return role_links(making, roles, lambda named: _taken(named, ids, counts))


def _id_for(shape: Shape, stated: Mapping[str, object], named: str, taken: set[str], counts: dict[str, int]) -> str:
    for wanted in (stated.get("id"), shape.wanted_id):
        if isinstance(wanted, str) and wanted not in taken and _is_slug(wanted):
            return wanted
    return _free(named, taken, counts)


def _free(named: str, taken: set[str], counts: dict[str, int]) -> str:
    """As `ids.free`, without trying the same numbers over and over where thousands have one name."""
    base = made = slug(named)
    while made in taken:
        counts[base] = counts.get(base, 1) + 1
        made = f"{base}-{counts[base]}"
    return made


def _taken(named: str, taken: set[str], counts: dict[str, int]) -> str:
    made = _free(named, taken, counts)
    taken.add(made)
    return made


def _is_slug(text: str) -> bool:
    try:
        _SLUG.validate_python(text)
    except ValidationError:
        return False
    return True


def _heading_of(shape: Shape, panels: Mapping[str, Shape]) -> str:
    return panels[shape.inside].name if shape.inside in panels else ""


def _node(
    making: Making, shape: Shape, stated: dict[str, object], named: str, node_id: str, caption: str, heading: str
) -> AnyNode | None:
    found = {key: each for key, each in shape.found.items() if key not in stated}
    said_type, said_kind = stated.get("type", found["type"].value if "type" in found else None), stated.get("kind")
    if shape.lesson and shape.lesson.sure:
        said_type, said_kind = shape.lesson.type, shape.lesson.kind
        found.pop("type", None)
    type_known = isinstance(said_type, str) and said_type in NODE_TYPES
    words = shape.kind_words or (caption if not type_known else "")
    guess = node_guess(named, str(words), heading, shape.form)
    if type_known:
        node_type = next(each for each in NODE_TYPES if each == said_type)
        if node_type != guess.type:
            guess = _of_type(named, node_type, caption)
        known = said_kind in KINDS[node_type] if KINDS[node_type] else True
    else:
        guess = _taught(named, shape.lesson, caption) or guess
        node_type, known = guess.type, False
    data: dict[str, Any] = {key: value for key, value in stated.items() if key != "kind"}
    data |= {key: each.value for key, each in found.items()} | {"id": node_id, "name": named, "type": node_type}
    if KINDS[node_type]:
        data["kind"] = said_kind if known else guess.kind
    node = validated(making, data, shape.place)
    if node is None:
        return None
    if not type_known:
        told = TYPE_WORDS[node_type][0]
        making.guesses.append(Guess("node", named, "type", told, guess.of_type, guess.why_type, shape.place, node_id))
    if not known and KINDS[node_type]:
        making.guesses.append(
            Guess("node", named, "kind", kind_words(node_type, guess.kind), guess.of_kind, guess.why_kind, shape.place, node_id)
        )
    for key, each in found.items():
        if key in data:
            words = value_words(key, getattr(node, key), node, {})
            making.guesses.append(Guess("node", named, key, words, each.confidence, each.reason, each.place, node_id))
    making.sure[shape.key] = found["type"].confidence if "type" in found else 1.0 if type_known else guess.of_type
    return node


def _taught(named: str, lesson: Lesson | None, caption: str) -> NodeGuess | None:
    """What a person said of another that looks like this one."""
    node_type = next((each for each in NODE_TYPES if lesson and each == lesson.type), None)
    if lesson is None or node_type is None:
        return None
    guess = _of_type(named, node_type, caption)
    if lesson.kind in KINDS[node_type]:
        return NodeGuess(node_type, lesson.kind, 0.9, 0.9, lesson.why, lesson.why)
    return replace(guess, type=node_type, of_type=0.9, why_type=lesson.why)


def _of_type(named: str, node_type: str, caption: str) -> NodeGuess:
    """A guess of the kind where the type is stated."""
    told = node_guess(named, caption) if caption else None
    if told and told.type == node_type:
        return told
    return node_guess(named, node_type)


def _reconsider(making: Making, shapes: Sequence[Shape]) -> None:
    """Where a name says too little, what hangs below a workstream without anything below itself is a project, and what the words on
    a line need at its end is that."""
    below, above = _tiers(making)
    for shape in shapes:
        node = making.nodes.get(shape.key)
        if node is None or shape.lesson or making.sure[shape.key] >= _UNSURE:
            continue
        overs = [making.nodes[key] for key in above.get(shape.key, ()) if key in making.nodes]
        streams = [each for each in overs if kind_of(each) in ("workstream", "locality_group", "sector_group")]
        if streams and not below.get(shape.key):
            _change(making, shape, "project", 0.75, f"it hangs below “{short(streams[0].name)}”, and nothing hangs below it")
            continue
        needed = _needed(making, shape.key)
        if needed and node.type not in needed[0]:
            _change(making, shape, needed[0][0], 0.7, needed[1])


def _change(making: Making, shape: Shape, node_type: str, confidence: float, why: str) -> None:
    node = making.nodes[shape.key]
    guess = node_guess(node.name, node_type)
    kept = {"id": node.id, "name": node.name, "type": node_type} | ({"kind": guess.kind} if node_type != "project" else {})
    making.nodes[shape.key] = new = _NODE.validate_python(kept)
    making.sure[shape.key] = confidence
    making.guesses = [each for each in making.guesses if each.subject != node.id]
    making.guesses.append(Guess("node", node.name, "type", TYPE_WORDS[new.type][0], confidence, why, shape.place, node.id))
    if guess.kind and KINDS[new.type]:
        words = kind_words(new.type, guess.kind)
        making.guesses.append(Guess("node", node.name, "kind", words, guess.of_kind, guess.why_kind, shape.place, node.id))


def _tiers(making: Making) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By key, what hangs below each and above each, by the lines that say nothing else; and what stands in workstreams."""
    below: dict[str, list[str]] = {}
    above: dict[str, list[str]] = {}
    for shape in making.sketch.shapes:
        if shape.key in making.nodes and shape.inside in making.nodes and shape.key not in making.links:
            below.setdefault(shape.inside, []).append(shape.key)
            if kind_of(making.nodes[shape.inside]) == "workstream":
                above.setdefault(shape.key, []).append(shape.inside)
    for link in making.sketch.links:
        said = said_on(link.says)
        if (
            link.source not in making.nodes
            or link.target not in making.nodes
            or (said and said.type not in ("accountable_to", "reports_to"))
        ):
            continue
        ends = (link.source, link.target)
        way = lower_first(link, *making.frames(link), making.nodes[ends[0]], making.nodes[ends[1]], making.custom)
        low, high = ends if way.first else ends[::-1]
        below.setdefault(high, []).append(low)
        above.setdefault(low, []).append(high)
    return below, above


def _needed(making: Making, key: str) -> tuple[tuple[str, ...], str] | None:
    for link in making.links.get(key, ()):
        said = said_on(link.says)
        if said is None:
            continue
        is_source = (link.source == key) != said.reverse
        types = ENDPOINTS[said.type][0 if is_source else 1]
        return types, f"the line “{short(link.says)}” {'begins' if is_source else 'ends'} there"
    return None


# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _whole(making: Making, name: str) -> Draft:
    title = " ".join(making.sketch.title.split()) or _stem(name)
    data: dict[str, Any] = {
        "stpgraph": 1,
        "id": slug(title, "structure"),
        "title": title[:LONGEST_NAME],
        "status": "current",
        "drawing": "partial",
        **making.sketch.stated,
        "nodes": list(making.nodes.values()),
        "relations": list(making.relations.values()),
    }
    structure = marked(mended(data, making.unread, name), making.guesses)
    shapes = {node.id: key for key, node in making.nodes.items()}
    return Draft(structure, making.sketch.form, tuple(making.guesses), tuple(making.unread), shapes, making.made_of)


def _stem(name: str) -> str:
    plain = name.replace("\\", "/").rpartition("/")[2]
    return " ".join((plain.rpartition(".")[0] or plain).replace("_", " ").split()) or "Imported structure"
