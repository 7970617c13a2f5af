"""The packaged reference data is whole, and what is derived from it is right."""

from __future__ import annotations

import re

from stpgraph.reference import by_ods_code, footprints, trusts, trusts_of


def test_there_are_forty_four_footprints_and_each_has_a_code_and_a_name() -> None:
    found = footprints()
    assert len(found) == len({each.code for each in found}) == len({each.name for each in found}) == 44
    assert all(re.fullmatch(r"E54\d{6}", each.code) and each.name == each.name.strip() for each in found)
    assert [each.code for each in found] == sorted(each.code for each in found)


def test_every_trust_is_in_a_footprint_that_is_there() -> None:
    found, codes = trusts(), {each.code for each in footprints()}
    assert len(found) == len(by_ods_code()) == 137
    assert {each.footprint for each in found} == codes
    assert sum(len(trusts_of(code)) for code in codes) == 137


def test_a_trust_says_what_sort_it_is() -> None:
    assert by_ods_code()["RN3"].kind == "foundation_trust"
    assert by_ods_code()["RXQ"].kind == "nhs_trust"
