"""What readers of drawings have in common: a frame around everything, and the shapes of a key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from stpgraph.importers.draft import Sketch, Unread
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.making import short


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
    if not joined and _is_thing(whole.name) and all(_is_thing(each.name) for each in held):
        # Without any line, what stands in what is all that the drawing says: the board stands around its groups.
        return sketch
    rest = tuple(
        replace(each, inside="" if each.inside == whole.key else each.inside) for each in sketch.shapes if each is not whole
    )
    told = Unread(
        f"“{short(whole.name)}”", whole.place, "The frame is around everything: it was taken for the title of the drawing."
    )
    unread = (*sketch.unread, told) if whole.name else sketch.unread
    return replace(sketch, shapes=rest, title=sketch.title or whole.name, unread=unread)


def _is_thing(name: str) -> bool:
    guess = node_guess(name)
    return guess.of_type >= 0.9 and len(name.split()) > 1 and not is_heading(name)


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
