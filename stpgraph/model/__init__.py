"""The domain: typed, frozen models of a governance structure and of what is found in it."""

from stpgraph.model.finding import SEVERITIES, Certainty, Finding, Remedy, Severity
from stpgraph.model.limits import LIMITS, Limit, Limits
from stpgraph.model.nodes import AnyNode, Body, Instrument, Organisation, Post, Project, Voting
from stpgraph.model.relations import (
    AccountableTo,
    AnyRelation,
    DelegatesTo,
    MemberOf,
    PlainRelation,
    ReportsTo,
    SitsOn,
)
from stpgraph.model.structure import Accepted, ChecklistAnswer, Decision, Source, Structure

__all__ = [
    "LIMITS",
    "SEVERITIES",
    "Accepted",
    "AccountableTo",
    "AnyNode",
    "AnyRelation",
    "Body",
    "Certainty",
    "ChecklistAnswer",
    "Decision",
    "DelegatesTo",
    "Finding",
    "Instrument",
    "Limit",
    "Limits",
    "MemberOf",
    "Organisation",
    "PlainRelation",
    "Post",
    "Project",
    "Remedy",
    "ReportsTo",
    "Severity",
    "SitsOn",
    "Source",
    "Structure",
    "Voting",
]
