"""What no single field can tell: ids that are used twice or stand for nothing, lines between the wrong sorts of node.

Works on models and on the plain data of a file alike, and passes over whatever is malformed there (a field's own fault is
reported by the field), so that a reader gets every fault of a file at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.kinds import DECISION_ENDPOINTS, ENDPOINTS, NODE_TYPES, RELATION_WORDS, TYPE_WORDS, NodeType
from stpgraph.model.limits import LIMIT_OF
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS

Path = tuple[str | int, ...]
Ends = tuple[tuple[NodeType, ...], tuple[NodeType, ...]]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault at a path. `word` is what was written there, `allowed` what could stand instead (for the nearest spelling)."""

    path: Path
    message: str
    word: str = ""
    allowed: tuple[str, ...] = ()


def path_text(path: Path) -> str:
    """A path as readers see it.

    >>> path_text(("nodes", 3, "voting", "basis"))
    'nodes[3].voting.basis'
    """
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def shown(text: str, most: int = 60) -> str:
    """Text as a message quotes it: cut after a word where it is long, with escapes for what cannot be printed.

    >>> shown("a\\x1b[31m"), shown("twelve words " * 9, 30)
    ('a\\\\x1b[31m', 'twelve words twelve words …')
    """
    if len(text) > most:
        cut = text[: most - 1]
        text = cut[: cut.rfind(" ", most // 2)] + " …" if " " in cut[most // 2 :] else cut + "…"
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def problems(document: object) -> Iterator[Problem]:
    """Every fault between the parts of a structure, in the order of the document.

    `document` is a `Structure` or the mapping that a file holds.
    """
    sources, found = _ids(document, "sources")
    yield from found
    types, found = _ids(document, "nodes", {})
    yield from found
    decisions, found = _ids(document, "decisions", types)
    yield from found
    known = _Known(sources, types, decisions, tuple(sources), tuple(types), (*types, *decisions))
    for index, node in _items(document, "nodes"):
        yield from known.cites(("nodes", index), node)
    yield from _relations(document, known)
    for index, decision in _items(document, "decisions"):
        yield from known.cites(("decisions", index), decision)
        for field, allowed in DECISION_ENDPOINTS.items():
            for position, node_id in _texts(_get(decision, field)):
                path: Path = ("decisions", index, field, position)
                yield from known.node(path, node_id, allowed, f"A decision's `{field}` may name {_one_of(allowed)}")
    yield from _accepted(document, known)
    yield from _limits(document)
    yield from _checklist(document)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a structure declares: the ids of sources, nodes (with their types, None where malformed) and decisions."""

    sources: Mapping[str, object]
    nodes: Mapping[str, object]
    decisions: Mapping[str, object]
    source_ids: tuple[str, ...]
    node_ids: tuple[str, ...]
    subject_ids: tuple[str, ...]

    def node(self, path: Path, node_id: str, allowed: tuple[NodeType, ...], rule: str) -> Iterator[Problem]:
        if node_id not in self.nodes:
            what = self._elsewhere(node_id) or "is the id of no node here"
            yield Problem(path, f"`{shown(node_id)}` {what}; this must be the id of one of the `nodes`.", node_id, self.node_ids)
            return
        found = self.nodes[node_id]
        if found in NODE_TYPES and found not in allowed:
            yield Problem(path, f"{rule}; `{shown(node_id)}` is {_a(found)}.")

    def cites(self, path: Path, item: object) -> Iterator[Problem]:
        cites = _get(item, "cites")
        whole = isinstance(cites, str)
        for position, source in _texts([cites] if whole else cites):
            if source not in self.sources:
                where: Path = (*path, "cites") if whole else (*path, "cites", position)
                what = self._elsewhere(source) or "is the id of no source here"
                yield Problem(
                    where, f"`{shown(source)}` {what}; this must be the id of one of the `sources`.", source, self.source_ids
                )

    def instead(self, source: object, target: object, ends: Ends | None) -> str:
        """What may join two nodes that a relation may not join."""
        first, second = (self.nodes.get(each) if isinstance(each, str) else None for each in (source, target))
        if ends is None or first not in NODE_TYPES or second not in NODE_TYPES:
            return ""
        if first in ends[1] and second in ends[0]:
            return " The other way round it may be: swap source and target."
        others = [f"`{kind}`" for kind, (sources, targets) in ENDPOINTS.items() if first in sources and second in targets]
        if not others:
            return f" No relation leads from {_a(first)} to {_a(second)}."
        return f" From {_a(first)} to {_a(second)} it may be {' or '.join(filter(None, (', '.join(others[:-1]), others[-1])))}."

    def _elsewhere(self, found: str) -> str:
        for what, ids in (("node", self.nodes), ("decision", self.decisions), ("source", self.sources)):
            if found in ids:
                return f"is the id of a {what}"
        return ""


def _relations(document: object, known: _Known) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], int] = {}
    for index, relation in _items(document, "relations"):
        path: Path = ("relations", index)
        source, kind, target = (_get(relation, key) for key in ("source", "type", "target"))
        ends = ENDPOINTS.get(kind) if isinstance(kind, str) else None  # type: ignore[call-overload]
        told = False
        for field, node_id, side in (("source", source, 0), ("target", target, 1)):
            if isinstance(node_id, str):
                allowed: tuple[NodeType, ...] = ends[side] if ends else NODE_TYPES
                rule = f"In `{kind}` ({RELATION_WORDS[kind]}) the {field} is {_one_of(allowed)}" if ends else ""
                for problem in known.node((*path, field), node_id, allowed, rule):
                    if not problem.word and not told:
                        told = True
                        problem = replace(problem, message=problem.message + known.instead(source, target, ends))
                    yield problem
        instrument = _get(relation, "instrument")
        if isinstance(instrument, str):
            yield from known.node((*path, "instrument"), instrument, ("instrument",), "This must name an agreement or document")
        yield from known.cites(path, relation)
        if isinstance(source, str) and isinstance(kind, str) and isinstance(target, str):
            first = seen.setdefault((source, kind, target), index)
            if first != index:
                line = f"`{shown(source)}` `{shown(kind)}` `{shown(target)}`"
                yield Problem(path, f"The relation {line} stands here a second time (first at relations[{first}]): remove one.")


def _accepted(document: object, known: _Known) -> Iterator[Problem]:
    for index, item in _items(document, "accepted"):
        rule = _get(item, "rule")
        if isinstance(rule, str) and rule not in RULE_IDS:
            yield Problem(("accepted", index, "rule"), f"`{shown(rule)}` is not the id of a rule.", rule, RULE_IDS)
        elif rule in NEVER_ACCEPTED:
            yield Problem(("accepted", index, "rule"), f"What {rule} says of acceptances cannot itself be accepted.")
        for position, subject in _texts(_get(item, "subjects")):
            if subject not in known.nodes and subject not in known.decisions:
                path: Path = ("accepted", index, "subjects", position)
                what = "the id of a source" if subject in known.sources else "the id of no node or decision here"
                message = f"`{shown(subject)}` is {what}; this must be the id of one of the `nodes` or `decisions`."
                yield Problem(path, message, subject, known.subject_ids)


def _limits(document: object) -> Iterator[Problem]:
    limits = _get(document, "limits")
    for rule, value in limits.items() if isinstance(limits, Mapping) else ():
        if not isinstance(rule, str):
            continue
        limit = LIMIT_OF.get(rule)
        if limit is None:
            why = "is a rule without a threshold" if rule in RULE_IDS else "is not the id of a rule"
            message = f"`{shown(rule)}` {why}; thresholds may be set for {', '.join(LIMIT_OF)}."
            yield Problem(("limits", rule), message, "" if rule in RULE_IDS else rule, tuple(LIMIT_OF))
        elif limit.sort == "share" and isinstance(value, int | float) and value > 1:
            yield Problem(("limits", rule), f"The threshold of {rule} is a share over 0 to 1, such as {limit.default:g}.")


def _checklist(document: object) -> Iterator[Problem]:
    answers = _get(document, "checklist")
    for question in answers if isinstance(answers, Mapping) else ():
        if isinstance(question, str) and question not in CHECKLIST_IDS:
            message = f"`{shown(question)}` is not the id of a question of the governance checklist."
            yield Problem(("checklist", question), message, question, CHECKLIST_IDS)


def _ids(document: object, part: str, others: Mapping[str, object] | None = None) -> tuple[dict[str, object], list[Problem]]:
    """The ids in one list, each with its node type, and a problem for every id that was there before."""
    ids: dict[str, object] = {}
    first: dict[str, int] = {}
    found = []
    for index, item in _items(document, part):
        item_id = _get(item, "id")
        if not isinstance(item_id, str):
            continue
        if item_id in ids or (others and item_id in others):
            where = f"first at {part}[{first[item_id]}]" if item_id in ids else "a node has it"
            message = f"The id `{shown(item_id)}` is used a second time ({where}): give this one its own."
            found.append(Problem((part, index, "id"), message))
        ids.setdefault(item_id, _get(item, "type"))
        first.setdefault(item_id, index)
    return ids, found


def _items(document: object, part: str) -> Iterator[tuple[int, object]]:
    items = _get(document, part)
    return enumerate(items) if isinstance(items, list | tuple) else enumerate(())


def _get(item: object, key: str) -> Any:
    return item.get(key) if isinstance(item, Mapping) else getattr(item, key, None)


def _texts(value: object) -> Iterator[tuple[int, str]]:
    """The texts in a list, each with its position."""
    items = enumerate(value) if isinstance(value, list | tuple) else ()
    return ((position, each) for position, each in items if isinstance(each, str))


def _a(node_type: object) -> str:
    words = TYPE_WORDS[node_type][0]  # type: ignore[index]
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _one_of(allowed: tuple[NodeType, ...]) -> str:
    words = [_a(node_type) for node_type in allowed]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
