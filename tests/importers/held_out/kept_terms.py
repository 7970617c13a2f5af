"""The second set's terms of reference as data."""

from __future__ import annotations

from tests.importers.held_out.terms import Seat, Terms

MCP = Terms(
    "MCP Partnership Board",
    "strategic_board",
    (
        Seat("Independent Chair", "independent_chair", there="Chair"),
        Seat("Chief Officer", "chief_officer", "NHS Quarry Hills CCG", "ccg"),
        Seat("Managing Director", "chief_officer", "Quarry Hills GP Alliance Ltd", "gp_provider"),
        Seat("Director of Adults and Communities", "executive", "Slatebridge Metropolitan Borough Council", "local_authority"),
        Seat("Ward Councillor", "elected_member", "Slatebridge Metropolitan Borough Council", "local_authority"),
        Seat("Healthwatch Observer", "healthwatch_representative", "Healthwatch Slatebridge", "healthwatch", "In attendance"),
    ),
    (),
    (
        ("Frequency of meetings", "The Board will meet every two months."),
        ("Quorum", "The quorum is four members."),
        ("Decision making", "Decisions will be taken by consensus."),
        ("Public access", "The Board will hold its meetings in public."),
    ),
    {"meets": "bimonthly", "quorum": 4, "voting": {"basis": "consensus"}, "in_public": True},
)
JOINT = Terms(
    "Two Counties Joint Commissioning Committee",
    "joint_committee",
    (
        Seat("Leader of the Council", "elected_member", "Wendale Council", "local_authority", "Chair"),
        Seat("Cabinet Member for Health", "elected_member", "Mossbury Council", "local_authority"),
        Seat("Clinical Chair", "clinician", "NHS Wendale and Mossbury CCG", "ccg"),
        Seat("Lay Member for Finance", "lay_member", "NHS Wendale and Mossbury CCG", "ccg"),
        Seat("Director of Children's Services", "executive", "Wendale Council", "local_authority", "In attendance"),
    ),
    (),
    (
        ("Meetings", "The Committee shall meet quarterly."),
        ("Quorum", "Three members, at least one from each organisation, shall form a quorum."),
        ("Voting", "Each organisation shall have one vote."),
        ("Public access", "Meetings will be held in public and the papers published five working days before."),
    ),
    {
        "meets": "quarterly",
        "quorum": 3,
        "voting": {"basis": "per_organisation"},
        "in_public": True,
        "publishes_papers": True,
    },
)
WINTER = Terms(
    "North Bracken A&E Delivery Board",
    "delivery_group",
    (
        Seat("Hospital Chief Executive", "chief_officer", there="Chair"),
        Seat("Director of Adult Social Care", "executive"),
        Seat("Emergency Department Consultant", "clinician"),
        Seat("Ambulance Service General Manager", "officer"),
        Seat("Urgent Care GP Lead", "gp"),
        Seat("NHS England Representative", "regulator_representative", there="In attendance"),
    ),
    (("Brackenshire UEC Network Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Meetings", "The A&E Delivery Board will meet weekly."),
        ("Quorum", "Meetings are quorate when four members are present."),
        ("Public access", "Meetings will not be held in public."),
    ),
    {"meets": "weekly", "quorum": 4, "in_public": False},
)
CABINET = Terms(
    "Network Clinical Cabinet",
    "clinical_cabinet",
    (
        Seat("Medical Director", "clinician", there="Chair"),
        Seat("Chief Nurse", "clinician"),
        Seat("Consultant Paramedic", "clinician"),
        Seat("Urgent Care GP Lead", "gp"),
    ),
    (("Brackenshire UEC Network Board", "advises", "body", "strategic_board"),),
    (
        ("Frequency of meetings", "The Cabinet will meet monthly."),
        ("Quorum", "The quorum is three members."),
        ("Decision making", "The Cabinet will reach its views by consensus."),
    ),
    {"meets": "monthly", "quorum": 3, "voting": {"basis": "consensus"}},
)
FINANCE = Terms(
    "City Region Finance Group",
    "finance_group",
    (
        Seat("Lead Director of Finance", "finance_director", there="Chair"),
        Seat("Director of Finance for Acute Providers", "finance_director"),
        Seat("Director of Finance for Community Providers", "finance_director"),
        Seat("Chief Finance Officer for Commissioners", "finance_director"),
        Seat("Partnership Programme Director", "officer", there="In attendance"),
    ),
    (("Partnership Executive", "accountable_to", "body", "executive_group"),),
    (
        ("Frequency of meetings", "The Group will meet every month."),
        ("Quorum", "Three members must be present for the meeting to be quorate."),
        ("Voting", "Each member has one vote."),
    ),
    {"meets": "monthly", "quorum": 3, "voting": {"basis": "per_member"}},
)
AUDIT = Terms(
    "Joint Audit and Risk Committee",
    "audit_committee",
    (
        Seat("Lay Member for Audit", "lay_member", there="Chair"),
        Seat("Lay Member for Patient Involvement", "lay_member"),
        Seat("Independent Non-Executive Director", "non_executive_director"),
        Seat("Chief Finance Officer", "finance_director", there="In attendance"),
    ),
    (("Larkwater Committees in Common", "accountable_to", "body", "committee_in_common"),),
    (
        ("Frequency of meetings", "The Committee will meet at least four times a year."),
        ("Quorum", "The quorum shall be two members."),
        ("Publication", "The papers of the Committee will be published on its website."),
    ),
    {"meets": "quarterly", "quorum": 2, "publishes_papers": True},
)
TEAM = Terms(
    "Eastgate Neighbourhood Team",
    "locality_group",
    (
        Seat("Neighbourhood GP Lead", "gp", there="Chair"),
        Seat("District Nurse Lead", "clinician"),
        Seat("Social Work Manager", "officer"),
        Seat("Patient Participation Group Representative", "public_representative"),
    ),
    (("MCP Delivery Group", "accountable_to", "body", "delivery_group"),),
    (
        ("Meetings", "The Team will meet fortnightly."),
        ("Quorum", "At least three members must be present."),
    ),
    {"meets": "fortnightly", "quorum": 3},
)
DIGITAL = Terms(
    "Digital Delivery Group",
    "delivery_group",
    (
        Seat("Director of Digital Services", "executive", there="Chair"),
        Seat("Head of Information Governance", "officer"),
        Seat("GP Digital Lead", "gp"),
        Seat("Digital Programme Manager", "officer"),
        Seat("Consultant Anaesthetist", "clinician"),
    ),
    (("Cobalt Bay Partnership Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Frequency of meetings", "The Group will meet on the first Monday of each month."),
        ("Quorum", "The quorum will be three members."),
        ("Public access", "Meetings are not open to the public."),
    ),
    {"meets": "monthly", "quorum": 3, "in_public": False},
)
