"""The pictures as SVG: boxes, lines and marks, colours, the legend's samples, where labels stand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from stpgraph import shipped
from stpgraph.draw import svg
from stpgraph.draw.labels import Area, labels
from stpgraph.draw.style import (
    BOXES,
    LINES,
    PANEL,
    PANEL_EDGE,
    PAPER,
    PICKED,
    QUIET,
    RINGS,
    STRATEGIC,
    TAGS,
    contrast,
    tag_style,
)
from stpgraph.layout import lay_out
from stpgraph.layout.scene import Box, Line, Scene
from stpgraph.model.kinds import NODE_TYPES, RELATION_TYPES
from stpgraph.pipeline import explore
from stpgraph.reading.marks import Marks, Tag, Tone, overview, spotlight
from tests.strategies import TODAY
from tests.ui.made import EVERY, HOSTILE, body, structure

SHIPPED = [path for shelf in shipped.SHELVES for path in shipped.files(shelf)]
SVG = "{http://www.w3.org/2000/svg}"


def parsed(image: str) -> ElementTree.Element:
    return ElementTree.fromstring(image)


def words(image: str) -> list[str]:
    return [each.text or "" for each in parsed(image).iter(f"{SVG}text")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_picture_is_well_formed_and_whole(path: Any) -> None:
    found = explore(shipped.load(path), TODAY)
    image = svg.picture(found.scene, overview(found.findings))
    shown = words(image)
    for box in found.scene.boxes:
        assert all(line in shown for line in box.text)
    assert image == svg.picture(found.scene, overview(found.findings))
    assert words(svg.picture(found.scene, overview(found.findings), words=False)) == []


def test_what_is_lit_shows_by_more_than_colour() -> None:
    found = explore(shipped.load(shipped.archetype_file("workstream")), TODAY)
    finding = next(each for each in found.findings if each.rule == "ACC002")
    plain, lit = svg.picture(found.scene), svg.picture(found.scene, spotlight(finding, found.scene))
    assert "Accountability ends here" in words(lit)
    assert words(lit).count("!") == 1, "the box at fault bears a sign"
    assert plain.count('opacity="0.22"') == 0
    assert lit.count('opacity="0.22"') > 10
    assert lit.count('stroke-dasharray="8 5"') == 16, "the affected have a dashed ring"


def test_what_the_documents_do_not_say_looks_unlike_what_they_show() -> None:
    scene = lay_out(structure([body("a", "strategic_board"), body("b")]))
    drawn = {
        certainty: svg.picture(scene, Marks({"a": Tag("At fault", "gap", certainty, shown=True)}))
        for certainty in ("confirmed", "not_stated")
    }
    assert words(drawn["confirmed"]).count("!") == words(drawn["not_stated"]).count("?") == 1
    assert 'stroke-dasharray="3 3.5"' not in drawn["confirmed"]
    assert 'stroke-dasharray="3 3.5"' in drawn["not_stated"]
    assert tag_style(Tag("", "gap", "not_stated")).fill == PAPER != tag_style(Tag("", "gap", "confirmed")).fill


def test_a_thumbnail_has_a_full_dot_for_confirmed_and_a_hollow_one_for_not_stated() -> None:
    scene = lay_out(structure([body("a", "strategic_board"), body("b"), body("c")]))
    marks = Marks({"a": Tag("", "gap", "confirmed"), "b": Tag("", "gap", "not_stated"), "c": Tag("", "affected")})
    dots = [each.get("fill") for each in parsed(svg.picture(scene, marks, words=False)).iter(f"{SVG}circle")]
    assert sorted(map(str, dots)) == sorted([TAGS["gap"].fill, PAPER]), "and none where nothing is at fault"


def test_every_kind_of_box_and_line_is_drawn() -> None:
    scene = lay_out(EVERY)
    assert {box.node_type for box in scene.boxes} == set(NODE_TYPES)
    faded = replace(scene, boxes=tuple(replace(box, status="planned", represents_many=True, caption="") for box in scene.boxes))
    assert len(words(svg.picture(faded))) < len(words(svg.picture(scene)))
    parsed(svg.picture(faded, Marks({"ccg": Tag("A", "note", "confirmed", shown=True)})))


def test_samples_for_the_legend() -> None:
    for style in (*BOXES.values(), STRATEGIC):
        parsed(svg.sample_box(style))
    assert len({svg.sample_line(kind) for kind in RELATION_TYPES}) == len(RELATION_TYPES), "no two relations look the same"
    assert len({style.shape for style in BOXES.values()}) == len(BOXES), "no two node types have the same shape"


def test_a_line_is_shortened_at_its_end_and_never_turned_round() -> None:
    assert svg.shortened([(0, 0), (10, 0)], 4) == ((0, 0), (6, 0))
    assert svg.shortened([(0, 0), (3, 0)], 4) == ((0, 0), (0, 0))
    assert svg.shortened([(1, 1), (1, 1)], 4) == ((1, 1), (1, 1))


def test_contrast_is_enough_for_everybody() -> None:
    for style in (*BOXES.values(), STRATEGIC):
        assert contrast(style.ink, style.fill) >= 4.5
        assert contrast(style.stroke, PAPER) >= 3
        assert contrast(style.stroke, PANEL) >= 3
    for tag in TAGS.values():
        assert contrast(tag.ink, tag.fill) >= 4.5
        assert contrast(tag.edge, PAPER) >= 3
    for line, ground in product(LINES.values(), (PAPER, PANEL)):
        assert contrast(line.colour, ground) >= 3
    assert contrast(QUIET, PANEL) >= 4.5
    assert contrast(PICKED, PAPER) >= 3
    assert contrast(PANEL_EDGE, PAPER) >= 3


def test_every_tone_and_relation_has_a_style() -> None:
    assert set(TAGS) == set(get_args(Tone))
    assert set(LINES) == set(RELATION_TYPES)
    assert set(BOXES) == set(NODE_TYPES)
    assert set(RINGS) == {"confirmed", "not_stated", None}


def test_pictures_side_by_side_can_be_of_one_scale() -> None:
    scene = lay_out(structure([body("a", "strategic_board")]))
    wide = parsed(svg.picture(scene, least_width=1000))
    assert (wide.get("width"), (wide.get("viewBox") or "").split()[2]) == ("1000", "1000")
    assert parsed(svg.picture(scene)).get("width") == f"{svg.width_of(scene):g}"


def test_hostile_names_are_text() -> None:
    scene = lay_out(
        structure([body("a", "strategic_board", name=HOSTILE), body("b")], [("b", "accountable_to", "a")], title=HOSTILE)
    )
    assert "<img" not in svg.picture(scene)
    assert "".join(words(svg.picture(scene))).replace(" ", "").count("onerror=alert(1)>") == 1


def test_an_empty_scene_is_drawn_too() -> None:
    parsed(svg.picture(Scene("Nothing", 0, 0, (), (), ())))


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def area(box: Box) -> Area:
    return Area(box.x, box.y, box.width, box.height)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_words_beside_a_box_cover_no_box_no_title_and_no_other_words(path: Any) -> None:
    found = explore(shipped.load(path), TODAY)
    for finding in found.findings[::5]:
        made = labels(found.scene, spotlight(finding, found.scene))
        assert [each.node for each in made] == [box.id for box in found.scene.boxes if box.id in {m.node for m in made}]
        shown = [each.words for each in made if each.words]
        for at, one in enumerate(shown):
            assert not any(one.meets(area(box)) for box in found.scene.boxes)
            assert not any(one.meets(other) for other in shown[at + 1 :])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_nothing_covers_the_title_of_a_panel(path: Any) -> None:
    """A box that stands for several has another behind it, a little higher, and any box may have a ring."""
    scene = lay_out(shipped.load(path))
    titles = [
        (float(text.get("x") or 0), float(text.get("y") or 0), text.text or "")
        for text in parsed(svg.picture(scene)).iter(f"{SVG}text")
        if text.get("text-anchor") == "start"
    ]
    assert len(titles) == len(scene.panels)
    for x, base, title in titles:
        ground = Area(x, base - 10, 5.5 * len(title), 13)
        for box in scene.boxes:
            # The ring and the box behind both stand out by 5 pixels; the stroke of a ring is at most 3.5 wide.
            taken = Area(box.x - 6.75, box.y - 6.75, box.width + 13.5, box.height + 13.5)
            assert not taken.meets(ground), (title, box.name)


def test_where_there_is_no_room_the_words_are_left_to_the_key() -> None:
    scene = lay_out(structure([body("a", "strategic_board")]))
    tag = Tag("Words that are far too long for a sheet with one box and nothing else on it", "gap", "confirmed", shown=True)
    (label,) = labels(scene, Marks({"a": tag}))
    assert label.words is None
    assert label.tab is not None
    assert labels(scene, Marks({"gone": tag})) == ()


def _meeting(turned: bool) -> Scene:
    """Two dashed lines that share a stretch: at their target, or `turned`, at their source."""
    routes = (((0.0, 0.0), (50.0, 0.0), (50.0, 90.0)), ((20.0, 0.0), (50.0, 0.0), (50.0, 90.0)))
    ends = (("a", "b"), ("c", "b"))
    lines = tuple(
        Line(*((target, "oversees", source) if turned else (source, "oversees", target)), route[::-1] if turned else route, "")
        for (source, target), route in zip(ends, routes, strict=True)
    )
    return Scene("", 100, 100, (), lines, ())


def test_dashes_of_lines_that_meet_are_counted_from_where_they_meet() -> None:
    """Else the dashes of one would fill the gaps of the other, and the stretch they share would look unbroken."""
    assert svg.from_target(_meeting(False)) == {("a", "oversees", "b"), ("c", "oversees", "b")}
    assert svg.from_target(_meeting(True)) == frozenset()
    for turned in (False, True):
        starts = re.findall(r'<path d="M([0-9.,]+)', svg.picture(_meeting(turned)))
        assert len(starts) == 2
        assert len(set(starts)) == 1
