"""Reference data that comes with stpgraph: the forty-four footprints of 2017/18 with their ONS codes, and NHS trusts with their ODS codes.

Left out of the data as published: its column of regions, which does not fit the footprints (it puts Lincolnshire in London).

Source: Health Foundation, lookup of NHS trusts to STPs 2017/18 (see LICENCE.txt beside the data).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stpgraph.model.kinds import OrganisationKind

#: What is said wherever this data is shown.
SOURCE = "Health Foundation, NHS trusts by STP 2017/18, with codes of the Office for National Statistics"


@dataclass(frozen=True, slots=True)
class Footprint:
    """A footprint of 2017/18: its ONS code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Trust:
    """An NHS trust or foundation trust: its ODS code, its name, the ONS code of the one footprint that the lookup puts it in.

    A few trusts stand in more than one plan (Chesterfield Royal, Epsom and St Helier); the lookup names one.
    """

    code: str
    name: str
    footprint: str

    @property
    def kind(self) -> OrganisationKind:
        """The sort of trust that its name says.

        >>> Trust("RN3", "Great Western Hospitals NHS Foundation Trust", "E54000040").kind
        'foundation_trust'
        """
        return "foundation_trust" if "foundation trust" in self.name.casefold() else "nhs_trust"


@cache
def footprints() -> tuple[Footprint, ...]:
    """The forty-four, in order of code."""
    return tuple(Footprint(row["ons_code"], row["name"]) for row in _rows("footprints.csv"))


@cache
def trusts() -> tuple[Trust, ...]:
    """All trusts, in order of code. Ambulance trusts are not in the data."""
    return tuple(Trust(row["ods_code"], row["name"], row["footprint_ons_code"]) for row in _rows("trusts.csv"))


def trusts_of(footprint: str) -> tuple[Trust, ...]:
    """The trusts of a footprint, by its ONS code, in order of name."""
    return tuple(sorted((each for each in trusts() if each.footprint == footprint), key=lambda each: each.name))


@cache
def by_ods_code() -> Mapping[str, Trust]:
    """Trusts by ODS code."""
    return {each.code: each for each in trusts()}


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
