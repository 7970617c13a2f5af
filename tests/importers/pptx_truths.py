"""More made-up structures, for what slides say by nesting, by colour, by strokes and in tables."""

from __future__ import annotations

from tests.importers.truths import Line, Truth


def _up(target: str, *sources: str) -> tuple[Line, ...]:
    return tuple((source, "accountable_to", target) for source in sources)


#: Boxes in boxes: a body in a body is part of it, a project in a body answers to it.
NESTED = Truth(
    "Marches: who is part of what",
    (
        (("Marches Partnership Board", "body", "strategic_board"),),
        (("Marches Delivery Group", "body", "delivery_group"), ("Clinical Senate", "body", "clinical_cabinet")),
        (
            ("Cancer Workstream", "body", "workstream"),
            ("Frailty Workstream", "body", "workstream"),
        ),
        (("Rapid access pilot", "project", None), ("Care home project", "project", None)),
    ),
    (
        ("Marches Delivery Group", "part_of", "Marches Partnership Board"),
        ("Clinical Senate", "part_of", "Marches Partnership Board"),
        ("Cancer Workstream", "part_of", "Marches Delivery Group"),
        ("Frailty Workstream", "part_of", "Marches Delivery Group"),
        ("Rapid access pilot", "accountable_to", "Cancer Workstream"),
        ("Care home project", "accountable_to", "Frailty Workstream"),
    ),
)
#: Names that do not say what they are: only the key of colours does.
COLOURED = Truth(
    "Shaping tomorrow",
    (
        (("Better Together", "body", "strategic_board"),),
        (("Design Hub", "body", "delivery_group"), ("The Engine Room", "body", "programme_office")),
        (
            ("Home First", "body", "workstream"),
            ("Starting Well", "body", "workstream"),
            ("Open Doors", "body", "workstream"),
            ("One Record", "body", "enabler"),
        ),
        (("Red Bag", "project", None), ("Night Owl", "project", None)),
    ),
    (
        *_up("Better Together", "Design Hub"),
        ("The Engine Room", "supports", "Better Together"),
        *_up("Design Hub", "Home First", "Starting Well", "Open Doors"),
        ("One Record", "supports", "Design Hub"),
        *_up("Home First", "Red Bag"),
        *_up("Open Doors", "Night Owl"),
    ),
)
#: Lines that only a key of strokes tells apart.
STROKED = Truth(
    "Wolds: what the lines mean",
    (
        (("Wolds CCG", "organisation", "ccg"), ("Wolds County Council", "organisation", "local_authority")),
        (
            ("Wolds Joint Committee", "body", "joint_committee"),
            ("Wolds Scrutiny Committee", "body", "overview_and_scrutiny_committee"),
        ),
        (("Wolds Transformation Board", "body", "strategic_board"), ("Wolds Citizens' Panel", "body", "reference_group")),
        (("Cardiology Workstream", "body", "workstream"), ("Stroke Workstream", "body", "workstream")),
    ),
    (
        ("Wolds CCG", "delegates_to", "Wolds Joint Committee"),
        ("Wolds County Council", "delegates_to", "Wolds Joint Committee"),
        ("Wolds Scrutiny Committee", "oversees", "Wolds Transformation Board"),
        ("Wolds Citizens' Panel", "advises", "Wolds Transformation Board"),
        *_up("Wolds Transformation Board", "Cardiology Workstream", "Stroke Workstream"),
    ),
)
#: A tree and nothing else, as an organisation chart shows.
TREE = Truth(
    "Haven programme",
    (
        (("Haven Programme Board", "body", "strategic_board"),),
        (("Haven Delivery Board", "body", "delivery_group"),),
        (
            ("Urgent Care Workstream", "body", "workstream"),
            ("Mental Health Workstream", "body", "workstream"),
            ("Maternity Workstream", "body", "workstream"),
        ),
        (
            ("Ambulance handover project", "project", None),
            ("Crisis line pilot", "project", None),
            ("Caseload midwifery project", "project", None),
        ),
    ),
    (
        *_up("Haven Programme Board", "Haven Delivery Board"),
        *_up("Haven Delivery Board", "Urgent Care Workstream", "Mental Health Workstream", "Maternity Workstream"),
        *_up("Urgent Care Workstream", "Ambulance handover project"),
        *_up("Mental Health Workstream", "Crisis line pilot"),
        *_up("Maternity Workstream", "Caseload midwifery project"),
    ),
)
#: A picture of few boxes, and who sits on the board in a table.
SEATED = Truth(
    "Levels board and its members",
    (
        (("Levels System Board", "body", "strategic_board"),),
        (
            ("Chair (Levels CCG)", "post", "chair"),
            ("Finance Director (Levels Hospitals)", "post", "finance_director"),
            ("Lay member", "post", "lay_member"),
        ),
        (("Levels CCG", "organisation", "ccg"), ("Levels Hospitals", "organisation", "nhs_trust")),
        (("Levels Delivery Group", "body", "delivery_group"),),
    ),
    (
        *_up("Levels System Board", "Levels Delivery Group"),
        ("Chair (Levels CCG)", "sits_on", "Levels System Board"),
        ("Finance Director (Levels Hospitals)", "sits_on", "Levels System Board"),
        ("Lay member", "sits_on", "Levels System Board"),
        ("Chair (Levels CCG)", "represents", "Levels CCG"),
        ("Finance Director (Levels Hospitals)", "represents", "Levels Hospitals"),
    ),
)
