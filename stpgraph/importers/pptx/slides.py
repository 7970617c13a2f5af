"""PowerPoint: boxes, groups, SmartArt, tables and lines of every slide; our own files are rebuilt exactly.

Each slide is read from its parts inside the file; nothing outside it is opened and no program in it is run. Lines that are not glued are
joined to what they end at (see `lines`). Sources: ECMA-376, part 1 (PresentationML, DrawingML); see the modules of each part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stpgraph.importers.buses import NEAR
from stpgraph.importers.colours import keyed
from stpgraph.importers.draft import Form, Link, Page, Shape, Sketch, Unread
from stpgraph.importers.guessing import is_heading, node_guess, said_on
from stpgraph.importers.joining import joined
from stpgraph.importers.making import short
from stpgraph.importers.pptx.colours import Theme, theme_of
from stpgraph.importers.pptx.items import EMU, Item, items
from stpgraph.importers.pptx.lines import wired
from stpgraph.importers.pptx.ours import Known, Leaf, fits, glued, in_order, kept, known
from stpgraph.importers.pptx.package import Package, Slide, below, child, opened, recognised, size, slides
from stpgraph.importers.pptx.places import Slate, fill_empty, free_words, head_rows, lists, nest, stacks, words_on_lines
from stpgraph.importers.pptx.smartart import read as read_diagram
from stpgraph.importers.pptx.styles import ours
from stpgraph.importers.pptx.styles import read as read_styles
from stpgraph.importers.pptx.styles import told as told_by_us
from stpgraph.importers.pptx.tables import drawn_too, is_table
from stpgraph.importers.pptx.tables import read as read_table
from stpgraph.importers.safe import refused

__all__ = ["recognised", "sketch"]

#: Placeholders that say nothing of the structure.
_MARGIN = frozenset({"sldNum", "ftr", "dt", "hdr"})
_TITLES = frozenset({"title", "ctrTitle"})
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(
        ("roundRect", "round1Rect", "round2SameRect", "round2DiagRect", "snipRoundRect", "flowChartAlternateProcess"), "rounded"
    ),
    **dict.fromkeys(("ellipse", "flowChartTerminator", "flowChartConnector"), "pill"),
    **dict.fromkeys(
        ("foldedCorner", "flowChartDocument", "flowChartMultidocument", "can", "flowChartMagneticDisk", "verticalScroll"), "sheet"
    ),
    **dict.fromkeys(
        ("homePlate", "chevron", "pentagon", "hexagon", "flowChartPreparation", "flowChartOffpageConnector"), "arrow"
    ),
    **dict.fromkeys(("flowChartPredefinedProcess", "frame", "bevel"), "building"),
}
#: Forms that most often stand for one type; where most boxes have one, it is only the author's taste.
_TELLING: frozenset[Form] = frozenset({"pill", "sheet", "arrow", "building"})
_TASTE = 0.5
#: Block arrows: which of its own sides each points to.
_ARROWS: Mapping[str, str] = {
    **dict.fromkeys(("rightArrow", "notchedRightArrow", "stripedRightArrow", "rightArrowCallout"), "right"),
    "leftArrow": "left",
    "upArrow": "up",
    "downArrow": "down",
    "leftRightArrow": "across",
    "upDownArrow": "upright",
}


@dataclass
class _Reading:
    """All that was found so far."""

    package: Package
    pages: list[Page] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    listed: list[Shape] = field(default_factory=list)
    list_links: list[Link] = field(default_factory=list)
    bullets: dict[str, tuple[bool, ...]] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def sketch(data: bytes, name: str) -> Sketch:
    """What is drawn on all slides that are shown. Raises InputError where the file cannot be read."""
    package, main = opened(data, name)
    reading = _Reading(package)
    width, height = (each / EMU for each in size(package, main))
    own: list[tuple[Slide, list[Item], Theme]] = []
    for slide in slides(package, main):
        if slide.hidden:
            reading.unread.append(
                Unread(f"Slide {slide.number}", "the file", "It is hidden, and was not read. Show it to have it read.")
            )
            continue
        theme = theme_of(package, slide.part)
        own.append((slide, items(slide.root, theme, name), theme))
    if not own:
        raise refused(name, "There is no slide to be seen in this file.")
    record = kept(package, main)
    leaves = {
        slide.id: Leaf(at, {each.number: each for each in reversed(found)}, _title(found))
        for at, (slide, found, _) in enumerate(own)
    }
    if record is not None and not fits(record, leaves):
        record = None
    what = known(record, leaves) if record is not None else Known()
    made_here = record is not None or any(ours(found) for _, found, _ in own)
    for at, (slide, found, theme) in enumerate(own):
        title = _title(found)
        reading.pages.append(Page(title, width, height))
        place = f"slide {slide.number}"
        if record is None and made_here and told_by_us(found):
            continue
        rest = [each for each in found if (slide.id, each.number) not in what.used]
        if record is None and ours(found):
            rest = _by_style(reading, what, found, f"{slide.number}/", place, at)
        _slide(reading, slide, rest, theme, place, at, what)
        if not made_here:
            _notes(reading, slide, place)
    reading.unread += [*package.unread, *what.unread]
    reading.shapes = [*what.shapes, *reading.shapes]
    reading.links = [*what.links, *reading.links]
    return _whole(reading, what, made_here)


def _title(found: Sequence[Item]) -> str:
    return next((each.text for each in found if each.holder in _TITLES and each.lines), "")


def _by_style(reading: _Reading, what: Known, found: list[Item], prefix: str, place: str, page: int) -> list[Item]:
    """A picture of ours that has lost what it kept; boxes of its parts that the map has too are not read twice."""
    shapes, links, used = read_styles(found, prefix, place, page)
    if not what.stated:
        what.stated["title"] = _title(found)
    before = {each.name: each.key for each in what.shapes}
    same = {each.key: before[each.name] for each in shapes if each.name in before}
    what.shapes += [each for each in shapes if each.key not in same]
    drawn = {(each.source, each.stated.get("type"), each.target) for each in what.links}
    for each in links:
        one = replace(each, source=same.get(each.source, each.source), target=same.get(each.target, each.target))
        if not before or (one.source, one.stated.get("type"), one.target) not in drawn:
            what.links.append(one)
    keys = {each.key for each in shapes}
    what.keys |= {(place, number): same.get(prefix + number, prefix + number) for number in used if prefix + number in keys}
    return [each for each in found if each.number not in used]


def _slide(reading: _Reading, slide: Slide, found: Sequence[Item], theme: Theme, place: str, page: int, what: Known) -> None:
    prefix = f"{slide.number}/"
    pictures = 0
    shown = {each.number for each in found}
    numbers: dict[str, str] = {}
    seen: set[str] = set()
    lines: list[Item] = []
    for each in found:
        key = f"{prefix}{each.number}" if each.number not in seen else f"{prefix}{each.number}.{len(seen)}.{len(reading.shapes)}"
        seen.add(each.number)
        if each.sort == "line":
            lines.append(each)
        elif each.sort == "picture" or each.sort == "other":
            pictures += 1
        elif each.sort == "frame":
            _frame(reading, slide, each, key, place, page, theme)
        elif each.holder in _TITLES | _MARGIN | {"subTitle"}:
            if each.holder == "subTitle" and each.lines:
                reading.unread.append(Unread(f"“{short(each.text)}”", place, "It is the subtitle of the slide."))
            elif each.holder in ("ftr", "hdr", "dt") and each.lines:
                # The same words stand on every slide; they are told once.
                foot = Unread(f"“{short(each.text)}”", "the slides", "It stands at the edge of the slides.")
                if foot not in reading.unread:
                    reading.unread.append(foot)
        elif each.holder and not each.fill and not each.edge:
            for line in each.lines:
                reading.unread.append(Unread(f"“{short(line)}”", place, "It stands in the running text of the slide."))
        elif arrow := _arrow(each, reading.pages[page], place, page):
            reading.links.append(arrow)
        elif each.lines or each.fill or each.edge:
            numbers.setdefault(each.number, key)
            for group in each.around:
                numbers.setdefault(group, key)
            reading.bullets[key] = each.bullets
            reading.shapes.append(_shape(each, key, place, page))
    if pictures:
        many = "A picture" if pictures == 1 else f"{pictures} pictures"
        reading.unread.append(Unread(many, place, "What is in a picture is only dots, and cannot be read."))
    for each in lines:
        link = Link(
            numbers.get(each.start, ""),
            numbers.get(each.end, ""),
            f"{place}, a line",
            "",
            each.stroke,
            each.head,
            colour=each.edge,
            route=each.route,
            page=page,
        )
        link = glued(what, slide.id, each, link)
        link = glued(what, place, each, link)
        if link.source or link.target or each.edge or each.start in shown:
            reading.links.append(link)


def _shape(item: Item, key: str, place: str, page: int) -> Shape:
    # Words on a white ground that hides the line behind them are words on the line.
    free = not item.edge and (
        not item.fill or (item.fill == "ffffff" and said_on(item.text) is not None and len(item.text) <= 40)
    )
    form: Form = "text" if free else _FORMS.get(item.preset, "")
    told = f"{place}, box “{short(item.text)}”" if item.lines else place
    return Shape(key, item.lines, told, form, item.frame, fill=item.fill, page=page)


def _arrow(item: Item, page: Page, place: str, number: int) -> Link | None:
    """A block arrow as a line from before its tail to beyond its point; None for other shapes, and for one that holds a name."""
    side = _ARROWS.get(item.preset)
    if side is None or (item.lines and said_on(item.text) is None and node_guess(item.text).of_type >= 0.6):
        return None
    x, y = item.right if side in ("right", "left", "across") else item.down
    if side in ("left", "up"):
        x, y = -x, -y
    reach = abs(x) * item.frame.width / 2 + abs(y) * item.frame.height / 2 + NEAR * max(page.width, page.height) / 2
    (across, down), both = item.frame.middle, side in ("across", "upright")
    route = ((across - x * reach, down - y * reach), (across + x * reach, down + y * reach))
    return Link(
        "",
        "",
        f"{place}, a block arrow",
        item.text,
        "plain",
        "both" if both else "target",
        colour=item.fill,
        route=route,
        page=number,
    )


def _frame(reading: _Reading, slide: Slide, item: Item, key: str, place: str, page: int, theme: Theme) -> None:
    if is_table(item):
        shapes, links, unread = read_table(item, f"{key}/", place, page)
        reading.listed += shapes
        reading.list_links += links
        reading.unread += unread
    elif any(True for _ in below(item.element, "relIds")):
        shapes, links = read_diagram(reading.package, slide.part, item, f"{key}/", place, page, theme)
        reading.shapes += shapes
        reading.links += links
    else:
        reading.unread.append(
            Unread("A chart or another embedded thing", place, "It is neither a shape nor a table nor SmartArt.")
        )


def _notes(reading: _Reading, slide: Slide, place: str) -> None:
    part = reading.package.of_sort(slide.part, "notesSlide")
    root = reading.package.part(part, "The notes", place) if part else None
    words = ""
    for shape in below(root, "sp") if root is not None else ():
        holder = child(shape, "nvSpPr", "nvPr", "ph")
        if holder is not None and holder.get("type") == "body":
            words += " ".join(each.text or "" for each in below(shape, "t"))
    if words.strip():
        reading.unread.append(Unread(f"The notes “{short(words)}”", place, "Notes below a slide are not read."))


# ── from what is drawn to what it says ───────────────────────────────────────────────────────────────────────────────


def _whole(reading: _Reading, what: Known, made_here: bool) -> Sketch:
    shapes = lists(_without_taste(reading.shapes), reading.bullets, reading.unread)
    raw = keyed(Sketch("pptx", "", tuple(shapes), tuple(reading.links), tuple(reading.unread), pages=tuple(reading.pages)))
    made: list[Shape] = []
    links: list[Link] = [each for each in raw.links if "type" in each.stated]
    unread = list(raw.unread)
    pages = list(raw.pages)
    for number, page in enumerate(pages):
        slate = Slate(page, f"slide {number + 1}", {each.key: each for each in raw.shapes if each.page == number})
        found = [each for each in raw.links if each.page == number and "type" not in each.stated]
        title = _settled(slate, found)
        links += found
        made += slate.shapes.values()
        unread += slate.unread
        pages[number] = replace(page, title=title or page.title)
    listed, list_links = drawn_too(made, reading.listed, reading.list_links)
    whole = Sketch(
        "pptx", _name(pages), tuple(in_order([*made, *listed])), (*links, *list_links), tuple(unread), what.stated, tuple(pages)
    )
    whole = joined(whole, "slide")
    if made_here and what.stated:
        whole = replace(whole, title=str(what.stated.get("title", whole.title)))
    return whole


def _settled(slate: Slate, links: list[Link]) -> str:
    """Finds out how the things of one slide stand to each other; `links` is made anew. Gives a title that only free words say."""
    slate.joined = _ends(links)
    fill_empty(slate)
    nest(slate)
    around = frozenset(each.inside for each in slate.shapes.values() if each.inside)
    wiring = wired(links, slate.shapes, around, slate.page, slate.place)
    slate.unread += wiring.unread
    links[:] = wiring.links
    slate.joined = _ends(links)
    for key in slate.joined & slate.shapes.keys():
        if slate.shapes[key].form == "text":
            slate.shapes[key] = replace(slate.shapes[key], form="")
    words_on_lines(slate, links, wiring.routes)
    head_rows(slate)
    links[:] = _spread(slate, links)
    slate.joined = _ends(links)
    links += stacks(slate)
    slate.joined = _ends(links)
    return free_words(slate)


def _ends(links: Iterable[Link]) -> frozenset[str]:
    return frozenset(end for each in links for end in (each.source, each.target) if end)


def _spread(slate: Slate, links: Sequence[Link]) -> list[Link]:
    """A line at a ground with a title such as “Enablers” is one at each box in it."""
    inside: dict[str, list[str]] = {}
    for each in slate.shapes.values():
        inside.setdefault(each.inside, []).append(each.key)
    made = []
    for link in links:
        ends = [
            inside[end] if end in inside and end in slate.shapes and _is_ground(slate.shapes[end]) else [end]
            for end in (link.source, link.target)
        ]
        if max(map(len, ends)) > 1 or ends != [[link.source], [link.target]]:
            place = f"{link.place}, drawn at the ground around"
            made += [replace(link, source=one, target=other, place=place) for one in ends[0] for other in ends[1] if one != other]
            for end in (link.source, link.target):
                if end in inside and end in slate.shapes and _is_ground(slate.shapes[end]):
                    slate.shapes[end] = replace(slate.shapes[end], form="panel")
        else:
            made.append(link)
    return made


def _is_ground(shape: Shape) -> bool:
    return shape.form == "panel" or is_heading(shape.name)


def _without_taste(shapes: Sequence[Shape]) -> list[Shape]:
    """Where most boxes have one form, it is the author's taste and says nothing of what they are."""
    boxes = [each for each in shapes if each.form not in ("text", "panel") and each.lines and not each.stated]
    usual = {form for form in _TELLING if sum(each.form == form for each in boxes) > _TASTE * len(boxes)}
    return [replace(each, form="rounded") if each.form in usual else each for each in shapes]


def _name(pages: Sequence[Page]) -> str:
    """The title of the whole: that of the first slide that has one that is more than “Slide 1”."""
    return next(
        (each.title for each in pages if each.title and not re.fullmatch(r"(?:slide|page)\s*\d+", each.title, re.IGNORECASE)), ""
    )
