"""The Rules page: the catalogue, and all about one rule."""

from __future__ import annotations

import pytest

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
    assert "What is found: Accountability ends at “STP Strategic Board”." in words


@pytest.mark.parametrize("rule", BY_ID)
def test_every_rule_opens(open_page: Open, rule: str) -> None:
    app = sound(open_page("rules", rule=rule))
    assert seen(app).startswith(BY_ID[rule].defect)
    assert not app.warning


def test_a_rule_without_pictures_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specimens, "of_rule", lambda rule: (None, None))
    assert "No picture for this rule." in seen(sound(open_page("rules", rule="ACC002")))


def test_a_rule_with_one_picture_says_so(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking, _ = specimens.of_rule("ACC002")
    monkeypatch.setattr(specimens, "of_rule", lambda rule: (breaking, None))
    app = sound(open_page("rules", rule="ACC002"))
    assert len(app.get("image")) == 1
    assert "There is no such structure for this rule." in seen(app)


def test_a_rule_that_there_is_not(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ABC123"))
    assert "There is no rule “ABC123”. All rules are listed below." in seen(app)
    assert len(app.get("page_link")) == len(CATALOGUE)


def test_an_unknown_parameter_is_told_on_a_rule_too(open_page: Open) -> None:
    app = sound(open_page("rules", rule="ACC002", structure="workstream"))
    assert "holds “structure”, which this page does not know" in seen(app)
