"""The findings beside the picture: picked, grouped, filtered, searched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.reading.listing import GROUPINGS
from stpgraph.reading.topics import TOPICS
from stpgraph.rules import BY_ID
from stpgraph.ui.components import findings
from stpgraph.ui.state import finding_key
from tests.ui.conftest import Open
from tests.ui.explored import button, group, of, of_structure, pick
from tests.ui.seen import seen, sound

OpenFile = Callable[..., AppTest]


def test_picking_a_finding_and_letting_go(open_page: Open) -> None:
    app = open_page("explore", structure="workstream")
    sound(pick(app, "gap", "ACC002.strategic-board"))
    assert of_structure(app) == {"structure": "workstream", "finding": "ACC002.strategic-board"}
    words = seen(app)
    finding = next(each for each in of("workstream") if each.rule == "ACC002")
    assert "Confirmed : the documents show that it is so." in words
    assert (
        "How it was traced “Project 1” answers to “Workstream A” (our reading), which answers to “STP Delivery Group” (our reading)"
        in words
    )
    assert "All 16 that are affected" in words
    assert f"What to do {finding.remedy}" in words
    assert BY_ID["ACC002"].documentation["Why it matters"] in words
    assert all(source in words for source in finding.sources)
    assert "rule=ACC002" in [link.query_string for link in app.get("page_link")]
    pick(app, "gap", "ACC002.strategic-board")
    assert of_structure(app) == {"structure": "workstream"}


def test_a_link_to_a_finding_opens_it(open_page: Open) -> None:
    notes = [each for each in of("everything-wrong") if each.severity == "note"]
    app = sound(open_page("explore", structure="everything-wrong", finding=finding_key(notes[0])))
    assert not app.warning
    assert notes[0].remedy in seen(app)
    assert app.button(key=f"pick note {finding_key(notes[0])}").label.startswith("Close ")


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_finding_stands_under_a_heading(open_page: Open, grouping: str) -> None:
    app = sound(open_page("explore", structure="workstream", group=grouping))
    assert app.selectbox(key="group").value == grouping
    keys = {each.key.split(" ", 2)[2] for each in app.button if each.key and each.key.startswith("pick ")}
    assert keys == {finding_key(each) for each in of("workstream")}
    words = seen(app)
    if grouping == "severity":
        assert "Gaps to be closed, once they are certain 1 gap confirmed , 3 not stated" in words
    elif grouping == "theme":
        assert "Non-executive scrutiny" in words
    else:
        assert f"Under none of the {'questions' if grouping == 'seven' else 'points'}" in words


def test_how_findings_are_grouped_is_kept_in_the_url(open_page: Open) -> None:
    app = open_page("explore", structure="workstream")
    app.selectbox(key="group").set_value("theme").run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "group": "theme"}
    app.selectbox(key="group").set_value("severity").run()
    assert of_structure(app) == {"structure": "workstream"}


def test_the_reader_chooses_how_grave_and_how_sure(open_page: Open) -> None:
    app = open_page("explore", structure="workstream")
    everything = of("workstream")
    group(app, "severities").set_value(["concern"]).run()
    sound(app)
    concerns = [each for each in everything if each.severity == "concern"]
    assert f"{len(concerns)} of {len(everything)} findings are shown." in seen(app)
    assert "Accountability ends at “STP Strategic Board”." not in seen(app)
    group(app, "certainties").set_value(["confirmed"]).run()
    sure = [each for each in concerns if each.certainty == "confirmed"]
    assert f"{len(sure)} of {len(everything)} findings " in seen(sound(app))
    assert of_structure(app) == {"structure": "workstream", "severity": "concern", "certainty": "confirmed"}
    button(app, "Show all findings").click().run()
    assert of_structure(app) == {"structure": "workstream"}
    assert group(app, "severities").value == []
    assert "Accountability ends at “STP Strategic Board”." in seen(sound(app))


def test_searching_the_findings(open_page: Open) -> None:
    app = open_page("explore", structure="workstream")
    app.text_input(key="search findings").set_value("  risk  REGISTER ").run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "search": "risk REGISTER"}
    assert "No STP risk register" in seen(app)
    assert "Accountability ends at the STP board" not in seen(app)
    app.text_input(key="search findings").set_value("unicorn").run()
    words = seen(sound(app))
    assert "No finding fits." in words
    assert f"0 of {len(of('workstream'))} findings are shown." in words
    assert not [each for each in app.button if each.key and each.key.startswith("pick ")]


def test_a_link_from_a_question_shows_what_speaks_to_it(open_page: Open) -> None:
    app = sound(open_page("explore", structure="workstream", about="SH1"))
    about = [each for each in of("workstream") if each.rule in TOPICS["SH1"].rules]
    assert 0 < len(about) < len(of("workstream"))
    assert f"Only what speaks to {TOPICS['SH1'].name}: {len(about)} of {len(of('workstream'))} findings" in seen(app)
    button(app, "Show all findings").click().run()
    assert of_structure(app) == {"structure": "workstream"}


def test_a_finding_that_is_filtered_out_is_let_go(open_page: Open) -> None:
    app = open_page("explore", structure="workstream", finding="ACC002.strategic-board")
    group(app, "severities").set_value(["note"]).run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "severity": "note"}


def test_many_findings_of_one_rule_are_shown_by_and_by(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "LEAF", 4)
    key, rule = "kent-and-medway-2017-18", "ACC001"
    there = [finding_key(each) for each in of(key) if each.rule == rule]
    assert 8 < len(there) < 20
    app = open_page("explore", structure=key)

    def shown() -> list[str]:
        return [each.key.split(" ", 2)[2] for each in sound(app).button if each.key and each.key.startswith(f"pick gap {rule}.")]

    leaves = -(-len(there) // 4)
    every = []
    for leaf in range(1, leaves + 1):
        next(each for each in app.get("pagination") if each.key == f"leaf of gap {rule}").set_value(leaf).run()
        every += shown()
    assert sorted(every) == sorted(there)
    last = shown()[-1]
    pick(app, "gap", last)
    assert last in shown(), "the finding that is picked stays in view"
    pick(app, "gap", last)
    assert last in shown(), "and so does what one looks at when it is let go"
    fresh = sound(open_page("explore", structure=key, finding=every[-1]))
    assert next(each for each in fresh.get("pagination") if each.key == f"leaf of gap {rule}").value == leaves


def test_a_very_long_list_has_shorter_leaves(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "LONG_LIST", 3)
    app = sound(open_page("explore", structure="kent-and-medway-2017-18"))
    here = [each for each in app.button if each.key and each.key.startswith("pick gap ACC001.")]
    assert len(here) == findings.SHORT_LEAF
