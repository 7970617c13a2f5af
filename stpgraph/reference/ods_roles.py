"""Roles of the NHS Organisation Data Service (ODS), and what sort of organisation of a structure each stands for.

Every record has exactly one primary role and any number of others, which may be ended. Strategic partnerships keep one primary role
whatever they are: that one was an STP or is an integrated care board is said by the other roles only.

Provenance: public copies of the ODS list of roles. Check against the live list (the Organisation Reference Data service, `/roles`) before
relying on one. The numbers of relationship types (RE…) are not known here. Trusts are looked up in the reference data of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stpgraph.model.kinds import OrganisationKind
from stpgraph.reference import by_ods_code

#: How files of others call the scheme of ODS codes, in lower case without signs between.
SCHEMES: frozenset[str] = frozenset(
    {"ods", "odscode", "nhsods", "gbnhs", "gbods", "nhs", "nacs", "nhsorganisationdataservice", "odsorganizationcode", "hscic"}
)
#: Addresses that end in an ODS code.
_ADDRESSES = re.compile(
    r"^(?:https?://(?:directory\.spineservices\.nhs\.uk/(?:ORD/2-0-0/organisations|STU3/Organization|R4/Organization)/"
    r"|fhir\.nhs\.uk/Id/ods-organization-code[/|])|urn:ods:)([A-Z0-9]{3,10})/?$",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:^|[^A-Z0-9])(RO\d{1,4})$", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{3,10}")


@dataclass(frozen=True, slots=True)
class OdsRole:
    """A role: its id, its name, the kind of organisation that it stands for (None where our kinds have none), and how much it says.

    Where an organisation has several roles, the kind of the one that says most counts.
    """

    id: str
    name: str
    kind: OrganisationKind | None
    says: int = 1


ROLES: tuple[OdsRole, ...] = (
    OdsRole("RO33", "County Council", "local_authority"),
    OdsRole("RO34", "Borough Council", "local_authority"),
    OdsRole("RO35", "City Council", "local_authority"),
    OdsRole("RO36", "District Council", "local_authority"),
    OdsRole("RO37", "Metropolitan District", "local_authority"),
    OdsRole("RO40", "Unitary Authority", "local_authority"),
    OdsRole("RO57", "Foundation Trust", "foundation_trust", 2),
    OdsRole("RO76", "GP Practice", "gp_provider"),
    OdsRole("RO98", "Clinical Commissioning Group", "ccg"),
    OdsRole("RO107", "Care Trust", "nhs_trust"),
    OdsRole("RO177", "Prescribing Cost Centre", None),
    OdsRole("RO197", "NHS Trust", "nhs_trust"),
    OdsRole("RO209", "NHS England", "national_body"),
    OdsRole("RO213", "Commissioning Support Unit", None),
    OdsRole("RO218", "Commissioning Hub", None),
    OdsRole("RO223", "London Borough", "local_authority"),
    OdsRole("RO261", "Strategic Partnership", None),
    OdsRole("RO262", "Sustainability Transformation Partnership", None),
    OdsRole("RO272", "Primary Care Network", "gp_provider"),
    OdsRole("RO273", "Combined Authority", "combined_authority"),
    OdsRole("RO318", "Integrated Care Board", "integrated_care_board", 2),
    OdsRole("RO319", "Sub ICB Location", None),
)
BY_ID: Mapping[str, OdsRole] = {each.id: each for each in ROLES}


@dataclass(frozen=True, slots=True)
class Known:
    """What an ODS code and roles say of an organisation. `name` is empty and `kind` None where they do not say; `why` is in words."""

    code: str
    name: str
    kind: OrganisationKind | None
    why: str


def role_of(text: str) -> str:
    """The id of the role at the end of a text, in capitals; empty where there is none.

    >>> role_of("https://directory.spineservices.nhs.uk/STU3/CodeSystem/ODSAPI-OrganizationRole-1|RO197"), role_of("hospital")
    ('RO197', '')
    """
    found = _ROLE.search(text.strip()[-80:])
    return found[1].upper() if found else ""


def code_of(scheme: str, identifier: str) -> str:
    """The ODS code in an identifier and the name of its scheme, in capitals; empty where it is none.

    >>> code_of("ODS", "rn3"), code_of("", "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/RN3"), code_of("GB-COH", "0123")
    ('RN3', 'RN3', '')
    """
    identifier = identifier.strip()
    if found := _ADDRESSES.match(identifier):
        return found[1].upper()
    plain = re.sub(r"[^a-z]", "", scheme[:200].casefold())
    whole = plain in SCHEMES or "odsorganizationcode" in plain
    return identifier.upper() if whole and _CODE.fullmatch(identifier.upper()) else ""


def kind_of_roles(roles: Iterable[str]) -> OrganisationKind | None:
    """The kind of organisation that roles stand for, None where none of them does or two that say as much disagree.

    >>> kind_of_roles(["RO197", "RO57"]), kind_of_roles(["RO261"]), kind_of_roles(["RO98", "RO76"])
    ('foundation_trust', None, None)
    """
    found = [BY_ID[each] for each in roles if each in BY_ID and BY_ID[each].kind]
    most = max((each.says for each in found), default=0)
    kinds = {each.kind for each in found if each.says == most}
    return kinds.pop() if len(kinds) == 1 else None


def organisation_of(code: str, roles: Iterable[str] = ()) -> Known | None:
    """What an ODS code and the ids of its roles say; None where they say nothing.

    The roles come first: they are of the file at hand, the reference data of 2017/18.

    >>> organisation_of("RN3").kind, organisation_of("X99", ["RO98"]).kind, organisation_of("X99")
    ('foundation_trust', 'ccg', None)
    """
    code, roles = code.strip().upper(), tuple(roles)
    trust = by_ods_code().get(code)
    kind = kind_of_roles(roles)
    name = trust.name if trust else ""
    if kind:
        told = sorted(each for each in roles if each in BY_ID and BY_ID[each].kind == kind)
        return Known(code, name, kind, f"its ODS role is {BY_ID[told[0]].name} ({told[0]})")
    if trust is None:
        return None
    return Known(code, name, trust.kind, f"the NHS register has {trust.name} under the code {code}")
