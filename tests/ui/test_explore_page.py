"""The Explore page: one structure, its forms, its findings, the details of what is picked."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.files import read
from stpgraph.reading import outline as outlines
from stpgraph.ui import sources
from stpgraph.ui.components import details, diagram, wiring
from stpgraph.ui.guard import SORRY
from stpgraph.ui.state import VIEWS
from tests.ui.conftest import Open
from tests.ui.explored import SHIPPED, button, group, of_structure, pick
from tests.ui.made import HOSTILE, SMALL
from tests.ui.seen import raw, seen, sound

OpenFile = Callable[..., AppTest]


def test_all_shipped_structures_are_tried() -> None:
    assert len(SHIPPED) >= 20


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_structure_opens_in_every_form(open_page: Open, path: Any) -> None:
    structure = read(path)
    for view in VIEWS:
        app = sound(open_page("explore", structure=path.stem, view=view))
        assert seen(app).startswith(structure.title)
        assert not app.warning
        assert len(app.get("bidi_component")) == (2 if view in ("wiring", "network") else 0)


def test_nothing_open(open_page: Open) -> None:
    app = sound(open_page("explore"))
    assert "No structure is open." in seen(app)
    assert [link.label for link in app.get("page_link")] == ["Go to Structures"]


def test_a_structure_that_is_not_there(open_page: Open) -> None:
    app = sound(open_page("explore", structure="nowhere"))
    assert "There is no structure “nowhere”." in seen(app)


def test_an_upload_that_is_gone_says_what_to_do(open_page: Open) -> None:
    app = sound(open_page("explore", structure="upload.0123456789abcdef"))
    assert "The uploaded file is not here any more." in seen(app)
    assert "choose the file again" in seen(app)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"structure": "../../etc/passwd"}, "names a structure, “../../etc/passwd”, in a way that no structure is named"),
        ({"structure": "workstream", "node": "nobody"}, "nothing called “nobody” in its file"),
        ({"structure": "workstream", "node": "<script>"}, "picks “<script>”, which nothing in a structure can be called"),
        ({"structure": "workstream", "finding": "ACC001.board"}, "The finding that this link picks (ACC001.board) is not there"),
        ({"structure": "workstream", "finding": "x"}, "picks a finding, “x”, in a way that no finding is named"),
        ({"structure": "workstream", "view": "map"}, "asks for the view “map”, which this page does not have"),
        ({"structure": "workstream", "zoom": "3"}, "holds “zoom”, which this page does not know"),
        ({"structure": "workstream", "node": "a" * 300}, "which nothing in a structure can be called"),
    ],
)
def test_a_part_of_a_link_that_cannot_be_used_is_told(open_page: Open, params: dict[str, str], said: str) -> None:
    app = sound(open_page("explore", **params))
    assert len(app.warning) == 1
    assert said in seen(app)


def test_picking_a_node_in_the_list(open_page: Open) -> None:
    app = open_page("explore", structure="workstream")
    app.selectbox(key="node").set_value("delivery-group").run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "node": "delivery-group"}
    words = seen(app)
    assert (
        "STP Delivery Group Delivery group Who can challenge it “STP Delivery Group” answers to “STP Strategic Board”." in words
    )
    assert "“Workstream A” answers to “STP Delivery Group”. our reading Unlabelled line." in words
    assert (
        "Not stated in the documents: what it does; meets; meets in public; publishes its papers; has terms of reference;"
        in words
    )
    assert "Emerging approaches: developing sustainability" in words
    button(app, "Close these details").click().run()
    assert of_structure(app) == {"structure": "workstream"}
    assert app.selectbox(key="node").value is None


def test_a_link_to_a_node_shows_it_in_the_list_too(open_page: Open) -> None:
    app = sound(open_page("explore", structure="workstream", node="chair"))
    assert app.selectbox(key="node").value == "chair"
    assert "“Chair” sits on “STP Strategic Board”, as chair." in seen(app)
    assert "Who can challenge it" not in seen(app), "a post is no board"


def test_choosing_another_form_is_kept_in_the_url(open_page: Open) -> None:
    app = open_page("explore", structure="workstream", node="chair")
    group(app, "view").set_value("outline").run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "node": "chair", "view": "outline"}
    assert "STP Strategic Board Strategic board Has no standing in law, and answers to nobody that is drawn here" in seen(app)
    group(app, "view").set_value("tables").run()
    sound(app)
    assert len(app.dataframe) == 2
    assert list(app.dataframe[1].value.columns)[:3] == ["From", "Relation", "To"]
    group(app, "view").set_value("network").run()
    assert of_structure(sound(app))["view"] == "network"
    group(app, "view").set_value("wiring").run()
    assert "view" not in of_structure(app)


def test_older_links_to_the_picture_open_the_wiring_diagram(open_page: Open) -> None:
    app = sound(open_page("explore", structure="workstream", view="picture"))
    assert group(app, "view").value == "wiring"
    assert not app.warning


def test_decisions_have_a_table(open_page: Open) -> None:
    app = sound(open_page("explore", structure="all-clear", view="tables"))
    assert len(app.dataframe) == 3
    assert "Decision" in app.dataframe[2].value.columns


class Browser:
    """Stands for the browser's half of both pictures: keeps what it is given, and says what was clicked."""

    def __init__(self, said: object = None) -> None:
        self.given: list[dict[str, Any]] = []
        self.lights: list[dict[str, Any]] = []
        self.said = said

    def library(self, **given: object) -> dict[str, object]:
        return {}

    def light(self, **given: Any) -> dict[str, object]:
        self.lights.append(given["data"])
        return {}

    def diagram(self, **given: Any) -> dict[str, object]:
        self.given.append(given["data"])
        said, self.said = self.said, None
        return {"picked": said}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr(diagram, "_components", lambda: (made.library, made.diagram))
    monkeypatch.setattr(wiring, "_components", lambda: (made.diagram, made.light))
    return made


@pytest.mark.parametrize("view", ["wiring", "network"])
def test_clicking_a_box_shows_its_details(open_page: Open, browser: Browser, view: str) -> None:
    browser.said = {"node": "chair"}
    app = sound(open_page("explore", structure="workstream", view=view))
    assert of_structure(app)["node"] == "chair"
    if view == "wiring":
        boxes = browser.given[-1]["boxes"]
        assert boxes[browser.lights[-1]["picked"]]["id"] == "chair"
    else:
        assert browser.given[-1]["lights"]["picked"] == "chair"
    assert "“Chair” sits on “STP Strategic Board”, as chair." in seen(app)
    browser.said = {"node": None}
    sound(app.run())
    assert "node" not in of_structure(app)


@pytest.mark.parametrize("view", ["wiring", "network"])
@pytest.mark.parametrize("said", [{"node": "nobody"}, {"node": 3}, {"other": 1}, "chair", 7])
def test_what_the_browser_says_is_not_believed_unchecked(open_page: Open, browser: Browser, said: object, view: str) -> None:
    browser.said = said
    app = sound(open_page("explore", structure="workstream", view=view))
    assert "node" not in of_structure(app)


def test_a_finding_changes_what_is_lit_and_not_the_wiring_diagram(open_page: Open, browser: Browser) -> None:
    before = sound(open_page("explore", structure="workstream"))
    plain = browser.given[-1]
    assert [tag[1] for tag in browser.lights[-1]["tags"]] == ["gap confirmed", "gap not_stated"]
    pick(before, "gap", "ACC002.strategic-board")
    assert browser.given[-1] == plain
    lit = browser.lights[-1]
    assert (lit["key"], lit["dims"], len(lit["tags"]), len(lit["lines"])) == (plain["key"], True, 17, 16)
    assert len(json.dumps(lit)) < 2_000


def test_what_is_lit_comes_in_as_data_and_leaves_the_network_as_it_is(open_page: Open, browser: Browser) -> None:
    before = sound(open_page("explore", structure="workstream", view="network"))
    plain = browser.given[-1]
    assert {tag["node"]: tag["sign"] for tag in plain["lights"]["tags"]} == {"delivery-group": "?", "strategic-board": "!"}
    assert not plain["lights"]["dims"]
    pick(before, "gap", "ACC002.strategic-board")
    lit = browser.given[-1]
    assert lit["picture"] == plain["picture"]
    assert lit["lights"]["dims"]
    assert len(lit["lights"]["tags"]) == 17
    assert len(lit["lights"]["lines"]) == 16
    assert [part["text"] for part in lit["lights"]["strip"]] == [
        "Accountability ends here: “STP Strategic Board”",
        "Affected: 16",
        "How that was traced",
    ]
    json.dumps(lit)


def test_a_structure_with_nothing_in_it(open_file: OpenFile) -> None:
    app = sound(open_file("stpgraph: 1\nid: bare\ntitle: Bare\nstatus: option\n"))
    assert "There is nothing to draw." in seen(app)
    assert "Place: Not stated As at: Not stated Status: Option being designed" in seen(app)
    group(app, "view").set_value("outline").run()
    assert "Nothing answers to anything here." in seen(sound(app))
    group(app, "view").set_value("tables").run()
    assert "Nothing is in this structure yet." in seen(sound(app))
    assert "No relation is stated." in seen(app)


def test_no_open_finding_says_so(open_page: Open) -> None:
    words = seen(sound(open_page("explore", structure="all-clear")))
    assert "No open finding" in words
    assert "No finding. Nothing is missing that the rules look for." in words


def test_a_picture_too_large_to_draw_says_where_to_look(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "MOST_BOXES", 10)
    app = sound(open_page("explore", structure="workstream"))
    assert "37 boxes are too many for one picture. The outline and the tables show all of them." in seen(app)


def test_hostile_names_stay_text(open_file: OpenFile) -> None:
    hostile = json.dumps(HOSTILE)
    text = SMALL.replace("name: The board", f"name: {hostile}").replace("title: Small", f"title: {hostile}\nnotes: {hostile}")
    app = sound(open_file(text))
    app.query_params["node"] = "board"
    for view in VIEWS:
        app.query_params["view"] = view
        sound(app.run())
        assert HOSTILE in seen(app).replace(" ", " ")
        assert "<img" not in raw(app).replace('<img alt="" src="data:image/svg+xml;base64,', "")
    assert 'sg-title">&lt;img src=x onerror=alert(1)&gt; *a* :red[b] $c$ `d` [e](javascript:f) &quot;g&quot;</h1>' in raw(app)


def test_a_node_of_our_own_reading_with_nothing_around_it(open_file: OpenFile) -> None:
    app = open_file(
        SMALL.replace("relations:\n  - {source: group, type: accountable_to, target: board}\n", "").replace(
            "The group", "The group, inferred: true"
        )
    )
    app.query_params["node"] = "group"
    words = seen(sound(app.run()))
    assert "The group Delivery group our reading" in words
    assert "Relations None is stated." in words
    assert "Source None is named." in words


def test_many_relations_are_cut_and_say_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "MOST_RELATIONS", 2)
    app = sound(open_page("explore", structure="workstream", node="strategic-board"))
    assert "And 9 more, in the tables." in seen(app)


def test_a_long_outline_says_that_it_is_cut(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        outlines, "outline", lambda wiring: outlines.Outline((outlines.OutlineLine("a", "A", "Body", 0),), (), 1234)
    )
    app = sound(open_page("explore", structure="workstream", view="outline"))
    assert "1,234 more lines are not shown here." in seen(app)


def test_the_oldest_upload_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, sources.Upload] = {}
    monkeypatch.setattr(sources, "_uploads", lambda: kept)
    keys = [sources.keep(f"{number}.yaml", str(number).encode()) for number in range(sources.MOST_UPLOADS + 1)]
    assert list(kept) == keys[1:]
    sources.keep("1.yaml", b"1")
    assert list(kept) == [*keys[2:], keys[1]]
    assert sources.own_file(keys[1]) == sources.Upload("1.yaml", b"1")
    assert sources.own_file(keys[0]) is sources.own_file(None) is None


def test_edited_copies_go_before_the_files_that_a_reader_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, sources.Upload] = {}
    monkeypatch.setattr(sources, "_uploads", lambda: kept)
    own = sources.keep("mine.yaml", b"mine")
    copies = [sources.keep("copy.yaml", str(number).encode(), edited=True) for number in range(sources.MOST_UPLOADS)]
    assert list(kept) == [own, *copies[1:]]


def test_the_page_comes_back_to_the_structure_opened_last(open_page: Open) -> None:
    sound(open_page("explore", structure="sector"))
    app = sound(open_page("explore"))
    assert seen(app).startswith("Governance by sector")
    assert of_structure(app) == {"structure": "sector"}


def test_two_of_the_same_name_are_told_apart_in_the_list(open_file: OpenFile) -> None:
    app = sound(open_file(SMALL.replace("name: The group", "name: The board").replace("delivery_group", "strategic_board")))
    assert app.selectbox(key="node").options == ["The board (Strategic board)", "The board (Strategic board), number 2"]


def test_an_unforeseen_failure_never_shows_a_traceback(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(key: str) -> None:
        raise RuntimeError("the secret inner workings")

    monkeypatch.setattr(sources, "opened", broken)
    app = open_page("explore", structure="workstream")
    assert not app.exception
    assert [each.value for each in app.error] == [SORRY]
    assert "secret" not in raw(app)
    assert "secret" not in caplog.text
    assert [each.told["error"] for each in caplog.records if getattr(each, "told", {}).get("event") == "failure"] == [
        "RuntimeError"
    ]
