"""Edits one by one: what they do, what they are called, what goes with them, why they are refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stpgraph.compare.merge import merge
from stpgraph.design import (
    AcceptFinding,
    AddRelation,
    AnyCommand,
    ChangeAcceptance,
    ChangeDecision,
    ChangeNode,
    ChangeRelation,
    ChangeStructure,
    DuplicateNode,
    Line,
    MoveNode,
    Refused,
    RemoveNode,
    RemoveRelation,
    RemoveSource,
    Replace,
    ReverseRelation,
    Session,
    SetLimits,
    SetOrder,
    Several,
    Withdraw,
    acceptance,
    blank,
    do,
    duplicate,
    from_text,
    goes_with,
    new_decision,
    new_id,
    new_node,
    new_relation,
    new_source,
    words,
)
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from tests.design.made import small

HUNG = Line(source="g", type="accountable_to", target="b")


def node(structure: Structure, key: str) -> Any:
    return next(each for each in structure.nodes if each.id == key)


def lines(structure: Structure) -> list[tuple[str, str, str]]:
    return [(each.source, each.type, each.target) for each in structure.relations]


def test_a_new_node_has_an_id_of_its_own_made_from_its_name() -> None:
    structure = small()
    for wanted in ("finance-group", "finance-group-2", "finance-group-3"):
        command = new_node(structure, "body", "Finance group", "finance_group", meets="monthly")
        assert command.node.id == wanted == new_id(structure, "Finance group")
        assert words(structure, command) == "Add the finance group “Finance group”"
        structure = do(structure, command)
    assert len(structure.nodes) == 10
    assert new_id(structure, "D") == "d-2", "decisions share the name space"


def test_a_name_is_changed_and_the_id_stays() -> None:
    command = ChangeNode(node="b", fields={"name": "Partnership Board"})
    after = do(small(), command)
    assert node(after, "b").name == "Partnership Board"
    assert node(after, "b").quorum == 4
    assert after.relations == small().relations
    assert words(small(), command) == "Rename the strategic board “Strategic Board” to “Partnership Board”"


def test_none_takes_a_field_back_to_not_stated() -> None:
    after = do(small(), ChangeNode(node="b", fields={"quorum": None, "cites": None}))
    assert (node(after, "b").quorum, node(after, "b").cites) == (None, ())


def test_a_change_of_type_keeps_what_every_node_has() -> None:
    structure = do(small(), RemoveRelation(line=Line(source="chair", type="sits_on", target="b")))
    command = ChangeNode(node="chair", fields={"type": "project"})
    assert node(do(structure, command), "chair").type == "project"
    with pytest.raises(Refused, match=r"“Strategic Board” cannot become a post while these stand: .*Take them away first"):
        do(small(), ChangeNode(node="b", fields={"type": "post"}))
    group = do(structure, ChangeNode(node="chair", fields={"holder": "A. Person"}))
    assert goes_with(group, command) == ("What was said of “Chair” there goes: “held by”.",)


def test_removing_takes_lines_and_mentions_along_and_says_so() -> None:
    told = goes_with(small(), RemoveNode(node="b"))
    assert told[0].startswith("3 lines go with it: “Urgent care” answers to “Strategic Board”, ")
    assert told[1:] == ("It is no longer named in “Budget”.", "1 acceptance of a finding about it goes too.")
    after = do(small(), RemoveNode(node="b"))
    assert lines(after) == [("p", "accountable_to", "g")]
    assert after.decisions[0].taken_by == ()
    assert after.accepted == ()
    scheme = do(small(), RemoveNode(node="s"))
    assert len(scheme.relations) == 4
    assert scheme.relations[3].model_dump()["instrument"] is None
    assert scheme.relations[3].model_dump()["scope"] == "planned care"
    assert goes_with(small(), RemoveNode(node="s"))[0] == "1 delegation is then set out in no agreement."


def test_a_copy_stands_behind_with_or_without_lines() -> None:
    command = duplicate(small(), "g")
    after = do(small(), command)
    assert [each.name for each in after.nodes][1:3] == ["Urgent care", "Urgent care (copy)"]
    assert lines(after)[-2:] == [("urgent-care-copy", "accountable_to", "b"), ("p", "accountable_to", "urgent-care-copy")]
    assert lines(do(small(), duplicate(small(), "g", lines=False))) == lines(small())


def test_moving_keeps_what_the_line_says() -> None:
    command = MoveNode(node="g", to="ccg")
    after = do(small(), command)
    moved = after.relations[0]
    assert (moved.source, moved.type, moved.target, moved.notes, moved.cites) == (
        "g",
        "accountable_to",
        "ccg",
        "As minuted.",
        ("plan",),
    )
    assert words(small(), command) == "Move “Urgent care” under “Kent CCG”"
    assert do(small(), MoveNode(node="g", to="b")) == small()
    assert lines(do(small(), MoveNode(node="b", to="council")))[-1] == ("b", "accountable_to", "council")
    two = do(small(), new_relation("g", "accountable_to", "ccg"))
    with pytest.raises(Refused, match="answers to “Strategic Board” and “Kent CCG”: say which"):
        do(two, MoveNode(node="g", to="council"))
    assert ("g", "accountable_to", "council") in lines(do(two, MoveNode(node="g", to="council", before="ccg")))
    assert lines(do(two, MoveNode(node="g", to="ccg", before="b"))).count(("g", "accountable_to", "ccg")) == 1


def test_a_line_is_changed_turned_and_removed() -> None:
    assert do(small(), ChangeRelation(line=HUNG, fields={"primary": True})).relations[0].model_dump()["primary"] is True
    changed = do(small(), ChangeRelation(line=HUNG, fields={"type": "reports_to", "frequency": "monthly"}))
    assert lines(changed)[0] == ("g", "reports_to", "b")
    assert changed.relations[0].notes == "As minuted."
    assert lines(do(small(), ReverseRelation(line=HUNG)))[0] == ("b", "accountable_to", "g")
    assert words(small(), ReverseRelation(line=HUNG)) == "Turn round the line: “Urgent care” answers to “Strategic Board”"
    assert len(do(small(), RemoveRelation(line=HUNG)).relations) == 3
    seat = Line(source="chair", type="sits_on", target="b")
    voting = do(small(), ChangeRelation(line=seat, fields={"capacity": "voting"}))
    assert voting.relations[2].model_dump()["capacity"] == "voting"


def test_sources_decisions_order_and_the_whole() -> None:
    assert node(do(small(), RemoveSource(source="plan")), "b").cites == ()
    assert goes_with(small(), RemoveSource(source="plan")) == ("2 mentions of it go too.",)
    added = do(small(), new_decision(small(), "Service change", taken_by=["b"], threshold=0.75))
    assert added.decisions[-1].id == "service-change"
    assert do(small(), new_source(small(), "The plan")).sources[-1].id == "the-plan"
    assert [each.id for each in do(small(), SetOrder(nodes=("p", "g"))).nodes][:3] == ["p", "g", "b"]
    whole = do(small(), ChangeStructure(fields={"footprint": "Kent", "as_at": "2018", "drawing": None}))
    assert (whole.footprint, whole.as_at, whole.drawing) == ("Kent", "2018", "complete")
    assert do(small(), SetLimits(limits={"CPX003": 12, "NED007": None})).limits == {"CPX003": 12}
    assert do(do(small(), SetLimits(limits={"CPX003": 12})), SetLimits(limits={"CPX003": 9})).limits == {}
    assert do(small(), Replace(structure=blank("Other"))).title == "Other"


def test_a_finding_is_accepted_and_the_acceptance_taken_back() -> None:
    day = date(2018, 1, 1)
    structure = do(small(), Withdraw(rule="ACC002", subjects=("b",)))
    finding = next(each for each in explore(structure, day).findings if each.rule == "ORP003")
    command = acceptance(finding, " Agreed for now. ", day)
    assert words(structure, command) == "Accept the finding “Workstream without a lead” for “Urgent care”"
    after = explore(do(do(structure, command), command), day)
    assert next(each for each in after.findings if each.rule == "ORP003").accepted is not None
    assert len(after.structure.accepted) == 1
    with pytest.raises(Refused, match="“Reason” is blank"):
        acceptance(finding, " ", day)


def test_one_of_several_acceptances_of_a_finding_is_changed_or_taken_away() -> None:
    about: dict[str, Any] = {"rule": "ACC002", "subjects": ("b",)}
    first, second = (
        {**about, "reason": reason, "until": until} for reason, until in (("For year one.", "2017"), ("Again.", "2019"))
    )
    twice = Structure.model_validate({**small().model_dump(), "accepted": [first, second]})
    command = ChangeAcceptance(**about, which=1, fields={"until": None, "by": "The board"})
    assert [(each.reason, each.until, each.by) for each in do(twice, command).accepted] == [
        ("For year one.", "2017", None),
        ("Again.", None, "The board"),
    ]
    assert words(twice, command) == (
        "Change “until when” and “by whom” of the acceptance of the finding “Accountability ends at the STP board” for “Strategic Board”"
    )
    fits = ChangeAcceptance(**about, fields={"fingerprint": "0123456789ab"})
    assert words(twice, fits).startswith("Change what it rests on in the acceptance of the finding “")
    assert [each.reason for each in do(twice, Withdraw(**about, which=0)).accepted] == ["Again."]
    assert [each.reason for each in do(twice, Withdraw(**about, which=1)).accepted] == ["For year one."]
    assert do(twice, Withdraw(**about)).accepted == ()
    for gone in (
        Withdraw(**about, which=2),
        Withdraw(rule="ACC001", subjects=("b",), which=0),
        ChangeAcceptance(**about, which=2, fields={}),
    ):
        with pytest.raises(Refused, match="This acceptance is not there any more"):
            do(twice, gone)
    with pytest.raises(Refused, match="Of an acceptance, the reason, by whom"):
        do(twice, ChangeAcceptance(**about, fields={"rule": "ACC001"}))
    with pytest.raises(Refused, match="“Until when” is not a date"):
        do(twice, ChangeAcceptance(**about, fields={"until": "June"}))
    with pytest.raises(Refused, match="“Reason” is missing"):
        do(twice, ChangeAcceptance(**about, fields={"reason": None}))


def test_what_is_done_to_acceptances_is_undone_kept_and_merged_as_all_else() -> None:
    about: dict[str, Any] = {"rule": "ACC002", "subjects": ("b",)}
    session = Session(small()).do(ChangeAcceptance(**about, fields={"by": "The board"})).do(Withdraw(**about, which=0))
    assert session.undo().structure.accepted[0].by == "The board"
    assert from_text(session.to_text()).session == session
    theirs = do(small(), ChangeNode(node="g", fields={"name": "Urgent and emergency care"}))
    merged = merge(small(), session.structure, theirs).structure
    assert merged is not None
    assert merged.accepted == ()
    assert node(merged, "g").name == "Urgent and emergency care"
    both = merge(small(), session.structure, session.undo().structure)
    assert [each.words for each in both.clashes] == [
        "You removed the acceptance of “Accountability ends at the STP board”; the other version changed it."
    ]


def test_several_are_done_all_or_none() -> None:
    fine = new_node(small(), "post", "Lay member", "lay_member")
    step = Several(title="Add a lay member", commands=(fine, new_relation(fine.node.id, "sits_on", "b")))
    assert len(do(small(), step).relations) == 5
    assert words(small(), step) == "Add a lay member"
    with pytest.raises(Refused):
        do(small(), Several(title="Half", commands=(fine, fine)))


REFUSED: tuple[tuple[AnyCommand, str], ...] = (
    (
        AddRelation.model_validate({"relation": {"source": "g", "type": "sits_on", "target": "b"}}),
        "“Urgent care” cannot sit on “Strategic Board”: only a post can, and it is a workstream. "
        "Make a post for it, or choose “has seats on”.",
    ),
    (
        new_relation("p", "accountable_to", "s"),
        "“Front door” cannot answer to “Scheme”: this can only lead to a board or group, an "
        "organisation or a post, and “Scheme” is a scheme of delegation. A line from “Scheme” to it can say “covers”.",
    ),
    (
        new_relation("b", "leads", "chair"),
        "“Strategic Board” cannot lead “Chair”: only a post can, and it is a strategic board. "
        "The other way round it can be drawn.",
    ),
    (new_relation("g", "accountable_to", "b"), "“Urgent care” answers to “Strategic Board” already: change that line instead."),
    (new_relation("b", "advises", "b"), "“Strategic Board” cannot be joined to itself: choose another one."),
    (
        MoveNode(node="ccg", to="b"),
        "“Kent CCG” cannot answer to “Strategic Board”: only a board or group, a project or a post can, and it is a "
        "clinical commissioning group (CCG). The other way round it can be drawn.",
    ),
    (ChangeNode(node="b", fields={"quorum": 0}), "“Strategic Board” cannot be kept: “Quorum” must be more than 0."),
    (
        ChangeNode(node="b", fields={"name": " "}),
        "“Strategic Board” cannot be kept: “Name” is blank: write some text, or leave it out.",
    ),
    (
        ChangeNode(node="b", fields={"kind": "ccg"}),
        "“Strategic Board” cannot be kept: “Kind” is none of those that can be chosen: choose one from the list.",
    ),
    (
        ChangeNode(node="b", fields={"voting": {"threshold": 2}}),
        "“Strategic Board” cannot be kept: “Share of votes that carries it” must be at most 1.",
    ),
    (
        ChangeDecision(decision="d", fields={"taken_by": ["ccg"]}),
        "“Kent CCG” cannot take the decision “Budget”: only a board or group or a post can. Choose another.",
    ),
    (
        ChangeStructure(fields={"as_at": "June"}),
        "What was written about the structure cannot be kept: “As at” is not a date: write 2017, 2017-06 or 2017-06-01.",
    ),
    (ChangeStructure(fields={"title": None}), "A structure needs a title and a status: fill them in."),
    (
        SetLimits(limits={"NED007": 3}),
        "The limit for “share of the seats of stated background that are of one background” must be a share above 0 and up to 1.",
    ),
    (
        SetLimits(limits={"NED007": float("nan")}),
        "The limit for “share of the seats of stated background that are of one background” must be a share above 0 and up to 1.",
    ),
    (
        RemoveNode(node="nobody"),
        "What this edit is about is not there any more, so it cannot be changed. Look at the structure as it is now and "
        "try again.",
    ),
    (
        DuplicateNode(node="b", id="g", name="Copy"),
        "“Copy” cannot be added: it is there already. Change that one, or add another.",
    ),
    (
        AcceptFinding.model_validate({"accepted": {"rule": "ACP001", "subjects": [], "reason": "So."}}),
        "This finding cannot be accepted: it is about acceptances. Change or take back the acceptance itself.",
    ),
    (
        new_node(small(), "body", "Group", cites=["no-such"]),
        "A source that is named here is not among the sources of the structure: add the source first.",
    ),
)


@pytest.mark.parametrize(("command", "told"), REFUSED, ids=lambda each: getattr(each, "do", None))
def test_what_cannot_be_is_said_plainly(command: AnyCommand, told: str) -> None:
    with pytest.raises(Refused) as refused:
        do(small(), command)
    assert str(refused.value) == told


def test_what_is_filled_in_wrongly_is_said_before_there_is_a_command() -> None:
    with pytest.raises(Refused, match=r"^One without a name cannot be kept: “Name” is blank"):
        new_node(small(), "body", " ")
    with pytest.raises(Refused, match="“The plan” cannot be kept: “Web address” must begin with http:// or https://"):
        new_source(small(), "The plan", url="nowhere")
    with pytest.raises(Refused, match="“How often” is none of those that can be chosen"):
        new_relation("g", "reports_to", "b", frequency="often")
