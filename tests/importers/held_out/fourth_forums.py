"""The fourth set's terms of reference as data, the last of them: an audit committee, citizens, charities and councillors."""

from __future__ import annotations

from tests.importers.held_out.fourth_terms import ME, Paper, Seat, Tie, groups, tie

_OAKEN = ("Oakenshaw and Dale CCG", "ccg"), ("Oakenshaw Hospitals NHS Foundation Trust", "foundation_trust")
AUDIT = Paper(
    "Oakenshaw Joint Audit and Risk Committee",
    "audit_committee",
    "Committee",
    (
        "The partners wish to have a single independent view of how shared funds and shared risks are controlled.",
        "The Committee follows the HFMA NHS Audit Committee Handbook so far as it applies to a partnership.",
    ),
    "To review the system of internal control for the shared programme.",
    ("Agree a programme of internal audit", "Review the assurance framework", "Examine any failure to follow procedure"),
    (
        Seat("Lay Member for Audit", "lay_member", _OAKEN[0], "Chair"),
        Seat("Non-Executive Director", "non_executive_director", _OAKEN[1]),
        Seat("Councillor", "elected_member", ("Oakenshaw Metropolitan Borough Council", "local_authority")),
        Seat("Chief Finance Officer", "finance_director", _OAKEN[0], "In attendance"),
        Seat("Head of Governance", "officer", _OAKEN[1], "In attendance"),
    ),
    (
        (
            tie(
                "The Committee is accountable to the Oakenshaw Partnership Board, to which its Chair presents an annual report.",
                "accountable_to",
                "Oakenshaw Partnership Board",
                "strategic_board",
            ),
        )
    ),
    (
        ("Frequency of meetings", "The Committee will meet not less than four times in each financial year."),
        ("Quorum", "A quorum is two members; those in attendance do not count."),
    ),
    {"meets": "quarterly", "quorum": 2},
)
CITIZENS = Paper(
    "Oakenshaw Citizens' Reference Group",
    "reference_group",
    "Reference Group",
    (
        "More than 900 people gave their views during the summer of 2018, in markets, mosques, libraries and online.",
        "Section 242 of the National Health Service Act 2006 sets out how the public are to be involved.",
    ),
    "To bring the voice of patients, carers and residents into every programme.",
    ("Comment on leaflets and surveys", "Suggest who else should be heard", "Challenge jargon"),
    (
        Seat("Lay Member for Engagement", "lay_member", _OAKEN[0], "Chair"),
        Seat("Patient Representative", "public_representative"),
        Seat("Carer Representative", "public_representative"),
        Seat("Engagement Manager", "officer", _OAKEN[1], "In attendance"),
    ),
    (
        (
            tie(
                "The Reference Group advises the Oakenshaw Partnership Board.",
                "advises",
                "Oakenshaw Partnership Board",
                "strategic_board",
            ),
        )
    ),
    (
        ("Meetings", "The Reference Group meets every two months at different venues across the borough."),
        ("Openness", "Members of the public are welcome to attend, as all meetings are held in public."),
        ("Papers", "Notes of each meeting are published on the partnership website."),
    ),
    {"meets": "bimonthly", "in_public": True, "publishes_papers": True},
)
FORUM = Paper(
    "Linfold Voluntary Sector Forum",
    "forum",
    "Forum",
    (
        "There are some 640 charities in Linfold, most of which have no paid staff.",
        "The Public Services (Social Value) Act 2012 asks commissioners to think about wider benefits when they buy services.",
    ),
    "To give the voluntary sector a collective voice in planning.",
    ("Share news of funding", "Nominate people to working parties", "Respond to consultations"),
    (),
    (tie("The Forum advises the Linfold Place Board.", "advises", "Linfold Place Board", "locality_group"),),
    (
        ("How often we meet", "The Forum meets quarterly."),
        ("Quorum", "Three representatives must be present for the Forum to be quorate."),
    ),
    {"meets": "quarterly", "quorum": 3},
    partners=(
        ("Age Concern Linfold", "voluntary_sector"),
        ("Linfold Mind Matters Charity", "voluntary_sector"),
        ("Linfold Carers Trust", "voluntary_sector"),
        ("Healthwatch Linfold", "healthwatch"),
        ("Linfold District Council", "local_authority"),
    ),
    sends="Each of the following organisations sends one representative to the Forum:",
)
SCRUTINY = Paper(
    "Ashby and Mere Joint Health Overview and Scrutiny Committee",
    "overview_and_scrutiny_committee",
    "Joint Scrutiny Committee",
    (
        "Regulation 30 of the 2013 Regulations requires councils to form a joint committee when a substantial change crosses boundaries.",
        "Each council has kept its own power of referral to the Secretary of State.",
    ),
    "To scrutinise proposals for change on behalf of the residents of both areas.",
    ("Require information from the health service", "Hear evidence from witnesses", "Make reports and recommendations"),
    (),
    (
        (
            Tie(
                "The Joint Scrutiny Committee scrutinises the Ashby and Mere STP Partnership Board.",
                ((ME, "oversees", "Ashby and Mere STP Partnership Board"),),
                groups("strategic_board", "Ashby and Mere STP Partnership Board"),
            ),
        )
    ),
    (
        ("Meetings", "The Joint Scrutiny Committee shall meet in public on at least four occasions each year."),
        ("Quorum", "The quorum shall be four councillors, with one at least from each council."),
        ("Voting", "Every councillor has one vote."),
    ),
    {"meets": "quarterly", "quorum": 4, "voting": {"basis": "per_member"}, "in_public": True},
    partners=(
        ("Ashby County Council", "local_authority"),
        ("Mere City Council", "local_authority"),
        ("Great Tolley Borough Council", "local_authority"),
    ),
    sends="Seats are allocated in proportion to population and each council appoints its own:",
)
