"""Columns that say who chairs or leads what another column of the row names (“Workstream lead” beside “Project”)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stpgraph.files.spelling import squeezed
from stpgraph.importers.tables.cellwords import is_nobody
from stpgraph.importers.tables.found import ColumnMatch, Matched
from stpgraph.importers.tables.gathering import Gathering
from stpgraph.importers.tables.headings import LINES, Field
from stpgraph.importers.tables.seats import office, offices
from stpgraph.importers.tables.splitting import names

_OFFICES: frozenset[Field] = frozenset(
    {"chair", "deputy_chair", "lead", "chair_post", "chair_organisation", "lead_post", "lead_organisation"}
)
_ENDS: frozenset[Field] = frozenset(LINES.keys() | {"board", "level"})
_SORT = re.compile(r"^(?:name of |the )+|\b(?:name|title|group)s?$", re.IGNORECASE)


def of_others(found: Matched) -> Mapping[int, int]:
    """By the place of a column that says who chairs or leads, that of the column with the name of whom.

    Only columns count whose heading begins with the other's heading; those of the row's own name are not among them.
    """
    ends = {squeezed(sort): each for each in found.columns if each.field in _ENDS and (sort := _plain(each.heading))}
    own = next((squeezed(_plain(each.heading)) for each in found.columns if each.field == "name"), "")
    made: dict[int, int] = {}
    for each in found.columns:
        if each.field not in _OFFICES:
            continue
        words = each.heading.split()
        starts = (squeezed(re.sub(r"[’']s?$", "", " ".join(words[:count]))) for count in range(len(words) - 1, 0, -1))
        start = next((start for start in starts if start in ends or (own and start == own)), "")
        if start in ends and start != own:
            made[each.at] = ends[start].at
    return made


def _plain(heading: str) -> str:
    return _SORT.sub("", " ".join(heading.split())).strip() or heading


def own_columns(found: Matched) -> Sequence[ColumnMatch]:
    """The columns of a row without those that say who leads what another column names."""
    others = of_others(found)
    return [each for each in found.columns if each.at not in others]


def led(into: Gathering, found: Matched, row: Sequence[str], place: str) -> None:
    """The lines of those who lead what another column of the row names."""
    others = of_others(found)
    for at in sorted(set(others.values())):
        columns = [each for each in found.columns if others.get(each.at) == at]
        for name in names(row[at], into.words) if not is_nobody(row[at]) else ():
            key = into.named(into.meant(name, numbers=True), place)
            for each in offices(columns, row):
                office(into, each, key, " ".join(into.shapes[key].lines), place)
