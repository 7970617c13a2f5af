"""Lines that say nothing, between two that are of such a sort or stand so that a careful reader takes them for more than the usual."""

from __future__ import annotations

import re

from stpgraph.importers.direction import lower
from stpgraph.importers.draft import Link
from stpgraph.importers.guessing import LineGuess, said_on
from stpgraph.importers.making import Making, short
from stpgraph.model import AnyNode
from stpgraph.model.kinds import BOARD_KINDS, ENDPOINTS, RelationType
from stpgraph.model.nodes import kind_of

#: Who the relation leads from and to, what it is, how sure its direction is and why.
Meaning = tuple[AnyNode, AnyNode, LineGuess, float, str]
#: So many lines at one box are looked at for what stands above it.
_MOST_LOOKED_AT = 200
#: Those who look at others from outside: a dashed line from them is scrutiny, not advice.
OVERSEERS = frozenset(
    {"overview_and_scrutiny_committee", "health_and_wellbeing_board", "oversight_group", "audit_committee", "national_body"}
)
_ADVISERS = frozenset({"reference_group", "forum", "clinical_cabinet"})
#: The end of the name of a post that leads what it is named after (“Lung Clinical Lead”).
_LEADS = re.compile(r"\b(?:leads?|SRO|senior responsible (?:officer|owner))$", re.IGNORECASE)
_PARTNERS = re.compile(r"\b(?:partners?|members?)\b", re.IGNORECASE)
HELPERS = frozenset({"enabler", "programme_office"})
_DELIVERS = frozenset({"workstream", "delivery_group", "locality_group", "sector_group"})
_LED = frozenset({"workstream", "locality_group", "sector_group", "enabler"})
_BOARDS = BOARD_KINDS | {"clinical_cabinet"}
#: Bodies of one organisation, not of several.
_OWN = frozenset(
    {"governing_body", "cabinet_board", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "audit_committee"}
)
#: Organisations to which a body of their own may answer.
_STATUTORY = frozenset(
    {"ccg", "nhs_trust", "foundation_trust", "ambulance_trust", "local_authority", "combined_authority", "integrated_care_board"}
)
#: The name of a set of organisations, drawn as one box.
_MANY = re.compile(
    r"\b(?:CCGs|trusts|councils|authorities|boroughs|providers|practices|organisations|federations)\b", re.IGNORECASE
)
#: A group that is set up by another for a piece of work.
_TASK = re.compile(r"\btask (?:(?:and|&) finish|group)|\btask ?force\b|\bworking (?:group|party)", re.IGNORECASE)
_ONLY = "only this way is usual"


def may(kind: RelationType, source: AnyNode, target: AnyNode) -> bool:
    """Whether a relation of this type may join two such."""
    sources, targets = ENDPOINTS[kind]
    return source.type in sources and target.type in targets


def looks_on(node: AnyNode) -> bool:
    """Whether something stands beside the line of accountability, to look on or to advise."""
    return kind_of(node) in OVERSEERS | _ADVISERS


def _hanging_below(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """An organisation that is drawn below a board does not stand above it: it has seats there."""
    for one, other, frames in ((source, target, making.frames(link)), (target, source, making.frames(link)[::-1])):
        if one.type == "organisation" and kind_of(one) != "national_body" and other.type == "body" and lower(*frames):
            why = "organisations that are drawn below a board are most often its members"
            return one, other, LineGuess("member_of", False, 0.65, why), 0.9, _ONLY
    return None


def _below_partners(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """An organisation under the title “Partners” or “Members” with a line to a board has seats there."""
    for key, one, other in ((link.source, source, target), (link.target, target, source)):
        title = making.shapes.get(making.shapes[key].inside) if key in making.shapes else None
        if title is None or title.key in making.nodes or not _PARTNERS.search(title.name):
            continue
        if one.type == "organisation" and other.type == "body":
            why = f"it stands under “{short(title.name)}”"
            return one, other, LineGuess("member_of", False, 0.8, why), 0.95, _ONLY
    return None


def pointing_down(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """An organisation with an arrow down to a board, where all other arrows point up to those who are answered to, has seats there."""
    ends = (source, target, *making.frames(link))
    first, last, one, other = ends if link.head == "target" else (target, source, ends[3], ends[2])
    shape = making.shapes.get(link.source)
    if link.head not in ("target", "source") or link.stroke != "plain" or shape is None or shape.page not in making.upward:
        return None
    if first.type == "organisation" and kind_of(first) != "national_body" and last.type == "body" and lower(other, one):
        why = "arrows here point to those who are answered to; one from an organisation down to a board most often means a member"
        return first, last, LineGuess("member_of", False, 0.65, why), 0.9, "the arrow points this way"
    return None


def _of_partners(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """An organisation with a line to a board that is not its own has seats there, even where it is drawn above.

    Taken for “answers to”, such a line would close an accountability gap. In the published structures that come with stpgraph 24 of 32 lines
    between an organisation and a board that is not its own are membership; seven lead from joint committees and from a statutory partnership
    to those who formed them, and one from a place board to the one integrated care board that it answers to. So a board of which an arrow
    points up to an organisation, and one that has a line to a single organisation with standing in law, may answer to it; the STP's board
    does not (Coutts 2016, point 1). National bodies look on (HFMA 2017, Chart 2).
    """
    for key, one, other in ((link.source, source, target), (link.target, target, source)):
        if one.type != "organisation" or other.type != "body" or kind_of(other) in _OWN:
            continue
        shape, head = making.shapes.get(key), "source" if key == link.source else "target"
        if link.head == head and ((shape and shape.page in making.upward) or (link.up and head == "target")):
            return None
        if kind_of(one) == "national_body":
            return one, other, LineGuess("oversees", False, 0.7, "national bodies look on"), 0.9, _ONLY
        if _may_be_answered_to(one, other) and _organisations(making, link.target if key == link.source else link.source) < 2:
            return None
        why = "a line between an organisation and a board of several most often means that it has seats there"
        return one, other, LineGuess("member_of", False, 0.7, why), 0.9, _ONLY
    return None


def _may_be_answered_to(organisation: AnyNode, body: AnyNode) -> bool:
    """Whether a body with a line to one organisation alone is perhaps that organisation's."""
    if kind_of(organisation) not in _STATUTORY or _MANY.search(organisation.name) or kind_of(body) in _ADVISERS:
        return False
    return kind_of(body) != "strategic_board" or kind_of(organisation) == "integrated_care_board"


def _organisations(making: Making, key: str) -> int:
    """How many organisations, save national bodies, have a line to a box."""
    ends = {
        end for each in making.links.get(key, ())[:_MOST_LOOKED_AT] for end in (each.source, each.target)
    } & making.nodes.keys()
    return sum(making.nodes[end].type == "organisation" and kind_of(making.nodes[end]) != "national_body" for end in ends)


def _standing_beside(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """A programme office, an enabler or an overseer with this line alone stands beside a board, not above it, wherever it is drawn.

    An oversight group or a health and wellbeing board that is all that stands above a board may be answered to.
    """
    for key, one, other in ((link.source, source, target), (link.target, target, source)):
        kind = kind_of(one)
        if (
            other.type != "body"
            or kind not in OVERSEERS | HELPERS
            or kind == "national_body"
            or len(making.links.get(key, ())) > 1
        ):
            continue
        if kind_of(other) in OVERSEERS | HELPERS:
            continue
        if kind == "oversight_group" and (_in_line(making, link, key) or not _has_more_above(making, link, key)):
            continue
        meaning: RelationType = "supports" if kind in HELPERS else "oversees"
        why = f"{'those that help' if kind in HELPERS else 'those that look on'} stand beside the line of accountability"
        return one, other, LineGuess(meaning, False, 0.7, why), 0.9, _ONLY
    return None


def _leading(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """A lead, joined to a group or project that has the same first word, leads it; so does a senior responsible officer of a workstream.

    Boards share their first word with all that belongs to the footprint.
    """
    for one, other in ((source, target), (target, source)):
        if one.type != "post" or not may("leads", one, other) or kind_of(other) in _BOARDS:
            continue
        same = one.name.split()[0].casefold() == other.name.split()[0].casefold()
        if same and _LEADS.search(one.name):
            return one, other, LineGuess("leads", False, 0.8, "the post is named after it, and leads"), 0.95, _ONLY
        if kind_of(one) == "senior_responsible_officer" and (other.type == "project" or kind_of(other) in _LED):
            return one, other, LineGuess("leads", False, 0.8, "those who are responsible for such work lead it"), 0.95, _ONLY
    return None


def _in_line(making: Making, link: Link, key: str) -> bool:
    """Whether an advisory or overseeing group with a plain line to another stands in the line of accountability itself.

    It does where two or more workstreams, groups of delivery or projects hang below it by plain lines; and where it is drawn below the other,
    and the page draws the lines of others who look on or help in another way.
    """
    node = making.nodes.get(key)
    if node is None or kind_of(node) not in _ADVISERS | {"oversight_group"} or link.stroke != "plain":
        return False
    below = 0
    for each in making.links.get(key, ())[:_MOST_LOOKED_AT]:
        other_key = each.target if each.source == key else each.source
        other, said = making.nodes.get(other_key), said_on(each.says)
        if other is None or each.stroke != "plain" or (said and said.type not in ("accountable_to", "reports_to")):
            continue
        below += other.type == "project" or kind_of(other) in _DELIVERS
    if below > 1:
        return True
    frames = making.frames(link) if link.source == key else making.frames(link)[::-1]
    if kind_of(node) != "oversight_group" or not lower(*frames):
        return False
    return any(
        each.page == link.page
        and each.stroke != "plain"
        and end in making.nodes
        and (looks_on(making.nodes[end]) or kind_of(making.nodes[end]) in HELPERS)
        for each in making.sketch.links[:_MOST_LOOKED_AT]
        for end in (each.source, each.target)
    )


def _has_more_above(making: Making, link: Link, key: str) -> bool:
    """Whether the other end of a line has a line to something else that stands above it."""
    other = link.target if link.source == key else link.source
    for each in making.links.get(other, ())[:_MOST_LOOKED_AT]:
        ends = making.frames(each) if each.source == other else making.frames(each)[::-1]
        if key not in (each.source, each.target) and lower(*ends):
            return True
    return False


def beside(making: Making, link: Link, key: str, usual: str, nested: bool) -> bool:
    """Whether the box at this end stands beside the line of accountability: programme offices, enablers, advisory and overseeing bodies.

    A task group does not: it answers to the one that set it up.
    """
    node = making.nodes[key]
    if node.type != "body" or usual not in ("supports", "advises", "oversees", "part_of"):
        return False
    return nested or not (_in_line(making, link, key) or (usual == "advises" and _TASK.search(node.name)))


def special(making: Making, link: Link, source: AnyNode, target: AnyNode) -> Meaning | None:
    """What a line that says nothing means between two that are of some sort or stand in some way; None where it means the usual."""
    return next(filter(None, (each(making, link, source, target) for each in _SPECIAL)), None)


#: Looked at in this order.
_SPECIAL = (_hanging_below, _below_partners, pointing_down, _of_partners, _standing_beside, _leading)
