"""Edits of a structure as data: small, typed, kept in drafts and logs. What each does is in `doing`.

Ids in commands stand for what they stand for in the structure that the command is done to. Text for readers comes from
`stepwords.words`. In `fields` of a change, a value of None takes the field back to *not stated*.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from stpgraph.model import Accepted, AnyNode, AnyRelation, ChecklistAnswer, Decision, Source, Structure
from stpgraph.model.kinds import RelationType
from stpgraph.model.nodes import Node
from stpgraph.model.relations import Relation
from stpgraph.model.scalars import Text

#: A value of a field as JSON has it.
Value: TypeAlias = Any
Fields: TypeAlias = dict[str, Value]


class Line(BaseModel):
    """Which relation is meant: a structure has at most one of each."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    type: RelationType
    target: str

    @classmethod
    def of(cls, relation: AnyRelation) -> Line:
        """The line of a relation."""
        return cls(source=relation.source, type=relation.type, target=relation.target)


class Step(BaseModel):
    """Base of all commands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class AddNode(Step):
    """Adds a node, behind the others."""

    do: Literal["add_node"] = "add_node"
    node: Node


class ChangeNode(Step):
    """Changes fields of a node, also its name, kind or type. Its id stays."""

    do: Literal["change_node"] = "change_node"
    node: str
    fields: Fields


class RemoveNode(Step):
    """Removes a node, its relations, and every mention of it in decisions, delegations and acceptances."""

    do: Literal["remove_node"] = "remove_node"
    node: str


class DuplicateNode(Step):
    """Adds a copy of a node under a new id and name, with or without copies of its lines."""

    do: Literal["duplicate_node"] = "duplicate_node"
    node: str
    id: str
    name: str
    lines: bool = True


class MoveNode(Step):
    """Has a node answer to (or be part of) another than before. `before` says whom it leaves, where it answers to several."""

    do: Literal["move_node"] = "move_node"
    node: str
    to: str
    before: str | None = None


class AddRelation(Step):
    """Adds a relation, behind the others."""

    do: Literal["add_relation"] = "add_relation"
    relation: Relation


class ChangeRelation(Step):
    """Changes fields of a relation, also its type or ends."""

    do: Literal["change_relation"] = "change_relation"
    line: Line
    fields: Fields


class RemoveRelation(Step):
    """Removes a relation."""

    do: Literal["remove_relation"] = "remove_relation"
    line: Line


class ReverseRelation(Step):
    """Turns a relation round."""

    do: Literal["reverse_relation"] = "reverse_relation"
    line: Line


class AddDecision(Step):
    """Adds a decision."""

    do: Literal["add_decision"] = "add_decision"
    decision: Decision


class ChangeDecision(Step):
    """Changes fields of a decision."""

    do: Literal["change_decision"] = "change_decision"
    decision: str
    fields: Fields


class RemoveDecision(Step):
    """Removes a decision and the acceptances of findings about it."""

    do: Literal["remove_decision"] = "remove_decision"
    decision: str


class AddSource(Step):
    """Adds a source."""

    do: Literal["add_source"] = "add_source"
    source: Source


class ChangeSource(Step):
    """Changes fields of a source."""

    do: Literal["change_source"] = "change_source"
    source: str
    fields: Fields


class RemoveSource(Step):
    """Removes a source and every mention of it."""

    do: Literal["remove_source"] = "remove_source"
    source: str


class ChangeStructure(Step):
    """Changes what is said of the structure as a whole: title, footprint, status, archetype, as_at, drawing, notes."""

    do: Literal["change_structure"] = "change_structure"
    fields: Fields


class SetLimits(Step):
    """Sets the limits of some rules; None (or the usual one) takes a limit back."""

    do: Literal["set_limits"] = "set_limits"
    limits: dict[str, float | None]


class AcceptFinding(Step):
    """Accepts a finding, in place of any earlier acceptance of the same."""

    do: Literal["accept_finding"] = "accept_finding"
    accepted: Accepted


class ChangeAcceptance(Step):
    """Changes the reason, by whom, on which day, until when or the fingerprint of an acceptance. `which` counts, from 0, those that speak
    of the same finding."""

    do: Literal["change_acceptance"] = "change_acceptance"
    rule: str
    subjects: tuple[str, ...]
    which: int = Field(0, ge=0)
    fields: Fields


class Withdraw(Step):
    """Takes back the acceptance of a finding: all that speak of it, or one, counted from 0."""

    do: Literal["withdraw"] = "withdraw"
    rule: str
    subjects: tuple[str, ...]
    which: int | None = Field(None, ge=0)


class AnswerChecklist(Step):
    """Answers a question of the checklist; None takes the answer away."""

    do: Literal["answer_checklist"] = "answer_checklist"
    question: str
    answer: ChecklistAnswer | None = None


class SetOrder(Step):
    """Puts nodes in an order. Those that are not named come behind, as they stood."""

    do: Literal["set_order"] = "set_order"
    nodes: tuple[str, ...]


class Replace(Step):
    """Puts another structure in place of this one: an import."""

    do: Literal["replace"] = "replace"
    structure: Structure


class Several(Step):
    """Several edits that are one step: all are done, or none."""

    do: Literal["several"] = "several"
    title: Text
    commands: tuple[Command, ...]


AnyCommand: TypeAlias = (
    AddNode
    | ChangeNode
    | RemoveNode
    | DuplicateNode
    | MoveNode
    | AddRelation
    | ChangeRelation
    | RemoveRelation
    | ReverseRelation
    | AddDecision
    | ChangeDecision
    | RemoveDecision
    | AddSource
    | ChangeSource
    | RemoveSource
    | ChangeStructure
    | SetLimits
    | AcceptFinding
    | ChangeAcceptance
    | Withdraw
    | AnswerChecklist
    | SetOrder
    | Replace
    | Several
)
Command = Annotated[AnyCommand, Field(discriminator="do")]
Several.model_rebuild()
COMMAND: TypeAdapter[AnyCommand] = TypeAdapter(Command)
COMMANDS: TypeAdapter[tuple[AnyCommand, ...]] = TypeAdapter(tuple[Command, ...])
#: What a command may hold.
Thing: TypeAlias = AnyNode | AnyRelation | Decision | Source
