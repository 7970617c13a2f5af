"""Designing a structure: typed edits, what is allowed where, what an edit opens and closes, and ways to begin.

Names are loaded when they are first asked for: the pages that do not design start without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stpgraph.design.allowed import Joins, NodeWays, Reach, Way, between, kinds_of, of_node, why_not
    from stpgraph.design.building import acceptance, duplicate, new_decision, new_node, new_relation, new_source
    from stpgraph.design.cells import Column
    from stpgraph.design.commands import (
        COMMAND,
        COMMANDS,
        AcceptFinding,
        AddDecision,
        AddNode,
        AddRelation,
        AddSource,
        AnswerChecklist,
        AnyCommand,
        ChangeAcceptance,
        ChangeDecision,
        ChangeNode,
        ChangeRelation,
        ChangeSource,
        ChangeStructure,
        Command,
        DuplicateNode,
        Line,
        MoveNode,
        RemoveDecision,
        RemoveNode,
        RemoveRelation,
        RemoveSource,
        Replace,
        ReverseRelation,
        SetLimits,
        SetOrder,
        Several,
        Withdraw,
    )
    from stpgraph.design.doing import do
    from stpgraph.design.effecting import Effects, effects
    from stpgraph.design.fixing import Choice, Fix, fixes, what_it_does
    from stpgraph.design.grid import SHEETS, Row, Sheet, Table, Trouble, changes, table, tables
    from stpgraph.design.guide import DIVISIONS, QUESTIONS, TAKEN, VOICES, Answers, Partner, guided, partners_of
    from stpgraph.design.ids import new_id, new_source_id
    from stpgraph.design.pasting import Pasted, paste
    from stpgraph.design.refusals import Refused
    from stpgraph.design.session import BrokenDraft, Option, Restored, Session, from_text, replay
    from stpgraph.design.starts import archetype, blank, copy_of, hybrid
    from stpgraph.design.stepwords import goes_with, words

#: Which names are in which module.
_MODULES: dict[str, str] = {
    "allowed": "Joins NodeWays Reach Way between kinds_of of_node why_not",
    "building": "new_node new_relation new_decision new_source duplicate acceptance",
    "cells": "Column",
    "commands": "AddNode ChangeNode RemoveNode DuplicateNode MoveNode AddRelation ChangeRelation RemoveRelation ReverseRelation "
    "AddDecision ChangeDecision RemoveDecision AddSource ChangeSource RemoveSource ChangeStructure SetLimits "
    "AcceptFinding ChangeAcceptance Withdraw AnswerChecklist SetOrder Replace Several AnyCommand Command COMMAND COMMANDS Line",
    "doing": "do",
    "effecting": "Effects effects",
    "fixing": "Choice Fix fixes what_it_does",
    "grid": "SHEETS Row Sheet Table Trouble changes table tables",
    "guide": "Answers Partner DIVISIONS QUESTIONS TAKEN VOICES guided partners_of",
    "ids": "new_id new_source_id",
    "pasting": "Pasted paste",
    "refusals": "Refused",
    "session": "Session Option Restored BrokenDraft from_text replay",
    "starts": "archetype blank copy_of hybrid",
    "stepwords": "words goes_with",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "COMMAND",
    "COMMANDS",
    "DIVISIONS",
    "QUESTIONS",
    "SHEETS",
    "TAKEN",
    "VOICES",
    "AcceptFinding",
    "AddDecision",
    "AddNode",
    "AddRelation",
    "AddSource",
    "AnswerChecklist",
    "Answers",
    "AnyCommand",
    "BrokenDraft",
    "ChangeAcceptance",
    "ChangeDecision",
    "ChangeNode",
    "ChangeRelation",
    "ChangeSource",
    "ChangeStructure",
    "Choice",
    "Column",
    "Command",
    "DuplicateNode",
    "Effects",
    "Fix",
    "Joins",
    "Line",
    "MoveNode",
    "NodeWays",
    "Option",
    "Partner",
    "Pasted",
    "Reach",
    "Refused",
    "RemoveDecision",
    "RemoveNode",
    "RemoveRelation",
    "RemoveSource",
    "Replace",
    "Restored",
    "ReverseRelation",
    "Row",
    "Session",
    "SetLimits",
    "SetOrder",
    "Several",
    "Sheet",
    "Table",
    "Trouble",
    "Way",
    "Withdraw",
    "acceptance",
    "archetype",
    "between",
    "blank",
    "changes",
    "copy_of",
    "do",
    "duplicate",
    "effects",
    "fixes",
    "from_text",
    "goes_with",
    "guided",
    "hybrid",
    "kinds_of",
    "new_decision",
    "new_id",
    "new_node",
    "new_relation",
    "new_source",
    "new_source_id",
    "of_node",
    "partners_of",
    "paste",
    "replay",
    "table",
    "tables",
    "what_it_does",
    "why_not",
    "words",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
