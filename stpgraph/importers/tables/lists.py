"""What a whole list shows that none of its rows does: which way it leads, and by what names are parted in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stpgraph.files.spelling import squeezed
from stpgraph.importers.tables.cellwords import is_nobody
from stpgraph.importers.tables.contents import uphill
from stpgraph.importers.tables.found import Matched
from stpgraph.importers.tables.headings import LINES, Field

Rows = Sequence[Sequence[str]]
_SIGNS = re.compile(r"[;\n]")
_PARTING = re.compile(r"[;\n,/&+|]|\band\b", re.IGNORECASE)
_LISTS: frozenset[Field] = frozenset(LINES.keys() | {"members", "attendees", "chair", "deputy_chair", "lead"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of lines shows: `uphill` whether each row begins with the lower end (None where it does not show it), `under` whether
    it is a hierarchy by itself, and the `names` in it, squeezed, of which nobody could think that they are several."""

    uphill: bool | None = None
    under: bool = False
    names: frozenset[str] = frozenset()


def listed(rows: Rows, found: Matched) -> Listed:
    """What the rows below a heading show, where they are pairs."""
    at = found.at("from"), found.at("to")
    if at[0] is None or at[1] is None:
        return Listed()
    whole = [(row[at[0]], row[at[1]]) for row in rows if not is_nobody(row[at[0]]) and not is_nobody(row[at[1]])]
    names = frozenset(squeezed(each) for pair in whole for each in pair if not _PARTING.search(each))
    pairs = [(one, other) for first, last in whole for one in _parts(first) for other in _parts(last)]
    ends = [{squeezed(each) for each in side} for side in zip(*pairs, strict=True)] if pairs else [set(), set()]
    # “From” and “To” say which way lines are drawn, which may be down from the board; where no word says that, it is a hierarchy.
    drawn = all(each.confidence > 0.6 for each in found.columns if each.field in ("from", "to"))
    return Listed(uphill(pairs), not drawn and bool(ends[0] & ends[1]), names)


def by_signs(rows: Rows, found: Matched) -> bool:
    """Whether semicolons or new lines part the names in a table's cells: commas are then parts of names."""
    places = [each.at for each in found.columns if each.field in _LISTS]
    return any(_SIGNS.search(row[at].strip()) for row in rows for at in places)


def _parts(text: str) -> list[str]:
    return [each.strip() for each in _SIGNS.split(text) if each.strip()]
