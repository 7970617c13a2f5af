"""Two edits brought together: exact, the same from either side, and a question only where both cannot stand."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.compare import apply
from stpgraph.compare.merge import Merged, Place, Side, difference, merge, resolve
from stpgraph.errors import UsageError
from stpgraph.model import Structure
from stpgraph.model.kinds import ENDPOINTS
from tests.strategies import Dice, examples, messy, structures

BASE: dict[str, Any] = {
    "stpgraph": 1,
    "id": "made-up",
    "title": "Made up",
    "status": "option",
    "sources": [{"id": "plan", "title": "The plan"}, {"id": "minutes", "title": "Minutes"}],
    "nodes": [
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
        {"id": "money", "type": "body", "kind": "finance_group", "name": "Finance group", "cites": ["plan"]},
        {"id": "trust", "type": "organisation", "kind": "nhs_trust", "name": "The trust"},
        {"id": "chair", "type": "post", "kind": "chair", "name": "Chair"},
        {"id": "paper", "type": "instrument", "kind": "scheme_of_delegation", "name": "Scheme"},
    ],
    "relations": [
        {"source": "money", "type": "accountable_to", "target": "board"},
        {"source": "board", "type": "accountable_to", "target": "trust"},
        {"source": "trust", "type": "delegates_to", "target": "board", "instrument": "paper"},
    ],
    "decisions": [{"id": "spend", "name": "Spending", "taken_by": ["board", "money"]}],
    "accepted": [{"rule": "ACC002", "subjects": ["money"], "reason": "Until the review"}],
    "limits": {"CPX003": 4},
    "checklist": {"mou-agreed": {"answer": "yes"}},
}


def made(data: dict[str, Any]) -> Structure:
    return Structure.model_validate(data)


def edited(*edits: str) -> Structure:
    """The base with edits: `drop node`, `name node New name`, `line source type target` and so on."""
    data = copy.deepcopy(BASE)
    for edit in edits:
        word, key, *rest = edit.split(" ")
        if word == "drop":
            drop(data, key)
        elif word == "name":
            next(each for each in data["nodes"] if each["id"] == key)["name"] = " ".join(rest)
        elif word == "line":
            data["relations"].append({"source": key, "type": rest[0], "target": rest[1]})
        elif word == "unline":
            data["relations"] = [each for each in data["relations"] if (each["source"], each["target"]) != (key, rest[0])]
        elif word == "add":
            data["nodes"].append({"id": key, "type": "body", "kind": rest[0], "name": key})
        else:
            data[word] = key
    return made(data)


def drop(data: dict[str, Any], key: str) -> None:
    """A node removed as an editor removes it: with its lines and every mention."""
    for part in ("nodes", "sources", "decisions"):
        data[part] = [each for each in data.get(part, []) if each["id"] != key]
    data["relations"] = [each for each in data["relations"] if key not in (each["source"], each["target"])]
    for each in data["relations"]:
        if each.get("instrument") == key:
            del each["instrument"]
    for each in data.get("decisions", []):
        for field in ("taken_by", "consulted", "affects", "ratified_by"):
            each[field] = [one for one in each.get(field, []) if one != key]
    data["accepted"] = [each for each in data.get("accepted", []) if key not in each["subjects"]]
    for each in (*data["nodes"], *data["relations"], *data["decisions"]):
        cites = each.get("cites", [])
        each["cites"] = [one for one in ([cites] if isinstance(cites, str) else cites) if one != key]


def changed(data: dict[str, Any], rng: random.Random) -> Structure:
    """Any later version: things removed, renamed, added, moved, of another sort."""
    data = copy.deepcopy(data)
    data.setdefault("decisions", [])
    choose = Dice(rng)
    for key in [each["id"] for each in data["nodes"]]:
        if rng.random() < 0.15:
            drop(data, key)
    for each in data["nodes"]:
        if rng.random() < 0.2:
            each["name"] = rng.choice(("One", "Two"))
        if rng.random() < 0.1:
            each["status"] = rng.choice(("planned", "ended"))
    other = messy(choose, 4, accepted=False)
    ids = {each["id"] for each in data["nodes"]}
    if rng.random() < 0.5:
        for each in other["nodes"]:
            if each["id"] not in ids and "cites" not in each:
                data["nodes"].append(each)
                ids.add(each["id"])
    if rng.random() < 0.2 and "z" not in ids:
        if rng.random() < 0.5:
            data["decisions"] = [*data["decisions"], {"id": "z", "name": "A decision"}]
        else:
            data["nodes"].append({"id": "z", "type": "project", "name": "A project"})
    types = {each["id"]: each["type"] for each in data["nodes"]}
    if rng.random() < 0.3:
        touched = {one for each in data["relations"] for one in (each["source"], each["target"])}
        touched |= {
            one for each in data["decisions"] for field in ("taken_by", "affects", "ratified_by") for one in each.get(field, [])
        }
        for at, each in enumerate(data["nodes"]):
            if each["id"] not in touched and types[each["id"]] != "instrument" and rng.random() < 0.5:
                data["nodes"][at] = {"id": each["id"], "type": "project", "name": each["name"]}
                types[each["id"]] = "project"
    lines = {(each["source"], each["type"], each["target"]) for each in data["relations"]}
    for _ in range(rng.randint(0, 3)):
        kind = rng.choice(sorted(ENDPOINTS))
        first, second = ([key for key, sort in types.items() if sort in ends] for ends in ENDPOINTS[kind])  # type: ignore[index]
        if first and second:
            line = (rng.choice(first), kind, rng.choice(second))
            if line not in lines:
                lines.add(line)
                data["relations"].append({"source": line[0], "type": kind, "target": line[2], "notes": rng.choice("ab")})
    data["relations"] = [each for each in data["relations"] if rng.random() < 0.9]
    if rng.random() < 0.3:
        rng.shuffle(data["nodes"])
    if rng.random() < 0.3:
        data["limits"] = {"CPX003": rng.randint(3, 5)}
    if rng.random() < 0.3:
        data["title"] = rng.choice(("First", "Second"))
    return made(data)


def unordered(structure: Structure | None) -> object:
    if structure is None:
        return None
    lists = ("sources", "nodes", "relations", "decisions", "accepted")
    return {
        name: sorted(map(repr, getattr(structure, name))) if name in lists else getattr(structure, name)
        for name in Structure.model_fields
    }


@settings(max_examples=examples(30))
@given(structures(), st.randoms(use_true_random=False))
def test_one_side_alone_or_both_alike(data: dict[str, Any], rng: random.Random) -> None:
    base = made(data)
    other = changed(data, rng)
    for merged in (merge(base, base, other), merge(base, other, base), merge(base, other, other)):
        assert merged.structure == other
        assert not merged.clashes


def turned(place: Place, side: Side) -> tuple[Place, Side]:
    return place, "theirs" if side == "mine" else "mine"


@settings(max_examples=examples(60))
@given(st.randoms(use_true_random=False))
def test_the_same_from_either_side_and_every_question_can_be_answered(rng: random.Random) -> None:
    data = messy(Dice(rng))
    base, mine, theirs = made(data), changed(data, rng), changed(data, rng)
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    for turn in range(60):
        assert unordered(one.structure) == unordered(other.structure)
        assert [(each.place, each.kind, each.mine, each.theirs) for each in one.clashes] == [
            (each.place, each.kind, each.theirs, each.mine) for each in other.clashes
        ]
        if one.structure is not None:
            break
        assert one.clashes
        # Who contradicts themselves is asked again; who then stays with one side comes to an end.
        choices: dict[Place, Side] = {each.place: rng.choice(("mine", "theirs")) if turn < 9 else "mine" for each in one.clashes}
        one = resolve(one, choices)
        other = resolve(other, dict(turned(*each) for each in choices.items()))
    assert one.structure is not None
    assert made(one.structure.model_dump()) == one.structure
    assert one.took is not None
    assert apply(one.took, mine) == one.structure
    assert one.gave is not None
    assert apply(one.gave, theirs) == one.structure


@settings(max_examples=examples(30))
@given(st.randoms(use_true_random=False), st.sampled_from(("mine", "theirs")))
def test_one_side_for_every_question_loses_nothing_of_it(rng: random.Random, side: Side) -> None:
    data = messy(Dice(rng))
    base, mine, theirs = made(data), changed(data, rng), changed(data, rng)
    merged = merge(base, mine, theirs)
    while merged.structure is None:
        merged = resolve(merged, {each.place: side for each in merged.clashes})
    chosen = mine if side == "mine" else theirs
    kept = {each.id: each for each in merged.structure.nodes}
    was = {each.id: each for each in base.nodes}
    for node in chosen.nodes:
        if was.get(node.id) != node:
            assert node.id in kept
            before = was.get(node.id)
            assert kept[node.id].name == node.name or (before is not None and before.name == node.name)
    for node_id in was.keys() - {each.id for each in chosen.nodes}:
        assert node_id not in kept


@settings(max_examples=examples(30))
@given(st.randoms(use_true_random=False))
def test_edits_of_different_things_are_both_kept(rng: random.Random) -> None:
    data = messy(Dice(rng))
    ours, others = copy.deepcopy(data), copy.deepcopy(data)
    whose = {}
    for index, (one, two) in enumerate(zip(ours["nodes"], others["nodes"], strict=True)):
        whose[one["id"]] = mine = rng.random() < 0.5
        (one if mine else two)["name"] = f"Changed {index}"
    for index, (one, two) in enumerate(zip(ours["relations"], others["relations"], strict=True)):
        (one if index % 2 else two)["notes"] = "Changed"
    ours["nodes"].append({"id": "new-1", "type": "project", "name": "Mine"})
    others["nodes"].append({"id": "new-2", "type": "project", "name": "Theirs"})
    ours["title"], others["footprint"] = "Mine", "Theirs"
    # What one side never touched, it may also remove.
    lone = [key for key in whose if all(key not in (each["source"], each["target"]) for each in data["relations"])]
    named = {
        key
        for each in (*data.get("decisions", []), *data.get("accepted", []))
        for value in each.values()
        if isinstance(value, list)
        for key in value
    }
    named |= {each.get("instrument") for each in data["relations"]}
    gone = [key for key in lone if key not in named]
    for key in gone:
        side = ours if whose[key] else others
        side["nodes"] = [each for each in side["nodes"] if each["id"] != key]
        other = others if whose[key] else ours
        assert next(each for each in other["nodes"] if each["id"] == key) in data["nodes"]
    merged = merge(made(data), made(ours), made(others)).structure
    assert merged is not None
    names = {each.id: each.name for each in merged.nodes}
    for index, key in enumerate(whose):
        assert names.get(key) == (None if key in gone else f"Changed {index}")
    assert {"new-1", "new-2"} <= names.keys()
    assert [each.notes for each in merged.relations] == ["Changed"] * len(data["relations"])
    assert (merged.title, merged.footprint) == ("Mine", "Theirs")


def only(merged: Merged) -> tuple[Place, str, str]:
    assert merged.structure is None
    (clash,) = merged.clashes
    return clash.place, clash.kind, clash.words


def test_both_named_it_differently() -> None:
    merged = merge(made(BASE), edited("name board Mine"), edited("name board Theirs"))
    assert only(merged) == (
        Place("nodes", ("board",), "name"),
        "field",
        "You and the other version changed the name of “Mine” differently.",
    )
    clash = merged.clashes[0]
    assert (clash.base, clash.mine, clash.theirs) == ("Board", "Mine", "Theirs")
    assert merged.took is None
    assert merged.gave is None
    assert resolve(merged, {clash.place: "theirs"}).structure == edited("name board Theirs")
    assert resolve(merged, {clash.place: "mine"}).structure == edited("name board Mine")
    assert resolve(merged, {}).clashes == merged.clashes


def test_one_removed_what_the_other_renamed() -> None:
    merged = merge(made(BASE), edited("drop chair"), edited("name chair Lead"))
    place, kind, words = only(merged)
    assert (place, kind, words) == (Place("nodes", ("chair",)), "removed", "You removed “Lead”; the other version changed it.")
    assert resolve(merged, {place: "mine"}).structure == edited("drop chair")
    assert resolve(merged, {place: "theirs"}).structure == edited("name chair Lead")


def test_one_removed_what_the_other_drew_a_line_to() -> None:
    merged = merge(made(BASE), edited("line chair sits_on money"), edited("drop money"))
    place, kind, words = only(merged)
    assert (place, kind) == (Place("nodes", ("money",)), "needed")
    assert (
        words == "The other version removed “Finance group”; you wrote what needs it: the line “Chair” sits on “Finance group”."
    )
    # Kept: with the line, the seat in the decision and the acceptance that went with it.
    assert resolve(merged, {place: "mine"}).structure == edited("line chair sits_on money")
    assert unordered(resolve(merged, {place: "theirs"}).structure) == unordered(edited("drop money"))


def test_one_removed_a_board_whose_line_the_other_changed() -> None:
    theirs = copy.deepcopy(BASE)
    theirs["relations"][0]["notes"] = "Monthly"
    merged = merge(made(BASE), edited("drop money"), made(theirs))
    place, kind, words = only(merged)
    assert (place, kind) == (Place("nodes", ("money",)), "needed")
    assert words == "You removed “Finance group”; the other version changed the line “Finance group” answers to “Board”."
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)
    assert unordered(resolve(merged, {place: "mine"}).structure) == unordered(edited("drop money"))


def test_what_was_removed_is_still_cited_or_set_out_by() -> None:
    theirs = copy.deepcopy(BASE)
    theirs["nodes"][0]["cites"] = ["minutes"]
    merged = merge(made(BASE), edited("drop minutes"), made(theirs))
    place, kind, _ = only(merged)
    assert (place, kind) == (Place("sources", ("minutes",)), "needed")
    assert resolve(merged, {place: "mine"}).structure == edited("drop minutes")
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)


def test_an_instrument_that_one_removed_and_another_line_rests_on() -> None:
    theirs = copy.deepcopy(BASE)
    theirs["relations"].append({"source": "board", "type": "delegates_to", "target": "money", "instrument": "paper"})
    merged = merge(made(BASE), edited("drop paper"), made(theirs))
    place, _, _ = only(merged)
    assert place == Place("nodes", ("paper",))
    mine = resolve(merged, {place: "mine"}).structure
    assert mine is not None
    assert [getattr(each, "instrument", None) for each in mine.relations] == [None] * 4
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)


def test_together_they_are_refused() -> None:
    theirs = copy.deepcopy(BASE)
    theirs["nodes"][3] = {"id": "chair", "type": "project", "name": "A plan"}
    mine = edited("line chair sits_on board")
    merged = merge(made(BASE), mine, made(theirs))
    place, kind, words = only(merged)
    assert (place, kind) == (Place("relations", ("chair", "sits_on", "board")), "refused")
    assert words == "The line “Chair” sits on “Board”: this no longer fits what the other version made of what it speaks of."
    assert resolve(merged, {place: "mine"}).structure == mine
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)


def test_one_id_for_a_board_and_a_decision() -> None:
    mine = edited("add plan-b forum")
    theirs = copy.deepcopy(BASE)
    theirs["decisions"].append({"id": "plan-b", "name": "Plan B"})
    merged = merge(made(BASE), mine, made(theirs))
    place, kind, _ = only(merged)
    assert (place, kind) == (Place("decisions", ("plan-b",)), "refused")
    assert resolve(merged, {place: "mine"}).structure == mine
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)


def test_another_sort_of_thing_on_each_side() -> None:
    theirs = copy.deepcopy(BASE)
    theirs["nodes"][3] = {"id": "chair", "type": "project", "name": "A plan"}
    merged = merge(made(BASE), edited("name chair Lead"), made(theirs))
    place, kind, _ = only(merged)
    assert (place, kind) == (Place("nodes", ("chair",)), "field")
    assert resolve(merged, {place: "mine"}).structure == edited("name chair Lead")
    assert resolve(merged, {place: "theirs"}).structure == made(theirs)


@pytest.mark.parametrize(
    ("field", "ours", "others", "words"),
    [
        ("title", "A", "B", "You and the other version changed the title of the structure differently."),
        (
            "limits",
            {"CPX003": 5},
            {"CPX003": 6},
            "You and the other version changed the threshold of “Too wide a span” differently.",
        ),
        (
            "checklist",
            {"mou-agreed": {"answer": "no"}},
            {"mou-agreed": {"answer": "in_progress"}},
            "You and the other version changed an answer to the governance checklist differently.",
        ),
        ("limits", {"CPX003": 5}, {}, "The other version removed the threshold of “Too wide a span”; you changed it."),
        (
            "accepted",
            [{"rule": "ACC002", "subjects": ["money"], "reason": "One"}],
            [{"rule": "ACC002", "subjects": ["money"], "reason": "Two"}],
            "You and the other version changed the reason of the acceptance of “Accountability ends at the STP board” differently.",
        ),
    ],
)
def test_fields_of_the_structure(field: str, ours: object, others: object, words: str) -> None:
    mine, theirs = made(BASE | {field: ours}), made(BASE | {field: others})
    merged = merge(made(BASE), mine, theirs)
    place, _, told = only(merged)
    assert told == words
    assert resolve(merged, {place: "mine"}).structure == mine
    assert resolve(merged, {place: "theirs"}).structure == theirs


def test_one_finding_accepted_twice() -> None:
    one = {"rule": "ACC002", "subjects": ["money"], "reason": "Again"}
    mine = made(BASE | {"accepted": [*BASE["accepted"], one]})
    assert merge(made(BASE), mine, edited("title Other")).structure == made(BASE | {"accepted": mine.accepted, "title": "Other"})


def test_a_question_that_was_not_asked() -> None:
    merged = merge(made(BASE), made(BASE), made(BASE))
    with pytest.raises(UsageError, match="does not ask"):
        resolve(merged, {Place("nodes", ("board",)): "mine"})


def test_difference_of_versions() -> None:
    before, after = made(BASE), edited("drop money", "name board Other", "add new forum")
    assert apply(difference(before, after), before) == after
