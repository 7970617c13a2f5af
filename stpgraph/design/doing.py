"""Doing an edit: a structure and a command make the next structure, or are refused in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stpgraph.design import commands as c
from stpgraph.design import doing_lines as lines
from stpgraph.design import doing_nodes as nodes
from stpgraph.design import doing_whole as whole
from stpgraph.design.parts import checked
from stpgraph.design.refusals import Refused
from stpgraph.model import Structure

#: A command may hold others; drafts made by hand may nest them deeply.
_DEEPEST = 20


def do(structure: Structure, command: c.AnyCommand) -> Structure:
    """The structure after an edit. Raises Refused where it cannot be done; the structure is then as it was."""
    return checked(step(structure, command))


def step(structure: Structure, command: c.AnyCommand, depth: int = 0) -> Structure:
    """The same without the check of the whole at the end: for one of many edits, the last of which is checked. Raises Refused."""
    if isinstance(command, c.Several):
        if depth > _DEEPEST:
            raise Refused("These edits cannot be done: too many lie inside each other.")
        for each in command.commands:
            structure = step(structure, each, depth + 1)
        return structure
    edit: Callable[[Structure, Any], Structure] = _EDITS[type(command)]
    return edit(structure, command)


_EDITS: Mapping[type[c.Step], Callable[[Structure, Any], Structure]] = {
    c.AddNode: nodes.add_node,
    c.ChangeNode: nodes.change_node,
    c.RemoveNode: nodes.remove_node,
    c.DuplicateNode: nodes.duplicate_node,
    c.MoveNode: nodes.move_node,
    c.AddRelation: lines.add_relation,
    c.ChangeRelation: lines.change_relation,
    c.RemoveRelation: lines.remove_relation,
    c.ReverseRelation: lines.reverse_relation,
    c.AddDecision: whole.add_decision,
    c.ChangeDecision: whole.change_decision,
    c.RemoveDecision: whole.remove_decision,
    c.AddSource: whole.add_source,
    c.ChangeSource: whole.change_source,
    c.RemoveSource: whole.remove_source,
    c.ChangeStructure: whole.change_structure,
    c.SetLimits: whole.set_limits,
    c.AcceptFinding: whole.accept_finding,
    c.ChangeAcceptance: whole.change_acceptance,
    c.Withdraw: whole.withdraw,
    c.AnswerChecklist: whole.answer_checklist,
    c.SetOrder: nodes.set_order,
    c.Replace: whole.replace,
}
