"""Beginnings: blank, a copy, a mix of two archetypes, the guided start."""

from __future__ import annotations

import itertools
from datetime import date
from typing import get_args

import pytest

from stpgraph import shipped
from stpgraph.design import (
    DIVISIONS,
    QUESTIONS,
    TAKEN,
    VOICES,
    Answers,
    Partner,
    Refused,
    archetype,
    blank,
    copy_of,
    guided,
    hybrid,
    partners_of,
)
from stpgraph.design.guide import Division
from stpgraph.files import dumps, loads
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reference import footprints

DAY = date(2018, 1, 1)
ARCHETYPES: tuple[Division, ...] = get_args(Division)
YORKSHIRE = "E54000005"
#: What every archetype leaves open, by design, and so does every mix of two.
ALWAYS = {
    "ACC002",
    "ACC008",
    "ASR001",
    "ASR005",
    "ASR006",
    "NED002",
    "NED003",
    "NED005",
    "RES002",
    "VOI003",
    "VOI004",
    "VOI006",
    "VOI009",
}
#: What a mix can say besides, for its working groups.
BY_WORKING_GROUPS = {"ACC004", "CPX003", "DEC010", "NED007", "ORP003", "TRN003"}


def rules(structure: Structure) -> set[str]:
    return {each.rule for each in explore(structure, DAY).findings}


def test_a_blank_page_has_a_title_and_nothing_else() -> None:
    made = blank("  Kent\n and Medway ", " ")
    assert (made.id, made.title, made.footprint, made.status) == ("kent-and-medway", "Kent and Medway", None, "option")
    assert made.nodes == ()
    with pytest.raises(Refused, match="needs a title"):
        blank(" ")
    assert blank("語").id == "structure"


def test_a_copy_of_an_archetype_is_marked_for_checking() -> None:
    original = archetype("sector")
    made = copy_of(original, "Our design", "Kent")
    assert (made.id, made.status, made.archetype, made.footprint) == ("our-design", "option", "sector", "Kent")
    assert all(
        each.inferred and (each.notes or "").endswith("From the archetype “Governance by sector”: check.") for each in made.nodes
    )
    assert all(each.inferred for each in made.relations)
    assert made.sources[0].locator == "Chart 2 (on the archetype “Governance by sector”)"
    assert rules(made) == rules(original)


@pytest.mark.parametrize("path", shipped.files("published"), ids=lambda path: path.stem)
def test_a_copy_of_a_published_structure_finds_the_same_and_accepts_nothing(path: object) -> None:
    original = shipped.load(path)  # type: ignore[arg-type]
    made = copy_of(original, "A design", status="current")
    assert loads(dumps(made)) == made
    assert made.nodes == original.nodes
    assert (made.accepted, dict(made.checklist), made.as_at) == ((), {}, None)
    before, after = explore(original, DAY), explore(made, DAY)
    timed = {"LAW001", "LAW002", "LAW003", "ACP001", "ACP002"}
    seen = [{(each.rule, each.subjects) for each in found.findings if each.rule not in timed} for found in (before, after)]
    assert seen[0] == seen[1]


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(ARCHETYPES, 2)))
def test_a_mix_has_the_boards_of_the_first_and_the_working_groups_of_both(first: Division, second: Division) -> None:
    one, other = archetype(first), archetype(second)
    made = hybrid(one, other, "A mix")
    assert dumps(hybrid(one, other, "A mix")) == dumps(made)
    assert loads(dumps(made)) == made
    assert made.archetype == "hybrid"
    assert [each.id for each in made.nodes[: len(one.nodes)]] == [each.id for each in one.nodes]
    assert len({each.name for each in made.nodes}) == len(made.nodes), "no name twice"
    for kind in ("strategic_board", "delivery_group", "programme_office", "finance_group", "clinical_cabinet"):
        assert sum(getattr(each, "kind", None) == kind for each in made.nodes) == 1, kind
    projects = [sum(each.type == "project" for each in structure.nodes) for structure in (one, other, made)]
    assert projects[0] + projects[1] == projects[2]
    groups = [len(explore(structure, DAY).wiring.workstreams) for structure in (one, other, made)]
    assert groups[0] + groups[1] == groups[2]
    found = rules(made)
    assert found >= ALWAYS
    assert found <= ALWAYS | BY_WORKING_GROUPS, "nothing hangs in the air, and nobody answers twice"


def test_a_mix_needs_two() -> None:
    with pytest.raises(Refused, match="two different"):
        hybrid(archetype("sector"), archetype("sector"), "A mix")


def test_the_questions_have_plain_answers() -> None:
    assert len(QUESTIONS) == 5
    assert all(text.endswith("?") for text in (*QUESTIONS, *VOICES.values()))
    assert all("_" not in text for text in (*DIVISIONS.values(), *TAKEN.values()))
    partners = partners_of(YORKSHIRE)
    assert [each.name for each in partners][:1] == ["Airedale NHS Foundation Trust"]
    assert all(partners_of(each.code) for each in footprints()), "every footprint has trusts"


@pytest.mark.parametrize("division", ARCHETYPES)
def test_nothing_answered_is_nothing_stated(division: Division) -> None:
    made = guided(Answers(division=division))
    original = archetype(division)
    assert made.title == "First draft"
    assert made.footprint is None
    assert [each.id for each in made.nodes] == [each.id for each in original.nodes]
    assert len(made.relations) == len(original.relations)
    assert all(each.inferred for each in (*made.nodes, *made.relations))
    assert made.drawing == "partial"


CCG = Partner(name="Leeds CCG", kind="ccg")
NATIONAL = Partner(name="NHS England", kind="national_body")


def answered(**other: object) -> Structure:
    return guided(Answers.model_validate({"footprint": YORKSHIRE, "partners": (*partners_of(YORKSHIRE), CCG, NATIONAL), **other}))


def test_the_organisations_take_the_place_of_the_boxes() -> None:
    made = answered()
    ids = {each.name: each.id for each in made.nodes}
    assert (made.title, made.footprint) == ("West Yorkshire and Harrogate, first draft", "West Yorkshire and Harrogate")
    assert "NHSI/NHSE" not in ids
    lines = {(each.source, each.type, each.target): each for each in made.relations}
    assert lines[ids["NHS England"], "oversees", "strategic-board"].inferred
    assert (ids["NHS England"], "member_of", "delivery-group") not in lines
    assert "executive-team" not in {each.id for each in made.nodes}
    seat = lines[ids["Leeds CCG"], "member_of", "delivery-group"]
    assert seat.inferred
    assert (seat.notes or "").endswith("From the archetype “Governance by workstream”: check.")
    airedale = next(each for each in made.nodes if each.name.startswith("Airedale"))
    assert airedale.model_dump()["ods_code"] == "RCF"
    assert airedale.cites == ("trusts-by-footprint",)
    assert next(each for each in made.nodes if each.name == "Leeds CCG").cites == ()
    assert loads(dumps(made)) == made


def test_what_was_answered_is_drawn_and_what_was_denied_is_noted() -> None:
    made = answered(voices={"independent_chair": True, "lay_members": True, "elected_members": False})
    kinds = [each.model_dump().get("kind") for each in made.nodes]
    assert ("independent_chair" in kinds, "lay_member" in kinds, "elected_member" in kinds) == (True, True, False)
    assert "chair" not in kinds
    assert "Do elected members of councils have seats?" in (made.notes or "")
    assert "NED003" not in rules(made)
    assert "NED003" in rules(answered())


@pytest.mark.parametrize(
    ("taken", "kind", "target"),
    [
        ("ratified", "ratifies", "strategic-board"),
        ("delegated", "delegates_to", "strategic-board"),
        ("joint_committee", "delegates_to", "joint-committee"),
    ],
)
def test_where_decisions_are_taken(taken: str, kind: str, target: str) -> None:
    made = answered(taken=taken)
    givers = [each.source for each in made.relations if each.type == kind and each.target == target]
    assert len(givers) == len(partners_of(YORKSHIRE)) + 1, "all with standing in law, and no national body"
    assert not any(each.inferred for each in made.relations if each.type == kind and each.target == target)
    assert ("ACC002" in rules(made)) == (taken != "delegated")
    assert all(each.model_dump().get("agreed") is None for each in made.nodes)


def test_organisations_need_names_of_their_own() -> None:
    with pytest.raises(Refused, match="“leeds ccg” is named twice"):
        answered(partners=(CCG, Partner(name=" leeds ccg ", kind="ccg")))
    with pytest.raises(Refused, match="no name"):
        answered(partners=(Partner(name=" ", kind="ccg"),))
