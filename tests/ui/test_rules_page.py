"""The Rules page: the catalogue, and all about one rule."""

from __future__ import annotations

import pytest

from stpgraph.model.limits import LIMITS, Limit
from stpgraph.reading.limits import rule_words
from stpgraph.rules import BY_ID, CATALOGUE, HEADINGS, THEMES
from stpgraph.ui import specimens
from tests.ui.conftest import Open
from tests.ui.seen import seen, sound


def test_every_rule_is_listed_under_its_theme(open_page: Open) -> None:
    app = sound(open_page("rules"))
    links = [link.query_string for link in app.get("page_link")]
    assert sorted(links) == sorted(f"rule={rule.id}" for rule in CATALOGUE)
    assert len(links) == len(CATALOGUE) > 8
    words = seen(app)
    for theme in {rule.theme for rule in CATALOGUE}:
        assert THEMES[theme] in words


def test_searching(open_page: Open) -> None:
    app = open_page("rules")
    app.text_input[0].set_value("stp board ends").run()
    sound(app)
    assert "rule=ACC002" in [link.query_string for link in app.get("page_link")]
    assert len(app.get("page_link")) < len(CATALOGUE)
    app.text_input[0].set_value("unicorn").run()
    assert "No rule speaks of that." in seen(sound(app))
    assert not app.get("page_link")


def test_one_rule_with_its_pictures(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ACC002"))
    words = seen(app)
    assert words.startswith("Accountability ends at the STP board See what is looked for")
    for heading in HEADINGS:
        assert heading in words
    assert len(app.get("image")) == 2
    assert "What is found Gap, confirmed Accountability ends at “STP Strategic Board”." in words
    assert "Accountability ends here: “STP Strategic Board”" in words, "the marks in the picture are explained"


@pytest.mark.parametrize("rule", BY_ID)
def test_every_rule_opens(open_page: Open, rule: str) -> None:
    app = sound(open_page("rules", rule=rule))
    assert seen(app).startswith(BY_ID[rule].defect)
    assert not app.warning


def test_a_rule_without_pictures_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specimens, "of_rule", lambda rule: ())
    app = sound(open_page("rules", rule="ACC002"))
    assert "No picture for this rule." in seen(app)
    assert not app.get("image")


def test_a_rule_with_one_picture_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking = specimens.of_rule("ACC002")[0]
    monkeypatch.setattr(specimens, "of_rule", lambda rule: (breaking,))
    app = sound(open_page("rules", rule="ACC002"))
    assert len(app.get("image")) == 1
    assert "There is no such structure for this rule." in seen(app)


def test_further_cases_are_kept_in_the_url(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ACC002"))
    app.selectbox(key="case").set_value("broken-2").run()
    sound(app)
    assert dict(app.query_params.items()) == {"rule": "ACC002", "case": "broken-2"}
    assert len(app.get("image")) == 3
    assert "The documents do not say whom the board answers to breaks the rule" in seen(app)
    again = sound(open_page("rules", rule="ACC002", case="kept-2"))
    assert again.selectbox(key="case").value == "kept-2"
    assert "keeps the rule" in seen(again)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"rule": "ACC002", "case": "broken-99"}, "There is no case “broken-99” of this rule: none is shown."),
        ({"rule": "ACC002", "case": "<b>"}, "There is no case “<b>” of this rule"),
        ({"case": "broken-1"}, "There is no case “broken-1” of any rule"),
    ],
)
def test_a_case_that_there_is_not(open_page: Open, params: dict[str, str], said: str) -> None:
    app = sound(open_page("rules", **params))
    assert len(app.warning) == 1
    assert said in seen(app)


@pytest.mark.parametrize(("at", "key"), [(0, "broken-1"), (1, "kept-1")])
def test_a_case_opens_in_explore(open_page: Open, at: int, key: str) -> None:
    case = next(each for each in specimens.of_rule("ACC002") if each.key == key)
    app = open_page("rules", rule="ACC002")
    [each for each in app.button if each.label == "Open this structure in Explore"][at].click().run()
    words = seen(sound(app))
    assert words.startswith(f"{case.structure.title} See who answers to whom")
    assert f"Your own file: ACC002-{key}.yaml." in words


def test_a_further_case_opens_in_explore(open_page: Open) -> None:
    app = open_page("rules", rule="ACC002", case="broken-2")
    app.button(key="open broken-2").click().run()
    assert seen(sound(app)).startswith("A board whose line is not stated See who answers to whom")


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.rule)
def test_a_rule_that_counts_tells_its_limit_and_where_that_comes_from(open_page: Open, limit: Limit) -> None:
    words = seen(sound(open_page("rules", rule=limit.rule)))
    assert rule_words(limit.rule) in words
    assert limit.basis in rule_words(limit.rule)


def test_a_rule_that_there_is_not(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ABC123"))
    assert "There is no rule “ABC123”. All rules are listed below." in seen(app)
    assert len(app.get("page_link")) == len(CATALOGUE)


def test_an_unknown_parameter_is_told_on_a_rule_too(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ACC002", structure="workstream"))
    assert "holds “structure”, which this page does not know" in seen(app)
