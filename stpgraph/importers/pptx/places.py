"""What a slide says by where things stand: what is inside what, titles over boxes, words in empty boxes, words on lines, lists in boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.importers.buses import MOST_NEAR
from stpgraph.importers.draft import Frame, Link, Page, Shape, Unread
from stpgraph.importers.geometry import Point, beside, holds, off, overlap
from stpgraph.importers.guessing import is_heading, node_guess, said_on
from stpgraph.importers.making import short

#: Words belong to a line that runs within this share of the slide's longer side: 12 points on one of 13⅓ inches.
WORDS_NEAR = 1 / 80
#: A longer text is no name.
_LONGEST = 90
#: A lane across this share of a slide is a tier, unless its name says that it is a board or the like.
_LANE = 0.7


@dataclass
class Slate:
    """The shapes of one slide from behind to the front, while it is found out how they stand; `joined` are those with lines."""

    page: Page
    place: str
    shapes: dict[str, Shape]
    joined: frozenset[str] = frozenset()
    unread: list[Unread] = field(default_factory=list)

    def boxes(self) -> list[Shape]:
        """All that are no free words."""
        return [each for each in self.shapes.values() if each.form != "text"]

    def words(self) -> list[Shape]:
        """Free words without lines."""
        return [each for each in self.shapes.values() if each.form == "text" and each.key not in self.joined]


def fill_empty(slate: Slate) -> None:
    """A box without words takes those that stand in it, or at its top if boxes stand in it too, or in a bar upon it."""
    if len(slate.shapes) > MOST_NEAR:
        return
    _take_bars(slate)
    # Smaller ones first: words belong to the innermost box around them.
    empty = [each for each in slate.boxes() if not each.lines and each.frame]
    for box in sorted(empty, key=lambda each: _area(each.frame)):
        frame = box.frame
        assert frame is not None
        if box.key not in slate.shapes:
            continue
        within = [each for each in slate.shapes.values() if each.key != box.key and each.frame and _stands_in(each, box)]
        words = [each for each in within if each.form == "text" and each.key not in slate.joined]
        if len(words) == 1:
            # A dot or a little picture beside the words is no box.
            marks = [each for each in within if not each.lines and each.key not in slate.joined and _small(each.frame, frame)]
            within = [each for each in within if each not in marks]
            for each in marks:
                slate.shapes.pop(each.key, None)
        others = [each for each in within if each not in words]
        heads = [*words, *(each for each in others if is_heading(each.name))]
        title = words[0] if len(words) == 1 and not others else _title(frame, heads, others)
        if title is None:
            # A wide ground without a title is decoration: it is neither a box nor a tier.
            slate.shapes[box.key] = replace(box, form="panel") if within else box
            continue
        form = box.form if not others and len(words) == 1 else "panel" if _only_title(slate, title.name, frame) else box.form
        slate.shapes[box.key] = replace(box, lines=title.lines, form=form, place=title.place)
        del slate.shapes[title.key]


def _take_bars(slate: Slate) -> None:
    """A box with words that stands right upon a ground without words, as wide as it, is its title.

    Where most such bars on a slide are only titles, all are: no line says then what stands in the ground belongs to.
    """
    found: list[tuple[Shape, Shape]] = []
    for ground in [each for each in slate.boxes() if not each.lines and each.frame and each.key not in slate.joined]:
        frame = ground.frame
        boxes = [each for each in slate.boxes() if each.lines and each.frame and each.key not in slate.joined]
        upon = [each for each in boxes if each.frame and frame and _is_upon(each.frame, frame)]
        if (
            len(upon) == 1
            and frame
            and any(each.lines and each.frame and holds(frame, each.frame) for each in slate.shapes.values())
        ):
            found.append((ground, upon[0]))
    only = [bar for _, bar in found if is_heading(bar.name) or node_guess(bar.name).of_type < 0.9]
    for ground, bar in found:
        if bar.key not in slate.shapes:
            continue
        if bar not in only and 2 * len(only) > len(found):
            why = "It was taken for a title over what stands below it, not for a board or group."
            slate.unread.append(Unread(f"“{short(bar.name)}”", bar.place, why))
            slate.shapes[ground.key] = replace(ground, form="panel")
        else:
            form = "panel" if bar in only else ground.form
            slate.shapes[ground.key] = replace(ground, lines=bar.lines, form=form, place=bar.place)
        del slate.shapes[bar.key]


def _is_upon(bar: Frame, ground: Frame) -> bool:
    return (
        abs(bar.y + bar.height - ground.y) <= 0.15 * bar.height
        and abs(bar.x - ground.x) <= 0.05 * ground.width
        and abs(bar.width - ground.width) <= 0.05 * ground.width
        and bar.height < ground.height
    )


def _stands_in(one: Shape, box: Shape) -> bool:
    """Whether one stands in a box: wholly in it, or, of words, laid just over it."""
    inner, outer = one.frame, box.frame
    if inner is None or outer is None:
        return False
    return holds(outer, inner) or (
        one.form == "text"
        and overlap((inner.x, inner.width), (outer.x, outer.width)) > 0.9
        and overlap((inner.y, inner.height), (outer.y, outer.height)) > 0.9
        and _area(inner) <= 1.3 * _area(outer) <= 2 * _area(inner)
    )


def _small(one: Frame | None, box: Frame) -> bool:
    return one is not None and _area(one) <= 0.06 * _area(box)


def _area(frame: Frame | None) -> float:
    return frame.width * frame.height if frame else 0.0


def _title(frame: Frame, found: Sequence[Shape], others: Sequence[Shape]) -> Shape | None:
    """That of several which stands above, or left of, all others in a box."""

    def first(one: Frame, other: Frame) -> bool:
        return one.y + one.height / 2 <= other.y + 2 or (
            one.x + one.width / 2 <= other.x and overlap((one.y, one.height), (other.y, other.height)) > 0
        )

    for each in sorted(found, key=lambda one: (one.form != "text", (one.frame or frame).y, (one.frame or frame).x)):
        own = each.frame
        rest = [one.frame for one in (*found, *others) if one.key != each.key and one.frame]
        if own and len(each.name) <= _LONGEST and all(first(own, one) for one in rest):
            return each
    return None


def _only_title(slate: Slate, title: str, frame: Frame) -> bool:
    wide = frame.width >= _LANE * slate.page.width
    return is_heading(title) or (wide and node_guess(title).of_type < 0.9)


def nest(slate: Slate) -> None:
    """Says of each box in which other it lies, and which boxes are only grounds with a title."""
    boxes = [each for each in slate.boxes() if each.frame]
    if len(boxes) > MOST_NEAR:
        slate.unread.append(Unread("What stands inside what", slate.place, "There are too many boxes on the slide to see it."))
        return
    order = {key: at for at, key in enumerate(slate.shapes)}
    around: set[str] = set()
    for each in slate.shapes.values():
        if each.inside or not each.frame or (each.form == "text" and each.key not in slate.joined):
            continue
        outer = [
            (_area(one.frame), one.key)
            for one in boxes
            if one.key != each.key
            and one.frame
            and holds(one.frame, each.frame)
            and (order[one.key] < order[each.key] or not one.fill)
        ]
        if outer:
            slate.shapes[each.key] = replace(each, inside=min(outer)[1])
            around.add(min(outer)[1])
    for key in around:
        one = slate.shapes[key]
        if one.frame and one.form != "panel" and key not in slate.joined and _only_title(slate, one.name, one.frame):
            slate.shapes[key] = replace(one, form="panel")


def words_on_lines(slate: Slate, links: list[Link], routes: Sequence[tuple[tuple[Point, ...], tuple[int, ...]]]) -> None:
    """Free words near a line are said of it, where they can be: the nearest first, one text a line."""
    near = WORDS_NEAR * max(slate.page.width, slate.page.height)
    found = []
    for text in slate.words():
        if text.frame is None or len(text.name) > _LONGEST or said_on(text.name) is None:
            continue
        for route, numbers in routes:
            if len(route) > 1 and numbers and beside(route, text.frame) <= near:
                found.append((round(off(route, text.frame.middle), 1), text.key, numbers))
    taken: set[int] = set()
    done: set[str] = set()
    for _, key, numbers in sorted(found):
        if key in done or (free := [at for at in numbers if at not in taken and not links[at].says]) == []:
            continue
        for at in free:
            links[at] = replace(links[at], says=slate.shapes[key].name)
        taken.update(free)
        done.add(key)
        del slate.shapes[key]


def head_rows(slate: Slate) -> None:
    """A title such as “Workstreams” over or left of boxes stands over them, where no ground holds them together."""
    boxes = [each for each in slate.boxes() if each.frame and each.lines and each.form != "panel" and not is_heading(each.name)]
    heads = [each for each in slate.shapes.values() if each.key not in slate.joined and each.frame and is_heading(each.name)]
    around = {each.inside for each in slate.shapes.values()}
    levels = [each.frame for each in heads if each.frame]
    for head in heads:
        own = head.frame
        if own is None or head.form == "panel" or head.key in around or len(boxes) > MOST_NEAR:
            continue
        mates = [each for each in boxes if each.inside == head.inside and each.frame]
        several = sum(abs(each.middle[1] - own.middle[1]) < own.height for each in levels) > 1
        under = _beside(own, mates) or (_column(own, mates, levels) if several else _row(own, mates))
        if under:
            slate.shapes[head.key] = replace(slate.shapes[head.key], form="panel")
            for each in under:
                slate.shapes[each.key] = replace(slate.shapes[each.key], inside=head.key)


def _beside(own: Frame, boxes: Sequence[Shape]) -> list[Shape]:
    """Boxes on a level with a title at their left."""
    found = [each for each in boxes if each.frame and overlap((own.y, own.height), (each.frame.y, each.frame.height)) > 0.6]
    return found if found and all(each.frame and each.frame.x >= own.x + own.width - 3 for each in found) else []


def _row(own: Frame, boxes: Sequence[Shape]) -> list[Shape]:
    """The nearest row of boxes below a title, if it is near and the title is over it."""
    below = [each for each in boxes if each.frame and each.frame.y >= own.y + own.height * 0.6]
    top = min((each.frame.y for each in below if each.frame), default=0.0)
    row = [each for each in below if each.frame and each.frame.y < top + each.frame.height / 2]
    if not row or top - own.y - own.height > max(each.frame.height for each in row if each.frame):
        return []
    left = min(each.frame.x for each in row if each.frame)
    right = max(each.frame.x + each.frame.width for each in row if each.frame)
    return row if overlap((own.x, own.width), (left, right - left)) > 0 else []


def _column(own: Frame, boxes: Sequence[Shape], heads: Sequence[Frame]) -> list[Shape]:
    """The boxes below a title that stands beside others of its sort, down to the next."""
    end = min(
        (each.y for each in heads if each.y > own.y + own.height and overlap((own.x, own.width), (each.x, each.width)) > 0),
        default=1e9,
    )
    found = sorted(
        (
            each
            for each in boxes
            if each.frame
            and own.y + own.height * 0.6 <= each.frame.y < end
            and overlap((own.x, own.width), (each.frame.x, each.frame.width)) > 0.5
        ),
        key=lambda each: each.frame.y if each.frame else 0.0,
    )
    made: list[Shape] = []
    foot = own.y + own.height
    for each in found:
        if each.frame and each.frame.y - foot <= 1.5 * each.frame.height:
            made.append(each)
            foot = max(foot, each.frame.y + each.frame.height)
    return made


def stacks(slate: Slate) -> list[Link]:
    """Boxes without lines right below one that has a line, in one column and close together, belong to it."""
    boxes = [each for each in slate.boxes() if each.frame and each.lines and each.form != "panel" and not is_heading(each.name)]
    around = {each.inside for each in slate.shapes.values()}
    if len(boxes) > MOST_NEAR or not slate.joined:
        return []
    made: dict[str, str] = {}
    for each in sorted(boxes, key=lambda one: one.frame.y if one.frame else 0.0):
        own = each.frame
        if own is None or each.key in slate.joined or each.key in around or each.stated:
            continue
        above = [
            (own.y - one.frame.y - one.frame.height, one.key)
            for one in boxes
            if one.frame
            and one.key != each.key
            and one.inside == each.inside
            and 0 <= own.y - one.frame.y - one.frame.height + 1 <= 0.5 * own.height
            and overlap((own.x, own.width), (one.frame.x, one.frame.width)) > 0.8
            and max(own.width, one.frame.width) < 1.6 * min(own.width, one.frame.width)
        ]
        if above:
            nearest = min(above)[1]
            head = made.get(nearest, nearest if nearest in slate.joined else "")
            if head:
                made[each.key] = head
    return [
        Link(
            key,
            head,
            f"{slate.place}, it stands in the column below “{short(slate.shapes[head].name)}”",
            head="none",
            up=True,
            page=slate.shapes[key].page,
        )
        for key, head in made.items()
    ]


def free_words(slate: Slate) -> str:
    """What becomes of words that stand free: a box in a ground, the slide's title (which is given back), or told as not read."""
    title = _slide_title(slate)
    around = {each.inside for each in slate.shapes.values()}
    for each in slate.boxes():
        if each.key not in slate.joined and each.key not in around and not each.stated and _running(each.name):
            del slate.shapes[each.key]
            slate.unread.append(
                Unread(f"The words “{short(each.name)}”", slate.place, "They are a sentence or a number in a box, and no name.")
            )
    grounds = [each for each in slate.boxes() if each.frame]
    for each in slate.words():
        if each.key == title:
            continue
        outer = [(_area(one.frame), one.key) for one in grounds if one.frame and each.frame and holds(one.frame, each.frame)]
        if outer and len(each.name) <= _LONGEST and node_guess(each.name).of_type >= 0.6 and not is_heading(each.name):
            slate.shapes[each.key] = replace(each, form="", inside=each.inside or min(outer)[1])
            continue
        del slate.shapes[each.key]
        slate.unread.append(Unread(f"The words “{short(each.name)}”", slate.place, "They stand free, without a box or a line."))
    return slate.shapes.pop(title).name if title else ""


def _running(text: str) -> bool:
    """Whether a text in a box that nothing is joined to is no name: a sentence, or without any letter."""
    return bool(text) and (len(text) > 150 or (len(text.split()) > 9 and text.endswith(".")) or not any(map(str.isalpha, text)))


def _slide_title(slate: Slate) -> str:
    """Words at the top of a slide above everything else are its title, where it has none."""
    if slate.page.title:
        return ""
    rest = [each.frame.y for each in slate.boxes() if each.frame]
    found = [
        (each.frame.y, each.key)
        for each in slate.words()
        if each.frame and each.frame.y + each.frame.height / 2 < min([*rest, 0.2 * slate.page.height]) and len(each.name) <= 150
    ]
    return min(found)[1] if found else ""


def lists(shapes: Iterable[Shape], bullets: dict[str, tuple[bool, ...]], unread: list[Unread]) -> list[Shape]:
    """Boxes whose text is a name and a list below it: the items become boxes inside, where they can be names."""
    made: list[Shape] = []
    for each in shapes:
        marks = bullets.get(each.key, ())
        if len(marks) != len(each.lines) or not any(marks) or marks[0] or each.frame is None:
            made.append(each)
            continue
        title = tuple(line for line, listed in zip(each.lines, marks, strict=True) if not listed)
        found = [line for line, listed in zip(each.lines, marks, strict=True) if listed]
        names = [line for line in found if len(line) <= 70 and (is_heading(" ".join(title)) or node_guess(line).of_type >= 0.6)]
        made.append(replace(each, lines=title))
        frame, rows = each.frame, len(names) + 1
        for at, line in enumerate(names, 1):
            row = Frame(frame.x + 2, frame.y + frame.height * at / rows, frame.width - 4, frame.height / rows * 0.9)
            made.append(replace(each, key=f"{each.key}/{at}", lines=(line,), form="", frame=row, inside=each.key))
        for line in found:
            if line not in names:
                unread.append(
                    Unread(
                        f"“{short(line)}”",
                        each.place,
                        "It is an item of a list in a box, and no name of a board, a post or the like.",
                    )
                )
    return made
