"""The vocabulary: node types, kinds, relation types, and what each kind implies unless a file says otherwise.

Every table here is explicit and ordered. The names are format version 1's; the words beside them are what a reader sees.
Sources: HFMA, "Emerging approaches: developing sustainability and transformation plan governance arrangements" (2017);
Hasselman, "Governance as a driver for STP implementation", question 6, for who counts as non-executive.
"""

from __future__ import annotations

from typing import Literal, get_args

NodeType = Literal["organisation", "body", "project", "post", "instrument"]
NODE_TYPES: tuple[NodeType, ...] = get_args(NodeType)

OrganisationKind = Literal[
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
BodyKind = Literal[
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
PostKind = Literal[
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
InstrumentKind = Literal[
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
RelationType = Literal[
    "accountable_to",
    "reports_to",
    "delegates_to",
    "ratifies",
    "oversees",
    "advises",
    "supports",
    "part_of",
    "sits_on",
    "represents",
    "member_of",
    "employed_by",
    "replaces",
    "leads",
    "party_to",
    "covers",
]
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)

Status = Literal["established", "planned", "ended"]
Extent = Literal["complete", "partial"]
Function = Literal["decision_making", "operational", "advisory", "assurance"]
Capacity = Literal["chair", "deputy_chair", "voting", "attending"]
VotingBasis = Literal["per_member", "per_organisation", "consensus"]
FrequencyWord = Literal["weekly", "fortnightly", "monthly", "bimonthly", "quarterly", "six_monthly", "annually"]
StructureStatus = Literal["archetype", "current", "option", "past"]
Archetype = Literal["workstream", "local_area", "sector", "clinical_focus", "hybrid"]

KINDS: dict[NodeType, tuple[str, ...]] = {
    "organisation": get_args(OrganisationKind),
    "body": get_args(BodyKind),
    "project": (),
    "post": get_args(PostKind),
    "instrument": get_args(InstrumentKind),
}

#: source types, target types: every other pair of endpoints is an error.
ENDPOINTS: dict[RelationType, tuple[tuple[NodeType, ...], tuple[NodeType, ...]]] = {
    "accountable_to": (("body", "project", "post"), ("body", "organisation", "post")),
    "reports_to": (("body", "project", "post"), ("body", "organisation")),
    "delegates_to": (("organisation", "body"), ("body", "post")),
    "ratifies": (("organisation", "body"), ("body",)),
    "oversees": (("body", "organisation"), ("body", "organisation", "project", "post")),
    "advises": (("body", "post", "organisation"), ("body",)),
    "supports": (("body",), ("body", "project")),
    "part_of": (("body",), ("body", "organisation")),
    "sits_on": (("post",), ("body",)),
    "represents": (("post",), ("organisation", "body")),
    "member_of": (("organisation", "body"), ("body",)),
    "employed_by": (("post",), ("organisation",)),
    "replaces": (("body",), ("body",)),
    "leads": (("post",), ("body", "project")),
    "party_to": (("organisation", "body"), ("instrument",)),
    "covers": (("instrument",), ("body", "project", "organisation")),
}

#: What a decision's lists may name; `consulted` may name any node.
DECISION_ENDPOINTS: dict[str, tuple[NodeType, ...]] = {
    "taken_by": ("body", "post"),
    "consulted": NODE_TYPES,
    "affects": ("organisation", "body"),
    "ratified_by": ("organisation", "body"),
}

STATUTORY_KINDS: frozenset[str] = frozenset(get_args(OrganisationKind)[:8])
#: Bodies of the partners' own, not of the STP, unless a file says `external: false`.
STATUTORY_BODY_KINDS: frozenset[str] = frozenset(
    {"governing_body", "health_and_wellbeing_board", "overview_and_scrutiny_committee", "cabinet_board"}
)
BOARD_KINDS: frozenset[str] = frozenset(
    {"strategic_board", "delivery_group", "executive_group", "oversight_group", "joint_committee", "committee_in_common"}
)
WORKSTREAM_KINDS: frozenset[str] = frozenset({"workstream", "locality_group", "sector_group"})
#: Never a workstream, even when a project answers directly to one.
NEVER_WORKSTREAM_KINDS: frozenset[str] = frozenset(
    {"strategic_board", "delivery_group", "executive_group", "oversight_group", "programme_office"}
)
NON_EXECUTIVE_POSTS: frozenset[str] = frozenset({"independent_chair", "lay_member", "non_executive_director", "elected_member"})
EXECUTIVE_POSTS: frozenset[str] = frozenset(
    {"senior_responsible_officer", "chief_officer", "executive", "finance_director", "workstream_lead", "officer"}
)
CLINICAL_POSTS: frozenset[str] = frozenset({"clinician", "gp"})
#: Organisations and bodies whose own boards or councils have non-executive or elected members by law.
NON_EXECUTIVE_BY_LAW: frozenset[str] = STATUTORY_BODY_KINDS | {
    "ccg",
    "nhs_trust",
    "foundation_trust",
    "ambulance_trust",
    "local_authority",
    "combined_authority",
    "integrated_care_board",
}

FREQUENCY_DAYS: dict[FrequencyWord, float] = {
    "weekly": 7,
    "fortnightly": 14,
    "monthly": 365 / 12,
    "bimonthly": 365 / 6,
    "quarterly": 365 / 4,
    "six_monthly": 365 / 2,
    "annually": 365,
}

TYPE_WORDS: dict[NodeType, tuple[str, str]] = {
    "organisation": ("organisation", "organisations"),
    "body": ("board or group", "boards and groups"),
    "project": ("project", "projects"),
    "post": ("post", "posts"),
    "instrument": ("agreement or document", "agreements and documents"),
}

#: What a reader sees in place of a kind's name. `other` differs by node type, so it is looked up through `kind_words`.
KIND_WORDS: dict[str, str] = {
    "ccg": "clinical commissioning group (CCG)",
    "nhs_trust": "NHS trust",
    "foundation_trust": "NHS foundation trust",
    "ambulance_trust": "ambulance trust",
    "local_authority": "local authority",
    "integrated_care_board": "integrated care board",
    "combined_authority": "combined authority",
    "national_body": "national body",
    "gp_provider": "general practice provider",
    "community_provider": "community provider",
    "healthwatch": "Healthwatch",
    "voluntary_sector": "voluntary sector organisation",
    "private_provider": "private provider",
    "academic": "university or research body",
    "strategic_board": "strategic board",
    "delivery_group": "delivery group",
    "executive_group": "executive group",
    "oversight_group": "oversight group",
    "programme_office": "programme management office",
    "finance_group": "finance group",
    "clinical_cabinet": "clinical cabinet",
    "workstream": "workstream",
    "locality_group": "locality group",
    "sector_group": "sector group",
    "enabler": "enabler",
    "joint_committee": "joint committee",
    "committee_in_common": "committee in common",
    "federation": "federation",
    "forum": "forum",
    "reference_group": "reference group",
    "audit_committee": "audit committee",
    "governing_body": "governing body or trust board",
    "health_and_wellbeing_board": "health and wellbeing board",
    "overview_and_scrutiny_committee": "overview and scrutiny committee",
    "cabinet_board": "cabinet board",
    "chair": "chair",
    "independent_chair": "independent chair",
    "lay_member": "lay member",
    "non_executive_director": "non-executive director",
    "elected_member": "elected member",
    "senior_responsible_officer": "senior responsible officer",
    "chief_officer": "chief officer",
    "executive": "executive",
    "finance_director": "finance director",
    "clinician": "clinician",
    "gp": "GP",
    "workstream_lead": "workstream lead",
    "officer": "officer",
    "healthwatch_representative": "Healthwatch representative",
    "public_representative": "public representative",
    "regulator_representative": "regulator's representative",
    "member": "member",
    "memorandum_of_understanding": "memorandum of understanding",
    "scheme_of_delegation": "scheme of delegation",
    "section_75_agreement": "section 75 agreement",
    "pooled_budget": "pooled budget",
    "control_total": "control total",
    "risk_register": "risk register",
    "risk_share_agreement": "risk share agreement",
    "conflicts_policy": "conflicts of interest policy",
    "dispute_procedure": "dispute procedure",
    "data_sharing_agreement": "data sharing agreement",
    "communications_plan": "communications plan",
    "audit_arrangement": "audit arrangement",
    "contract": "contract",
}

#: Relation types as they read between two names: "Workstream A *answers to* the Delivery Group".
RELATION_WORDS: dict[RelationType, str] = {
    "accountable_to": "answers to",
    "reports_to": "reports to",
    "delegates_to": "delegates to",
    "ratifies": "ratifies what is recommended by",
    "oversees": "oversees",
    "advises": "advises",
    "supports": "supports",
    "part_of": "is part of",
    "sits_on": "sits on",
    "represents": "speaks for",
    "member_of": "has seats on",
    "employed_by": "is employed by",
    "replaces": "takes the place of",
    "leads": "leads",
    "party_to": "is party to",
    "covers": "covers",
}


def kind_words(node_type: NodeType, kind: str | None) -> str:
    """What a reader sees for a node's type and kind.

    >>> kind_words("body", "clinical_cabinet"), kind_words("body", "other"), kind_words("project", None)
    ('clinical cabinet', 'board or group', 'project')
    """
    if kind is None or kind == "other":
        return TYPE_WORDS[node_type][0]
    return KIND_WORDS[kind]
