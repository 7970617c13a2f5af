"""What is marked in the pictures of structures that are compared, by a sign and in words: what not all have, and what differs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stpgraph.draw.aligned import Aligned
from stpgraph.reading.compared_rows import CHANGED, MOVED
from stpgraph.reading.marks import LineKey, Marks, Tag
from stpgraph.rules.words import listed
from stpgraph.ui.comparing import MOST_WORDED, SideTag
from stpgraph.ui.comparing_many import LETTERS, Several

#: The sign of what some have, but not all.
SOME = "±"
_HANGS = ": it answers to, or sits on, something else"


@dataclass(frozen=True, slots=True)
class Union:
    """What is marked in the picture of all together: boxes by place, and by line the sign and the words of one that not all have."""

    marks: Marks
    lines: Mapping[LineKey, tuple[str, str]]


def marks(several: Several, made: Aligned) -> tuple[Marks, ...]:
    """What is marked in each picture, by its own ids."""
    if several.two:
        return (several.pairs[0].marks(0), several.pairs[0].marks(1))
    holders, differing, routes = _holders(made), _differing(several, made), _routes(several, made)
    found = []
    for number, scene in enumerate(made.scenes):
        group_of = made.same[number]
        tags: dict[str, Tag] = {}
        for box in scene.boxes:
            group = group_of[box.id]
            tag = _only(several, holders[group]) or _differs(several, differing, group, number)
            if tag:
                tags[box.id] = tag
        own = {line.key for line in scene.lines if len(routes[_route(line.key, group_of)]) < len(made.scenes)}
        found.append(Marks(_worded(tags), lines=frozenset(own)))
    return tuple(found)


def union_marks(several: Several, made: Aligned) -> Union:
    """What is marked where all are drawn over each other."""
    holders, differing = _holders(made), _differing(several, made)
    group_of = {place: ids[key] for ids, places in zip(made.same, made.places, strict=True) for key, place in places.items()}
    tags: dict[str, Tag] = {}
    for box in made.union.boxes:
        group = group_of[box.id]
        tag = _only(several, holders[group]) or _differs(several, differing, group, 0)
        if tag:
            tags[box.id] = tag
    lines: dict[LineKey, tuple[str, str]] = {}
    have: defaultdict[LineKey, set[int]] = defaultdict(set)
    for number, scene in enumerate(made.scenes):
        for line in scene.lines:
            have[_route(line.key, made.places[number])].add(number)
    for line in made.union.lines:
        only = _only(several, have[line.key])
        if only:
            lines[line.key] = (only.sign, only.text)
    return Union(Marks(_worded(tags), lines=frozenset(lines)), lines)


def key(several: Several, all_marks: Iterable[Marks]) -> tuple[tuple[str, str], ...]:
    """The signs that are there, each with what it says."""
    here = {tag.sign for each in all_marks for tag in each.tags.values()}
    if several.two:
        pair = several.pairs[0]
        changed, moved = pair.differing_words
        words = zip((*pair.signs, CHANGED, MOVED), (*pair.only_words, changed, f"{moved}{_HANGS}"), strict=True)
    else:
        only = tuple(f"Only in {letter}" for letter in LETTERS)
        words = zip(
            (*LETTERS, SOME, CHANGED, MOVED),
            (*only, "In some, not in all", "Different from A", f"Elsewhere than in A{_HANGS}"),
            strict=True,
        )
    return tuple((sign, text) for sign, text in words if sign in here)


def _only(several: Several, holders: Iterable[int]) -> SideTag | None:
    """The mark of what not all structures have; None for what all have."""
    numbers = sorted(set(holders))
    if len(numbers) == len(several.explorations):
        return None
    if several.two:
        pair = several.pairs[0]
        return SideTag(pair.only_words[numbers[0]], "affected", own=pair.signs[numbers[0]])
    letters = [LETTERS[each] for each in numbers]
    return SideTag(f"Only in {listed(letters)}", "affected", own=letters[0] if len(letters) == 1 else SOME)


def _differs(several: Several, differing: Mapping[tuple[str, int], str], group: str, number: int) -> SideTag | None:
    """The mark of what all have and what differs: for the first structure from any other, for each other from the first."""
    others = [number] if number else range(1, len(several.explorations))
    found = [(each, differing[group, each]) for each in others if (group, each) in differing]
    if not found:
        return None
    moved = any(sign == MOVED for _, sign in found)
    if several.two:
        return SideTag(several.pairs[0].differing_words[moved], "note", own=MOVED if moved else CHANGED)
    words = "Elsewhere" if moved else "Different"
    who = (
        f"{words} {'than in' if moved else 'from'} A" if number else f"{words} in {listed([LETTERS[each] for each, _ in found])}"
    )
    return SideTag(who, "note", own=MOVED if moved else CHANGED)


def _differing(several: Several, made: Aligned) -> dict[tuple[str, int], str]:
    """The sign of what differs from the first structure, by group and number of the other; what hangs elsewhere before all else."""
    found: dict[tuple[str, int], str] = {}
    for number, pair in enumerate(several.pairs, 1):
        group_of = made.same[number]
        for each in pair.made.changed_nodes:
            found[group_of[each.after.id], number] = CHANGED
        for move in pair.made.moves:
            if move.node in group_of:
                found[group_of[move.node], number] = MOVED
    return found


def _holders(made: Aligned) -> dict[str, set[int]]:
    """Which structures have a box of each group."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, ids in enumerate(made.same):
        for group in ids.values():
            found[group].add(number)
    return found


def _routes(several: Several, made: Aligned) -> dict[LineKey, set[int]]:
    """Which structures have each relation, seats too: by the groups of its ends."""
    found: defaultdict[LineKey, set[int]] = defaultdict(set)
    for number, exploration in enumerate(several.explorations):
        for each in exploration.structure.relations:
            found[_route((each.source, each.type, each.target), made.same[number])].add(number)
    return found


def _route(line: LineKey, ids: Mapping[str, str]) -> LineKey:
    return ids[line[0]], line[1], ids[line[2]]


def _worded(tags: Mapping[str, Tag]) -> dict[str, Tag]:
    """Marks in order of id; words stand beside boxes only where few of that sign do."""
    numbers = Counter(tag.sign for tag in tags.values())
    return {
        box: SideTag(tag.text, tag.tone, shown=tag.tone == "affected" and numbers[tag.sign] <= MOST_WORDED, own=tag.sign)
        for box, tag in sorted(tags.items())
    }
