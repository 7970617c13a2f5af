"""Organisations and people that several footprints share.

**Organisations** are one and the same where they have the same NHS organisation code (ODS); where one of them has none, where
kind and name are the same, but for capitals and spaces. One without a code whose name belongs to organisations with several codes
stays apart, and one that is only called by its kind (“Local authority”) is left out. **People** are one and the same where their
names are, exactly: two people of one name cannot be told apart.

A footprint (where none is stated, the title stands for it) counts once, however many of its structures are in the portfolio: of
the posts that a person holds in them, the most in any one structure count, since an earlier version and a later one do not hold at
once. Typical structures (archetypes) are nobody's, and are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from stpgraph.model.kinds import OrganisationKind, kind_words
from stpgraph.portfolio.entry import Entry, Partner
from stpgraph.portfolio.table import Portfolio
from stpgraph.rules.words import natural

By = Literal["code", "name", "code and name"]
BY_WORDS: Mapping[By, str] = {
    "code": "The same NHS organisation code",
    "name": "The same kind and name; a code is not stated",
    "code and name": "The same code in some, and where no code is stated the same kind and name",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """An organisation in several footprints. `names` are all that it goes by; `seated` are the footprints where it is shown to
    have a seat."""

    names: tuple[str, ...]
    code: str
    kind: OrganisationKind
    by: By
    footprints: tuple[str, ...]
    seated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """A person and how many posts they hold, by footprint: pairs of a footprint and the names of the posts there."""

    name: str
    posts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def total(self) -> int:
        return sum(len(posts) for _, posts in self.posts)


def organisations(portfolio: Portfolio) -> tuple[Shared, ...]:
    """The organisations that stand in two footprints or more, those in most first, then in order of name."""
    all_of = [(entry.place, partner) for entry in _real(portfolio) for partner in entry.partners if _named(partner)]
    codes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for _, partner in all_of:
        if partner.code:
            codes[_called(partner)].add(partner.code)
    groups: defaultdict[tuple[str, ...], list[tuple[str, Partner]]] = defaultdict(list)
    for place, partner in all_of:
        known = {partner.code} if partner.code else codes.get(_called(partner), set())
        groups[(next(iter(known)),) if len(known) == 1 else ("", *_called(partner))].append((place, partner))
    found = [_shared(members) for members in groups.values() if len({place for place, _ in members}) > 1]
    return tuple(
        sorted(found, key=lambda each: (-len(each.footprints), natural(each.names[0]), each.names, each.code, each.kind))
    )


def people(portfolio: Portfolio, limit: float) -> tuple[Holder, ...]:
    """The people who hold more posts than a limit over all footprints, those with most first, then in order of name."""
    most: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for entry in _real(portfolio):
        for person in entry.persons:
            here = most[person.name]
            here[entry.place] = max(here.get(entry.place, ()), person.posts, key=lambda posts: (len(posts), posts))
    held = (
        Holder(name, tuple(sorted(places.items(), key=lambda item: (natural(item[0]), item[0])))) for name, places in most.items()
    )
    return tuple(sorted((each for each in held if each.total > limit), key=lambda each: (-each.total, each.name)))


def _real(portfolio: Portfolio) -> Iterable[Entry]:
    return (each for each in portfolio.entries if each.status != "archetype")


def _named(partner: Partner) -> bool:
    """Whether the name, or a code, tells this organisation from others of its kind."""
    kind, name = _called(partner)
    return bool(partner.code) or name not in (kind_words("organisation", partner.kind).casefold(), kind.replace("_", " "))


def _called(partner: Partner) -> tuple[str, str]:
    return partner.kind, " ".join(partner.name.casefold().split())


def _shared(members: list[tuple[str, Partner]]) -> Shared:
    partners = [partner for _, partner in members]
    coded = sum(bool(each.code) for each in partners)
    by: By = "code" if coded == len(partners) else "code and name" if coded else "name"
    # Where the documents call one organisation by several kinds, the first in order stands for them.
    return Shared(
        tuple(sorted({each.name for each in partners})),
        next((each.code for each in partners if each.code), ""),
        min(each.kind for each in partners),
        by,
        _ordered(place for place, _ in members),
        _ordered(place for place, each in members if each.bodies),
    )


def _ordered(places: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(places), key=lambda place: (natural(place), place)))
