"""What the cells of a column show before its heading is believed: how often groups meet, short names, words of lines between two names."""

from __future__ import annotations

import re

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import said_on
from stpgraph.importers.tables.cellwords import frequency, initials, sure_type
from stpgraph.importers.tables.found import LOOKED_AT, ColumnMatch, Matched, Rows, cells_in
from stpgraph.importers.tables.headings import LINES, Field

_MEETING = re.compile(r"\bmeet|\bfrequen|how often", re.IGNORECASE)
#: Fields of columns in which nobody expects how often a group meets, but where it stands if the heading is “Meetings”.
_MISTAKEN: frozenset[Field] = frozenset({"board", "members", "attendees", "notes", "ignored", "status", "quorum"})
_SHORT = re.compile(r"^[A-Z][A-Za-z&/]{0,8}[A-Z]$|^[A-Z]{2}[A-Za-z&/]*$")
#: Fields whose columns may hold words of lines, where another column has the other end of each.
_WORDED: frozenset[Field] = frozenset({"ignored", "notes", "kind", "function", "role", "relation"})


def shown(rows: Rows, found: Matched) -> Matched:
    """The columns, put right by what stands in them. What a person said of one stays."""
    if found.heading < 0:
        return found
    for rule in (_meetings, _short_names, _worded):
        found = rule(rows, found)
    return found


def _meetings(rows: Rows, found: Matched) -> Matched:
    """“Meetings” with “Monthly” and “Quarterly” below it is how often each group meets."""
    if "meets" in found.fields:
        return found
    for each in found.columns:
        if each.field not in _MISTAKEN or not (_MEETING.search(each.heading) or each.field == "board"):
            continue
        texts = cells_in(rows, found, each.at)
        often = sum(frequency(text).value is not None and not sure_type(text) for text in texts)
        if texts and often >= 0.6 * len(texts):
            return found.given(each.at, "meets", 0.9, f"its heading is “{each.heading}”, and how often stands in it")
    return found


def is_short_for(short: str, name: str) -> bool:
    """Whether a short name is of letters with which words of a name begin, in their order, up to the last.

    >>> is_short_for("PB", "Ladle Bay ICS Partnership Board"), is_short_for("FCG", "Audit Group")
    (True, False)
    """
    letters, place = initials(name), 0
    wanted = re.sub(r"[^A-Za-z]", "", short).upper()
    for letter in wanted:
        place = letters.find(letter, place) + 1
        if not place:
            return False
    return len(wanted) > 1 and place == len(letters)


def _short_names(rows: Rows, found: Matched) -> Matched:
    """A column of capitals, each the first letters of the name beside it."""
    own = found.at("name")
    if own is None or "short_name" in found.fields:
        return found
    for each in found.columns:
        if each.field not in ("ignored", "number"):
            continue
        below = [row for row in rows[found.heading + 1 :][:LOOKED_AT] if len(row) > max(own, each.at) and row[each.at].strip()]
        texts = [row[each.at].strip() for row in below]
        if len(texts) < 2 or not all(map(_SHORT.match, texts)) or len(set(texts)) < len(texts):
            continue
        if sum(is_short_for(row[each.at], row[own]) for row in below) >= 0.6 * len(below):
            return found.given(each.at, "short_name", 0.85, "the first letters of the names beside it stand in it")
    return found


def _worded(rows: Rows, found: Matched) -> Matched:
    """“Group”, “What it does” (“Advises”) and “For”: each row is a line, with its words between its ends."""
    taken = LINES.keys() | {"from", "level", "marks", "person", "chair", "lead", "capacity"}
    name = next((each for each in found.columns if each.field in ("name", "board", "organisation")), None)
    if name is None or found.fields & taken:
        return found
    places = {each.at: each for each in found.columns}
    for each in found.columns:
        other = places.get(each.at + 1)
        if each.at <= name.at or each.field not in _WORDED or other is None or not _is_end(rows, found, other):
            continue
        texts = cells_in(rows, found, each.at)
        if not texts or sum(_says(text) for text in texts) < 0.8 * len(texts):
            continue
        why = "words of lines stand between it and another column of names"
        made = found.given(name.at, "from", 0.85, why)
        made = made.given(other.at, "to", 0.85, why)
        return made.given(each.at, "relation", 0.85, "words of lines stand in it, between two columns of names")
    return found


def _says(text: str) -> bool:
    return said_on(text) is not None and len(text.split()) <= 7 and not sure_type(text)


def _is_end(rows: Rows, found: Matched, each: ColumnMatch) -> bool:
    """Whether a column, of which its heading does not say what it holds, holds names."""
    if each.field not in ("ignored", "board", "organisation", "name", "to"):
        return False
    texts = cells_in(rows, found, each.at)
    own = found.at("name")
    known = {squeezed(text) for text in cells_in(rows, found, own)} if own is not None else set()
    return bool(texts) and sum(bool(sure_type(text)) or squeezed(text) in known for text in texts) > 0.5 * len(texts)
