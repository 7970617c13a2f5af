"""How near a structure is to each archetype."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph import shipped
from stpgraph.assess.likeness import FEATURES, SHAPE_NAMES, SHAPES, likeness
from tests.assess.made import made, often, shipped_files, wired
from tests.strategies import Data, structures

ARCHETYPES = {path.stem.replace("-", "_"): path for path in shipped.files("archetypes")}


def archetype(shape: str) -> Data:
    return shipped.load(ARCHETYPES[shape]).model_dump(mode="json", exclude_unset=True)


def half_and_half() -> Data:
    """Governance by workstream, where the last two of four workstreams are localities instead, which nobody leads."""
    plain = archetype("workstream")
    gone = {"workstream-e", "workstream-e-lead"}
    turned = {"workstream-c", "workstream-d"}
    plain["nodes"] = [
        {**node, "kind": "locality_group"} if node["id"] in turned else node for node in plain["nodes"] if node["id"] not in gone
    ]
    plain["relations"] = [
        line
        for line in plain["relations"]
        if not gone & {line["source"], line["target"]} and not (line["type"] == "leads" and line["target"] in turned)
    ]
    return plain


def test_there_are_four_archetypes() -> None:
    assert set(ARCHETYPES) == set(SHAPES)
    assert set(SHAPES) < set(SHAPE_NAMES)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_archetype_is_likest_itself(shape: str) -> None:
    seen = likeness(wired(archetype(shape)))
    assert (seen.likenesses[0].shape, seen.likenesses[0].value) == (shape, 1.0)
    assert seen.likenesses[0].name == SHAPE_NAMES[shape]
    assert all(each.value < 0.75 for each in seen.likenesses[1:])
    assert (seen.seen, seen.declared) == (shape, shape)
    assert seen.summary.endswith(f"The file calls it “{SHAPE_NAMES[shape]}” too.")
    assert [(each.shape, each.share) for each in seen.groups] == [(shape, 1.0)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_likeness_is_the_sum_of_what_its_features_give(shape: Any) -> None:
    for name in SHAPES:
        found = likeness(wired(archetype(name))).of(shape)
        assert found.value == pytest.approx(
            sum(each.points for each in found.contributions) / sum(each.weight for each in found.contributions)
        )
        for each in found.contributions:
            assert 0 <= each.match <= 1
            assert each.points == pytest.approx(each.weight * each.match)
            assert each.seen
            assert each.expected


def test_what_an_archetype_does_not_show_is_no_feature_of_it() -> None:
    """Chart 2 shows leads for the workstreams only, and clinical leads for clinical focus only."""
    by = {feature.key: set(feature.expected) for feature in FEATURES}
    assert by["leads"] == {"workstream"}
    assert by["clinical-leads"] == {"clinical_focus"}
    assert all(shapes == set(SHAPES) for key, shapes in by.items() if key not in ("leads", "clinical-leads"))
    led = archetype("local_area")
    led["nodes"].append({"id": "lead", "type": "post", "kind": "workstream_lead", "name": "Lead"})
    led["relations"].append({"source": "lead", "type": "leads", "target": "locality-1"})
    assert likeness(wired(led)).of("local_area").value == 1.0


def test_a_hybrid_is_between() -> None:
    hybrid, workstream, local = (
        likeness(wired(each)) for each in (half_and_half(), archetype("workstream"), archetype("local_area"))
    )
    for shape, itself, other in (("workstream", workstream, local), ("local_area", local, workstream)):
        assert other.of(shape).value < hybrid.of(shape).value < itself.of(shape).value == 1.0
    assert {each.shape for each in hybrid.likenesses[:2]} == {"workstream", "local_area"}
    assert hybrid.seen == "hybrid"
    assert [(each.shape, each.share, each.groups) for each in hybrid.groups] == [
        ("workstream", 0.5, ("workstream-a", "workstream-b")),
        ("local_area", 0.5, ("workstream-c", "workstream-d")),
    ]
    assert hybrid.summary == (
        "The working groups below the boards make this a hybrid of “Governance by workstream” and “Governance by local area”. "
        "But the file calls it “Governance by workstream”."
    )
    groups = next(each for each in hybrid.of("workstream").contributions if each.key == "groups")
    assert (groups.seen, groups.expected, groups.match) == ("local area 50%, workstream 50%", "workstream", 0.5)


def test_work_under_a_clinical_cabinet_is_of_clinical_focus() -> None:
    plain = archetype("clinical_focus")
    for line in plain["relations"]:
        if line["source"] in ("workstream-a", "workstream-b") and line["type"] == "accountable_to":
            line["target"] = "delivery-group"
    seen = likeness(wired(plain))
    assert seen.seen == "hybrid"
    assert {each.shape: each.share for each in seen.groups} == {"workstream": 0.5, "clinical_focus": 0.5}


def test_a_few_groups_of_another_sort_make_no_hybrid() -> None:
    nodes: dict[str, Any] = {"board": "strategic_board", **{f"w{n}": "workstream" for n in range(4)}, "l": "locality_group"}
    lines = [f"{key} accountable_to board" for key in nodes if key != "board"]
    assert likeness(made(nodes, lines)).seen == "workstream"
    del nodes["w3"]
    assert likeness(made(nodes, [line for line in lines if "w3" not in line])).seen == "hybrid", "one in four"


def test_a_published_hybrid_is_seen_as_its_readers_saw_it() -> None:
    seen = likeness(wired(shipped.load(shipped_files()["kent-and-medway-2017-18"]).model_dump(exclude_unset=True)))
    assert (seen.seen, seen.declared) == ("hybrid", "hybrid")


def test_nothing_is_seen_where_there_are_no_working_groups_or_only_others() -> None:
    none = likeness(made({"board": "strategic_board"}))
    assert (none.seen, none.declared, none.groups) == (None, None, ())
    assert none.summary.startswith("No working groups are shown")
    other = likeness(made({"g": "reference_group", "p": "project"}, ["p accountable_to g"], archetype="hybrid"))
    assert (other.seen, other.declared) == (None, "hybrid")
    assert other.summary == (
        "The working groups below the boards are of none of the four typical sorts. The file calls it “Hybrid”."
    )
    assert [each.value for each in other.likenesses] == [0.0] * 4


#: One feature after another taken out of an archetype, and the points it then loses of those it has in all.
WITHOUT: list[tuple[str, str, list[str], float]] = [
    ("workstream", "strategic", ["strategic-board"], 1),
    ("workstream", "delivery", ["delivery-group accountable_to strategic-board"], 1),
    ("workstream", "office", ["programme-office"], 1),
    ("workstream", "office", ["programme-office supports strategic-board", "programme-office supports delivery-group"], 1),
    ("workstream", "finance", ["finance-group"], 1),
    ("workstream", "enablers", ["workforce", "estates", "imt", "communications-and-engagement"], 1),
    ("workstream", "oversight", ["health-and-wellbeing-boards", "nhsi-nhse", "cabinet-boards", "overview-and-scrutiny"], 1),
    ("workstream", "leads", ["workstream-a-lead leads workstream-a"], 0.2),
    ("workstream", "cabinet", ["clinical-cabinet"], 2),
    ("workstream", "above", ["workstream-a accountable_to delivery-group"], 0.8),
    ("clinical_focus", "clinical-leads", ["clinical-leads"], 1),
    ("clinical_focus", "cabinet", ["clinical-cabinet accountable_to delivery-group"], 2),
]


@pytest.mark.parametrize(("shape", "feature", "gone", "lost"), WITHOUT)
def test_each_feature_counts(shape: Any, feature: str, gone: list[str], lost: float) -> None:
    plain = archetype(shape)
    nodes = {each for each in gone if " " not in each}
    lines = {tuple(each.split()) for each in gone if " " in each}
    plain["nodes"] = [node for node in plain["nodes"] if node["id"] not in nodes]
    plain["relations"] = [
        line
        for line in plain["relations"]
        if not nodes & {line["source"], line["target"]} and (line["source"], line["type"], line["target"]) not in lines
    ]
    found = next(each for each in likeness(wired(plain)).of(shape).contributions if each.key == feature)
    assert found.weight - found.points == pytest.approx(lost)


def test_only_clinicians_are_clinical_leads() -> None:
    def match(*lines: str) -> float:
        nodes = {"cabinet": "clinical_cabinet", "gp": "gp", "officer": "officer", "trust": "nhs_trust"}
        found = likeness(made(nodes, lines)).of("clinical_focus").contributions
        return next(each.match for each in found if each.key == "clinical-leads")

    assert match("gp sits_on cabinet", "trust member_of cabinet") == 1
    assert match("officer sits_on cabinet", "trust member_of cabinet") == 0


@often
@given(structures(), st.integers(0, 2**32 - 1))
def test_names_and_ids_play_no_part(plain: Data, seed: int) -> None:
    ids = [each["id"] for each in plain["nodes"]]
    new = dict(zip(ids, random.Random(seed).sample([f"n{at:03}" for at in range(len(ids))], len(ids)), strict=True))
    renamed = copy.deepcopy(plain)
    renamed.pop("decisions", None)
    renamed.pop("accepted", None)
    for node in renamed["nodes"]:
        node |= {"id": new[node["id"]], "name": f"Node {new[node['id']]}"}
    for line in renamed["relations"]:
        line |= {end: new[line[end]] for end in ("source", "target", "instrument") if end in line}
    before, after = likeness(wired(plain)), likeness(wired(renamed))
    assert [(each.shape, each.value) for each in before.likenesses] == [(each.shape, each.value) for each in after.likenesses]
    assert (before.seen, before.summary) == (after.seen, after.summary)
    assert [each.share for each in before.groups] == [each.share for each in after.groups]


@often
@given(structures())
def test_likeness_is_a_share(plain: Data) -> None:
    seen = likeness(wired(plain))
    assert all(0 <= each.value <= 1 for each in seen.likenesses)
    assert [each.value for each in seen.likenesses] == sorted((each.value for each in seen.likenesses), reverse=True)
    assert sum(each.share for each in seen.groups) <= 1.000001
