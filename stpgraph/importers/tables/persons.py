"""Cells that name a person together with their post or the organisation that they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stpgraph.importers.guessing import node_guess
from stpgraph.importers.tables.cellwords import aside, capacity, is_person, sure_type
from stpgraph.importers.word.people import person

_DASH = re.compile(r"\s+[–—-]\s+")
#: Two or more words with capitals: a name, where what stands beside it is a post.
_CAPITALS = re.compile(r"^[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}$")


def parted(text: str) -> tuple[str, str, str]:
    """The post, the person and the organisation that a cell names; all empty where it does not name a person beside one of the others.

    >>> parted("Dr A. Khan, Medical Director, East Trust")
    ('Medical Director, East Trust', 'Dr A. Khan', '')
    >>> parted("Chief Executive – Jane Smith"), parted("Jane Smith (Hill CCG)")
    (('Chief Executive', 'Jane Smith', ''), ('', 'Jane Smith', 'Hill CCG'))
    """
    plain = " ".join(text.split())[:2_000]
    for one, other in _pairs(plain):
        for first, second in ((one, other), (other, one)):
            # Behind a post stands where it is more often than who holds it.
            if not (person(first) if second is one else _is_somebody(first, second)):
                continue
            if _is_post(second):
                return second, first, ""
            if sure_type(second) == "organisation":
                return "", first, second
    return "", "", ""


def joined_lines(text: str) -> str:
    """A cell of two lines, a person and their post, as one line.

    >>> joined_lines("Jane Smith\\nMedical Director"), joined_lines("Jane Smith\\nOmar Khan")
    ('Jane Smith, Medical Director', 'Jane Smith\\nOmar Khan')
    """
    lines = [each.strip(" ,") for each in text.split("\n") if each.strip(" ,")]
    if len(lines) not in (2, 3) or sum(map(is_person, lines)) != 1 or any(parted(each)[1] for each in lines):
        return text
    who = next(each for each in lines if is_person(each))
    whole = ", ".join((who, *(each for each in lines if each != who)))
    return whole if parted(whole)[1] else text


def _pairs(plain: str) -> Iterator[tuple[str, str]]:
    whole, more = aside(plain)
    if more:
        yield whole, more
    sides = _DASH.split(plain)
    if len(sides) == 2:
        yield sides[0], sides[1]
    for sign in (", ", ": "):
        first, found, rest = plain.partition(sign)
        if found:
            yield first, rest
    first, found, rest = plain.rpartition(", ")
    if found:
        yield first, rest


def _is_somebody(text: str, beside: str) -> bool:
    return person(text) or bool(
        _CAPITALS.match(text) and not sure_type(text) and node_guess(text).of_type < 0.6 and _is_post(beside)
    )


def _is_post(text: str) -> bool:
    guess = node_guess(text)
    return guess.type == "post" and guess.of_type >= 0.9 and (capacity(text).value is None or guess.kind == "independent_chair")


def with_post(who: str, role: str) -> str:
    """What columns for a person and their post say, in one cell.

    >>> with_post("Jane Smith", "Medical Director"), with_post("", "Medical Director")
    ('Jane Smith, Medical Director', 'Medical Director')
    """
    plain = " ".join(who.split())
    return f"{plain}, {role}" if plain else role
