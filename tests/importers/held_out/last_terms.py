"""The third set's terms of reference as data, worded otherwise than the first two sets'."""

from __future__ import annotations

from tests.importers.held_out.terms import Seat, Terms

ACP = Terms(
    "Accountable Care Partnership Board",
    "strategic_board",
    (
        Seat("Leader of the Council", "elected_member", "Pennarrow County Council", "local_authority", "Chair"),
        Seat("Accountable Officer", "chief_officer", "NHS Pennarrow CCG", "ccg"),
        Seat("Medical Director", "clinician", "Pennarrow Hospitals NHS Trust", "nhs_trust"),
        Seat("Director of People Services", "executive", "Pennarrow County Council", "local_authority"),
        Seat("Lay Member for Public Engagement", "lay_member", "NHS Pennarrow CCG", "ccg"),
        Seat("Healthwatch Representative", "healthwatch_representative", "Healthwatch Pennarrow", "healthwatch", "In attendance"),
    ),
    (),
    (
        ("How often", "The Board comes together once a quarter."),
        ("Quoracy", "Business cannot be conducted unless five members are present."),
        ("Reaching decisions", "The Board works by consensus and does not vote."),
        ("Transparency", "The Board meets in public, and its papers are published on the partnership website a week ahead."),
    ),
    {"meets": "quarterly", "quorum": 5, "voting": {"basis": "consensus"}, "in_public": True, "publishes_papers": True},
)
JOINT = Terms(
    "Tollandale Joint Commissioning Committee",
    "joint_committee",
    (
        Seat("Clinical Chair", "clinician", "NHS Tollandale East CCG", "ccg", "Chair"),
        Seat("Accountable Officer", "chief_officer", "NHS Tollandale West CCG", "ccg"),
        Seat("Lay Member for Audit and Governance", "lay_member", "NHS Ashmarsh CCG", "ccg"),
        Seat("Chief Finance Officer", "finance_director", "NHS Tollandale East CCG", "ccg"),
        Seat("Director of Public Health", "executive", "Tollandale County Council", "local_authority", "In attendance"),
    ),
    (),
    (
        ("Timing of meetings", "Meetings are to be convened every other month."),
        ("Quorum", "For a meeting to go ahead, no fewer than three members must attend."),
        ("Voting", "There is one vote for each CCG, and a motion passes with at least 70% of the votes."),
        ("Public attendance", "Members of the public may attend, as the Committee meets in public."),
    ),
    {
        "meets": "bimonthly",
        "quorum": 3,
        "voting": {"basis": "per_organisation", "threshold": 0.7},
        "in_public": True,
    },
)
STEERING = Terms(
    "Executive Steering Group",
    "executive_group",
    (
        Seat("Chief Executive, Cardonbury Hospitals", "chief_officer", there="Chair"),
        Seat("Accountable Officer, Cardonbury CCG", "chief_officer"),
        Seat("Director of Strategy, Skerrow Isles Community", "executive"),
        Seat("Medical Director, Cardonbury Hospitals", "clinician"),
        Seat("Programme Director", "officer", there="In attendance"),
    ),
    (("Accountable Care System Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Meetings", "The Group gathers every fortnight."),
        ("Quorum", "At least three members have to be present for business to be transacted."),
        ("Reaching decisions", "Should a vote be needed, every member has a single vote."),
        ("Transparency", "The Group meets in private."),
    ),
    {"meets": "fortnightly", "quorum": 3, "voting": {"basis": "per_member"}, "in_public": False},
)
MONEY = Terms(
    "Hospitals Finance Group",
    "finance_group",
    (
        Seat("Chief Finance Officer, Hallowmere General", "finance_director", there="Chair"),
        Seat("Director of Finance, Stanewick Hospitals", "finance_director"),
        Seat("Director of Finance, Corran Infirmary", "finance_director"),
        Seat("Head of Procurement", "officer"),
        Seat("NHS Improvement Representative", "regulator_representative", there="In attendance"),
    ),
    (("Hospitals Executive Group", "advises", "body", "executive_group"),),
    (
        ("Meetings", "There will be a meeting each month."),
        ("Quorum", "The Group is quorate with three members present."),
        ("Reaching decisions", "Recommendations will be agreed by consensus."),
    ),
    {"meets": "monthly", "quorum": 3, "voting": {"basis": "consensus"}},
)
CABINET = Terms(
    "Ellerdene Clinical Cabinet",
    "clinical_cabinet",
    (
        Seat("Consultant Geriatrician", "clinician", there="Chair"),
        Seat("GP Lead for Integration", "gp"),
        Seat("Lead Therapist", "clinician"),
        Seat("Medical Director, Ellerdene Community Trust", "clinician"),
        Seat("Patient Representative", "public_representative"),
    ),
    (("Ellerdene Strategic Transformation Board", "advises", "body", "strategic_board"),),
    (
        ("How often", "The Cabinet sits on the last Friday of each month."),
        ("Quorum", "Four members constitute a quorum."),
    ),
    {"meets": "monthly", "quorum": 4},
)
AUDIT = Terms(
    "Partnership Audit Committee",
    "audit_committee",
    (
        Seat("Lay Member for Audit, Hartsmoor CCG", "lay_member", there="Chair"),
        Seat("Non-Executive Director, Hartsmoor Hospitals", "non_executive_director"),
        Seat("Lay Member for Finance", "lay_member"),
        Seat("Chief Finance Officer, Hartsmoor CCG", "finance_director", there="In attendance"),
    ),
    (("Hartsmoor Strategic Partnership Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Timing of meetings", "The Committee holds four meetings a year."),
        ("Quorum", "Two members make a quorum."),
        ("Publication", "Agendas and papers are published on the partnership's website."),
    ),
    {"meets": "quarterly", "quorum": 2, "publishes_papers": True},
)
LOCALITY = Terms(
    "Bayside Locality Group",
    "locality_group",
    (
        Seat("GP Lead for Bayside", "gp", there="Chair"),
        Seat("Community Services Manager", "officer"),
        Seat("Community Matron", "clinician"),
        Seat("County Councillor", "elected_member"),
        Seat("Patient Representative", "public_representative"),
    ),
    (("Partnership Delivery Group", "accountable_to", "body", "delivery_group"),),
    (
        ("Meetings", "Meetings take place monthly."),
        ("Quorum", "Three members are needed for a quorum."),
        ("Public attendance", "Meetings are open to the public."),
    ),
    {"meets": "monthly", "quorum": 3, "in_public": True},
)
DELIVERY = Terms(
    "Long Term Conditions Delivery Group",
    "delivery_group",
    (
        Seat("Director of Strategy, Brightwick Hospitals", "executive", there="Chair"),
        Seat("Consultant Diabetologist", "clinician"),
        Seat("Head of Primary Care Commissioning", "officer"),
        Seat("GP Lead for Diabetes", "gp"),
        Seat("Director of Public Health", "executive"),
    ),
    (("Brightwick STP Strategic Board", "accountable_to", "body", "strategic_board"),),
    (
        ("How often", "The Group is to meet at least once a month."),
        ("Quorum", "A meeting is quorate when at least four members take part."),
        ("Reaching decisions", "Each member of the Group holds one vote."),
    ),
    {"meets": "monthly", "quorum": 4, "voting": {"basis": "per_member"}},
)
