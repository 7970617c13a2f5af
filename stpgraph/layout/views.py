"""Views: what of a structure is drawn. A view is a smaller structure, laid out like any other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from stpgraph.errors import UsageError
from stpgraph.layout.plan import plan
from stpgraph.model import AnyNode, AnyRelation, Body, Organisation, Post, Project, Structure
from stpgraph.model.kinds import BOARD_KINDS, TYPE_WORDS, NodeType, RelationType

ViewKind = Literal["whole", "around", "accountability", "scrutiny", "organisation", "collapsed"]

#: What each view is called, in the order in which a menu offers them.
VIEW_WORDS: Mapping[ViewKind, str] = {
    "whole": "Everything",
    "collapsed": "Boards and groups, without what is below the groups",
    "accountability": "Who answers to whom",
    "scrutiny": "Who oversees whom",
    "around": "One board and what is joined to it",
    "organisation": "One organisation and where it takes part",
}

_ANSWERS: frozenset[RelationType] = frozenset({"accountable_to", "delegates_to", "part_of"})
_SCRUTINY: frozenset[RelationType] = frozenset({"oversees", "ratifies"})
#: In the order in which a folded box names them.
_FOLDED: tuple[NodeType, ...] = ("project", "body", "post", "organisation", "instrument")
_SEAT: frozenset[RelationType] = frozenset({"sits_on", "leads"})


@dataclass(frozen=True, slots=True)
class View:
    """What to draw. `of` is the id of the body or organisation that a view `around` or by `organisation` is about."""

    kind: ViewKind = "whole"
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A structure as a view shows it. `folded` says, for boxes that stand for more than themselves, what is not drawn."""

    structure: Structure
    folded: Mapping[str, str] = field(default_factory=dict)


def seen(structure: Structure, view: View) -> Seen:
    """What a view shows of a structure.

    Raises UsageError where the view is about a node that the structure does not have, or has as something else.
    """
    return _VIEWS[view.kind](structure, view.of)


def _part(structure: Structure, nodes: Iterable[str], types: frozenset[RelationType] | None = None) -> Structure:
    """Some nodes of a structure with the relations between them, of some types only where they are given."""
    kept = set(nodes)
    return structure.model_copy(
        update={
            "nodes": tuple(node for node in structure.nodes if node.id in kept),
            "relations": tuple(
                each
                for each in structure.relations
                if each.source in kept and each.target in kept and (types is None or each.type in types)
            ),
        }
    )


def _whole(structure: Structure, of: str | None) -> Seen:
    return Seen(structure)


def _accountability(structure: Structure, of: str | None) -> Seen:
    """Bodies and projects with all that they answer to; one that answers to nobody then stands out."""
    ends = _ends(structure.relations, _ANSWERS)
    kept = [node.id for node in structure.nodes if isinstance(node, Body | Project) or node.id in ends]
    return Seen(_at_home(structure, set(kept), _ANSWERS))


def _scrutiny(structure: Structure, of: str | None) -> Seen:
    """Boards with all that oversees or ratifies, and the non-executives who sit there."""
    ends = _ends(structure.relations, _SCRUTINY)
    nodes = {node.id: node for node in structure.nodes}
    shown = {key for key, node in nodes.items() if key in ends or _is_board(node)}
    voices = {
        each.source
        for each in structure.relations
        if each.type == "sits_on" and each.target in shown and _is_non_executive(nodes[each.source])
    }
    return Seen(_at_home(structure, shown | voices, _SCRUTINY))


def _at_home(structure: Structure, kept: set[str], types: frozenset[RelationType]) -> Structure:
    """Some nodes and the relations of some types between them; of the seats of posts among them, the one where each stands."""
    host = plan(_part(structure, kept)).host
    part = _part(structure, kept, types | _SEAT)
    seats = tuple(each for each in part.relations if each.type not in _SEAT or host.get(each.source) == each.target)
    return part.model_copy(update={"relations": seats})


def _around(structure: Structure, of: str | None) -> Seen:
    """A body and what is one line away, with the lines between all of these."""
    _named(structure, of, Body, "board or group")
    near = {of} | {end for each in structure.relations if of in (each.source, each.target) for end in (each.source, each.target)}
    kept = {key for key in near if key is not None}
    return Seen(_part(structure, kept))


def _organisation(structure: Structure, of: str | None) -> Seen:
    """An organisation, its own boards and the posts that speak for it, and whatever these are joined to."""
    _named(structure, of, Organisation, "organisation")
    own = {of}
    own |= {
        each.source for each in structure.relations if each.type in ("part_of", "represents", "employed_by") and each.target == of
    }
    far = {end for each in structure.relations if {each.source, each.target} & own for end in (each.source, each.target)}
    return Seen(_part(structure, {key for key in own | far if key is not None}))


def _collapsed(structure: Structure, of: str | None) -> Seen:
    """Every group as one box that says how much stands below it."""
    made = plan(structure)
    hidden: defaultdict[str, Counter[NodeType]] = defaultdict(Counter)
    dropped: set[str] = set()
    for key, node in made.nodes.items():
        top = _top_group(made.parent, made.zone, made.host.get(key, key))
        if top is not None and top != key:
            dropped.add(key)
            hidden[top][node.type] += 1
    kept = [key for key in made.nodes if key not in dropped]
    words = {
        key: "with " + ", ".join(f"{counts[sort]} {TYPE_WORDS[sort][counts[sort] > 1]}" for sort in _FOLDED if counts[sort])
        for key, counts in hidden.items()
    }
    return Seen(_part(structure, kept), words)


def _top_group(parent: Mapping[str, str], zone: Mapping[str, str], key: str) -> str | None:
    """The topmost group that a node is or stands below, None where it stands below none."""
    found = key if zone.get(key) == "group" else None
    at: str | None = parent.get(key)
    while at is not None:
        found = at if zone.get(at) == "group" else found
        at = parent.get(at)
    return found


def _ends(relations: Iterable[AnyRelation], types: frozenset[RelationType]) -> set[str]:
    return {end for each in relations if each.type in types for end in (each.source, each.target)}


def _is_board(node: AnyNode) -> bool:
    return isinstance(node, Body) and (node.kind in BOARD_KINDS or node.function == "decision_making")


def _is_non_executive(node: AnyNode) -> bool:
    return isinstance(node, Post) and node.is_non_executive is True


def _named(structure: Structure, of: str | None, sort: type[Body] | type[Organisation], words: str) -> None:
    """Raises UsageError unless the structure has such a node."""
    if not any(node.id == of and isinstance(node, sort) for node in structure.nodes):
        known = sorted(node.id for node in structure.nodes if isinstance(node, sort))
        there = f"There are: {', '.join(known)}." if known else "There is none."
        raise UsageError(f"This view is about one {words}, and there is none called “{of}”. {there}")


_VIEWS: Mapping[ViewKind, Callable[[Structure, str | None], Seen]] = {
    "whole": _whole,
    "around": _around,
    "accountability": _accountability,
    "scrutiny": _scrutiny,
    "organisation": _organisation,
    "collapsed": _collapsed,
}
