"""What a portfolio keeps of one structure: numbers, answers and counts of findings; small, frozen, and fit to be sent between
processes. The structure itself is let go, so that thousands fit into memory."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from stpgraph.assess import Assessment, Group, Measure, Standing, assess
from stpgraph.assess.likeness import FEATURES
from stpgraph.assess.spectrum import PhaseKey
from stpgraph.errors import Fault
from stpgraph.graph import Wiring
from stpgraph.model import Certainty, Finding, Limits, Organisation, Severity, Structure
from stpgraph.model.kinds import OrganisationKind, StructureStatus
from stpgraph.pipeline import explore

#: What the Office for National Statistics calls an STP.
_ONS_CODE = re.compile(r"\bE54[0-9]{6}\b", re.ASCII)
PartKey = Literal["table-2", "table-3", "spectrum", "delivery-plan", "checklist"]
PART_NAMES: Mapping[PartKey, str] = {
    "table-2": "Table 2: who is represented",
    "table-3": "Table 3: what is in place",
    "spectrum": "Governance spectrum",
    "delivery-plan": "What the delivery plan asks for",
    "checklist": "Governance checklist",
}
HeadingKey = Literal["seven-questions", "five-points", "principles"]
HEADING_NAMES: Mapping[HeadingKey, str] = {
    "seven-questions": "Seven questions",
    "five-points": "Five points",
    "principles": "Principles A to G",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question that every structure is asked. `heading` is what it stands under within its part, or empty."""

    part: PartKey
    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A question, point or principle that findings are told under, with the rules that speak to it."""

    part: HeadingKey
    key: str
    title: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A measure of one structure: None where it is not known; `why` says so, or that it is only a lower bound."""

    key: str
    value: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """How many findings of one rule, severity and certainty are open, and how many somebody has accepted."""

    rule: str
    severity: Severity
    certainty: Certainty
    open: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Picture:
    """How a structure looks in one feature of likeness: shares by sort that add up to 1, or none where there is nothing to see."""

    key: str
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation in a structure; `bodies` are the names of those on which it has a seat."""

    name: str
    code: str
    kind: OrganisationKind
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A named holder of posts in a structure, and the names of the posts."""

    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One structure of a portfolio. `answers` stand in the order of `questions()`, `numbers` in that of `measures_told()`;
    `found` in order of rule, severity and certainty. `phase` is None where no phase of the spectrum is shown to be reached;
    `seen` is the archetype that its working groups make it, None where that cannot be told. `ons_codes` are the codes of STPs that
    its notes name, in order; the format has no field of its own for them."""

    file: str
    id: str
    title: str
    footprint: str
    status: StructureStatus
    as_at: str
    nodes: int
    numbers: tuple[Number, ...]
    answers: tuple[Standing, ...]
    found: tuple[Found, ...]
    phase: PhaseKey | None
    spectrum: str
    seen: str | None
    likeness: str
    pictures: tuple[Picture, ...]
    partners: tuple[Partner, ...]
    persons: tuple[Person, ...]
    ons_codes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The footprint; where none is stated, the title stands for it."""
        return self.footprint or self.title

    @property
    def open_gaps(self) -> int:
        """How many gaps are open: what the exit code counts."""
        return sum(each.open for each in self.found if each.severity == "gap")

    def value(self, key: str) -> float | None:
        """The value of a measure. Raises StopIteration for a key that is none."""
        return next(each.value for each in self.numbers if each.key == key)

    def finds(self, rule: str) -> bool:
        """Whether a rule finds something here, accepted or not: a fact that somebody accepts is still a fact."""
        return any(each.rule == rule for each in self.found)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be used, and everything that is wrong with it. `untold`: there is more that is not listed."""

    file: str
    faults: tuple[Fault, ...]
    untold: bool = False

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults]
        if self.untold:
            lines.append(f"There are more faults than the {len(self.faults):,} listed: mend these, then look again.")
        return "\n".join(lines)


def entry_of(structure: Structure, file: str, today: date, set_here: Mapping[str, float] | None = None) -> Entry:
    """Checks and assesses one structure, and keeps what a portfolio tells of it.

    `today` decides which acceptances have run out; `set_here` thresholds come before those of the structure.
    """
    limits = Limits({**structure.limits, **(set_here or {})})
    exploration = explore(structure, today, limits)
    wiring = exploration.wiring
    made = assess(wiring, exploration.findings, limits)
    return Entry(
        file=file,
        id=structure.id,
        title=structure.title,
        footprint=structure.footprint or "",
        status=structure.status,
        as_at=structure.as_at or "",
        nodes=len(structure.nodes),
        numbers=tuple(Number(each.key, each.value, each.why) for each in made.measures),
        answers=tuple(answer for _, answer in _asked(made)),
        found=_found(exploration.findings),
        phase=made.spectrum.stands.key if made.spectrum.stands else None,
        spectrum=made.spectrum.summary,
        seen=made.likeness.seen,
        likeness=made.likeness.summary,
        pictures=tuple(
            Picture(each.key, tuple((sort, float(share)) for sort, share in each.see(wiring)[0].items())) for each in FEATURES
        ),
        partners=_partners(wiring),
        persons=_persons(wiring),
        ons_codes=tuple(sorted(set(_ONS_CODE.findall(structure.notes or "")))),
    )


def _found(findings: Iterable[Finding]) -> tuple[Found, ...]:
    counts = Counter((each.rule, each.severity, each.certainty, each.accepted is None) for each in findings)
    sorts = sorted({sort[:3] for sort in counts})
    return tuple(Found(*sort, counts[(*sort, True)], counts[(*sort, False)]) for sort in sorts)


def _partners(wiring: Wiring) -> tuple[Partner, ...]:
    """Every single organisation; a box that stands for many is none of them."""
    found = [
        Partner(
            node.name,
            " ".join((node.ods_code or "").split()).upper(),
            node.kind,
            tuple(sorted(wiring.nodes[body].name for body in wiring.seated.get(key, ()))),
        )
        for key, node in wiring.nodes.items()
        if isinstance(node, Organisation) and not node.represents_many
    ]
    return tuple(sorted(found, key=lambda each: (each.name, each.code, each.kind, each.bodies)))


def _persons(wiring: Wiring) -> tuple[Person, ...]:
    return tuple(
        Person(holder, tuple(sorted(wiring.nodes[post].name for post in posts))) for holder, posts in wiring.persons.items()
    )


# ── what is the same for every structure ─────────────────────────────────────────────────────────────────────────────────


def _asked(made: Assessment) -> Iterator[tuple[Question, Standing]]:
    """Every question that is answered of a structure by yes, no or not stated, with its answer, always in one order."""
    for row in made.table_2:
        yield Question("table-2", row.key, "", row.question), row.answer
    for row in made.table_3:
        yield Question("table-3", row.key, "", row.question), row.answer
    for phase in made.spectrum.phases:
        for row in phase.criteria:
            yield Question("spectrum", row.key, phase.name, row.question), row.answer
    for row in made.delivery_plan:
        yield Question("delivery-plan", row.key, "", row.question), row.answer
    names = {each.element: each.name for each in made.checklist.elements}
    for item in made.checklist.items:
        yield Question("checklist", item.question.id, names[item.question.element], item.question.text), item.answer


@lru_cache(maxsize=1)
def _of_nothing() -> Assessment:
    """The assessment of a structure that holds nothing: its questions are those of every structure."""
    exploration = explore(Structure(stpgraph=1, id="nothing", title="Nothing", status="option"), date(2017, 1, 1))
    return assess(exploration.wiring, exploration.findings)


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """Every question of every assessment that is answered by yes, no or not stated, in order."""
    return tuple(question for question, _ in _asked(_of_nothing()))


@lru_cache(maxsize=1)
def headings() -> tuple[Heading, ...]:
    """What findings are told under: the seven questions, the five points, the principles, in order."""
    made = _of_nothing()
    parts: tuple[tuple[HeadingKey, tuple[Group, ...]], ...] = (
        ("seven-questions", made.seven_questions),
        ("five-points", made.five_points),
        ("principles", made.principles),
    )
    return tuple(Heading(part, each.key, each.title, each.rules) for part, groups in parts for each in groups)


@lru_cache(maxsize=1)
def measures_told() -> tuple[Measure, ...]:
    """Every measure with its name, unit and direction; the values are those of nothing."""
    return _of_nothing().measures
