"""The sixteen relation types. `kinds.ENDPOINTS` says what each may join."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stpgraph.model.kinds import Capacity, Status
from stpgraph.model.nodes import Part
from stpgraph.model.scalars import Amount, Boolean, Cites, Count, Frequency, Notes, Slug, Text


class RelationBase(Part):
    """What every relation may say of itself."""

    source: Slug = Field(description="The id of the node that the line leads from.")
    target: Slug = Field(description="The id of the node that the line leads to.")
    notes: Notes | None = Field(None, description="Remarks for readers.")
    cites: Cites = Field((), description="The source, or a list of the sources, that state this.")
    inferred: Boolean = Field(False, description="true: the author's reading, not the document's words.")
    status: Status = Field("established", description="Ended relations take no part in findings; planned ones do.")


class AccountableTo(RelationBase):
    """source answers to target for what it does."""

    type: Literal["accountable_to"] = Field(description="What the line means.")
    primary: Boolean = Field(False, description="true: the first of several that it answers to.")


class ReportsTo(RelationBase):
    """source sends reports to target; no right to challenge follows."""

    type: Literal["reports_to"] = Field(description="What the line means.")
    frequency: Frequency | None = Field(None, description="How often, in a word or a number of days.")


class DelegatesTo(RelationBase):
    """source passes authority to target, which answers to source for its use."""

    type: Literal["delegates_to"] = Field(description="What the line means.")
    scope: Text | None = Field(None, description="What the authority is for.")
    instrument: Slug | None = Field(None, description="The id of the instrument that sets it out.")
    limit_gbp: Amount | None = Field(None, description="Up to how much money, in pounds.")


class SitsOn(RelationBase):
    """A seat: source, a post, sits on target."""

    type: Literal["sits_on"] = Field(description="What the line means.")
    capacity: Capacity | None = Field(None, description="The standing of the seat. Leave out where it is not stated.")


class MemberOf(RelationBase):
    """source holds seats on target whose posts are not listed; their standing is not stated."""

    type: Literal["member_of"] = Field(description="What the line means.")
    seats: Count | None = Field(None, description="How many; 0 = the number is not stated.")
    capacity: Capacity | None = Field(None, description="The standing of the seats. Leave out where it is not stated.")


class PlainRelation(RelationBase):
    """Every relation that has no field of its own."""

    type: Literal[
        "ratifies",
        "oversees",
        "advises",
        "supports",
        "part_of",
        "represents",
        "employed_by",
        "replaces",
        "leads",
        "party_to",
        "covers",
    ] = Field(description="What the line means.")


Relation = Annotated[
    AccountableTo | ReportsTo | DelegatesTo | SitsOn | MemberOf | PlainRelation,
    Field(discriminator="type"),
]
AnyRelation = AccountableTo | ReportsTo | DelegatesTo | SitsOn | MemberOf | PlainRelation
