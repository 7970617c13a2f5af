"""The slides or pages of a document: what they are called, and a sketch of some of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from stpgraph.importers.draft import Shape, Sketch, Unread
from stpgraph.importers.picture import key_of
from stpgraph.reading.words import shortened
from stpgraph.rules.words import quoted


def page_word(form: str) -> str:
    """What one page of a format is called."""
    return {"pptx": "slide", "xlsx": "sheet"}.get(form, "page")


def page_titles(sketch: Sketch, form: str) -> dict[int, str]:
    """The pages of a sketch by number, as a reader calls them: those that the file names, and every other on which something stands."""
    numbers = sorted({each.page for each in sketch.shapes} | set(range(len(sketch.pages))))
    word = page_word(form).capitalize()
    made = {}
    for number in numbers:
        title = " ".join(sketch.pages[number].title.split()) if number < len(sketch.pages) else ""
        named = f"{word} {number + 1:,}"
        made[number] = named if title in ("", named) else f"{named}: {shortened(title)}"
    return made


def of_pages(sketch: Sketch, left: Collection[int], word: str = "page") -> Sketch:
    """A sketch without some of its pages, which are told of as left out. Keys of lines stay what they were.

    What stands on a page that is left out and on another, too, stays where it stands there.
    """
    if not left:
        return sketch
    keyed = tuple(replace(each, key=key_of(sketch, at)) for at, each in enumerate(sketch.links))
    elsewhere: dict[str, Shape] = {}
    for each in sketch.again:
        if each.page not in left:
            elsewhere.setdefault(each.key, each)
    staying = [elsewhere.get(each.key, each) if each.page in left else each for each in sketch.shapes]
    shapes = [each for each in staying if each.page not in left]
    kept = {each.key for each in shapes}
    gone = {each.key for each in sketch.shapes} - kept
    titles = page_titles(sketch, "")
    told = [
        Unread(f"All of {word} {number + 1:,}{_titled(sketch, number)}", f"{word} {number + 1:,}", "You chose not to take it.")
        for number in sorted(set(left) & titles.keys())
    ]
    return replace(
        sketch,
        shapes=tuple(replace(each, inside="") if each.inside in gone else each for each in shapes),
        links=tuple(each for each in keyed if each.page not in left and not {each.source, each.target} & gone),
        unread=(*(each for each in sketch.unread if each.key not in gone), *told),
        again=tuple(each for each in sketch.again if each.page not in left and each not in shapes),
    )


def _titled(sketch: Sketch, number: int) -> str:
    title = " ".join(sketch.pages[number].title.split()) if number < len(sketch.pages) else ""
    return f", {quoted(shortened(title))}" if title else ""
