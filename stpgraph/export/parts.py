"""A view that is too large for one page in parts that can be read, each laid out as any structure is.

Boxes belong where readers look for them: the boards with support and oversight; each group with what is below it; organisations and
agreements; what stands apart. Every box belongs to one part. A line is drawn where the box belongs from which it starts, and
wherever else both its ends are drawn and one of them belongs; a box that is drawn for such a line alone says in which part it
belongs. So every box and every line of the whole is in some part. What cannot be read on one page is halved until it can.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from stpgraph.export.sheet import PartSheet, Sheet
from stpgraph.graph import Wiring, build
from stpgraph.layout import View, Zone, lay_out
from stpgraph.layout.plan import plan
from stpgraph.layout.scene import Box, Panel, Scene
from stpgraph.layout.views import seen
from stpgraph.model import AnyRelation, Structure
from stpgraph.model.kinds import NODE_TYPES, NodeType
from stpgraph.reading.marks import NOTHING, Marks
from stpgraph.reading.words import capital, shortened
from stpgraph.rules.words import listed, quoted

#: More boxes than this cannot be read on one page, however small they are: it is not even tried.
MOST_BOXES = 110
#: So many names stand in a heading, none longer than that.
_NAMED, _LONGEST = 3, 48
#: Stands for the number of a part until it is known; no number is wider.
_UNKNOWN = "88"
_TIERS: tuple[Zone, ...] = ("strategic", "delivery")
#: The sections in their order, each with its zones and what they are called.
_SECTIONS: tuple[tuple[tuple[tuple[Zone, ...], str], ...], ...] = (
    ((_TIERS, "the boards"), (("support",), "support"), (("oversight",), "oversight")),
    ((("group", "project"), "the groups"),),
    ((("organisation",), "organisations"), (("instrument",), "agreements")),
    ((("apart",), "what is not joined to the rest of the drawing"),),
)
#: What a layout says of boxes that it sets apart, which on the page of a part may be joined to others elsewhere.
_APART = "Drawn apart on this page"
_BELOW: Mapping[NodeType, str] = {
    "body": "groups",
    "project": "projects",
    "post": "seats",
    "organisation": "organisations",
    "instrument": "agreements",
}


@dataclass(frozen=True, slots=True)
class _Unit:
    """Boxes that belong together, by id: the first is the one that names them, where they have no `words` of their own."""

    owners: tuple[str, ...]
    inner: tuple[_Unit, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A part that is not numbered yet: the boxes that belong to it, the lines on it, its heading, its picture."""

    owners: tuple[str, ...]
    relations: tuple[AnyRelation, ...]
    shows: str
    scene: Scene


def cut(sheet: Sheet, legible: Callable[[Sheet], bool]) -> tuple[PartSheet, ...]:
    """The parts of a sheet's view, in reading order, each `legible` where two boxes and a line are; none where nothing is drawn."""
    return _Cutter(sheet, legible).parts()


class _Cutter:
    def __init__(self, sheet: Sheet, legible: Callable[[Sheet], bool]) -> None:
        self.sheet, self.legible = sheet, legible
        self.tried: dict[tuple[tuple[str, ...], frozenset[AnyRelation], bool], _Draft | None] = {}
        shown = seen(sheet.structure, sheet.view)
        self.structure, self.folded = shown.structure, shown.folded
        self.nodes = {node.id: node for node in self.structure.nodes}
        self.boxes: Mapping[str, Box] = {box.id: box for box in sheet.scene.boxes}
        made = plan(self.structure, folded=self.folded)
        self.above = {**made.parent, **made.host}
        relations = [each for each in self.structure.relations if each.source in self.boxes and each.target in self.boxes]
        self.out: defaultdict[str, list[AnyRelation]] = defaultdict(list)
        self.into: defaultdict[str, list[AnyRelation]] = defaultdict(list)
        for each in sorted(relations, key=lambda each: (made.order[each.source], made.order[each.target], each.type)):
            self.out[each.source].append(each)
            self.into[each.target].append(each)
        self.seats = frozenset(key for key, box in self.boxes.items() if box.seat_of is not None)
        self.section = {key: _section(box.zone) for key, box in self.boxes.items()}

    def parts(self) -> tuple[PartSheet, ...]:
        drafts = [draft for section in range(len(_SECTIONS)) for draft in self._split(self._units(section), section, True)]
        home: dict[str, int] = {}
        for number, draft in enumerate(drafts, 1):
            for key in draft.owners:
                home.setdefault(key, number)
        often, met = Counter(draft.shows for draft in drafts), Counter[str]()
        found = []
        for number, draft in enumerate(drafts, 1):
            met[draft.shows] += 1
            of = f" ({met[draft.shows]} of {often[draft.shows]})" if often[draft.shows] > 1 else ""
            found.append(self._sheet(draft, f"{draft.shows}{of}", number, len(drafts), home))
        return tuple(found)

    # ── what belongs together ────────────────────────────────────────────────────────────────────────────────────────

    def _units(self, section: int) -> tuple[_Unit, ...]:
        """The boxes of a section as the page of all of it would name them."""
        below: defaultdict[str, list[str]] = defaultdict(list)
        tops = []
        for key in self.boxes:
            above = self.above.get(key)
            if self.section[key] != section:
                continue
            if above is not None and self.section.get(above) == section and self._together(key, above):
                below[above].append(key)
            else:
                tops.append(key)
        found = []
        for zones, words in _SECTIONS[section]:
            inner = tuple(self._unit(key, below) for key in tops if self.boxes[key].zone in zones)
            if inner:
                found.append(_Unit(tuple(key for unit in inner for key in unit.owners), inner, words))
        return tuple(found)

    def _together(self, key: str, above: str) -> bool:
        """Whether a box is told with the one above it: a board stands for itself, and so does what is in another panel."""
        one, other = self.boxes[key], self.boxes[above]
        return key in self.seats or (one.zone not in _TIERS and _kin(one.zone) == _kin(other.zone))

    def _unit(self, top: str, below: Mapping[str, Sequence[str]]) -> _Unit:
        """A box with all that is told with it: first its seats, then each thing below it with its own."""
        seats = [key for key in below.get(top, ()) if key in self.seats]
        others = [self._unit(key, below) for key in below.get(top, ()) if key not in self.seats]
        own = _Unit((top, *seats))
        if not others:
            return own
        return _Unit((*own.owners, *(key for unit in others for key in unit.owners)), (own, *others))

    # ── page by page ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _split(self, units: Sequence[_Unit], section: int, every: bool = False) -> list[_Draft]:
        """Units on as few pages as halving makes for; `every` tells that they are all of their section, or of what is above."""
        if not units:
            return []
        owners, shows = self._of(units)
        draft = self._page(owners, shows, section == 0 and every)
        if draft is not None:
            return [draft]
        for number in range(max(2, ceil(len(owners) / MOST_BOXES)), len(units) + 1):
            runs = _runs(units, number)
            # A unit that needs several pages by itself is no reason for making the others smaller.
            if all(len(run) == 1 or self._page(*self._of(run)) for run in runs):
                return [draft for run in runs for draft in self._split(run, section, every)]
        if units[0].inner:
            return self._split(units[0].inner, section, every and bool(units[0].words))
        if len(owners) > 1:
            at = len(owners) // 2
            halves = (_Unit(owners[:at], words=shows), _Unit(owners[at:], words=shows))
            return [draft for half in halves for draft in self._split([half], section)]
        return self._by_lines(owners, shows, self._lines(owners))

    def _of(self, units: Sequence[_Unit]) -> tuple[tuple[str, ...], str]:
        """The boxes of units, and what a page of them shows."""
        return tuple(key for unit in units for key in unit.owners), self._shows(units)

    def _page(self, owners: tuple[str, ...], shows: str, boards: bool = False) -> _Draft | None:
        """The page of some boxes with all their lines, if it can be read; of `boards` with the groups right under them, if that can
        be: without them it would look as if nobody answered there."""
        more = self._groups_below(owners) if boards else []
        found = self._draft(owners, shows, self._lines(owners, more)) if more else None
        return found or self._draft(owners, shows, self._lines(owners))

    def _by_lines(self, owners: tuple[str, ...], shows: str, relations: tuple[AnyRelation, ...]) -> list[_Draft]:
        """One box with more lines than a page holds: some of them on each."""
        draft = self._draft(owners, shows, relations, len(relations) < 2)
        if draft is not None:
            return [draft]
        at = len(relations) // 2
        return [draft for half in (relations[:at], relations[at:]) for draft in self._by_lines(owners, shows, half)]

    def _lines(self, owners: Sequence[str], more: Iterable[AnyRelation] = ()) -> tuple[AnyRelation, ...]:
        """The lines of a page: those from its boxes, `more`, those to its boxes from what is then drawn there, and how that hangs
        together."""
        own = set(owners)
        found = [*(each for key in owners for each in self.out[key]), *more]
        drawn = own.union(*((each.source, each.target) for each in found))
        found += [each for key in owners for each in self.into[key] if each.source in drawn - own]
        # What answers to what of the boxes that belong elsewhere: without that they would look as if they hung in the air.
        others = [key for key in self.boxes if key in drawn - own]
        found += [each for key in others for each in self.out[key] if each.target in drawn and self.above.get(key) == each.target]
        return tuple(dict.fromkeys(found))

    def _groups_below(self, owners: Sequence[str]) -> list[AnyRelation]:
        return [
            each
            for key in owners
            for each in self.into[key]
            if self.above.get(each.source) == key and self.section[each.source] == 1 and each.source not in self.seats
        ]

    def _draft(
        self, owners: tuple[str, ...], shows: str, relations: tuple[AnyRelation, ...], anyhow: bool = False
    ) -> _Draft | None:
        """A page of these boxes and lines, or None where it could not be read and is not wanted `anyhow`."""
        drawn = set(owners).union(*((each.source, each.target) for each in relations))
        if not anyhow and len(drawn) > MOST_BOXES:
            return None
        tried = (owners, frozenset(relations), anyhow)
        if tried not in self.tried:
            draft = _Draft(owners, relations, shows, lay_out(self._structure(drawn, relations, drawn.difference(owners))))
            readable = self.legible(self._sheet(draft, shows, int(_UNKNOWN), int(_UNKNOWN), {}))
            self.tried[tried] = draft if anyhow or readable else None
        return self.tried[tried]

    def _structure(self, drawn: set[str], relations: tuple[AnyRelation, ...], elsewhere: set[str]) -> Structure:
        """What is drawn on a page, each box called by what is written in it."""
        named = (
            node.model_copy(update={"name": self._written(node.id, _UNKNOWN if node.id in elsewhere else "")})
            for node in self.structure.nodes
            if node.id in drawn
        )
        return self.structure.model_copy(update={"nodes": tuple(named), "relations": relations})

    def _written(self, key: str, part: str) -> str:
        """The name of a box, what else it stands for, and the number of the part where it belongs if not where it is drawn."""
        told = [self.folded[key]] if key in self.folded else []
        told += [f"see part {part}"] if part else []
        name = self.nodes[key].name
        return f"{name} ({'; '.join(told)})" if told else name

    def _sheet(self, draft: _Draft, shows: str, number: int, total: int, home: Mapping[str, int]) -> PartSheet:
        whole = self.sheet
        drawn = {box.id for box in draft.scene.boxes}
        part_of = {key: home.get(key, int(_UNKNOWN)) for key in sorted(drawn.difference(draft.owners))}
        texts = {
            key: self._written(key, str(part_of.get(key, ""))) for key in sorted(drawn) if key in part_of or key in self.folded
        }
        nodes = tuple(node for node in self.structure.nodes if node.id in drawn)
        structure = self.structure.model_copy(update={"nodes": nodes, "relations": draft.relations})
        tags = {key: tag for key, tag in whole.marks.tags.items() if key in drawn}
        return PartSheet(
            whole.structure,
            Wiring(build(structure)),
            self._named(draft.scene, part_of),
            View(),
            whole.findings,
            whole.made_on,
            whole.draft,
            own=structure,
            shows=shows,
            number=number,
            total=total,
            of=self._called(),
            part_of=part_of,
            texts=texts,
            marked=Marks(tags, key=whole.marks.key) if tags else NOTHING,
        )

    def _called(self) -> str:
        """What all of it is called, and of when it is."""
        whole = self.sheet
        title = " ".join(whole.title.split())
        return " · ".join((title, *whole.dates)) if whole.view == View() else f"{title} · {whole.subtitle}"

    def _named(self, scene: Scene, part_of: Mapping[str, int]) -> Scene:
        """A picture whose boxes have their own names, and say in which part they belong if not in this."""
        boxes = []
        for box in scene.boxes:
            text = box.text
            if box.id in part_of:
                assert text[-1].endswith(f"{_UNKNOWN})"), "what is added to a name stands at its end, and no word of it is broken"
                text = (*text[:-1], f"{text[-1].removesuffix(f'{_UNKNOWN})')}{part_of[box.id]})")
            boxes.append(replace(box, name=self.nodes[box.id].name, text=text))
        apart = {key for key, box in self.boxes.items() if box.zone == "apart"}
        panels = tuple(
            replace(panel, title=_APART)
            if panel.zone == "apart" and any(_on(panel, box) and box.id not in apart for box in boxes)
            else panel
            for panel in scene.panels
        )
        return replace(scene, title=self.sheet.title, boxes=tuple(boxes), panels=panels)

    # ── headings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _shows(self, units: Sequence[_Unit]) -> str:
        """What a page shows, in words."""
        names = [unit.words or quoted(shortened(self.nodes[unit.owners[0]].name, _LONGEST)) for unit in units]
        more = len(names) - _NAMED
        told = listed(names if more <= 1 else [*names[:_NAMED], f"{more:,} others"])
        types = {self.nodes[key].type for unit in units for key in (unit.owners[1:] if not unit.words else unit.owners)}
        if any(unit.words and unit.words != "the groups" for unit in units):
            return capital(told)
        below = [_BELOW[kind] for kind in NODE_TYPES if kind in types and not (kind == "body" and units[0].words)]
        its = "its" if len(units) == 1 and not units[0].words else "their"
        return capital(f"{told}, with {its} {listed(below)}" if below else told)


def _section(zone: Zone) -> int:
    return next(at for at, section in enumerate(_SECTIONS) if any(zone in zones for zones, _ in section))


def _on(panel: Panel, box: Box) -> bool:
    x, y = box.centre
    return panel.x <= x <= panel.x + panel.width and panel.y <= y <= panel.y + panel.height


def _kin(zone: Zone) -> Zone:
    return "group" if zone == "project" else zone


def _runs(units: Sequence[_Unit], number: int) -> list[Sequence[_Unit]]:
    """A row of units in at most so many runs with about as many boxes each."""
    sums = [0, *accumulate(len(unit.owners) for unit in units)]
    found: defaultdict[int, list[_Unit]] = defaultdict(list)
    for unit, before, after in zip(units, sums, sums[1:], strict=False):
        found[(before + after) * number // (2 * sums[-1])].append(unit)
    return list(found.values())
