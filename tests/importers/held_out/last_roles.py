"""Who chairs or leads the groups of the third set, for the documents that write it within a group's own box."""

from __future__ import annotations

from tests.importers.held_out.kept_roles import Roles
from tests.importers.held_out.last_truths import ACP, DIABETES, SHADOW
from tests.importers.truths import Truth

SHADOW_ROLES: Roles = {
    "Accountable Care System Board": ("Chair", "Independent Chair", "independent_chair"),
    "Executive Steering Group": ("Chair", "Chief Executive, Cardonbury Hospitals", "chief_officer"),
    "Clinical and Care Cabinet": ("Chair", "Medical Director, Cardonbury Hospitals", "clinician"),
    "Finance and Efficiency Group": ("Chair", "Director of Finance, Skerrow Isles Community", "finance_director"),
    "Ageing Well Workstream": ("Lead", "Consultant Geriatrician", "clinician"),
    "Living Well Workstream": ("Lead", "Director of Public Health", "executive"),
    "Mental Wellbeing Workstream": ("Lead", "GP Lead for Mental Health", "gp"),
}
ACP_ROLES: Roles = {
    "Accountable Care Partnership Board": ("Chair", "Leader of Pennarrow County Council", "elected_member"),
    "Partnership Delivery Group": ("Chair", "Accountable Officer, Pennarrow CCG", "chief_officer"),
    "Partnership Clinical Cabinet": ("Chair", "Medical Director, Pennarrow Hospitals", "clinician"),
    "Bayside Locality Group": ("Lead", "GP Lead for Bayside", "gp"),
}
DIABETES_ROLES: Roles = {
    "Brightwick STP Strategic Board": ("Chair", "Lay Member for Governance, Brightwick CCG", "lay_member"),
    "Long Term Conditions Delivery Group": ("Chair", "Director of Strategy, Brightwick Hospitals", "executive"),
    "Diabetes Prevention Workstream": ("Lead", "Director of Public Health", "executive"),
    "Diabetes Treatment Workstream": ("Lead", "Consultant Diabetologist", "clinician"),
}
ROLED: tuple[tuple[Truth, Roles], ...] = ((SHADOW, SHADOW_ROLES), (ACP, ACP_ROLES), (DIABETES, DIABETES_ROLES))
