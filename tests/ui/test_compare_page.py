"""The Compare page: two to four structures against each other, and what is made of two for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.compare import compare
from stpgraph.files import loads_bytes, read
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading.compared import most_important
from stpgraph.reading.listed import names_of
from stpgraph.ui import comparing, comparing_many, comparing_versions, frame
from stpgraph.ui.comparing import Pair
from stpgraph.ui.comparing_many import Several
from tests.ui.conftest import Open
from tests.ui.explored import SHIPPED, of_structure
from tests.ui.made import HOSTILE, SMALL, body, structure
from tests.ui.seen import raw, seen, sound
from tests.ui.test_bringing_page import NESTED

OpenFile = Callable[..., AppTest]
TODAY = date(2026, 1, 1)
#: A later form of the same: a group is there no more, another answers to the board, the acceptance is gone.
LATER = f"""\
{SMALL[: SMALL.index("accepted:")].replace("2018-03", "2019-03").replace("The board", "Partnership Board")}\
  - {{source: new, type: accountable_to, target: board}}
""".replace("relations:\n", "  - {id: new, type: body, kind: workstream, name: New group}\nrelations:\n")


def of_text(first: str, second: str) -> Pair:
    return of(*(loads_bytes(each.encode(), "own.yaml", "yaml") for each in (first, second)))


def of(first: Structure, second: Structure) -> Pair:
    return Pair(compare(explore(first, TODAY), explore(second, TODAY)))


@cache
def of_shipped(first: str, second: str) -> Pair:
    return of(*(read(next(path for path in SHIPPED if path.stem == name)) for name in (first, second)))


def open_second(app: AppTest, text: str) -> AppTest:
    """Opens another file of the reader's own, then the page."""
    app.switch_page("stpgraph/ui/pages/structures.py").run()
    app.get("file_uploader")[0].upload("later.yaml", text.encode()).run()
    app.switch_page(frame.COMPARE)
    app.query_params.clear()
    return sound(app.run())


def pictures(app: AppTest) -> list[dict[str, Any]]:
    """What is sent to the browser to be drawn: a picture for each structure, then that of all together."""
    sent = [
        json.loads(each.proto.mixed.json if each.proto.HasField("mixed") else each.proto.json)
        for each in app.get("bidi_component")
    ]
    return sent[0]["pictures"] if sent else []


def expanders(app: AppTest) -> list[str]:
    return [each.label for each in app.get("expander")]


# ── which structures ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_chosen_then_two(open_page: Open) -> None:
    app = sound(open_page("compare"))
    assert "No structure is chosen." in seen(app)
    assert not app.warning
    assert not pictures(app)
    picker = app.selectbox(key="compare first")
    assert len(picker.options) == sum(len(shipped.files(shelf)) for shelf in shipped.SHELVES)
    assert "Governance by sector (Archetypes)" in picker.options
    picker.set_value("workstream").run()
    assert "Only one structure is chosen." in seen(sound(app))
    app.selectbox(key="compare second").set_value("sector").run()
    assert seen(sound(app)).startswith("Governance by workstream, compared with Governance by sector")
    assert of_structure(app) == {"first": "workstream", "second": "sector"}


def test_sides_are_changed(open_page: Open) -> None:
    app = open_page("compare", first="workstream", second="sector")
    app.button(key="compare swap").click().run()
    assert of_structure(sound(app)) == {"first": "sector", "second": "workstream"}
    assert app.selectbox(key="compare first").value == "sector"
    assert seen(app).startswith("Governance by sector, compared with Governance by workstream")


def test_a_list_can_be_emptied(open_page: Open) -> None:
    sound(open_page("explore", structure="sector"))
    app = sound(open_page("compare"))
    assert of_structure(app) == {"first": "sector"}, "the structure opened last is the first of the two"
    app.selectbox(key="compare first").set_value(None).run()
    assert of_structure(sound(app)) == {}
    assert "No structure is chosen." in seen(app)


def test_other_pages_go_on_with_the_first(open_page: Open) -> None:
    sound(open_page("compare", first="workstream", second="sector"))
    assert seen(sound(open_page("downloads"))).startswith("Governance by workstream")


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"first": "sector", "second": "nowhere"}, "There is no structure “nowhere”."),
        ({"first": "upload.0123456789abcdef"}, "An uploaded file that this link names is not here any more"),
        ({"first": HOSTILE}, "names a structure, “<img src=x onerror=alert(1)> *a* :red[b] $c$ `d`"),
        ({"second": "../../etc/passwd"}, "names a structure, “../../etc/passwd”, in a way that no structure is named"),
        ({"first": "a" * 9_000, "second": "sector"}, "in a way that no structure is named"),
        ({"first": "sector", "fifth": "sector"}, "holds “fifth”, which this page does not know"),
    ],
)
def test_a_part_of_a_link_that_cannot_be_used_is_told(open_page: Open, params: dict[str, str], said: str) -> None:
    app = sound(open_page("compare", **params))
    assert said in seen(app)
    assert len(app.warning) == 1
    assert "<img src" not in raw(app).replace("\\<", "")
    assert not pictures(app)
    if "sector" in params.values():
        assert "Only one structure is chosen." in seen(app)


def test_the_same_twice(open_page: Open) -> None:
    app = sound(open_page("compare", first="sector", second="sector"))
    assert "Both are the same structure, so nothing differs." in seen(app)


# ── what is on the page ──────────────────────────────────────────────────────────────────────────────────────────────


def test_what_the_page_says(open_page: Open) -> None:
    app = sound(open_page("compare", first="workstream", second="sector"))
    pair, words = of_shipped("workstream", "sector"), seen(app)
    heads = [
        *most_important(pair.made),
        "How many findings there are",
        "at the same scale",
        "Boxes that differ",
        "What is better",
    ]
    at = [words.index(head) for head in (*heads, "what was taken for the same")]
    assert len(most_important(pair.made)) == 3
    assert all(before < after for before, after in pairwise(at)), "in this order"
    assert {group.title for group in pair.groups} < set(expanders(app))
    for finding in pair.made.findings:
        assert " ".join(finding.finding.fact.split()) in words
    for row in (*pair.box_rows, *pair.line_rows):
        assert all(" ".join(cell.split()) in words for cell in row.values())
    assert all(measure.left.name in words for measure in pair.made.measures)
    assert [each["heading"] for each in pictures(app)][:2] == ["First: Governance by workstream", "Second: Governance by sector"]
    assert [link.query_string for link in app.get("page_link")] == ["structure=workstream", "structure=sector"]


def test_versions_of_a_reader_s_own_file(open_file: OpenFile) -> None:
    app = open_second(open_file(SMALL), LATER)
    options = app.selectbox(key="compare first").options
    assert options[:2] == ["Small (your own file, own.yaml)", "Small (your own file, later.yaml)"]
    keys = list(app.session_state["uploaded files"])
    app.query_params.update({"first": keys[0], "second": keys[1]})
    words = seen(sound(app.run()))
    assert words.startswith("Small: what has changed")
    assert "Before: Small" in words
    assert "Now: Small" in words
    assert "New group" in words
    assert "+ New" in words
    assert "now: “Partnership Board”; before: “The board”" in words
    assert not app.warning


def test_too_many_boxes_are_not_drawn(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing_many, "MOST_DRAWN", 1)
    app = sound(open_page("compare", first="clinical-focus", second="local-area"))
    assert "are too many to draw beside each other." in seen(app)
    assert not pictures(app)


def test_structures_with_nothing_in_them(open_file: OpenFile) -> None:
    bare = "stpgraph: 1\nid: bare\ntitle: Bare\nstatus: option\n"
    app = open_second(open_file(bare), bare.replace("bare", "other").replace("Bare", "Other"))
    keys = list(app.session_state["uploaded files"])
    app.query_params.update({"first": keys[0], "second": keys[1]})
    words = seen(sound(app.run()))
    assert [each["boxes"] for each in pictures(app)] == [[], [], []]
    assert "No box differs." in words
    assert "Nothing is alike enough." in words


def test_hostile_names_stay_text(open_file: OpenFile) -> None:
    quoted = "'" + HOSTILE + "'"
    text = LATER.replace("New group", quoted).replace("Partnership Board", quoted).replace("title: Small", f"title: {quoted}")
    app = open_second(open_file(SMALL), text)
    keys = list(app.session_state["uploaded files"])
    app.query_params.update({"first": keys[0], "second": keys[1]})
    app.run()
    assert HOSTILE in seen(sound(app))
    assert "<img src" not in raw(app).replace("\\<", "")
    assert any(HOSTILE in each["words"]["description"] for each in pictures(app))


# ── what is made for it ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "names", [("workstream", "sector"), ("kent-and-medway-2017-18", "local-area")], ids=lambda names: names[0]
)
def test_every_finding_is_counted_and_listed_once(names: tuple[str, str]) -> None:
    pair = of_shipped(*names)
    facts = sorted(entry.text for group in pair.groups for entry in group.entries)
    assert facts == sorted(each.finding.fact for each in pair.made.findings)
    counted = [int(number) for row in pair.counted for cell in row[1:] for number in re.findall("[0-9]+", cell)]
    assert sum(counted) == len(facts)
    for group in pair.groups:
        assert sum(map(int, re.findall("[0-9]+", group.title))) == len(group.entries)


def test_confirmed_not_stated_and_accepted_are_counted_apart() -> None:
    pair = of_text(SMALL, SMALL.replace("id: small", "id: smaller"))
    findings = [each.finding for each in pair.made.findings]
    assert any(each.accepted for each in findings)
    for severity, row in zip(dict.fromkeys(("gap", "concern", "note")), pair.counted, strict=True):
        here = [each for each in findings if each.severity == severity]
        wanted = {
            "confirmed": sum(each.certainty == "confirmed" and not each.accepted for each in here),
            "not stated": sum(each.certainty == "not_stated" and not each.accepted for each in here),
            "accepted": sum(each.accepted is not None for each in here),
        }
        assert row[1:] == ("none", "none", ", ".join(f"{number} {words}" for words, number in wanted.items() if number))


def test_boxes_and_lines_that_differ() -> None:
    first = structure(
        [body("board", "strategic_board"), body("one", meets="monthly"), body("gone"), body("two")],
        [
            ("one", "accountable_to", "board"),
            ("two", "accountable_to", "one"),
            ("two", "advises", "board"),
            ("gone", "advises", "one"),
        ],
    )
    second = structure(
        [body("board", "strategic_board"), body("one", meets="quarterly"), body("new"), body("two")],
        [("one", "accountable_to", "board"), ("two", "accountable_to", "board"), ("one", "advises", "board")],
    )
    pair, same_id = of(first, second), "Both files give it the same short name."
    assert [*pair.boxes] == [
        ("New", "Workstream", "+ New", "", "It has no counterpart."),
        ("Gone", "Workstream", "− Gone", "", "It has no counterpart."),
        ("Two", "Workstream", "→ Moved", "“Two” now answers to “Board”; before to “One”.", same_id),
        ("One", "Workstream", "≠ Changed", "Meets: now: Every quarter; before: Every month.", same_id),
    ]
    assert [*pair.lines] == [
        ("“One” advises “Board”.", "+ New", ""),
        ("“Two” advises “Board”.", "− Gone", ""),
    ]
    assert pair.lines_left_out == "1 more line leads from or to boxes marked “− Gone”."
    partly = of(first, second.model_copy(update={"drawing": "partial"}))
    assert [row["Difference"] for row in partly.box_rows][1] == "− No longer shown"
    assert (pair.shows_all, partly.shows_all) == (True, False)


def test_what_is_matched_by_likeness_says_why() -> None:
    pair = of_shipped("kent-and-medway-2017-18", "workstream")
    assert pair.likened
    assert 0 < pair.doubtful <= len(pair.likened)
    whys = [row["Why it is taken for the same"] for row in pair.box_rows]
    assert any(re.match(r"\d+% alike: .*\.", why) for why in whys)
    scores = [float(row[2].rstrip("%")) for row in pair.likened if row[2].endswith("%")]
    assert scores == sorted(scores)


def test_marks_are_those_of_the_own_side_where_ids_differ() -> None:
    """Boxes of the first are marked by their own ids, though differences are told in those of the second."""
    pair = of_shipped("kent-and-medway-2017-18", "workstream")
    structures = (pair.made.left.structure, pair.made.right.structure)
    ids = [{thing.id for thing in (*each.nodes, *each.decisions)} for each in structures]
    assert all(set(pair.marks(at).tags) <= ids[at] for at in (0, 1))
    assert any(tag.sign in (comparing.CHANGED, comparing.MOVED) for tag in pair.marks(0).tags.values())


# ── three and four ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_third_structure_is_added_and_taken_away(open_page: Open) -> None:
    app = open_page("compare", first="workstream", second="sector")
    app.button(key="compare add").click().run()
    assert [each.label for each in app.selectbox][:3] == ["First structure", "Second structure", "Third structure"]
    app.selectbox(key="compare third").set_value("local-area").run()
    words = seen(sound(app))
    assert of_structure(app) == {"first": "workstream", "second": "sector", "third": "local-area"}
    assert [each.label for each in app.selectbox][:2] == ["Structure A: all others are compared with it", "Structure B"]
    assert words.startswith("Governance by workstream, compared with 2 others")
    assert "A, Governance by workstream, is the one that all others are compared with." in words
    assert "Here “the first” is A, “Governance by workstream”, and “the second” is C, “Governance by local area”." in words
    for other in ("sector", "local-area"):
        assert all(told in words for told in most_important(of_shipped("workstream", other).made))
    several = Several(tuple(of_shipped("workstream", other) for other in ("sector", "local-area")))
    for row in (*several.tables[0].differing, *several.tables[0].same):
        assert row.what in words
    assert all(name in words for name, *_ in several.measures)
    assert len(pictures(app)) == 4
    app.radio(key="compare differences of").set_value(1).run()
    assert all(row["Box"] in seen(app) for row in several.pairs[1].box_rows)
    app.button(key="compare take").click().run()
    assert of_structure(sound(app)) == {"first": "workstream", "second": "sector"}
    assert [each.label for each in app.radio] == ["Kind of paper"]


def test_one_of_several_twice(open_page: Open) -> None:
    app = sound(open_page("compare", first="workstream", second="sector", third="workstream", fourth="nowhere"))
    assert "A structure is chosen twice." in seen(app)
    assert "There is no structure “nowhere”." in seen(app)
    assert len(pictures(app)) == 3, "two, and both together"


# ── corrections and versions ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_reader_corrects_which_is_which(open_page: Open) -> None:
    app = open_page("compare", first="kent-and-medway-2017-18", second="workstream")
    pair = of_shipped("kent-and-medway-2017-18", "workstream")
    wrong = next(each for each in pair.made.matching.matches if each.basis == "likeness")

    def press(start: str) -> AppTest:
        return sound(next(each for each in app.button if each.key.startswith(start)).click().run())

    def box(start: str) -> Any:
        return next(each for each in app.selectbox if each.key.startswith(start))

    box("compare matched").set_value((wrong.left, wrong.right)).run()
    press("compare differ")
    assert "Correct which is which: 1 correction made" in expanders(app)
    names = [names_of(each.structure) for each in (pair.made.left, pair.made.right)]
    said = f"“{names[0][wrong.left]}” is not the same as “{names[1][wrong.right]}”."
    assert said in seen(app)
    places = [{each["id"]: each["group"] for each in picture["boxes"]} for picture in pictures(app)[:2]]
    assert places[0][wrong.left] != places[1][wrong.right], "the pictures follow"

    box("compare alone 0").set_value(wrong.left).run()
    box("compare alone 1").set_value(wrong.right).run()
    press("compare same")
    assert said not in seen(app)
    assert "A person said that they are the same." in seen(app)
    app.button(key="compare swap").click().run()
    assert f"“{names[1][wrong.right]}” is the same as “{names[0][wrong.left]}”." in seen(sound(app)), "the other way round too"
    press("compare undo")
    assert "Correct which is which" in expanders(app)

    ids = {"first": pair.made.right.structure.id, "second": pair.made.left.structure.id}
    good = {**ids, "same": [], "different": [[wrong.right, wrong.left]]}
    chooser = app.get("file_uploader")[0]
    chooser.upload("corrections.json", b'{"first": "workstream"}').run()
    assert len(app.error) == 1
    assert "it is not a file of corrections that this page has made. Nothing was changed." in seen(app)
    app.get("file_uploader")[0].upload("us.drawio", NESTED).run()
    assert "bring it in first, on the page “Bring in”" in seen(sound(app))
    app.get("file_uploader")[0].upload("corrections.json", json.dumps(good).encode()).run()
    assert "Correct which is which: 1 correction made" in expanders(sound(app))
    press("compare undo")
    assert "Correct which is which" in expanders(app), "a file is read once"


def test_the_slider_over_versions(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [("March", "workstream"), ("June", "sector"), ("June", "local-area")]
    monkeypatch.setattr(comparing_versions, "versions_of", lambda key: versions)
    app = sound(open_page("compare", first="workstream", second="sector"))
    slider = app.select_slider(key="compare version")
    assert (slider.options, slider.value) == (["March", "June", "June (3 of 3)"], "June")
    slider.set_value("June (3 of 3)").run()
    assert of_structure(sound(app)) == {"first": "workstream", "second": "local-area"}
    assert seen(app).startswith("Governance by workstream, compared with Governance by local area")
    app.selectbox(key="compare second").set_value("clinical-focus").run()
    assert not app.select_slider
