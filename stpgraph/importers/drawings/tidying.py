"""What readers of drawings have in common: breaks that somebody put into a name, and a frame around everything."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from stpgraph.importers.draft import Sketch, Unread
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.labels import read_label
from stpgraph.importers.making import short

_PERSON = re.compile(
    r"(?:(?:Dr|Prof|Sir|Dame|Mr|Mrs|Ms|Cllr)\.? )?(?:[A-Z][a-z]+|[A-Z]\.?)(?: [A-Z]\.?)?(?: [A-Z][a-z]*[A-Z]?[a-z]+(?:[-’'][A-Z][a-z]+)?){1,2}"
)


def unbroken(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a label without breaks that somebody put into a name: a caption is written small, or below a name that is whole.

    >>> unbroken(("Lay", "Member")), unbroken(("Estates", "enabler"))
    (('Lay Member',), ('Estates', 'enabler'))
    """
    made: list[str] = []
    for line in lines:
        more = len(made) == 1 and line[:1].isupper() and bool(read_label((made[0], line)).kind_words)
        if more and person_and_post((made[0], line)) is None and not _is_caption(made[0], line):
            made[0] = f"{made[0]} {line}"
        else:
            made.append(line)
    return tuple(made)


def person_and_post(lines: tuple[str, ...]) -> tuple[str, str] | None:
    """The person and the post of a label in which the one stands above the other, as in organisation charts.

    >>> person_and_post(("Jane Smith", "Chief Executive"))
    ('Jane Smith', 'Chief Executive')
    >>> person_and_post(("Frailty", "Chair"))
    """
    if len(lines) < 2 or not _PERSON.fullmatch(lines[0]):
        return None
    person, post = node_guess(lines[0]), node_guess(lines[1])
    return (lines[0], lines[1]) if post.type == "post" and post.of_type >= 0.9 and person.of_type < 0.5 else None


def _is_caption(name: str, line: str) -> bool:
    """Whether a line below a name of some words says of what kind it is, or which post a person holds."""
    if len(name.split()) < 2:
        return False
    guess = node_guess(name)
    if node_guess(line).type == "post":
        return guess.of_type < 0.5
    return guess.type == "body" and guess.of_type >= 0.9 and len(line.split()) > 1


def without_whole(sketch: Sketch) -> Sketch:
    """A frame without lines that holds all else, and nothing but further frames directly, is the title of the drawing, and no node."""
    frames = [each for each in sketch.shapes if each.form == "panel" and not each.stated]
    tops = [each for each in sketch.shapes if not each.inside]
    joined = {end for link in sketch.links for end in (link.source, link.target)}
    if len(tops) != 1 or tops[0] not in frames or tops[0].key in joined:
        return sketch
    whole = tops[0]
    held = [each for each in sketch.shapes if each.inside == whole.key]
    if len(held) < 2 or any(each.form != "panel" for each in held):
        return sketch
    rest = tuple(
        replace(each, inside="" if each.inside == whole.key else each.inside) for each in sketch.shapes if each is not whole
    )
    told = Unread(
        f"“{short(whole.name)}”", whole.place, "The frame is around everything: it was taken for the title of the drawing."
    )
    unread = (*sketch.unread, told) if whole.name else sketch.unread
    return replace(sketch, shapes=rest, title=sketch.title or whole.name, unread=unread)


def without(sketch: Sketch, keys: Collection[str]) -> Sketch:
    """The sketch without some shapes; those with words are told."""
    gone = [each for each in sketch.shapes if each.key in keys]
    if not gone:
        return sketch
    told = tuple(
        Unread(f"“{short(each.name)}”", each.place, "It stands in the key of the drawing.") for each in gone if each.name
    )
    rest = tuple(each for each in sketch.shapes if each.key not in keys)
    return replace(sketch, shapes=rest, unread=(*sketch.unread, *told))
