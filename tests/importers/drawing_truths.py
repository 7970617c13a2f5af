"""More made-up structures, and what the writers of drawings have in common."""

from __future__ import annotations

from tests.importers.corpus import SAID
from tests.importers.truths import TRUTHS, Line, Named, Truth


def _of(node_type: str, kind: str | None, *names: str) -> tuple[Named, ...]:
    return tuple((name, node_type, kind) for name in names)


def _up(target: str, *sources: str) -> tuple[Line, ...]:
    return tuple((source, "accountable_to", target) for source in sources)


OWN: tuple[Truth, ...] = (
    Truth(
        "Weald and Downs governance",
        (
            (*_of("organisation", "ccg", "NHS Weald CCG"), *_of("organisation", "local_authority", "Downs County Council")),
            _of("body", "joint_committee", "Joint Commissioning Committee"),
            _of("body", "strategic_board", "Weald and Downs Programme Board"),
            (
                *_of("body", "programme_office", "Programme Management Office"),
                *_of("body", "delivery_group", "Delivery and Implementation Group"),
                *_of("body", "reference_group", "Patient and Public Advisory Group"),
            ),
            _of("body", "workstream", "Planned Care Workstream", "Mental Health Programme", "Children's Workstream"),
        ),
        (
            ("NHS Weald CCG", "delegates_to", "Joint Commissioning Committee"),
            ("Downs County Council", "delegates_to", "Joint Commissioning Committee"),
            *_up("Joint Commissioning Committee", "Weald and Downs Programme Board"),
            ("Programme Management Office", "supports", "Delivery and Implementation Group"),
            *_up("Weald and Downs Programme Board", "Delivery and Implementation Group"),
            ("Patient and Public Advisory Group", "advises", "Weald and Downs Programme Board"),
            *_up(
                "Delivery and Implementation Group", "Planned Care Workstream", "Mental Health Programme", "Children's Workstream"
            ),
        ),
    ),
    Truth(
        "City and Borough partnership",
        (
            (
                *_of("body", "health_and_wellbeing_board", "City Health & Wellbeing Board"),
                *_of("body", "overview_and_scrutiny_committee", "Health Overview and Scrutiny Committee"),
            ),
            _of("body", "strategic_board", "City Partnership Board"),
            (
                *_of("body", "clinical_cabinet", "Clinical Cabinet"),
                *_of("body", "executive_group", "Executive Group"),
                *_of("body", "finance_group", "Finance and Activity Group"),
            ),
            _of("body", "locality_group", "North Locality Group", "South Locality Group"),
            _of("project", None, "Care navigation pilot", "Community beds review"),
        ),
        (
            ("City Health & Wellbeing Board", "oversees", "City Partnership Board"),
            ("Health Overview and Scrutiny Committee", "oversees", "City Partnership Board"),
            *_up("City Partnership Board", "Executive Group"),
            ("Clinical Cabinet", "advises", "City Partnership Board"),
            ("Finance and Activity Group", "advises", "City Partnership Board"),
            *_up("Executive Group", "North Locality Group", "South Locality Group"),
            *_up("North Locality Group", "Care navigation pilot"),
            *_up("South Locality Group", "Community beds review"),
        ),
    ),
    Truth(
        "Posts of the cancer programme",
        (
            _of("body", "strategic_board", "Cancer Partnership Board"),
            (
                *_of("post", "independent_chair", "Independent Chair"),
                *_of("post", "chief_officer", "Chief Officer"),
                *_of("post", "finance_director", "Director of Finance"),
                *_of("post", "lay_member", "Lay Member"),
            ),
            _of("body", "workstream", "Screening Workstream", "Diagnostics Workstream"),
            _of("post", "workstream_lead", "Screening Workstream Lead", "Diagnostics Workstream Lead"),
        ),
        (
            *(
                (each, "sits_on", "Cancer Partnership Board")
                for each in ("Independent Chair", "Chief Officer", "Director of Finance", "Lay Member")
            ),
            *_up("Cancer Partnership Board", "Screening Workstream", "Diagnostics Workstream"),
            ("Screening Workstream Lead", "leads", "Screening Workstream"),
            ("Diagnostics Workstream Lead", "leads", "Diagnostics Workstream"),
        ),
    ),
    Truth(
        "Alliance of providers",
        (
            (
                *_of("organisation", "foundation_trust", "Ridge Hospitals NHS Foundation Trust"),
                *_of("organisation", "ambulance_trust", "Ridge Ambulance Service NHS Trust"),
                *_of("organisation", "voluntary_sector", "Ridge Voluntary Action"),
            ),
            _of("body", "federation", "Ridge Provider Alliance"),
            _of("body", "executive_group", "Alliance Executive Group"),
            (*_of("body", "oversight_group", "Quality Assurance Group"), *_of("body", "workstream", "Frailty Programme")),
            _of("project", None, "Virtual ward pilot", "Discharge hub"),
        ),
        (
            ("Ridge Hospitals NHS Foundation Trust", "member_of", "Ridge Provider Alliance"),
            ("Ridge Ambulance Service NHS Trust", "member_of", "Ridge Provider Alliance"),
            ("Ridge Voluntary Action", "member_of", "Ridge Provider Alliance"),
            *_up("Ridge Provider Alliance", "Alliance Executive Group"),
            ("Quality Assurance Group", "oversees", "Frailty Programme"),
            *_up("Alliance Executive Group", "Frailty Programme"),
            *_up("Frailty Programme", "Virtual ward pilot", "Discharge hub"),
        ),
    ),
    Truth(
        "Programme office and enablers",
        (
            _of("body", "strategic_board", "Transformation Partnership Board"),
            (
                *_of("body", "audit_committee", "Audit Committee in Partnership"),
                *_of("body", "delivery_group", "Transformation Delivery Board"),
                *_of("body", "programme_office", "Programme Office"),
            ),
            (
                *_of("body", "workstream", "Urgent Care Programme"),
                *_of("body", "enabler", "Digital Enabler", "Workforce Enabler"),
            ),
            _of("instrument", "memorandum_of_understanding", "Memorandum of Understanding"),
        ),
        (
            ("Audit Committee in Partnership", "oversees", "Transformation Delivery Board"),
            *_up("Transformation Partnership Board", "Transformation Delivery Board"),
            ("Programme Office", "supports", "Transformation Delivery Board"),
            *_up("Transformation Delivery Board", "Urgent Care Programme"),
            ("Digital Enabler", "supports", "Urgent Care Programme"),
            ("Workforce Enabler", "supports", "Urgent Care Programme"),
            ("Memorandum of Understanding", "covers", "Transformation Partnership Board"),
        ),
    ),
)
ALL: tuple[Truth, ...] = (*TRUTHS, *OWN)
#: Lines that most people leave without words, for where they stand says all.
PLAIN = frozenset({"accountable_to", "sits_on", "leads", "supports"})


def spread(style: int, count: int = 3) -> tuple[Truth, ...]:
    """The structures that a style is tried with: as many of all as told, others for each style, one of `OWN` among them."""
    own = OWN[style % len(OWN)]
    others = [each for each in ALL if each is not own]
    return (*(others[(style * (count - 1) + at) % len(others)] for at in range(count - 1)), own)


def said_on(kind: str) -> str:
    return "" if kind in PLAIN else SAID[kind]


def ends(line: Line, down: bool) -> tuple[str, str]:
    source, kind, target = line
    return (target, source) if down and kind == "accountable_to" else (source, target)


def keys_of(truth: Truth, start: str = "n") -> dict[str, str]:
    return {name: f"{start}{at}" for at, (name, _, _) in enumerate(truth.nodes)}


def text_of(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
