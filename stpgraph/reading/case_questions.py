"""What to ask a board about its structure, and what other structures show about the same.

Questions are made from the findings, from Hasselman's seven questions, from HFMA's checklist, and from the decisions that a board
paper on the structure asks for. What others do is told from their own files, in the lines and papers that the rule looks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stpgraph.assess import Assessment
from stpgraph.graph import Wiring
from stpgraph.model import AnyNode, AnyRelation, Instrument
from stpgraph.model.kinds import InstrumentKind, RelationType
from stpgraph.pipeline import Exploration
from stpgraph.portfolio import Entry, Portfolio, neighbours
from stpgraph.reading.assessed import answer_line
from stpgraph.reading.case_study import instrument_words, stands_out
from stpgraph.reading.paper import Bullets, PaperOptions
from stpgraph.reading.paper_sections import Content
from stpgraph.reading.sentences import relation_sentence
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, quoted

#: So many sentences are told of one example, so many examples of one rule.
MOST_TOLD, MOST_EXAMPLES = 2, 2


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions of one sort: a heading, where they come from, and the questions, each with what prompts it (or nothing)."""

    heading: str
    about: str
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """Another structure in which a rule finds nothing: how alike it is (0 to 1), and what its file shows about the same."""

    entry: Entry
    alike: float
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What others show about what a rule finds. `silent` counts those in which it finds nothing and whose files show nothing either:
    there it may have had nothing to judge."""

    rule: str
    practices: tuple[Practice, ...]
    silent: int

    @property
    def defect(self) -> str:
        return BY_ID[self.rule].defect


# ── what others do ───────────────────────────────────────────────────────────────────────────────────────────────────

_Part = AnyNode | AnyRelation


def elsewhere(portfolio: Portfolio, ours: Entry, wirings: Mapping[str, Wiring]) -> tuple[Elsewhere, ...]:
    """For each gap that is open in a structure: the nearest others that do not have it and show how. `wirings` are by file."""
    near = neighbours(portfolio, ours)
    gaps = sorted({(each.certainty != "confirmed", each.rule) for each in ours.found if each.severity == "gap" and each.open})
    made = []
    for rule in dict.fromkeys(rule for _, rule in gaps):
        without = [each for each in near if not each.entry.finds(rule)]
        told = [Practice(each.entry, each.alike, practice(wirings[each.entry.file], rule)) for each in without]
        showing = [each for each in told if each.shows]
        made.append(Elsewhere(rule, tuple(showing[:MOST_EXAMPLES]), len(told) - len(showing)))
    return tuple(made)


def practice(wiring: Wiring, rule: str) -> tuple[str, ...]:
    """What a structure shows about what a rule looks for, in a few sentences; nothing where its file shows nothing of it."""
    select = _SHOWN.get(rule)
    names = {key: node.name for key, node in wiring.nodes.items()}
    sentences = dict.fromkeys(
        _sentence(each, names) for each in (select(wiring) if select else ()) if each.status == "established"
    )
    return tuple(sentences)[:MOST_TOLD]


def _sentence(part: _Part, names: Mapping[str, str]) -> str:
    if part.inferred:
        return f"{_plain(part, names)} (Our reading, not the documents’ words.)"
    return _plain(part, names)


def _plain(part: _Part, names: Mapping[str, str]) -> str:
    if isinstance(part, Instrument):
        return instrument_words(part)
    return quoted(part.name) if isinstance(part, AnyNode) else relation_sentence(part, names)


def _boards(wiring: Wiring) -> Iterator[_Part]:
    for board in wiring.strategic_boards:
        yield from wiring.relations_from(board, "accountable_to", "part_of")
        yield from wiring.relations_to(board, "delegates_to")


def _groups(wiring: Wiring) -> Iterator[_Part]:
    for group in (*wiring.leading_boards, *wiring.workstreams):
        yield from wiring.relations_from(group, "accountable_to", "part_of")


def _scrutiny(wiring: Wiring) -> Iterator[_Part]:
    for board in (*wiring.strategic_boards, *wiring.boards):
        yield from (seat.relation for seat in wiring.seats(board) if seat.is_non_executive)


def _councils(wiring: Wiring) -> Iterator[_Part]:
    kinds = {
        "local_authority",
        "combined_authority",
        "elected_member",
        "health_and_wellbeing_board",
        "overview_and_scrutiny_committee",
    }
    yield from _seats_of(wiring, lambda node: getattr(node, "kind", None) in kinds)
    yield from (
        line for line in wiring.relations if line.type == "oversees" and getattr(wiring.nodes[line.source], "kind", None) in kinds
    )


def _seats_of(wiring: Wiring, wanted: Callable[[AnyNode], bool]) -> Iterator[_Part]:
    for board in (*wiring.leading_boards, *wiring.boards):
        for seat in wiring.seats(board):
            speaks = (seat.relation.source, *wiring.held_for(seat))
            if any(wanted(wiring.nodes[each]) for each in speaks if each in wiring.nodes):
                yield seat.relation


def _lines(*types: RelationType) -> Callable[[Wiring], Iterable[_Part]]:
    return lambda wiring: (line for line in wiring.relations if line.type in types)


def _papers(*kinds: InstrumentKind) -> Callable[[Wiring], Iterable[_Part]]:
    return lambda wiring: (paper for paper in wiring.instruments(*kinds).values() if paper.agreed is not False)


_SHOWN: Mapping[str, Callable[[Wiring], Iterable[_Part]]] = {
    **dict.fromkeys(("ACC001", "ACC003", "ORP001", "ORP002", "ORP006"), _groups),
    "ACC002": _boards,
    **dict.fromkeys(("NED001", "NED003"), _scrutiny),
    **dict.fromkeys(("DEC001", "DEC008", "DEC009"), _lines("delegates_to", "ratifies")),
    "VOI002": _councils,
    "ASR001": _papers("risk_register"),
    "ASR003": _papers("audit_arrangement"),
    "ASR004": _papers("section_75_agreement", "pooled_budget"),
    "ASR006": _papers("memorandum_of_understanding"),
    "ACC010": lambda wiring: (
        line for board in wiring.strategic_boards for line in wiring.relations_to(board, "accountable_to", "reports_to")
    ),
}


# ── what to ask ──────────────────────────────────────────────────────────────────────────────────────────────────────


def questions(exploration: Exploration, assessment: Assessment) -> tuple[Questions, ...]:
    """What to ask the board of a structure, those that matter most first; sorts without a question are left out."""
    made = (
        Questions("Decisions to ask for", "as a board paper on this structure asks for them", tuple(_decisions(exploration))),
        Questions("Where the documents are silent", "a gap, if nothing is arranged", tuple(_silent(exploration))),
        Questions(
            "Seven questions for every STP",
            "Hasselman; those under which something is found",
            tuple((group.text, answer_line(group)) for group in assessment.seven_questions if group.open),
        ),
        Questions("From HFMA’s governance checklist", "what the structure itself answers with no", tuple(_checklist(assessment))),
    )
    return tuple(each for each in made if each.questions)


def _decisions(exploration: Exploration) -> Iterator[tuple[str, str]]:
    for part in Content(exploration, PaperOptions()).parts("asks"):
        if isinstance(part, Bullets):
            yield from ((item, "") for item in part.items)


def _silent(exploration: Exploration) -> Iterator[tuple[str, str]]:
    for each in stands_out(exploration.findings, "not_stated"):
        if each.severity == "gap":
            others = len(each.facts) - 1
            more = f" There {'is' if others == 1 else 'are'} {others:,} more like it." if others else ""
            ask = f"“{each.defect}”: is it so, or is it arranged where the documents do not show it? Which paper says so?"
            yield ask, f"{each.facts[0]}{more}"


def _checklist(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for item in assessment.checklist.items:
        if item.answer == "no":
            why = item.derived.why if item.derived else ""
            yield item.question.text, why


def open_questions(assessment: Assessment) -> str:
    """How many questions of the checklist the documents leave open, in a sentence; empty where none is."""
    number = assessment.checklist.overall.open
    if not number:
        return ""
    are, those = ("is", "it") if number == 1 else ("are", "them")
    return f"{count(number, 'further question')} of the checklist {are} open: Assess lists {those}."
