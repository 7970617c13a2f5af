"""Who chairs or leads the groups of the second set, for the documents that write it within a group's own box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.importers.held_out.kept_truths import CLINICAL_FOCUS, COUNTIES, PORTFOLIO
from tests.importers.held_out.shaping import only
from tests.importers.truths import Truth

#: By the group: what the second line of its box starts with, the post, and its kind.
Roles = Mapping[str, tuple[str, str, str]]
COUNTIES_ROLES: Roles = {
    "Two Counties Strategic Board": ("Chair", "Leader of Wendale Council", "elected_member"),
    "Two Counties Executive": ("Chair", "Chief Executive, Wendale Hospitals", "chief_officer"),
    "Clinical and Care Professional Cabinet": ("Chair", "Medical Director, Mossbury Hospitals", "clinician"),
    "Finance Directors' Group": ("Chair", "Chief Finance Officer, Mossbury CCG", "finance_director"),
    "Stroke Workstream": ("Lead", "Consultant Stroke Physician", "clinician"),
    "Healthy Ageing Workstream": ("Lead", "Director of Adult Social Care", "executive"),
    "Diabetes Workstream": ("Lead", "GP Lead for Diabetes", "gp"),
}
PORTFOLIO_ROLES: Roles = {
    "Cobalt Bay Partnership Board": ("Chair", "Independent Chair", "independent_chair"),
    "Digital Delivery Group": ("Chair", "Director of Digital Services, Cobalt Bay Hospitals", "executive"),
    "Estates Delivery Group": ("Chair", "Director of Estates, Cobalt Bay Hospitals", "executive"),
    "Surplus Land Workstream": ("Lead", "Director of Finance, Netherwick Community", "finance_director"),
}
CLINICAL_ROLES: Roles = {
    "Thornholt STP Board": ("Chair", "Independent Chair", "independent_chair"),
    "Thornholt Clinical Cabinet": ("Chair", "Medical Director, Thornholt Infirmary", "clinician"),
    "Maternity Workstream": ("Lead", "Consultant Midwife", "clinician"),
    "Respiratory Workstream": ("Lead", "Consultant Chest Physician", "clinician"),
    "Frailty Workstream": ("Lead", "GP Lead for Frailty", "gp"),
}
ROLED: tuple[tuple[Truth, Roles], ...] = (
    (COUNTIES, COUNTIES_ROLES),
    (PORTFOLIO, PORTFOLIO_ROLES),
    (CLINICAL_FOCUS, CLINICAL_ROLES),
)


def second(roles: Roles, name: str) -> str:
    """The second line of a group's box, or nothing."""
    return f"{roles[name][0]}: {roles[name][1]}" if name in roles else ""


def with_roles(truth: Truth, roles: Roles) -> Truth:
    """The truth with the posts: a chair sits on the group, a lead leads it."""
    there = {name for name, _, _ in truth.nodes}
    told = {name: each for name, each in roles.items() if name in there}
    posts = tuple((post, "post", kind) for post, kind in {each[1]: each[2] for each in told.values()}.items())
    lines = tuple((post, "sits_on" if said == "Chair" else "leads", name) for name, (said, post, _) in told.items())
    return replace(only(truth), rows=(*truth.rows, posts), lines=(*truth.lines, *lines))
