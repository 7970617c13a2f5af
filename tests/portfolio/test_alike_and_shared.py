"""Who is like whom, which organisations sit in several footprints, and who holds many posts."""

from __future__ import annotations

import pytest

from stpgraph.files import dumps, loads, read
from stpgraph.portfolio import examples, neighbour, neighbours, organisations, people
from stpgraph.portfolio.alike import SIZES
from stpgraph.shipped import files
from tests.portfolio.made import entry, national, portfolio
from tests.report.made import ACCEPTED, CLEAR, GAP, LOOP

WORKSTREAM = next(path for path in files("archetypes") if path.stem == "workstream")


def test_a_structure_is_no_way_from_itself_and_as_far_there_as_back() -> None:
    entries = national().entries[:8]
    for one in entries:
        assert neighbour(one, one).distance == 0
        assert neighbour(one, one).unlike == ()
        for other in entries:
            there, back = neighbour(one, other), neighbour(other, one)
            assert there.distance == pytest.approx(back.distance)
            assert 0 <= there.distance <= 1
            total = sum(part.weight for part in there.parts)
            assert there.distance == pytest.approx(sum(part.weight * part.distance for part in there.parts) / total)
            weights = [part.weight * part.distance for part in there.parts]
            assert weights == sorted(weights, reverse=True)


def test_the_distance_of_two_small_structures_worked_out_by_hand() -> None:
    """Both have one workstream under one strategic board; the second also has an organisation. Only that differs: none and one
    differ by a half, at a weight of 1 among 19 of the features and the sizes that are known of both."""
    apart = neighbour(entry(GAP), entry(CLEAR))
    assert [(part.key, part.distance, part.ours, part.theirs) for part in apart.unlike] == [("organisations", 0.5, "0", "1")]
    known = sum(part.weight for part in apart.parts)
    assert known == 5 + 4 + 2 + 8 + len(SIZES)
    assert apart.distance == pytest.approx(0.5 / known)


def test_what_is_not_known_is_not_compared() -> None:
    many = GAP.replace(
        "relations:",
        "  - {id: some, type: post, kind: member, name: Some, count: 0}\nrelations:\n  - {source: some, type: sits_on, target: board}",
    )
    assert "seats" not in {part.key for part in neighbour(entry(many), entry(GAP)).parts}
    assert "seats" in {part.key for part in neighbour(entry(GAP), entry(GAP)).parts}


def test_examples_do_not_have_the_gap_not_even_accepted() -> None:
    made = portfolio(GAP, ACCEPTED.replace("2018-04-01", "2019"), LOOP, CLEAR)
    near = neighbours(made, made.entries[0])
    assert [each.entry.file for each in near] == ["1.yaml", "3.yaml", "2.yaml"]
    assert near[0].distance == 0
    found = examples(near, "ACC002")
    assert [each.entry.title for each in found] == ["A board on the ground", "Round and round"]
    assert examples(near, "ACC002", 1) == found[:1]
    assert [each.distance for each in near] == sorted(each.distance for each in near)


def test_others_of_the_same_footprint_are_no_examples() -> None:
    here = GAP.replace("status:", "footprint: Here\nstatus:")
    made = portfolio(here, CLEAR.replace("status:", "footprint: Here\nstatus:"), CLEAR)
    assert [each.entry.file for each in neighbours(made, made.entries[0])] == ["2.yaml"]


def test_names_and_ids_play_no_part() -> None:
    other = GAP.replace("Board", "Table").replace("id: stream", "id: strand").replace("source: stream", "source: strand")
    assert loads(other) != loads(GAP)
    assert neighbour(entry(GAP), entry(other)).distance == 0


# ── shared ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(name: str, *organisations: str, posts: str = "", status: str = "current") -> str:
    """A structure of a footprint with some organisations, and posts written as lines."""
    text = CLEAR.replace("status: current", f"footprint: {name}\nstatus: {status}")
    lines = "".join(f"  - {{id: o{at}, type: organisation, {each}}}\n" for at, each in enumerate(organisations))
    return text.replace("relations:", f"{lines}{posts}relations:")


def found(*texts: str) -> list[tuple[tuple[str, ...], str, str, int]]:
    return [(each.names, each.code, each.by, len(each.footprints)) for each in organisations(portfolio(*texts))]


def test_organisations_are_known_by_code_else_by_name_and_it_says_so() -> None:
    a = "kind: nhs_trust, name: Alpha Trust"
    coded = f'{a}, ods_code: "RAA"'
    renamed = 'kind: nhs_trust, name: Alpha Hospitals, ods_code: " raa"'
    ccg = (("Example CCG",), "", "name", 2)
    assert found(place("One", coded), place("Two", renamed)) == [(("Alpha Hospitals", "Alpha Trust"), "RAA", "code", 2), ccg]
    assert found(place("One", a), place("Two", "kind: nhs_trust, name: alpha  trust"))[0][1:] == ("", "name", 2)
    assert found(place("One", coded), place("Two", a))[0] == (("Alpha Trust",), "RAA", "code and name", 2)
    other = 'kind: nhs_trust, name: Alpha Trust, ods_code: "RBB"'
    assert found(place("One", coded), place("Two", other)) == [ccg]
    assert [each[3] for each in found(place("One", coded), place("Two", other), place("Three", a))] == [3], "only the CCG"
    assert found(place("One", a), place("Two", "kind: foundation_trust, name: Alpha Trust")) == [ccg]


def test_boxes_for_many_typical_structures_and_bare_kinds_are_nobody_in_particular() -> None:
    many = "kind: nhs_trust, name: The trusts, represents_many: true"
    bare = "kind: local_authority, name: Local authority"
    named = [("Example CCG",)]
    assert [each[0] for each in found(place("One", many, bare), place("Two", many, bare))] == named
    archetype = dumps(read(WORKSTREAM))
    assert found(archetype, archetype.replace("id: ", "id: other-", 1)) == []
    assert found(place("One"), place("One")) == [], "two structures of one footprint are one place"


def test_people_are_counted_over_footprints_and_once_in_each() -> None:
    def posts(number: int) -> str:
        return "".join(
            f"  - {{id: p{at}, type: post, kind: officer, name: Post {at}, holder: Jo Bloggs}}\n" for at in range(number)
        )

    texts = [place("One", posts=posts(3)), place("One", posts=posts(2), status="past"), place("Two", posts=posts(4))]
    made = portfolio(*texts)
    assert [(each.name, each.total) for each in people(made, 6)] == [("Jo Bloggs", 7)]
    assert people(made, 6)[0].posts == (
        ("One", ("Post 0", "Post 1", "Post 2")),
        ("Two", ("Post 0", "Post 1", "Post 2", "Post 3")),
    )
    assert people(made, 7) == ()
