"""The statements of one file of linked data while they are read: by subject and predicate, which of them were used, what is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from stpgraph.export.terms import RDF, STP
from stpgraph.importers.draft import Link, Shape, Unread
from stpgraph.importers.linked.org_words import LABELS, last_part
from stpgraph.importers.linked.rdf_files import Statement, Term
from stpgraph.importers.making import short

TYPE = f"{RDF}type"
LAST = float("inf")


@dataclass
class Reading:
    """One file. `shapes` and `links` come with their place in the file that they were written from, `LAST` where that is not known."""

    found: list[Statement]
    unread: list[Unread]
    of: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    used: set[tuple[str, str, str]] = field(default_factory=set)
    shapes: list[tuple[float, Shape]] = field(default_factory=list)
    links: list[tuple[float, Link]] = field(default_factory=list)
    #: Subjects by what they are: a shape, or a person by name.
    keys: set[str] = field(default_factory=set)
    persons: dict[str, str] = field(default_factory=dict)
    joined: set[tuple[str, str, str]] = field(default_factory=set)

    # ── statements ──

    def take(self, subject: str, predicate: str) -> list[Term]:
        """All that a subject says by a predicate; it counts as used."""
        values = self.of.get(subject, {}).get(predicate, [])
        self.used |= {(subject, predicate, each.text) for each in values}
        return values

    def first(self, subject: str, predicate: str) -> str | None:
        """The text of the first that a subject says by a predicate; further ones stay unused."""
        values = self.of.get(subject, {}).get(predicate, [])
        if not values:
            return None
        self.used.add((subject, predicate, values[0].text))
        return values[0].text

    def label(self, subject: str) -> str:
        """What a thing is called: in English or without a language where it can be; its address's last part where nobody says."""
        for predicate in LABELS:
            values = [each for each in self.of.get(subject, {}).get(predicate, []) if each.text.strip()]
            if values:
                best = min(
                    values, key=lambda each: (0 if each.language[:2] == "en" else 1 if not each.language else 2, each.text)
                )
                self.used.add((subject, predicate, best.text))
                return best.text
        return ""

    def label_of_whole(self, classes: Mapping[str, set[str]]) -> str:
        """The title of a file of others: that of the ontology or data set."""
        for each, types in classes.items():
            if any(last_part(one) in ("Ontology", "Dataset", "ConceptScheme") for one in types):
                self.take(each, TYPE)
                return self.label(each)
        return ""

    def order(self, subject: str) -> float:
        """The place in the file that the statements come from; after all others where it is not known."""
        said = self.first(subject, f"{STP}order")
        try:
            return float(said) if said is not None else float("inf")
        except ValueError:
            return float("inf")

    # ── what remains ──

    def tell(self) -> None:
        counts: Counter[str] = Counter()
        some: dict[str, str] = {}
        for subject, predicate, value in self.found:
            if (subject, predicate, value.text) not in self.used:
                shown = f"a {last_part(value.text)}" if predicate == TYPE else last_part(predicate)
                counts[shown] += 1
                some.setdefault(shown, value.text)
        for shown, count in sorted(counts.items()):
            times = "1 statement" if count == 1 else f"{count:,} statements"
            such = "" if some[shown].startswith("_:") else f" (such as “{short(last_part(some[shown]))}”)"
            what = f"{times} by the word “{short(shown)}”{such}"
            self.unread.append(
                Unread(what, "the file", "A structure has no place for it, or the meaning of the word is not known.")
            )
