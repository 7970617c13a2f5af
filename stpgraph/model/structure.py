"""A structure: one wiring diagram, whole. Valid by construction: every id stands for something, every line joins what it may."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, FailFast, Field, model_validator
from pydantic_core import PydanticCustomError

from stpgraph.model.checks import path_text, problems
from stpgraph.model.kinds import Archetype, Extent, StructureStatus, VotingBasis
from stpgraph.model.nodes import Node, Part
from stpgraph.model.relations import Relation
from stpgraph.model.scalars import Boolean, Cites, DateText, Notes, Positive, Share, Slug, Slugs, Text, Url

FORMAT_VERSION: Literal[1] = 1
_Item = TypeVar("_Item")


def _no_boolean(value: object) -> object:
    # Python takes True for 1.
    return str(value) if isinstance(value, bool) else value


#: Stops at the first item that is wrong; `stpgraph.files` looks for all of them, and bounds how many it tells.
Several = Annotated[tuple[_Item, ...], FailFast()]
FormatVersion = Annotated[Literal[1], BeforeValidator(_no_boolean)]


class Source(Part):
    """A document that states what a structure shows."""

    id: Slug = Field(description="A short name, by which nodes, relations and decisions cite it.")
    title: Text = Field(description="The title of the document.")
    publisher: Text | None = Field(None, description="Who published it.")
    date: DateText | None = Field(None, description="When it was published: a year, a month or a day.")
    url: Url | None = Field(None, description="Where it can be read.")
    locator: Text | None = Field(None, description="Where in the document: a page, a section, a chart.")


class Decision(Part):
    """A type of decision that somebody takes."""

    id: Slug = Field(description="A short name, unique among nodes and decisions: a-z, 0-9, single hyphens between.")
    name: Text = Field(description="What readers see.")
    notes: Notes | None = Field(None, description="Remarks for readers.")
    cites: Cites = Field((), description="The source, or a list of the sources, that state this.")
    inferred: Boolean = Field(False, description="true: the author's reading, not the document's words.")
    taken_by: Slugs = Field((), description="The bodies or posts that take it.")
    consulted: Slugs = Field((), description="The nodes that are asked before it is taken.")
    affects: Slugs = Field((), description="The organisations or bodies for which it has effect.")
    ratified_by: Slugs = Field((), description="The organisations or bodies that must agree before it has effect.")
    threshold: Share | None = Field(None, description="The share of votes that carries it, over 0 to 1.")
    basis: VotingBasis | None = Field(None, description="What counts as one vote.")


class Accepted(Part):
    """A finding that a person has accepted: of a rule, about exactly these subjects, for a reason."""

    rule: str = Field(description="The id of the rule.")
    subjects: Slugs = Field(description="The ids of the nodes or decisions that the finding is about, all of them.")
    reason: Text = Field(description="Why it is accepted.")
    by: Text | None = Field(None, description="Who accepted it.")
    on: DateText | None = Field(None, description="When it was accepted.")
    until: DateText | None = Field(None, description="How long it is accepted; runs to the last day of a year or month.")
    fingerprint: Text | None = Field(
        None, description="What the finding rested on when it was accepted; where that has changed, the finding is open again."
    )


class ChecklistAnswer(Part):
    """A person's answer to one question of the governance checklist."""

    answer: Literal["yes", "no", "in_progress"] = Field(description="The answer.")
    evidence: Text | None = Field(None, description="What shows it.")
    by: Text | None = Field(None, description="Who answered.")
    on: DateText | None = Field(None, description="When it was answered.")


class Structure(Part):
    """One structure in format version 1.

    Raises pydantic.ValidationError where its parts do not fit together; `stpgraph.files` tells the same faults with their
    place in the file.
    """

    stpgraph: FormatVersion = Field(description="The version of this format.")
    id: Slug = Field(description="A short name: a-z, 0-9, single hyphens between.")
    title: Text = Field(description="What readers see.")
    footprint: Text | None = Field(None, description="The place that it covers.")
    status: StructureStatus = Field(description="What it shows: a typical structure, the present, a design, or the past.")
    archetype: Archetype | None = Field(None, description="The typical structure that it follows, as its authors say.")
    as_at: DateText | None = Field(None, description="The moment that it shows: a year, a month or a day.")
    drawing: Extent = Field("complete", description="partial: prose or an excerpt; what is missing is then not stated.")
    notes: Notes | None = Field(None, description="Remarks for readers: when to choose it, what the source leaves open.")
    sources: Several[Source] = Field((), description="The documents that state what it shows.")
    nodes: Several[Node] = Field((), description="Organisations, bodies, projects, posts and instruments.")
    relations: Several[Relation] = Field((), description="The lines between nodes.")
    decisions: Several[Decision] = Field((), description="The types of decision, and who takes them.")
    accepted: Several[Accepted] = Field((), description="The findings that a person has accepted.")
    limits: dict[str, Positive] = Field(default_factory=dict, description="Thresholds of this structure, by rule.")
    checklist: dict[Slug, ChecklistAnswer] = Field(
        default_factory=dict, description="Answers to the governance checklist, by question."
    )

    @model_validator(mode="after")
    def _fits_together(self) -> Structure:
        found = [f"{path_text(problem.path)}: {problem.message}" for problem in islice(problems(self), 20)]
        if found:
            raise PydanticCustomError("structure", "{problems}", {"problems": " ".join(found)})
        return self
