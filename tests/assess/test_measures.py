"""Numbers by which structures can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from stpgraph.assess.measures import BACKGROUNDS, SECTOR_OF, SECTORS, Measure, measures
from stpgraph.model import Finding
from stpgraph.model.kinds import KINDS
from stpgraph.rules import THEMES
from stpgraph.shipped import load
from tests.assess.made import assessed, made, shipped_files
from tests.assess.test_groups import found

#: Two boards, a workstream deep down, a project that comes up by a report, seats of every sort.
NODES: dict[str, Any] = {
    "board": {"kind": "strategic_board", "meets": "monthly"},
    "group": {"kind": "delivery_group", "meets": 10},
    "idle": {"kind": "oversight_group"},
    "stream": "workstream",
    "project": "project",
    "loose": "project",
    "ccg": "ccg",
    "trust": "nhs_trust",
    "council": "local_authority",
    "council-board": {"kind": "cabinet_board"},
    "lay": {"kind": "lay_member", "count": 2},
    "chief": "chief_officer",
    "doctor": {"kind": "clinician", "non_executive": True},
    "councillor": "elected_member",
    "patient": "public_representative",
    "member": "member",
    "lead": {"kind": "workstream_lead", "count": 7},
}
LINES: list[Any] = [
    *("group accountable_to board", "stream accountable_to group", "project reports_to stream", "ccg delegates_to board"),
    *("lay sits_on board", "lay represents ccg", "chief sits_on board", "chief represents trust", "chief represents ccg"),
    *("doctor sits_on group", "councillor sits_on group", "councillor represents council-board", "council-board part_of council"),
    *("patient sits_on board", "member sits_on group", "lead sits_on stream"),
    ("trust member_of group", {"seats": 3}),
]


def by_key(found: Iterable[Measure]) -> dict[str, Measure]:
    found = tuple(found)
    keyed = {each.key: each for each in found}
    assert len(keyed) == len(found)
    return keyed


def measured(
    nodes: dict[str, Any] | None = None, lines: list[Any] | None = None, findings: Iterable[Finding] = (), **more: Any
) -> dict[str, Measure]:
    return by_key(measures(made(NODES if nodes is None else nodes, LINES if lines is None else lines, **more), tuple(findings)))


def test_sizes() -> None:
    seen = measured()
    assert {key: seen[key].value for key in ("bodies", "boards", "workstreams", "projects", "organisations")} == {
        "bodies": 4,
        "boards": 3,
        "workstreams": 1,
        "projects": 2,
        "organisations": 3,
    }
    assert seen["seats"].value == 4 + 6 + 7
    assert seen["seats"].why == ""
    unknown = measured({**NODES, "lay": {"kind": "lay_member", "count": 0}})["seats"]
    assert unknown.value is None
    assert unknown.why == "The documents do not say how many people hold some of the posts."


def test_depth_and_span() -> None:
    seen = measured()
    assert seen["depth"].value == 3, "project, stream, group, board; the loose project comes up to nothing"
    assert seen["span"].value == 1, "reports do not count"
    assert (
        measured(lines=[*LINES, "idle accountable_to board", "loose accountable_to board", "board accountable_to board"])[
            "span"
        ].value
        == 3
    )
    assert measured(lines=[*LINES, "idle accountable_to board", "chief accountable_to board"])["span"].value == 2, "no posts"
    none = measured({"ccg": "ccg"}, [])
    assert (none["depth"].value, none["depth"].why) == (None, "No strategic board is shown.")
    assert (none["span"].value, none["span"].why) == (None, "No body of the structure is shown.")
    assert measured({"board": "strategic_board"}, [])["depth"].value == 0


def test_challenge() -> None:
    seen = measured()
    keys = ("challenge-direct", "challenge-indirect", "challenge-none", "challenge-steps")
    assert [seen[key].value for key in keys] == [2, 0, 1, 0]
    far = measured(lines=[line for line in LINES if line not in ("doctor sits_on group", "councillor sits_on group")])
    assert [far[key].value for key in keys] == [1, 1, 1, 0.5]
    none = measured({"ccg": "ccg"}, [])
    assert [none[key].value for key in keys] == [0, 0, 0, None]
    assert none["challenge-steps"].why


def test_shares_of_board_seats_by_background() -> None:
    """On boards: 2 lay, 1 executive, 1 public; 1 clinical, 1 elected, 1 unstated post, 3 unstated seats of the trust. The lead of
    the workstream sits on no board."""
    seen = measured()
    assert {key: seen[f"background-{key}"].value for key in BACKGROUNDS} == pytest.approx(
        {"clinical": 1 / 6, "elected": 1 / 6, "lay": 2 / 6, "public": 1 / 6, "executive": 1 / 6}
    )
    assert seen["background-unstated"].value == pytest.approx(4 / 10)
    none = measured({"board": "strategic_board", "p": "member"}, ["p sits_on board"])
    assert none["background-lay"].value is None
    assert none["background-lay"].why
    assert none["background-unstated"].value == 1
    assert measured({"board": "strategic_board"}, [])["background-unstated"].value is None


def test_shares_of_board_seats_by_sector() -> None:
    """Held for the CCG: 2 lay and the chief officer; for the trust: the chief officer and 3; for the council, through its cabinet
    board: 1."""
    seen = measured()
    assert {key: value for key in SECTORS if (value := seen[f"sector-{key}"].value)} == pytest.approx(
        {"commissioners": 3 / 8, "nhs-providers": 4 / 8, "local-government": 1 / 8}
    )
    none = measured({"board": "strategic_board", "p": "member"}, ["p sits_on board"])
    assert {none[f"sector-{key}"].value for key in SECTORS} == {None}
    assert none["sector-public"].why


def test_every_kind_of_organisation_is_in_one_sector() -> None:
    assert sorted(SECTOR_OF) == sorted(KINDS["organisation"])
    assert sum(len(kinds) for _, kinds in SECTORS.values()) == len(KINDS["organisation"])


def test_findings_are_counted_where_they_are_open() -> None:
    seen = measured(
        findings=[found("ACC001"), found("NED003", accepted=True), found("VOI003", "concern"), found("TRN002", "note")]
    )
    assert [seen[f"findings-{key}"].value for key in ("gap", "concern", "note", "accepted")] == [1, 1, 1, 1]
    themes = {theme: seen[f"theme-{theme}"].value for theme in THEMES}
    assert {theme for theme, number in themes.items() if number} == {"accountability", "voices", "openness"}
    assert set(themes.values()) == {0, 1}


DECISION = {"id": "close", "name": "Close a ward", "consulted": ["group"], "taken_by": ["board"]}


def test_days_to_a_decision() -> None:
    month = 365 / 12
    seen = measured(decisions=[DECISION, {"id": "open", "name": "Open a ward", "taken_by": ["group"]}])
    assert seen["days-expected"].value == pytest.approx((5 + month / 2 + 5) / 2)
    assert seen["days-worst"].value == pytest.approx(10 + month)
    assert seen["days-worst"].why == ""


def test_days_to_a_decision_that_are_not_known_or_the_least() -> None:
    none = measured()
    assert (none["days-expected"].value, none["days-expected"].why) == (None, "The documents list no type of decision.")
    silent = measured(decisions=[{"id": "close", "name": "Close", "taken_by": ["idle"]}])
    assert silent["days-worst"].value is None
    assert "do not say how often anybody" in silent["days-worst"].why
    least = measured(decisions=[{**DECISION, "consulted": ["group", "idle"]}, {"id": "x", "name": "X", "taken_by": ["idle"]}])
    assert least["days-worst"].value == pytest.approx(10 + 365 / 12)
    assert least["days-worst"].why.startswith("At least so many")


def test_every_structure_has_the_same_measures_in_the_same_order() -> None:
    empty = measures(made({}), ())
    for path in shipped_files().values():
        seen = assessed(load(path)).measures
        assert [(each.key, each.name, each.unit, each.better) for each in seen] == [
            (each.key, each.name, each.unit, each.better) for each in empty
        ]
    for each in empty:
        assert (each.value is None) <= bool(each.why), each.key
        assert each.better in ("more", "less", "neither")
    better = {each.key: each.better for each in empty}
    assert {key for key, way in better.items() if way == "more"} == {"challenge-direct"}
    assert better["findings-gap"] == better["depth"] == better["span"] == better["days-worst"] == "less"


def test_likeness_is_among_the_measures() -> None:
    seen = by_key(assessed(load(shipped_files()["sector"])).measures)
    assert seen["like-sector"].value == 1
    assert seen["like-local-area"].value != 1
