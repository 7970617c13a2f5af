"""Records of the NHS Organisation Data Service (ODS): one record, or the list that a search gives, as organisations.

Only what an organisation is comes out of it: ODS says nothing of boards or of who answers to whom. Its relationships between
organisations are told and left out; the meaning of their numbers is not known here, and a structure has no line between organisations
but scrutiny.

Source: NHS Digital, "Organisation Data Service ORD API", the shape of its JSON records (`Organisation`) and lists (`Organisations`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from stpgraph.importers.draft import Shape, Sketch, Unread
from stpgraph.importers.linked.json_files import json_of, looks_like_json, objects, tell, text, untold
from stpgraph.importers.making import short
from stpgraph.importers.safe import refused
from stpgraph.reference.ods_roles import organisation_of

_KNOWN = frozenset(
    {
        *(
            "Name",
            "OrgId",
            "Status",
            "OrgRecordClass",
            "orgRecordClass",
            "PrimaryRoleId",
            "PrimaryRoleDescription",
            "Roles",
            "OrgLink",
        ),
        *("LastChangeDate", "refOnly", "Rels", "Succs"),
    }
)


def recognised(data: bytes, name: str = "") -> bool:
    """Whether a file holds records of ODS."""
    return (
        looks_like_json(data)
        and re.search(rb'"OrgId"\s*:', data) is not None
        and re.search(rb'"(?:PrimaryRoleId|primaryRole|Organisations?)"\s*:', data) is not None
    )


def sketch(data: bytes, name: str) -> Sketch:
    """The organisations in the file. Raises InputError where it cannot be read, or has none."""
    unread: list[Unread] = []
    value = json_of(data, name, unread)
    records = _records(value)
    if not records:
        raise refused(name, "There is no organisation in this file.")
    counts: Counter[str] = Counter()
    shapes = []
    lines = 0
    for at, record in enumerate(records):
        shapes.append(_shape(at, record))
        untold(record, _KNOWN, counts)
        for plural, one in (("Rels", "Rel"), ("Succs", "Succ")):
            held = record.get(plural)
            lines += len(objects(held.get(one, []))) if isinstance(held, dict) else 0
    if lines:
        times = "1 relationship" if lines == 1 else f"{lines:,} relationships"
        unread.append(Unread(times, "the records", "What lies between two organisations in ODS is no line of a structure."))
    unread += tell(counts, "the records")
    return Sketch("ods", "Organisations", tuple(shapes), (), tuple(unread))


def _records(value: Any) -> list[dict[str, Any]]:
    """The records in a record, a list, or a list of records one by one."""
    made = []
    for each in objects(value):
        if "Organisation" in each or "Organisations" in each:
            made += [*objects(each.get("Organisation", [])), *objects(each.get("Organisations", []))]
        elif "OrgId" in each:
            made.append(each)
    return made


def _shape(at: int, record: Mapping[str, Any]) -> Shape:
    held = record.get("OrgId")
    code = (text(held.get("extension")) if isinstance(held, dict) else text(held)).upper()
    named = text(record.get("Name")) or code
    known = organisation_of(code, _roles(record))
    stated: dict[str, object] = {"type": "organisation", "name": named}
    if code:
        stated["ods_code"] = code
    if known and known.kind:
        stated["kind"] = known.kind
    if text(record.get("Status")).casefold() == "inactive":
        stated["status"] = "ended"
    said = text(record.get("PrimaryRoleDescription"))
    return Shape(f"{at}", (), f"the record of “{short(named)}”", stated=stated, kind_words="" if "kind" in stated else said)


def _roles(record: Mapping[str, Any]) -> list[str]:
    """The ids of the roles that have not ended."""
    held = record.get("Roles")
    listed = objects(held.get("Role", [])) if isinstance(held, dict) else []
    found = [text(each.get("id")) for each in listed if text(each.get("Status")).casefold() != "inactive"]
    return [*found, *filter(None, [text(record.get("PrimaryRoleId"))])]
