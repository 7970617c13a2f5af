"""The Assess page: everything that is assessed of one structure, and the governance checklist as a form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.assess import ELEMENT_NAMES, ELEMENTS, QUESTIONS, assess
from stpgraph.files import loads_bytes, read
from stpgraph.model import ChecklistAnswer
from stpgraph.pipeline import explore
from stpgraph.ui.components.assessment import SECTIONS
from tests.ui.conftest import Open
from tests.ui.explored import SHIPPED, button, group, of_structure
from tests.ui.made import HOSTILE, SMALL
from tests.ui.seen import raw, seen, sound

OpenFile = Callable[..., AppTest]
FIRST = QUESTIONS[0].id


def progress(app: AppTest) -> dict[str, list[str]]:
    """The numbers in the table of progress, by element."""
    (table,) = [each.value for each in app.get("html") if "Progress by element" in str(each.value)]
    rows = [row.split("</th>") for row in table.split("<tbody>")[1].split("</tr>") if "</th>" in row]
    return {
        head.rsplit(">", 1)[1]: [cell.split(">", 1)[1].split("<")[0] for cell in rest.split("<td ")[1:]] for head, rest in rows
    }


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_structure_is_assessed(open_page: Open, path: Any) -> None:
    app = sound(open_page("assess", structure=path.stem))
    words = seen(app)
    assert words.startswith(read(path).title)
    assert not app.warning
    for title, about in SECTIONS.values():
        assert f"{title} {about}" in words
    anchors = [each.split('"')[0] for each in raw(app).split('<h2 class="sg-h2 sg-section" id="')[1:]]
    links = [each.split('"')[0] for each in raw(app).split('<a href="#')[1:]]
    assert anchors == links == list(SECTIONS)


def test_what_an_assessment_says(open_page: Open) -> None:
    app = sound(open_page("assess", structure="workstream"))
    words = seen(app)
    explored = explore(read(shipped.archetype_file("workstream")), date.today())
    made = assess(explored.wiring, explored.findings)
    assert made.spectrum.summary in words
    assert made.likeness.summary in words
    for row in (*made.table_2, *made.table_3, *made.delivery_plan):
        assert row.question in words
        assert row.why in words
    for asked in (*made.seven_questions, *made.five_points, *made.principles):
        assert f"{asked.title} {asked.text}" in words
    assert f"HFMA: 44 plans of 2016 The {len(shipped.files('published'))} published structures here" in words
    assert "38 yes, 6 no or not stated" in words
    assert "No voting rule is stated." in words
    links = [link.query_string for link in app.get("page_link")]
    assert "structure=workstream&about=SH1" in links
    assert "structure=workstream" in links, "the way to Explore"


def test_votes_and_power(open_page: Open) -> None:
    words = seen(sound(open_page("assess", structure="all-clear")))
    assert "Votes are not power" in words
    assert "Power (Banzhaf) Power (Shapley-Shubik)" in words
    unknown = seen(sound(open_page("assess", structure="joint-committee")))
    assert "The votes on “Joint CCG Group” are not known" in unknown
    assert "Power (Banzhaf)" not in unknown


def test_the_spectrum_says_what_the_next_phase_lacks(open_page: Open) -> None:
    words = seen(sound(open_page("assess", structure="workstream")))
    assert "1. Planning forum Passed" in words
    assert "2. Joint structures It stands here" in words
    assert "What the next phase, “Delegated decision-making”, still lacks" in words


def test_the_last_phase_has_none_after_it() -> None:
    def script() -> None:
        from dataclasses import replace
        from datetime import date

        from stpgraph import shipped
        from stpgraph.assess import assess
        from stpgraph.pipeline import explore
        from stpgraph.ui.components import spectrum

        found = explore(shipped.load(shipped.archetype_file("workstream")), date(2018, 1, 1))
        made = assess(found.wiring, found.findings).spectrum
        last = made.phases[-1]
        yes = tuple(replace(each, answer="yes") for each in last.criteria)
        met = replace(last, **{each: yes[0] if each == "defining" else yes[1:] for each in ("defining", "others")})
        spectrum.show(replace(made, phases=(*made.phases[:-1], met), stands=met, next=None))

    words = seen(sound(AppTest.from_function(script, default_timeout=60).run()))
    assert "There is no phase after this one." in words
    assert "5. Formalised partnership It stands here" in words
    assert "is not shown of" not in words


def test_nothing_open(open_page: Open) -> None:
    app = sound(open_page("assess"))
    assert "No structure is open." in seen(app)
    assert [link.label for link in app.get("page_link")] == ["Go to Structures"]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"structure": "nowhere"}, "There is no structure “nowhere”."),
        ({"structure": "upload.0123456789abcdef"}, "The uploaded file is not here any more."),
        ({"structure": "<b>"}, "names a structure, “<b>”, in a way that no structure is named"),
        (
            {"structure": "workstream", "element": "money"},
            "opens “money”, which is no element of the checklist: it shows the first.",
        ),
        ({"structure": "workstream", "node": "chair"}, "holds “node”, which this page does not know"),
        ({"structure": "workstream", "element": "a" * 900}, "which is no element of the checklist"),
    ],
)
def test_a_part_of_a_link_that_cannot_be_used_is_told(open_page: Open, params: dict[str, str], said: str) -> None:
    assert said in seen(sound(open_page("assess", **params)))


def test_the_page_comes_back_to_the_structure_opened_last(open_page: Open) -> None:
    sound(open_page("explore", structure="sector"))
    app = sound(open_page("assess"))
    assert seen(app).startswith("Governance by sector")
    assert of_structure(app) == {"structure": "sector"}


def test_a_structure_with_nothing_in_it(open_file: OpenFile) -> None:
    app = open_file("stpgraph: 1\nid: bare\ntitle: Bare\nstatus: option\n")
    app.switch_page("stpgraph/ui/pages/assess.py").run()
    words = seen(sound(app))
    assert words.startswith("Bare")
    assert "None of 72 questions is answered yet." in words or "0 yes" in words


def test_one_s_own_file_is_assessed_and_hostile_names_stay_text(open_file: OpenFile) -> None:
    app = open_file(SMALL.replace("The board", repr(HOSTILE).replace("\\'", "''")).replace("title: Small", f"title: {HOSTILE!r}"))
    key = of_structure(app)["structure"]
    app.switch_page("stpgraph/ui/pages/assess.py").run()
    assert HOSTILE in seen(sound(app))
    assert "<img src" not in raw(app)
    assert of_structure(app) == {"structure": key}


# ── the checklist ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_element_is_kept_in_the_url(open_page: Open) -> None:
    app = open_page("assess", structure="workstream")
    group(app, "element").set_value("leadership").run()
    sound(app)
    assert of_structure(app) == {"structure": "workstream", "element": "leadership"}
    asked = {each.id for each in QUESTIONS if each.element == "leadership"}
    assert {each.key.removeprefix("answer ") for each in app.get("button_group") if each.key.startswith("answer ")} == asked
    again = sound(open_page("assess", structure="workstream", element="leadership"))
    assert group(again, "element").value == "leadership"


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_question_of_every_element_is_asked(open_page: Open, element: str) -> None:
    app = sound(open_page("assess", structure="workstream", element=element))
    labels = [each.label for each in app.get("button_group")]
    for question in QUESTIONS:
        assert (question.text in labels) is (question.element == element)
    assert ELEMENT_NAMES[element] in seen(app)


def test_an_answer_goes_into_the_copy_and_counts(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("assess", structure="workstream")
    before = progress(app)
    assert before["Vision"][:2] == ["0 of 4", "0"]
    group(app, f"answer {FIRST}").set_value("yes")
    app.text_input(key=f"evidence {FIRST}").set_value("Minutes of 3 May 2017, item 4")
    app.text_input(key="by vision").set_value("Board secretary")
    app.date_input(key="on vision").set_value(date(2017, 6, 1))
    assert not downloads
    button(app, "Keep these answers").click().run()
    words = seen(sound(app))
    assert "This is your edited copy, workstream-edited.yaml." in words
    assert "Answered by Board secretary on 1 June 2017: yes." in words
    after = progress(app)
    assert after["Vision"] == ["1 of 4", "1", "0", "0", "3", "1", "0"]
    assert int(after["All elements"][1]) == int(before["All elements"][1]) + 1
    ((name, data),) = downloads.items()
    back = loads_bytes(data, name, "yaml")
    assert back.checklist == {
        FIRST: ChecklistAnswer(answer="yes", evidence="Minutes of 3 May 2017, item 4", by="Board secretary", on="2017-06-01")
    }
    assert back.model_copy(update={"checklist": {}}) == read(shipped.archetype_file("workstream"))

    group(app, f"answer {FIRST}").set_value(None)
    app.text_input(key=f"evidence {FIRST}").set_value("")
    button(app, "Keep these answers").click().run()
    sound(app)
    assert progress(app) == before
    ((name, data),) = downloads.items()
    assert loads_bytes(data, name, "yaml") == read(shipped.archetype_file("workstream"))


def test_answers_of_a_file_stand_in_the_form(open_file: OpenFile) -> None:
    app = open_file(SMALL + f"checklist:\n  {FIRST}: {{answer: in_progress, evidence: Draft 2, by: Chair, on: 2018-02}}\n")
    app.switch_page("stpgraph/ui/pages/assess.py").run()
    sound(app)
    assert group(app, f"answer {FIRST}").value == "in_progress"
    assert app.text_input(key=f"evidence {FIRST}").value == "Draft 2"
    assert "Answered by Chair on February 2018: in progress." in seen(app)
    assert progress(app)["Vision"] == ["1 of 4", "0", "0", "1", "3", "1", "0"]


def test_evidence_without_an_answer_is_asked_about_and_not_lost(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("assess", structure="workstream")
    app.text_input(key=f"evidence {FIRST}").set_value("Minutes")
    button(app, "Keep these answers").click().run()
    sound(app)
    assert "You wrote what shows it, but chose no answer" in app.error[0].value
    assert app.text_input(key=f"evidence {FIRST}").value == "Minutes"
    assert not downloads


def test_nothing_changed_makes_no_copy(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("assess", structure="workstream")
    button(app, "Keep these answers").click().run()
    assert [each.value for each in sound(app).info] == ["Nothing was changed, so there is nothing to keep."]
    assert not downloads


def test_a_contradiction_is_told(open_file: OpenFile) -> None:
    explored = explore(read(shipped.archetype_file("workstream")), date.today())
    shown = next(each for each in assess(explored.wiring, explored.findings).checklist.items if each.answer == "yes")
    text = shipped.archetype_file("workstream").read_text("utf-8") + f"\nchecklist: {{{shown.question.id}: {{answer: no}}}}\n"
    app = open_file(text)
    app.switch_page("stpgraph/ui/pages/assess.py")
    app.query_params["element"] = shown.question.element
    app.run()
    words = seen(sound(app))
    assert "These contradict each other. The answer given is no, but the structure shows that it is so:" in words
    assert progress(app)[ELEMENT_NAMES[shown.question.element]][-1] == "1"


def test_hostile_answers_stay_text(open_page: Open, downloads: dict[str, bytes]) -> None:
    app = open_page("assess", structure="workstream")
    group(app, f"answer {FIRST}").set_value("no")
    app.text_input(key=f"evidence {FIRST}").set_value(f"{HOSTILE}\x07")
    app.text_input(key="by vision").set_value(HOSTILE)
    button(app, "Keep these answers").click().run()
    assert f"Answered by {HOSTILE} on " in seen(sound(app))
    assert "<img src" not in raw(app)
    ((name, data),) = downloads.items()
    assert loads_bytes(data, name, "yaml").checklist[FIRST].evidence == HOSTILE
