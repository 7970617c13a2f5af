"""Several pages of one drawing: boxes of one name on different pages are one thing.

Two of a name on one page are left alone, and so are posts that are only called “Chair” or the like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from stpgraph.files.spelling import squeezed
from stpgraph.importers.draft import Frame, Link, Shape, Sketch, Unread
from stpgraph.importers.guessing import head_of, node_guess
from stpgraph.importers.labels import read_label
from stpgraph.importers.making import short

#: Two boxes are on one level where their middles are less than this share of the higher one apart, as in `direction`.
_LEVEL = 0.75


def joined(sketch: Sketch, word: str = "page", told: bool = True) -> Sketch:
    """The sketch with one shape for each name: that of the first page. `word` is what a page is called; `told` whether to tell of it.

    Lines and what stands inside are led to the one that is kept. Lines whose ends come to stand on different pages keep in `up` who stood
    lower on their own.
    """
    read = {each.key: read_label(each.lines).name for each in sketch.shapes if each.form != "panel" and not each.stated}
    names = {key: squeezed(each) for key, each in read.items() if not _bare_post(each)}
    on_page = Counter((names[each.key], each.page) for each in sketch.shapes if each.key in names)
    twice = {name for (name, _), count in on_page.items() if count > 1}
    first: dict[str, Shape] = {}
    moved: dict[str, str] = {}
    unread = list(sketch.unread)
    for each in sketch.shapes:
        name = names.get(each.key, "")
        if not name or name in twice:
            continue
        if name not in first:
            first[name] = each
        elif first[name].page != each.page:
            moved[each.key] = first[name].key
            first[name] = _with(first[name], each)
            if told:
                where = f"{word} {first[name].page + 1}"
                unread.append(
                    Unread(
                        f"“{short(each.name)}” a second time",
                        each.place,
                        f"It was taken for the same as that on {where}, of the same name.",
                    )
                )
    if not moved:
        return sketch
    merged = {each.key: each for each in first.values()}
    kept = [merged.get(each.key, each) for each in sketch.shapes if each.key not in moved]
    shapes = tuple(replace(each, inside=_inside(each, moved)) for each in kept)
    frames = {each.key: each.frame for each in sketch.shapes}
    pages = {each.key: each.page for each in shapes}
    links = tuple(_led(each, moved, frames, pages) for each in sketch.links)
    again = tuple(replace(each, key=moved[each.key], inside=_inside(each, moved)) for each in sketch.shapes if each.key in moved)
    return replace(sketch, shapes=shapes, links=links, unread=tuple(unread), again=(*sketch.again, *again))


def _bare_post(name: str) -> bool:
    """Whether a name is only that of a post (“Chair”, “CCG lead”), of which every board has its own."""
    guess = node_guess(name)
    return head_of(name) == name.strip() and guess.type == "post" and guess.of_type >= 0.9


def _with(one: Shape, other: Shape) -> Shape:
    """A shape with what another of its name says besides."""
    lines = one.lines
    if len(other.lines) > len(one.lines):
        lines = other.lines
    return replace(
        one,
        lines=lines,
        kind_words=one.kind_words or other.kind_words,
        inside=one.inside or other.inside,
        form=one.form or other.form,
    )


def _inside(shape: Shape, moved: Mapping[str, str]) -> str:
    outer = moved.get(shape.inside, shape.inside)
    return "" if outer == shape.key else outer


def _led(link: Link, moved: Mapping[str, str], frames: Mapping[str, Frame | None], pages: Mapping[str, int]) -> Link:
    source, target = moved.get(link.source, link.source), moved.get(link.target, link.target)
    up = link.up
    if up is None and (source, target) != (link.source, link.target) and pages.get(source) != pages.get(target):
        up = _lower(frames.get(link.source), frames.get(link.target))
    return replace(link, source=source, target=target, up=up)


def _lower(one: Frame | None, other: Frame | None) -> bool | None:
    """Whether the first stands below the second; None where they are on one level or nobody knows."""
    if one is None or other is None:
        return None
    down = one.middle[1] - other.middle[1]
    return down > 0 if abs(down) > _LEVEL * max(one.height, other.height, 1.0) else None
