"""The five node types. A field that is left out is *not stated*; where a kind implies an answer, a property gives it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from stpgraph.model.kinds import (
    CLINICAL_POSTS,
    EXECUTIVE_POSTS,
    NON_EXECUTIVE_BY_LAW,
    NON_EXECUTIVE_POSTS,
    STATUTORY_BODY_KINDS,
    STATUTORY_KINDS,
    BodyKind,
    Extent,
    Function,
    InstrumentKind,
    OrganisationKind,
    PostKind,
    Status,
    VotingBasis,
)
from stpgraph.model.scalars import (
    Amount,
    Boolean,
    Cites,
    Count,
    DateText,
    Frequency,
    Notes,
    PositiveCount,
    Share,
    Slug,
    Text,
)


class Part(BaseModel):
    """Base of everything in a structure: frozen, and no key that the format does not know.

    A key without a value (`in_public:` and nothing after it) is the same as a key left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _empty_is_left_out(cls, data: Any) -> Any:
        if isinstance(data, dict) and None in data.values():
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


class NodeBase(Part):
    """What every node may say of itself."""

    id: Slug = Field(description="A short name, unique among nodes and decisions: a-z, 0-9, single hyphens between.")
    name: Text = Field(description="What readers see.")
    notes: Notes | None = Field(None, description="Remarks for readers.")
    cites: Cites = Field((), description="The source, or a list of the sources, that state this.")
    inferred: Boolean = Field(False, description="true: the author's reading, not the document's words.")
    status: Status = Field("established", description="Ended nodes take no part in findings; planned ones do.")
    represents_many: Boolean = Field(False, description="true: one box for a set ('the CCGs').")
    lines: Extent | None = Field(None, description="Whether the source shows all lines of this one; overrides `drawing`.")


class Organisation(NodeBase):
    """A legal entity."""

    type: Literal["organisation"] = Field(description="What it is.")
    kind: OrganisationKind = Field(description="What sort it is.")
    ods_code: Text | None = Field(None, description='The NHS organisation code, in quotes: "00X".')
    statutory: Boolean | None = Field(None, description="Has standing in law; by kind where left out.")

    @property
    def is_statutory(self) -> bool:
        """Whether a chain of accountability may end here."""
        return self.kind in STATUTORY_KINDS if self.statutory is None else self.statutory


class Voting(Part):
    """How a body votes: what counts as one vote, and the share that carries a decision (over 0 to 1)."""

    basis: VotingBasis | None = Field(None, description="What counts as one vote.")
    threshold: Share | None = Field(None, description="The share of votes that carries a decision, over 0 to 1.")

    @model_validator(mode="after")
    def _says_something(self) -> Voting:
        if self.basis is None and self.threshold is None:
            raise PydanticCustomError("empty_voting", "says nothing: give a `basis`, a `threshold` or both")
        return self


class Body(NodeBase):
    """A forum that meets: a board, a committee, a group."""

    type: Literal["body"] = Field(description="What it is.")
    kind: BodyKind = Field(description="What sort it is.")
    function: Function | None = Field(None, description="Leave out where it is not stated.")
    membership: Extent | None = Field(None, description="complete: every seat is listed here. Leave out where not stated.")
    external: Boolean | None = Field(None, description="true: a partner's own body, not part of the STP; by kind where left out.")
    meets: Frequency | None = Field(None, description="How often it meets, in a word or a number of days.")
    in_public: Boolean | None = Field(None, description="Whether it meets in public. Leave out where it is not stated.")
    publishes_papers: Boolean | None = Field(None, description="Whether its papers are published. Leave out where not stated.")
    terms_of_reference: Boolean | None = Field(None, description="Whether it has terms of reference. Leave out where not stated.")
    dedicated_team: Boolean | None = Field(None, description="Whether it has staff of its own. Leave out where not stated.")
    quorum: PositiveCount | None = Field(None, description="How many people must be there.")
    voting: Voting | None = Field(None, description="How it votes.")

    @property
    def is_external(self) -> bool:
        """Whether it belongs to a partner and not to the STP."""
        return self.kind in STATUTORY_BODY_KINDS if self.external is None else self.external


class Project(NodeBase):
    """A piece of work that delivers the plan."""

    type: Literal["project"] = Field(description="What it is.")
    starts: DateText | None = Field(None, description="When it starts: a year, a month or a day.")
    ends: DateText | None = Field(None, description="When it ends; runs to the last day of a year or month.")


class Post(NodeBase):
    """A seat or role that a person holds."""

    type: Literal["post"] = Field(description="What it is.")
    kind: PostKind = Field(description="What sort it is.")
    holder: Text | None = Field(None, description="The person. The same name in two posts is the same person.")
    vacant: Boolean | None = Field(None, description="true: nobody holds it, and it counts for nothing until somebody does.")
    count: Count = Field(1, description="How many people hold such a post; 0 = the number is not stated.")
    non_executive: Boolean | None = Field(None, description="By kind where left out.")
    clinical: Boolean | None = Field(None, description="By kind where left out.")

    @property
    def is_non_executive(self) -> bool | None:
        """True, False, or None where it is not stated."""
        if self.non_executive is not None:
            return self.non_executive
        return True if self.kind in NON_EXECUTIVE_POSTS else False if self.kind in EXECUTIVE_POSTS else None

    @property
    def is_clinical(self) -> bool | None:
        """True, False, or None where it is not stated."""
        if self.clinical is not None:
            return self.clinical
        return True if self.kind in CLINICAL_POSTS else None


class Instrument(NodeBase):
    """A document or arrangement: an agreement, a scheme, a pooled budget, a register."""

    type: Literal["instrument"] = Field(description="What it is.")
    kind: InstrumentKind = Field(description="What sort it is.")
    agreed: Boolean | None = Field(None, description="true: agreed by its parties; false: a draft, or unsigned.")
    amount_gbp: Amount | None = Field(None, description="How much money is in it, in pounds.")


Node = Annotated[Organisation | Body | Project | Post | Instrument, Field(discriminator="type")]
AnyNode = Organisation | Body | Project | Post | Instrument


def kind_of(node: AnyNode) -> str | None:
    """A node's kind, None for a project."""
    return None if isinstance(node, Project) else node.kind


def is_statutory_root(node: AnyNode) -> bool:
    """Whether accountability may end at a node.

    It may at an organisation with standing in law, and at an external body of a council, CCG or trust (governing body, health
    and wellbeing board, overview and scrutiny committee, cabinet board).

    Source: Coutts 2016, first issue; HFMA 2017, "Background".
    """
    if isinstance(node, Organisation):
        return node.is_statutory
    return isinstance(node, Body) and node.kind in STATUTORY_BODY_KINDS and node.is_external


def is_non_executive_by_law(node: AnyNode) -> bool:
    """Whether a node's own board or council has non-executive or elected members by law."""
    return kind_of(node) in NON_EXECUTIVE_BY_LAW
