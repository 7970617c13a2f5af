"""A finding's remedies as edits that a reader can choose: a label, a question where something is open, and the commands.

No label promises that a finding closes: `what_it_does` tells what an edit opens and closes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stpgraph.design import commands as c
from stpgraph.design.allowed import why_not
from stpgraph.design.building import new_node, new_relation
from stpgraph.design.candidates import New, made_for, there
from stpgraph.design.doing import do
from stpgraph.design.effecting import Effects, effects
from stpgraph.design.refusals import Refused, called, label_of
from stpgraph.graph import Wiring, build
from stpgraph.model import AnyNode, Finding, Limits, Remedy, Structure
from stpgraph.model.kinds import KINDS, RELATION_TYPES, RELATION_WORDS, TYPE_WORDS, NodeType, RelationType, kind_words
from stpgraph.model.nodes import kind_of
from stpgraph.pipeline import Exploration, explore
from stpgraph.reading.compared_fields import by_word
from stpgraph.reading.words import CAPACITY, uncapital, yes_no

#: Rules whose findings are about several at once, with a remedy for each.
_TOGETHER = frozenset({"ASR006", "LAW003", "NED006"})
_ALL_TITLE = "Carry out all that is proposed for a finding"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to carry a fix out: what a reader sees, and the edit. `makes` tells that something new is made for it."""

    id: str
    label: str
    command: c.AnyCommand
    makes: bool = False


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy as an edit. `question` is empty where there is nothing to choose; `choices` has one at least, the likeliest first."""

    rule: str
    label: str
    question: str
    choices: tuple[Choice, ...]

    def command(self, choice: str = "", name: str = "") -> c.AnyCommand:
        """The edit of a choice (by id; the first where none is named). `name` is what something new is to be called instead.

        Raises Refused for a choice that there is not.
        """
        found = next((each for each in self.choices if choice in ("", each.id)), None)
        if found is None:
            raise Refused("This cannot be chosen any more: look at the finding again.")
        if not found.makes or not name.strip():
            return found.command
        parts = found.command.commands if isinstance(found.command, c.Several) else (found.command,)
        made = next(each.node.id for each in parts if isinstance(each, c.AddNode))
        renamed = c.ChangeNode(node=made, fields={"name": name.strip()})
        return c.Several(title=f"Add {called(name.strip())}", commands=(*parts, renamed))


def fixes(structure: Structure, finding: Finding, wiring: Wiring | None = None) -> tuple[Fix, ...]:
    """A fix for each remedy of a finding, in their order; every choice of every fix can be done to the structure.

    Behind them, where a finding of its rule goes only when all its remedies are carried out, one that carries out all of them, each with
    its first choice. `wiring` is that of the structure, where it is at hand. A remedy for which nothing can be chosen gives none.
    """
    wiring = wiring or Wiring(build(structure))
    made = (_fix(structure, wiring, finding, remedy, at) for at, remedy in enumerate(finding.remedies))
    found = tuple(each for each in made if each is not None)
    return (*found, _all_of(structure, finding)) if finding.rule in _TOGETHER and len(found) > 1 else found


def _all_of(structure: Structure, finding: Finding) -> Fix:
    commands: list[c.AnyCommand] = []
    for at, remedy in enumerate(finding.remedies):
        # One after the other, so that what is made for one has an id of its own, or serves the next as well.
        fix = _fix(structure, Wiring(build(structure)), finding, remedy, at)
        if fix is not None:
            commands.append(fix.command())
            structure = do(structure, commands[-1])
    label = f"All {len(commands):,} of these"
    return Fix(finding.rule, label, "", (Choice("all", label, c.Several(title=_ALL_TITLE, commands=tuple(commands))),))


def what_it_does(
    exploration: Exploration, fix: Fix, today: date, choice: str = "", limits: Limits | None = None
) -> tuple[Exploration, Effects]:
    """The structure with a fix carried out, and what that opens and closes. Raises Refused where it cannot be done."""
    after = explore(do(exploration.structure, fix.command(choice)), today, limits)
    return after, effects(exploration, after)


def _fix(structure: Structure, wiring: Wiring, finding: Finding, remedy: Remedy, at: int) -> Fix | None:
    if remedy.what == "field":
        choices, question, label = _field(structure, remedy), "", _field_label(structure, remedy)
    elif remedy.what == "node":
        choices, question = tuple(_node(structure, wiring, finding, remedy)), "Which?"
        label = f"Add {uncapital(remedy.text)}"
    elif remedy.action == "add":
        choices, question = tuple(_relation(structure, wiring, finding, remedy, at)), _question(wiring, remedy)
        label = remedy.text if remedy.text.startswith("Let ") else f"Draw: {uncapital(remedy.text)}"
    else:
        choices, question, label = _line(remedy), "", _line_label(remedy)
    drawn = frozenset((each.source, each.type, each.target) for each in structure.relations)
    fitting = tuple(each for each in choices if _can(structure, wiring, drawn, each.command))
    if not fitting:
        return None
    return Fix(finding.rule, label, question if len(fitting) > 1 or fitting[0].makes else "", fitting)


def _can(structure: Structure, wiring: Wiring, drawn: frozenset[tuple[str, str, str]], command: c.AnyCommand) -> bool:
    """Whether an edit can be done. New nodes and lines, of which hundreds may be offered, are not done to find that out."""
    if isinstance(command, c.Several):
        return all(_can(structure, wiring, drawn, each) for each in command.commands)
    if isinstance(command, c.AddNode):
        return True
    if isinstance(command, c.AddRelation):
        line = command.relation
        source, target = wiring.nodes.get(line.source), wiring.nodes.get(line.target)
        if source is not None and target is not None and why_not(line.type, source, target):
            return False
        return (line.source, line.type, line.target) not in drawn
    try:
        do(structure, command)
    except Refused:
        return False
    return True


# ── fields and lines that are there ──────────────────────────────────────────────────────────────────────────────────────


def _field(structure: Structure, remedy: Remedy) -> tuple[Choice, ...]:
    if remedy.node is None or remedy.field is None:
        return ()
    return (Choice("it", remedy.text, c.ChangeNode(node=remedy.node, fields={remedy.field: remedy.value})),)


def _field_label(structure: Structure, remedy: Remedy) -> str:
    # Not from the wiring: a vacant post takes no part in it.
    node = next((each for each in structure.nodes if each.id == remedy.node), None)
    value = yes_no(remedy.value) if isinstance(remedy.value, bool) else str(remedy.value)
    return f"Record of {called(node.name)}: {uncapital(label_of(remedy.field or ''))} – {value.lower()}" if node else remedy.text


def _line(remedy: Remedy) -> tuple[Choice, ...]:
    line = c.Line.model_validate({"source": remedy.source, "type": remedy.relation, "target": remedy.target})
    if remedy.action == "remove":
        return (Choice("it", remedy.text, c.RemoveRelation(line=line)),)
    return (Choice("it", remedy.text, c.ChangeRelation(line=line, fields={remedy.field or "": remedy.value})),)


def _line_label(remedy: Remedy) -> str:
    if remedy.action == "remove":
        return f"Remove the line: {remedy.text}"
    seat = by_word(CAPACITY).get(str(remedy.value)) if remedy.field == "capacity" else None
    return f"Record: {remedy.text}" if seat is None or seat in remedy.text else f"Record: {remedy.text} ({seat})"


# ── something new ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _node(structure: Structure, wiring: Wiring, finding: Finding, remedy: Remedy) -> Iterator[Choice]:
    kind = str(remedy.value)
    node_type: NodeType = next(each for each, kinds in KINDS.items() if kind in kinds)
    words = kind_words(node_type, kind)
    add = new_node(structure, node_type, _capital(words), kind)
    covers = [new_relation(add.node.id, "covers", each) for each in finding.subjects if node_type == "instrument"]
    yield Choice("new", f"A new {words}", _together(f"Add a {words}", add, *covers), makes=True)
    if node_type == "instrument":
        # One that is there and is said to cover nothing yet.
        for key in wiring.instruments():
            if kind_of(wiring.nodes[key]) == kind and finding.subjects:
                lines = [new_relation(key, "covers", each) for each in finding.subjects]
                title = f"Have {called(wiring.nodes[key].name)} cover it"
                yield Choice(key, called(wiring.nodes[key].name), _together(title, *lines))
    for body in wiring.bodies.values():
        if node_type == "body" and not body.is_external:
            change = c.ChangeNode(node=body.id, fields={"kind": kind})
            yield Choice(body.id, f"{called(body.name)} has that role", change)


def _relation(structure: Structure, wiring: Wiring, finding: Finding, remedy: Remedy, at: int) -> Iterator[Choice]:
    assert remedy.relation is not None
    fields = {"capacity": "chair"} if finding.rule == "ACC004" and remedy.relation == "sits_on" else {}
    if remedy.source is not None and remedy.target is not None:
        yield Choice("it", remedy.text, _drawn(structure, remedy.source, remedy.relation, remedy.target, fields))
        return
    end = "source" if remedy.source is None else "target"
    fixed = (remedy.target if end == "source" else remedy.source) or ""

    def line(other: str) -> c.AnyCommand:
        assert remedy.relation is not None
        ends = (other, fixed) if end == "source" else (fixed, other)
        return _drawn(structure, ends[0], remedy.relation, ends[1], fields)

    known = there(wiring, finding, remedy, end)
    fresh = [_made(structure, wiring, finding, new, fixed, at) for new in made_for(finding, remedy, end)]
    for key in known:
        yield Choice(key, _named(wiring.nodes[key]), line(key))
    for number, (label, adds) in enumerate(fresh):
        node = adds[0].node
        yield Choice(f"new {number}", label, _together(f"Add {called(node.name)}", adds[0], *adds[1:], line(node.id)), makes=True)
    if not known and not fresh:
        # Nothing is likely: whatever the model allows.
        for node in sorted(wiring.nodes.values(), key=lambda each: (each.name, each.id)):
            ends = (node, wiring.nodes[fixed]) if end == "source" else (wiring.nodes[fixed], node)
            if not why_not(remedy.relation, *ends):
                yield Choice(node.id, _named(node), line(node.id))


def _drawn(structure: Structure, source: str, kind: RelationType, target: str, fields: Mapping[str, str]) -> c.AnyCommand:
    """A line drawn; where there is such a line that has ended, it is taken up again."""
    line = c.Line(source=source, type=kind, target=target)
    if any(c.Line.of(each) == line and each.status == "ended" for each in structure.relations if each.source == source):
        return c.ChangeRelation(line=line, fields={"status": "established", **fields})
    return new_relation(source, kind, target, **fields)


def _made(
    structure: Structure, wiring: Wiring, finding: Finding, new: New, fixed: str, at: int
) -> tuple[str, tuple[c.AddNode, *tuple[c.AddRelation, ...]]]:
    """A new node for the open end, with what must come with it."""
    about = wiring.nodes[fixed].name[:1_900]
    name = {"Lead": f"Lead of {about}", "Chair": f"Chair of {about}", "Project": f"Project of {about}"}.get(new.name, new.name)
    more: tuple[c.AddRelation, ...] = ()
    partner = finding.evidence[at][0] if finding.rule == "LAW003" and at < len(finding.evidence) else ""
    if partner:
        name = f"Committee of {wiring.nodes[partner].name[:1_900]}"
    add = new_node(structure, new.type, name, new.kind)
    if partner:
        more = (new_relation(add.node.id, "part_of", partner),)
    words = TYPE_WORDS[new.type][0] if new.kind in (None, "other") else kind_words(new.type, new.kind)
    return f"A new {words}: {called(name)}", (add, *more)


def _together(title: str, *commands: c.AnyCommand) -> c.AnyCommand:
    return commands[0] if len(commands) == 1 else c.Several(title=title, commands=commands)


def _named(node: AnyNode) -> str:
    words = TYPE_WORDS[node.type][0] if kind_of(node) in (None, "other") else kind_words(node.type, kind_of(node))
    return node.name if words.casefold() == node.name.casefold() else f"{node.name} ({words})"


def _question(wiring: Wiring, remedy: Remedy) -> str:
    assert remedy.relation in RELATION_TYPES
    verb = RELATION_WORDS[remedy.relation]
    if remedy.source is None and remedy.target is not None:
        return f"Who or what {verb} {called(wiring.nodes[remedy.target].name)}?"
    if remedy.source is not None and remedy.target is None:
        return f"{called(wiring.nodes[remedy.source].name)} {verb} whom or what?"
    return ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
