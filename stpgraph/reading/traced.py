"""The path by which a finding was traced, as sentences: “A” answers to “B”, which answers to “C”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stpgraph.model import AnyRelation, Finding, Post, Structure
from stpgraph.model.kinds import RELATION_TYPES, RELATION_WORDS, RelationType
from stpgraph.reading.listed import names_of
from stpgraph.reading.marks import EVIDENCE_LINES
from stpgraph.rules.words import natural, quoted

#: So many paths are told; the picture shows all of them.
MOST_PATHS = 3
#: A relation told from its target's side.
FROM_THE_OTHER_END: Mapping[RelationType, str] = {
    "accountable_to": "holds to account",
    "reports_to": "gets reports from",
    "delegates_to": "uses authority delegated by",
    "ratifies": "needs the agreement of",
    "oversees": "is overseen by",
    "advises": "is advised by",
    "supports": "is supported by",
    "part_of": "includes",
    "sits_on": "has a seat held by",
    "represents": "is spoken for by",
    "member_of": "gives seats to",
    "employed_by": "employs",
    "replaces": "was replaced by",
    "leads": "is led by",
    "party_to": "has been joined by",
    "covers": "is covered by",
}
#: Which of several relations between two nodes is told: what makes one answer to another first.
_FIRST: tuple[RelationType, ...] = ("accountable_to", "part_of", "delegates_to", "ratifies", "oversees", "reports_to")
_ORDER: Mapping[RelationType, int] = {
    kind: at for at, kind in enumerate((*_FIRST, *(kind for kind in RELATION_TYPES if kind not in _FIRST)))
}


def traced(finding: Finding, structure: Structure) -> tuple[tuple[str, ...], int]:
    """The paths of a finding as sentences, the longest first, and how many more there are.

    A path of one node alone says nothing that the finding does not. A path that is a part of another is left out.
    """
    paths = [path for path in dict.fromkeys(finding.evidence) if len(path) > 1]
    teller = Teller(structure, EVIDENCE_LINES.get(finding.rule))
    whole = sorted((path for path in paths if not any(_within(path, other) for other in paths)), key=teller.order)
    return tuple(teller.sentence(path) for path in whole[:MOST_PATHS]), max(0, len(whole) - MOST_PATHS)


def _within(path: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a path is a part of another, longer one."""
    size = len(path)
    return len(other) > size and any(tuple(other[at : at + size]) == tuple(path) for at in range(len(other) - size + 1))


class Teller:
    """Tells paths in one structure; `kinds` are the relations along which they run (None = any)."""

    def __init__(self, structure: Structure, kinds: Sequence[RelationType] | None = None) -> None:
        self.names = names_of(structure)
        self.people = {node.id for node in structure.nodes if isinstance(node, Post)}
        self.between: dict[tuple[str, str], list[AnyRelation]] = {}
        for relation in structure.relations:
            if kinds is None or relation.type in kinds:
                self.between.setdefault((relation.source, relation.target), []).append(relation)

    def order(self, path: Sequence[str]) -> tuple[object, ...]:
        """A sort key by which the longest path comes first, and of equals in order of names."""
        return (-len(path), [natural(self.names.get(each, each)) for each in path], list(path))

    def sentence(self, path: Sequence[str]) -> str:
        """A path of two or more nodes as one sentence."""
        parts = [quoted(self.names.get(path[0], path[0]))]
        for at, (one, other) in enumerate(pairwise(path)):
            joint = "" if at == 0 else ", who" if one in self.people else ", which"
            verb, ours = self.step(one, other)
            parts.append(f"{joint} {verb} {quoted(self.names.get(other, other))}{' (our reading)' if ours else ''}")
        return f"{''.join(parts)}."

    def step(self, one: str, other: str) -> tuple[str, bool]:
        """What one node does to another, as a verb, and whether that is a reading of the documents and not their words."""
        outward, inward = self.between.get((one, other), ()), self.between.get((other, one), ())
        steps = [
            *((_ORDER[each.type], 0, RELATION_WORDS[each.type], each.inferred) for each in outward),
            *((_ORDER[each.type], 1, FROM_THE_OTHER_END[each.type], each.inferred) for each in inward),
        ]
        if steps:
            return min(steps)[2:]
        return ("has a voice on" if self._speaks_on(one, other) else "is connected with"), False

    def _speaks_on(self, one: str, other: str) -> bool:
        """Whether somebody who speaks for one has a seat on the other."""
        speakers = [
            source
            for (source, target), relations in self.between.items()
            if target == one and any(each.type == "represents" for each in relations)
        ]
        return any(each.type == "sits_on" for speaker in speakers for each in self.between.get((speaker, other), ()))
