"""Ways to begin: a blank page, a copy of an archetype or of a published structure, a hybrid of two archetypes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from stpgraph.compare.matching import match
from stpgraph.design.ids import free, slug
from stpgraph.design.refusals import Refused, refusal
from stpgraph.graph import Wiring, build
from stpgraph.graph.queries import reach
from stpgraph.model import AnyNode, AnyRelation, Decision, Source, Structure
from stpgraph.model.kinds import Archetype
from stpgraph.reading.words import ARCHETYPES, uncapital
from stpgraph.shipped import archetype_file, load

T = TypeVar("T", AnyNode, AnyRelation, Decision)
Begun = Literal["option", "current"]
#: Notes in a structure file may have so many characters.
_LONGEST_NOTES = 20_000
_LONGEST_TEXT = 2_000


def blank(title: str, footprint: str | None = None, status: Begun = "option") -> Structure:
    """A structure with nothing in it. Raises Refused without a title."""
    return structure_of({"title": title, "footprint": footprint, "status": status})


def archetype(name: Archetype) -> Structure:
    """One of the four archetypes as it is shipped. Raises UsageError for `hybrid`, which is none of them."""
    return load(archetype_file(name))


def copy_of(original: Structure, title: str, footprint: str | None = None, status: Begun = "option") -> Structure:
    """A structure to go on from another: under its own title, with nothing accepted and no question answered yet.

    Its sources are kept, marked as those of the original. What comes from an archetype is marked for checking. Raises Refused without
    a title.
    """
    from_archetype = original.status == "archetype"
    origin = origin_words(original)
    return structure_of(
        {
            "title": title,
            "footprint": footprint or original.footprint,
            "status": status,
            "archetype": original.archetype,
            "drawing": original.drawing,
            "notes": f"Begun from {origin}. Its sources speak of that one: check what holds here.",
            "sources": tuple(marked_source(each, original) for each in original.sources),
            "nodes": to_check(original.nodes, origin) if from_archetype else original.nodes,
            "relations": to_check(original.relations, origin) if from_archetype else original.relations,
            "decisions": to_check(original.decisions, origin) if from_archetype else original.decisions,
            "limits": dict(original.limits),
        }
    )


def hybrid(first: Structure, second: Structure, title: str, footprint: str | None = None) -> Structure:
    """A design with the strategic tier and support of one archetype, and the working groups of both.

    What both have besides working groups is taken once, from the first. Working groups, their projects and their leads come from each; one
    that has the name of another bears in brackets what it comes from. What carries the working groups of the second on their way up (as a
    clinical cabinet does) keeps its lines and seats. Raises Refused for two that are the same, or without a title.
    """
    if first.id == second.id:
        raise Refused("A mix needs two different structures: choose another one as the second.")
    one, other = Wiring(build(first)), Wiring(build(second))
    working = _working(other)
    carriers = set(reach(other.upward.succ, sorted(working))) - working - set(other.leading_boards) - set(other.strategic_boards)
    posts = _posts_of(second, working, carriers)
    shared = {theirs: ours for ours, theirs in match(one, other).right_of.items() if theirs not in working | posts}
    taken, names = {each.id for each in (*first.nodes, *first.decisions)}, {each.name.casefold() for each in first.nodes}
    ids, nodes = dict(shared), []
    needed = working | posts | carriers
    for node in second.nodes:
        if node.id not in needed or node.id in shared:
            continue
        name = node.name if node.name.casefold() not in names else f"{node.name[:1_900]} ({_short(second)})"
        ids[node.id] = free(name, taken)
        taken.add(ids[node.id])
        names.add(name.casefold())
        nodes.append(node.model_copy(update={"id": ids[node.id], "name": name}))
    sources, source_ids = _sources(first, second)
    drawn = {(each.source, each.type, each.target) for each in first.relations}
    lines = []
    for line in second.relations:
        wanted = line.source in needed and (line.source not in shared or line.source in carriers)
        wanted = wanted or (line.target in working and line.source in ids)
        if wanted and line.source in ids and line.target in ids:
            moved = line.model_copy(update={"source": ids[line.source], "target": ids[line.target]})
            if (moved.source, moved.type, moved.target) not in drawn:
                lines.append(_citing(moved, source_ids))
    origins = origin_words(first), origin_words(second)
    return structure_of(
        {
            "title": title,
            "footprint": footprint,
            "status": "option",
            "archetype": "hybrid",
            "drawing": "partial" if "partial" in (first.drawing, second.drawing) else "complete",
            "notes": f"Begun as a mix: the boards and their support from {origins[0]}, working groups from it and from {origins[1]}. "
            "Check what holds here.",
            "sources": sources,
            "nodes": (*to_check(first.nodes, origins[0]), *to_check((_citing(each, source_ids) for each in nodes), origins[1])),
            "relations": (*to_check(first.relations, origins[0]), *to_check(lines, origins[1])),
            "decisions": to_check(first.decisions, origins[0]),
        }
    )


def _working(wiring: Wiring) -> set[str]:
    """The working groups of a structure and all that answers or reports to them."""
    groups = set(wiring.workstreams)
    return groups | {key for key in reach(wiring.upward.pred, sorted(groups)) if key not in wiring.leading_boards}


def _posts_of(structure: Structure, working: set[str], carriers: set[str]) -> set[str]:
    """The posts that lead working groups or sit on them, or on what carries them."""
    posts = {each.id for each in structure.nodes if each.type == "post"}
    lines = [line for line in structure.relations if line.source in posts and line.type in ("leads", "sits_on")]
    return {line.source for line in lines if line.target in working | carriers}


def _sources(first: Structure, second: Structure) -> tuple[tuple[Source, ...], dict[str, str]]:
    """The sources of both, each once, and the new ids of those of the second."""
    kept = list(first.sources)
    ids: dict[str, str] = {}
    for source in second.sources:
        same = next((each for each in kept if each.model_copy(update={"id": source.id}) == source), None)
        if same is None:
            same = source.model_copy(update={"id": free(source.id, {each.id for each in kept})})
            kept.append(same)
        ids[source.id] = same.id
    return tuple(kept), ids


def _citing(thing: T, ids: dict[str, str]) -> T:
    return thing.model_copy(update={"cites": tuple(ids[each] for each in thing.cites)})


def to_check(things: Iterable[T], origin: str) -> tuple[T, ...]:
    """Nodes, relations or decisions marked as what an archetype has and nobody has stated of this footprint yet."""
    mark = f"From {origin}: check."

    def marked(thing: T) -> T:
        notes = f"{thing.notes[: _LONGEST_NOTES - len(mark) - 1]} {mark}" if thing.notes else mark
        return thing.model_copy(update={"inferred": True, "notes": notes})

    return tuple(marked(each) for each in things)


def marked_source(source: Source, original: Structure) -> Source:
    """A source with the structure that it speaks of in its locator."""
    mark = f"on {origin_words(original)}"
    locator = f"{source.locator[: _LONGEST_TEXT // 2]} ({mark})" if source.locator else f"{mark[0].upper()}{mark[1:]}"
    return source.model_copy(update={"locator": locator[:_LONGEST_TEXT]})


def origin_words(original: Structure) -> str:
    """What a structure is called where it is said that another began from it."""
    if original.status == "archetype" and original.archetype is not None:
        return f"the archetype “{original.title[:500]}”"
    return f"“{original.title[:500]}”"


def _short(structure: Structure) -> str:
    words = ARCHETYPES[structure.archetype] if structure.archetype else structure.title[:60]
    return uncapital(words).removeprefix("governance by ")


def structure_of(values: dict[str, Any]) -> Structure:
    """A structure from its parts, with an id made from its title. Raises Refused for what cannot be."""
    title = " ".join(str(values["title"]).split())
    if not title:
        raise Refused("A structure needs a title: say in a few words what it shows.")
    footprint = " ".join(str(values.get("footprint") or "").split()) or None
    try:
        return Structure.model_validate(
            values | {"stpgraph": 1, "id": slug(title, "structure"), "title": title, "footprint": footprint}
        )
    except ValidationError as error:
        raise refusal(error, "This beginning") from None
