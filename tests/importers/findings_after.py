"""What a misread drawing does to the findings: those of a draft that nobody has looked at, beside those of what its document truly says.

Both are told in names, kinds and lines alone, and a finding in its rule and the names of its subjects. What else a document states is left
out, and so are the rules that ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from stpgraph import shipped
from stpgraph.errors import InputError
from stpgraph.graph import Wiring, build
from stpgraph.importers import Draft, read_any
from stpgraph.model import Finding, Structure
from stpgraph.model.kinds import ENDPOINTS
from stpgraph.model.nodes import kind_of
from stpgraph.rules import check
from tests.importers.all_documents import every_form, seen
from tests.importers.corpus import Document, drawio, published
from tests.importers.figures import TITLES
from tests.importers.truths import Line, Named, Truth

#: The rules that ask for nothing but names, kinds and lines.
RULES = frozenset(
    (
        *("ACC001", "ACC002", "ACC003", "ACC004", "ACC005", "ACC006", "ACC008", "ACC009", "ACC010"),
        *("NED001", "NED002", "NED003", "NED005"),
        *("ORP001", "ORP002", "ORP003", "ORP004", "ORP005", "ORP006", "ORP007", "ORP008"),
        *("DEC003", "DEC008", "DEC010", "ASR001", "ASR002", "RES001"),
        *("VOI001", "VOI002", "VOI003", "VOI004", "VOI005", "VOI006", "VOI009"),
        *("CPX001", "CPX002", "CPX003", "CPX004", "CPX005"),
    )
)
Drawing = Literal["complete", "partial"]
_DAY = date(2017, 6, 1)


class Told(NamedTuple):
    """A finding by its rule and the names of its subjects, in order."""

    rule: str
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """The findings of one document: right ones, missed ones, false ones, and those of all that touch what is marked our reading."""

    document: Document
    right: frozenset[Told]
    missed: frozenset[Told]
    false: frozenset[Told]
    marked: frozenset[Told]


@dataclass(frozen=True)
class Tally:
    """The findings of several documents, counted; and how many of each touch what is marked our reading."""

    documents: int
    right: int
    missed: int
    false: int
    right_marked: int
    missed_marked: int
    false_marked: int

    @property
    def precision(self) -> float:
        """The share of the findings told that are true."""
        return self.right / max(self.right + self.false, 1)

    @property
    def recall(self) -> float:
        """The share of the true findings that are told."""
        return self.right / max(self.right + self.missed, 1)


def true_structure(truth: Truth, drawing: Drawing) -> Structure:
    """What a document truly says."""
    return _structure({name: (name, node_type, kind) for name, node_type, kind in truth.nodes}, truth.lines, drawing)


def drafted_structure(draft: Draft, drawing: Drawing) -> Structure:
    """What was read of a document, in names, kinds and lines alone."""
    nodes = {each.id: (each.name, each.type, kind_of(each)) for each in draft.structure.nodes}
    return _structure(nodes, [(each.source, each.type, each.target) for each in draft.structure.relations], drawing)


def _structure(nodes: Mapping[str, Named], lines: Iterable[Line], drawing: Drawing) -> Structure:
    ids = {key: f"n{number}" for number, key in enumerate(nodes)}
    return Structure.model_validate(
        {
            "stpgraph": 1,
            "id": "x",
            "title": "x",
            "status": "current",
            "drawing": drawing,
            "nodes": [
                {"id": ids[key], "name": name, "type": node_type} | ({"kind": kind} if kind else {})
                for key, (name, node_type, kind) in nodes.items()
            ],
            "relations": [
                {"source": ids[source], "type": kind, "target": ids[target]}
                for source, kind, target in dict.fromkeys(lines)
                if _may(nodes, source, kind, target)
            ],
        }
    )


def _may(nodes: Mapping[str, Named], source: str, kind: str, target: str) -> bool:
    # A truth may say a line that no structure can hold.
    sources, targets = ENDPOINTS[kind]
    return nodes[source][1] in sources and nodes[target][1] in targets


def findings(structure: Structure) -> dict[Told, Finding]:
    """The findings of the rules looked at."""
    names = {each.id: each.name for each in structure.nodes}
    found = check(Wiring(build(structure)), _DAY, rules=RULES)
    return {Told(each.rule, tuple(sorted(names[key] for key in each.subjects))): each for each in found}


def compared(document: Document, drawing: Drawing | None = None) -> Compared:
    """The findings of a document's draft beside the true ones; of a document that is refused all are missed, and nobody is misled.

    `drawing` is that of both; None as the draft has it.
    """
    try:
        draft = read_any(document.data, document.name)
    except InputError:
        # Nothing is said of it, and the reader knows.
        every = frozenset(findings(true_structure(document.truth, drawing or "complete")))
        return Compared(document, frozenset(), every, frozenset(), every)
    drawn = drawing or draft.structure.drawing
    true = frozenset(findings(true_structure(document.truth, drawn)))
    found = frozenset(findings(drafted_structure(draft, drawn)))
    marks = marked_names(draft)
    # A finding about the whole names nobody: any mark is one on it.
    marked = frozenset(each for each in true | found if marks and (not each.subjects or marks.intersection(each.subjects)))
    return Compared(document, true & found, true - found, found - true, marked)


def marked_names(draft: Draft) -> frozenset[str]:
    """The names of the boxes that are marked our reading, or that a line marked so ends at."""
    names = {each.id: each.name for each in draft.structure.nodes}
    nodes = {each.name for each in draft.structure.nodes if each.inferred}
    ends = {names[end] for each in draft.structure.relations if each.inferred for end in (each.source, each.target)}
    return frozenset(nodes | ends)


def tally(several: Sequence[Compared], rules: frozenset[str] = RULES) -> Tally:
    """The findings of some rules, counted over several documents."""

    def both(which: Callable[[Compared], frozenset[Told]]) -> tuple[int, int]:
        counted = [[told in each.marked for told in which(each) if told.rule in rules] for each in several]
        return sum(map(len, counted)), sum(map(sum, counted))

    right, missed, false = both(lambda each: each.right), both(lambda each: each.missed), both(lambda each: each.false)
    return Tally(len(several), right[0], missed[0], false[0], right[1], missed[1], false[1])


@cache
def of_format(form: str) -> tuple[Compared, ...]:
    """The findings of all documents in sight of a format, each as its importer sets `drawing`."""
    return tuple(compared(each) for each in seen(form))


@cache
def of_published(style: str) -> tuple[Compared, ...]:
    """The findings of the published structures and the archetypes, each drawn in draw.io; `words` on its lines, or none (`bare`)."""
    truths = [published(shipped.load(path)) for folder in ("published", "archetypes") for path in shipped.files(folder)]
    return tuple(compared(Document("drawio", style, "x.drawio", drawio(each, style), each)) for each in truths if each.lines)


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def table() -> str:
    """The findings before review by format, then those of the rules of which any was missed or false, in Markdown."""
    rows = {TITLES[form]: of_format(form) for form in TITLES if form in every_form()}
    rows |= {
        "published structures, drawn with words": of_published("words"),
        "published structures, drawn without words": of_published("bare"),
    }
    every = [each for several in rows.values() for each in several]
    by_rule = {rule: tally(every, frozenset({rule})) for rule in sorted(RULES)}
    wrong = {rule: told for rule, told in by_rule.items() if told.missed or told.false}
    return "\n\n".join(
        (
            "Findings before review",
            _lines("format", {title: tally(several) for title, several in rows.items()}),
            _lines("rule", wrong),
        )
    )


def _lines(first: str, rows: Mapping[str, Tally]) -> str:
    head = f"| {first} | documents | right | missed | false | precision, recall | marked: of the missed, the false, the right |"
    made = (
        f"| {title} | {one.documents} | {one.right} | {one.missed} | {one.false} | {one.precision:.3f}, {one.recall:.3f} "
        f"| {one.missed_marked}, {one.false_marked}, {one.right_marked} |"
        for title, one in rows.items()
    )
    return "\n".join((head, "|---|---|---|---|---|---|---|", *made))


if __name__ == "__main__":
    print(table())
