"""What a drawing says by where things stand: titles with lines, arrows that point up, drawings from left to right, bars, bare posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stpgraph.importers.direction import sideways, turned, upward
from stpgraph.importers.draft import Draft, Frame, Head, Link, Shape, Sketch
from stpgraph.importers.drafting import draft
from stpgraph.importers.drawings.bars import bused
from stpgraph.importers.drawings.meeting import holds
from stpgraph.importers.guessing import node_guess
from stpgraph.importers.joining import joined
from stpgraph.importers.labels import read_label, wraps
from stpgraph.importers.pptx.places import Slate, fill_empty
from stpgraph.importers.pptx.slides import Page
from stpgraph.importers.titles import spread


def box(name: str, x: float, y: float, inside: str = "", page: int = 0, width: float = 100, tall: float = 40) -> Shape:
    lines = (name,) if name else ()
    return Shape(name or f"empty {x} {y}", lines, "p", frame=Frame(x, y, width, tall), inside=inside, page=page)


def sketch(shapes: list[Shape], links: list[Link]) -> Sketch:
    return Sketch("x", "T", tuple(shapes), tuple(links))


def line(source: str, target: str, head: Head = "target", says: str = "") -> Link:
    return Link(source, target, "p", says, head=head)


def lines_of(made: Draft) -> set[tuple[str, str, str]]:
    names = {each.id: each.name for each in made.structure.nodes}
    return {(names[each.source], each.type, names[each.target]) for each in made.structure.relations}


# ── titles ───────────────────────────────────────────────────────────────────────────────────────────────────────────

BOARD = box("STP Programme Board", 200, 0)
UNDER = [
    box("Workstreams", 0, 100, width=500, tall=200),
    box("Urgent care", 10, 140, "Workstreams"),
    box("Cancer", 150, 140, "Workstreams"),
]


def test_a_line_at_a_title_counts_for_each_box_under_it() -> None:
    made = draft(spread(sketch([BOARD, *UNDER], [line("Workstreams", BOARD.key)])), "x")
    assert lines_of(made) == {(each, "accountable_to", BOARD.name) for each in ("Urgent care", "Cancer")}
    assert {each.name for each in made.structure.nodes} == {BOARD.name, "Urgent care", "Cancer"}
    assert [(each.what, each.key) for each in made.unread] == [("“Workstreams”", "Workstreams")]


def test_below_a_title_only_the_uppermost_are_joined_and_never_twice() -> None:
    low = box("Stroke pathway pilot", 10, 220, "Workstreams")
    links = [line("Workstreams", BOARD.key), line(low.key, "Urgent care"), line("Cancer", BOARD.key)]
    made = draft(spread(sketch([BOARD, *UNDER, low], links)), "x")
    assert not [each for each in made.unread if each.why == "The same line is there twice."]
    assert lines_of(made) == {
        ("Urgent care", "accountable_to", BOARD.name),
        ("Cancer", "accountable_to", BOARD.name),
        (low.name, "accountable_to", "Urgent care"),
    }


def test_a_line_between_two_titles_is_told_and_not_guessed() -> None:
    more = [box("Enablers", 0, 400, width=500, tall=100), box("Estates", 10, 430, "Enablers")]
    made = spread(sketch([BOARD, *UNDER, *more], [line("Workstreams", "Enablers")]))
    assert not made.links
    assert [each.what for each in made.unread] == ["A line at “Workstreams”"]


def test_a_board_around_others_keeps_its_own_line() -> None:
    around = [replace(UNDER[0], lines=("Delivery Board",)), *UNDER[1:]]
    one = sketch([BOARD, *around], [line("Workstreams", BOARD.key)])
    assert spread(one) == one


# ── who is answered to ───────────────────────────────────────────────────────────────────────────────────────────────

GROUPS = [box(f"Group {at}", 150 * at, 100) for at in range(4)]
CCG = box("NHS East CCG", 200, -100)


@pytest.mark.parametrize(
    ("way", "says", "wanted"),
    [
        ("up", "", ("NHS East CCG", "member_of", BOARD.name)),
        ("up", "Accountable to", ("NHS East CCG", "member_of", BOARD.name)),
        ("down", "", ("NHS East CCG", "member_of", BOARD.name)),
        ("none", "", ("NHS East CCG", "member_of", BOARD.name)),
    ],
)
def test_an_organisation_above_the_board_of_an_stp_is_a_member_whichever_way_arrows_point(
    way: str, says: str, wanted: tuple[str, str, str]
) -> None:
    head: Head = "none" if way == "none" else "target"
    ends = [(BOARD.key, each.key) if way == "down" else (each.key, BOARD.key) for each in GROUPS]
    links = [line(CCG.key, BOARD.key, head, says), *(line(*each, head, says) for each in ends)]
    made = draft(sketch([CCG, BOARD, *GROUPS], links), "x")
    assert wanted in lines_of(made)
    (line_of_ccg,) = (each for each in made.structure.relations if each.type == "member_of")
    assert line_of_ccg.inferred, "where it stands is no word of the document"


def test_two_arrows_are_no_custom() -> None:
    shapes = {each.key: each for each in (BOARD, *GROUPS)}
    nodes = {each.id: each for each in draft(sketch([BOARD, *GROUPS], []), "x").structure.nodes}
    by_key = {key: next(one for one in nodes.values() if one.name == each.name) for key, each in shapes.items()}
    links = [line(each.key, BOARD.key) for each in GROUPS]
    assert upward(links, shapes, by_key) == {0}
    assert upward(links[:2], shapes, by_key) == frozenset()
    assert upward([*links[:3], line(BOARD.key, GROUPS[3].key)], shapes, by_key) == frozenset()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Joint Health Overview and Scrutiny Committee", "oversees"),
        ("Citizens' Reference Group", "advises"),
        ("Finance Group", "advises"),
        ("Quality Oversight Group", "oversees"),
    ],
)
def test_a_key_that_names_advice_and_scrutiny_means_that_of_the_giver(name: str, wanted: str) -> None:
    giver = box(name, 200, 200)
    made = draft(sketch([BOARD, giver], [line(giver.key, BOARD.key, "none", "Advice / scrutiny")]), "x")
    assert lines_of(made) == {(name, wanted, BOARD.name)}
    if name != "Finance Group":
        turned_round = draft(sketch([BOARD, giver], [line(BOARD.key, giver.key, "none", "Advice / scrutiny")]), "x")
        assert lines_of(turned_round) == {(name, wanted, BOARD.name)}


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Programme Management Office", "supports"), ("Joint Health Overview and Scrutiny Committee", "oversees")],
)
def test_nobody_answers_to_those_who_stand_beside(name: str, wanted: str) -> None:
    one = box(name, 200, -100)
    assert lines_of(draft(sketch([one, BOARD], [line(one.key, BOARD.key, "none")]), "x")) == {(name, wanted, BOARD.name)}


def test_an_oversight_group_alone_above_is_answered_to_and_beside_another_it_oversees() -> None:
    top, over = box("Oversight Group", 0, -100), box("STP Partnership Board", 300, -100)
    one = draft(sketch([top, BOARD], [line(top.key, BOARD.key, "none")]), "x")
    assert lines_of(one) == {(BOARD.name, "accountable_to", top.name)}
    two = draft(sketch([top, over, BOARD], [line(top.key, BOARD.key, "none"), line(over.key, BOARD.key, "none")]), "x")
    assert lines_of(two) == {(top.name, "oversees", BOARD.name), (BOARD.name, "accountable_to", over.name)}


def test_organisations_under_the_title_partners_are_members() -> None:
    title = box("Partners", 150, -150, width=300, tall=120)
    made = draft(sketch([title, replace(CCG, inside="Partners"), BOARD], [line(CCG.key, BOARD.key, "none")]), "x")
    assert lines_of(made) == {("NHS East CCG", "member_of", BOARD.name)}


def test_a_lead_leads_what_it_is_named_after() -> None:
    group, lead, other = box("Lung Pathway Group", 0, 0), box("Lung Clinical Lead", 0, 100), box("Cancer Clinical Lead", 200, 100)
    made = draft(sketch([group, lead, other], [line(each.key, group.key, "none") for each in (lead, other)]), "x")
    assert {(one, kind) for one, kind, _ in lines_of(made)} == {(lead.name, "leads"), (other.name, "sits_on")}


# ── from left to right ───────────────────────────────────────────────────────────────────────────────────────────────


def columns(step: float) -> tuple[list[Shape], list[Link]]:
    """A board, an executive group, and four workstreams in columns; the links lead from left to right."""
    board, head = box("STP Programme Board", 0, 150), box("STP Executive Group", step, 120)
    streams = [
        box(f"{each} workstream", 2 * step, 80.0 * at) for at, each in enumerate(("Cancer", "Stroke", "Frailty", "Urgent care"))
    ]
    return [board, head, *streams], [
        line(board.key, head.key, "none"),
        *(line(head.key, each.key, "none") for each in streams),
    ]


@pytest.mark.parametrize("step", [200.0, -200.0])
def test_a_drawing_in_columns_is_read_from_the_side_of_those_who_stand_higher(step: float) -> None:
    shapes, links = columns(step)
    made = draft(sketch(shapes, links), "x")
    assert lines_of(made) == {(each.target, "accountable_to", each.source) for each in links}


def test_a_drawing_in_rows_is_not_read_sideways() -> None:
    shapes, links = columns(200)
    nodes = {each.name: each for each in draft(sketch(shapes, links), "x").structure.nodes}
    flat = {each.key: replace(each, frame=turned(each.frame, 1)) for each in shapes}
    assert sideways(links, {each.key: each for each in shapes}, nodes) == {0: 1}
    assert sideways(links, flat, nodes) == {}


# ── bars ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def wire(*route: tuple[float, float]) -> Link:
    return Link("", "", "p", head="none", route=route)


def bar(y: float) -> dict[str, Link]:
    return {
        "trunk": wire((250, 40), (250, y)),
        "bar": wire((50, y), (450, y)),
        **{f"branch {x}": wire((x, y), (x, 160)) for x in (50, 250, 450)},
    }


@pytest.mark.parametrize("y", [80.0, 140.0])
def test_a_trunk_with_a_bar_and_branches_joins_those_below_with_the_one_above(y: float) -> None:
    kids = [box(f"Kid {x}", x - 50, 160) for x in (50, 250, 450)]
    drawn = bar(y)
    links, unread = bused(drawn, dict.fromkeys(drawn, ("", "")), [BOARD, *kids], [])
    assert {(each.source, each.target) for each in links} == {(each.key, BOARD.key) for each in kids}
    assert not unread


def test_a_bar_with_two_above_and_two_below_is_told_and_not_guessed() -> None:
    shapes = [box(name, x, y) for name, x, y in (("A", 0, 0), ("B", 300, 0), ("C", 0, 160), ("D", 300, 160))]
    drawn = {
        "bar": wire((50, 100), (350, 100)),
        **{f"{x} {y}": wire((x, 100), (x, y)) for x in (50, 350) for y in (40, 160)},
    }
    links, unread = bused(drawn, dict.fromkeys(drawn, ("", "")), shapes, [])
    assert not links
    assert len(unread) == 1
    assert unread[0].what.startswith("5 lines that meet at")


def test_lines_that_come_to_one_box_are_no_bar() -> None:
    kids = [box(f"Kid {x}", x, 160) for x in (0, 200, 400)]
    drawn = {
        each.key: Link(each.key, BOARD.key, "p", route=((each.frame.middle[0], 160), (250, 44))) for each in kids if each.frame
    }
    assert bused(drawn, dict.fromkeys(drawn, ("", "")), [BOARD, *kids], []) == (list(drawn.values()), [])


# ── names and boxes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_bare_posts_on_two_pages_are_two() -> None:
    names = ("Chair", "CCG lead", "SRO", "Chair of the Delivery Board", "Delivery Board")
    shapes = [replace(box(name, 0, 0, page=page), key=f"{name} {page}") for name in names for page in (0, 1)]
    kept = [each.name for each in joined(sketch(shapes, [])).shapes]
    assert {each: kept.count(each) for each in names} == {
        "Chair": 2,
        "CCG lead": 2,
        "SRO": 2,
        "Chair of the Delivery Board": 1,
        "Delivery Board": 1,
    }


def test_a_word_of_a_key_loses_against_a_plain_name_and_a_kind_does_not() -> None:
    assert node_guess("STP Executive Group", "Executive").type == "body"
    assert node_guess("Jane Smith", "Executive").type == "post"
    one = node_guess("Mental Health Board", "workstream")
    assert (one.type, one.kind) == ("body", "workstream")
    assert node_guess("Care homes hub", "delivery group").kind == "delivery_group"


def test_breaks_in_names_are_mended_in_one_place() -> None:
    assert read_label(("Riverside Hospitals", "NHS Foundation Trust")).name == "Riverside Hospitals NHS Foundation Trust"
    assert read_label(("STP Delivery Board", "Strategic Board")).name == "STP Delivery Board"
    assert wraps([("Riverside Hospitals", "NHS Foundation Trust"), ("Estates", "enabler")]) is False


def test_a_box_with_a_rim_around_another_holds_it() -> None:
    assert holds(Frame(0, 0, 100, 100), Frame(4, 4, 92, 92))
    assert not holds(Frame(0, 0, 100, 100), Frame(1, 1, 98, 98))
    assert not holds(Frame(0, 0, 100, 100), Frame(4, 4, 100, 92))


def test_what_stands_in_a_workstream_without_a_word_for_what_it_is_is_a_project() -> None:
    outer = box("Intermediate Care Workstream", 0, 0, width=300, tall=200)
    made = draft(sketch([outer, box("Discharge to assess", 5, 40, outer.key, width=290, tall=150)], []), "x")
    assert lines_of(made) == {("Discharge to assess", "accountable_to", outer.name)}


def slate(shapes: list[Shape]) -> Slate:
    return Slate(Page("", 960, 540), "slide 1", {each.key: each for each in shapes})


def test_words_laid_over_a_box_without_words_are_its_own_and_a_dot_is_none() -> None:
    words = replace(box("Delivery Board", 0, 0), form="text")
    dot = replace(box("", 3, 3, width=7, tall=7), fill="ed8b00")
    one = slate([replace(box("", 0, 0), fill="005eb8", key="ground"), words, dot])
    fill_empty(one)
    assert [(each.key, each.lines, each.form) for each in one.shapes.values()] == [("ground", ("Delivery Board",), "")]


def bars(*names: str) -> Slate:
    made = []
    for at, name in enumerate(names):
        x = 200.0 * at
        made += [
            box(name, x, 0, width=180, tall=30),
            replace(box("", x, 30, width=180, tall=400), fill="e8edee", key=f"ground {at}"),
        ]
        made.append(box(f"Group {at}", x + 20, 60))
    found = slate(made)
    fill_empty(found)
    return found


def test_bars_upon_grounds_are_titles_all_where_most_are() -> None:
    one = bars("Oversight", "What we do", "Executive, advice and support")
    assert {key: (each.name, each.form) for key, each in one.shapes.items() if key.startswith("ground")} == {
        "ground 0": ("Oversight", "panel"),
        "ground 1": ("What we do", "panel"),
        "ground 2": ("", "panel"),
    }
    assert [each.what for each in one.unread] == ["“Executive, advice and support”"]
    assert bars("STP Programme Board").shapes["ground 0"].form == ""
    assert bars("STP Programme Board").shapes["ground 0"].name == "STP Programme Board"
