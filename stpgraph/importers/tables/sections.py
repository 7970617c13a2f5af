"""Rows of one cell over others: titles, boards whose groups or members follow, and in which standing these sit there; blanks for “as above”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.files.spelling import squeezed
from stpgraph.importers.guessing import is_heading, node_guess
from stpgraph.importers.tables.cellwords import capacity, is_nobody
from stpgraph.importers.tables.headings import BY_HEADING, Field, is_level
from stpgraph.importers.tables.remarks import is_note
from stpgraph.importers.tables.sorts import is_sort
from stpgraph.importers.tables.table import Table
from stpgraph.importers.tables.titles import is_board
from stpgraph.importers.tables.understanding import Understood

_RANK = re.compile(
    r"^(?:governance )?(?:level|tier|layer)\s*(?:\d{1,2}|one|two|three|four|five|[IVX]{1,4})[a-c]?\s*(?:[:–—-]|\.)?\s*",
    re.IGNORECASE,
)
_STANDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), standing)
    for pattern, standing in (
        (r"^(?:non-?voting|members? without (?:a )?vote).*$", "attending"),
        (r"^(?:regular(?:ly)? |also )?(?:in attendance|attendees|attending|observers?|by invitation|invited)\b.*$", "attending"),
        (r"^(?:full |core |executive |other )?voting (?:members?|seats|membership).*$", "voting"),
        (r"^(?:full|core|standing|permanent|ordinary|ex[- ]officio) (?:members?|membership)$|^members?$", "voting"),
    )
)
_SUB = re.compile(r"\bsub\b|\bsub-?(?:group|committee|board)|reporting group|\bbelow\b", re.IGNORECASE)
_ABOVE: frozenset[Field] = frozenset({"answers_to", "part_of", "reports_to", "delegated_by"})


@dataclass(frozen=True, slots=True)
class Band:
    """What a row of one cell says of those below it: a title (with a sort of thing, or none), a board, or a standing."""

    what: Literal["title", "board", "standing"]
    value: str = ""


def band(each: Understood, number: int, text: str) -> Band | None:
    """What a row of one cell is; None where it is a row as any other.

    Raises nothing. `number` is the row's, `text` what stands in it.
    """
    if each.way == "seats":
        return _of_seats(each, text)
    rest = _RANK.sub("", text)
    if is_heading(text) or (rest != text and is_heading(rest)):
        return Band("title", text if is_heading(text) else rest)
    if is_level(text):
        return Band("title")
    whole = _is_wide(each.table, number)
    if is_board(text) and not each.found.fields & (_ABOVE | {"board", "level"}) and (whole or _is_sub(each)):
        return Band("board", text)
    if whole or (is_sort(text) and not _is_named_so(each, text)):
        return Band("title")
    return None


def _of_seats(each: Understood, text: str) -> Band | None:
    if (named := is_board(text)) and "board" not in each.found.fields:
        return Band("board", named)
    standing = standing_of(text)
    if standing and standing != "chair":
        return Band("standing", standing)
    return Band("title") if is_heading(text) or is_sort(text) else None


def said_of_board(text: str) -> tuple[Field, str] | None:
    """What a row of one cell says of the board whose members a table lists (“Quorum: 4”); None where it says nothing of it.

    >>> said_of_board("Quorum: 3 members"), said_of_board("Providers")
    (('quorum', '3 members'), None)
    """
    heading, sign, words = text.partition(":")
    field = BY_HEADING.get(squeezed(heading)) if sign and words.strip() else None
    return (field, words.strip()) if field in ("quorum", "meets", "reports_to", "answers_to", "notes") else None


def standing_of(text: str) -> str:
    """The standing of those below a row; empty where it says none.

    >>> standing_of("Voting members"), standing_of("In attendance (non-voting)"), standing_of("Providers")
    ('voting', 'attending', '')
    """
    plain = " ".join(text.split()).strip(" :")
    return next((standing for pattern, standing in _STANDINGS if pattern.match(plain)), "")


def _is_named_so(each: Understood, text: str) -> bool:
    """Whether the last rows of a table are names by themselves: then this is one of them."""
    rows = [[cell for cell in row if cell] for row in each.table.rows[each.found.heading + 1 :]]
    alone = sum(len(set(row)) == 1 and not (is_sort(row[0]) or is_level(row[0]) or is_note(row[0])) for row in rows if row)
    return alone > 0.5 * sum(map(bool, rows)) or (node_guess(text).of_type >= 0.9 and len(text.split()) > 4)


def _is_sub(each: Understood) -> bool:
    at = each.found.at("name")
    return any(_SUB.search(column.heading) for column in each.found.columns if column.at == at)


def _is_wide(table: Table, number: int) -> bool:
    """Whether a row is one cell, merged over most columns."""
    width = max(map(len, table.rows), default=0)
    return any(top == number and (right - left + 1) * 2 > width and right > left for top, left, _, right in table.spans)


# ── blanks for “as above” ────────────────────────────────────────────────────────────────────────────────────────────


def parents_above(each: Understood) -> Mapping[int, str]:
    """By row, who stands above it where the first column says that once for several rows, and is blank below."""
    first = each.found.columns[0] if each.found.columns else None
    own = each.found.at("name")
    if each.way != "things" or first is None or own is None or first.field not in _ABOVE:
        return {}
    rows = range(each.found.heading + 1, len(each.table.rows))
    filled = [row for row in rows if any(each.table.rows[row])]
    said = [squeezed(each.table.rows[row][first.at]) for row in filled if each.table.rows[row][first.at]]
    if not filled or not each.table.rows[filled[0]][first.at] or len(set(said)) < len(said) or len(said) == len(filled):
        return {}
    made: dict[int, str] = {}
    above, before = "", set[str]()
    for row in filled:
        text, name = each.table.rows[row][first.at], each.table.rows[row][own]
        above = text or above
        before.add(squeezed(above))
        # One that was named above others before it has itself nothing above it here.
        if not text and name and not is_nobody(above) and squeezed(name) not in before:
            made[row] = above
    return made


def said_in(cells: Mapping[Field, str], standing: str) -> bool:
    """Whether a row of a list of members says of no standing of its own, so that that of the title over it holds."""
    return bool(standing) and is_nobody(cells.get("capacity", "")) and capacity(cells.get("role", "")).value is None
