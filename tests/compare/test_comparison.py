"""What is made of a difference: moves, findings, measures, losses, and what matters most."""

from __future__ import annotations

import copy
from typing import Any, get_args

import pytest

from stpgraph import shipped
from stpgraph.compare import ORDER, Comparison, Loss
from stpgraph.compare.found import compared
from stpgraph.compare.losses import LossKind
from stpgraph.compare.weighing import RANK, Weight
from stpgraph.model import Finding, Structure
from stpgraph.reading.compared import headline_words, loss_words, most_important, move_words
from tests.compare.made import against, example, later, node, structure, without_line, without_node

BOARD = "strategic-board"


# ── moves ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_parent_is_one_move_and_no_loss_and_gain_of_lines() -> None:
    def change(data: dict[str, Any]) -> None:
        line = next(
            each for each in data["relations"] if each["source"] == "falls-prevention" and each["type"] == "accountable_to"
        )
        line["target"] = "mental-health"

    made = later(change)
    (move,) = made.moves
    assert (move.node, move.way, move.lost, move.won) == ("falls-prevention", "answers", ("living-well",), ("mental-health",))
    assert len(move.lines) == 2
    assert move_words(move, made) == "“Falls prevention” now answers to “Mental Health”; before to “Living Well”."


def test_one_more_parent_is_no_move() -> None:
    made = later(
        lambda data: data["relations"].append({"source": "falls-prevention", "type": "accountable_to", "target": "mental-health"})
    )
    assert not made.moves
    assert len(made.delta.relations.added) == 1


# ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def finding(rule: str = "ACC001", *subjects: str, **more: Any) -> Finding:
    return Finding(
        **{"rule": rule, "severity": "gap", "certainty": "confirmed", "subjects": subjects, "fact": "F.", "remedy": "R.", **more}
    )


ACCEPTED = {"rule": "ACC001", "subjects": ["a"], "reason": "Known."}


@pytest.mark.parametrize(
    ("before", "after", "states"),
    [
        ([finding("ACC001", "a")], [finding("ACC001", "x")], ["kept"]),
        ([finding("ACC001", "a")], [finding("ACC001", "y")], ["opened", "closed"]),
        ([finding("ACC001", "a")], [finding("ACC002", "x")], ["closed", "opened"]),
        ([], [finding("ACC001", "x")], ["opened"]),
        ([finding("VOI003")], [finding("VOI003")], ["kept"]),
        # What a rule says of all boards at once stays the same finding when one board joins.
        ([finding("VOI003", "a")], [finding("VOI003", "x", "y")], ["kept"]),
        ([finding("VOI003", "a", "b", "c")], [finding("VOI003", "x", "y")], ["kept"]),
        # One end of two is not enough: another delegation is another finding.
        ([finding("DEC002", "a", "b")], [finding("DEC002", "x", "z")], ["opened", "closed"]),
        ([finding("DEC009", "a", "b", "c")], [finding("DEC009", "x", "y", "new")], ["opened", "closed"]),
        ([finding("ACC001", "gone")], [], ["closed"]),
        ([finding("ACC001", "a", accepted=ACCEPTED)], [finding("ACC001", "x")], ["opened"]),
        ([finding("ACC001", "a")], [finding("ACC001", "x", accepted=ACCEPTED)], ["kept"]),
        ([], [finding("ACC001", "x", accepted=ACCEPTED)], ["kept"]),
    ],
)
def test_findings_are_the_same_where_rule_and_subjects_are(
    before: list[Finding], after: list[Finding], states: list[str]
) -> None:
    found = compared(before, after, {"a": "x", "b": "y", "c": "z"})
    assert [each.state for each in found] == states
    assert sum(each.before is not None for each in found) == len(before)
    assert sum(each.after is not None for each in found) == len(after)


@pytest.mark.parametrize(
    ("before", "after", "opens", "closes"),
    [
        (None, finding("ACC001", "x"), True, False),
        (None, finding("ACC001", "x", severity="concern"), False, False),
        (None, finding("ACC001", "x", accepted=ACCEPTED), False, False),
        (finding("ACC001", "a", severity="concern"), finding("ACC001", "x"), True, False),
        (finding("ACC001", "a"), finding("ACC001", "x", severity="concern"), False, True),
        (finding("ACC001", "a", accepted=ACCEPTED), finding("ACC001", "x"), True, False),
        (finding("ACC001", "a"), finding("ACC001", "x", accepted=ACCEPTED), False, False),
        (finding("ACC001", "a"), finding("ACC001", "x", certainty="not_stated"), False, False),
        (finding("ACC001", "a"), None, False, True),
        (finding("ACC001", "a", accepted=ACCEPTED), None, False, False),
    ],
)
def test_gaps_that_open_and_close(before: Finding | None, after: Finding | None, opens: bool, closes: bool) -> None:
    (found,) = compared([before] if before else [], [after] if after else [], {"a": "x"})
    assert (found.opens_gap, found.closes_gap) == (opens, closes)


def test_how_sure_a_finding_is_may_change() -> None:
    (found,) = compared([finding("ACC001", "a")], [finding("ACC001", "x", certainty="not_stated")], {"a": "x"})
    assert found.state == "kept"
    assert found.differs
    (same,) = compared([finding("ACC001", "a")], [finding("ACC001", "x")], {"a": "x"})
    assert not same.differs


def test_a_finding_goes_with_what_it_was_about() -> None:
    (found,) = compared([finding("ACC001", "lost")], [], {"a": "x"})
    assert found.gone
    (new,) = compared([], [finding("ACC001", "new")], {"a": "x"})
    assert new.new


# ── what was lost ────────────────────────────────────────────────────────────────────────────────────────────────────────


def losses(change: Any) -> dict[tuple[str, str], Loss]:
    made = later(change)
    return {(each.kind, each.subject): each for each in made.losses}


def test_nothing_is_lost_where_nothing_changes() -> None:
    assert not losses(lambda data: None)


def test_an_independent_chair_who_is_gone() -> None:
    found = losses(lambda data: without_node(data, "independent-chair"))
    assert found["independent_chair", BOARD].others == ("independent-chair",)
    assert found["independent_chair", BOARD].stated
    assert found["non_executive", BOARD].others == ("independent-chair",)


def test_an_independent_chair_who_is_no_longer_shown() -> None:
    def change(data: dict[str, Any]) -> None:
        without_node(data, "independent-chair")
        node(data, BOARD)["membership"] = "partial"

    found = losses(change)
    assert not found["independent_chair", BOARD].stated
    assert not found["non_executive", BOARD].stated


def test_another_chair_in_their_place() -> None:
    found = losses(lambda data: node(data, "independent-chair").update(kind="chief_officer"))
    assert found["independent_chair", BOARD].stated


def test_a_vacant_seat_is_a_seat_lost() -> None:
    assert losses(lambda data: node(data, "independent-chair").update(vacant=True))["independent_chair", BOARD].stated


def test_the_last_non_executive() -> None:
    def change(data: dict[str, Any]) -> None:
        for each in data["nodes"]:
            if each.get("kind") in ("independent_chair", "lay_member", "non_executive_director", "elected_member"):
                each["kind"] = "executive"

    found = losses(change)
    assert found["last_non_executive", BOARD].stated
    assert ("non_executive", BOARD) not in found


def test_a_seat_that_another_takes_is_not_lost() -> None:
    def change(data: dict[str, Any]) -> None:
        without_node(data, "east-lay-member")
        data["nodes"].append({"id": "another", "type": "post", "kind": "lay_member", "name": "Lay member for finance"})
        data["relations"].append({"source": "another", "type": "sits_on", "target": BOARD, "capacity": "voting"})

    assert ("non_executive", BOARD) not in losses(change)


@pytest.mark.parametrize(("value", "stated"), [(False, True), (None, False)])
@pytest.mark.parametrize(("field", "kind"), [("in_public", "private"), ("publishes_papers", "unpublished")])
def test_not_stated_is_not_no(field: str, kind: str, value: bool | None, stated: bool) -> None:
    def change(data: dict[str, Any]) -> None:
        node(data, BOARD).pop(field)
        if value is not None:
            node(data, BOARD)[field] = value

    made = later(change)
    (loss,) = made.losses
    assert (loss.kind, loss.subject, loss.stated) == (kind, BOARD, stated)
    words = loss_words(loss, made)
    assert words.startswith("The documents no longer say that") is not stated


def test_a_partner_dropped() -> None:
    found = losses(lambda data: without_node(data, "council"))
    assert found["partner", "council"].stated is (example().get("drawing", "complete") == "complete")
    assert not any(kind == "delegation" for kind, _ in found)


def test_a_delegation_withdrawn() -> None:
    found = losses(lambda data: without_line(data, "council", "delegates_to", BOARD))
    assert found["delegation", BOARD].others == ("council",)


def test_a_delegation_that_ends() -> None:
    def change(data: dict[str, Any]) -> None:
        line = next(each for each in data["relations"] if (each["source"], each["type"]) == ("council", "delegates_to"))
        line["status"] = "ended"

    assert ("delegation", BOARD) in losses(change)


@pytest.mark.parametrize(("before", "after", "narrower"), [(None, 5, False), (5, None, False), (5, 4, True), (4, 5, False)])
def test_less_money_to_decide_on(before: float | None, after: float | None, narrower: bool) -> None:
    def made(limit: float | None) -> Structure:
        line = {"source": "ccg", "type": "delegates_to", "target": "board", **({} if limit is None else {"limit_gbp": limit})}
        nodes = [
            {"id": "ccg", "type": "organisation", "kind": "ccg", "name": "CCG"},
            {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
        ]
        return structure({"nodes": nodes, "relations": [line]})

    found = [each.kind for each in against(made(before), made(after)).losses]
    assert found == (["delegation_narrowed"] if narrower else [])


def test_a_scheme_that_covers_less_and_one_that_is_gone() -> None:
    narrowed = losses(lambda data: without_line(data, "delegation-scheme", "covers", "delivery-group"))
    assert narrowed["scheme_narrowed", "delegation-scheme"].others == ("delivery-group",)
    assert not losses(lambda data: node(data, "delegation-scheme").pop("agreed"))["scheme", "delegation-scheme"].stated
    assert losses(lambda data: node(data, "delegation-scheme").update(agreed=False))["scheme", "delegation-scheme"].stated


def test_voices() -> None:
    def change(data: dict[str, Any]) -> None:
        for each in data["nodes"]:
            if each.get("kind") in ("healthwatch_representative", "public_representative"):
                each["kind"] = "officer"
        data["relations"] = [
            each for each in data["relations"] if each["source"] != "healthwatch" and each["target"] != "healthwatch"
        ]

    made = later(change)
    assert [each.voice for each in made.losses if each.kind == "voice"] == ["public"]


def test_oversight_and_papers() -> None:
    assert losses(lambda data: without_line(data, "health-scrutiny", "oversees", BOARD))["oversight", BOARD].others == (
        "health-scrutiny",
    )
    register = next(each["id"] for each in example()["nodes"] if each.get("kind") == "risk_register")
    assert ("paper", register) in losses(lambda data: without_node(data, register))


def test_a_board_that_is_gone() -> None:
    assert ("board", BOARD) in losses(lambda data: node(data, BOARD).update(status="ended"))


# ── what matters most ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_weight_has_its_place() -> None:
    assert set(RANK) == {weight for weight, _ in ORDER}
    assert len(RANK) == len(ORDER)
    assert set(get_args(LossKind)) <= set(RANK)
    literal, *_ = get_args(Weight)
    assert literal in RANK or set(get_args(literal)) <= set(RANK)
    assert all(why for _, why in ORDER)


def test_the_three_that_matter_most_are_the_heaviest_that_say_something_new() -> None:
    def change(data: dict[str, Any]) -> None:
        node(data, BOARD)["in_public"] = False
        without_node(data, "independent-chair")
        without_line(data, "council", "delegates_to", BOARD)
        data["nodes"].append({"id": "new", "type": "body", "kind": "workstream", "name": "New care"})

    made = later(change)
    ranks = [RANK[each.weight] for each in made.headlines]
    assert ranks == sorted(ranks)
    told = most_important(made)
    assert len(told) == 3
    assert told[0].startswith("A gap has opened: ")
    assert any("independent chair" in words for words in told)
    # Three gaps are about the new workstream; one tells of it.
    assert sum("New care" in words for words in told) == 1
    assert all(words.endswith(".") for words in (headline_words(each, made) for each in made.headlines))


def test_nothing_differs() -> None:
    made = later(lambda data: None)
    assert most_important(made) == ("Nothing differs.",)
    assert not made.headlines
    assert not made.opens_gap


def test_only_remarks_differ() -> None:
    made = later(lambda data: node(data, BOARD).update(notes="A remark."))
    assert most_important(made) == ("Nothing differs that bears on the governance: only remarks, sources, order or settings.",)


def test_what_went_with_its_board_was_not_mended() -> None:
    nodes = [
        {"id": "board", "type": "body", "kind": "strategic_board", "name": "Board"},
        {"id": "w", "type": "body", "kind": "workstream", "name": "Adrift"},
    ]
    made = against(structure({"nodes": nodes}), structure({"nodes": nodes[:1]}))
    closed = [each for each in made.findings if each.state == "closed" and each.finding.severity == "gap"]
    assert any(each.gone for each in closed)
    told = [each for each in made.headlines if each.weight == "gap closed"]
    assert not any(one.gone for each in told for one in each.findings)


# ── measures, and the whole ──────────────────────────────────────────────────────────────────────────────────────────────


def test_measures_say_which_way_is_better() -> None:
    made = later(lambda data: without_node(data, "independent-chair"))
    by_key = {each.left.key: each for each in made.measures}
    assert by_key["findings-concern"].verdict == "worse"
    assert by_key["projects"].verdict == "same"
    back = against(made.right.structure, made.left.structure)
    assert {each.left.key: each for each in back.measures}["findings-concern"].verdict == "better"


def test_a_measure_that_is_not_known_is_neither_better_nor_worse() -> None:
    def change(data: dict[str, Any]) -> None:
        data["decisions"] = []

    by_key = {each.left.key: each for each in later(change).measures}
    assert by_key["days-worst"].right.value is None
    assert by_key["days-worst"].verdict == "unknown"


def all_pairs() -> list[tuple[str, str]]:
    stems = [path.stem for shelf in shipped.SHELVES for path in shipped.files(shelf)]
    return [(stems[at], stems[(at + 7) % len(stems)]) for at in range(len(stems))]


def loaded(stem: str) -> Structure:
    return next(shipped.load(path) for shelf in shipped.SHELVES for path in shipped.files(shelf) if path.stem == stem)


@pytest.mark.parametrize(("first", "second"), all_pairs())
def test_any_two_shipped_structures_can_be_compared(first: str, second: str) -> None:
    made: Comparison = against(loaded(first), loaded(second))
    told = [
        *most_important(made),
        *(loss_words(each, made) for each in made.losses),
        *(move_words(each, made) for each in made.moves),
    ]
    assert told
    for words in told:
        assert words.endswith(".")
        assert "  " not in words
        assert "None" not in words


def test_every_part_is_the_same_each_time() -> None:
    first, second = loaded("sector"), loaded("kent-and-medway-2017-18")
    shuffled = second.model_copy(update={"nodes": tuple(reversed(second.nodes)), "relations": tuple(reversed(second.relations))})
    one, other = against(first, second), against(first, copy.deepcopy(shuffled))
    assert one.matching == other.matching
    assert (one.findings, one.losses, one.moves, one.measures) == (other.findings, other.losses, other.moves, other.measures)
    assert most_important(one) == most_important(other)
