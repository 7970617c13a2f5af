"""Rows too wide for their sheet, wrapped into bands: what stands below one parent stays below it in every band."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from stpgraph.layout.frame import GAP_COLUMN, Sized, Wrapping
from stpgraph.layout.place import number_of_rows

Place = tuple[int, int]
#: How far a band may be wider than asked for, or a narrower one not be used, to keep as many as in an earlier scene.
_LEEWAY = 1.16
NOWHERE: Mapping[str, float] = MappingProxyType({})


def numbers_of_bands(sized: Sized, limit: float, earlier: Mapping[str, float] = NOWHERE) -> tuple[int, ...]:
    """How many bands each row is wrapped into so that none is wider than about `limit`, in CSS pixels; `earlier` as in `wrapped`."""
    found = []
    for (stacks, _), widths in zip(sized.bands, sized.widths, strict=True):
        number = number_of_rows(widths, GAP_COLUMN, limit)
        levels = len({earlier[each.column.key] for each in stacks if each.column.key in earlier}) if earlier else 0
        if levels:
            # One stack more or less is no reason to wrap all of them anew.
            at_least, at_most = (number_of_rows(widths, GAP_COLUMN, each) for each in (limit * _LEEWAY, limit / _LEEWAY))
            number = min(max(levels, at_least), at_most)
        found.append(number)
    return tuple(found)


def wrapped(sized: Sized, numbers: tuple[int, ...], earlier: Mapping[str, float] = NOWHERE) -> Wrapping:
    """Which stacks stand in each band when the rows are wrapped into so many bands.

    The stacks below one parent are shared out among the bands of their row, in their order, the first to the topmost. So families
    keep the order of their parents in every band, and lines to one parent need not cross those to another. By node, `earlier` is
    the y of its box in an earlier scene: what stood in one band still does, where there are as many bands as then.
    """
    found: list[tuple[int, tuple[int, ...]]] = []
    centres: list[dict[int, float]] = []
    for row, (stacks, _) in enumerate(sized.bands):
        widths = sized.widths[row]
        above = sized.ties.above[row]
        before = {at: earlier[each.column.key] for at, each in enumerate(stacks) if each.column.key in earlier} if earlier else {}
        levels = {y: band for band, y in enumerate(sorted(set(before.values())))}
        number = numbers[row]
        kept = {at: levels[y] for at, y in before.items()} if len(levels) == number else {}
        bands = _shared(_families(above, centres), widths, number, kept)
        centres.append({})
        for band in bands:
            total = sum(widths[each] + GAP_COLUMN for each in band)
            at = -total / 2
            for each in band:
                centres[-1][each] = at + widths[each] / 2
                at += widths[each] + GAP_COLUMN
        found += [(row, tuple(band)) for band in bands]
    return tuple(found)


def _families(above: list[Place | None], centres: list[dict[int, float]]) -> list[list[int]]:
    """Stacks that stand side by side and have one parent, or none; in the order in which their parents stand."""
    found = [(parent, [each for each, _ in members]) for parent, members in groupby(enumerate(above), key=lambda each: each[1])]
    known = [parent for parent, _ in found if parent is not None]
    if len(known) == len(found) and len({row for row, _ in known}) == 1:
        found.sort(key=lambda each: centres[each[0][0]][each[0][1]] if each[0] else 0.0)
    return [members for _, members in found]


def _shared(families: list[list[int]], widths: list[float], number: int, kept: Mapping[int, int]) -> list[list[int]]:
    """Families shared out among so many bands; what cannot be shared evenly goes where there is most room."""
    if number == 1:
        return [[each for members in families for each in members]]
    bands: list[list[int]] = [[] for _ in range(number)]
    filled = [0.0] * number
    for each, band in kept.items():
        filled[band] += widths[each] + GAP_COLUMN
    for members in families:
        new = [each for each in members if each not in kept]
        share, more = divmod(len(new), number)
        roomy = sorted(range(number), key=lambda band: (filled[band], band))[:more]
        home: dict[int, int] = {each: kept[each] for each in members if each in kept}
        at = 0
        for band in range(number):
            end = at + share + (band in roomy)
            home.update((each, band) for each in new[at:end])
            filled[band] += sum(widths[each] + GAP_COLUMN for each in new[at:end])
            at = end
        for each in members:
            bands[home[each]].append(each)
    return [band for band in bands if band]
