"""What a reader changes on the Explore page: findings accepted, limits set, and the edited copy to download."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.files import loads_bytes, read
from stpgraph.pipeline import explore
from stpgraph.reading.limits import used
from tests.ui.conftest import Open
from tests.ui.explored import button, group, of_structure, pick
from tests.ui.made import HOSTILE, SMALL
from tests.ui.seen import raw, seen, sound

OpenFile = Callable[..., AppTest]


# ── accepting ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_accepted_findings_come_last_and_are_counted_apart(open_file: OpenFile) -> None:
    app = sound(open_file(SMALL))
    words = seen(app)
    assert "Accepted: Delegations follow. By STP lead. On 1 January 2018. Until 2999." in words
    assert "Place: Northvale As at: March 2018 Status: Current" in words
    assert "1 accepted" in words.split("Findings", 1)[0]
    group(app, "standings").set_value(["accepted"]).run()
    keys = [each.key for each in sound(app).button if each.key and each.key.startswith("pick ")]
    assert keys == ["pick gap ACC002.board"]


def test_accepting_a_finding_makes_a_copy_to_download(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("explore", structure="workstream", finding="ACC002.strategic-board")
    assert not downloads
    app.text_area(key="reason ACC002.strategic-board").set_value("Delegations\nfollow in April")
    app.text_input(key="by ACC002.strategic-board").set_value("STP board, in public")
    until = date(date.today().year + 1, 3, 31)
    app.date_input(key="until ACC002.strategic-board").set_value(until)
    button(app, "Accept it").click().run()
    words = seen(sound(app))
    assert of_structure(app)["structure"].startswith("upload.")
    assert of_structure(app)["finding"] == "ACC002.strategic-board"
    assert "This is your edited copy, workstream-edited.yaml. It is not saved anywhere else: download it" in words
    assert "Accepted: Delegations follow in April. By STP board, in public." in words
    assert f"Until 31 March {until.year}." in words
    ((name, data),) = downloads.items()
    assert name == "workstream-edited.yaml"
    back = loads_bytes(data, name, "yaml")
    assert next(each for each in explore(back, date.today()).findings if each.rule == "ACC002").accepted is not None
    assert back.model_copy(update={"accepted": ()}) == read(shipped.archetype_file("workstream"))

    button(app, "Take this acceptance back").click().run()
    assert "Accepted:" not in seen(sound(app))
    ((name, data),) = downloads.items()
    assert name == "workstream-edited.yaml", "a copy of a copy is called the same"
    assert loads_bytes(data, name, "yaml") == read(shipped.archetype_file("workstream"))
    assert of_structure(app)["finding"] == "ACC002.strategic-board", "and the finding is open again, in sight"


def test_a_reason_is_required(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("explore", structure="workstream", finding="ACC002.strategic-board")
    app.text_area(key="reason ACC002.strategic-board").set_value("   ")
    button(app, "Accept it").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == [
        "Give a reason: whoever reads this later must be able to tell why it was accepted."
    ]
    assert of_structure(app)["structure"] == "workstream"
    assert not downloads


def test_a_reason_of_signs_that_cannot_be_kept_is_no_reason(open_page: Open) -> None:
    app = open_page("explore", structure="workstream", finding="ACC002.strategic-board")
    app.text_area(key="reason ACC002.strategic-board").set_value("\x07\x08")
    button(app, "Accept it").click().run()
    sound(app)
    assert app.error[0].value.startswith("Give a reason")


def test_a_finding_about_an_acceptance_cannot_be_accepted(open_file: OpenFile) -> None:
    app = open_file(SMALL.replace("until: 2999", "until: 2018-02"))
    pick(app, "concern", "ACP002.board")
    assert "that day is past" in seen(sound(app)).lower()
    assert "Accept it" not in [each.label for each in app.button]


def test_the_file_of_one_s_own_is_edited_and_not_the_shipped_one(open_file: OpenFile, downloads: dict[str, bytes]) -> None:
    text = "# Kept by the secretary\n" + SMALL.split("accepted:")[0]
    app = open_file(text, "mine.yaml")
    pick(app, "gap", "ACC002.board")
    app.text_area(key="reason ACC002.board").set_value(HOSTILE)
    button(app, "Accept it").click().run()
    assert "<img" not in raw(sound(app)).replace('<img alt="" src="data:image/svg+xml;base64,', "")
    assert HOSTILE in seen(app)
    ((name, data),) = downloads.items()
    assert name == "mine-edited.yaml"
    assert data.decode().startswith(text)


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_limits_used_are_listed_with_default_and_source(open_page: Open) -> None:
    app = sound(open_page("explore", structure="workstream"))
    words = seen(app)
    for each in used(read(shipped.archetype_file("workstream"))):
        assert each.title in words
        assert each.about in words
        assert app.number_input(key=f"limit {each.rule}").value == each.shown
    assert "Limits used" in [each.label for each in app.get("expander")]


def test_setting_a_limit_changes_the_findings_and_the_copy(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("explore", structure="workstream")
    assert "the limit is 4." not in seen(app)
    app.number_input(key="limit CPX003").set_value(4)
    app.number_input(key="limit NED007").set_value(58.0)
    button(app, "Use these limits").click().run()
    words = seen(sound(app))
    assert "the limit is 4." in words
    assert "This structure has its own: 4." in words
    assert "Limits used: 2 set for this structure" in [each.label for each in app.get("expander")]
    ((name, data),) = downloads.items()
    assert loads_bytes(data, name, "yaml").limits == {"CPX003": 4, "NED007": 0.58}
    assert app.number_input(key="limit NED007").value == 58

    button(app, "Back to the defaults").click().run()
    assert "the limit is 4." not in seen(sound(app))
    ((name, data),) = downloads.items()
    assert loads_bytes(data, name, "yaml").limits == {}
    assert app.number_input(key="limit CPX003").value == 9


def test_a_picked_finding_that_a_limit_clears_is_let_go_without_a_warning(open_file: OpenFile) -> None:
    app = open_file(SMALL + "limits: {CPX003: 0.5}\n")
    pick(app, "note", "CPX003.board")
    assert of_structure(app)["finding"] == "CPX003.board"
    button(app, "Back to the defaults").click().run()
    assert "finding" not in of_structure(sound(app))
    assert not app.warning


def test_a_picked_finding_that_stays_stays_picked(open_page: Open) -> None:
    app = open_page("explore", structure="workstream", finding="ACC002.strategic-board")
    app.number_input(key="limit CPX003").set_value(4)
    button(app, "Use these limits").click().run()
    assert of_structure(sound(app))["finding"] == "ACC002.strategic-board"


def test_limits_left_as_they_are_make_no_copy(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("explore", structure="all-clear")
    button(app, "Use these limits").click().run()
    assert [each.value for each in sound(app).info] == ["No limit was changed."]
    assert of_structure(app) == {"structure": "all-clear"}
    assert not downloads


@pytest.mark.parametrize(
    "limits", ["CPX003: 9.5, NED007: 0.001", "CPX003: 0.5, DEC011: 5000000", "NED007: 1, ACC007: 0.333333333"]
)
def test_any_limit_that_a_file_may_set_is_shown_and_left_alone(open_file: OpenFile, limits: str) -> None:
    app = sound(open_file(SMALL + f"limits: {{{limits}}}\n"))
    before = of_structure(app)
    button(app, "Use these limits").click().run()
    assert "No limit was changed." in seen(sound(app))
    assert of_structure(app) == before
