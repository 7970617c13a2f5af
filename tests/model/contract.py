"""The vocabulary of format version 1, written out from its contract and not from the code."""

from __future__ import annotations

from typing import Any

ORGANISATIONS = [
    "ccg",
    "nhs_trust",
    "foundation_trust",
    "ambulance_trust",
    "local_authority",
    "integrated_care_board",
    "combined_authority",
    "national_body",
    "gp_provider",
    "community_provider",
    "healthwatch",
    "voluntary_sector",
    "private_provider",
    "academic",
    "other",
]
BODIES = [
    "strategic_board",
    "delivery_group",
    "executive_group",
    "oversight_group",
    "programme_office",
    "finance_group",
    "clinical_cabinet",
    "workstream",
    "locality_group",
    "sector_group",
    "enabler",
    "joint_committee",
    "committee_in_common",
    "federation",
    "forum",
    "reference_group",
    "audit_committee",
    "governing_body",
    "health_and_wellbeing_board",
    "overview_and_scrutiny_committee",
    "cabinet_board",
    "other",
]
POSTS = [
    "chair",
    "independent_chair",
    "lay_member",
    "non_executive_director",
    "elected_member",
    "senior_responsible_officer",
    "chief_officer",
    "executive",
    "finance_director",
    "clinician",
    "gp",
    "workstream_lead",
    "officer",
    "healthwatch_representative",
    "public_representative",
    "regulator_representative",
    "member",
    "other",
]
INSTRUMENTS = [
    "memorandum_of_understanding",
    "scheme_of_delegation",
    "section_75_agreement",
    "pooled_budget",
    "control_total",
    "risk_register",
    "risk_share_agreement",
    "conflicts_policy",
    "dispute_procedure",
    "data_sharing_agreement",
    "communications_plan",
    "audit_arrangement",
    "contract",
    "other",
]
KINDS = {"organisation": ORGANISATIONS, "body": BODIES, "project": [], "post": POSTS, "instrument": INSTRUMENTS}

STATUTORY = ORGANISATIONS[:8]
EXTERNAL = ["governing_body", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"]
NON_EXECUTIVE = ["independent_chair", "lay_member", "non_executive_director", "elected_member"]
EXECUTIVE = ["senior_responsible_officer", "chief_officer", "executive", "finance_director", "workstream_lead", "officer"]
CLINICAL = ["clinician", "gp"]
NON_EXECUTIVE_BY_LAW = [
    *(
        "ccg",
        "nhs_trust",
        "foundation_trust",
        "ambulance_trust",
        "local_authority",
        "combined_authority",
        "integrated_care_board",
    ),
    *EXTERNAL,
]

#: type: source types → target types
ENDPOINTS = {
    "accountable_to": ("body project post", "body organisation post"),
    "reports_to": ("body project post", "body organisation"),
    "delegates_to": ("organisation body", "body post"),
    "ratifies": ("organisation body", "body"),
    "oversees": ("body organisation", "body organisation project post"),
    "advises": ("body post organisation", "body"),
    "supports": ("body", "body project"),
    "part_of": ("body", "body organisation"),
    "sits_on": ("post", "body"),
    "represents": ("post", "organisation body"),
    "member_of": ("organisation body", "body"),
    "employed_by": ("post", "organisation"),
    "replaces": ("body", "body"),
    "leads": ("post", "body project"),
    "party_to": ("organisation body", "instrument"),
    "covers": ("instrument", "body project organisation"),
}

COMMON = ["id", "type", "name", "notes", "cites", "inferred", "status"]
#: The keys of each node type beyond the common ones, and of each relation type beyond source, type, target and the common ones.
NODE_KEYS = {
    "organisation": ["kind", "ods_code", "statutory"],
    "body": [
        *("kind", "function", "membership", "external", "meets", "in_public", "publishes_papers", "terms_of_reference"),
        *("dedicated_team", "quorum", "voting"),
    ],
    "project": ["starts", "ends"],
    "post": ["kind", "holder", "vacant", "count", "non_executive", "clinical"],
    "instrument": ["kind", "agreed", "amount_gbp"],
}
RELATION_KEYS = {
    **{kind: [] for kind in ENDPOINTS},
    "accountable_to": ["primary"],
    "reports_to": ["frequency"],
    "delegates_to": ["scope", "instrument", "limit_gbp"],
    "sits_on": ["capacity"],
    "member_of": ["seats", "capacity"],
}
DECISION_KEYS = [
    *("id", "name", "notes", "cites", "inferred", "taken_by", "consulted", "affects", "ratified_by", "threshold", "basis"),
]

FREQUENCIES = ["weekly", "fortnightly", "monthly", "bimonthly", "quarterly", "six_monthly", "annually"]


def node(node_type: str, node_id: str = "n", kind: str | None = None, **fields: Any) -> dict[str, Any]:
    """The least data of a node."""
    kinds = {"kind": kind or KINDS[node_type][0]} if KINDS[node_type] else {}
    return {"id": node_id, "type": node_type, "name": f"Node {node_id}", **kinds, **fields}


def structure(**parts: Any) -> dict[str, Any]:
    """The least data of a structure."""
    return {"stpgraph": 1, "id": "a", "title": "T", "status": "current", **parts}
