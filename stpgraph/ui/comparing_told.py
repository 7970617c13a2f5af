"""What is told of one box and its counterparts when a reader picks it: where it is, and what differs about it, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stpgraph.compare.delta import line_key
from stpgraph.draw.aligned import Aligned
from stpgraph.model import AnyRelation
from stpgraph.model.finding import SEVERITY_WORDS
from stpgraph.reading.compared import move_words
from stpgraph.reading.compared_rows import CHANGED, MOVED
from stpgraph.reading.facts import kind_line
from stpgraph.reading.listed import names_of
from stpgraph.reading.sentences import relation_sentence
from stpgraph.reading.words import uncapital
from stpgraph.rules.words import count, quoted
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import LETTERS, Several

Json = Mapping[str, object]
#: A sign and a sentence.
Said = tuple[str, str]
#: More sentences of one comparison than this are counted.
MOST_TOLD = 14
NOT_HERE = "not here"


def told(several: Several, made: Aligned) -> dict[str, Json]:
    """For each group of counterparts: what it is called, where it is in each structure, and for each comparison what differs.

    `parts` are pairs of a heading (empty where there are only two structures) and a list of signs with sentences.
    """
    own: list[dict[str, str]] = [{group: key for key, group in ids.items()} for ids in made.same]
    nodes = [{node.id: node for node in each.structure.nodes} for each in several.explorations]
    said = [_Said(each, *_called(several, at)) for at, each in enumerate(several.pairs)]
    found: dict[str, Json] = {}
    for group in sorted({group for ids in own for group in ids}):
        here = [nodes[at].get(ids.get(group, "")) for at, ids in enumerate(own)]
        where = [
            [lead, f"{quoted(node.name)}, {uncapital(kind_line(node))}." if node else f"It is {NOT_HERE}."]
            for lead, node in zip(several.headings, here, strict=True)
        ]
        parts = []
        for at, one in enumerate(said):
            left, right = own[0].get(group), own[at + 1].get(group)
            if left or right:
                lines = one.of(left, right)
                # Only such sentences speak of the first and the second.
                ordered = any(sign in (CHANGED, MOVED) for sign, _ in lines)
                head = "" if several.two else f"{several.pair_title(at)}. {several.pair_words(at) if ordered else ''}".strip()
                parts.append([head, lines])
        found[group] = {"name": next(node.name for node in here if node), "where": where, "parts": parts}
    return found


def _called(several: Several, at: int) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    """The signs of what only one of two has, what to call that, and each of the two in the middle of a sentence."""
    if several.two:
        pair = several.pairs[0]
        return pair.signs, pair.only_words, ("the first", "the second")
    letters = (LETTERS[0], LETTERS[at + 1])
    return letters, (f"Only in {letters[0]}", f"Only in {letters[1]}"), letters


class _Said:
    """The sentences of one comparison by the ids of those that they are about, of the first and of the second."""

    def __init__(self, pair: Pair, signs: tuple[str, str], only: tuple[str, str], sides: tuple[str, str]) -> None:
        self.signs, self.only = signs, only
        self.left: defaultdict[str, list[Said]] = defaultdict(list)
        self.right: defaultdict[str, list[Said]] = defaultdict(list)
        made = pair.made
        for move in made.moves:
            self.right[move.node].append((MOVED, move_words(move, made)))
        for changed in made.changed_nodes:
            self.right[changed.after.id].append((CHANGED, pair.changes(changed)))
        for line in made.changed_relations:
            words = f"{pair.differing_words[0]}: {relation_sentence(line.after, pair.names)} {pair.changes(line)}"
            for end in (line.after.source, line.after.target):
                self.right[end].append((CHANGED, words))
        moved = {key for move in made.moves for key in move.lines}
        for at, lines in enumerate((made.delta.relations.gone, made.delta.relations.new)):
            self._lines(pair, at, (each for each in lines if line_key(each) not in moved))
        self._findings(pair, sides)

    def _lines(self, pair: Pair, at: int, lines: Iterable[AnyRelation]) -> None:
        # Each side is told in its own names.
        names = pair.names if at else {**pair.names, **names_of(pair.made.was)}
        for each in lines:
            words = f"{self.only[at]}: {relation_sentence(each, names)}"
            for end in (each.source, each.target):
                # What went is told at both ends, as they are called on their own side.
                (self.right if at else self.left)[pair.own_id(at, end)].append((self.signs[at], words))

    def _findings(self, pair: Pair, sides: tuple[str, str]) -> None:
        over_time = pair.made.over_time
        for each in pair.made.findings:
            if each.state == "kept":
                continue
            at = int(each.state == "opened")
            severity = uncapital(SEVERITY_WORDS[each.finding.severity])
            start = f"A {severity} {'opened' if at else 'closed'}" if over_time else f"A {severity} only in {sides[at]}"
            finding = each.after if each.after else each.before
            if finding is None:
                continue
            for key in finding.subjects:
                (self.right if each.after else self.left)[key].append(("!", f"{start}: {finding.fact}"))

    def of(self, left: str | None, right: str | None) -> list[list[str]]:
        """All that is said of two counterparts, or of one that has none, each once."""
        said = [*(self.right.get(right, []) if right else []), *(self.left.get(left, []) if left else [])]
        if left is None or right is None:
            at = int(left is None)
            said.insert(0, (self.signs[at], f"{self.only[at]}: it has no counterpart."))
        found = [[sign, words] for sign, words in dict.fromkeys(said)]
        if len(found) > MOST_TOLD + 1:
            more = count(len(found) - MOST_TOLD, "more difference is", "more differences are")
            found = [*found[:MOST_TOLD], ["", f"{more} told in the tables below."]]
        return found or [["=", "Nothing differs about it."]]
