"""The boxes and lines of a draft as rows to go through, the least certain first: what each was taken for, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stpgraph.design.allowed import in_usual_order, kinds_of, why_not
from stpgraph.importers.answers import Answers, LineAnswer, NodeAnswer
from stpgraph.importers.draft import UNSURE, Draft, Guess, Sketch
from stpgraph.importers.holders import owner_of
from stpgraph.importers.picture import key_of
from stpgraph.importers.relating import nesting_key
from stpgraph.importers.review import sure_words
from stpgraph.model import AnyNode
from stpgraph.model.kinds import NODE_TYPES, RELATION_WORDS, TYPE_WORDS, RelationType, kind_words
from stpgraph.model.nodes import kind_of
from stpgraph.reading.compared_fields import LABELS
from stpgraph.reading.words import capital, shortened
from stpgraph.rules.words import quoted

Which = Literal["check", "all", "page"]
#: Guesses from this on can be accepted together.
CERTAIN = 0.95
#: What a row is about by itself; all other guesses are details of it.
_OWN = frozenset({"type", "kind", "name", "direction"})
#: A longer list would be sent to the reader at every step.
_MANY = 500
STATED = "the file says so"
SAID = "you said so"
#: A type and a kind of that type (None: it has none).
What = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Detail:
    """A field of a box that was read out of words: which, how a reader calls it, its value, how sure, why, and where the words stand."""

    field: str
    label: str
    value: str
    sure: float
    why: str
    place: str

    @property
    def words(self) -> str:
        """The detail in one line."""
        return f"{self.label}: {self.value} – {sure_words(self.sure)}, {self.why} ({self.place})"


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One box, or a post that a box's label names, which has the box's number. `key` is its own, `box` that of the box; `node` its id in
    the draft. `sure` is that of its least certain field, `open` whether anything about it is still a guess."""

    number: int
    key: str
    box: str
    node: str
    name: str
    what: What
    sure: float
    open: bool
    why: str
    place: str
    page: int
    details: tuple[Detail, ...] = ()

    @property
    def words(self) -> str:
        """What it was taken for."""
        return what_words(self.what)

    @property
    def label(self) -> str:
        """The row in a list."""
        return f"{f'{self.number:,} · ' if self.number else ''}{shortened(self.name)} – {self.words}, {how_sure(self)}"


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line. `number` is its place in the draft; `key` is its link's; `source` and `target` are ids in the draft."""

    number: int
    key: str
    source: str
    target: str
    source_name: str
    target_name: str
    type: RelationType
    sure: float
    open: bool
    why: str
    place: str
    page: int

    @property
    def words(self) -> str:
        """What it says."""
        return f"{quoted(shortened(self.source_name))} {RELATION_WORDS[self.type]} {quoted(shortened(self.target_name))}"

    @property
    def label(self) -> str:
        """The row in a list."""
        return f"{self.words}, {how_sure(self)}"


Row = BoxRow | LineRow


def how_sure(row: Row) -> str:
    """How sure a row is, in words."""
    return sure_words(row.sure) if row.open else "certain"


def what_words(what: What) -> str:
    """A type and kind as a reader knows them.

    >>> what_words(("body", "enabler")), what_words(("project", None)), what_words(("body", "other"))
    ('enabler', 'project', 'board or group')
    """
    node_type = next(each for each in NODE_TYPES if each == what[0])
    return kind_words(node_type, what[1])


def choices() -> dict[What, str]:
    """Everything that a box can be, in groups: the type first, then the kind."""
    made: dict[What, str] = {}
    for node_type in NODE_TYPES:
        head = capital(TYPE_WORDS[node_type][0])
        for kind, words in kinds_of(node_type):
            made[node_type, kind] = f"{head} – {words}" if kind != "other" else f"{head} – of another sort"
        if not kinds_of(node_type):
            made[node_type, None] = head
    return made


def numbers(sketch: Sketch) -> dict[str, int]:
    """The number of each box that has a name, by its key, in the order of the file."""
    named = [each.key for each in sketch.shapes if each.name or each.stated.get("name")]
    return {key: at for at, key in enumerate(dict.fromkeys(named), 1)}


def box_rows(sketch: Sketch, draft: Draft, answers: Answers) -> tuple[BoxRow, ...]:
    """Every box of a draft, the least certain first, those that are certain last, each of these in the order of the file."""
    number, pages = numbers(sketch), {each.key: each.page for each in sketch.shapes}
    places = {each.key: each.place for each in sketch.shapes}
    guesses = _by_subject(each for each in draft.guesses if each.what == "node")
    made = []
    for node in draft.structure.nodes:
        key = draft.shapes.get(node.id, "")
        found = guesses.get(node.id, ())
        said = bool(answers.nodes.get(key, NodeAnswer()).type)
        why = SAID if said else _why([each for each in found if each.field in _OWN]) or STATED
        box = key if key in places else owner_of(key)
        sure = 1.0 if said else min((each.confidence for each in found), default=1.0)
        what, more = (node.type, kind_of(node)), tuple(_detail(each) for each in found if each.field not in _OWN)
        made.append(
            BoxRow(
                *(number.get(box, 0), key, box, node.id, node.name, what, sure, bool(found) and not said, why),
                *(places.get(box, ""), pages.get(box, -1), more),
            )
        )
    return tuple(sorted(made, key=lambda each: (each.sure, each.number, each.node)))


def line_rows(sketch: Sketch, draft: Draft, answers: Answers) -> tuple[LineRow, ...]:
    """Every line of a draft, in the same order."""
    links = {key_of(sketch, at): each for at, each in enumerate(sketch.links)}
    names = {node.id: node.name for node in draft.structure.nodes}
    pages, places = {each.key: each.page for each in sketch.shapes}, {each.key: each.place for each in sketch.shapes}
    guesses = _by_subject(each for each in draft.guesses if each.what == "line")
    made = []
    for at, each in enumerate(draft.structure.relations, 1):
        subject = f"{each.source} {each.type} {each.target}"
        key, found = draft.links.get(subject, ""), guesses.get(subject, ())
        said = bool(answers.lines.get(key, LineAnswer()).type)
        why = SAID if said else _why(found) or STATED
        box = owner_of(key) if key not in links else draft.shapes.get(each.source, "")
        place = links[key].place if key in links else places.get(box) or next((guess.place for guess in found), "")
        page = links[key].page if key in links else pages.get(box, -1)
        sure = 1.0 if said else min((guess.confidence for guess in found), default=1.0)
        ends = (each.source, each.target, names[each.source], names[each.target])
        made.append(LineRow(at, key, *ends, each.type, sure, bool(found) and not said, why, place, page))
    return tuple(sorted(made, key=lambda each: (each.sure, each.number)))


def chosen(rows: Sequence[Row], which: Which, page: int | None = None) -> tuple[Row, ...]:
    """The rows that are gone through: those still to check, all, or those on a page."""
    if which == "check":
        return tuple(each for each in rows if to_check(each))
    return tuple(each for each in rows if which == "all" or each.page == page)


def to_check(row: Row) -> bool:
    """Whether a row is so unsure that somebody should look at it."""
    return row.open and row.sure < UNSURE


def certain(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that are guesses and almost certain."""
    return tuple(each for each in rows if each.open and each.sure >= CERTAIN)


def others(rows: Sequence[BoxRow], row: BoxRow) -> dict[str, str]:
    """The boxes that one may repeat, by key, in the order of the file. Of very many, those whose names share a word with its own."""
    there = sorted((each for each in rows if each.key != row.key and each.key == each.box), key=lambda each: each.number)
    if len(there) > _MANY:
        own = set(row.name.casefold().split())
        there = [each for each in there if own & set(each.name.casefold().split())][:_MANY]
    return {each.key: f"{each.number:,} · {shortened(each.name)}" for each in there}


def following(before: Sequence[Row], after: Sequence[Row], at: str) -> str:
    """The key of the row to look at after one was answered: the next that should be looked at, else, where all are gone through, the next
    that is still a guess; empty where none is."""
    unsure = {each.key for each in after if to_check(each) and each.key != at}
    only = all(to_check(each) for each in before if each.key != at)
    there = unsure or (set() if only else {each.key for each in after if each.open and each.key != at})
    keys = [each.key for each in before]
    start = keys.index(at) if at in keys else 0
    return next((key for key in (*keys[start:], *keys[:start]) if key in there), next(iter(sorted(there)), ""))


def accepted_box(row: BoxRow) -> NodeAnswer:
    """The answer that a box is what it was taken for."""
    return NodeAnswer(type=row.what[0], kind=row.what[1])


def accepted_line(draft: Draft, row: LineRow) -> LineAnswer:
    """The answer that a line says what it was taken for."""
    return LineAnswer(row.type, first=_first(draft, row))


def ways(draft: Draft, row: LineRow) -> dict[tuple[bool, RelationType], str]:
    """What a line between these two may say, as sentences: by whether it is turned round from how it is, and its type. The same way
    round come first, the usual ones before the others."""
    nodes: Mapping[str, AnyNode] = {node.id: node for node in draft.structure.nodes}
    one, other = nodes[row.source], nodes[row.target]
    made: dict[tuple[bool, RelationType], str] = {}
    for turned, (source, target) in ((False, (one, other)), (True, (other, one))):
        for kind in in_usual_order(source, target):
            if not why_not(kind, source, target):
                names = quoted(shortened(source.name)), quoted(shortened(target.name))
                made[turned, kind] = f"{names[0]} {RELATION_WORDS[kind]} {names[1]}"
    return made


def answered_line(draft: Draft, row: LineRow, way: tuple[bool, RelationType]) -> LineAnswer:
    """The answer that a line says something, and which way round."""
    turned, kind = way
    return LineAnswer(kind, first=_first(draft, row, turned))


def _first(draft: Draft, row: LineRow, turned: bool = False) -> str:
    """The key of the box that a line leads from."""
    return draft.shapes[row.target if turned else row.source]


def _by_subject(guesses: Iterable[Guess]) -> dict[str, tuple[Guess, ...]]:
    made: dict[str, list[Guess]] = {}
    for each in guesses:
        made.setdefault(each.subject, []).append(each)
    return {subject: tuple(each) for subject, each in made.items()}


def _why(found: Sequence[Guess]) -> str:
    """The reasons, each once; of details, with what they say."""
    return "; ".join(dict.fromkeys(each.reason if each.field in _OWN else _detail(each).words for each in found if each.reason))


def _detail(guess: Guess) -> Detail:
    label = LABELS.get(guess.field, capital(guess.field.replace("_", " ")))
    return Detail(guess.field, label, guess.value, guess.confidence, guess.reason, guess.place)


def left_lines(sketch: Sketch, answers: Answers) -> dict[str, str]:
    """The lines that the reader left out, in words, by their keys."""
    names = {each.key: shortened(each.called or each.name) for each in sketch.shapes}
    ends = {key_of(sketch, at): (each.source, each.target) for at, each in enumerate(sketch.links)}
    ends |= {nesting_key(each.key): (each.key, each.inside) for each in sketch.shapes if each.inside}
    out = [key for key, answer in answers.lines.items() if answer.leave_out]
    made = {key: f"{quoted(names.get(ends[key][0], ''))} – {quoted(names.get(ends[key][1], ''))}" for key in out if key in ends}
    within = {key: owner_of(key) for key in out if key not in ends and owner_of(key) in names}
    return made | {key: f"of a post that is named in {quoted(names[box])}" for key, box in within.items()}
