"""Who could stand at the open end of a remedy: nodes that are there, the likeliest first, and new ones that could be made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stpgraph.graph import Wiring
from stpgraph.graph.queries import reach
from stpgraph.model import AnyNode, Finding, Post, Remedy
from stpgraph.model.kinds import BOARD_KINDS, ENDPOINTS, WORKSTREAM_KINDS, NodeType
from stpgraph.model.nodes import kind_of
from stpgraph.rules.words import natural


@dataclass(frozen=True, slots=True)
class New:
    """A node that could be made for the purpose: its type, kind and name."""

    type: NodeType
    kind: str | None
    name: str


#: By rule: the kinds of node that close the finding at the open end; those that come first in the list come first.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "ACC008": ("senior_responsible_officer",),
    "NED001": ("independent_chair", "lay_member", "non_executive_director", "elected_member"),
    "NED002": ("lay_member", "non_executive_director", "elected_member", "independent_chair"),
    "NED003": ("lay_member", "non_executive_director", "elected_member", "independent_chair"),
    "NED006": ("lay_member", "non_executive_director", "elected_member", "independent_chair"),
    "VOI001": ("clinician", "gp"),
    "VOI002": ("local_authority", "combined_authority"),
    "VOI003": ("healthwatch_representative", "public_representative"),
    "VOI004": ("gp",),
    "VOI009": ("local_authority", "combined_authority"),
    "ASR002": ("risk_register",),
    "ASR003": ("audit_committee",),
    "ASR006": ("memorandum_of_understanding",),
    "RES001": ("programme_office",),
    "ORP003": ("workstream_lead", "clinician", "executive", "senior_responsible_officer"),
}
_OVERSEEN = ("health_and_wellbeing_board", "overview_and_scrutiny_committee", "audit_committee")
_GIVERS = ("ccg", "integrated_care_board", "local_authority", "nhs_trust", "foundation_trust", "combined_authority")
_DELIVERY = ("delivery_group", "executive_group", "strategic_board")
#: What may be made for the purpose, by rule or else by relation and open end.
_MADE: Mapping[str, tuple[New, ...]] = {
    "ACC004 leads": (New("post", "workstream_lead", "Lead"),),
    "ACC004 sits_on": (New("post", "chair", "Chair"), New("post", "independent_chair", "Independent chair")),
    "ACC008": (New("post", "senior_responsible_officer", "Senior responsible officer"),),
    "ORP003": (New("post", "workstream_lead", "Lead"),),
    "NED001 oversees": (New("body", "overview_and_scrutiny_committee", "Overview and scrutiny committee"),),
    "VOI001": (New("post", "clinician", "Clinician"),),
    "VOI002": (New("organisation", "local_authority", "Council"),),
    "VOI003": (
        New("post", "healthwatch_representative", "Healthwatch representative"),
        New("post", "public_representative", "Public representative"),
    ),
    "VOI004": (New("post", "gp", "GP"),),
    "VOI009": (New("organisation", "local_authority", "Council"),),
    "ASR002": (New("instrument", "risk_register", "Risk register"),),
    "ASR003": (New("body", "audit_committee", "Audit committee"),),
    "ASR006": (New("instrument", "memorandum_of_understanding", "Memorandum of understanding"),),
    "RES001": (New("body", "programme_office", "Programme management office"),),
    "ORP004": (New("project", None, "Project"),),
    "LAW003": (New("body", "other", "Committee"),),
    "sits_on source": (
        New("post", "lay_member", "Lay member"),
        New("post", "non_executive_director", "Non-executive director"),
        New("post", "elected_member", "Elected member"),
        New("post", "independent_chair", "Independent chair"),
    ),
    "delegates_to source": (
        New("organisation", "ccg", "Clinical commissioning group"),
        New("organisation", "local_authority", "Council"),
        New("organisation", "nhs_trust", "NHS trust"),
    ),
    "ratifies source": (
        New("organisation", "nhs_trust", "NHS trust"),
        New("organisation", "ccg", "Clinical commissioning group"),
    ),
    "accountable_to target": (
        New("organisation", "ccg", "Clinical commissioning group"),
        New("body", "delivery_group", "Delivery group"),
        New("body", "strategic_board", "Strategic board"),
    ),
    "member_of target": (New("body", "strategic_board", "Strategic board"),),
    "supports target": (New("body", "delivery_group", "Delivery group"),),
    "reports_to source": (New("body", "strategic_board", "Strategic board"),),
}


def made_for(finding: Finding, remedy: Remedy, end: str) -> tuple[New, ...]:
    """What may be made for the open end (`source` or `target`) of a remedy, the likeliest first."""
    keys = (f"{finding.rule} {remedy.relation}", finding.rule, f"{remedy.relation} {end}")
    return next((_MADE[key] for key in keys if key in _MADE), ())


def there(wiring: Wiring, finding: Finding, remedy: Remedy, end: str) -> tuple[str, ...]:
    """The nodes, by id, that may stand at the open end of a remedy, the likeliest first.

    Vacant posts, those joined in this way already and, where only some kinds close the finding, all others are left out.
    """
    assert remedy.relation is not None
    fixed = remedy.target if end == "source" else remedy.source
    types = ENDPOINTS[remedy.relation][0 if end == "source" else 1]
    drawn = (
        wiring.relations_to(fixed or "", remedy.relation)
        if end == "source"
        else wiring.relations_from(fixed or "", remedy.relation)
    )
    taken = {each.source if end == "source" else each.target for each in drawn} | {fixed}
    rank = _rank(wiring, finding, remedy, end, fixed or "")
    found = []
    for node in wiring.nodes.values():
        if node.type not in types or node.id in taken or (isinstance(node, Post) and node.vacant):
            continue
        place = rank(node)
        if place is not None:
            found.append((place, natural(node.name), node.name, node.id))
    return tuple(each[-1] for each in sorted(found))


Rank = Callable[[AnyNode], tuple[int, ...] | None]


def _rank(wiring: Wiring, finding: Finding, remedy: Remedy, end: str, fixed: str) -> Rank:
    """How likely a node is at the open end: a smaller tuple is likelier, None is out of the question."""
    relation, rule = remedy.relation, finding.rule
    if relation == "accountable_to" and end == "target":
        return _above(wiring, rule, fixed)
    if relation == "oversees" and rule == "NED001":
        presence = wiring.non_executive_presence
        return lambda node: (_place(node, _OVERSEEN), 0) if node.id in presence and node.type == "body" else None
    if rule == "LAW003":
        return lambda node: None
    if rule in _KINDS and relation in ("sits_on", "covers", "oversees", "supports", "party_to", "member_of"):
        kinds = _KINDS[rule]
        if rule == "NED006":
            # A person who sits elsewhere may be the one on whom it rests.
            return lambda node: None
        return lambda node: (_place(node, kinds), _many(node)) if _suits(node, rule, kinds) else None
    if relation in ("delegates_to", "ratifies") and end == "source":
        return lambda node: (
            (_place(node, _GIVERS), _many(node)) if node.type == "organisation" and node.id in wiring.statutory_roots else None
        )
    if relation == "leads":
        leading = {line.source for post in wiring.posts for line in wiring.relations_from(post, "leads")}
        return lambda node: (node.id in leading, _place(node, _KINDS["ORP003"]), _many(node))
    if relation == "sits_on":
        here = {line.source for line in wiring.relations_to(fixed, "leads")}
        return lambda node: (node.id not in here, _place(node, ("chair", "independent_chair")), _many(node))
    if rule == "ORP004":
        answering = {node for node in wiring.projects if wiring.answers_to.succ[node]}
        return lambda node: (0,) if node.type == "project" and node.id not in answering else None
    if relation in ("member_of", "supports", "reports_to"):
        order = ("strategic_board", "delivery_group", "executive_group") if relation != "supports" else _DELIVERY
        return lambda node: (_outside(wiring, node), _place(node, order)) if node.type == "body" else None
    return lambda node: (_place(node, tuple(sorted(BOARD_KINDS))),)


def _suits(node: AnyNode, rule: str, kinds: tuple[str, ...]) -> bool:
    """Whether a node is one of those that close a finding: by what is stated of it, else by its kind."""
    if isinstance(node, Post) and rule.startswith("NED"):
        return node.is_non_executive is True
    if isinstance(node, Post) and rule == "VOI001":
        return node.is_clinical is True
    return kind_of(node) in kinds


def _above(wiring: Wiring, rule: str, node: str) -> Rank:
    """Whom a node could answer to: not those that answer to it; those from which the line leads on to where it should."""
    below = set(reach(wiring.answers_to.pred, [node]))
    lawful = set(reach(wiring.answers_to.pred, sorted(wiring.statutory_roots)))
    steered = set(reach(wiring.upward.pred, sorted(wiring.strategic_boards)))
    project = node in wiring.projects
    orphan = rule in ("ORP001", "ORP002")

    def rank(other: AnyNode) -> tuple[int, ...] | None:
        if other.id in below or other.type == "post":
            return None
        kind = kind_of(other) or ""
        if orphan:
            order = (*WORKSTREAM_KINDS_IN_ORDER, *_DELIVERY) if project else _DELIVERY
            return (other.id not in steered, other.type != "body", _outside(wiring, other), _index(kind, order))
        if rule == "ACC001":
            order = (*WORKSTREAM_KINDS_IN_ORDER, *_DELIVERY) if project else _DELIVERY
            return (other.id not in lawful, other.type != "body", _outside(wiring, other), _index(kind, order))
        return (
            other.id not in lawful,
            other.type != "organisation",
            _outside(wiring, other),
            _index(kind, _GIVERS),
            _many(other),
        )

    return rank


WORKSTREAM_KINDS_IN_ORDER: tuple[str, ...] = tuple(sorted(WORKSTREAM_KINDS, reverse=True))


def _place(node: AnyNode, kinds: tuple[str, ...]) -> int:
    return _index(kind_of(node) or "", kinds)


def _index(kind: str, kinds: tuple[str, ...]) -> int:
    return kinds.index(kind) if kind in kinds else len(kinds)


def _many(node: AnyNode) -> int:
    return int(node.represents_many)


def _outside(wiring: Wiring, node: AnyNode) -> int:
    return int(node.type == "body" and node.id not in wiring.boards and getattr(node, "is_external", False))
