"""The fourth set's terms of reference as data, continued: a partnership with its executive, committees, delivery groups, workstreams."""

from __future__ import annotations

from tests.importers.held_out.fourth_terms import ME, Below, Paper, Seat, Tie, groups, others, tie

_BRACK = "Brackwater Integrated Care Partnership Board"
_BR_CCG, _BR_FT = ("NHS Brackwater CCG", "ccg"), ("Brackwater General Hospital NHS Foundation Trust", "foundation_trust")
_BR_CC, _BR_CIC = ("Brackwater Council", "local_authority"), ("Tarn Community Services CIC", "community_provider")
STRATEGIC = Paper(
    _BRACK,
    "strategic_board",
    "Partnership Board",
    (
        "The partners have worked together since the Five Year Forward View and published their sustainability and "
        "transformation plan in October 2016.",
        "Nothing in these terms of reference affects the statutory duties of any partner; the partnership is not a legal entity.",
    ),
    "To set the direction for health and care in Brackwater and to agree priorities for investment.",
    (
        "Agree the system plan and monitor its outcomes",
        "Oversee the use of transformation funding received from national programmes",
        "Promote equality as required by the Equality Act 2010",
    ),
    (
        Seat("Independent Chair", "independent_chair", there="Chair"),
        Seat("Accountable Officer", "chief_officer", _BR_CCG),
        Seat("Lay Member for Patient and Public Involvement", "lay_member", _BR_CCG),
        Seat("Chief Executive", "chief_officer", _BR_FT),
        Seat("Non-Executive Director", "non_executive_director", _BR_FT),
        Seat("Leader of the Council", "elected_member", _BR_CC),
        Seat("Managing Director", "chief_officer", _BR_CIC),
        Seat("Healthwatch Manager", "healthwatch_representative", ("Healthwatch Brackwater", "healthwatch"), "In attendance"),
        Seat("Partnership Programme Director", "officer", there="In attendance"),
    ),
    (
        others(
            "The Brackwater Health Overview and Scrutiny Committee oversees the Partnership Board on behalf of local residents.",
            "oversees",
            "overview_and_scrutiny_committee",
            "Brackwater Health Overview and Scrutiny Committee",
        ),
        Tie(
            "NHS Brackwater CCG and Brackwater Council are parties to the Brackwater Section 75 Agreement.",
            tuple((name, "party_to", "Brackwater Section 75 Agreement") for name in (_BR_CCG[0], _BR_CC[0])),
            (
                *((name, "organisation", kind) for name, kind in (_BR_CCG, _BR_CC)),
                ("Brackwater Section 75 Agreement", "instrument", "section_75_agreement"),
            ),
        ),
    ),
    (
        ("Frequency", "The Partnership Board will meet quarterly, with two development sessions a year in addition."),
        ("Quorum", "At least six members must be present before any decision is taken."),
        ("Decision making", "The Partnership Board works on the basis of consensus and does not vote."),
        ("Publication", "Papers will be published on the partnership website one week before each meeting."),
    ),
    {"meets": "quarterly", "quorum": 6, "voting": {"basis": "consensus"}, "publishes_papers": True},
    (
        (
            Below(
                "The following are accountable to the Partnership Board:",
                "accountable_to",
                (
                    *groups("executive_group", "Brackwater System Executive Group"),
                    *groups("finance_group", "Brackwater System Finance Group"),
                    *groups("oversight_group", "Brackwater Quality Oversight Group"),
                ),
            ),
        )
    ),
)
EXECUTIVE = Paper(
    "Brackwater System Executive Group",
    "executive_group",
    "Executive",
    (
        "The Executive was set up in shadow form in January 2018 and confirmed when the partners signed off the system plan.",
        "The financial limits of each partner continue to apply, and the Executive may not commit money beyond them.",
    ),
    "To drive delivery of the system plan and resolve issues that cross organisations.",
    ("Manage the system risk profile", "Allocate programme resources", "Escalate matters that cannot be resolved"),
    (
        Seat("Chief Executive", "chief_officer", _BR_FT, "Chair"),
        Seat("Accountable Officer", "chief_officer", _BR_CCG, "Vice Chair"),
        Seat("Chief Executive", "chief_officer", _BR_CC),
        Seat("Managing Director", "chief_officer", _BR_CIC),
        Seat("Director of Operations", "executive", _BR_FT),
        Seat("Partnership Programme Director", "officer", there="In attendance"),
    ),
    (
        tie(f"The Executive is accountable to the {_BRACK}.", "accountable_to", _BRACK, "strategic_board"),
        others(
            "The Brackwater Programme Management Office supports the Executive by tracking plans, risks and benefits.",
            "supports",
            "programme_office",
            "Brackwater Programme Management Office",
        ),
    ),
    (
        ("Frequency", "The Executive meets weekly, on Monday mornings, by video link or in person."),
        ("Quorum", "No decisions will be made unless three members are present."),
        ("Decisions", "Members have one vote each, although votes are expected to be rare."),
    ),
    {"meets": "weekly", "quorum": 3, "voting": {"basis": "per_member"}},
    (
        (
            Below(
                "The Executive holds to account the following workstreams:",
                "accountable_to",
                groups("workstream", "Frailty Workstream", "Children and Young People Workstream", "Cancer Workstream"),
            ),
        )
    ),
)
_KELDER = (
    ("Kelder Valley Hospitals NHS Foundation Trust", "foundation_trust"),
    ("Aldermoss Hospitals NHS Trust", "nhs_trust"),
    ("Peverell Infirmary NHS Foundation Trust", "foundation_trust"),
)
COMMON = Paper(
    "Kelder Acute Committees in Common",
    "committee_in_common",
    "Committees",
    (
        "The three acute providers have agreed to plan pathology, radiology and back-office services together.",
        "Foundation trust constitutions made under the National Health Service Act 2006 allow the board to delegate to a committee of directors.",
    ),
    "To enable the three trusts to take the same decision at the same time.",
    ("Approve shared business cases", "Review the programme of collaboration", "Agree how savings are shared"),
    (
        Seat("Chair", "chair", _KELDER[0], "Chair"),
        Seat("Chair", "chair", _KELDER[1]),
        Seat("Chair", "chair", _KELDER[2]),
        Seat("Chief Executive", "chief_officer", _KELDER[0]),
        Seat("Chief Executive", "chief_officer", _KELDER[1]),
        Seat("Chief Executive", "chief_officer", _KELDER[2]),
        Seat("Collaboration Programme Director", "officer", there="In attendance"),
    ),
    (
        (
            Tie(
                "Kelder Valley Hospitals NHS Foundation Trust, Aldermoss Hospitals NHS Trust and Peverell Infirmary NHS "
                "Foundation Trust each delegate authority to the Committees for the matters in the work programme.",
                tuple((name, "delegates_to", ME) for name, _ in _KELDER),
                tuple((name, "organisation", kind) for name, kind in _KELDER),
            ),
        )
    ),
    (
        ("Frequency of meetings", "The Committees will meet bi-monthly, that is once every two months."),
        ("Quorum", "Each meeting needs four members present, with at least one from each trust."),
        ("Attendance of the public", "The Committees meet in private, since they often discuss commercial matters."),
    ),
    {"meets": "bimonthly", "quorum": 4, "in_public": False},
)
_FEN_CCG, _FEN_FT = ("NHS Fenmarsh CCG", "ccg"), ("Fenmarsh Partnership NHS Foundation Trust", "foundation_trust")
OVERSIGHT = Paper(
    "Fenmarsh Quality and Performance Oversight Group",
    "oversight_group",
    "Oversight Group",
    (
        "Reports on Mid Staffordshire and Winterbourne View showed what happens when warning signs are not shared.",
        "The Care Quality Commission inspected local services in 2018 and its reports are available on request.",
    ),
    "To bring together intelligence on the quality and performance of local services and to act on it early.",
    ("Review the integrated quality dashboard", "Commission deep dives", "Agree support for services in difficulty"),
    (
        Seat("Lay Member for Quality", "lay_member", _FEN_CCG, "Chair"),
        Seat("Chief Nurse", "clinician", _FEN_CCG),
        Seat("Medical Director", "clinician", _FEN_FT),
        Seat("Non-Executive Director", "non_executive_director", _FEN_FT),
        Seat("Head of Safeguarding", "officer", ("Fenmarsh County Council", "local_authority")),
        Seat("Regional Representative", "regulator_representative", ("NHS Improvement", "national_body"), "In attendance"),
    ),
    (
        Tie(
            "The Oversight Group oversees the Fenmarsh Transformation Delivery Group and may call its members to explain performance.",
            ((ME, "oversees", "Fenmarsh Transformation Delivery Group"),),
            groups("delivery_group", "Fenmarsh Transformation Delivery Group"),
        ),
        tie(
            "The Oversight Group is accountable to the Fenmarsh System Leadership Board.",
            "accountable_to",
            "Fenmarsh System Leadership Board",
            "strategic_board",
        ),
    ),
    (
        ("Frequency", "It is expected that the Oversight Group will meet every month."),
        ("Quorum", "Business may be transacted when three members are in attendance, including one clinician."),
    ),
    {"meets": "monthly", "quorum": 3},
)
ELECTIVE = Paper(
    "Fenmarsh Elective Care Delivery Group",
    "delivery_group",
    "Delivery Group",
    (
        "Referrals have risen by 7% in two years and the waiting list now stands at 31,400.",
        "The NHS Constitution gives patients the right to start treatment within 18 weeks of referral.",
    ),
    "To redesign planned care so that patients are seen sooner and closer to home.",
    ("Agree a single referral protocol", "Use benchmarking to find variation", "Engage patients in each redesign"),
    (
        Seat("Director of Commissioning", "executive", _FEN_CCG, "Chair"),
        Seat("Consultant Orthopaedic Surgeon", "clinician", ("Fenmarsh General Hospital NHS Trust", "nhs_trust")),
        Seat("GP Lead for Planned Care", "gp", _FEN_CCG),
        Seat("Lead Physiotherapist", "clinician", ("Fen Edge Community Services CIC", "community_provider")),
        Seat("Patient Representative", "public_representative"),
    ),
    (
        (
            tie(
                "The Delivery Group answers to the Fenmarsh System Leadership Board.",
                "accountable_to",
                "Fenmarsh System Leadership Board",
                "strategic_board",
            ),
        )
    ),
    (
        ("Meetings", "The Delivery Group will meet on the first Wednesday of the month."),
        ("Quorum", "Three members will form a quorum."),
    ),
    {"meets": "monthly", "quorum": 3},
    (
        (
            Below(
                "These projects are accountable to the Delivery Group:",
                "accountable_to",
                (("Hip and Knee Pathway Project", "project", None), ("Virtual Eye Clinics Project", "project", None)),
            ),
        )
    ),
)
_TEES = ("Carrow Valley Hospitals NHS Trust", "nhs_trust")
STROKE = Paper(
    "Stroke Services Workstream",
    "workstream",
    "Workstream",
    (
        "Two of the three hyper-acute units in the footprint admit fewer than 600 patients a year.",
        "The Stroke Association and the national clinical director were consulted on the options in 2017.",
    ),
    "To agree and put in place a model of stroke care that meets the national standards.",
    ("Develop the options appraisal", "Model travel times", "Prepare for public consultation"),
    (
        Seat("Senior Responsible Officer", "senior_responsible_officer", there="Chair"),
        Seat("Consultant Stroke Physician", "clinician", _TEES),
        Seat("Lead Speech and Language Therapist", "clinician", _TEES),
        Seat("Consultant Paramedic", "clinician", ("Carrow and Border Ambulance Service NHS Trust", "ambulance_trust")),
        Seat("Commissioning Manager", "officer", ("NHS Carrow CCG", "ccg")),
        Seat("Stroke Survivor Representative", "public_representative"),
    ),
    (
        Tie("The Senior Responsible Officer leads the Workstream.", (("Senior Responsible Officer", "leads", ME),), ()),
        tie(
            "The Workstream is accountable to the Carrow STP Delivery Board and submits a highlight report for each of its meetings.",
            "accountable_to",
            "Carrow STP Delivery Board",
            "delivery_group",
        ),
    ),
    (
        ("Frequency", "The Workstream meets once a month until the business case is approved."),
        ("Quorum", "Meetings are quorate if at least four members attend."),
        ("Decisions", "Recommendations are reached by consensus."),
    ),
    {"meets": "monthly", "quorum": 4, "voting": {"basis": "consensus"}},
)
DIGITAL = Paper(
    "Carrow Digital Enabler Group",
    "enabler",
    "Group",
    (
        "Personalised Health and Care 2020 set the ambition of a paper-free NHS at the point of care.",
        "Partners use eleven different record systems, and only four of them can exchange letters.",
    ),
    "To provide the systems and information that the transformation programmes need.",
    ("Maintain the local digital roadmap", "Set standards for sharing records under the Data Protection Act 2018"),
    (
        Seat("Director of Digital Services", "executive", _TEES, "Chair"),
        Seat("GP Digital Lead", "gp", ("NHS Carrow CCG", "ccg")),
        Seat("Head of Information Governance", "officer", ("Carrow County Council", "local_authority")),
        Seat("Consultant Radiologist", "clinician", _TEES),
        Seat("Digital Programme Manager", "officer", there="In attendance"),
    ),
    (
        (
            Tie(
                "The Group supports the Carrow STP Delivery Board.",
                ((ME, "supports", "Carrow STP Delivery Board"),),
                groups("delivery_group", "Carrow STP Delivery Board"),
            ),
        )
    ),
    (
        ("Frequency", "The Group will meet every six weeks, and dates will be circulated in advance."),
        ("Quorum", "The Group requires three members to be quorate."),
    ),
    {"meets": 42, "quorum": 3},
)
