"""Terms of reference as data: each body, its seats, its place, and the sentences that state its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.importers.truths import Line, Named, Truth


@dataclass(frozen=True)
class Seat:
    """A post that sits on the body; `of` is the organisation that it speaks for, `there` its standing as the paper says it."""

    name: str
    kind: str
    of: str = ""
    of_kind: str = ""
    there: str = "Member"


@dataclass(frozen=True)
class Terms:
    """What one paper says. `above` is the name, relation, type and kind of those it stands under; `says` are sentences by heading."""

    name: str
    kind: str
    seats: tuple[Seat, ...]
    above: tuple[tuple[str, str, str, str], ...]
    says: tuple[tuple[str, str], ...]
    fields: Mapping[str, object]

    def truth(self, organisations: bool) -> Truth:
        """The body, its seats, those above it; and with `organisations` whom each seat speaks for."""
        here = {name: (name, node_type, kind) for name, _, node_type, kind in self.above}
        made: list[Line] = [(self.name, relation, name) for name, relation, _, _ in self.above]
        if organisations:
            here |= {seat.of: (seat.of, "organisation", seat.of_kind) for seat in self.seats if seat.of}
        posts: tuple[Named, ...] = tuple((seat.name, "post", seat.kind) for seat in self.seats)
        for seat in self.seats:
            made.append((seat.name, "sits_on", self.name))
            if organisations and seat.of:
                made.append((seat.name, "represents", seat.of))
        return Truth(
            f"{self.name} terms of reference", (tuple(here.values()), ((self.name, "body", self.kind),), posts), tuple(made)
        )


PARTNERSHIP = Terms(
    "Ember Valley Partnership Board",
    "strategic_board",
    (
        Seat("Independent Chair", "independent_chair", there="Chair"),
        Seat("Accountable Officer", "chief_officer", "NHS Ember Valley CCG", "ccg"),
        Seat("Chief Executive", "chief_officer", "Emberdale Hospitals NHS Foundation Trust", "foundation_trust"),
        Seat("Director of Adult Social Services", "executive", "Emberdale District Council", "local_authority"),
        Seat("Non-Executive Director", "non_executive_director", "Ember Community NHS Trust", "nhs_trust"),
        Seat("Lay Member", "lay_member", "NHS Ember Valley CCG", "ccg"),
        Seat("Healthwatch Manager", "healthwatch_representative", "Healthwatch Emberdale", "healthwatch", "In attendance"),
    ),
    (),
    (
        ("Frequency of meetings", "The Board will meet on a monthly basis."),
        ("Quorum", "The quorum for the Board will be five members, of whom at least one must be from the local authority."),
        (
            "Decision making",
            "Each member of the Board will have one vote and decisions will require the support of 75% of those voting.",
        ),
        ("Openness", "Meetings of the Board will be held in public and papers will be published on the partnership's website."),
    ),
    {
        "meets": "monthly",
        "quorum": 5,
        "voting": {"basis": "per_member", "threshold": 0.75},
        "in_public": True,
        "publishes_papers": True,
    },
)
JOINT = Terms(
    "Four Boroughs Joint Committee of CCGs",
    "joint_committee",
    (
        Seat("Clinical Chair", "clinician", "NHS Alderbrook CCG", "ccg", "Chair"),
        Seat("Accountable Officer", "chief_officer", "NHS Castleford Green CCG", "ccg"),
        Seat("Chief Finance Officer", "finance_director", "NHS Millbank CCG", "ccg"),
        Seat("Lay Member for Governance", "lay_member", "NHS Pennywell CCG", "ccg"),
        Seat("Director of Public Health", "executive", "Castleford Borough Council", "local_authority", "In attendance"),
    ),
    (("NHS England", "reports_to", "organisation", "national_body"),),
    (
        ("Frequency", "The Committee shall meet at least quarterly and otherwise as the Chair may determine."),
        ("Quorum", "No business shall be transacted unless at least four voting members are present."),
        ("Voting", "Each CCG shall have one vote. A decision is carried where 80 per cent of the votes are cast in favour."),
        ("Meetings in public", "The Committee will meet in public unless it resolves to exclude the press and public."),
    ),
    {
        "meets": "quarterly",
        "quorum": 4,
        "voting": {"basis": "per_organisation", "threshold": 0.8},
        "in_public": True,
    },
)
EXECUTIVE = Terms(
    "STP Executive Group",
    "executive_group",
    (
        Seat("STP Senior Responsible Officer", "senior_responsible_officer", there="Chair"),
        Seat("Chief Executive, Wolds Hospitals", "chief_officer"),
        Seat("Accountable Officer, Wolds CCG", "chief_officer"),
        Seat("Director of Finance, Marshland Hospitals", "finance_director"),
        Seat("Medical Director, Marshland Hospitals", "clinician"),
        Seat("STP Programme Director", "officer", there="In attendance"),
    ),
    (("STP System Leadership Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Meetings", "Meetings will take place every two weeks, usually on a Thursday."),
        ("Quoracy", "A minimum of three members must be present for the Group to be quorate."),
        ("Decisions", "The Group will make its recommendations by consensus."),
        ("Access", "The Group does not meet in public."),
    ),
    {"meets": "fortnightly", "quorum": 3, "voting": {"basis": "consensus"}, "in_public": False},
)
FINANCE_GROUP = Terms(
    "System Finance Group",
    "finance_group",
    (
        Seat("Chief Finance Officer, Lowmoor CCG", "finance_director", there="Chair"),
        Seat("Director of Finance, Lowmoor Infirmary", "finance_director"),
        Seat("Director of Finance, Lowmoor Community Services", "finance_director"),
        Seat("Section 151 Officer, Lowmoor Borough Council", "finance_director"),
        Seat("NHS England finance representative", "regulator_representative", there="In attendance"),
    ),
    (("Lowmoor Partnership Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Frequency of meetings", "The Group will meet monthly, in the week before the Partnership Board."),
        ("Quorum", "The Group is quorate when three of its members are present."),
        ("Decision-making", "Decisions will be reached by consensus wherever possible."),
    ),
    {"meets": "monthly", "quorum": 3, "voting": {"basis": "consensus"}},
)
CLINICAL = Terms(
    "Clinical Senate",
    "clinical_cabinet",
    (
        Seat("Medical Director, Wolds Hospitals", "clinician", there="Chair"),
        Seat("GP Clinical Lead, Wolds CCG", "gp"),
        Seat("Consultant Physician, Marshland Hospitals", "clinician"),
        Seat("Lead Pharmacist", "clinician"),
        Seat("Patient Representative", "public_representative"),
    ),
    (("STP System Leadership Board", "advises", "body", "strategic_board"),),
    (
        ("Frequency of meetings", "The Senate will meet six times a year."),
        ("Quorum", "Four members shall constitute a quorum."),
    ),
    {"meets": "bimonthly", "quorum": 4},
)
AUDIT = Terms(
    "Joint Audit Committee",
    "audit_committee",
    (
        Seat("Lay Member for Audit, Lowmoor CCG", "lay_member", there="Chair"),
        Seat("Non-Executive Director, Lowmoor Infirmary", "non_executive_director"),
        Seat("Non-Executive Director, Lowmoor Community Services", "non_executive_director"),
        Seat("Chief Finance Officer, Lowmoor CCG", "finance_director", there="In attendance"),
    ),
    (("Lowmoor Partnership Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Frequency", "The Committee will meet no fewer than four times a year."),
        ("Quorum", "A quorum shall be two members."),
        ("Publication", "Minutes will be published on the CCG website once approved."),
    ),
    {"meets": "quarterly", "quorum": 2, "publishes_papers": True},
)
DELIVERY = Terms(
    "Out of Hospital Delivery Group",
    "delivery_group",
    (
        Seat("Director of Integrated Care", "executive", there="Chair"),
        Seat("Frailty Workstream Lead", "workstream_lead"),
        Seat("GP Federation Lead", "gp"),
        Seat("Head of Commissioning", "officer"),
        Seat("Voluntary Sector Representative", "member"),
    ),
    (("Oakham Vale STP Board", "accountable_to", "body", "strategic_board"),),
    (
        ("Frequency", "The Delivery Group meets on the second Tuesday of every month."),
        ("Quorum", "At least four members, including the Chair or deputy, must be in attendance."),
        ("Decisions", "Members will each have one vote."),
    ),
    {"meets": "monthly", "quorum": 4, "voting": {"basis": "per_member"}},
)
LOCALITY = Terms(
    "Upper Ember Locality Group",
    "locality_group",
    (
        Seat("Locality GP Chair", "gp", there="Chair"),
        Seat("Locality Manager", "officer"),
        Seat("Community Matron", "clinician"),
        Seat("District Councillor", "elected_member"),
    ),
    (("Place Delivery Group", "accountable_to", "body", "delivery_group"),),
    (
        ("Meetings", "The Group shall meet bi-monthly (every two months)."),
        ("Quorum", "The meeting will be quorate if three or more members attend."),
        ("Openness", "Meetings are not held in public."),
    ),
    {"meets": "bimonthly", "quorum": 3, "in_public": False},
)
