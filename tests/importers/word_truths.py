"""Boards as terms of reference tell of them: what is true, and the ways in which people write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.importers.truths import Line, Named


@dataclass(frozen=True)
class Seat:
    """A seat: `role` as it is written without a number, for whom it speaks, who holds it, how it stands."""

    role: str
    kind: str
    organisation: str = ""
    holder: str = ""
    capacity: str = ""
    count: int = 1


@dataclass(frozen=True)
class Board:
    """One body. `ties` are (words before its name or “”, relation, other, “up” where the body is the source); `others` are their kinds."""

    name: str
    kind: str
    seats: tuple[Seat, ...]
    ties: tuple[tuple[str, str], ...]
    others: Mapping[str, tuple[str, str | None]]
    fields: Mapping[str, object]
    below: tuple[str, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)

    @property
    def short(self) -> str:
        return self.name.split()[-1]


C, D, V, A = "chair", "deputy_chair", "voting", "attending"
#: Organisations of all of them.
ORGANISATIONS: Mapping[str, str] = {
    "NHS Northshire CCG": "ccg",
    "NHS Hill Valley CCG": "ccg",
    "Anytown NHS Trust": "nhs_trust",
    "Riverside Hospitals NHS Foundation Trust": "foundation_trust",
    "Northshire County Council": "local_authority",
    "Healthwatch Northshire": "healthwatch",
    "NHS England": "national_body",
    "Moor Borough Council": "local_authority",
    "Coast Ambulance Service NHS Trust": "ambulance_trust",
    "University of Northshire": "academic",
}

BOARDS: tuple[Board, ...] = (
    Board(
        "STP Programme Board",
        "strategic_board",
        (
            Seat("Independent Chair", "independent_chair", "", "Margaret Hale", C),
            Seat("Accountable Officer", "chief_officer", "NHS Northshire CCG", "John Thornton", D),
            Seat("Chief Executive", "chief_officer", "Riverside Hospitals NHS Foundation Trust", "Bessy Higgins", V),
            Seat("Director of Adult Social Services", "executive", "Northshire County Council", "Frederick Lennox", V),
            Seat("Lay member for governance", "lay_member", "NHS Hill Valley CCG", "Edith Shaw", V),
            Seat("Programme Director", "executive", "", "Henry Bell", A),
        ),
        (("reports_to", "Northshire Health and Wellbeing Board"), ("accountable_to", "Northshire CCG Governing Body")),
        {
            "Northshire Health and Wellbeing Board": ("body", "health_and_wellbeing_board"),
            "Northshire CCG Governing Body": ("body", "governing_body"),
        },
        {"quorum": 4, "meets": "monthly", "in_public": False, "voting": {"basis": "consensus"}},
        ("Urgent Care Workstream", "Estates Group"),
    ),
    Board(
        "Joint Commissioning Committee",
        "joint_committee",
        (
            Seat("Clinical Chair", "chair", "NHS Northshire CCG", "Dr Asha Patel", V),
            Seat("Accountable Officer", "chief_officer", "NHS Hill Valley CCG", "Philip Boucher", V),
            Seat("Lay members", "lay_member", "", "", V, 2),
            Seat("Chief Finance Officer", "finance_director", "NHS Northshire CCG", "Anne Leonards", V),
            Seat("Secondary care doctor", "clinician", "", "Dr Nicholas Higgins", V),
        ),
        (("delegated", "NHS Northshire CCG"), ("delegated", "NHS Hill Valley CCG"), ("reports_to", "System Leaders Assembly")),
        {"System Leaders Assembly": ("body", "strategic_board")},
        {
            "quorum": 5,
            "meets": "bimonthly",
            "in_public": True,
            "publishes_papers": True,
            "voting": {"basis": "per_organisation", "threshold": 0.75},
        },
    ),
    Board(
        "Finance Directors Group",
        "finance_group",
        (
            Seat("Director of Finance", "finance_director", "Anytown NHS Trust", "Ruth Hilton", C),
            Seat("Chief Finance Officer", "finance_director", "NHS Hill Valley CCG", "Thurstan Benson", ""),
            Seat("Section 151 Officer", "finance_director", "Moor Borough Council", "Jemima Bradshaw", ""),
            Seat("NHS England representative", "regulator_representative", "NHS England", "", A),
        ),
        (("part_of", "STP Programme Board"), ("advises", "System Leadership Board")),
        {"STP Programme Board": ("body", "strategic_board"), "System Leadership Board": ("body", "strategic_board")},
        {"quorum": 3, "meets": "fortnightly", "function": "advisory"},
    ),
    Board(
        "Clinical Reference Group",
        "clinical_cabinet",
        (
            Seat("Medical Director", "clinician", "Riverside Hospitals NHS Foundation Trust", "Dr Farquhar Benson", C),
            Seat("Director of Nursing", "executive", "Anytown NHS Trust", "Sally Leadbitter", ""),
            Seat("GP representatives", "gp", "", "", "", 4),
            Seat("Healthwatch representative", "healthwatch_representative", "Healthwatch Northshire", "Leonard Coulson", A),
        ),
        (("advises", "STP Delivery Board"), ("accountable_to", "STP Delivery Board")),
        {"STP Delivery Board": ("body", "delivery_group")},
        {"meets": "quarterly", "quorum": 5, "voting": {"basis": "per_member"}},
    ),
    Board(
        "Audit and Assurance Committee",
        "audit_committee",
        (
            Seat("Lay member for audit", "lay_member", "NHS Northshire CCG", "Mary Barton", C),
            Seat("Non-Executive Directors", "non_executive_director", "", "", V, 3),
            Seat("Chief Finance Officer", "finance_director", "", "James Carson", A),
            Seat("Head of internal audit", "other", "", "", A),
        ),
        (("part_of", "NHS Northshire CCG Governing Body"), ("minutes", "NHS Northshire CCG Governing Body")),
        {"NHS Northshire CCG Governing Body": ("body", "governing_body")},
        {"quorum": 2, "meets": 73.0, "voting": {"basis": "per_member"}, "in_public": False},
    ),
    Board(
        "Health and Care Partnership Board",
        "strategic_board",
        (
            Seat("Leader of the Council", "elected_member", "Moor Borough Council", "Cllr Sue Green", C),
            Seat("Chief Executive", "chief_officer", "Coast Ambulance Service NHS Trust", "Paul Manning", ""),
            Seat("Chief Executive", "chief_officer", "Anytown NHS Trust", "Cynthia Kirkpatrick", ""),
            Seat("Pro-Vice-Chancellor", "other", "University of Northshire", "Roger Hamley", ""),
            Seat("Patient representatives", "public_representative", "", "", "", 2),
        ),
        (("overseen", "Joint Health Overview and Scrutiny Committee"), ("ratified", "Moor CCG Governing Body")),
        {
            "Joint Health Overview and Scrutiny Committee": ("body", "overview_and_scrutiny_committee"),
            "Moor CCG Governing Body": ("body", "governing_body"),
        },
        {"quorum": 6, "meets": "quarterly", "in_public": True, "publishes_papers": True, "voting": {"basis": "per_organisation"}},
        ("Digital Board", "Prevention Programme"),
    ),
)
#: Kinds of those that are listed below a board.
BELOW: Mapping[str, tuple[str, str | None]] = {
    "Urgent Care Workstream": ("body", "workstream"),
    "Estates Group": ("body", "enabler"),
    "Digital Board": ("body", "enabler"),
    "Prevention Programme": ("body", "workstream"),
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")

#: How each field is written; {b} is “Board”, {n} a number in words, {m} one less, {d} in figures.
QUORUM: tuple[str, ...] = (
    "A quorum shall be {n} members, including the Chair.",
    "The {b} will be quorate when at least {n} members are present.",
    "No business shall be transacted at a meeting unless {n} members are present.",
    "The quorum will be the Chair and {m} other members.",
    "A minimum of {n} ({d}) members must be present for the meeting to be quorate, of whom one must be a clinician.",
    "The quorum necessary for the transaction of business is {d} members.",
    "{N} members shall form a quorum, with at least one from each organisation.",
)
MEETS: Mapping[object, tuple[str, ...]] = {
    "monthly": (
        "The {b} will meet monthly.",
        "Meetings will be held every month.",
        "The {b} shall meet on a monthly basis.",
        "The {b} will meet no fewer than twelve times a year.",
        "Meetings shall take place once a month.",
        "The {b} meets on the first Tuesday of each month.",
    ),
    "bimonthly": (
        "The {b} will meet every two months.",
        "Meetings are held bi-monthly.",
        "The {b} shall meet at least six times a year.",
        "The {b} will meet every other month.",
    ),
    "fortnightly": (
        "The {b} will meet fortnightly.",
        "Meetings will be held every two weeks.",
        "The {b} meets every other week.",
        "The {b} should aim to meet every fortnight.",
    ),
    "quarterly": (
        "The {b} will meet at least quarterly.",
        "The {b} shall meet four times a year.",
        "Meetings will be held every three months.",
        "The {b} will normally meet once a quarter.",
    ),
    73.0: (
        "The {b} shall meet not less than five times a year.",
        "Meetings shall be held at least five times in each financial year.",
    ),
}
PUBLIC: Mapping[object, tuple[str, ...]] = {
    True: ("Meetings will be held in public.", "The {b} meets in public.", "Meetings of the {b} shall be open to the public."),
    False: ("The {b} will meet in private.", "Meetings will not be held in public.", "Meetings are not open to the public."),
}
PAPERS: tuple[str, ...] = (
    "Agendas and papers will be published on the website.",
    "Papers for meetings will be made publicly available.",
    "The agenda, papers and minutes shall be published on each partner’s website.",
)
VOTING: Mapping[str, tuple[str, ...]] = {
    "consensus": (
        "Decisions will be made by consensus.",
        "The {b} will seek to reach decisions by consensus.",
        "It is expected that decisions are reached by consensus; where this cannot be reached, the Chair will"
        " refer the matter back.",
    ),
    "per_member": (
        "Each member shall have one vote.",
        "Members have one vote each.",
        "Each voting member of the {b} will have one vote, and the Chair has a casting vote.",
    ),
    "per_organisation": (
        "Each organisation will have one vote.",
        "There will be one vote per organisation.",
        "Each partner organisation shall have a single vote.",
    ),
    "per_organisation 0.75": (
        "Each CCG has one vote and decisions require a 75% majority.",
        "Each organisation will have one vote. Decisions are carried by a majority of 75 per cent of the votes cast.",
    ),
}
FUNCTION: tuple[str, ...] = (
    "The {b} is an advisory body.",
    "The role of the {b} is advisory.",
    "The {b} acts as an advisory group.",
)
TIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "accountable_to": (
        "up",
        (
            "The {b} is accountable to the {x}.",
            "The {b} will be accountable directly to the {x} for delivery of the plan.",
            "It is answerable to the {x}.",
        ),
    ),
    "reports_to": (
        "up",
        (
            "The {b} will report to the {x}.",
            "It reports quarterly into the {x}.",
            "The {b} shall report on progress to the {x} after each meeting.",
            "The {b} will provide a written report to the {x}.",
        ),
    ),
    "minutes": (
        "up reports_to",
        ("Minutes of meetings will be submitted to the {x}.", "The minutes shall be presented to the next meeting of the {x}."),
    ),
    "part_of": (
        "up",
        (
            "The {b} is a sub-committee of the {x}.",
            "The {b} has been established as a committee of the {x}.",
            "It is a formal sub-group of the {x}.",
        ),
    ),
    "advises": (
        "up",
        (
            "The {b} will advise the {x} on its priorities.",
            "The {b} provides advice to the {x}.",
            "It makes recommendations to the {x}.",
        ),
    ),
    "delegated": (
        "down delegates_to",
        (
            "The {b} has delegated authority from {x}.",
            "The {b} derives its authority from {x}.",
            "{x} has delegated responsibility for joint commissioning to the {b}.",
        ),
    ),
    "overseen": (
        "down oversees",
        (
            "The {b} is overseen by the {x}.",
            "The {b} will be held to account by the {x}.",
            "The work of the {b} is scrutinised by the {x}.",
        ),
    ),
    "ratified": (
        "down ratifies",
        ("Decisions are subject to ratification by the {x}.", "Recommendations must be ratified by the {x}."),
    ),
}
#: Sentences from which nothing may be taken.
TRAPS: tuple[str, ...] = (
    "Members remain accountable to their own organisations at all times.",
    "The {b} is not accountable to NHS Improvement.",
    "These terms of reference will be reviewed annually.",
    "If a quorum is not present within 30 minutes the meeting shall be adjourned.",
    "The {b} may report to the Regional Talent Board.",
    "The {b} was previously accountable to the Primary Care Trust Cluster Board.",
    "Members are expected to attend at least 75% of meetings in any year.",
    "Papers will be circulated five working days before each meeting.",
    "If approved, the {b} will be accountable to the Shadow Integrated Care Board.",
    "The {b} is not a decision-making body of any statutory organisation.",
    "Other officers may be invited to attend for particular items.",
    "The {b} has no delegated authority from the Regional Office Board.",
)


def lines_of(board: Board) -> tuple[Line, ...]:
    """The relations of a board to others."""
    made: list[Line] = []
    for word, other in board.ties:
        way, *kind = TIES[word][0].split()
        relation = kind[0] if kind else word
        made.append((board.name, relation, other) if way == "up" else (other, relation, board.name))
    return (*made, *((each, "reports_to", board.name) for each in board.below))


def others_of(board: Board) -> tuple[Named, ...]:
    """Those that its sentences name."""
    made = {name: (name, node_type, kind) for name, (node_type, kind) in board.others.items()}
    made |= {name: (name, *BELOW[name]) for name in board.below}
    for _, other in board.ties:
        if other in ORGANISATIONS:
            made[other] = (other, "organisation", ORGANISATIONS[other])
    return tuple(made.values())
