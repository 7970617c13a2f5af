"""Made-up structures as people draw them, told in names: what each document of the corpus truly says."""

from __future__ import annotations

from dataclasses import dataclass

Named = tuple[str, str, str | None]
Line = tuple[str, str, str]


@dataclass(frozen=True)
class Truth:
    """Rows of boxes from the top down (name, type, kind), and the lines between them (name, relation, name)."""

    title: str
    rows: tuple[tuple[Named, ...], ...]
    lines: tuple[Line, ...]

    @property
    def nodes(self) -> tuple[Named, ...]:
        return tuple(each for row in self.rows for each in row)


def _b(kind: str, *names: str) -> tuple[Named, ...]:
    return tuple((name, "body", kind) for name in names)


def _o(kind: str, *names: str) -> tuple[Named, ...]:
    return tuple((name, "organisation", kind) for name in names)


def _p(kind: str, *names: str) -> tuple[Named, ...]:
    return tuple((name, "post", kind) for name in names)


def _j(*names: str) -> tuple[Named, ...]:
    return tuple((name, "project", None) for name in names)


def _i(kind: str, *names: str) -> tuple[Named, ...]:
    return tuple((name, "instrument", kind) for name in names)


def _up(target: str, *sources: str) -> tuple[Line, ...]:
    return tuple((source, "accountable_to", target) for source in sources)


TRUTHS: tuple[Truth, ...] = (
    Truth(
        "Northshire STP governance",
        (
            _b("health_and_wellbeing_board", "Northshire Health and Wellbeing Board"),
            _b("strategic_board", "STP Programme Board"),
            (
                *_b("clinical_cabinet", "Clinical Reference Group"),
                *_b("delivery_group", "STP Delivery Group"),
                *_b("programme_office", "PMO"),
            ),
            _b("workstream", "Urgent and Emergency Care", "Planned Care", "Mental Health Workstream"),
            _b("enabler", "Workforce", "Estates", "IM&T"),
        ),
        (
            ("Northshire Health and Wellbeing Board", "oversees", "STP Programme Board"),
            *_up("STP Programme Board", "STP Delivery Group"),
            ("Clinical Reference Group", "advises", "STP Delivery Group"),
            ("PMO", "supports", "STP Delivery Group"),
            *_up("STP Delivery Group", "Urgent and Emergency Care", "Planned Care", "Mental Health Workstream"),
            *((each, "supports", "STP Delivery Group") for each in ("Workforce", "Estates", "IM&T")),
        ),
    ),
    Truth(
        "Riverside partnership",
        (
            (
                *_o("ccg", "NHS Riverside CCG", "NHS Hill CCG"),
                *_o("foundation_trust", "Riverside Hospitals NHS Foundation Trust"),
                *_o("local_authority", "Riverside County Council"),
            ),
            _b("joint_committee", "Joint Committee of CCGs"),
            _b("strategic_board", "System Leadership Board"),
            (*_b("executive_group", "Chief Executives Group"), *_b("finance_group", "Finance Directors Group")),
            _b("workstream", "Cancer Programme", "Maternity Workstream"),
        ),
        (
            ("NHS Riverside CCG", "delegates_to", "Joint Committee of CCGs"),
            ("NHS Hill CCG", "delegates_to", "Joint Committee of CCGs"),
            ("Riverside Hospitals NHS Foundation Trust", "member_of", "System Leadership Board"),
            ("Riverside County Council", "member_of", "System Leadership Board"),
            *_up("System Leadership Board", "Chief Executives Group"),
            ("Finance Directors Group", "advises", "System Leadership Board"),
            *_up("Chief Executives Group", "Cancer Programme", "Maternity Workstream"),
        ),
    ),
    Truth(
        "Three Vales: places",
        (
            _b("strategic_board", "Three Vales Partnership Board"),
            _b("delivery_group", "Transformation Delivery Group"),
            _b("locality_group", "East Vale Locality Group", "West Vale Locality Group", "City Place Board"),
            _j("Falls pilot", "Single front door", "Community hub project"),
        ),
        (
            *_up("Three Vales Partnership Board", "Transformation Delivery Group"),
            *_up("Transformation Delivery Group", "East Vale Locality Group", "West Vale Locality Group", "City Place Board"),
            *_up("East Vale Locality Group", "Falls pilot"),
            *_up("West Vale Locality Group", "Single front door"),
            *_up("City Place Board", "Community hub project"),
        ),
    ),
    Truth(
        "Who sits on the board",
        (
            _b("strategic_board", "Health and Care Partnership Board"),
            (
                *_p("independent_chair", "Independent Chair"),
                *_p("senior_responsible_officer", "Senior Responsible Officer"),
                *_p("lay_member", "Lay member for governance"),
                *_p("chief_officer", "Chief Executive, Moor Hospitals"),
                *_p("healthwatch_representative", "Healthwatch representative"),
            ),
            _b("workstream", "Primary Care Workstream", "Prevention Workstream"),
            _p("workstream_lead", "Primary Care Lead", "Prevention Lead"),
        ),
        (
            *(
                (each, "sits_on", "Health and Care Partnership Board")
                for each in (
                    *("Independent Chair", "Senior Responsible Officer", "Lay member for governance"),
                    *("Chief Executive, Moor Hospitals", "Healthwatch representative"),
                )
            ),
            *_up("Health and Care Partnership Board", "Primary Care Workstream", "Prevention Workstream"),
            ("Primary Care Lead", "leads", "Primary Care Workstream"),
            ("Prevention Lead", "leads", "Prevention Workstream"),
        ),
    ),
    Truth(
        "Providers together",
        (
            _o("nhs_trust", "Dale Community NHS Trust", "Dale Acute NHS Trust"),
            (*_b("committee_in_common", "Provider Committee in Common"), *_b("federation", "Dale Provider Alliance")),
            _b("sector_group", "Acute Sector Group"),
            _j("Shared pathology review", "Stroke pathway", "Theatres pilot"),
        ),
        (
            ("Dale Community NHS Trust", "delegates_to", "Provider Committee in Common"),
            ("Dale Acute NHS Trust", "delegates_to", "Provider Committee in Common"),
            *_up("Provider Committee in Common", "Acute Sector Group"),
            ("Dale Provider Alliance", "advises", "Provider Committee in Common"),
            *_up("Acute Sector Group", "Shared pathology review", "Stroke pathway", "Theatres pilot"),
        ),
    ),
    Truth(
        "Short names",
        (
            (
                *_o("national_body", "NHSE/I"),
                *_b("health_and_wellbeing_board", "HWBB"),
                *_b("overview_and_scrutiny_committee", "JHOSC"),
            ),
            _b("strategic_board", "ICS Board"),
            (*_b("executive_group", "CEO Group"), *_b("finance_group", "DoFs Group"), *_b("programme_office", "PMO team")),
            _b("enabler", "LWAB", "Digital", "Comms"),
            _b("workstream", "UEC workstream", "Elective care"),
        ),
        (
            ("NHSE/I", "oversees", "ICS Board"),
            ("HWBB", "oversees", "ICS Board"),
            ("JHOSC", "oversees", "ICS Board"),
            *_up("ICS Board", "CEO Group"),
            ("DoFs Group", "advises", "ICS Board"),
            ("PMO team", "supports", "CEO Group"),
            *((each, "supports", "CEO Group") for each in ("LWAB", "Digital", "Comms")),
            *_up("CEO Group", "UEC workstream", "Elective care"),
        ),
    ),
    Truth(
        "Agreements",
        (
            (*_o("ccg", "Fen CCG"), *_o("local_authority", "Fen Borough Council")),
            _b("strategic_board", "Fen Integrated Care Partnership Board"),
            (
                *_i("memorandum_of_understanding", "MoU"),
                *_i("section_75_agreement", "Section 75 agreement"),
                *_i("risk_share_agreement", "Risk share agreement"),
            ),
            _b("audit_committee", "Joint Audit Committee"),
        ),
        (
            ("Fen CCG", "party_to", "MoU"),
            ("Fen Borough Council", "party_to", "MoU"),
            ("Fen CCG", "party_to", "Section 75 agreement"),
            ("Fen Borough Council", "party_to", "Section 75 agreement"),
            ("Risk share agreement", "covers", "Fen Integrated Care Partnership Board"),
            ("Fen CCG", "member_of", "Fen Integrated Care Partnership Board"),
            ("Fen Borough Council", "member_of", "Fen Integrated Care Partnership Board"),
            ("Joint Audit Committee", "oversees", "Fen Integrated Care Partnership Board"),
        ),
    ),
    Truth(
        "Deep and wide",
        (
            _b("governing_body", "Lakes CCG Governing Body"),
            _b("strategic_board", "Lakes & Coast STP Board"),
            (
                *_b("oversight_group", "Programme Assurance Group"),
                *_b("delivery_group", "Lakes Delivery Board"),
                *_b("reference_group", "Citizens' Panel"),
            ),
            _b("workstream", "Children and Young People", "Frailty", "Cancer"),
            _j("Asthma pathway", "Care home pilot", "Rapid diagnostic hub", "Discharge review"),
            _b("reference_group", "Stroke Task and Finish Group"),
        ),
        (
            ("Lakes CCG Governing Body", "ratifies", "Lakes & Coast STP Board"),
            *_up("Lakes & Coast STP Board", "Lakes Delivery Board"),
            ("Programme Assurance Group", "oversees", "Lakes Delivery Board"),
            ("Citizens' Panel", "advises", "Lakes & Coast STP Board"),
            *_up("Lakes Delivery Board", "Children and Young People", "Frailty", "Cancer"),
            *_up("Children and Young People", "Asthma pathway"),
            *_up("Frailty", "Care home pilot", "Discharge review"),
            *_up("Cancer", "Rapid diagnostic hub"),
            *_up("Frailty", "Stroke Task and Finish Group"),
        ),
    ),
)
