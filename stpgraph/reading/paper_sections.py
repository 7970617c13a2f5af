"""What each section of a board paper says, in sentences that a lay member understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stpgraph.assess import ANSWER_WORDS, Assessment, assess
from stpgraph.assess.answer import Row
from stpgraph.graph import Seat, Wiring
from stpgraph.model import SEVERITIES, Body, Finding, MemberOf, Post, SitsOn
from stpgraph.model.finding import SEVERITY_MEANS
from stpgraph.model.kinds import TYPE_WORDS, NodeType
from stpgraph.pipeline import Exploration
from stpgraph.reading.assessed import answer_line, progress_words
from stpgraph.reading.facts import kind_line
from stpgraph.reading.ours import our_reading
from stpgraph.reading.outline import Outline, outline
from stpgraph.reading.paper import Bullets, Grid, Heading, PaperOptions, Para, Part, Picture, SectionKey
from stpgraph.reading.paper_parts import SEVERITY_TITLES, defects, finding_grid, reading_parts, source_lines
from stpgraph.reading.sentences import challenge_words, relation_more
from stpgraph.reading.tables import decision_rows
from stpgraph.reading.tallies import MEANING, tallied
from stpgraph.reading.words import CAPACITY, FUNCTION, NOT_STATED, capital, date_words, frequency_words, uncapital, yes_no
from stpgraph.rules.words import count, listed, natural, quoted

#: A matrix is cut into tables of so many boards: more columns than this cannot be read on a page.
MOST_COLUMNS = 5
#: An appendix longer than this says how much it leaves out.
MOST_OUTLINE = 400


@dataclass(frozen=True)
class Content:
    """The content of a paper on one structure."""

    exploration: Exploration
    options: PaperOptions

    @property
    def wiring(self) -> Wiring:
        return self.exploration.wiring

    @cached_property
    def assessment(self) -> Assessment:
        return assess(self.wiring, self.exploration.findings)

    def parts(self, key: SectionKey) -> Iterator[Part]:
        """What one section says, in order."""
        makers: Mapping[SectionKey, Callable[[], Iterator[Part]]] = {
            "purpose": self._purpose,
            "asks": self._asks,
            "picture": self._picture,
            "says": self._says,
            "findings": self._findings,
            "assessment": self._assessment,
            "seats": self._seats,
            "decisions": self._decisions,
            "outline": self._outline,
            "sources": self._sources,
        }
        return makers[key]()

    # ── the opening ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _purpose(self) -> Iterator[Part]:
        structure = self.exploration.structure
        place = f" of {structure.footprint}" if structure.footprint else ""
        yield Para(
            f"This paper sets out the governance structure{place} as the documents describe it: who answers to whom, who sits where, "
            "and who may decide. It says where accountability or independent challenge is missing, and what would mend that."
        )
        yield Para(f"What was found, in one line: {tallied(self.exploration.findings)} {MEANING}")
        if structure.drawing == "partial":
            yield Para(
                "The documents are prose or an excerpt, so they do not show everything. What is not shown may still exist; the paper "
                "then says “not stated”, which is not the same as “no”."
            )
        if ours := our_reading(structure):
            yield Para(ours)

    def _asks(self) -> Iterator[Part]:
        opened = self.exploration.open_findings
        gaps = [each for each in opened if each.severity == "gap" and each.certainty == "confirmed"]
        unsaid = [each for each in opened if each.severity == "gap" and each.certainty == "not_stated"]
        concerns = [each for each in opened if each.severity == "concern"]
        accepted = [each for each in self.exploration.findings if each.accepted]
        asks = ["Note the structure as set out in this paper, and say whether anything is drawn wrongly."]
        for each in gaps:
            asks.append(f"Close this gap. {each.fact} {each.remedy}")
        if unsaid:
            asks.append(
                "Ask what is arranged where the documents are silent. Each of these is a gap if nothing is: "
                f"{listed(defects(unsaid))}."
            )
        if concerns:
            asks.append(f"Discuss the concerns that were found: {listed(defects(concerns))}.")
        if accepted:
            were = "was" if len(accepted) == 1 else "were"
            asks.append(f"Confirm, or withdraw, the {count(len(accepted), 'finding')} that {were} accepted earlier.")
        yield Bullets(tuple(asks), lettered=True)

    def _picture(self) -> Iterator[Part]:
        structure = self.exploration.structure
        as_at = f", {date_words(structure.as_at)}" if structure.as_at else ""
        appendix = self.options.sections is None or "outline" in self.options.sections
        words = " The appendix says the same in words." if appendix else ""
        yield Picture(f"{structure.title}{as_at}.{words}")

    # ── what it says ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _says(self) -> Iterator[Part]:
        structure = self.exploration.structure
        counts = []
        for kind, words in TYPE_WORDS.items():
            number = sum(node.type == kind and node.status != "ended" for node in structure.nodes)
            if number:
                counts.append(_counted(number, kind, words))
        if not counts:
            yield Para("Nothing is drawn yet.")
            return
        yield Para(f"The structure has {listed(counts)}.")
        if structure.notes:
            yield Para(" ".join(structure.notes.split()))
        boards = sorted(self.wiring.boards, key=self._by_name)
        if not boards:
            yield Para("No board is drawn: nothing in it decides, steers or oversees.")
        for board in boards:
            yield Heading(self.wiring.nodes[board].name)
            yield Para(" ".join(self._board(board)))

    def _board(self, board: str) -> Iterator[str]:
        wiring, node = self.wiring, self.wiring.nodes[board]
        assert isinstance(node, Body)
        does = uncapital(FUNCTION[node.function]) if node.function else "what it does is not stated"
        meets = f"it meets {frequency_words(node.meets)}" if node.meets is not None else "how often it meets is not stated"
        yield f"{kind_line(node)}; {does}; {meets}."
        yield self._chair(board)
        yield self._sitting(board, node)
        above = sorted(wiring.answers_to.succ[board], key=self._by_name)
        if above:
            yield f"It answers to {listed([quoted(wiring.nodes[each].name) for each in above])}."
        else:
            yield "It answers to nobody." if wiring.lines_complete(board) else "To whom it answers is not stated."
        below = [each for each in wiring.answers_to.pred[board] if each in wiring.bodies or each in wiring.projects]
        if below:
            shown = listed([quoted(wiring.nodes[each].name) for each in sorted(below, key=self._by_name)])
            yield f"To it {'answers' if len(below) == 1 else 'answer'} {shown}."
        yield from challenge_words(wiring, board)

    def _chair(self, board: str) -> str:
        chairs = self.wiring.chairs(board)
        if not chairs:
            return "Who chairs it is not stated."
        names = [quoted(self.wiring.nodes[seat.relation.source].name) for seat in chairs]
        return f"It is chaired by {listed(sorted(names))}."

    def _sitting(self, board: str, node: Body) -> str:
        seats = self.wiring.seats(board)
        whole = {"complete": "All its members are listed.", "partial": "Not all its members are listed."}.get(
            node.membership or "", "Whether these are all its members is not stated."
        )
        if not seats:
            return "It has no members." if node.membership == "complete" else "Who sits on it is not stated."
        non_executive = sum(seat.is_non_executive is True for seat in seats)
        held = (
            f"{non_executive:,} of them by a non-executive"
            if non_executive
            else "none of them by somebody shown to be non-executive"
        )
        return f"{count(len(seats), 'seat')} on it {'is' if len(seats) == 1 else 'are'} listed, {held}. {whole}"

    # ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _findings(self) -> Iterator[Part]:
        opened = self.exploration.open_findings
        if not opened:
            yield Para("Nothing is found that would have to be closed or discussed.")
        for severity in SEVERITIES:
            mine = [each for each in opened if each.severity == severity]
            if mine:
                caption = f"{SEVERITY_TITLES[severity]}: {SEVERITY_MEANS[severity]}"
                yield finding_grid(caption, mine)
        accepted = [each for each in self.exploration.findings if each.accepted]
        if accepted:
            yield Grid(
                "Accepted: known, and left as they are",
                ("What was found", "Why it was accepted", "By whom, and until when"),
                tuple((each.fact, each.accepted.reason, _acceptance(each)) for each in accepted if each.accepted),
                (5, 4, 3),
            )

    # ── assessment ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _assessment(self) -> Iterator[Part]:
        assessment = self.assessment
        yield Heading("The governance spectrum")
        yield Para(assessment.spectrum.summary)
        if assessment.spectrum.next:
            missing = [row for row in assessment.spectrum.next.criteria if row.answer != "yes"]
            if missing:
                lacks = [f"{row.question} {ANSWER_WORDS[row.answer]}. {row.why}" for row in missing]
                yield Para(f"What the next phase, “{assessment.spectrum.next.name}”, still lacks:")
                yield Bullets(tuple(lacks))
        yield _answers("Who is represented (as HFMA counted in its Table 2)", assessment.table_2)
        yield _answers("What is in place (as HFMA counted in its Table 3)", assessment.table_3)
        yield _answers("What the delivery plan for the NHS asks of every STP board", assessment.delivery_plan)
        yield Grid(
            "Seven questions to ask of every STP (Hasselman)",
            ("Question", "What the findings come to"),
            tuple((f"{group.title}. {group.text}", answer_line(group)) for group in assessment.seven_questions),
            (6, 5),
        )
        yield Para(f"HFMA's governance checklist: {uncapital(progress_words(assessment.checklist.overall))}")

    # ── seats and decisions ──────────────────────────────────────────────────────────────────────────────────────────

    def _seats(self) -> Iterator[Part]:
        wiring = self.wiring
        boards = sorted((body for body in wiring.bodies if wiring.seats(body)), key=self._by_name)
        if not boards:
            yield Para("No seat is listed anywhere.")
            return
        for start in range(0, len(boards), MOST_COLUMNS):
            yield self._matrix(boards[start : start + MOST_COLUMNS])
        vacant = sorted({post.name for post, line in wiring.vacancies if isinstance(line, SitsOn)}, key=natural)
        if vacant:
            yield Para(
                f"Vacant, and so not in the {'table' if len(boards) <= MOST_COLUMNS else 'tables'}: {listed(map(quoted, vacant))}."
            )

    def _matrix(self, boards: Sequence[str]) -> Grid:
        wiring = self.wiring
        held: dict[str, dict[str, str]] = {}
        for board in boards:
            for seat in wiring.seats(board):
                held.setdefault(seat.relation.source, {})[board] = _capacity(seat)
        rows = [
            (self._sitter(who), self._speaks_for(who), _standing(wiring, who), *(places.get(board, "") for board in boards))
            for who, places in sorted(held.items(), key=lambda item: self._by_name(item[0]))
        ]
        return Grid(
            "Who sits where, and in what capacity",
            ("Seat", "Speaks for", "Non-executive", *(wiring.nodes[board].name for board in boards)),
            tuple(rows),
            (4, 3, 2, *(2 for _ in boards)),
        )

    def _sitter(self, who: str) -> str:
        node = self.wiring.nodes[who]
        if self.options.names and isinstance(node, Post) and node.holder:
            return f"{node.name} ({node.holder})"
        return node.name

    def _speaks_for(self, who: str) -> str:
        if not isinstance(self.wiring.nodes[who], Post):
            return self.wiring.nodes[who].name
        names = [self.wiring.nodes[line.target].name for line in self.wiring.relations_from(who, "represents")]
        return "; ".join(sorted(names, key=natural)) or NOT_STATED

    def _decisions(self) -> Iterator[Part]:
        wiring = self.wiring
        names = {key: node.name for key, node in wiring.nodes.items()}
        delegations = [line for line in wiring.relations if line.type == "delegates_to"]
        if delegations:
            yield Grid(
                "Authority that is delegated",
                ("From", "To", "What, up to how much, under which agreement"),
                tuple(
                    (names[line.source], names[line.target], capital(relation_more(line, names)) or NOT_STATED)
                    for line in sorted(delegations, key=lambda each: (natural(names[each.source]), natural(names[each.target])))
                ),
                (3, 3, 5),
            )
        else:
            yield Para(
                "Nobody delegates authority to a body of this structure."
                if wiring.drawing_complete()
                else "The documents state no delegation to a body of this structure."
            )
        ratified = [line for line in wiring.relations if line.type == "ratifies"]
        if ratified:
            agreed = (
                f"What {quoted(names[line.target])} recommends takes effect when {quoted(names[line.source])} agrees."
                for line in ratified
            )
            yield Bullets(tuple(sorted(agreed)))
        rows = decision_rows(self.exploration.structure)
        if rows:
            columns = ("Decision", "Taken by", "Consulted", "Affects", "Takes effect when agreed by")
            yield Grid("Decisions", columns, tuple(tuple(row[column] for column in columns) for row in rows), (3, 3, 3, 3, 3))
        else:
            yield Para("The documents list no types of decision.")

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _outline(self) -> Iterator[Part]:
        made: Outline = outline(self.wiring, MOST_OUTLINE)
        if made.lines:
            yield Para("Each line answers to the line above it that is less indented.")
            yield Bullets(
                tuple(_outline_words(line.name, line.kind, line.remark, line.again) for line in made.lines),
                tuple(line.depth for line in made.lines),
            )
        if made.alone:
            yield Para("These answer to nobody that is drawn, and nobody answers to them:")
            yield Bullets(tuple(_outline_words(line.name, line.kind, "", False) for line in made.alone))
        if made.cut:
            yield Para(f"{count(made.cut, 'further line')} left out here; the program shows them.")

    def _sources(self) -> Iterator[Part]:
        documents = source_lines(self.exploration.structure)
        if documents:
            yield Heading("What the structure was drawn from")
            yield Bullets(documents)
        else:
            yield Para("The structure names no documents that it was drawn from.")
        yield from reading_parts(self.exploration.findings)

    def _by_name(self, key: str) -> tuple[tuple[tuple[int, int, str], ...], str]:
        return natural(self.wiring.nodes[key].name), key


def _counted(number: int, kind: NodeType, words: tuple[str, ...]) -> str:
    return f"{number:,} {(words[0] if number == 1 else words[1]).lower()}"


def _acceptance(finding: Finding) -> str:
    accepted = finding.accepted
    assert accepted is not None
    on = f"on {date_words(accepted.on)}" if accepted.on else ""
    until = f"until {date_words(accepted.until)}" if accepted.until else "until it is withdrawn"
    return ", ".join(part for part in (accepted.by or "By whom is not stated", on, until) if part)


def _answers(caption: str, rows: Sequence[Row]) -> Grid:
    return Grid(
        caption,
        ("Question", "Answer", "Why"),
        tuple((row.question, ANSWER_WORDS[row.answer], row.why) for row in rows),
        (5, 2, 6),
    )


def _capacity(seat: Seat) -> str:
    relation = seat.relation
    seats = ""
    if isinstance(relation, MemberOf) and relation.seats is not None:
        seats = f"{count(relation.seats, 'seat')}, " if relation.seats else "number of seats not stated, "
    return capital(seats + (CAPACITY[relation.capacity] if relation.capacity else "capacity not stated"))


def _standing(wiring: Wiring, who: str) -> str:
    node = wiring.nodes[who]
    return yes_no(node.is_non_executive) if isinstance(node, Post) else NOT_STATED


def _outline_words(name: str, kind: str, remark: str, again: bool) -> str:
    words = f"{name} ({uncapital(kind)})"
    if remark:
        words += f". {remark}"
    return words + (". Those below it are listed further up" if again else "")
