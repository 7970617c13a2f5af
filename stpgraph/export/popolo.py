"""A structure as Popolo JSON: organizations, persons, posts and memberships. Nothing is lost.

- Organisations and bodies are `organizations`; a body that is part of another has it as `parent_id`. Posts are `posts`, those who hold
  them `persons`; a seat is one of the `memberships`, with the post and its holder, or the organisation, as the member. A membership
  without a place on a body says only who holds a post. Seats that are only planned or have ended are not among them.
- Popolo has no projects, no documents, no decisions and no relation but membership and parenthood. All that stands under the key
  `stpgraph` of the part that it is about, or of the whole file; programs that do not know the key pass over it. What is not stated is
  not there.
- A source that is cited and has an address stands among the `sources` of what cites it.

Source: The Popolo Project, "Popolo: international open government data specifications" and its JSON Schemas (popoloproject.com).
"""

from __future__ import annotations

from collections.abc import Sequence

from stpgraph.export.own_part import OWN, cited, own, own_whole, written
from stpgraph.export.sheet import Sheet
from stpgraph.model import AnyNode, AnyRelation, Body, MemberOf, Organisation, Post, SitsOn, Structure
from stpgraph.model.kinds import kind_words
from stpgraph.model.nodes import kind_of

ODS_SCHEME = "ODS"
#: By source and type, where the lines lead that are established.
_Lines = dict[tuple[str, str], list[str]]
_SAID = ("id", "name", "notes")


def write(sheet: Sheet) -> bytes:
    """The file's content, UTF-8. It tells the whole structure, whatever the view."""
    return written(document(sheet.structure))


def document(structure: Structure) -> dict[str, object]:
    """The file as plain data."""
    persons = {name: f"person-{at}" for at, name in enumerate(dict.fromkeys(_holders(structure)), 1)}
    places = {node.id: place for place, node in enumerate(structure.nodes)}
    seats = [each for each in _established(structure) if isinstance(each, SitsOn | MemberOf)]
    said = {(each.source, each.type, each.target) for each in seats}
    order = {(each.source, each.type, each.target): place for place, each in enumerate(structure.relations)}
    lines = [
        own(each, place, ()) for (key, place), each in zip(order.items(), structure.relations, strict=True) if key not in said
    ]
    others = [own(node, places[node.id], ()) for node in structure.nodes if not isinstance(node, Organisation | Body | Post)]
    nodes = {node.id: node for node in structure.nodes}
    targets: _Lines = {}
    for each in _established(structure):
        targets.setdefault((each.source, each.type), []).append(each.target)
    return {
        "persons": [{"id": key, "name": name} for name, key in persons.items()],
        "organizations": [
            _organization(structure, node, places[node.id], targets)
            for node in structure.nodes
            if isinstance(node, Organisation | Body)
        ],
        "posts": [_post(structure, node, places[node.id], targets) for node in structure.nodes if isinstance(node, Post)],
        "memberships": [
            *(_seat(structure, each, nodes, persons, targets, order[each.source, each.type, each.target]) for each in seats),
            *_holdings(structure, persons),
        ],
        OWN: {**own_whole(structure, ()), "nodes": others, "relations": lines},
    }


def _holders(structure: Structure) -> list[str]:
    return [node.holder for node in structure.nodes if isinstance(node, Post) and node.holder and not node.vacant]


def _established(structure: Structure) -> list[AnyRelation]:
    """Popolo has nothing to say planned or ended with, where the day is not known."""
    return [each for each in structure.relations if each.status == "established"]


def _organization(structure: Structure, node: Organisation | Body, place: int, lines: _Lines) -> dict[str, object]:
    made: dict[str, object] = {"id": node.id, "name": node.name, "classification": kind_words(node.type, kind_of(node))}
    above = lines.get((node.id, "part_of"), [])
    if above:
        made["parent_id"] = above[0]
    if isinstance(node, Organisation) and node.ods_code:
        made["identifiers"] = [{"scheme": ODS_SCHEME, "identifier": node.ods_code}]
    return _with_notes(structure, made, node) | {OWN: own(node, place, (*_SAID, "ods_code"))}


def _post(structure: Structure, node: Post, place: int, lines: _Lines) -> dict[str, object]:
    made: dict[str, object] = {"id": node.id, "label": node.name, "role": kind_words("post", node.kind)}
    seats = lines.get((node.id, "sits_on"), [])
    if len(seats) == 1:
        made["organization_id"] = seats[0]
    own_part = own(node, place, _SAID if node.vacant else (*_SAID, "holder"))
    if node.notes:
        # Posts have no description.
        own_part["notes"] = node.notes
    return _with_sources(structure, made, node.cites) | {OWN: own_part}


def _seat(
    structure: Structure, seat: SitsOn | MemberOf, nodes: dict[str, AnyNode], persons: dict[str, str], lines: _Lines, place: int
) -> dict[str, object]:
    made: dict[str, object] = {"id": f"{seat.source}.{seat.type}.{seat.target}", "organization_id": seat.target}
    if seat.capacity:
        made["role"] = seat.capacity.replace("_", " ")
    node = nodes[seat.source]
    if isinstance(node, Post):
        made["post_id"] = node.id
        if node.holder and not node.vacant:
            made["person_id"] = persons[node.holder]
        spoken_for = lines.get((node.id, "represents"), [])
        if len(spoken_for) == 1:
            made["on_behalf_of_id"] = spoken_for[0]
    else:
        made["member"] = {"id": node.id, "name": node.name}
    return _with_sources(structure, made, seat.cites) | {OWN: own(seat, place, ())}


def _holdings(structure: Structure, persons: dict[str, str]) -> list[dict[str, object]]:
    """Who holds the posts that sit nowhere."""
    seated = {each.source for each in _established(structure) if isinstance(each, SitsOn)}
    return [
        {"id": f"holder-of.{node.id}", "person_id": persons[node.holder], "post_id": node.id}
        for node in structure.nodes
        if isinstance(node, Post) and node.holder and not node.vacant and node.id not in seated
    ]


def _with_notes(structure: Structure, made: dict[str, object], node: AnyNode) -> dict[str, object]:
    if node.notes:
        made["description"] = node.notes
    return _with_sources(structure, made, node.cites)


def _with_sources(structure: Structure, made: dict[str, object], cites: Sequence[str]) -> dict[str, object]:
    links = [{"url": url, "note": words} for words, url in cited(structure, cites) if url]
    return made | ({"sources": links} if links else {})
