"""What may be drawn: which relations may join two nodes, the usual ones first, and for the others why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.design.refusals import called
from stpgraph.model import AnyNode, Structure
from stpgraph.model.kinds import (
    BOARD_KINDS,
    ENDPOINTS,
    KINDS,
    NODE_TYPES,
    RELATION_TYPES,
    RELATION_WORDS,
    TYPE_WORDS,
    NodeType,
    RelationType,
    kind_words,
)
from stpgraph.model.nodes import kind_of
from stpgraph.reading.words import capital
from stpgraph.rules.words import listed

#: Relation types as they read after “can”.
CAN_WORDS: dict[RelationType, str] = {
    "accountable_to": "answer to",
    "reports_to": "report to",
    "delegates_to": "delegate to",
    "ratifies": "ratify what is recommended by",
    "oversees": "oversee",
    "advises": "advise",
    "supports": "support",
    "part_of": "be part of",
    "sits_on": "sit on",
    "represents": "speak for",
    "member_of": "have seats on",
    "employed_by": "be employed by",
    "replaces": "take the place of",
    "leads": "lead",
    "party_to": "be party to",
    "covers": "cover",
}
_OVERSEERS = frozenset({"health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board", "audit_committee"})
_HELPERS = frozenset({"programme_office", "enabler"})
_ADVISERS = frozenset({"clinical_cabinet", "finance_group", "reference_group", "forum"})
#: What is drawn most: the kinds (or types) that it leads from and to (empty: any), and the relation. The first that fits comes first.
_USUAL: tuple[tuple[frozenset[str], frozenset[str], RelationType], ...] = (
    (frozenset({"governing_body"}), frozenset({"organisation"}), "part_of"),
    (frozenset({"governing_body"}), frozenset({"body"}), "ratifies"),
    (_OVERSEERS, frozenset({"body"}), "oversees"),
    (_OVERSEERS, frozenset({"organisation"}), "part_of"),
    (frozenset({"national_body"}), frozenset({"body", "organisation"}), "oversees"),
    (_HELPERS, frozenset({"body", "project"}), "supports"),
    (_ADVISERS, frozenset({"body"}), "advises"),
    (frozenset({"workstream_lead"}), frozenset({"workstream", "locality_group", "sector_group", "enabler", "project"}), "leads"),
    (frozenset({"post"}), frozenset({"body"}), "sits_on"),
    (frozenset({"post"}), frozenset({"organisation"}), "represents"),
    (frozenset({"post"}), frozenset({"project"}), "leads"),
    (frozenset({"organisation"}), BOARD_KINDS, "delegates_to"),
    (frozenset({"organisation"}), frozenset({"body"}), "member_of"),
    (frozenset({"body", "project"}), frozenset({"body", "organisation"}), "accountable_to"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One relation type between two nodes: what it says, whether it may be drawn, and if not, why (one or two sentences)."""

    type: RelationType
    words: str
    reason: str = ""

    @property
    def may(self) -> bool:
        """Whether it may be drawn."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class Joins:
    """Every way to join two nodes: `forward` from the first to the second, `backward` from the second to the first.

    In each, those that may be drawn come first, the usual ones before the others.
    """

    forward: tuple[Way, ...]
    backward: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One relation type at a node: what it says, and the types of node that may be at its other end."""

    type: RelationType
    words: str
    others: tuple[NodeType, ...]


@dataclass(frozen=True, slots=True)
class NodeWays:
    """What may begin at a node (`begins`: the others are where it leads) and what may lead to it (`receives`)."""

    begins: tuple[Reach, ...]
    receives: tuple[Reach, ...]


def between(structure: Structure, first: str, second: str) -> Joins:
    """How two nodes, by id, may be joined. Raises KeyError for an id that is not there."""
    nodes = {each.id: each for each in structure.nodes}
    drawn = {(each.source, each.type, each.target) for each in structure.relations}

    def ways(source: AnyNode, target: AnyNode) -> tuple[Way, ...]:
        made = []
        for kind in in_usual_order(source, target):
            reason = why_not(kind, source, target)
            if not reason and (source.id, kind, target.id) in drawn:
                reason = f"{called(source.name)} {RELATION_WORDS[kind]} {called(target.name)} already."
            made.append(Way(kind, RELATION_WORDS[kind], reason))
        return tuple(sorted(made, key=lambda each: not each.may))

    one, other = nodes[first], nodes[second]
    return Joins(ways(one, other), ways(other, one))


def of_node(node: AnyNode) -> NodeWays:
    """What may begin at a node and lead to it, in order of relation type."""
    begins = [(kind, ends[1]) for kind, ends in ENDPOINTS.items() if node.type in ends[0]]
    receives = [(kind, ends[0]) for kind, ends in ENDPOINTS.items() if node.type in ends[1]]
    return NodeWays(*(tuple(Reach(kind, RELATION_WORDS[kind], others) for kind, others in each) for each in (begins, receives)))


def kinds_of(node_type: NodeType) -> tuple[tuple[str, str], ...]:
    """The kinds of a type of node, each with its words; none for projects.

    >>> kinds_of("body")[0]
    ('strategic_board', 'Strategic board')
    """
    other = f"Another sort of {TYPE_WORDS[node_type][0]}"
    return tuple((kind, other if kind == "other" else capital(kind_words(node_type, kind))) for kind in KINDS[node_type])


def in_usual_order(source: AnyNode, target: AnyNode) -> tuple[RelationType, ...]:
    """All relation types, those drawn most between two such nodes first."""
    ours, theirs = ({each.type, kind_of(each) or each.type} for each in (source, target))
    usual = [kind for starts, ends, kind in _USUAL if ours & starts and theirs & ends]
    return tuple(dict.fromkeys((*usual, *RELATION_TYPES)))


def why_not(kind: RelationType, source: AnyNode, target: AnyNode) -> str:
    """Why a relation may not join two nodes, and what may; empty where it may."""
    if source.id == target.id:
        return f"{called(source.name)} cannot be joined to itself: choose another one."
    starts, ends = ENDPOINTS[kind]
    if source.type not in starts:
        why = f"{called(source.name)} cannot {CAN_WORDS[kind]} {called(target.name)}: only {one_of(starts)} can, and it is {_what(source)}."
    elif target.type not in ends:
        why = (
            f"{called(source.name)} cannot {CAN_WORDS[kind]} {called(target.name)}: this can only lead to {one_of(ends)}, and "
            f"{called(target.name)} is {_what(target)}."
        )
    else:
        return ""
    return f"{why} {_instead(kind, source, target)}"


def _instead(kind: RelationType, source: AnyNode, target: AnyNode) -> str:
    if kind == "sits_on" and source.type in ("body", "organisation") and target.type == "body":
        return f"Make a post for it, or choose “{RELATION_WORDS['member_of']}”."
    if source.type in ENDPOINTS[kind][1] and target.type in ENDPOINTS[kind][0]:
        return "The other way round it can be drawn."
    others = [each for each in in_usual_order(source, target) if _fits(each, source, target)]
    if others:
        return f"Choose {listed([f'“{RELATION_WORDS[each]}”' for each in others[:3]], 'or')}."
    back = [each for each in in_usual_order(target, source) if _fits(each, target, source)]
    if back:
        return (
            f"A line from {called(target.name)} to it can say {listed([f'“{RELATION_WORDS[each]}”' for each in back[:3]], 'or')}."
        )
    return f"No line joins {a_type(source.type)} and {a_type(target.type)}: join each to a board or group instead."


def _fits(kind: RelationType, source: AnyNode, target: AnyNode) -> bool:
    return source.type in ENDPOINTS[kind][0] and target.type in ENDPOINTS[kind][1]


def a_type(node_type: NodeType) -> str:
    """A type of node with its article.

    >>> a_type("organisation"), a_type("body")
    ('an organisation', 'a board or group')
    """
    return _with_article(TYPE_WORDS[node_type][0])


def one_of(types: Sequence[NodeType]) -> str:
    """Types of node as a choice.

    >>> one_of(("body", "post"))
    'a board or group or a post'
    """
    return "anything" if len(types) == len(NODE_TYPES) else listed([a_type(each) for each in types], "or")


def _what(node: AnyNode) -> str:
    return _with_article(kind_words(node.type, kind_of(node)))


def _with_article(words: str) -> str:
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
