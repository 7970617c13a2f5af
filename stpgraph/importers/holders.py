"""Posts that the lines of a box's label name: “Chair: Medical Director, East Trust”, “SRO: A. Person”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Guess, Lesson, Link, Shape, Within
from stpgraph.importers.guessing import head_of, node_guess
from stpgraph.importers.labels import Role, is_person
from stpgraph.importers.making import LONGEST_NAME, Making, short, validated
from stpgraph.model.kinds import KINDS, NODE_TYPES, TYPE_WORDS, NodeType, kind_words
from stpgraph.model.nodes import kind_of

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


def key_within(shape: str, number: int) -> str:
    """The key of the post that a line of a box's label names, by the number of the line."""
    return f"{shape}\0{number}"


def line_within(post: str) -> str:
    """The key of the line of such a post to its box."""
    return f"of {post}"


def owner_of(key: str) -> str:
    """The key of the box in whose label a post is named, by the key of the post or of its line; empty for other keys.

    >>> owner_of(key_within("7", 2)), owner_of(line_within(key_within("7", 2))), owner_of("7")
    ('7', '7', '')
    """
    return key.removeprefix("of ").partition("\0")[0] if "\0" in key else ""


def role_links(making: Making, found: Sequence[tuple[Shape, Role, int]], new_id: Callable[[str], str]) -> list[Link]:
    """The links of all posts that lines of labels name to their boxes; posts are made where there are none of their names.

    `found` has with each the number of the line among those of its box; `new_id` gives an id that is free. What names no post is told.
    """
    posts: dict[str, str] = {}
    for key, node in making.nodes.items():
        if node.type == "post":
            posts.setdefault(squeezed(node.name), key)
    made = [_role_link(making, shape, role, new_id, posts, key_within(shape.key, number)) for shape, role, number in found]
    return [each for each in made if each]


def _role_link(
    making: Making, shape: Shape, role: Role, new_id: Callable[[str], str], posts: dict[str, str], key: str
) -> Link | None:
    """The link of a post that a line of the label names to the box; the post is made where there is none of its name.

    A post that is only called “Independent Chair” or the like is each board's own. Where an organisation is named, no post is made up.
    """
    said, box = role.said, making.nodes[shape.key].name
    answer = making.sketch.within.get(key, Within())
    post, person = post_and_person(role.person)
    if why := _why_none(making, answer, not post and _is_organisation(person), box):
        making.lost(f"“{short(f'{said}: {role.person}')}”", shape.place, why, key if answer.left_out else "")
    if answer.left_out or (why and not answer.same_as):
        return None
    if answer.same_as in making.nodes:
        return _its_line(making, answer.same_as, shape, role, key)
    name = squeezed(post) if post and head_of(post) != post.strip() else ""
    if name in posts and not answer.lesson:
        return _its_line(making, posts[name], shape, role, key)
    named = (answer.called or post or f"{said} of {box}")[:LONGEST_NAME]
    why = f"a line of the label says “{said}: {short(role.person)}”"
    guess = node_guess(post) if post else None
    kind = guess.kind if guess and guess.kind not in (None, "other") else role.kind
    sure = guess.of_kind if guess and kind == guess.kind else 0.9
    node_id = new_id(named)
    node_type, said_kind = _taken_for(answer.lesson, kind, named)
    data: dict[str, Any] = {"id": node_id, "type": node_type, "name": named, **({"kind": said_kind} if said_kind else {})}
    if node_type == "post" and _NOBODY.match(person):
        data["vacant"] = True
    elif node_type == "post" and person and not _NOT_YET.match(person):
        data["holder"] = person
    node = validated(making, data, shape.place)
    if node is None:
        return None
    if name:
        posts[name] = key
    making.nodes[key], making.sure[key] = node, 0.9
    if not (answer.lesson and answer.lesson.sure):
        why, sure = (answer.lesson.why, 0.9) if answer.lesson else (why, sure)
        making.guesses.append(Guess("node", named, "type", TYPE_WORDS[node.type][0], 0.9, why, shape.place, node_id))
        if told := kind_of(node):
            making.guesses.append(Guess("node", named, "kind", kind_words(node.type, told), sure, why, shape.place, node_id))
    return _its_line(making, key, shape, role, key)


def _taken_for(lesson: Lesson | None, kind: str | None, named: str) -> tuple[NodeType, str | None]:
    """The type and kind that a person said, where there are such; else a post of the kind that was guessed."""
    said = next((each for each in NODE_TYPES if lesson and each == lesson.type), None)
    if lesson is None or said is None:
        return "post", kind
    return said, (lesson.kind if lesson.kind in KINDS[said] else node_guess(named, said).kind) if KINDS[said] else None


def _why_none(making: Making, answer: Within, names_nobody: bool, box: str) -> str:
    """Why nothing is made of a line of a label; empty where something is."""
    if answer.left_out:
        return "You left it out."
    if answer.same_as in making.nodes:
        return "You said that it is the same as another box."
    return f"It stands below the name “{short(box)}” and names no post or person." if names_nobody and not answer.lesson else ""


def _its_line(making: Making, source: str, shape: Shape, role: Role, key: str) -> Link | None:
    """The line of a post to the box whose label names it, with what a person said of it."""
    line = line_within(key)
    answer = making.sketch.within.get(line, Within())
    if answer.left_out:
        names = f"“{short(making.nodes[source].name)}” and “{short(making.nodes[shape.key].name)}”"
        making.lost(f"The line between {names}", shape.place, "You left it out.")
        return None
    stated: dict[str, object] = {"type": role.relation} | ({"capacity": role.capacity} if role.capacity else {})
    if answer.lesson and answer.lesson.type != role.relation:
        stated = {}
    ends = (shape.key, source) if answer.turned else (source, shape.key)
    return Link(*ends, shape.place, role.said, stated=stated, key=line, lesson=answer.lesson)


def _is_post(words: str) -> bool:
    guess = node_guess(words)
    return guess.type == "post" and guess.of_type >= 0.9


def _is_organisation(words: str) -> bool:
    guess = node_guess(words)
    return guess.type == "organisation" and guess.of_type >= 0.9
