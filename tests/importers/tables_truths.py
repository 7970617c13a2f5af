"""Structures of which tables are made: who has seats, what stands below what, who agreed what."""

from __future__ import annotations

from tests.importers.truths import TRUTHS, Line, Truth, _b, _i, _j, _o, _p, _up


def _sits(board: str, *sources: str) -> tuple[Line, ...]:
    return tuple((each, "sits_on", board) for each in sources)


def _seats(board: str, *sources: str) -> tuple[Line, ...]:
    return tuple((each, "member_of", board) for each in sources)


MEMBERSHIPS: tuple[Truth, ...] = (
    Truth(
        "Who has seats: organisations",
        (
            _b("strategic_board", "STP Programme Board"),
            (*_b("finance_group", "Finance Directors Group"), *_b("clinical_cabinet", "Clinical Reference Group")),
            (
                *_o("ccg", "NHS Riverside CCG", "NHS Hill CCG"),
                *_o("foundation_trust", "Riverside Hospitals NHS Foundation Trust"),
                *_o("local_authority", "Riverside County Council"),
                *_o("healthwatch", "Healthwatch Riverside"),
            ),
        ),
        (
            *_seats("STP Programme Board", "NHS Riverside CCG", "NHS Hill CCG", "Riverside Hospitals NHS Foundation Trust"),
            *_seats("STP Programme Board", "Riverside County Council", "Healthwatch Riverside"),
            *_seats("Finance Directors Group", "NHS Riverside CCG", "Riverside Hospitals NHS Foundation Trust"),
            *_seats("Clinical Reference Group", "NHS Hill CCG", "Riverside Hospitals NHS Foundation Trust"),
        ),
    ),
    Truth(
        "Who sits where: posts",
        (
            _b("strategic_board", "Vale Partnership Board"),
            (*_b("delivery_group", "Vale Delivery Group"), *_b("executive_group", "Chief Officers Group")),
            (
                *_p("independent_chair", "Independent Chair"),
                *_p("senior_responsible_officer", "Senior Responsible Officer"),
                *_p("lay_member", "Lay member for audit"),
                *_p("finance_director", "Director of Finance, Vale CCG"),
                *_p("clinician", "Medical Director, Vale Hospitals"),
                *_p("elected_member", "Cabinet Member for Adult Care"),
            ),
        ),
        (
            *_sits("Vale Partnership Board", "Independent Chair", "Senior Responsible Officer", "Lay member for audit"),
            *_sits("Vale Partnership Board", "Cabinet Member for Adult Care", "Medical Director, Vale Hospitals"),
            *_sits("Vale Delivery Group", "Senior Responsible Officer", "Director of Finance, Vale CCG"),
            *_sits("Vale Delivery Group", "Medical Director, Vale Hospitals"),
            *_sits("Chief Officers Group", "Senior Responsible Officer", "Director of Finance, Vale CCG"),
        ),
    ),
    Truth(
        "Places and their seats",
        (
            _b("strategic_board", "Coast ICS Board"),
            _b("locality_group", "North Locality Board", "South Locality Board", "Island Place Board"),
            _b("overview_and_scrutiny_committee", "Coast Joint Overview and Scrutiny Committee"),
            (
                *_o("ccg", "North Coast CCG", "South Coast CCG"),
                *_o("nhs_trust", "Coast Hospitals NHS Trust"),
                *_o("ambulance_trust", "Coast Ambulance Service NHS Trust"),
                *_o("local_authority", "Coast Borough Council"),
                *_o("voluntary_sector", "Age UK Coast"),
            ),
        ),
        (
            *_seats(
                "Coast ICS Board", "North Coast CCG", "South Coast CCG", "Coast Hospitals NHS Trust", "Coast Borough Council"
            ),
            *_seats("North Locality Board", "North Coast CCG", "Age UK Coast", "Coast Ambulance Service NHS Trust"),
            *_seats("South Locality Board", "South Coast CCG", "Coast Hospitals NHS Trust"),
            *_seats("Island Place Board", "South Coast CCG", "Coast Borough Council", "Age UK Coast"),
            *_seats("Coast Joint Overview and Scrutiny Committee", "Coast Borough Council"),
        ),
    ),
)
TREES: tuple[Truth, ...] = (
    TRUTHS[2],
    Truth(
        "Down from the board",
        (
            _b("strategic_board", "Moor System Leadership Board"),
            (*_b("delivery_group", "Moor Delivery Board"), *_b("finance_group", "Finance and Contracting Group")),
            (*_b("workstream", "Urgent and Emergency Care", "Cancer Programme"), *_b("enabler", "Digital", "Estates")),
            _j("Ambulance handover project", "Rapid diagnosis pilot"),
        ),
        (
            *_up("Moor System Leadership Board", "Moor Delivery Board", "Finance and Contracting Group"),
            *_up("Moor Delivery Board", "Urgent and Emergency Care", "Cancer Programme", "Digital"),
            *_up("Finance and Contracting Group", "Estates"),
            *_up("Urgent and Emergency Care", "Ambulance handover project"),
            *_up("Cancer Programme", "Rapid diagnosis pilot"),
        ),
    ),
    Truth(
        "Places below places",
        (
            _b("joint_committee", "Joint Committee of Dale CCGs"),
            (*_b("oversight_group", "Programme Assurance Group"), *_b("executive_group", "Dale Executive Group")),
            _b("locality_group", "High Dale Locality Group", "Low Dale Locality Group"),
            (*_b("workstream", "Frailty", "Mental Health Workstream"), *_j("Falls pilot", "Crisis line")),
        ),
        (
            *_up("Joint Committee of Dale CCGs", "Programme Assurance Group", "Dale Executive Group"),
            *_up("Dale Executive Group", "High Dale Locality Group", "Low Dale Locality Group"),
            *_up("High Dale Locality Group", "Frailty"),
            *_up("Low Dale Locality Group", "Mental Health Workstream"),
            *_up("Frailty", "Falls pilot"),
            *_up("Mental Health Workstream", "Crisis line"),
        ),
    ),
)
AGREED = Truth(
    "Agreements and who signed them",
    (
        (*_o("ccg", "Marsh CCG", "Wold CCG"), *_o("local_authority", "Marsh County Council")),
        (*_b("strategic_board", "Marsh STP Board"), *_b("audit_committee", "Audit Committee in the STP")),
        (*_i("memorandum_of_understanding", "Memorandum of Understanding"), *_i("pooled_budget", "Better Care Fund")),
    ),
    (
        ("Marsh CCG", "party_to", "Memorandum of Understanding"),
        ("Wold CCG", "party_to", "Memorandum of Understanding"),
        ("Marsh CCG", "party_to", "Better Care Fund"),
        ("Marsh County Council", "party_to", "Better Care Fund"),
        ("Memorandum of Understanding", "covers", "Marsh STP Board"),
        ("Audit Committee in the STP", "oversees", "Marsh STP Board"),
    ),
)
