"""A fourth set of made-up structures, for workbooks: each with the people who hold its posts and the abbreviations of its groups."""

from __future__ import annotations

from tests.importers.held_out.fourth_systems import Person, System
from tests.importers.held_out.parts import body, each_to, org, project, up
from tests.importers.truths import Truth

# ── an STP with workstreams, enablers and projects ───────────────────────────────────────────────────────────────────

_A_STREAMS = (
    *("Urgent and Emergency Care", "Prevention and Self-Care", "Mental Health and Learning Disability"),
    *("Planned Care and Cancer", "Children and Young People"),
)
_A_ENABLERS = ("Workforce and Leadership", "Digital and Information", "One Public Estate")
_A_TRUST, _A_CCG, _A_COUNCIL = "Ashcombe Royal Hospitals NHS Foundation Trust", "NHS Ashcombe CCG", "Ashcombe County Council"
ASHCOMBE = System(
    Truth(
        "Ashcombe and Wyre Moor STP",
        (
            (*org("foundation_trust", _A_TRUST), *org("ccg", _A_CCG, "NHS Wyre Moor CCG"), *org("local_authority", _A_COUNCIL)),
            (*org("healthwatch", "Healthwatch Ashcombe"), *org("ambulance_trust", "Fosse Ambulance Service NHS Trust")),
            body("health_and_wellbeing_board", "Ashcombe Health and Wellbeing Board"),
            body("strategic_board", "STP Partnership Board"),
            (*body("executive_group", "System Executive Group"), *body("clinical_cabinet", "Clinical Advisory Group")),
            (*body("finance_group", "Directors of Finance Group"), *body("programme_office", "Programme Management Office")),
            (*body("workstream", *_A_STREAMS), *body("enabler", *_A_ENABLERS)),
            project("GP streaming at the front door", "Same day emergency care pilot", "Health coaching roll-out"),
            project("Core 24 liaison business case", "Rapid diagnostic clinic pilot", "School nursing redesign project"),
            project("Shared care record project", "Apprenticeship hub project"),
        ),
        (
            ("STP Partnership Board", "reports_to", "Ashcombe Health and Wellbeing Board"),
            ("Clinical Advisory Group", "advises", "STP Partnership Board"),
            *up("STP Partnership Board", "System Executive Group"),
            *up("System Executive Group", "Directors of Finance Group", *_A_STREAMS, *_A_ENABLERS),
            ("Programme Management Office", "supports", "System Executive Group"),
            *up("Urgent and Emergency Care", "GP streaming at the front door", "Same day emergency care pilot"),
            *up("Prevention and Self-Care", "Health coaching roll-out"),
            *up("Mental Health and Learning Disability", "Core 24 liaison business case"),
            *up("Planned Care and Cancer", "Rapid diagnostic clinic pilot"),
            *up("Children and Young People", "School nursing redesign project"),
            *up("Digital and Information", "Shared care record project"),
            *up("Workforce and Leadership", "Apprenticeship hub project"),
            *each_to(
                "member_of", "STP Partnership Board", _A_TRUST, _A_CCG, "NHS Wyre Moor CCG", _A_COUNCIL, "Healthwatch Ashcombe"
            ),
            *each_to("member_of", "System Executive Group", _A_TRUST, _A_CCG, _A_COUNCIL, "Fosse Ambulance Service NHS Trust"),
            *each_to("member_of", "Directors of Finance Group", _A_TRUST, _A_CCG, "NHS Wyre Moor CCG"),
        ),
    ),
    {
        "SPB": "STP Partnership Board",
        "SEG": "System Executive Group",
        "CAG": "Clinical Advisory Group",
        "DOFG": "Directors of Finance Group",
    },
    (
        Person("Sir Martin Kellaway", "Independent Chair", "independent_chair", "", "SPB C"),
        Person("Janet Oduya", "Chief Executive", "chief_officer", _A_TRUST, "SPB M, SEG C", ("Planned Care and Cancer",)),
        Person("Philip Marr", "Accountable Officer", "chief_officer", _A_CCG, "SPB M, SEG M", ("Urgent and Emergency Care",)),
        Person("Dr Anil Bhatt", "GP Lead for Urgent Care", "gp", "NHS Wyre Moor CCG", "CAG M", ("Urgent and Emergency Care",)),
        Person(
            *("Susan Tranter", "Director of Adult Social Services", "executive", _A_COUNCIL, "SPB M, SEG M"),
            ("Mental Health and Learning Disability",),
        ),
        Person("Cllr Joan Pike", "Cabinet Member for Health and Care", "elected_member", _A_COUNCIL, "SPB M"),
        Person("Dr Ruth Ellery", "Director of Public Health", "executive", _A_COUNCIL, "CAG M", ("Prevention and Self-Care",)),
        Person("Mr Tom Garside", "Medical Director", "clinician", _A_TRUST, "CAG C, SEG M", ("Planned Care and Cancer",)),
        Person("Dr Leila Aziz", "Consultant Paediatrician", "clinician", _A_TRUST, "CAG M", ("Children and Young People",)),
        Person("Gareth Lowe", "Chief Finance Officer", "finance_director", _A_CCG, "DOFG C, SEG M"),
        Person("Claire Bassett", "Director of Finance", "finance_director", _A_TRUST, "DOFG M", ("One Public Estate",)),
        Person("Neil Farrow", "Director of Workforce", "executive", _A_TRUST, "", ("Workforce and Leadership",)),
        Person("Priya Nair", "Head of Digital Services", "officer", _A_CCG, "", ("Digital and Information",)),
        Person("Wendy Stubbs", "Healthwatch Manager", "healthwatch_representative", "Healthwatch Ashcombe", "SPB A"),
        Person("Owen Hales", "STP Programme Director", "officer", "", "SPB A, SEG A, DOFG A"),
    ),
)

# ── an integrated care system of places ──────────────────────────────────────────────────────────────────────────────

_L_PLACES = ("Ladleford Place Board", "Quayside Place Board", "Upper Fells Place Board")
_L_BOARD, _L_EXEC = "Ladle Bay ICS Partnership Board", "ICS Executive Group"
_L_ENABLERS = ("ICS Digital Enabler", "ICS Estates Enabler", "ICS Workforce Enabler")
_L_STREAMS = ("Cancer Workstream", "Maternity Workstream", "Stroke Workstream")
_L_ORGS = (
    "Ladle Bay Hospitals NHS Trust",
    "Fellside Community NHS Foundation Trust",
    "NHS Ladle Bay CCG",
    "Quayside Borough Council",
)
LADLE = System(
    Truth(
        "Ladle Bay Integrated Care System",
        (
            (*org("nhs_trust", _L_ORGS[0]), *org("foundation_trust", _L_ORGS[1]), *org("ccg", _L_ORGS[2])),
            (*org("local_authority", _L_ORGS[3], "Upper Fells District Council"), *org("academic", "University of Ladleford")),
            body("strategic_board", _L_BOARD),
            (*body("executive_group", _L_EXEC), *body("oversight_group", "System Quality Oversight Group")),
            (*body("finance_group", "ICS Finance Group"), *body("clinical_cabinet", "ICS Clinical Cabinet")),
            (*body("reference_group", "Citizens' Reference Group"), *body("programme_office", "ICS Programme Office")),
            (*body("locality_group", *_L_PLACES), *body("workstream", *_L_STREAMS), *body("enabler", *_L_ENABLERS)),
        ),
        (
            *up(_L_BOARD, _L_EXEC, "System Quality Oversight Group"),
            ("Citizens' Reference Group", "advises", _L_BOARD),
            ("ICS Clinical Cabinet", "advises", _L_EXEC),
            *up(_L_EXEC, "ICS Finance Group", *_L_PLACES, *_L_STREAMS),
            *each_to("supports", _L_EXEC, "ICS Programme Office"),
            *each_to("supports", "Cancer Workstream", "ICS Digital Enabler", "ICS Workforce Enabler"),
            *each_to("supports", "Maternity Workstream", "ICS Estates Enabler", "ICS Workforce Enabler"),
            *each_to("supports", "Stroke Workstream", "ICS Digital Enabler", "ICS Estates Enabler", "ICS Workforce Enabler"),
            *each_to("member_of", _L_BOARD, *_L_ORGS, "Upper Fells District Council", "University of Ladleford"),
            *each_to("member_of", _L_EXEC, *_L_ORGS[:3]),
            *each_to("member_of", "ICS Finance Group", *_L_ORGS),
        ),
    ),
    {
        "PB": _L_BOARD,
        "EG": _L_EXEC,
        "QOG": "System Quality Oversight Group",
        "FG": "ICS Finance Group",
        "CC": "ICS Clinical Cabinet",
        "LPB": _L_PLACES[0],
        "QPB": _L_PLACES[1],
        "UPB": _L_PLACES[2],
    },
    (
        Person("Baroness Alcott", "Independent Chair", "independent_chair", "", "PB C"),
        Person(
            "Mark Sandford", "Chief Executive, Ladle Bay Hospitals", "chief_officer", "", "PB M, EG M, QPB C", (_L_STREAMS[2],)
        ),
        Person("Ifeoma Danjuma", "Chief Executive, Fellside Community", "chief_officer", "", "PB M, EG M, UPB C"),
        Person("Colin Rudge", "Accountable Officer", "chief_officer", "", "PB M, EG C", ("Cancer Workstream",)),
        Person("Cllr Beth Amory", "Leader of the Council", "elected_member", "", "PB M, LPB C"),
        Person("Dr Sunil Rao", "Medical Director, Ladle Bay Hospitals", "clinician", "", "CC C, QOG M, EG A"),
        Person("Dr Hannah Frost", "GP Lead for Upper Fells", "gp", "", "CC M, UPB M"),
        Person("Dr Iain Petrie", "GP Lead for Quayside", "gp", "", "CC M, QPB M"),
        Person("Moira Keane", "Non-Executive Director, Fellside Community", "non_executive_director", "", "QOG C"),
        Person("Stella Brand", "Lay Member for Quality", "lay_member", "", "QOG M"),
        Person("Rob Tilley", "Director of Finance, Ladle Bay Hospitals", "finance_director", "", "FG C"),
        Person("Aisha Karim", "Chief Finance Officer", "finance_director", "", "FG M"),
        Person("Fiona Wray", "Consultant Midwife", "clinician", "", "CC M", ("Maternity Workstream",)),
        Person("Gwen Tudor", "Patient Representative", "public_representative", "", "QOG M"),
    ),
)

# ── the committees of clinical commissioning groups ──────────────────────────────────────────────────────────────────

_H_CCGS = ("NHS Harrowdene CCG", "NHS Linmoor CCG", "NHS Stour Valley CCG")
_H_JOINT, _H_GB, _H_EXEC = "Three Valleys Joint Commissioning Committee", "Governing Body", "Executive Committee"
HARROW = System(
    Truth(
        "Harrowdene committees",
        (
            (*org("ccg", *_H_CCGS), *org("local_authority", "Harrowdene County Council")),
            (*body("governing_body", _H_GB), *body("joint_committee", _H_JOINT, "Better Care Joint Committee")),
            (*body("audit_committee", "Audit and Risk Committee"), *body("other", "Remuneration Committee")),
            (*body("other", "Primary Care Commissioning Committee"), *body("executive_group", _H_EXEC)),
            (*body("finance_group", "Finance and Contracts Group"), *body("reference_group", "Patient Reference Group")),
            body("locality_group", "Harrow Locality Group", "Dene Valley Locality Group", "Coast Locality Group"),
        ),
        (
            *each_to("delegates_to", _H_JOINT, *_H_CCGS),
            *each_to("delegates_to", "Better Care Joint Committee", "NHS Harrowdene CCG", "Harrowdene County Council"),
            *each_to("part_of", "NHS Harrowdene CCG", _H_GB),
            *up(_H_GB, "Audit and Risk Committee", "Remuneration Committee", "Primary Care Commissioning Committee", _H_EXEC),
            *up(_H_EXEC, "Finance and Contracts Group", "Harrow Locality Group", "Dene Valley Locality Group"),
            *up(_H_EXEC, "Coast Locality Group"),
            ("Patient Reference Group", "advises", _H_GB),
        ),
    ),
    {
        "GB": _H_GB,
        "ARC": "Audit and Risk Committee",
        "RC": "Remuneration Committee",
        "PCCC": "Primary Care Commissioning Committee",
        "EC": _H_EXEC,
        "FCG": "Finance and Contracts Group",
        "HLG": "Harrow Locality Group",
        "DLG": "Dene Valley Locality Group",
        "CLG": "Coast Locality Group",
    },
    (
        Person("Dr Miles Venn", "GP Chair", "gp", "", "GB C"),
        Person("Alison Croft", "Accountable Officer", "chief_officer", "", "GB M, EC C, PCCC A"),
        Person("Hugh Temple", "Chief Finance Officer", "finance_director", "", "GB M, EC M, FCG C, ARC A"),
        Person("Patricia Moss", "Lay Member for Audit", "lay_member", "", "GB M, ARC C, RC M"),
        Person("Derek Olu", "Lay Member for Patient and Public Involvement", "lay_member", "", "GB M, PCCC C, RC M"),
        Person("Yvonne Hart", "Lay Member for Finance", "lay_member", "", "GB M, RC C, ARC M"),
        Person("Mr Peter Crane", "Secondary Care Doctor", "clinician", "", "GB M, PCCC M"),
        Person("Dr Nisha Patel", "GP Lead for Harrow", "gp", "", "EC M, HLG C"),
        Person("Dr Colm Reilly", "GP Lead for Dene Valley", "gp", "", "EC M, DLG C"),
        Person("Dr Erin Yates", "GP Lead for the Coast", "gp", "", "EC M, CLG C"),
        Person("Lorna Bright", "Head of Contracts", "officer", "", "FCG M"),
    ),
)

# ── hospitals and mental health providers together ───────────────────────────────────────────────────────────────────

_T_TRUSTS = (
    *("Tarrowby Mental Health NHS Foundation Trust", "Eskmere Partnership NHS Foundation Trust"),
    *("Northmark Care NHS Trust", "Coldstone Community Health CIC"),
)
_T_CIC, _T_EXEC = "Provider Committees in Common", "Collaborative Executive Group"
TARROW = System(
    Truth(
        "Tarrowby and Eskmere provider collaborative",
        (
            (*org("foundation_trust", *_T_TRUSTS[:2]), *org("nhs_trust", _T_TRUSTS[2]), *org("community_provider", _T_TRUSTS[3])),
            (*org("national_body", "NHS England"), *body("committee_in_common", _T_CIC)),
            (*body("executive_group", _T_EXEC), *body("oversight_group", "Quality Oversight Group")),
            (*body("finance_group", "Collaborative Finance Group"), *body("forum", "Lived Experience Forum")),
            body("workstream", "Adult Secure Workstream", "Eating Disorders Workstream", "Crisis Care Workstream"),
            project("Low secure bed review project", "Step-down flats pilot", "Eating disorder day programme pilot"),
            project("Crisis line business case", "Sanctuary pilot"),
        ),
        (
            *each_to("delegates_to", _T_CIC, *_T_TRUSTS[:3]),
            *up(_T_CIC, _T_EXEC, "Quality Oversight Group"),
            *up(_T_EXEC, "Collaborative Finance Group", "Adult Secure Workstream", "Eating Disorders Workstream"),
            *up(_T_EXEC, "Crisis Care Workstream"),
            ("Lived Experience Forum", "advises", _T_EXEC),
            (_T_EXEC, "reports_to", "NHS England"),
            *up("Adult Secure Workstream", "Low secure bed review project", "Step-down flats pilot"),
            *up("Eating Disorders Workstream", "Eating disorder day programme pilot"),
            *up("Crisis Care Workstream", "Crisis line business case", "Sanctuary pilot"),
            *each_to("member_of", _T_EXEC, *_T_TRUSTS),
            *each_to("member_of", "Collaborative Finance Group", *_T_TRUSTS[:3]),
            *each_to("member_of", "Quality Oversight Group", _T_TRUSTS[0], _T_TRUSTS[2], _T_TRUSTS[3]),
        ),
    ),
    {"CiC": _T_CIC, "CEG": _T_EXEC, "QOG": "Quality Oversight Group", "CFG": "Collaborative Finance Group"},
    (
        Person("Dame Vera Stokes", "Trust Chair", "chair", _T_TRUSTS[0], "CiC C"),
        Person("Brian Holm", "Chief Executive", "chief_officer", _T_TRUSTS[1], "CiC M, CEG C", ("Adult Secure Workstream",)),
        Person("Tess Agnew", "Managing Director", "chief_officer", _T_TRUSTS[3], "CEG M", ("Crisis Care Workstream",)),
        Person("Dr Ola Bankole", "Medical Director", "clinician", _T_TRUSTS[2], "CEG M, QOG C"),
        Person("Dr Kim Lister", "Consultant Psychiatrist", "clinician", _T_TRUSTS[0], "QOG M", ("Eating Disorders Workstream",)),
        Person("Ray Dunmore", "Non-Executive Director", "non_executive_director", _T_TRUSTS[1], "CiC M, QOG M"),
        Person("Jill Sayer", "Director of Finance", "finance_director", _T_TRUSTS[0], "CEG M, CFG C"),
        Person("Amir Shah", "Head of Contracting", "officer", _T_TRUSTS[2], "CFG M"),
        Person("", "Director of Strategy", "executive", _T_TRUSTS[1], "CEG M, CFG M"),
    ),
)

# ── an urgent care network ───────────────────────────────────────────────────────────────────────────────────────────

_C_BOARD, _C_OPS = "Cobbold Reach A&E Delivery Board", "Cobbold Reach System Leadership Board"
_C_STREAMS = (
    "111 and Clinical Assessment Workstream",
    "Hospital Flow Workstream",
    "Discharge Workstream",
    "Ambulance Response Workstream",
)
COBBOLD = System(
    Truth(
        "Cobbold Reach urgent care network",
        (
            (*org("foundation_trust", "Cobbold Hospitals NHS Foundation Trust"), *org("ccg", "NHS Cobbold Reach CCG")),
            (
                *org("ambulance_trust", "Estuary Ambulance Service NHS Trust"),
                *org("local_authority", "Reach Metropolitan Borough Council"),
            ),
            (*org("gp_provider", "Reach GP Federation Ltd"), *org("voluntary_sector", "Reach Council for Voluntary Service")),
            (*body("strategic_board", _C_OPS), *body("delivery_group", _C_BOARD)),
            (*body("programme_office", "Urgent Care PMO"), *body("forum", "Winter Planning Forum")),
            body("workstream", *_C_STREAMS),
            project("Clinical advice line pilot", "Frailty at the front door project", "Discharge lounge business case"),
            project("Home First pilot", "Trusted assessor project", "Mental health car pilot"),
        ),
        (
            *up(_C_OPS, _C_BOARD),
            *up(_C_BOARD, *_C_STREAMS),
            ("Urgent Care PMO", "supports", _C_BOARD),
            ("Winter Planning Forum", "advises", _C_BOARD),
            *up(_C_STREAMS[0], "Clinical advice line pilot"),
            *up(_C_STREAMS[1], "Frailty at the front door project", "Discharge lounge business case"),
            *up(_C_STREAMS[2], "Home First pilot", "Trusted assessor project"),
            *up(_C_STREAMS[3], "Mental health car pilot"),
            *each_to("member_of", _C_BOARD, "Cobbold Hospitals NHS Foundation Trust", "NHS Cobbold Reach CCG"),
            *each_to("member_of", _C_BOARD, "Estuary Ambulance Service NHS Trust", "Reach Metropolitan Borough Council"),
            *each_to("member_of", _C_BOARD, "Reach GP Federation Ltd"),
            *each_to("member_of", "Winter Planning Forum", "Reach Council for Voluntary Service", "Reach GP Federation Ltd"),
        ),
    ),
    {"CSLB": _C_OPS, "AEDB": _C_BOARD, "WPF": "Winter Planning Forum"},
    (
        Person("Kath Morley", "Accountable Officer", "chief_officer", "NHS Cobbold Reach CCG", "CSLB C"),
        Person("Simon Ayre", "Chief Executive", "chief_officer", "Cobbold Hospitals NHS Foundation Trust", "CSLB M, AEDB C"),
        Person(
            *(
                "Dr Fay Weller",
                "Emergency Department Consultant",
                "clinician",
                "Cobbold Hospitals NHS Foundation Trust",
                "AEDB M",
            ),
            (_C_STREAMS[1],),
        ),
        Person("Dr Jon Ames", "Urgent Care GP Lead", "gp", "Reach GP Federation Ltd", "AEDB M", (_C_STREAMS[0],)),
        Person(
            *(
                "Lynne Abbot",
                "Director of Adult Social Care",
                "executive",
                "Reach Metropolitan Borough Council",
                "CSLB M, AEDB M",
            ),
            (_C_STREAMS[2],),
        ),
        Person(
            *("Carl Denton", "Head of Ambulance Operations", "officer", "Estuary Ambulance Service NHS Trust", "AEDB M, WPF M"),
            (_C_STREAMS[3],),
        ),
        Person("Meg Oram", "Voluntary Sector Representative", "member", "Reach Council for Voluntary Service", "WPF M"),
        Person("Adil Qureshi", "Head of Resilience", "officer", "NHS Cobbold Reach CCG", "WPF C, AEDB A"),
    ),
)

# ── a county where the NHS and a combined authority work together ────────────────────────────────────────────────────

_M_BOARD, _M_DELIVERY, _M_ENGAGE = (
    "Marram Coast Health and Care Partnership Board",
    "Partnership Delivery Group",
    "Patient and Carer Forum",
)
_M_LOCAL = ("Dunes Locality Group", "Harbour Locality Group", "Saltings Locality Group")
MARRAM = System(
    Truth(
        "Marram Coast health and care partnership",
        (
            (*org("combined_authority", "Marram Coast Combined Authority"), *org("ccg", "NHS Marram Coast CCG")),
            (
                *org("nhs_trust", "Marram District Hospitals NHS Trust"),
                *org("voluntary_sector", "Marram Voluntary Sector Alliance"),
            ),
            (
                *body("overview_and_scrutiny_committee", "Marram Health Overview and Scrutiny Committee"),
                *body("strategic_board", _M_BOARD),
            ),
            (*body("delivery_group", _M_DELIVERY), *body("clinical_cabinet", "Clinical Senate"), *body("forum", _M_ENGAGE)),
            (*body("audit_committee", "Joint Audit Committee"), *body("programme_office", "Partnership Programme Office")),
            (*body("locality_group", *_M_LOCAL), *body("enabler", "Workforce Enabler", "Technology Enabler")),
            project(
                "Community hubs project",
                "Social prescribing pilot",
                "Care home pharmacist pilot",
                "Intermediate care beds review project",
            ),
        ),
        (
            ("Marram Health Overview and Scrutiny Committee", "oversees", _M_BOARD),
            ("Joint Audit Committee", "oversees", _M_BOARD),
            *up(_M_BOARD, _M_DELIVERY),
            *each_to("advises", _M_BOARD, "Clinical Senate", _M_ENGAGE),
            *up(_M_DELIVERY, *_M_LOCAL),
            *each_to("supports", _M_DELIVERY, "Partnership Programme Office", "Workforce Enabler", "Technology Enabler"),
            *up("Dunes Locality Group", "Community hubs project"),
            *up("Harbour Locality Group", "Social prescribing pilot", "Care home pharmacist pilot"),
            *up("Saltings Locality Group", "Intermediate care beds review project"),
            *each_to("member_of", _M_BOARD, "Marram Coast Combined Authority", "NHS Marram Coast CCG"),
            *each_to("member_of", _M_BOARD, "Marram District Hospitals NHS Trust", "Marram Voluntary Sector Alliance"),
        ),
    ),
    {"HCPB": _M_BOARD, "PDG": _M_DELIVERY, "CS": "Clinical Senate", "DLG": _M_LOCAL[0], "HLG": _M_LOCAL[1], "SLG": _M_LOCAL[2]},
    (
        Person("Cllr Ron Askew", "Portfolio Holder for Wellbeing", "elected_member", "Marram Coast Combined Authority", "HCPB C"),
        Person("Helen Ashby", "Chief Officer", "chief_officer", "NHS Marram Coast CCG", "HCPB M, PDG C"),
        Person("Dr Petra Lunn", "Medical Director", "clinician", "Marram District Hospitals NHS Trust", "HCPB M, CS C"),
        Person("Dr Will Otley", "GP Lead for the Dunes", "gp", "", "CS M, DLG C"),
        Person("Dr Zoe Marks", "GP Lead for the Harbour", "gp", "", "CS M, HLG C"),
        Person("Dr Ben Tully", "GP Lead for the Saltings", "gp", "", "CS M, SLG C"),
        Person("Farah Malik", "Director of Integration", "executive", "Marram Coast Combined Authority", "PDG M"),
        Person("Tim Roper", "Voluntary Sector Representative", "member", "Marram Voluntary Sector Alliance", "HCPB M, PDG M"),
    ),
)
