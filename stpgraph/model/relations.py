"""The sixteen relation types. `kinds.ENDPOINTS` says what each may join."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from stpgraph.model.kinds import Capacity, Status
from stpgraph.model.nodes import Part
from stpgraph.model.scalars import Amount, Boolean, Cites, Count, Frequency, Notes, Slug, Text


class RelationBase(Part):
    """What every relation may say of itself."""

    source: Slug
    target: Slug
    notes: Notes | None = Field(None, description="Remarks for readers.")
    cites: Cites = Field((), description="The source, or a list of the sources, that state this.")
    inferred: Boolean = Field(False, description="true: the author's reading, not the document's words.")
    status: Status = Field("established", description="Ended relations take no part in findings; planned ones do.")


class AccountableTo(RelationBase):
    """source answers to target for what it does."""

    type: Literal["accountable_to"]
    primary: Boolean = Field(False, description="true: the first of several that it answers to.")


class ReportsTo(RelationBase):
    """source sends reports to target; no right to challenge follows."""

    type: Literal["reports_to"]
    frequency: Frequency | None = None


class DelegatesTo(RelationBase):
    """source passes authority to target, which answers to source for its use."""

    type: Literal["delegates_to"]
    scope: Text | None = None
    instrument: Slug | None = Field(None, description="The id of the instrument that sets it out.")
    limit_gbp: Amount | None = None


class SitsOn(RelationBase):
    """A seat: source, a post, sits on target."""

    type: Literal["sits_on"]
    capacity: Capacity | None = None


class MemberOf(RelationBase):
    """source holds seats on target whose posts are not listed; their standing is not stated."""

    type: Literal["member_of"]
    seats: Count | None = None
    capacity: Capacity | None = None


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
    ]


Relation = Annotated[
    AccountableTo | ReportsTo | DelegatesTo | SitsOn | MemberOf | PlainRelation,
    Field(discriminator="type"),
]
AnyRelation = AccountableTo | ReportsTo | DelegatesTo | SitsOn | MemberOf | PlainRelation
