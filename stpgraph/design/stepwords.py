"""What an edit is called in the list of steps, and what goes with it: in names, never in ids."""

from __future__ import annotations

from collections.abc import Collection

from stpgraph.design import commands as c
from stpgraph.design.parts import node_of
from stpgraph.design.refusals import Refused, called, label_of
from stpgraph.model import AnyNode, AnyRelation, Structure
from stpgraph.model.kinds import DECISION_ENDPOINTS, RELATION_WORDS, TYPE_WORDS, kind_words
from stpgraph.model.nodes import NodeBase, kind_of
from stpgraph.reading.words import uncapital
from stpgraph.rules import BY_ID
from stpgraph.rules.words import count, listed

_MOST = 3


def words(structure: Structure, command: c.AnyCommand) -> str:
    """What a step is called, told of the structure that it is done to: “Add the finance group “Finance group””."""
    match command:
        case c.AddNode(node=node):
            return f"Add the {thing(node)}"
        case c.ChangeNode(node=key, fields=fields):
            return _change(_node(structure, key), fields)
        case c.RemoveNode(node=key):
            return f"Remove the {_node(structure, key)}"
        case c.DuplicateNode(node=key, name=name):
            return f"Copy the {_node(structure, key)} as {called(name)}"
        case c.MoveNode(node=key, to=to):
            return f"Move {_name(structure, key)} under {_name(structure, to)}"
        case c.AddRelation(relation=relation):
            return f"Draw: {_line(structure, relation)}"
        case c.ChangeRelation(line=line, fields=fields):
            return f"Change {_fields(fields)} of the line: {_line(structure, line)}"
        case c.RemoveRelation(line=line):
            return f"Remove the line: {_line(structure, line)}"
        case c.ReverseRelation(line=line):
            return f"Turn round the line: {_line(structure, line)}"
        case c.AddDecision(decision=decision):
            return f"Add the decision {called(decision.name)}"
        case c.ChangeDecision(decision=key, fields=fields):
            return _change(f"decision {_name(structure, key)}", fields)
        case c.RemoveDecision(decision=key):
            return f"Remove the decision {_name(structure, key)}"
        case _:
            return _words_of_whole(structure, command)


def _words_of_whole(structure: Structure, command: c.AnyCommand) -> str:
    match command:
        case c.AddSource(source=source):
            return f"Add the source {called(source.title)}"
        case c.ChangeSource(source=key, fields=fields):
            return _change(f"source {_title(structure, key)}", fields)
        case c.RemoveSource(source=key):
            return f"Remove the source {_title(structure, key)}"
        case c.ChangeStructure(fields=fields):
            return f"Change {_fields(fields)} of the structure"
        case c.SetLimits(limits=limits):
            return f"Set {'a limit' if len(limits) == 1 else 'limits'}"
        case c.AcceptFinding(accepted=accepted):
            return f"Accept the finding {_finding(structure, accepted.rule, accepted.subjects)}"
        case c.ChangeAcceptance(rule=rule, subjects=subjects, fields=fields):
            what = (
                f"{_fields(told)} of" if (told := [each for each in fields if each != "fingerprint"]) else "what it rests on in"
            )
            return f"Change {what} the acceptance of the finding {_finding(structure, rule, subjects)}"
        case c.Withdraw(rule=rule, subjects=subjects):
            return f"No longer accept the finding {_finding(structure, rule, subjects)}"
        case c.AnswerChecklist(answer=answer):
            return "Take back an answer to the checklist" if answer is None else "Answer a question of the checklist"
        case c.SetOrder():
            return "Change the order"
        case c.Replace(structure=other):
            return f"Put {called(other.title)} in place of all this"
        case c.Several(title=title):
            return title
    raise AssertionError(command)


def goes_with(structure: Structure, command: c.AnyCommand) -> tuple[str, ...]:
    """What else an edit takes away, a sentence each, for a reader to know before: lines, mentions, fields.

    Raises Refused where what it is about is not there.
    """
    match command:
        case c.RemoveNode(node=key):
            return _with_node(structure, node_of(structure, key))
        case c.ChangeNode(node=key, fields=fields) if "type" in fields:
            node = node_of(structure, key)
            own = [
                field for field in type(node).model_fields if field not in NodeBase.model_fields and field not in ("type", "kind")
            ]
            lost = [field for field in own if getattr(node, field) != type(node).model_fields[field].default]
            if fields["type"] == node.type or not lost:
                return ()
            return (f"What was said of {called(node.name)} there goes: {_fields(lost)}.",)
        case c.RemoveDecision(decision=key):
            return _acceptances(structure, key)
        case c.RemoveSource(source=key):
            citing = sum(key in each.cites for each in (*structure.nodes, *structure.relations, *structure.decisions))
            return (f"{count(citing, 'mention')} of it {'goes' if citing == 1 else 'go'} too.",) if citing else ()
        case c.Several(commands=several):
            return tuple(dict.fromkeys(told for each in several for told in goes_with(structure, each)))
    return ()


def _with_node(structure: Structure, node: AnyNode) -> tuple[str, ...]:
    lines = [line for line in structure.relations if node.id in (line.source, line.target)]
    told = []
    if lines:
        shown = [_line(structure, line) for line in lines[:_MOST]]
        more = [f"{len(lines) - _MOST:,} more"] if len(lines) > _MOST else []
        told.append(f"{count(len(lines), 'line')} {'goes' if len(lines) == 1 else 'go'} with it: {listed([*shown, *more])}.")
    under = sum(getattr(line, "instrument", None) == node.id for line in structure.relations)
    if under:
        told.append(f"{count(under, 'delegation')} {'is' if under == 1 else 'are'} then set out in no agreement.")
    decisions = [each for each in structure.decisions if any(node.id in getattr(each, field) for field in DECISION_ENDPOINTS)]
    if decisions:
        told.append(f"It is no longer named in {listed([called(each.name) for each in decisions])}.")
    return (*told, *_acceptances(structure, node.id))


def _acceptances(structure: Structure, key: str) -> tuple[str, ...]:
    number = sum(key in each.subjects for each in structure.accepted)
    return (f"{count(number, 'acceptance')} of a finding about it {'goes' if number == 1 else 'go'} too.",) if number else ()


def thing(node: AnyNode) -> str:
    """A node by kind and name: finance group “Finance group”."""
    return f"{kind_words(node.type, kind_of(node)) if kind_of(node) != 'other' else TYPE_WORDS[node.type][0]} {called(node.name)}"


def _change(what: str, fields: c.Fields) -> str:
    if set(fields) == {"name"}:
        return f"Rename the {what} to {called(str(fields['name']))}"
    return f"Change {_fields(fields)} of the {what}"


def _fields(fields: Collection[str]) -> str:
    labels = list(dict.fromkeys(uncapital(label_of(field)) for field in fields))
    if len(labels) > _MOST + 1:
        return f"{len(labels):,} things"
    return listed([f"“{label}”" for label in labels]) if labels else "nothing"


def _node(structure: Structure, key: str) -> str:
    try:
        return thing(node_of(structure, key))
    except Refused:
        return "one that is not there any more"


def _name(structure: Structure, key: str) -> str:
    found = next((each.name for each in (*structure.nodes, *structure.decisions) if each.id == key), None)
    return "one that is not there any more" if found is None else called(found)


def _title(structure: Structure, key: str) -> str:
    return next((called(each.title) for each in structure.sources if each.id == key), "that is not there any more")


def _line(structure: Structure, line: c.Line | AnyRelation) -> str:
    return f"{_name(structure, line.source)} {RELATION_WORDS[line.type]} {_name(structure, line.target)}"


def _finding(structure: Structure, rule: str, subjects: Collection[str]) -> str:
    title = f"“{BY_ID[rule].defect}”" if rule in BY_ID else "that is there no more"
    of = [_name(structure, each) for each in subjects][: _MOST + 1]
    return f"{title} for {listed(of)}" if of else title
