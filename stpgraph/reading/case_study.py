"""A case study of one structure: what its sources show, what stands out, and what to ask the board. Everything is made from the
structure's own file; nothing is added.

Sentences carry the numbers of the sources that they rest on, as the file cites them, in the order in which it lists its sources.
Where the documents do not say something, that is said, and is never told as “no”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stpgraph.graph import Wiring
from stpgraph.model import SEVERITIES, AnyNode, AnyRelation, Body, Certainty, Finding, Instrument, Organisation, Post, Severity
from stpgraph.model.kinds import kind_words
from stpgraph.pipeline import Exploration
from stpgraph.reading.facts import kind_line
from stpgraph.reading.sentences import challenge_words, relation_sentence
from stpgraph.reading.words import BASIS, FUNCTION, capital, frequency_words, share_words, uncapital
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed, natural, quoted

#: So many names are read out in a sentence, and so many lines told of one board; the others are counted.
MOST_NAMES, MOST_LINES = 12, 10
PLANNED = "planned, not yet in place"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `cites` are numbers of sources, from 1; `ours`: it is the author's reading, not the documents' words; `unsaid`:
    it tells what the documents do not say."""

    text: str
    cites: tuple[int, ...] = ()
    ours: bool = False
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences under a heading."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a rule finds, as far as it is equally grave and equally sure: the facts, each once, and what to do."""

    rule: str
    severity: Severity
    certainty: Certainty
    facts: tuple[str, ...]
    remedies: tuple[str, ...]

    @property
    def defect(self) -> str:
        return BY_ID[self.rule].defect

    @property
    def why(self) -> str:
        """Why it matters."""
        return BY_ID[self.rule].documentation["Why it matters"]


# ── what the sources show ────────────────────────────────────────────────────────────────────────────────────────────


def shows(wiring: Wiring) -> tuple[Passage, ...]:
    """What the sources show of a structure: its partners, each board, the groups below, authority and agreements."""
    teller = _Teller(wiring)
    made = [Passage("The partners", tuple(teller.partners()))]
    made += [Passage(wiring.nodes[board].name, tuple(teller.board(board))) for board in teller.boards]
    made.append(Passage("Groups, projects and who answers to whom", tuple(teller.groups())))
    made.append(Passage("Authority, agreements and decisions", tuple(teller.authority())))
    return tuple(each for each in made if each.sentences)


@dataclass(frozen=True)
class _Teller:
    wiring: Wiring

    @property
    def numbers(self) -> Mapping[str, int]:
        return {source.id: number for number, source in enumerate(self.wiring.structure.sources, 1)}

    @property
    def names(self) -> Mapping[str, str]:
        return {key: node.name for key, node in self.wiring.nodes.items()}

    @property
    def boards(self) -> list[str]:
        """Every board, strategic ones first, then in order of name."""
        return sorted(self.wiring.boards, key=lambda key: (key not in self.wiring.strategic_boards, *self._by_name(key)))

    def partners(self) -> Iterator[Sentence]:
        kinds: dict[str, list[AnyNode]] = {}
        for key in sorted(self.wiring.nodes, key=self._by_name):
            node = self.wiring.nodes[key]
            if isinstance(node, Organisation):
                kinds.setdefault(node.kind, []).append(node)
        for kind in sorted(kinds, key=lambda each: kind_words("organisation", each).casefold()):
            nodes = kinds[kind]
            yield self._sentence(f"{capital(kind_words('organisation', kind))}: {self._named(nodes)}.", nodes)

    def board(self, key: str) -> Iterator[Sentence]:
        node = self.wiring.nodes[key]
        assert isinstance(node, Body)
        yield self._sentence(f"{'; '.join((kind_line(node), *self._stated(node)))}.", [node])
        chairs = self.wiring.chairs(key)
        for seat in chairs:
            chair = self.wiring.nodes[seat.relation.source]
            yield self._sentence(f"It is chaired by {quoted(chair.name)}.", [chair, seat.relation])
        yield from self._sitting(key)
        lines = [
            *self.wiring.relations_from(key, "accountable_to", "part_of"),
            *self.wiring.relations_to(key, "delegates_to"),
            *self.wiring.relations_from(key, "reports_to", "advises", "supports"),
            *self.wiring.relations_to(key, "oversees", "ratifies", "advises"),
        ]
        yield from self._lines(lines)
        way = challenge_words(self.wiring, key)
        lead = "" if len(way) == 1 and key not in self.wiring.challenge_distance else "Challenge by somebody non-executive: "
        yield Sentence(f"{lead}{' '.join(way)}", unsaid=not lead)
        missing = self._missing(node, bool(chairs))
        if missing:
            yield Sentence(f"Not stated: {listed(missing)}.", unsaid=True)

    def groups(self) -> Iterator[Sentence]:
        wiring = self.wiring
        told: set[str] = set()
        for above in sorted(wiring.nodes, key=self._by_name):
            lines = [
                line
                for line in wiring.relations_to(above, "accountable_to", "part_of")
                if line.source not in wiring.boards and not isinstance(wiring.nodes[line.source], Post)
            ]
            if lines:
                nodes = [wiring.nodes[each] for each in sorted({line.source for line in lines}, key=self._by_name)]
                told.update(node.id for node in nodes)
                verb = "answers" if len(nodes) == 1 else "answer"
                yield self._sentence(f"To {quoted(wiring.nodes[above].name)} {verb} {self._named(nodes)}.", lines)
        alone = [
            wiring.nodes[key]
            for key in sorted({*wiring.bodies, *wiring.projects} - set(wiring.boards) - told, key=self._by_name)
            if not wiring.answers_to.succ[key]
        ]
        if alone:
            known = wiring.lines_complete(*(node.id for node in alone))
            named = self._named(alone)
            text = f"Nobody is shown to whom these answer: {named}." if known else f"To whom these answer is not stated: {named}."
            yield self._sentence(text, alone, unsaid=not known)

    def authority(self) -> Iterator[Sentence]:
        wiring = self.wiring
        yield from self._lines([line for line in wiring.relations if line.type in ("delegates_to", "ratifies")])
        for key in sorted(wiring.nodes, key=self._by_name):
            node = wiring.nodes[key]
            if isinstance(node, Instrument):
                yield self._sentence(instrument_words(node), [node])
        for decision in wiring.structure.decisions:
            names = {node.id: node.name for node in wiring.structure.nodes}
            takers = [quoted(names[each]) for each in decision.taken_by]
            who = f"is taken by {listed(takers)}" if takers else "has nobody named who takes it"
            ratified = [quoted(names[each]) for each in decision.ratified_by]
            more = f", and takes effect when {listed(ratified)} {'agrees' if len(ratified) == 1 else 'agree'}" if ratified else ""
            yield Sentence(f"{quoted(decision.name)} {who}{more}.", self._numbers([decision.cites]), decision.inferred)

    # ── parts of sentences ───────────────────────────────────────────────────────────────────────────────────────────

    def _stated(self, node: Body) -> Iterator[str]:
        if node.status == "planned":
            yield PLANNED
        if node.function:
            yield uncapital(FUNCTION[node.function])
        if node.meets is not None:
            yield f"it meets {frequency_words(node.meets)}"
        for value, yes, no in (
            (node.in_public, "it meets in public", "it does not meet in public"),
            (node.publishes_papers, "its papers are published", "its papers are not published"),
        ):
            if value is not None:
                yield yes if value else no
        if node.voting:
            yield voting_words(node)
        if node.quorum is not None:
            yield f"its quorum is {node.quorum:,}"

    def _sitting(self, key: str) -> Iterator[Sentence]:
        for said, standing in (
            ("Non-executive members", True),
            ("Executive members", False),
            ("Members of whom it is not stated whether they are executives", None),
        ):
            seats = [seat for seat in self.wiring.seats(key) if seat.is_non_executive is standing]
            if seats:
                nodes = [self.wiring.nodes[each] for each in sorted({seat.relation.source for seat in seats}, key=self._by_name)]
                yield self._sentence(f"{said}: {self._named(nodes)}.", [seat.relation for seat in seats])
        empty = [(post, line) for post, line in self.wiring.vacancies if line.target == key and line.type == "sits_on"]
        vacant = sorted({post.name for post, _ in empty}, key=natural)
        if vacant:
            yield self._sentence(f"Vacant: {listed(map(quoted, vacant))}.", [line for _, line in empty])

    def _missing(self, node: Body, chaired: bool) -> list[str]:
        seats = self.wiring.seats(node.id)
        above = self.wiring.answers_to.succ[node.id]
        unknown = {
            "what it is for": node.function is None,
            "who chairs it": not chaired and node.membership != "complete",
            "who sits on it": not seats and node.membership != "complete",
            "whether these are all its members": bool(seats) and node.membership is None,
            "to whom it answers": not above and not self.wiring.lines_complete(node.id),
            "how often it meets": node.meets is None,
            "whether it meets in public": node.in_public is None,
            "how it decides": node.voting is None and node.function == "decision_making",
        }
        return [words for words, missing in unknown.items() if missing]

    def _lines(self, lines: Sequence[AnyRelation]) -> Iterator[Sentence]:
        told = list(dict.fromkeys((relation_sentence(line, self.names), line) for line in lines))
        for text, line in told[:MOST_LINES]:
            planned = f"{text.removesuffix('.')} ({PLANNED})." if line.status == "planned" else text
            yield self._sentence(planned, [line])
        if len(told) > MOST_LINES:
            yield Sentence(
                f"{count(len(told) - MOST_LINES, 'more line')} of this sort {'is' if len(told) == MOST_LINES + 1 else 'are'} in Explore."
            )

    def _named(self, nodes: Sequence[AnyNode]) -> str:
        shown = [_called(node) for node in nodes[:MOST_NAMES]]
        more = len(nodes) - len(shown)
        return f"{', '.join(shown)} and {more:,} more" if more else listed(shown)

    def _sentence(self, text: str, parts: Iterable[AnyNode | AnyRelation], unsaid: bool = False) -> Sentence:
        parts = list(parts)
        return Sentence(text, self._numbers(each.cites for each in parts), any(each.inferred for each in parts), unsaid)

    def _numbers(self, cites: Iterable[Sequence[str]]) -> tuple[int, ...]:
        numbers = self.numbers
        return tuple(sorted({numbers[each] for some in cites for each in some}))

    def _by_name(self, key: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
        return natural(self.wiring.nodes[key].name), key


def _called(node: AnyNode) -> str:
    number = f" ({node.count:,} of them)" if isinstance(node, Post) and node.count > 1 else ""
    return f"{quoted(node.name)}{number}{f' ({PLANNED})' if node.status == 'planned' else ''}"


def instrument_words(node: Instrument) -> str:
    """An agreement or document in a sentence: what it is, and whether it is agreed."""
    agreed = {True: "agreed by its parties", False: "a draft, or not signed", None: "whether it is agreed is not stated"}[
        node.agreed
    ]
    planned = f", {PLANNED}" if node.status == "planned" else ""
    return f"{quoted(node.name)} ({kind_words('instrument', node.kind)}{planned}): {agreed}."


def voting_words(node: Body) -> str:
    """How a body votes, in a few words."""
    assert node.voting is not None
    basis = f"it decides by {BASIS[node.voting.basis]}".replace("by by", "by") if node.voting.basis else "it votes"
    share = node.voting.threshold
    return f"{basis}, and {share_words(share)} of the votes carry a decision" if share is not None else basis


# ── what stands out ──────────────────────────────────────────────────────────────────────────────────────────────────


def stands_out(findings: Iterable[Finding], certainty: Certainty) -> tuple[Stand, ...]:
    """What is open and equally sure, rule by rule: the gravest first, and of these what is found most often."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for each in findings:
        if each.accepted is None and each.certainty == certainty:
            groups.setdefault((each.rule, each.severity), []).append(each)
    made = [
        Stand(
            rule,
            severity,
            certainty,
            tuple(dict.fromkeys(each.fact for each in mine)),
            tuple(dict.fromkeys(each.remedy for each in mine)),
        )
        for (rule, severity), mine in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: (SEVERITIES.index(each.severity), -len(each.facts), each.rule)))


def in_short(exploration: Exploration) -> tuple[str, ...]:
    """What stands out, in two or three sentences."""
    sure, silent = (stands_out(exploration.findings, each) for each in ("confirmed", "not_stated"))
    sentences = []
    grave = [each for each in sure if each.severity != "note"]
    if grave:
        sentences.append(f"The documents confirm: {listed(quoted(each.defect) for each in grave[:3])}.")
    else:
        sentences.append("The documents confirm no gap and no concern.")
    gaps = [each for each in silent if each.severity == "gap"]
    if gaps:
        sentences.append(
            f"They are silent on {count(len(gaps), 'matter')} that would be {'a gap' if len(gaps) == 1 else 'gaps'} if nothing is arranged: "
            f"{listed(quoted(each.defect) for each in gaps[:3])}{' among them' if len(gaps) > 3 else ''}."
        )
    return tuple(sentences)
