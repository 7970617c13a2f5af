"""What the fourth set's workbooks are made from: a structure with its people and the abbreviations of its groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.importers.truths import Line, Named, Truth


@dataclass(frozen=True)
class Person:
    """Who holds a post: its title and kind, for whom it speaks, its seats as “SEG C, DFG M” (C chair, M member, A attends), what it leads."""

    who: str
    title: str
    kind: str
    of: str = ""
    seats: str = ""
    leads: tuple[str, ...] = ()

    @property
    def node(self) -> Named:
        return (self.title, "post", self.kind)


@dataclass(frozen=True)
class System:
    """A structure, its groups' abbreviations, and its people."""

    truth: Truth
    short: Mapping[str, str]
    people: tuple[Person, ...]

    @property
    def title(self) -> str:
        return self.truth.title

    def node(self, name: str) -> Named:
        return next(each for each in self.truth.nodes if each[0] == name)

    def names(self, node_type: str, *kinds: str | None) -> list[str]:
        """Names of a type, of these kinds or of all."""
        return [name for name, each, kind in self.truth.nodes if each == node_type and (not kinds or kind in kinds)]

    def abbreviated(self, name: str) -> str:
        return next((short for short, each in self.short.items() if each == name), name)

    def seats(self, person: Person) -> dict[str, str]:
        """The letter of each group where the person has a seat."""
        pairs = (each.split() for each in person.seats.split(",") if each.strip())
        return {self.short[short]: letter for short, letter in pairs}

    def sitting(self, name: str) -> list[tuple[Person, str]]:
        """Who sits on a group, with the letter."""
        return [(person, self.seats(person)[name]) for person in self.people if name in self.seats(person)]

    def chair(self, name: str) -> Person | None:
        return next((person for person, letter in self.sitting(name) if letter == "C"), None)

    def leaders(self, name: str) -> list[Person]:
        return [person for person in self.people if name in person.leads]

    def ends(self, name: str, relation: str) -> list[str]:
        """To whom a relation leads from a name."""
        return [target for source, said, target in self.truth.lines if source == name and said == relation]

    def tell(self, names: Iterable[str], lines: Iterable[Line], people: Iterable[Person] = ()) -> Truth:
        """What a sheet tells: these boxes and people, these lines; every end of a line is a box of it."""
        nodes = {name: self.node(name) for name in names} | {person.title: person.node for person in people}
        kept = tuple(dict.fromkeys(lines))
        missing = {end for source, _, target in kept for end in (source, target)} - set(nodes)
        assert not missing, missing
        return Truth(self.title, (tuple(nodes.values()),), kept)
