"""Made-up structures of STP programme offices, places, networks and alliances: what the documents kept out of sight truly say."""

from __future__ import annotations

from tests.importers.held_out.parts import body, each_to, org, paper, post, project, up
from tests.importers.truths import Truth

PROGRAMME = Truth(
    "Wolds and Marsh STP: programme governance",
    (
        (
            *body("health_and_wellbeing_board", "Wolds Health and Wellbeing Board", "Marshland Health and Wellbeing Board"),
            *body("overview_and_scrutiny_committee", "Joint Health Overview and Scrutiny Committee"),
        ),
        body("strategic_board", "STP System Leadership Board"),
        (
            *body("clinical_cabinet", "Clinical Senate"),
            *body("executive_group", "STP Executive Group"),
            *body("finance_group", "Finance and Investment Group"),
            *body("programme_office", "Programme Management Office"),
        ),
        (
            *body(
                "workstream",
                *("Prevention and Self-care", "Urgent and Emergency Care", "Planned Care", "Maternity and Neonatal"),
                *("Mental Health and Learning Disabilities", "Primary and Community Care"),
            ),
            *body(
                "enabler",
                "Local Workforce Action Board",
                "Estates and Capital",
                "Digital Roadmap",
                "Communications and Engagement",
            ),
        ),
        project(
            *("Integrated urgent care procurement", "Ambulatory emergency care", "MSK triage hub"),
            *("Continuity of carer pilot", "Perinatal mental health bid"),
        ),
    ),
    (
        ("Wolds Health and Wellbeing Board", "oversees", "STP System Leadership Board"),
        ("Marshland Health and Wellbeing Board", "oversees", "STP System Leadership Board"),
        ("Joint Health Overview and Scrutiny Committee", "oversees", "STP System Leadership Board"),
        ("Clinical Senate", "advises", "STP System Leadership Board"),
        ("Finance and Investment Group", "advises", "STP System Leadership Board"),
        *up("STP System Leadership Board", "STP Executive Group"),
        ("Programme Management Office", "supports", "STP Executive Group"),
        *up(
            "STP Executive Group",
            *("Prevention and Self-care", "Urgent and Emergency Care", "Planned Care", "Maternity and Neonatal"),
            *("Mental Health and Learning Disabilities", "Primary and Community Care"),
        ),
        *each_to(
            "supports",
            "STP Executive Group",
            *("Local Workforce Action Board", "Estates and Capital", "Digital Roadmap", "Communications and Engagement"),
        ),
        *up("Urgent and Emergency Care", "Integrated urgent care procurement", "Ambulatory emergency care"),
        *up("Planned Care", "MSK triage hub"),
        *up("Maternity and Neonatal", "Continuity of carer pilot"),
        *up("Mental Health and Learning Disabilities", "Perinatal mental health bid"),
    ),
)

PLACE = Truth(
    "Ember Valley health and care partnership",
    (
        (
            *org("ccg", "NHS Ember Valley CCG"),
            *org("local_authority", "Emberdale District Council"),
            *org("gp_provider", "Ember Valley GP Federation"),
            *org("voluntary_sector", "Emberdale Voluntary Action"),
        ),
        body("strategic_board", "Ember Valley Partnership Board"),
        (*body("delivery_group", "Place Delivery Group"), *body("reference_group", "Citizens' Reference Group")),
        body("locality_group", "Upper Ember Locality Group", "Lower Ember Locality Group", "Emberdale Town Locality Group"),
        project("Social prescribing link workers", "Care homes support pilot", "Health coaching project", "Falls response car"),
    ),
    (
        *each_to(
            "member_of",
            "Ember Valley Partnership Board",
            *("NHS Ember Valley CCG", "Emberdale District Council"),
            *("Ember Valley GP Federation", "Emberdale Voluntary Action"),
        ),
        *up("Ember Valley Partnership Board", "Place Delivery Group"),
        ("Citizens' Reference Group", "advises", "Ember Valley Partnership Board"),
        *up("Place Delivery Group", "Upper Ember Locality Group", "Lower Ember Locality Group", "Emberdale Town Locality Group"),
        *up("Upper Ember Locality Group", "Social prescribing link workers"),
        *up("Lower Ember Locality Group", "Care homes support pilot", "Falls response car"),
        *up("Emberdale Town Locality Group", "Health coaching project"),
    ),
)

NETWORK = Truth(
    "Tarn and Fells Cancer Alliance",
    (
        body("strategic_board", "Cancer Alliance Board"),
        (
            *body("clinical_cabinet", "Clinical Advisory Group"),
            *body("reference_group", "Patient Experience Reference Group"),
            *body("programme_office", "Alliance Programme Office"),
        ),
        body(
            "workstream",
            *("Early Diagnosis Workstream", "Living With and Beyond Cancer", "Lung Pathway Group", "Colorectal Pathway Group"),
        ),
        post("clinician", "Lung Clinical Lead", "Colorectal Clinical Lead"),
        project("Rapid diagnostic centre", "Lung health checks", "FIT testing roll-out", "Stratified follow-up project"),
    ),
    (
        ("Clinical Advisory Group", "advises", "Cancer Alliance Board"),
        ("Patient Experience Reference Group", "advises", "Cancer Alliance Board"),
        ("Alliance Programme Office", "supports", "Cancer Alliance Board"),
        *up(
            "Cancer Alliance Board",
            *("Early Diagnosis Workstream", "Living With and Beyond Cancer", "Lung Pathway Group", "Colorectal Pathway Group"),
        ),
        ("Lung Clinical Lead", "leads", "Lung Pathway Group"),
        ("Colorectal Clinical Lead", "leads", "Colorectal Pathway Group"),
        *up("Early Diagnosis Workstream", "Rapid diagnostic centre"),
        *up("Lung Pathway Group", "Lung health checks"),
        *up("Colorectal Pathway Group", "FIT testing roll-out"),
        *up("Living With and Beyond Cancer", "Stratified follow-up project"),
    ),
)

_STREAMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Prevention", "Prevention SRO", ("Smoke-free hospitals", "Healthy weight pathway")),
    ("Urgent Care", "Urgent Care SRO", ("Single front door", "High intensity users project")),
    ("Elective Care", "Elective Care SRO", ("Advice and guidance roll-out", "Theatre productivity")),
    ("Mental Health", "Mental Health SRO", ("Core 24 liaison service", "Crisis café pilot")),
    ("Children and Young People", "Children and Young People SRO", ("Hospital at home for children",)),
    ("Cancer", "Cancer SRO", ("Faster diagnosis project",)),
    ("Primary Care", "Primary Care SRO", ("Extended access hubs", "Online consultation")),
    ("Frailty and End of Life", "Frailty SRO", ("Advance care planning", "Virtual ward pilot")),
)
MAP = Truth(
    "Saltmere and Thorne: workstream map",
    (
        body("strategic_board", "Saltmere and Thorne Partnership Board"),
        (
            *body("oversight_group", "Quality and Performance Oversight Group"),
            *body("delivery_group", "Transformation Delivery Board"),
            *body("programme_office", "Transformation PMO"),
        ),
        tuple(body("workstream", stream)[0] for stream, _, _ in _STREAMS),
        tuple(post("senior_responsible_officer", lead)[0] for _, lead, _ in _STREAMS),
        tuple(project(each)[0] for _, _, projects in _STREAMS for each in projects),
        body("enabler", "Workforce and OD", "Estates", "Digital and IM&T", "Business Intelligence", "Communications"),
    ),
    (
        ("Quality and Performance Oversight Group", "oversees", "Transformation Delivery Board"),
        *up("Saltmere and Thorne Partnership Board", "Transformation Delivery Board"),
        ("Transformation PMO", "supports", "Transformation Delivery Board"),
        *up("Transformation Delivery Board", *(stream for stream, _, _ in _STREAMS)),
        *((lead, "leads", stream) for stream, lead, _ in _STREAMS),
        *(line for stream, _, projects in _STREAMS for line in up(stream, *projects)),
        *each_to(
            "supports",
            "Transformation Delivery Board",
            *("Workforce and OD", "Estates", "Digital and IM&T", "Business Intelligence", "Communications"),
        ),
    ),
)

ALLIANCE = Truth(
    "Kelder Acute Provider Alliance",
    (
        (
            *org("foundation_trust", "Kelder Royal NHS Foundation Trust", "Northmoor NHS Foundation Trust"),
            *org("nhs_trust", "Harrowdale Hospitals NHS Trust"),
            *org("ambulance_trust", "Kelder Ambulance Service NHS Trust"),
        ),
        body("committee_in_common", "Kelder Committee in Common"),
        (
            *body("executive_group", "Alliance Executive Group"),
            *body("finance_group", "Directors of Finance Group"),
            *body("clinical_cabinet", "Medical Directors' Clinical Cabinet"),
        ),
        (
            *body("workstream", "Pathology Network", "Vascular Network", "Radiology Network"),
            *body("enabler", "Shared Procurement", "Workforce Bank Group"),
        ),
        project("Single laboratory system project", "Vascular hub business case"),
    ),
    (
        ("Kelder Royal NHS Foundation Trust", "delegates_to", "Kelder Committee in Common"),
        ("Northmoor NHS Foundation Trust", "delegates_to", "Kelder Committee in Common"),
        ("Harrowdale Hospitals NHS Trust", "delegates_to", "Kelder Committee in Common"),
        ("Kelder Ambulance Service NHS Trust", "member_of", "Alliance Executive Group"),
        *up("Kelder Committee in Common", "Alliance Executive Group"),
        ("Directors of Finance Group", "advises", "Alliance Executive Group"),
        ("Medical Directors' Clinical Cabinet", "advises", "Alliance Executive Group"),
        *up("Alliance Executive Group", "Pathology Network", "Vascular Network", "Radiology Network"),
        *each_to("supports", "Alliance Executive Group", "Shared Procurement", "Workforce Bank Group"),
        *up("Pathology Network", "Single laboratory system project"),
        *up("Vascular Network", "Vascular hub business case"),
    ),
)

COMMITTEE = Truth(
    "Four Boroughs: joint committee of CCGs",
    (
        org("ccg", "NHS Alderbrook CCG", "NHS Castleford Green CCG", "NHS Millbank CCG", "NHS Pennywell CCG"),
        body("governing_body", "Alderbrook CCG Governing Body", "Pennywell CCG Governing Body"),
        (*body("joint_committee", "Four Boroughs Joint Committee of CCGs"), *org("national_body", "NHS England")),
        (
            *body("audit_committee", "Audit and Conflicts Committee"),
            *body("reference_group", "Patient and Public Reference Group"),
        ),
        (
            *body("finance_group", "Joint Finance Committee"),
            *body("workstream", "Specialised Commissioning Group", "Stroke Review Group"),
        ),
    ),
    (
        *(
            (each, "delegates_to", "Four Boroughs Joint Committee of CCGs")
            for each in ("NHS Alderbrook CCG", "NHS Castleford Green CCG", "NHS Millbank CCG", "NHS Pennywell CCG")
        ),
        ("Alderbrook CCG Governing Body", "part_of", "NHS Alderbrook CCG"),
        ("Pennywell CCG Governing Body", "part_of", "NHS Pennywell CCG"),
        ("Audit and Conflicts Committee", "oversees", "Four Boroughs Joint Committee of CCGs"),
        ("Patient and Public Reference Group", "advises", "Four Boroughs Joint Committee of CCGs"),
        *up(
            "Four Boroughs Joint Committee of CCGs",
            *("Joint Finance Committee", "Specialised Commissioning Group", "Stroke Review Group"),
        ),
        ("NHS England", "oversees", "Four Boroughs Joint Committee of CCGs"),
    ),
)

ICS = Truth(
    "Heathland and Vale ICS 2019/20",
    (
        (
            *org("national_body", "NHS England and NHS Improvement"),
            *body("health_and_wellbeing_board", "Heathland HWB", "Vale HWB"),
        ),
        body("strategic_board", "ICS Partnership Board"),
        (
            *body("executive_group", "System Executive"),
            *body("clinical_cabinet", "Clinical and Professional Forum"),
            *body("finance_group", "System Finance Group"),
            *body("oversight_group", "Quality Oversight Group"),
        ),
        body("locality_group", "Heathland ICP", "Vale ICP", "Coastal ICP"),
        body(
            "locality_group",
            *("Heath North PCN", "Heath South PCN", "Market Vale PCN", "Riverbank PCN", "Harbour PCN", "Cliffs PCN"),
        ),
        body("enabler", "People Board", "Digital Board", "Estates Board", "Population Health Management"),
        body("workstream", "Cancer Board", "Local Maternity System", "Mental Health Programme Board"),
    ),
    (
        *each_to("oversees", "ICS Partnership Board", "NHS England and NHS Improvement", "Heathland HWB", "Vale HWB"),
        *up("ICS Partnership Board", "System Executive", "Quality Oversight Group"),
        ("Clinical and Professional Forum", "advises", "ICS Partnership Board"),
        ("System Finance Group", "advises", "System Executive"),
        *up("System Executive", "Heathland ICP", "Vale ICP", "Coastal ICP"),
        *up("Heathland ICP", "Heath North PCN", "Heath South PCN"),
        *up("Vale ICP", "Market Vale PCN", "Riverbank PCN"),
        *up("Coastal ICP", "Harbour PCN", "Cliffs PCN"),
        *each_to(
            "supports", "System Executive", "People Board", "Digital Board", "Estates Board", "Population Health Management"
        ),
        *up("System Executive", "Cancer Board", "Local Maternity System", "Mental Health Programme Board"),
    ),
)

FINANCE = Truth(
    "Lowmoor system finance and estates",
    (
        (
            *org("ccg", "NHS Lowmoor CCG"),
            *org("foundation_trust", "Lowmoor Infirmary NHS Foundation Trust"),
            *org("nhs_trust", "Lowmoor Community Services NHS Trust"),
            *org("local_authority", "Lowmoor Borough Council"),
        ),
        (
            *paper("memorandum_of_understanding", "Partnership Memorandum of Understanding"),
            *paper("section_75_agreement", "Better Care Fund Section 75 Agreement"),
            *paper("control_total", "System control total 2019/20"),
            *paper("risk_share_agreement", "Lowmoor Risk Share Agreement"),
        ),
        body("strategic_board", "Lowmoor Partnership Board"),
        (
            *body("finance_group", "System Finance Group", "Capital Prioritisation Group"),
            *body("audit_committee", "Joint Audit Committee"),
            *body("enabler", "Strategic Estates Group"),
        ),
        (
            *post("finance_director", "Director of Finance, Lowmoor Infirmary", "Chief Finance Officer, Lowmoor CCG"),
            *post("lay_member", "Lay Member for Audit, Lowmoor CCG"),
            *post("executive", "Director of Estates and Facilities, Lowmoor Infirmary"),
            *project("One Public Estate bid", "Health centre rebuild"),
        ),
    ),
    (
        ("NHS Lowmoor CCG", "party_to", "Partnership Memorandum of Understanding"),
        ("Lowmoor Infirmary NHS Foundation Trust", "party_to", "Partnership Memorandum of Understanding"),
        ("Lowmoor Community Services NHS Trust", "party_to", "Partnership Memorandum of Understanding"),
        ("Lowmoor Borough Council", "party_to", "Partnership Memorandum of Understanding"),
        ("NHS Lowmoor CCG", "party_to", "Better Care Fund Section 75 Agreement"),
        ("Lowmoor Borough Council", "party_to", "Better Care Fund Section 75 Agreement"),
        ("Lowmoor Risk Share Agreement", "covers", "Lowmoor Partnership Board"),
        ("System control total 2019/20", "covers", "Lowmoor Partnership Board"),
        *up("Lowmoor Partnership Board", "System Finance Group"),
        *up("System Finance Group", "Capital Prioritisation Group"),
        ("Joint Audit Committee", "oversees", "Lowmoor Partnership Board"),
        ("Strategic Estates Group", "supports", "Lowmoor Partnership Board"),
        ("Director of Finance, Lowmoor Infirmary", "sits_on", "System Finance Group"),
        ("Chief Finance Officer, Lowmoor CCG", "sits_on", "System Finance Group"),
        ("Lay Member for Audit, Lowmoor CCG", "sits_on", "Joint Audit Committee"),
        ("Director of Estates and Facilities, Lowmoor Infirmary", "sits_on", "Capital Prioritisation Group"),
        *up("Capital Prioritisation Group", "One Public Estate bid", "Health centre rebuild"),
    ),
)

SEATS = Truth(
    "Severnbrook: who sits where",
    (
        (
            *body("strategic_board", "Severnbrook Partnership Board"),
            *body("executive_group", "Severnbrook Executive Group"),
            *body("finance_group", "Severnbrook Finance Group"),
        ),
        (
            *post("independent_chair", "Independent Chair"),
            *post("senior_responsible_officer", "STP Lead and Senior Responsible Officer"),
            *post("chief_officer", "Chief Executive, Severnbrook Hospitals", "Accountable Officer, Severnbrook CCG"),
            *post("elected_member", "Leader of the Council"),
            *post("non_executive_director", "Non-Executive Director, Severnbrook Community"),
            *post("lay_member", "Lay Member for Patient and Public Involvement"),
            *post("healthwatch_representative", "Healthwatch Representative"),
            *post("gp", "GP Clinical Lead"),
            *post("finance_director", "Chief Finance Officer, Severnbrook CCG", "Director of Finance, Severnbrook Hospitals"),
            *post("executive", "Director of Adult Social Services"),
        ),
    ),
    (
        *up("Severnbrook Partnership Board", "Severnbrook Executive Group"),
        *up("Severnbrook Executive Group", "Severnbrook Finance Group"),
        *each_to(
            "sits_on",
            "Severnbrook Partnership Board",
            *("Independent Chair", "STP Lead and Senior Responsible Officer", "Chief Executive, Severnbrook Hospitals"),
            *("Accountable Officer, Severnbrook CCG", "Leader of the Council", "Healthwatch Representative"),
            *("Non-Executive Director, Severnbrook Community", "Lay Member for Patient and Public Involvement"),
        ),
        *each_to(
            "sits_on",
            "Severnbrook Executive Group",
            *("STP Lead and Senior Responsible Officer", "Chief Executive, Severnbrook Hospitals"),
            *("Accountable Officer, Severnbrook CCG", "GP Clinical Lead", "Director of Adult Social Services"),
        ),
        *each_to(
            "sits_on",
            "Severnbrook Finance Group",
            *("Chief Finance Officer, Severnbrook CCG", "Director of Finance, Severnbrook Hospitals"),
        ),
    ),
)

FRAILTY = Truth(
    "Oakham Vale frailty programme",
    (
        body("strategic_board", "Oakham Vale STP Board"),
        body("delivery_group", "Out of Hospital Delivery Group"),
        (*body("workstream", "Frailty Workstream", "Intermediate Care Workstream"), *body("forum", "Carers' Forum")),
        project("Comprehensive geriatric assessment project", "Discharge to assess", "Telecare pilot"),
    ),
    (
        *up("Oakham Vale STP Board", "Out of Hospital Delivery Group"),
        *up("Out of Hospital Delivery Group", "Frailty Workstream", "Intermediate Care Workstream"),
        ("Carers' Forum", "advises", "Out of Hospital Delivery Group"),
        *up("Frailty Workstream", "Comprehensive geriatric assessment project", "Telecare pilot"),
        *up("Intermediate Care Workstream", "Discharge to assess"),
    ),
)

TRUTHS: tuple[Truth, ...] = (PROGRAMME, PLACE, NETWORK, MAP, ALLIANCE, COMMITTEE, ICS, FINANCE, SEATS, FRAILTY)
