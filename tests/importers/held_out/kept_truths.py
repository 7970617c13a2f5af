"""A second set of made-up structures, of other sorts than the first: counties, networks, vanguards, collaboratives, places, a city region."""

from __future__ import annotations

from tests.importers.held_out.parts import body, each_to, org, paper, post, project, up
from tests.importers.truths import Truth

COUNTIES = Truth(
    "Wendale and Mossbury STP: two counties, one plan",
    (
        (
            *body("health_and_wellbeing_board", "Wendale Health and Wellbeing Board", "Mossbury Health and Wellbeing Board"),
            *body("overview_and_scrutiny_committee", "Two Counties Health Scrutiny Committee"),
        ),
        body("strategic_board", "Two Counties Strategic Board"),
        (
            *body("finance_group", "Finance Directors' Group"),
            *body("executive_group", "Two Counties Executive"),
            *body("clinical_cabinet", "Clinical and Care Professional Cabinet"),
            *body("programme_office", "Two Counties PMO"),
        ),
        (
            *body("workstream", "Healthy Ageing Workstream", "Community Hospitals Workstream", "Learning Disability Workstream"),
            *body("workstream", "Stroke Workstream", "Diabetes Workstream"),
            *body("enabler", "One Public Estate Group", "Digital Enabler Group", "Workforce Enabler Group"),
        ),
        project(
            *("Falls prevention project", "Same-day access pilot", "Community beds business case", "Transforming care project"),
            *("Hyper-acute stroke unit business case", "Diabetes foot clinic pilot"),
        ),
    ),
    (
        *each_to(
            "oversees",
            "Two Counties Strategic Board",
            *("Wendale Health and Wellbeing Board", "Mossbury Health and Wellbeing Board"),
            "Two Counties Health Scrutiny Committee",
        ),
        *up("Two Counties Strategic Board", "Two Counties Executive"),
        ("Finance Directors' Group", "advises", "Two Counties Executive"),
        ("Clinical and Care Professional Cabinet", "advises", "Two Counties Strategic Board"),
        ("Two Counties PMO", "supports", "Two Counties Executive"),
        *up(
            "Two Counties Executive",
            *("Healthy Ageing Workstream", "Community Hospitals Workstream", "Learning Disability Workstream"),
            *("Stroke Workstream", "Diabetes Workstream"),
        ),
        *each_to(
            "supports",
            "Two Counties Executive",
            *("One Public Estate Group", "Digital Enabler Group", "Workforce Enabler Group"),
        ),
        *up("Healthy Ageing Workstream", "Falls prevention project", "Same-day access pilot"),
        *up("Community Hospitals Workstream", "Community beds business case"),
        *up("Learning Disability Workstream", "Transforming care project"),
        *up("Stroke Workstream", "Hyper-acute stroke unit business case"),
        *up("Diabetes Workstream", "Diabetes foot clinic pilot"),
    ),
)

COUNCILS = Truth(
    "Wendale and Mossbury: how the councils decide",
    (
        paper("section_75_agreement", "Learning Disability Section 75 Agreement"),
        (*org("local_authority", "Wendale Council", "Mossbury Council"), *org("ccg", "NHS Wendale and Mossbury CCG")),
        (
            *body("cabinet_board", "Wendale Council Cabinet", "Mossbury Council Cabinet"),
            *body("governing_body", "CCG Governing Body"),
        ),
        body("joint_committee", "Two Counties Joint Commissioning Committee"),
        (*body("finance_group", "Pooled Funds Finance Group"), *body("forum", "Provider Forum")),
    ),
    (
        ("Wendale Council Cabinet", "part_of", "Wendale Council"),
        ("Mossbury Council Cabinet", "part_of", "Mossbury Council"),
        ("CCG Governing Body", "part_of", "NHS Wendale and Mossbury CCG"),
        *(
            (each, "delegates_to", "Two Counties Joint Commissioning Committee")
            for each in ("Wendale Council Cabinet", "Mossbury Council Cabinet", "CCG Governing Body")
        ),
        *(
            (each, "party_to", "Learning Disability Section 75 Agreement")
            for each in ("Wendale Council", "Mossbury Council", "NHS Wendale and Mossbury CCG")
        ),
        *up("Two Counties Joint Commissioning Committee", "Pooled Funds Finance Group"),
        ("Provider Forum", "advises", "Two Counties Joint Commissioning Committee"),
    ),
)

URGENT = Truth(
    "Brackenshire urgent and emergency care network",
    (
        (*org("national_body", "NHS England"), *body("reference_group", "Network Patient Reference Group")),
        (
            *body("strategic_board", "Brackenshire UEC Network Board"),
            *body("programme_office", "Network Programme Office"),
            *body("clinical_cabinet", "Network Clinical Cabinet"),
        ),
        body("delivery_group", "North Bracken A&E Delivery Board", "Mid Bracken A&E Delivery Board", "Coast A&E Delivery Board"),
        (
            *body("workstream", "Hospital Flow Workstream", "Integrated Urgent Care Workstream", "Winter Planning Workstream"),
            *body("workstream", "Crisis Care Workstream"),
        ),
        project(
            *("Ambulance handover project", "NHS 111 clinical hub pilot", "Pharmacy referral pilot", "Trusted assessor project"),
            *("Street triage pilot",),
        ),
    ),
    (
        ("NHS England", "oversees", "Brackenshire UEC Network Board"),
        ("Network Patient Reference Group", "advises", "Brackenshire UEC Network Board"),
        ("Network Clinical Cabinet", "advises", "Brackenshire UEC Network Board"),
        ("Network Programme Office", "supports", "Brackenshire UEC Network Board"),
        *up(
            "Brackenshire UEC Network Board",
            *("North Bracken A&E Delivery Board", "Mid Bracken A&E Delivery Board", "Coast A&E Delivery Board"),
        ),
        *up("North Bracken A&E Delivery Board", "Hospital Flow Workstream"),
        *up("Mid Bracken A&E Delivery Board", "Integrated Urgent Care Workstream", "Winter Planning Workstream"),
        *up("Coast A&E Delivery Board", "Crisis Care Workstream"),
        *up("Hospital Flow Workstream", "Ambulance handover project", "Trusted assessor project"),
        *up("Integrated Urgent Care Workstream", "NHS 111 clinical hub pilot", "Pharmacy referral pilot"),
        *up("Crisis Care Workstream", "Street triage pilot"),
    ),
)

_TEAMS = ("Eastgate Neighbourhood Team", "Millfields Neighbourhood Team", "Quarry Side Neighbourhood Team")
VANGUARD = Truth(
    "Quarry Hills multispecialty community provider",
    (
        (
            *org("ccg", "NHS Quarry Hills CCG"),
            *org("gp_provider", "Quarry Hills GP Alliance Ltd"),
            *org("community_provider", "Slatebridge Community Health CIC"),
            *org("local_authority", "Slatebridge Metropolitan Borough Council"),
            *org("voluntary_sector", "Slatebridge Council for Voluntary Service"),
        ),
        body("strategic_board", "MCP Partnership Board"),
        (
            *body("finance_group", "MCP Finance and Contracting Group"),
            *body("delivery_group", "MCP Delivery Group"),
            *body("reference_group", "Service User Reference Group"),
        ),
        body("locality_group", *_TEAMS),
        project(
            "Extensivist clinic pilot", "Pharmacist in practice project", "Wellbeing co-ordinators", "Single point of access"
        ),
    ),
    (
        *each_to(
            "member_of",
            "MCP Partnership Board",
            *("NHS Quarry Hills CCG", "Quarry Hills GP Alliance Ltd", "Slatebridge Community Health CIC"),
            *("Slatebridge Metropolitan Borough Council", "Slatebridge Council for Voluntary Service"),
        ),
        *up("MCP Partnership Board", "MCP Delivery Group"),
        ("MCP Finance and Contracting Group", "advises", "MCP Partnership Board"),
        ("Service User Reference Group", "advises", "MCP Delivery Group"),
        *up("MCP Delivery Group", *_TEAMS),
        *up("Eastgate Neighbourhood Team", "Extensivist clinic pilot"),
        *up("Millfields Neighbourhood Team", "Pharmacist in practice project", "Wellbeing co-ordinators"),
        *up("Quarry Side Neighbourhood Team", "Single point of access"),
    ),
)

_CCGS = ("NHS Larkwater North CCG", "NHS Larkwater South CCG", "NHS Reedmere Fen CCG")
COMMISSIONERS = Truth(
    "Larkwater commissioning collaborative",
    (
        (
            *paper("memorandum_of_understanding", "Collaborative Memorandum of Understanding"),
            *paper("risk_share_agreement", "Continuing Healthcare Risk Share Agreement"),
        ),
        org("ccg", *_CCGS),
        (
            *body("audit_committee", "Joint Audit and Risk Committee"),
            *body("committee_in_common", "Larkwater Committees in Common"),
            *org("national_body", "NHS England"),
        ),
        (
            *body("oversight_group", "Quality and Safety Oversight Group"),
            *body("executive_group", "Joint Commissioning Executive"),
            *body("finance_group", "Joint Finance Group"),
        ),
        (
            *body("workstream", "Continuing Healthcare Workstream", "Children's Commissioning Workstream"),
            *body("workstream", "Ambulance Commissioning Workstream"),
            *body("enabler", "Business Intelligence Enabler Group"),
        ),
    ),
    (
        *each_to("delegates_to", "Larkwater Committees in Common", *_CCGS),
        ("Joint Audit and Risk Committee", "oversees", "Larkwater Committees in Common"),
        ("NHS England", "oversees", "Larkwater Committees in Common"),
        *up("Larkwater Committees in Common", "Joint Commissioning Executive", "Quality and Safety Oversight Group"),
        ("Joint Finance Group", "advises", "Joint Commissioning Executive"),
        *up(
            "Joint Commissioning Executive",
            *("Continuing Healthcare Workstream", "Children's Commissioning Workstream", "Ambulance Commissioning Workstream"),
        ),
        ("Business Intelligence Enabler Group", "supports", "Joint Commissioning Executive"),
        *each_to("party_to", "Collaborative Memorandum of Understanding", *_CCGS),
        *each_to("party_to", "Continuing Healthcare Risk Share Agreement", *_CCGS[:2]),
    ),
)

MINDS = Truth(
    "Fen Edge mental health provider collaborative",
    (
        (
            *org("foundation_trust", "Fen Edge Mental Health NHS Foundation Trust", "Oxlow Partnership NHS Foundation Trust"),
            *org("nhs_trust", "Saltern Community and Mental Health NHS Trust"),
            *org("private_provider", "Willowmere Hospitals Ltd"),
        ),
        (
            *body("programme_office", "Collaborative Programme Office"),
            *body("strategic_board", "Provider Collaborative Board"),
            *body("forum", "Lived Experience Forum"),
        ),
        (
            *body("workstream", "Adult Secure Workstream", "Eating Disorders Workstream", "CAMHS Tier 4 Workstream"),
            *body("oversight_group", "Quality Oversight Group"),
        ),
        post("clinician", "Adult Secure Clinical Lead", "Eating Disorders Clinical Lead", "CAMHS Clinical Lead"),
        project("Community forensic team pilot", "Repatriation project", "Day treatment pilot", "Hospital at home pilot"),
    ),
    (
        *each_to(
            "member_of",
            "Provider Collaborative Board",
            *("Fen Edge Mental Health NHS Foundation Trust", "Oxlow Partnership NHS Foundation Trust"),
            *("Saltern Community and Mental Health NHS Trust", "Willowmere Hospitals Ltd"),
        ),
        ("Lived Experience Forum", "advises", "Provider Collaborative Board"),
        *up("Provider Collaborative Board", "Quality Oversight Group"),
        ("Collaborative Programme Office", "supports", "Provider Collaborative Board"),
        *up("Provider Collaborative Board", "Adult Secure Workstream", "Eating Disorders Workstream", "CAMHS Tier 4 Workstream"),
        ("Adult Secure Clinical Lead", "leads", "Adult Secure Workstream"),
        ("Eating Disorders Clinical Lead", "leads", "Eating Disorders Workstream"),
        ("CAMHS Clinical Lead", "leads", "CAMHS Tier 4 Workstream"),
        *up("Adult Secure Workstream", "Community forensic team pilot", "Repatriation project"),
        *up("Eating Disorders Workstream", "Day treatment pilot"),
        *up("CAMHS Tier 4 Workstream", "Hospital at home pilot"),
    ),
)

PORTFOLIO = Truth(
    "Cobalt Bay estates and digital portfolio",
    (
        body("strategic_board", "Cobalt Bay Partnership Board"),
        (
            *body("delivery_group", "Digital Delivery Group", "Estates Delivery Group"),
            *body("programme_office", "Portfolio Office"),
        ),
        (
            *body("workstream", "Shared Care Record Workstream", "Virtual Consultation Workstream"),
            *body("workstream", "Primary Care Premises Workstream", "Surplus Land Workstream"),
        ),
        project(
            *("Record viewer roll-out", "Single sign-on project", "Video clinics pilot", "Netherwick health centre rebuild"),
            *("Harbour Street hub business case", "Old infirmary disposal"),
        ),
    ),
    (
        *up("Cobalt Bay Partnership Board", "Digital Delivery Group", "Estates Delivery Group"),
        ("Portfolio Office", "supports", "Cobalt Bay Partnership Board"),
        *up("Digital Delivery Group", "Shared Care Record Workstream", "Virtual Consultation Workstream"),
        *up("Estates Delivery Group", "Primary Care Premises Workstream", "Surplus Land Workstream"),
        *up("Shared Care Record Workstream", "Record viewer roll-out", "Single sign-on project"),
        *up("Virtual Consultation Workstream", "Video clinics pilot"),
        *up("Primary Care Premises Workstream", "Netherwick health centre rebuild", "Harbour Street hub business case"),
        *up("Surplus Land Workstream", "Old infirmary disposal"),
    ),
)

_TOWNS = ("Ravenholt", "Oldcairn", "Skerry", "Netherwick", "Tollgate", "Ferrybank", "Marlpit", "Highmoor")
CITY = Truth(
    "Sandburn city region health and care partnership",
    (
        (
            *org("combined_authority", "Sandburn City Region Combined Authority"),
            *org("national_body", "NHS England and NHS Improvement"),
        ),
        body("strategic_board", "City Region Partnership Board"),
        (
            *body("clinical_cabinet", "City Region Clinical Cabinet"),
            *body("executive_group", "Partnership Executive"),
            *body("oversight_group", "Performance Oversight Group"),
            *body("finance_group", "City Region Finance Group"),
        ),
        (
            *body("sector_group", "Acute Sector Group", "Community Sector Group", "Primary Care Sector Group"),
            *body("enabler", "City Region Workforce Enabler", "City Region Digital Enabler", "City Region Estates Enabler"),
        ),
        (*body("locality_group", *(f"{town} Locality Board" for town in _TOWNS)), *project("Shared waiting list project")),
        project(*(f"{town} integrated neighbourhoods pilot" for town in _TOWNS[:4])),
    ),
    (
        ("Sandburn City Region Combined Authority", "oversees", "City Region Partnership Board"),
        ("NHS England and NHS Improvement", "oversees", "City Region Partnership Board"),
        *up("City Region Partnership Board", "Partnership Executive"),
        ("City Region Clinical Cabinet", "advises", "City Region Partnership Board"),
        ("City Region Finance Group", "advises", "Partnership Executive"),
        ("Performance Oversight Group", "oversees", "Partnership Executive"),
        *up("Partnership Executive", "Acute Sector Group", "Community Sector Group", "Primary Care Sector Group"),
        *each_to(
            "supports",
            "Partnership Executive",
            *("City Region Workforce Enabler", "City Region Digital Enabler", "City Region Estates Enabler"),
        ),
        *up("Community Sector Group", *(f"{town} Locality Board" for town in _TOWNS)),
        *(line for town in _TOWNS[:4] for line in up(f"{town} Locality Board", f"{town} integrated neighbourhoods pilot")),
        *up("Acute Sector Group", "Shared waiting list project"),
    ),
)

CLINICAL_FOCUS = Truth(
    "Thornholt STP: a clinically led structure",
    (
        body("strategic_board", "Thornholt STP Board"),
        (
            *body("finance_group", "Thornholt Finance Group"),
            *body("clinical_cabinet", "Thornholt Clinical Cabinet"),
            *body("reference_group", "Thornholt Citizens' Reference Group"),
        ),
        body("workstream", "Maternity Workstream", "Respiratory Workstream", "Heart Failure Workstream", "Frailty Workstream"),
        project(
            "Community midwifery hubs pilot",
            "Home oxygen review",
            "Spirometry roll-out",
            "Rapid access clinic",
            "Silver phone line",
        ),
    ),
    (
        *up("Thornholt STP Board", "Thornholt Clinical Cabinet"),
        ("Thornholt Finance Group", "advises", "Thornholt STP Board"),
        ("Thornholt Citizens' Reference Group", "advises", "Thornholt Clinical Cabinet"),
        *up(
            "Thornholt Clinical Cabinet",
            *("Maternity Workstream", "Respiratory Workstream", "Heart Failure Workstream", "Frailty Workstream"),
        ),
        *up("Maternity Workstream", "Community midwifery hubs pilot"),
        *up("Respiratory Workstream", "Home oxygen review", "Spirometry roll-out"),
        *up("Heart Failure Workstream", "Rapid access clinic"),
        *up("Frailty Workstream", "Silver phone line"),
    ),
)

CHAIRS = Truth(
    "Greywater partnership: seats on our committees",
    (
        (
            *body("strategic_board", "Greywater Partnership Board"),
            *body("delivery_group", "Greywater Delivery Board"),
            *body("audit_committee", "Greywater Audit Committee"),
        ),
        (
            *post("independent_chair", "Independent Chair"),
            *post("chief_officer", "Chief Executive, Greywater Hospitals", "Chief Executive, Greywater Council"),
            *post("chief_officer", "Accountable Officer, Greywater CCG"),
            *post("lay_member", "Lay Member for Audit and Governance"),
            *post("non_executive_director", "Non-Executive Director, Greywater Hospitals"),
            *post("elected_member", "Cabinet Member for Adult Social Care"),
            *post("finance_director", "Director of Finance, Greywater Hospitals"),
            *post("clinician", "Medical Director, Greywater Hospitals"),
            *post("executive", "Director of Strategy, Greywater Hospitals", "Director of Public Health"),
            *post("healthwatch_representative", "Healthwatch Representative"),
        ),
    ),
    (
        *up("Greywater Partnership Board", "Greywater Delivery Board", "Greywater Audit Committee"),
        *each_to(
            "sits_on",
            "Greywater Partnership Board",
            *("Independent Chair", "Chief Executive, Greywater Hospitals", "Chief Executive, Greywater Council"),
            *("Accountable Officer, Greywater CCG", "Cabinet Member for Adult Social Care", "Healthwatch Representative"),
            "Lay Member for Audit and Governance",
        ),
        *each_to(
            "sits_on",
            "Greywater Delivery Board",
            *("Accountable Officer, Greywater CCG", "Director of Finance, Greywater Hospitals", "Director of Public Health"),
            *("Medical Director, Greywater Hospitals", "Director of Strategy, Greywater Hospitals"),
        ),
        *each_to(
            "sits_on",
            "Greywater Audit Committee",
            *("Lay Member for Audit and Governance", "Non-Executive Director, Greywater Hospitals"),
        ),
    ),
)

TRUTHS: tuple[Truth, ...] = (
    *(COUNTIES, COUNCILS, URGENT, VANGUARD, COMMISSIONERS, MINDS, PORTFOLIO, CITY, CLINICAL_FOCUS, CHAIRS),
)
