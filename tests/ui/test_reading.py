"""What the pages say of a structure, as data."""

from __future__ import annotations

from typing import Any

import pytest

from stpgraph.assess import Progress
from stpgraph.errors import Fault, InputError
from stpgraph.layout import lay_out
from stpgraph.model.kinds import RELATION_TYPES
from stpgraph.reading import marks
from stpgraph.reading.assessed import progress_words
from stpgraph.reading.facts import facts, kind_line
from stpgraph.reading.faults import around, fault_rows, place_words, told_apart
from stpgraph.reading.outline import outline
from stpgraph.reading.sentences import challenge_words, told
from stpgraph.reading.tables import decision_rows, node_rows, relation_rows
from stpgraph.reading.traced import traced
from stpgraph.reading.words import markdown_safe
from stpgraph.rules import BY_ID
from tests.ui.made import EVERY, body, finding, organisation, post, structure, wired

# ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def said(node: dict[str, Any], **more: Any) -> dict[str, tuple[str, bool, bool]]:
    whole = structure([node], **more)
    return {fact.label: (fact.value, fact.stated, fact.by_kind) for fact in facts(whole.nodes[0], whole)}


def test_not_stated_is_never_no() -> None:
    silent = said(body("a"))
    for label in ("Meets in public", "Publishes its papers", "Has terms of reference", "Meets", "Quorum", "How it votes"):
        assert silent[label] == ("Not stated", False, False)
    assert said(body("a", in_public=False))["Meets in public"] == ("No", True, False)
    assert said(body("a", in_public=True))["Meets in public"] == ("Yes", True, False)


def test_facts_of_a_body() -> None:
    told_of = said(
        body(
            "a",
            "programme_office",
            function="advisory",
            membership="partial",
            meets="bimonthly",
            quorum=1,
            voting={"threshold": 0.75},
            status="planned",
            represents_many=True,
            lines="partial",
        )
    )
    assert told_of == {
        "Status": ("Planned", True, False),
        "Stands for": ("Several, drawn as one box", True, False),
        "Belongs": ("To the STP", True, True),
        "What it does": ("Advises", True, False),
        "Membership": ("Some seats may not be listed here", True, False),
        "Meets": ("Every two months", True, False),
        "Meets in public": ("Not stated", False, False),
        "Publishes its papers": ("Not stated", False, False),
        "Has terms of reference": ("Not stated", False, False),
        "Has a dedicated team": ("Not stated", False, False),
        "Quorum": ("1 person", True, False),
        "How it votes": ("The basis of a vote is not stated; 75% of the votes carry a decision", True, False),
        "Its lines": ("The source may not show every line of this one", True, False),
    }
    assert said(body("a", "governing_body"))["Belongs"] == ("To a partner; it is not part of the STP", True, True)
    assert said(body("a", external=True))["Belongs"] == ("To a partner; it is not part of the STP", True, False)
    assert said(body("a", voting={"basis": "consensus"}))["How it votes"][0] == "By consensus"
    assert said(body("a", quorum=6, meets=10))["Quorum"][0] == "6 people"
    assert "Has a dedicated team" not in said(body("a"))


def test_facts_of_the_others() -> None:
    assert said(organisation("a"))["Has standing in law"] == ("Yes", True, True)
    assert said(organisation("a", "other", statutory=False))["Has standing in law"] == ("No", True, False)
    assert said(organisation("a", ods_code="012"))["NHS organisation code"][0] == "012"
    project = said({"id": "p", "type": "project", "starts": "2017-06", "ends": "2018"})
    assert (project["Starts"][0], project["Ends"][0]) == ("June 2017", "2018")
    assert said({"id": "p", "type": "project"})["Starts"] == ("Not stated", False, False)
    instrument = {"id": "i", "type": "instrument", "kind": "pooled_budget", "amount_gbp": 1500, "agreed": False}
    assert said(instrument)["Amount"][0] == "£1,500"
    assert said(instrument)["Agreed by its parties"] == ("No", True, False)
    gp = said(post("a", "gp", count=0))
    assert gp["How many"] == ("Not stated", False, False)
    assert gp["Clinical"] == ("Yes", True, True)
    assert gp["Non-executive"] == ("Not stated", False, False)
    assert said(post("a", "chair", non_executive=True, count=3))["Non-executive"] == ("Yes", True, False)
    assert said(post("a", "chair", count=3))["How many"] == ("3", True, False)
    assert said(post("a", vacant=True, holder="A. Smith"))["Held by"][0] == "A. Smith"
    assert "How many" not in said(post("a"))


def test_kinds_in_words() -> None:
    whole = structure([organisation("a"), post("b", "gp"), {"id": "p", "type": "project"}])
    assert [kind_line(node) for node in whole.nodes] == ["Clinical commissioning group (CCG)", "GP", "Project"]


# ── sentences ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_relation_is_a_sentence_both_ways() -> None:
    assert {relation.type for relation in EVERY.relations} == set(RELATION_TYPES)
    of_ccg = told("ccg", EVERY)
    assert [line.text for line in of_ccg] == [
        "“Ccg” delegates to “Board”: urgent care, up to £1,000.50, under “Mou”.",
        "“Ccg” ratifies what is recommended by “Board”.",
        "“Ccg” oversees “Board”.",
        "“Ccg” advises “Group”.",
        "“Ccg” has seats on “Group”, 1 seat, with a vote.",
        "“Ccg” is party to “Mou”.",
        "“Chair” speaks for “Ccg”.",
        "“Chair” is employed by “Ccg”.",
    ]
    assert [line.remarks for line in of_ccg[2:4]] == [("planned", "our reading"), ("ended",)]
    assert of_ccg[2].notes == "Read from a heading."
    assert [line.text for line in told("project", EVERY)] == [
        "“Project” reports to “Group”, every month.",
        "“Chair” leads “Project”.",
    ]
    assert told("group", EVERY)[0].text == "“Group” answers to “Board”, before any other."
    assert [line.outward for line in told("chair", EVERY)] == [True] * 5
    assert told("chair", EVERY)[0].text == "“Chair” sits on “Board”, as chair."


@pytest.mark.parametrize(
    ("nodes", "relations", "drawing", "words"),
    [
        ([body("a", "strategic_board", membership="complete")], [], "complete", ("Nobody non-executive can challenge “A”.",)),
        (
            [body("a", "strategic_board")],
            [],
            "complete",
            ("The documents show nobody non-executive who can challenge “A”. They do not rule it out.",),
        ),
        (
            [body("a", "strategic_board"), post("lay", "lay_member")],
            [("lay", "sits_on", "a")],
            "complete",
            ("A non-executive sits on “A”: “Lay”.",),
        ),
        (
            [body("a", "strategic_board"), post("lay 2", "lay_member", id="l2"), post("l1", "lay_member", name="Lay 1")],
            [("l2", "sits_on", "a"), ("l1", "sits_on", "a")],
            "partial",
            ("Non-executives sit on “A”: “L2” and 1 more.",),
        ),
        (
            [body("a", "strategic_board"), body("hwb", "health_and_wellbeing_board", represents_many=True)],
            [("hwb", "oversees", "a")],
            "partial",
            ("“A” is overseen by “Hwb”.", "“Hwb” have non-executive or elected members by law."),
        ),
        (
            [body("a", "strategic_board"), organisation("ccg")],
            [("ccg", "delegates_to", "a")],
            "partial",
            ("“A” uses authority delegated by “Ccg”.", "“Ccg” has non-executive or elected members by law."),
        ),
        (
            [body("a", "strategic_board"), post("lay", "lay_member")],
            [("a", "accountable_to", "lay")],
            "partial",
            ("“A” answers to “Lay”.", "“Lay” is not an executive."),
        ),
        (
            [body("a", "strategic_board"), body("b", "other"), body("c", "governing_body")],
            [("a", "part_of", "b"), ("c", "ratifies", "b")],
            "partial",
            ("“A” is part of “B”.", "“B” needs the agreement of “C”.", "“C” has non-executive or elected members by law."),
        ),
    ],
)
def test_who_can_challenge_a_board(nodes: Any, relations: Any, drawing: str, words: tuple[str, ...]) -> None:
    assert challenge_words(wired(nodes, relations, drawing=drawing), "a") == words


# ── traced ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_path_is_told_as_a_sentence() -> None:
    whole = structure(
        [organisation("trust"), post("lay", "lay_member"), body("board", "strategic_board"), body("group"), body("aside")],
        [
            ("lay", "represents", "trust"),
            ("lay", "sits_on", "board"),
            ("group", "accountable_to", "board"),
            ("group", "supports", "board"),
            ("lay", "leads", "group"),
        ],
    )

    def told_of(*paths: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
        return traced(finding("VOI001", evidence=paths), whole)

    assert told_of(("group", "board", "lay", "group")) == (
        ("“Group” answers to “Board”, which has a seat held by “Lay”, who leads “Group”.",),
        0,
    )
    assert told_of(("trust", "board"), ("board", "aside")) == (
        ("“Board” is connected with “Aside”.", "“Trust” has a voice on “Board”."),
        0,
    )
    ours = tuple(each.model_copy(update={"inferred": each.type == "accountable_to"}) for each in whole.relations)
    read = whole.model_copy(update={"relations": ours})
    (sentence,), _ = traced(finding("VOI001", evidence=(("lay", "group", "board"),)), read)
    assert sentence == "“Lay” leads “Group”, which answers to “Board” (our reading)."
    assert told_of(("group",)) == ((), 0), "one node alone says nothing that the finding does not"
    assert told_of(("group", "board"), ("lay", "group", "board"), ("group", "board"))[0] == (
        "“Lay” leads “Group”, which answers to “Board”.",
    ), "what is a part of another path is not told again"
    many = [("board", "group"), ("board", "lay"), ("trust", "board"), ("lay", "group"), ("group", "aside")]
    assert (len(told_of(*many)[0]), told_of(*many)[1]) == (3, 2)


# ── outline ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_outline_lists_those_below_once() -> None:
    made = outline(
        wired(
            [
                body("top", "strategic_board"),
                body("b"),
                body("c"),
                {"id": "p", "type": "project"},
                organisation("ccg"),
                body("alone"),
            ],
            [
                ("ccg", "delegates_to", "top"),
                ("b", "accountable_to", "top"),
                ("c", "accountable_to", "top"),
                ("p", "accountable_to", "b"),
                ("b", "accountable_to", "c"),
            ],
        )
    )
    assert [(line.node, line.depth, line.again) for line in made.lines] == [
        ("ccg", 0, False),
        ("top", 1, False),
        ("b", 2, False),
        ("p", 3, False),
        ("c", 2, False),
        ("b", 3, True),
    ]
    assert made.lines[0].remark == "Has standing in law: accountability may end here"
    assert [line.node for line in made.alone] == ["alone"]


def test_the_outline_of_a_circle_ends() -> None:
    made = outline(
        wired(
            [body("a"), body("b"), body("c")],
            [("a", "accountable_to", "b"), ("b", "accountable_to", "a"), ("c", "accountable_to", "a")],
        )
    )
    assert [(line.node, line.depth, line.again) for line in made.lines] == [
        ("a", 0, False),
        ("b", 1, False),
        ("a", 2, True),
        ("c", 1, False),
    ]
    assert made.lines[0].remark == "These answer to each other in a circle"
    own = outline(wired([body("a")], [("a", "accountable_to", "a")]))
    assert [(line.node, line.again) for line in own.lines] == [("a", False), ("a", True)]


def test_a_long_outline_is_cut_and_says_so() -> None:
    made = outline(
        wired([body("a"), *(body(f"b{n}") for n in range(5))], [(f"b{n}", "accountable_to", "a") for n in range(5)]), most=4
    )
    assert (len(made.lines), made.cut) == (4, 2)
    assert made.lines[0].remark == "Has no standing in law, and answers to nobody that is drawn here"


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_tables_are_in_words() -> None:
    whole = structure(
        [body("b", cites="s"), organisation("ccg", notes="A note.")],
        [("ccg", "member_of", "b", {"seats": 2, "cites": "s", "inferred": True})],
        sources=[{"id": "s", "title": "The plan"}],
        decisions=[
            {"id": "d", "name": "Closing", "taken_by": ["b"], "threshold": 0.5, "basis": "per_member", "cites": "s"},
            {"id": "e", "name": "Other"},
        ],
    )
    assert [row["Name"] for row in node_rows(whole)] == ["Ccg", "B"]
    assert node_rows(whole)[1]["Sources"] == "The plan"
    assert "meets in public" in node_rows(whole)[1]["Not stated"]
    assert relation_rows(whole) == [
        {
            "From": "Ccg",
            "Relation": "has seats on",
            "To": "B",
            "Details": "2 seats",
            "Status": "In place",
            "Our reading": "Yes",
            "Notes": "",
            "Sources": "The plan",
        }
    ]
    closing, other = decision_rows(whole)
    assert (closing["Taken by"], closing["Share of the votes"], closing["Votes"]) == ("B", "50%", "One vote for each member")
    assert other["Taken by"] == other["Votes"] == other["Share of the votes"] == "Not stated"


# ── the checklist ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_progress_in_a_sentence() -> None:
    assert progress_words(Progress(None, 72, 0, 0, 0, 72, 0, 0)) == "None of 72 questions is answered yet."
    assert progress_words(Progress(None, 4, 1, 0, 0, 3, 0, 0)).endswith("no person has answered yet.")


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("message", "suggestion", "wrong", "mend"),
    [
        ("Found `a: b`, no.", "", "Found `a: b`, no.", "Correct this line."),
        ("Found `x`: an id is `y; z`.", "w", "Found `x`.", "Write `w` instead. An id is `y; z`."),
        ("Two; do this: now.", "", "Two.", "Do this: now."),
    ],
)
def test_what_is_wrong_and_how_to_mend_it(message: str, suggestion: str, wrong: str, mend: str) -> None:
    assert told_apart(Fault("f", 1, 1, "", message, suggestion)) == (wrong, mend)


def test_a_fault_of_the_whole_file() -> None:
    row = fault_rows(InputError((Fault("f", 0, 0, "", "Too large."), Fault("f", 9, 1, "a[0]", "No."))), b"\xff\n")
    assert (row[0].line, row[0].text, row[0].place, row[0].mend) == (
        "",
        "",
        "the file as a whole",
        "Correct the file, then choose it again.",
    )
    assert (row[1].line, row[1].text) == ("9", ""), "a line that is not there is not shown"


@pytest.mark.parametrize("column", [1, 40, 99, 100, 500])
def test_what_stands_around_a_column(column: int) -> None:
    text = "".join(chr(0x100 + number) for number in range(100))
    shown = around(text, column, 20)
    assert len(shown) <= 20
    if column <= 100:
        assert text[column - 1] in shown or (shown[0] == "…" and column == 100) or text[column - 2] in shown


def test_places_count_from_one() -> None:
    assert place_words("nodes[1200].voting.basis") == "nodes, entry 1,201, voting, basis"


# ── marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CHAIN = structure(
    [body("top", "strategic_board"), body("mid", "delivery_group"), body("low"), body("aside")],
    [
        ("mid", "accountable_to", "top"),
        ("low", "accountable_to", "mid"),
        ("aside", "supports", "mid"),
        ("mid", "supports", "top"),
    ],
)


def test_a_finding_lights_its_own_lines_only() -> None:
    lit = marks.spotlight(finding(affected=("low", "mid"), evidence=(("low", "mid", "top"),)), lay_out(CHAIN))
    assert lit.lines == {("low", "accountable_to", "mid"), ("mid", "accountable_to", "top")}, "support is no accountability"
    assert lit.boxes == {"low", "mid", "top"}
    assert lit.dims
    assert lit.tags == {
        "low": marks.Tag("Affected", "affected"),
        "mid": marks.Tag("Affected", "affected"),
        "top": marks.Tag("Accountability ends here", "gap", "confirmed", shown=True),
    }
    assert [(part.mark, part.words) for part in lit.key] == [
        ("ring", "Accountability ends here: “Top”"),
        ("dashes", "Affected: 2"),
        ("line", "How that was traced"),
    ]


def test_what_is_not_stated_is_never_shown_as_certain() -> None:
    lit = marks.spotlight(finding(certainty="not_stated"), lay_out(CHAIN))
    assert lit.tags["top"].sign == "?"
    assert [(part.mark, part.words) for part in lit.key] == [("dots", "Accountability ends here, as far as is stated: “Top”")]


def test_any_line_may_be_evidence_of_other_rules() -> None:
    lit = marks.spotlight(finding("ORP006", evidence=(("top", "mid"),), severity="concern"), lay_out(CHAIN))
    assert lit.lines == {("mid", "accountable_to", "top"), ("mid", "supports", "top")}
    assert lit.tags["top"] == marks.Tag("At fault", "concern", "confirmed", shown=True)


def test_several_findings_light_up_together() -> None:
    both = (
        finding("ACC001", subjects=("aside",), certainty="not_stated"),
        finding(affected=("low", "aside"), evidence=(("low", "mid", "top"),)),
    )
    lit = marks.together(both, lay_out(CHAIN))
    assert not lit.dims
    assert {node: tag.sign for node, tag in lit.tags.items()} == {"aside": "?", "low": "", "top": "!"}
    assert [part.words for part in lit.key] == [
        "Accountability ends here: 1 box",
        "Answers to nobody, as far as is stated: 1 box",
        "Affected: 1",
        "How that was traced",
    ]
    assert marks.together(both[:1], lay_out(CHAIN)).key == marks.spotlight(both[0], lay_out(CHAIN)).key
    assert marks.together((), lay_out(CHAIN)).key == ()


def test_a_finding_about_nobody_says_so() -> None:
    lit = marks.spotlight(finding("ACC010", subjects=()), lay_out(CHAIN))
    assert [part.words for part in lit.key] == ["This finding is about the structure as a whole: no box is at fault."]


def test_many_at_fault_are_counted() -> None:
    lit = marks.spotlight(finding(subjects=("aside", "low", "mid", "top")), lay_out(CHAIN))
    assert lit.key[0].words == "Accountability ends here: 4 boxes"


def test_the_overview_marks_open_gaps_only() -> None:
    accepted = {"rule": "ACC002", "subjects": ["mid"], "reason": "So be it."}
    all_of_them = [
        finding(),
        finding(subjects=("mid",), accepted=accepted),
        finding("ORP003", subjects=("low",), severity="concern"),
    ]
    shown = marks.overview(all_of_them)
    assert shown.tags == {"top": marks.Tag("Gap confirmed", "gap", "confirmed")}
    assert [part.words for part in shown.key] == ["Gap confirmed: 1 box", "Pick a finding to see it here."]
    assert marks.overview([]) == marks.NOTHING


def test_the_overview_tells_the_confirmed_and_the_not_stated_apart() -> None:
    shown = marks.overview(
        [finding(), finding("ORP001", subjects=("low", "top"), certainty="not_stated"), finding("NED001", subjects=("top",))]
    )
    assert {node: tag.sign for node, tag in shown.tags.items()} == {"low": "?", "top": "!"}, "what is certain anywhere is certain"
    assert [part.words for part in shown.key[:2]] == ["Gap confirmed: 1 box", "Gap not stated in the documents: 1 box"]


def test_the_tables_of_marks_name_real_rules() -> None:
    assert set(marks.EVIDENCE_LINES) | set(marks.SUBJECT_TAGS) <= set(BY_ID)


def test_markdown_leaves_nothing_to_meaning() -> None:
    assert markdown_safe("a\n# b ![x](y) :smile:") == r"a \# b \!\[x\]\(y\) \:smile\:"
