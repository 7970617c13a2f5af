"""Posts that the lines of a box's label name: “Chair: Medical Director, East Trust”, “SRO: A. Person”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pydantic import TypeAdapter

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Guess, Link, Shape
from stpgraph.importers.guessing import head_of, node_guess
from stpgraph.importers.labels import Role, is_person
from stpgraph.importers.making import LONGEST_NAME, Making, short
from stpgraph.model import AnyNode
from stpgraph.model.kinds import TYPE_WORDS, kind_words
from stpgraph.model.nodes import Node

_NODE: TypeAdapter[AnyNode] = TypeAdapter(Node)
_NOBODY = re.compile(r"^(?:vacan(?:t|cy)\b.*|\(vacant\))$", re.IGNORECASE)
_NOT_YET = re.compile(r"^(?:tbc|tba|tbd|n/?a|to be (?:confirmed|agreed|appointed|announced|decided)|[?–—.-]+)$", re.IGNORECASE)
_BEHIND = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_BEFORE = re.compile(r"^([^,(]+?)\s*(?:,\s*|\()([^()]*(?:\([^()]*\))?[^()]*?)\)?$")


def post_and_person(words: str) -> tuple[str, str]:
    """The post and the person that stand behind “Chair:” or the like; either may be empty.

    >>> post_and_person("Medical Director, East Trust"), post_and_person("A. Person")
    (('Medical Director, East Trust', ''), ('', 'A. Person'))
    >>> post_and_person("Dr Jane Smith, Medical Director")
    ('Medical Director', 'Dr Jane Smith')
    """
    if (match := _BEHIND.match(words)) and is_person(match[2]) and _is_post(match[1]):
        return match[1], match[2]
    if _is_post(words):
        return words, ""
    if (match := _BEFORE.match(words)) and is_person(match[1]) and _is_post(match[2]):
        return match[2], match[1]
    return "", words


def role_links(making: Making, found: Sequence[tuple[Shape, Role, int]], new_id: Callable[[str], str]) -> list[Link]:
    """The links of all posts that lines of labels name to their boxes; posts are made where there are none of their names.

    `found` has with each the number of the line among those of its box; `new_id` gives an id that is free. What names no post is told.
    """
    posts: dict[str, str] = {}
    for key, node in making.nodes.items():
        if node.type == "post":
            posts.setdefault(squeezed(node.name), key)
    made = [_role_link(making, shape, role, new_id, posts, number) for shape, role, number in found]
    return [each for each in made if each]


def _role_link(
    making: Making, shape: Shape, role: Role, new_id: Callable[[str], str], posts: dict[str, str], number: int
) -> Link | None:
    """The link of a post that a line of the label names to the box; the post is made where there is none of its name.

    A post that is only called “Independent Chair” or the like is each board's own. Where an organisation is named, no post is made up.
    """
    said, box = role.said, making.nodes[shape.key].name
    post, person = post_and_person(role.person)
    if not post and _is_organisation(person):
        making.lost(
            f"“{short(f'{said}: {person}')}”",
            shape.place,
            f"It stands below the name “{short(box)}” and names no post or person.",
        )
        return None
    stated: dict[str, object] = {"type": role.relation} | ({"capacity": role.capacity} if role.capacity else {})
    name = squeezed(post) if post and head_of(post) != post.strip() else ""
    if name in posts:
        return Link(posts[name], shape.key, shape.place, said, stated=stated)
    named = (post or f"{said} of {box}")[:LONGEST_NAME]
    why = f"a line of the label says “{said}: {short(role.person)}”"
    guess = node_guess(post) if post else None
    kind = guess.kind if guess and guess.kind not in (None, "other") else role.kind
    sure = guess.of_kind if guess and kind == guess.kind else 0.9
    node_id = new_id(named)
    data: dict[str, object] = {"id": node_id, "type": "post", "kind": kind, "name": named}
    if _NOBODY.match(person):
        data["vacant"] = True
    elif person and not _NOT_YET.match(person):
        data["holder"] = person
    key = f"{shape.key}\0{number}"
    if name:
        posts[name] = key
    making.nodes[key], making.sure[key] = _NODE.validate_python(data), 0.9
    making.guesses.append(Guess("node", named, "type", TYPE_WORDS["post"][0], 0.9, why, shape.place, node_id))
    making.guesses.append(Guess("node", named, "kind", kind_words("post", str(kind)), sure, why, shape.place, node_id))
    return Link(key, shape.key, shape.place, said, stated=stated)


def _is_post(words: str) -> bool:
    guess = node_guess(words)
    return guess.type == "post" and guess.of_type >= 0.9


def _is_organisation(words: str) -> bool:
    guess = node_guess(words)
    return guess.type == "organisation" and guess.of_type >= 0.9
