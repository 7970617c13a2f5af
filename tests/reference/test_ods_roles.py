"""ODS roles and codes: what is recognised, what a role stands for, and what is looked up."""

from __future__ import annotations

from typing import get_args

import pytest

from stpgraph.model.kinds import OrganisationKind
from stpgraph.reference import trusts
from stpgraph.reference.ods_roles import BY_ID, ROLES, code_of, kind_of_roles, organisation_of, role_of


def test_every_role_has_an_id_of_its_own_and_a_kind_that_there_is() -> None:
    assert len(BY_ID) == len(ROLES) == 22
    assert {each.kind for each in ROLES} - {None} <= set(get_args(OrganisationKind))
    assert [int(each.id.removeprefix("RO")) for each in ROLES] == sorted(int(each.id.removeprefix("RO")) for each in ROLES)


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        (["RO98"], "ccg"),
        (["RO197"], "nhs_trust"),
        (["RO197", "RO57"], "foundation_trust"),
        (["RO261", "RO318"], "integrated_care_board"),
        (["RO261", "RO262"], None),
        (["RO261"], None),
        (["RO40"], "local_authority"),
        (["RO98", "RO76"], None),
        (["RO9999"], None),
        ([], None),
    ],
)
def test_roles_stand_for_a_kind(roles: list[str], kind: str | None) -> None:
    assert kind_of_roles(roles) == kind


@pytest.mark.parametrize(
    ("scheme", "identifier", "code"),
    [
        ("ODS", "RN3", "RN3"),
        ("GB-NHS", "rn3", "RN3"),
        ("NHS Organisation Data Service", "03F", "03F"),
        ("https://fhir.nhs.uk/Id/ods-organization-code", "RN3", "RN3"),
        ("", "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/RN3", "RN3"),
        ("", "https://directory.spineservices.nhs.uk/STU3/Organization/rn3/", "RN3"),
        ("", "RN3", ""),
        ("GB-COH", "07444723", ""),
        ("ODS", "not a code", ""),
        ("ODS", "R" * 50, ""),
        ("ODS", "javascript:alert(1)", ""),
    ],
)
def test_codes_are_known_by_their_scheme_or_address(scheme: str, identifier: str, code: str) -> None:
    assert code_of(scheme, identifier) == code


def test_a_role_is_found_at_the_end_of_an_address() -> None:
    assert role_of("https://directory.spineservices.nhs.uk/STU3/CodeSystem/ODSAPI-OrganizationRole-1|RO98") == "RO98"
    assert role_of("ro57") == "RO57"
    assert role_of("EURO98") == ""
    assert role_of("RO98 and more") == ""


def test_an_organisation_is_looked_up_and_its_role_comes_first() -> None:
    known = organisation_of("rn3")
    assert known is not None
    assert (known.name, known.kind) == ("Great Western Hospitals NHS Foundation Trust", "foundation_trust")
    assert "RN3" in known.why
    by_role = organisation_of("RN3", ["RO98"])
    assert by_role is not None
    assert (by_role.kind, by_role.why) == ("ccg", "its ODS role is Clinical Commissioning Group (RO98)")
    assert organisation_of("03F", ["RO261"]) is None
    assert all(organisation_of(each.code) for each in trusts())
