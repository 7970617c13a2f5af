"""Several names in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from stpgraph.files.spelling import squeezed
from stpgraph.importers.tables.cellwords import is_nobody, is_person, sure_type

#: Ahead of a name where there are several; a comma may be part of a name.
_SEVERAL = re.compile(r"[;\n]| [|/] |\s•\s?|\s&\s(?=NHS )")
#: Two that act as one, and are called so.
_ONE = re.compile(
    r"NHS England (?:and|&|/) (?:NHS )?Improvement|NHS ?E(?:ngland)? ?(?:/|&|and) ?(?:NHS ?)?I(?:mprovement)?", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:[-–—•·▪*●]|\(?\d{1,2}[.)]|\(?[a-z][)])\s+")


def names(text: str, known: Set[str] = frozenset(), loose: bool = False) -> list[str]:
    """The names in a cell, without those that say nobody. `known` are names that the tables have themselves, squeezed: these are never
    parted. A comma or “and” parts names only where what is on both sides is a name by itself; `loose` says that commas always part,
    but for a post and the organisation behind it.

    >>> names("Planned Care; Urgent and Emergency Care"), names("NHS Hill CCG and NHS Dale CCG")
    (['Planned Care', 'Urgent and Emergency Care'], ['NHS Hill CCG', 'NHS Dale CCG'])
    """
    plain = re.sub(r"[^\S\n]+", " ", text[:40_000]).strip()
    if _ONE.fullmatch(plain):
        return [plain]
    made: list[str] = []
    pieces = [plain] if squeezed(plain) in known else [each for each in _SEVERAL.split(plain) if each.strip()]
    # Where semicolons or new lines part names, commas belong to them.
    loose = loose and len(pieces) < 2
    for each in pieces:
        part = _LEAD.sub("", " ".join(each.split()))
        made += [part] if squeezed(part) in known else _by_comma(part, known, loose) or _by_and(part, known) or [part]
    return [each for each in dict.fromkeys(made) if not is_nobody(each)]


def _by_comma(part: str, known: Set[str], loose: bool) -> list[str]:
    parts = [each.strip() for each in re.split(r",\s+and\s+|,", part) if each.strip()]
    if len(parts) < 2 or len(parts) > 200:
        return []
    # The last of a list by commas may be “X and Y”.
    whole = [piece for each in parts for piece in (_by_and(each, known) or [each])]
    if all(squeezed(each) in known for each in whole):
        return whole
    if posts := _posts(parts):
        return posts if len(posts) > 1 else []
    types = [_sort(each) for each in whole]
    if types[-1] == "body" and not any(types[:-1]) and not any(squeezed(each) in known for each in whole):
        # “Quality, Performance and Finance Committee”.
        return []
    return whole if loose or (len(set(types)) == 1 and types[0] in ("body", "organisation", "person")) else []


def _posts(parts: Sequence[str]) -> list[str]:
    """Posts with where each of them is (“Director of Finance, Hill Infirmary”); empty where the parts are not such."""
    made: list[str] = []
    bare = False
    for each in parts:
        post = _sort(each) == "post"
        if not post and not bare:
            return []
        made = [*made, each] if post else [*made[:-1], f"{made[-1]}, {each}"]
        bare = post
    return made if len(made) < len(parts) else []


def _by_and(part: str, known: Set[str]) -> list[str]:
    for sign in (r"\s+(?:and|&|\+)\s+", r"\s*/\s*"):
        parts = [each.strip() for each in re.split(sign, part) if each.strip()]
        if len(parts) < 2 or len(parts) > 50:
            continue
        types = {_sort(each) for each in parts}
        if all(squeezed(each) in known for each in parts):
            return parts
        if "/" not in sign and len(types) == 1 and types <= {"body", "organisation", "person"}:
            return parts
    return []


def _sort(text: str) -> str:
    return sure_type(text) or ("person" if is_person(text) else "")
