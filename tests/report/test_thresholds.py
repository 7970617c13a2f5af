from __future__ import annotations

from stpgraph.model import LIMITS
from stpgraph.report.page import plain
from stpgraph.report.text import check_page
from stpgraph.report.thresholds import all_used, limits_page, number, used, used_rows
from stpgraph.rules import BY_ID
from tests.report.made import GAP, checked

#: A board to which three answer, beyond a threshold of two.
MANY = (
    GAP
    + """\
  - {source: two, type: accountable_to, target: board}
  - {source: three, type: accountable_to, target: board}
"""
).replace(
    "relations:",
    """\
  - {id: two, type: body, kind: workstream, name: Two}
  - {id: three, type: body, kind: workstream, name: Three}
relations:""",
)
SET = MANY.replace("relations:", "limits: {CPX003: 2}\nrelations:")


def test_who_set_a_threshold() -> None:
    plainly, in_file = checked(MANY), checked(SET)
    here = in_file._replace(set_here={"CPX003": 2.0})
    found = [used(each, "CPX003") for each in (plainly, in_file, here)]
    assert [(each.value, each.set_by) for each in found if each] == [(9, "default"), (2, "file"), (2, "command")]
    assert [each.origin for each in found if each] == [
        "the default",
        "set in the structure file; the default is 9",
        "set on the command line; the default is 9",
    ]
    assert used(here, "ACC001") is None
    assert [each.limit for each in all_used(here)] == list(LIMITS)


def test_a_finding_shows_the_threshold_it_was_found_with() -> None:
    text = " ".join(plain(check_page([checked(SET, rules={"CPX003"})], frozenset({"CPX003"}))).split())
    told = "2: bodies and projects that answer directly to one body (set in the structure file; the default is 9)"
    assert f"Threshold used: {told}." in text
    assert "Threshold used" not in plain(check_page([checked(GAP, rules={"ACC002"})], frozenset({"ACC002"})))


def test_rows_name_the_structures_that_set_their_own() -> None:
    rows = {row[0]: row for row in used_rows([checked(MANY), checked(SET)])}
    assert list(rows) == [limit.rule for limit in LIMITS]
    assert rows["CPX003"][2:] == ("9", "our reading of HFMA 2017, capacity", "“A board in the air”: 2, set in the structure file")
    assert rows["NED007"][2:] == ("80%", "our reading of Coutts 5", "The default")


def test_the_table_of_thresholds_has_every_one_with_default_and_source() -> None:
    text = " ".join(plain(limits_page(frozenset(BY_ID)), 400).split())
    for limit in LIMITS:
        assert f"{limit.rule} {number(limit, limit.default)} {limit.means} {limit.basis}" in text
    assert "CPX003" not in plain(limits_page(frozenset({"NED007"})))
