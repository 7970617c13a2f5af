"""The fourth set's terms of reference as data: the shape of a paper, and the larger boards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.importers.truths import Line, Named, Truth

#: Stands for the paper's own body in the lines of a tie.
ME = "@"


@dataclass(frozen=True)
class Seat:
    """A post on the body: its role, its kind, the organisation that it comes from, and its standing."""

    role: str
    kind: str
    of: tuple[str, str] = ("", "")
    there: str = "Member"


@dataclass(frozen=True)
class Tie:
    """A sentence of the paper, the lines that it says and the boxes that it names."""

    text: str
    lines: tuple[Line, ...]
    boxes: tuple[Named, ...]


@dataclass(frozen=True)
class Below:
    """A list of groups or projects, each of which stands to the body as `relation` says; `intro` comes before the list."""

    intro: str
    relation: str
    boxes: tuple[Named, ...]


@dataclass(frozen=True)
class Paper:
    """What one paper says. `partners` are organisations that send people, no posts named; `rules` are sentences by heading."""

    name: str
    kind: str
    short: str
    background: tuple[str, str]
    purpose: str
    duties: tuple[str, ...]
    seats: tuple[Seat, ...]
    ties: tuple[Tie, ...]
    rules: tuple[tuple[str, str], ...]
    fields: Mapping[str, object]
    below: tuple[Below, ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    sends: str = ""

    def called(self, seat: Seat, inline: bool) -> str:
        """A post's name: as its own cell has it, or with the organisation behind a comma where the paper writes both together."""
        return f"{seat.role}, {seat.of[0]}" if inline and seat.of[0] else seat.role

    def truth(self, inline: bool) -> Truth:
        """The body, those that it is tied to, its seats and whom they speak for, and the partners that have seats."""
        names = [self.called(seat, inline) for seat in self.seats]
        assert len(set(names)) == len(names), f"{self.name}: two seats of one name"
        above: dict[str, Named] = {box[0]: box for tie in self.ties for box in tie.boxes}
        above |= {
            name: (name, "organisation", kind) for name, kind in (*(seat.of for seat in self.seats), *self.partners) if name
        }
        under = {box[0]: box for each in self.below for box in each.boxes}
        made: list[Line] = [
            (self.name if source == ME else source, relation, self.name if target == ME else target)
            for tie in self.ties
            for source, relation, target in tie.lines
        ]
        made += [(box[0], each.relation, self.name) for each in self.below for box in each.boxes]
        made += [(name, "member_of", self.name) for name, _ in self.partners]
        for name, seat in zip(names, self.seats, strict=True):
            made.append((name, "sits_on", self.name))
            if seat.of[0]:
                made.append((name, "represents", seat.of[0]))
        posts: tuple[Named, ...] = tuple((name, "post", seat.kind) for name, seat in zip(names, self.seats, strict=True))
        rows = (tuple(above.values()), ((self.name, "body", self.kind),), tuple(under.values()), posts)
        return Truth(f"{self.name} terms of reference", tuple(row for row in rows if row), tuple(made))


def tie(text: str, relation: str, name: str, kind: str, node_type: str = "body") -> Tie:
    """The body stands so to one other."""
    return Tie(text, ((ME, relation, name),), ((name, node_type, kind),))


def others(text: str, relation: str, kind: str, *names: str, node_type: str = "body") -> Tie:
    """Others stand so to the body."""
    return Tie(text, tuple((name, relation, ME) for name in names), tuple((name, node_type, kind) for name in names))


def groups(kind: str, *names: str) -> tuple[Named, ...]:
    return tuple((name, "body", kind) for name in names)


_DUN_CCG, _DUN_FT = ("NHS Dunmere CCG", "ccg"), ("Dunmere Royal Infirmary NHS Foundation Trust", "foundation_trust")
_FELLS, _AMB = (
    ("Fells Community Health CIC", "community_provider"),
    ("Western Dales Ambulance Service NHS Trust", "ambulance_trust"),
)
_DUN_COUNCIL = ("Dunmere Borough Council", "local_authority")
AEDB = Paper(
    "Dunmere A&E Delivery Board",
    "delivery_group",
    "Board",
    (
        "In July 2016 NHS England and NHS Improvement asked every local system to put in place a single board for urgent "
        "and emergency care, chaired at the most senior level.",
        "Performance against the four-hour standard has been below 90% in three of the last four winters, and delayed transfers remain high.",
    ),
    "To lead the recovery and sustained delivery of the four-hour standard across the Dunmere system.",
    (
        "Agree and keep under review the system winter plan",
        "Receive the daily escalation summary and act on the causes of delay",
        "Hold partners to their commitments on discharge, in line with the Care Act 2014",
        "Share learning with neighbouring systems",
    ),
    (
        Seat("Chief Executive", "chief_officer", _DUN_FT, "Chair"),
        Seat("Accountable Officer", "chief_officer", _DUN_CCG, "Vice Chair"),
        Seat("Consultant in Emergency Medicine", "clinician", _DUN_FT),
        Seat("GP Lead for Urgent Care", "gp", _DUN_CCG),
        Seat("Director of Adult Social Care", "executive", _DUN_COUNCIL),
        Seat("Community Services Manager", "officer", _FELLS),
        Seat("Sector Manager", "officer", _AMB),
        Seat("Regional Representative", "regulator_representative", ("NHS England", "national_body"), "In attendance"),
    ),
    (
        tie(
            "The Board is accountable to the Dunmere and Fells STP Board for delivery of the urgent care plan.",
            "accountable_to",
            "Dunmere and Fells STP Board",
            "strategic_board",
        ),
    ),
    (
        ("Frequency", "The Board will meet monthly; between November and March it may also be convened at 24 hours' notice."),
        ("Quorum", "The meeting will be quorate with five members present, one of whom must be the Chair or Vice Chair."),
        ("Decisions", "The Board will seek to agree its actions by consensus."),
    ),
    {"meets": "monthly", "quorum": 5, "voting": {"basis": "consensus"}},
    (
        Below(
            "Day-to-day work is taken forward by three workstreams, each of which is accountable to the Board:",
            "accountable_to",
            groups("workstream", "Front Door Workstream", "Patient Flow Workstream", "Discharge Workstream"),
        ),
    ),
)
_HARROW, _HAR_CCG = ("Harrowmoor County Council", "local_authority"), ("NHS Harrowmoor CCG", "ccg")
HWB = Paper(
    "Harrowmoor Health and Wellbeing Board",
    "health_and_wellbeing_board",
    "Board",
    (
        "Section 194 of the Health and Social Care Act 2012 requires every upper-tier authority to establish a health and wellbeing board.",
        "The Local Authority (Public Health, Health and Wellbeing Boards and Health Scrutiny) Regulations 2013 modify the "
        "rules that would otherwise apply.",
    ),
    "To encourage those who arrange health and social care services in the county to work in an integrated manner.",
    (
        "Prepare the joint strategic needs assessment and the joint health and wellbeing strategy",
        "Sign off the Better Care Fund plan each year",
        "Keep the pharmaceutical needs assessment up to date",
    ),
    (
        Seat("Cabinet Member for Health and Communities", "elected_member", _HARROW, "Chair"),
        Seat("Clinical Chair", "clinician", _HAR_CCG, "Vice Chair"),
        Seat("Director of Public Health", "executive", _HARROW),
        Seat("Director of Children's Services", "executive", _HARROW),
        Seat("Accountable Officer", "chief_officer", _HAR_CCG),
        Seat("Representative", "healthwatch_representative", ("Healthwatch Harrowmoor", "healthwatch")),
        Seat("Chief Executive", "chief_officer", ("Harrowmoor Voluntary Action", "voluntary_sector")),
        Seat("Community Safety Manager", "officer", ("Harrowmoor Fire and Rescue Service", "other"), "In attendance"),
    ),
    (
        Tie(
            "The Board is a committee of Harrowmoor County Council.",
            ((ME, "part_of", "Harrowmoor County Council"),),
            (("Harrowmoor County Council", "organisation", "local_authority"),),
        ),
    ),
    (
        ("Meetings", "There shall be four ordinary meetings in each municipal year."),
        ("Quorum", "The quorum shall be four members."),
        ("Voting", "Each member of the Board shall have one vote."),
        (
            "Access to information",
            "The Board shall meet in public, and agendas and reports shall be published five clear days before.",
        ),
    ),
    {"meets": "quarterly", "quorum": 4, "voting": {"basis": "per_member"}, "in_public": True, "publishes_papers": True},
    (
        Below(
            "The following report to the Board twice a year:",
            "reports_to",
            (
                *groups("finance_group", "Better Care Fund Finance Group"),
                *groups("forum", "Learning Disability Partnership Forum"),
            ),
        ),
    ),
)
_SALT = "Saltmarsh Hospitals NHS Trust", "Saltmarsh and Wold CCG", "Ness Partnership NHS Foundation Trust"
FINANCE = Paper(
    "Saltmarsh Directors of Finance Group",
    "finance_group",
    "Group",
    (
        "The Saltmarsh footprint began 2017/18 with an underlying deficit of £61 million and one system control total.",
        "National planning guidance expects organisations to agree activity and income assumptions before contracts are signed.",
    ),
    "To give one agreed view of the money across the footprint and to develop the medium-term financial plan.",
    (
        "Reconcile commissioner and provider plans",
        "Track savings schemes and report slippage",
        "Test business cases over £500,000 before they are taken for approval",
    ),
    (
        Seat("Chief Finance Officer", "finance_director", (_SALT[1], "ccg"), "Chair"),
        Seat("Director of Finance", "finance_director", (_SALT[0], "nhs_trust")),
        Seat("Director of Finance", "finance_director", (_SALT[2], "foundation_trust")),
        Seat("Section 151 Officer", "finance_director", ("Ness District Council", "local_authority")),
        Seat("STP Programme Director", "officer", there="In attendance"),
    ),
    (
        tie(
            "The Group advises the Saltmarsh STP Executive Group on all financial matters.",
            "advises",
            "Saltmarsh STP Executive Group",
            "executive_group",
        ),
    ),
    (
        ("Frequency", "Meetings are held fortnightly, with a longer session at each quarter end."),
        ("Quoracy", "Three Directors of Finance or their nominated deputies are required for the Group to be quorate."),
        ("Transparency", "Meetings of the Group are not open to the public."),
    ),
    {"meets": "fortnightly", "quorum": 3, "in_public": False},
    (
        Below(
            "Two groups report to the Group:",
            "reports_to",
            (*groups("enabler", "Estates Enabler Group"), *groups("finance_group", "Contracting and Costing Finance Group")),
        ),
    ),
)
_WYVERN = ("NHS Wyvern Vale CCG", "ccg"), ("NHS Overleigh CCG", "ccg"), ("NHS Carrick Hill CCG", "ccg")
JOINT = Paper(
    "Joint Committee of the Wyvern CCGs",
    "joint_committee",
    "Joint Committee",
    (
        "Section 14Z3 of the National Health Service Act 2006, as amended, allows clinical commissioning groups to exercise functions jointly.",
        "The governing bodies considered the case for joint decisions on specialised stroke and vascular care in the autumn of 2017.",
    ),
    "To take binding decisions on those services which are best commissioned once for the whole population.",
    (
        "Approve service specifications and consultation documents",
        "Have regard to the duties under section 14Z2 to involve the public",
        "Approve an annual work plan and budget",
    ),
    (
        Seat("Independent Chair", "independent_chair", there="Chair"),
        Seat("Clinical Chair", "clinician", _WYVERN[0]),
        Seat("Accountable Officer", "chief_officer", _WYVERN[1]),
        Seat("Lay Member for Governance", "lay_member", _WYVERN[2]),
        Seat("Chief Finance Officer", "finance_director", _WYVERN[0]),
        Seat("Secondary Care Doctor", "clinician", _WYVERN[1]),
        Seat("Director of Public Health", "executive", ("Wyvern County Council", "local_authority"), "In attendance"),
        Seat("Regional Representative", "regulator_representative", ("NHS England", "national_body"), "In attendance"),
    ),
    (
        Tie(
            "NHS Wyvern Vale CCG, NHS Overleigh CCG and NHS Carrick Hill CCG have each delegated to the Joint Committee the "
            "functions set out in the work plan.",
            tuple((name, "delegates_to", ME) for name, _ in _WYVERN),
            tuple((name, "organisation", kind) for name, kind in _WYVERN),
        ),
    ),
    (
        ("Frequency of meetings", "The Joint Committee shall meet every two months, and no more than three months shall pass between meetings."),
        ("Quorum", "The quorum is five voting members, including at least one lay or independent member."),
        ("Voting", "Each CCG has one vote, and a proposal is carried if 75% of the votes are in favour."),
        ("Public access", "Meetings shall be held in public unless the Joint Committee resolves otherwise."),
    ),
    {"meets": "bimonthly", "quorum": 5, "voting": {"basis": "per_organisation", "threshold": 0.75}, "in_public": True},
    (Below("One sub-group is accountable to the Joint Committee:", "accountable_to", groups("clinical_cabinet", "Wyvern Clinical Cabinet")),),
)  # fmt: skip
_RYE, _RYE_CCG, _RYE_FT = (
    ("Ryedene City Council", "local_authority"),
    ("NHS Ryedene CCG", "ccg"),
    ("Ryedene Teaching Hospitals NHS Foundation Trust", "foundation_trust"),
)
_RYE_GP = ("Thornwick GP Federation Ltd", "gp_provider")
PLACE = Paper(
    "Thornwick Place Board",
    "locality_group",
    "Board",
    (
        "Thornwick is home to 118,000 people and is one of four places in the integrated care system.",
        "The NHS Long Term Plan, published in January 2019, describes place as the level at which most change is made.",
    ),
    "To join up primary, community and social care for the people of Thornwick.",
    (
        "Agree a place plan each April",
        "Make best use of the buildings that partners own in the town",
        "Listen to residents and act on what they say",
    ),
    (
        Seat("Managing Director", "chief_officer", _RYE_GP, "Chair"),
        Seat("GP Lead for Thornwick", "gp", _RYE_GP),
        Seat("Head of Primary Care", "officer", _RYE_CCG),
        Seat("Director of Strategy", "executive", _RYE_FT),
        Seat("Consultant Geriatrician", "clinician", _RYE_FT),
        Seat("Director of Communities", "executive", _RYE),
        Seat("Ward Councillor", "elected_member", _RYE),
    ),
    (
        tie(
            "The Board is accountable to the Ryedene ICS Partnership Board.",
            "accountable_to",
            "Ryedene ICS Partnership Board",
            "strategic_board",
        ),
        tie(
            "It sends a report on its work every six months to the Ryedene Health and Wellbeing Board.",
            "reports_to",
            "Ryedene Health and Wellbeing Board",
            "health_and_wellbeing_board",
        ),
    ),
    (
        ("When we meet", "The Board meets on the third Thursday of each month."),
        ("Quorum", "Four members must be present, of whom one is a general practitioner."),
        ("Openness", "The Board holds its meetings in public."),
    ),
    {"meets": "monthly", "quorum": 4, "in_public": True},
)
CLINICAL = Paper(
    "Ryedene Clinical Cabinet",
    "clinical_cabinet",
    "Cabinet",
    (
        "Reconfiguration proposals must meet the five tests for service change and be assured before public consultation.",
        "Clinicians told the listening events in 2018 that they were brought in too late.",
    ),
    "To make sure that every proposal is clinically sound and tested against the evidence.",
    (
        "Review the case for change and models of care",
        "Take account of guidance from NICE and the royal colleges",
        "Champion research and innovation",
    ),
    (
        Seat("Medical Director", "clinician", _RYE_FT, "Chair"),
        Seat("Chief Nurse", "clinician", _RYE_CCG, "Vice Chair"),
        Seat("Clinical Lead for Mental Health", "clinician", ("Holmwood Mental Health NHS Trust", "nhs_trust")),
        Seat("GP Lead for Long Term Conditions", "gp", _RYE_GP),
        Seat("Lead Pharmacist", "clinician", _RYE_CCG),
        Seat("Consultant Rheumatologist", "clinician", _RYE_FT),
        Seat("Communications Manager", "officer", _RYE_CCG, "In attendance"),
    ),
    (
        tie(
            "The Cabinet provides clinical advice to the Ryedene ICS Partnership Board; it does not take decisions on behalf of any partner.",
            "advises",
            "Ryedene ICS Partnership Board",
            "strategic_board",
        ),
    ),
    (
        ("Meetings", "The Cabinet meets six times a year, on a Tuesday evening."),
        ("Quorum", "A minimum of four members, including the Chair or Vice Chair, is needed for a quorum."),
    ),
    {"meets": "bimonthly", "quorum": 4},
    (Below("Advice is gathered through a forum which reports to the Cabinet:", "reports_to", groups("forum", "Nursing and Therapies Forum")),),
)  # fmt: skip
