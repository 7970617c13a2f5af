"""A structure: one wiring diagram, whole. Valid by construction: every id stands for something, every line joins what it may."""

from __future__ import annotations

from itertools import islice
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from stpgraph.model.checks import path_text, problems
from stpgraph.model.kinds import Archetype, Extent, StructureStatus, VotingBasis
from stpgraph.model.nodes import Node, Part
from stpgraph.model.relations import Relation
from stpgraph.model.scalars import Boolean, Cites, DateText, Notes, Positive, Share, Slug, Slugs, Text, Url

FORMAT_VERSION: Literal[1] = 1


class Source(Part):
    """A document that states what a structure shows."""

    id: Slug
    title: Text
    publisher: Text | None = None
    date: DateText | None = None
    url: Url | None = None
    locator: Text | None = Field(None, description="Where in the document: a page, a section, a chart.")


class Decision(Part):
    """A type of decision that somebody takes."""

    id: Slug
    name: Text
    notes: Notes | None = None
    cites: Cites = ()
    inferred: Boolean = False
    taken_by: Slugs = Field((), description="Bodies or posts.")
    consulted: Slugs = Field((), description="Any nodes.")
    affects: Slugs = Field((), description="Organisations or bodies.")
    ratified_by: Slugs = Field((), description="Organisations or bodies.")
    threshold: Share | None = None
    basis: VotingBasis | None = None


class Accepted(Part):
    """A finding that a person has accepted: of a rule, about exactly these subjects, for a reason."""

    rule: str
    subjects: Slugs
    reason: Text
    by: Text | None = None
    on: DateText | None = None
    until: DateText | None = Field(None, description="Runs to the last day of a year or month.")


class ChecklistAnswer(Part):
    """A person's answer to one question of the governance checklist."""

    answer: Literal["yes", "no", "in_progress"]
    evidence: Text | None = None
    by: Text | None = None
    on: DateText | None = None


class Structure(Part):
    """One structure in format version 1.

    Raises pydantic.ValidationError where its parts do not fit together; `stpgraph.files` tells the same faults with their
    place in the file.
    """

    stpgraph: Literal[1] = Field(description="The version of this format.")
    id: Slug
    title: Text
    footprint: Text | None = Field(None, description="The place that it covers.")
    status: StructureStatus
    archetype: Archetype | None = None
    as_at: DateText | None = Field(None, description="The moment that it shows: a year, a month or a day.")
    drawing: Extent = Field("complete", description="partial: prose or an excerpt; what is missing is then not stated.")
    notes: Notes | None = Field(None, description="Remarks for readers: when to choose it, what the source leaves open.")
    sources: tuple[Source, ...] = ()
    nodes: tuple[Node, ...] = ()
    relations: tuple[Relation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    limits: dict[str, Positive] = Field(default_factory=dict, description="Thresholds of this structure, by rule.")
    checklist: dict[Slug, ChecklistAnswer] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _fits_together(self) -> Structure:
        found = [f"{path_text(problem.path)}: {problem.message}" for problem in islice(problems(self), 20)]
        if found:
            raise PydanticCustomError("structure", "{problems}", {"problems": " ".join(found)})
        return self
