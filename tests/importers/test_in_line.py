"""Advisory and overseeing groups: when a line of theirs is advice, and when they stand in the line of accountability themselves."""

from __future__ import annotations

from dataclasses import replace

from stpgraph.importers.draft import Frame, Link, Shape, Sketch
from stpgraph.importers.drafting import draft

Line = tuple[str, str, str]


def _lines(places: dict[str, tuple[float, float]], *links: Link) -> set[Line]:
    shapes = tuple(Shape(name, (name,), "page 1", frame=Frame(*at, 100, 50)) for name, at in places.items())
    made = draft(Sketch("drawio", "", shapes, links), "x.drawio").structure
    names = {each.id: each.name for each in made.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.relations}


def test_a_clinical_cabinet_that_workstreams_answer_to_answers_to_the_board() -> None:
    up = Link("Clinical Cabinet", "STP Board", "")
    places = {"STP Board": (200.0, 0.0), "Clinical Cabinet": (200.0, 100.0)}
    assert _lines(places, up) == {("Clinical Cabinet", "advises", "STP Board")}
    places |= {"Stroke Workstream": (100.0, 200.0), "Frailty Workstream": (300.0, 200.0)}
    below = [Link(f"{each} Workstream", "Clinical Cabinet", "") for each in ("Stroke", "Frailty")]
    assert ("Clinical Cabinet", "accountable_to", "STP Board") in _lines(places, up, *below)
    dashed = replace(up, stroke="dashed")
    assert ("Clinical Cabinet", "advises", "STP Board") in _lines(places, dashed, *below)


def test_a_plain_line_of_an_oversight_group_is_scrutiny_unless_others_are_drawn_otherwise() -> None:
    places = {
        "NHS England": (200.0, 0.0),
        "STP Board": (200.0, 100.0),
        "Quality Oversight Group": (100.0, 200.0),
        "Citizens' Forum": (300.0, 200.0),
    }
    links = [Link("STP Board", "NHS England", ""), Link("Quality Oversight Group", "STP Board", "")]
    plain = _lines(places, *links, Link("Citizens' Forum", "STP Board", ""))
    assert ("Quality Oversight Group", "oversees", "STP Board") in plain
    dashed = _lines(places, *links, Link("Citizens' Forum", "STP Board", "", stroke="dashed"))
    assert ("Quality Oversight Group", "accountable_to", "STP Board") in dashed


def test_of_a_dashed_line_without_an_arrow_the_lower_group_advises() -> None:
    places = {"STP Executive": (0.0, 0.0), "Finance Directors' Group": (200.0, 0.0)}
    for ends in (("STP Executive", "Finance Directors' Group"), ("Finance Directors' Group", "STP Executive")):
        found = _lines(places, Link(*ends, "", stroke="dashed", head="none"))
        assert found == {("Finance Directors' Group", "advises", "STP Executive")}


def test_of_two_on_one_level_without_an_arrow_the_higher_kind_is_answered_to() -> None:
    places = {"STP Programme Board": (0.0, 0.0), "Estates Delivery Executive": (200.0, 0.0)}
    for ends in (tuple(places), tuple(places)[::-1]):
        found = _lines(places, Link(ends[0], ends[1], "", head="none"))
        assert found == {("Estates Delivery Executive", "accountable_to", "STP Programme Board")}
