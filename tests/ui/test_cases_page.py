"""The Case studies page, and what a case study is made of."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from stpgraph import shipped
from stpgraph.files import read
from stpgraph.graph import Wiring
from stpgraph.pipeline import explore
from stpgraph.reading.case_questions import open_questions, practice, questions
from stpgraph.reading.case_study import Sentence, in_short, shows, stands_out
from stpgraph.rules import BY_ID
from stpgraph.ui import portfolio_cases
from stpgraph.ui.portfolio_cases import Study
from tests.ui.conftest import Open
from tests.ui.explored import of_structure
from tests.ui.made import HOSTILE, body, organisation, post, structure, wired
from tests.ui.seen import raw, seen, sound

PUBLISHED = shipped.files("published")
TODAY = date(2026, 1, 1)


@cache
def study(name: str) -> Study:
    return portfolio_cases.study(name, date.today())


@cache
def wiring_of(path: Path) -> Wiring:
    return explore(read(path), TODAY).wiring


def told(wiring: Wiring, heading: str) -> dict[str, Sentence]:
    """The sentences of a passage by their texts."""
    passage = next(each for each in shows(wiring) if each.heading == heading)
    return {each.text: each for each in passage.sentences}


# ── what the sources show ────────────────────────────────────────────────────────────────────────────────────────────


def small() -> Wiring:
    return wired(
        [
            organisation("ccg", "ccg", name="Vale CCG", cites=("b",)),
            body(
                "board",
                "strategic_board",
                name="The board",
                function="advisory",
                meets="monthly",
                in_public=False,
                membership="partial",
                voting={"basis": "per_member", "threshold": 0.75},
                quorum=4,
                cites=("a", "b"),
            ),
            body("group", name="The group", status="planned"),
            body("lost", name="Lost group"),
            post("chair", "independent_chair", name="The chair"),
            post("officers", "officer", name="Officers", count=3),
            post("empty", "lay_member", name="Lay member", vacant=True),
            {"id": "mou", "type": "instrument", "kind": "memorandum_of_understanding", "name": "The MoU", "agreed": False},
        ],
        [
            ("chair", "sits_on", "board", {"capacity": "chair", "cites": ("b",)}),
            ("officers", "sits_on", "board"),
            ("empty", "sits_on", "board"),
            ("board", "accountable_to", "ccg", {"cites": ("a",), "inferred": True}),
            ("group", "accountable_to", "board", {"cites": ("b",)}),
            ("ccg", "delegates_to", "board", {"scope": "urgent care", "status": "planned"}),
        ],
        sources=[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
        drawing="partial",
    )


def test_each_sentence_says_what_it_rests_on() -> None:
    said = told(small(), "The board")
    assert list(said) == [
        "Strategic board; advises; it meets every month; it does not meet in public; it decides by one vote for each member, "
        "and 75% of the votes carry a decision; its quorum is 4.",
        "It is chaired by “The chair”.",
        "Non-executive members: “The chair”.",
        "Executive members: “Officers” (3 of them).",
        "Vacant: “Lay member”.",
        "“The board” answers to “Vale CCG”.",
        "“Vale CCG” delegates to “The board”: urgent care (planned, not yet in place).",
        "Challenge by somebody non-executive: A non-executive sits on “The board”: “The chair”.",
    ]
    cites = [each.cites for each in said.values()]
    assert cites == [(1, 2), (2,), (2,), (), (), (1,), (), ()]
    assert [each.text for each in said.values() if each.ours] == ["“The board” answers to “Vale CCG”."]
    assert told(small(), "The partners")["Clinical commissioning group (CCG): “Vale CCG”."].cites == (2,)


def test_what_is_planned_and_what_is_not_stated_is_said() -> None:
    said = told(small(), "Groups, projects and who answers to whom")
    assert list(said) == [
        "To “The board” answers “The group” (planned, not yet in place).",
        "To whom these answer is not stated: “Lost group”.",
    ]
    assert [each.unsaid for each in said.values()] == [False, True]
    papers = told(small(), "Authority, agreements and decisions")
    assert "“The MoU” (memorandum of understanding): a draft, or not signed." in papers
    whole = wired([body("board", "strategic_board"), body("lost")], drawing="complete")
    assert "Nobody is shown to whom these answer: “Lost”." in told(whole, "Groups, projects and who answers to whom")
    bare = list(told(wired([body("board", "strategic_board")], drawing="partial"), "Board").values())
    assert bare[-1].unsaid
    assert bare[-1].text == (
        "Not stated: what it is for, who chairs it, who sits on it, to whom it answers, how often it meets and whether it meets in public."
    )


def test_nothing_in_it_is_told_as_nothing() -> None:
    assert shows(wired([])) == ()


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_every_published_structure_is_told_from_its_file(path: Path) -> None:
    wiring = wiring_of(path)
    sentences = [each for passage in shows(wiring) for each in passage.sentences]
    assert len(sentences) > 5
    assert sum(bool(each.cites) for each in sentences) > 3, "the sources are cited"
    assert all(1 <= number <= len(wiring.structure.sources) for each in sentences for number in each.cites)
    names = {node.name for node in wiring.structure.nodes} | {each.name for each in wiring.structure.decisions}
    for board in wiring.boards:
        assert wiring.nodes[board].name in {passage.heading for passage in shows(wiring)}
    ids = {node.id for node in wiring.structure.nodes if "-" in node.id} - names
    text = " ".join(each.text for each in sentences)
    assert not [each for each in ids if f" {each} " in text or f"“{each}”" in text]


# ── what stands out ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_every_open_finding_stands_out_once_and_what_is_silent_apart(path: Path) -> None:
    findings = explore(read(path), TODAY).findings
    sure, silent = stands_out(findings, "confirmed"), stands_out(findings, "not_stated")
    for certainty, stands in (("confirmed", sure), ("not_stated", silent)):
        mine = [each for each in findings if each.accepted is None and each.certainty == certainty]
        assert {(each.rule, fact) for each in stands for fact in each.facts} == {(each.rule, each.fact) for each in mine}
        grades = [("gap", "concern", "note").index(each.severity) for each in stands]
        assert grades == sorted(grades)


def test_in_short_does_not_take_silence_for_a_gap() -> None:
    silent = explore(structure([body("board", "strategic_board")], drawing="partial"), TODAY)
    first, second = in_short(silent)
    assert first.startswith("The documents confirm")
    assert "Accountability ends" not in first
    assert "would be" in second
    assert "if nothing is arranged" in second
    sure = in_short(explore(structure([body("board", "strategic_board")]), TODAY))
    assert "“Accountability ends at the STP board”" in sure[0]


# ── what others do, what to ask ──────────────────────────────────────────────────────────────────────────────────────


def test_what_others_do_is_told_only_where_their_file_shows_it() -> None:
    wiring = small()
    assert practice(wiring, "ACC002") == ("“The board” answers to “Vale CCG”. (Our reading, not the documents’ words.)",)
    assert practice(wiring, "NED003") == ("“The chair” sits on “The board”, as chair.",)
    assert practice(wiring, "ASR006") == (), "a draft is no example"
    assert practice(wiring, "DEC001") == (), "what is only planned is none"
    assert practice(wiring, "CPX001") == ()
    silent = 0
    for path in PUBLISHED[:4]:
        for each in study(path.stem).others:
            assert BY_ID[each.rule].severity == "gap"
            silent += each.silent
            for one in each.practices:
                assert not one.entry.finds(each.rule)
                assert one.shows
                assert one.entry.file in study(path.stem).keys
    assert silent


@pytest.mark.parametrize("path", PUBLISHED[:4], ids=lambda path: path.stem)
def test_every_gap_is_asked_about(path: Path) -> None:
    made = study(path.stem)
    asks = {group.heading: group.questions for group in made.asks}
    silent = [each for each in made.silent if each.severity == "gap"]
    asked = asks["Where the documents are silent"]
    assert [ask.split("”")[0].lstrip("“") for ask, _ in asked] == [each.defect for each in silent]
    assert all(why.startswith(each.facts[0]) for (_, why), each in zip(asked, silent, strict=True))
    decisions = " ".join(ask for ask, _ in asks["Decisions to ask for"])
    for each in made.confirmed:
        if each.severity == "gap":
            assert each.facts[0] in decisions
    assessment = made.opened.assessment
    seven = [group.text for group in assessment.seven_questions if group.open]
    assert [ask for ask, _ in asks["Seven questions for every STP"]] == seven
    no = [item.question.text for item in assessment.checklist.items if item.answer == "no"]
    assert [ask for ask, _ in asks.get("From HFMA’s governance checklist", ())] == no
    assert made.still_open == open_questions(assessment)
    assert made.asks == questions(made.opened.exploration, assessment)


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_list_of_all(open_page: Open) -> None:
    app = sound(open_page("cases", study=HOSTILE, more="x"))
    words = seen(app)
    assert "There is no case study “<img src=x" in words
    assert "holds “more”" in words
    assert "<img src" not in raw(app).replace("\\<", "")
    links = [link.query_string for link in app.get("page_link")]
    assert links == [f"study={path.stem}" for path in PUBLISHED]
    for path in PUBLISHED:
        assert wiring_of(path).structure.title in words
    assert len(app.get("image")) == len(PUBLISHED)
    assert all(each.proto.imgs[0].alt for each in app.get("image"))


def test_one_case_study(open_page: Open) -> None:
    app = sound(open_page("cases", study="kent-and-medway-2017-18"))
    assert of_structure(app) == {"study": "kent-and-medway-2017-18"}
    words, made = seen(app), study("kent-and-medway-2017-18")
    heads = ("In short", "The picture", "What the sources show", "What stands out", "What others do about the same")
    assert sorted(heads, key=words.index) == list(heads)
    for sentence in (each for passage in made.passages for each in passage.sentences):
        assert " ".join(sentence.text.split()) in words
    for stand in (*made.confirmed, *made.silent):
        assert " ".join(stand.facts[0].split()) in words
        assert " ".join(stand.remedies[0].split()) in words
    html = raw(app)
    for number, source in enumerate(made.structure.sources, 1):
        assert f'id="source-{number}"' in html
        assert source.title in words
    assert 'href="#source-2"' in html
    links = [link.query_string for link in app.get("page_link")]
    assert links[0] == "", "back to all"
    assert links.count("structure=kent-and-medway-2017-18") >= 3
    assert any(link.startswith("first=kent-and-medway-2017-18&second=") for link in links)
    (picture,) = app.get("image")
    assert len(picture.proto.imgs[0].alt) > 100


def test_a_case_study_is_only_of_what_is_published() -> None:
    assert portfolio_cases.read({"study": "workstream"})[0] is None
    assert portfolio_cases.read({"study": PUBLISHED[0].stem}) == (PUBLISHED[0].stem, [])
    with pytest.raises(KeyError):
        study("nowhere")
