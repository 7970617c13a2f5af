"""A third set of made-up structures: a shadow accountable care system, places, hospitals together, a maternity system, a large map, and others."""

from __future__ import annotations

from tests.importers.held_out.parts import body, each_to, org, paper, post, project, up
from tests.importers.truths import Truth

_ACS_STREAMS = (
    *("Starting Well Workstream", "Living Well Workstream", "Ageing Well Workstream"),
    *("Hospital Reconfiguration Workstream", "Mental Wellbeing Workstream"),
)
_ACS_ENABLERS = ("Workforce Planning Enabler", "Technology Enabler", "Buildings and Land Enabler")
SHADOW = Truth(
    "Cardonbury and Skerrow: shadow care system",
    (
        (
            *body("health_and_wellbeing_board", "Cardonbury Health & Wellbeing Board", "Skerrow Isles Health & Wellbeing Board"),
            *body("overview_and_scrutiny_committee", "Cardonbury and Isles Health Scrutiny Committee"),
        ),
        body("strategic_board", "Accountable Care System Board"),
        (
            *body("clinical_cabinet", "Clinical and Care Cabinet"),
            *body("executive_group", "Executive Steering Group"),
            *body("finance_group", "Finance and Efficiency Group"),
            *body("programme_office", "System Programme Office"),
        ),
        (*body("workstream", *_ACS_STREAMS), *body("enabler", *_ACS_ENABLERS)),
        project(
            *("Breastfeeding peer support pilot", "Healthy high streets project", "Memory clinic redesign project"),
            *("Theatre consolidation business case", "Talking therapies expansion project", "Island telehealth pilot"),
        ),
    ),
    (
        *each_to(
            "oversees",
            "Accountable Care System Board",
            *("Cardonbury Health & Wellbeing Board", "Skerrow Isles Health & Wellbeing Board"),
            "Cardonbury and Isles Health Scrutiny Committee",
        ),
        ("Clinical and Care Cabinet", "advises", "Accountable Care System Board"),
        *up("Accountable Care System Board", "Executive Steering Group"),
        ("Finance and Efficiency Group", "advises", "Executive Steering Group"),
        ("System Programme Office", "supports", "Executive Steering Group"),
        *up("Executive Steering Group", *_ACS_STREAMS),
        *each_to("supports", "Executive Steering Group", *_ACS_ENABLERS),
        *up("Starting Well Workstream", "Breastfeeding peer support pilot"),
        *up("Living Well Workstream", "Healthy high streets project"),
        *up("Ageing Well Workstream", "Memory clinic redesign project", "Island telehealth pilot"),
        *up("Hospital Reconfiguration Workstream", "Theatre consolidation business case"),
        *up("Mental Wellbeing Workstream", "Talking therapies expansion project"),
    ),
)

_BAY = ("Bayside Locality Group", "Moorfoot Locality Group", "Pennarrow Town Locality Group")
ACP = Truth(
    "Pennarrow accountable care partnership",
    (
        (
            *org("ccg", "NHS Pennarrow CCG"),
            *org("nhs_trust", "Pennarrow Hospitals NHS Trust"),
            *org("local_authority", "Pennarrow County Council"),
            *org("gp_provider", "Pennarrow GP Provider Company Ltd"),
            *org("voluntary_sector", "Pennarrow Voluntary Sector Alliance"),
            *org("healthwatch", "Healthwatch Pennarrow"),
        ),
        body("strategic_board", "Accountable Care Partnership Board"),
        (
            *body("reference_group", "Patient and Carer Reference Group"),
            *body("delivery_group", "Partnership Delivery Group"),
            *body("clinical_cabinet", "Partnership Clinical Cabinet"),
        ),
        body("locality_group", *_BAY),
        project(
            *("Home visiting service pilot", "Community heart failure nurses project", "Leg ulcer clinic pilot"),
            *("Village agents project",),
        ),
    ),
    (
        *each_to(
            "member_of",
            "Accountable Care Partnership Board",
            *("NHS Pennarrow CCG", "Pennarrow Hospitals NHS Trust", "Pennarrow County Council"),
            *("Pennarrow GP Provider Company Ltd", "Pennarrow Voluntary Sector Alliance", "Healthwatch Pennarrow"),
        ),
        *up("Accountable Care Partnership Board", "Partnership Delivery Group"),
        ("Patient and Carer Reference Group", "advises", "Accountable Care Partnership Board"),
        ("Partnership Clinical Cabinet", "advises", "Partnership Delivery Group"),
        *up("Partnership Delivery Group", *_BAY),
        *up("Bayside Locality Group", "Home visiting service pilot", "Leg ulcer clinic pilot"),
        *up("Moorfoot Locality Group", "Village agents project"),
        *up("Pennarrow Town Locality Group", "Community heart failure nurses project"),
    ),
)

_TRUSTS = ("Hallowmere General NHS Foundation Trust", "Stanewick Hospitals NHS Trust", "Corran Infirmary NHS Foundation Trust")
HOSPITALS = Truth(
    "Hallowmere hospitals working together",
    (
        (
            *org("foundation_trust", _TRUSTS[0], _TRUSTS[2]),
            *org("nhs_trust", _TRUSTS[1]),
            *org("national_body", "NHS Improvement"),
        ),
        body("committee_in_common", "Hallowmere Hospitals Committees in Common"),
        (
            *body("executive_group", "Hospitals Executive Group"),
            *body("oversight_group", "Clinical Quality Oversight Group"),
            *body("finance_group", "Hospitals Finance Group"),
        ),
        (
            *body("workstream", "Orthopaedics Workstream", "Imaging Workstream", "Hospital Pharmacy Workstream"),
            *body("enabler", "Procurement Enabler", "Clinical Systems Enabler"),
        ),
        project("Elective orthopaedic centre business case", "Image sharing project", "Aseptic unit business case"),
    ),
    (
        *each_to("delegates_to", "Hallowmere Hospitals Committees in Common", *_TRUSTS),
        ("NHS Improvement", "oversees", "Hallowmere Hospitals Committees in Common"),
        *up("Hallowmere Hospitals Committees in Common", "Hospitals Executive Group"),
        ("Clinical Quality Oversight Group", "oversees", "Hospitals Executive Group"),
        ("Hospitals Finance Group", "advises", "Hospitals Executive Group"),
        *up("Hospitals Executive Group", "Orthopaedics Workstream", "Imaging Workstream", "Hospital Pharmacy Workstream"),
        *each_to("supports", "Hospitals Executive Group", "Procurement Enabler", "Clinical Systems Enabler"),
        *up("Orthopaedics Workstream", "Elective orthopaedic centre business case"),
        *up("Imaging Workstream", "Image sharing project"),
        *up("Hospital Pharmacy Workstream", "Aseptic unit business case"),
    ),
)

_BIRTH = ("Safer Births Workstream", "Perinatal Mental Health Workstream", "Postnatal Care Workstream")
MATERNITY = Truth(
    "Derwick local maternity system",
    (
        body("strategic_board", "Derwick Maternity System Board"),
        (
            *body("reference_group", "Maternity Voices Reference Group"),
            *body("clinical_cabinet", "Maternity Clinical Advisory Group"),
            *body("programme_office", "Maternity Programme Office"),
        ),
        body("workstream", *_BIRTH),
        post("clinician", "Obstetric Clinical Lead", "Perinatal Clinical Lead", "Midwifery Clinical Lead"),
        project(
            *("Smoke-free pregnancy project", "Birth centre business case", "Parent and baby clinic pilot"),
            *("Infant feeding project",),
        ),
    ),
    (
        ("Maternity Voices Reference Group", "advises", "Derwick Maternity System Board"),
        ("Maternity Clinical Advisory Group", "advises", "Derwick Maternity System Board"),
        ("Maternity Programme Office", "supports", "Derwick Maternity System Board"),
        *up("Derwick Maternity System Board", *_BIRTH),
        *(
            (lead, "leads", stream)
            for lead, stream in zip(
                ("Obstetric Clinical Lead", "Perinatal Clinical Lead", "Midwifery Clinical Lead"), _BIRTH, strict=True
            )
        ),
        *up("Safer Births Workstream", "Smoke-free pregnancy project", "Birth centre business case"),
        *up("Perinatal Mental Health Workstream", "Parent and baby clinic pilot"),
        *up("Postnatal Care Workstream", "Infant feeding project"),
    ),
)

_STREAMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Cardiovascular Workstream", "Cardiovascular SRO", ("Blood pressure checks pilot", "Cardiac rehabilitation project")),
    ("Outpatients Workstream", "Outpatients SRO", ("Patient-initiated follow-up project", "Telephone clinics pilot")),
    ("Autism Workstream", "Autism SRO", ("Diagnostic pathway project",)),
    ("End of Life Workstream", "End of Life SRO", ("Rapid response nursing pilot",)),
    ("Respiratory Workstream", "Respiratory SRO", ("Inhaler review project", "Pulmonary rehabilitation pilot")),
    ("Care Homes Workstream", "Care Homes SRO", ("Red bag project",)),
    ("Crisis and Liaison Workstream", "Crisis and Liaison SRO", ("Crisis house business case",)),
)
_VALE_ENABLERS = ("Workforce", "Estates", "Digital", "Communications and Engagement")
MAP = Truth(
    "Vesperdale transformation programme on a page",
    (
        body("strategic_board", "Vesperdale System Leadership Board"),
        (
            *body("oversight_group", "Programme Assurance and Oversight Group"),
            *body("delivery_group", "Vesperdale Programme Delivery Board"),
            *body("programme_office", "Vesperdale PMO"),
        ),
        tuple(body("workstream", stream)[0] for stream, _, _ in _STREAMS),
        tuple(post("senior_responsible_officer", lead)[0] for _, lead, _ in _STREAMS),
        tuple(project(each)[0] for _, _, projects in _STREAMS for each in projects),
        body("enabler", *_VALE_ENABLERS),
    ),
    (
        ("Programme Assurance and Oversight Group", "oversees", "Vesperdale Programme Delivery Board"),
        *up("Vesperdale System Leadership Board", "Vesperdale Programme Delivery Board"),
        ("Vesperdale PMO", "supports", "Vesperdale Programme Delivery Board"),
        *up("Vesperdale Programme Delivery Board", *(stream for stream, _, _ in _STREAMS)),
        *((lead, "leads", stream) for stream, lead, _ in _STREAMS),
        *(line for stream, _, projects in _STREAMS for line in up(stream, *projects)),
        *each_to("supports", "Vesperdale Programme Delivery Board", *_VALE_ENABLERS),
    ),
)

_GROUPS = ("NHS Tollandale East CCG", "NHS Tollandale West CCG", "NHS Ashmarsh CCG")
JOINT = Truth(
    "Tollandale CCGs: deciding together",
    (
        org("ccg", *_GROUPS),
        body("governing_body", "Tollandale East CCG Governing Body", "Ashmarsh CCG Governing Body"),
        (*body("joint_committee", "Tollandale Joint Commissioning Committee"), *body("audit_committee", "Audit Committee")),
        (
            *body("clinical_cabinet", "Clinical Commissioning Cabinet"),
            *body("executive_group", "Joint Senior Executive Team"),
            *body("reference_group", "Public Reference Group"),
        ),
        body("workstream", "Prescribing Workstream", "Planned Care Commissioning Workstream", "Dementia Workstream"),
        paper("scheme_of_delegation", "Joint Scheme of Delegation"),
    ),
    (
        *each_to("delegates_to", "Tollandale Joint Commissioning Committee", *_GROUPS),
        ("Tollandale East CCG Governing Body", "part_of", "NHS Tollandale East CCG"),
        ("Ashmarsh CCG Governing Body", "part_of", "NHS Ashmarsh CCG"),
        ("Audit Committee", "oversees", "Tollandale Joint Commissioning Committee"),
        ("Clinical Commissioning Cabinet", "advises", "Tollandale Joint Commissioning Committee"),
        ("Public Reference Group", "advises", "Tollandale Joint Commissioning Committee"),
        *up("Tollandale Joint Commissioning Committee", "Joint Senior Executive Team"),
        *up(
            "Joint Senior Executive Team",
            *("Prescribing Workstream", "Planned Care Commissioning Workstream", "Dementia Workstream"),
        ),
        *each_to("party_to", "Joint Scheme of Delegation", *_GROUPS),
    ),
)

_PLACES = ("North Sound", "South Sound", "Lochside")
_PCNS = (("Gannet PCN", "Fulmar PCN", "Petrel PCN"), ("Merlin PCN", "Harrier PCN"), ("Osprey PCN", "Kittiwake PCN"))
ICS = Truth(
    "Kestrel Sound integrated care system 2020/21",
    (
        org("national_body", "NHS England and NHS Improvement"),
        body("strategic_board", "Kestrel Sound ICS Partnership Board"),
        (
            *body("executive_group", "ICS Executive Group"),
            *body("finance_group", "ICS Finance Group"),
            *body("oversight_group", "System Quality Oversight Group"),
        ),
        (
            *body("locality_group", *(f"{place} Place Board" for place in _PLACES)),
            *body("enabler", "ICS Digital Enabler", "ICS Workforce Enabler"),
        ),
        (*body("locality_group", *(each for row in _PCNS for each in row)),),
        project("First contact physiotherapy pilot", "Care co-ordinators project", "Anticipatory care pilot"),
    ),
    (
        ("NHS England and NHS Improvement", "oversees", "Kestrel Sound ICS Partnership Board"),
        *up("Kestrel Sound ICS Partnership Board", "ICS Executive Group", "System Quality Oversight Group"),
        ("ICS Finance Group", "advises", "ICS Executive Group"),
        *up("ICS Executive Group", *(f"{place} Place Board" for place in _PLACES)),
        *each_to("supports", "ICS Executive Group", "ICS Digital Enabler", "ICS Workforce Enabler"),
        *(line for place, row in zip(_PLACES, _PCNS, strict=True) for line in up(f"{place} Place Board", *row)),
        *up("Gannet PCN", "First contact physiotherapy pilot"),
        *up("Merlin PCN", "Care co-ordinators project"),
        *up("Osprey PCN", "Anticipatory care pilot"),
    ),
)

AGREEMENTS = Truth(
    "Hartsmoor: agreements between partners",
    (
        (
            *org("ccg", "NHS Hartsmoor CCG"),
            *org("local_authority", "Hartsmoor City Council"),
            *org("foundation_trust", "Hartsmoor Teaching Hospitals NHS Foundation Trust"),
            *org("ambulance_trust", "Three Rivers Ambulance Service NHS Trust"),
        ),
        (
            *paper("memorandum_of_understanding", "Hartsmoor Memorandum of Understanding"),
            *paper("pooled_budget", "Integrated Community Equipment Pooled Budget"),
            *paper("risk_share_agreement", "Non-Elective Risk Share Agreement"),
            *paper("data_sharing_agreement", "Partners' Data Sharing Agreement"),
        ),
        body("strategic_board", "Hartsmoor Strategic Partnership Board"),
        (
            *body("finance_group", "Hartsmoor Finance Group"),
            *body("audit_committee", "Partnership Audit Committee"),
            *body("programme_office", "Hartsmoor Programme Office"),
        ),
        (
            *post("finance_director", "Chief Finance Officer, Hartsmoor CCG", "Director of Finance, Hartsmoor Hospitals"),
            *post("lay_member", "Lay Member for Audit, Hartsmoor CCG"),
            *project(
                "Community equipment review project",
            ),
        ),
    ),
    (
        *each_to(
            "party_to",
            "Hartsmoor Memorandum of Understanding",
            *("NHS Hartsmoor CCG", "Hartsmoor City Council", "Hartsmoor Teaching Hospitals NHS Foundation Trust"),
            "Three Rivers Ambulance Service NHS Trust",
        ),
        *each_to("party_to", "Integrated Community Equipment Pooled Budget", "NHS Hartsmoor CCG", "Hartsmoor City Council"),
        ("NHS Hartsmoor CCG", "party_to", "Non-Elective Risk Share Agreement"),
        ("Hartsmoor Teaching Hospitals NHS Foundation Trust", "party_to", "Non-Elective Risk Share Agreement"),
        ("Partners' Data Sharing Agreement", "covers", "Hartsmoor Strategic Partnership Board"),
        *up("Hartsmoor Strategic Partnership Board", "Hartsmoor Finance Group"),
        ("Partnership Audit Committee", "oversees", "Hartsmoor Strategic Partnership Board"),
        ("Hartsmoor Programme Office", "supports", "Hartsmoor Strategic Partnership Board"),
        ("Chief Finance Officer, Hartsmoor CCG", "sits_on", "Hartsmoor Finance Group"),
        ("Director of Finance, Hartsmoor Hospitals", "sits_on", "Hartsmoor Finance Group"),
        ("Lay Member for Audit, Hartsmoor CCG", "sits_on", "Partnership Audit Committee"),
        *up("Hartsmoor Finance Group", "Community equipment review project"),
    ),
)

SEATS = Truth(
    "Ellerdene: who sits on which board",
    (
        (
            *body("strategic_board", "Ellerdene Strategic Transformation Board"),
            *body("executive_group", "Ellerdene Executive Leadership Group"),
            *body("clinical_cabinet", "Ellerdene Clinical Cabinet"),
        ),
        (
            *post("independent_chair", "Independent Chair"),
            *post("chief_officer", "Chief Executive, Ellerdene Community Trust", "Chief Executive, Ellerdene City Council"),
            *post("chief_officer", "Accountable Officer, Ellerdene and Vale CCG"),
            *post("elected_member", "Portfolio Holder for Health and Care"),
            *post("lay_member", "Lay Member for Primary Care"),
            *post("non_executive_director", "Non-Executive Director, Ellerdene Community Trust"),
            *post("finance_director", "Director of Finance, Ellerdene Community Trust"),
            *post("clinician", "Medical Director, Ellerdene Community Trust", "Consultant Geriatrician", "Lead Therapist"),
            *post("gp", "GP Lead for Integration"),
            *post("healthwatch_representative", "Healthwatch Ellerdene Representative"),
        ),
    ),
    (
        *up("Ellerdene Strategic Transformation Board", "Ellerdene Executive Leadership Group"),
        ("Ellerdene Clinical Cabinet", "advises", "Ellerdene Strategic Transformation Board"),
        *each_to(
            "sits_on",
            "Ellerdene Strategic Transformation Board",
            *("Independent Chair", "Chief Executive, Ellerdene Community Trust", "Chief Executive, Ellerdene City Council"),
            *("Accountable Officer, Ellerdene and Vale CCG", "Portfolio Holder for Health and Care"),
            *("Lay Member for Primary Care", "Non-Executive Director, Ellerdene Community Trust"),
            "Healthwatch Ellerdene Representative",
        ),
        *each_to(
            "sits_on",
            "Ellerdene Executive Leadership Group",
            *("Accountable Officer, Ellerdene and Vale CCG", "Chief Executive, Ellerdene Community Trust"),
            *("Director of Finance, Ellerdene Community Trust", "Medical Director, Ellerdene Community Trust"),
        ),
        *each_to(
            "sits_on",
            "Ellerdene Clinical Cabinet",
            *("Medical Director, Ellerdene Community Trust", "Consultant Geriatrician", "GP Lead for Integration"),
            "Lead Therapist",
        ),
    ),
)

DIABETES = Truth(
    "Brightwick diabetes programme",
    (
        body("strategic_board", "Brightwick STP Strategic Board"),
        body("delivery_group", "Long Term Conditions Delivery Group"),
        (
            *body("workstream", "Diabetes Prevention Workstream", "Diabetes Treatment Workstream"),
            *body("forum", "Expert Patients' Forum"),
        ),
        project("Structured education roll-out", "Podiatry hub pilot", "Type 1 transition clinic pilot"),
    ),
    (
        *up("Brightwick STP Strategic Board", "Long Term Conditions Delivery Group"),
        *up("Long Term Conditions Delivery Group", "Diabetes Prevention Workstream", "Diabetes Treatment Workstream"),
        ("Expert Patients' Forum", "advises", "Long Term Conditions Delivery Group"),
        *up("Diabetes Prevention Workstream", "Structured education roll-out"),
        *up("Diabetes Treatment Workstream", "Podiatry hub pilot", "Type 1 transition clinic pilot"),
    ),
)

TRUTHS: tuple[Truth, ...] = (SHADOW, ACP, HOSPITALS, MATERNITY, MAP, JOINT, ICS, AGREEMENTS, SEATS, DIABETES)
