"""A structure is valid by construction: ids stand for something and for one thing only."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from stpgraph.model import LIMITS, Limits, Structure
from stpgraph.model.checklist_ids import CHECKLIST_IDS
from stpgraph.model.checks import path_text, problems, shown
from stpgraph.model.finding import CERTAINTY_MEANS, CERTAINTY_WORDS, SEVERITIES, SEVERITY_MEANS, SEVERITY_WORDS, Finding
from stpgraph.model.kinds import DECISION_ENDPOINTS, NODE_TYPES
from stpgraph.model.limits import LIMIT_OF
from stpgraph.model.rule_ids import NEVER_ACCEPTED, RULE_IDS
from stpgraph.model.scalars import first_day, last_day
from stpgraph.model.structure import Decision
from tests.model.contract import DECISION_KEYS, node, structure

NODES = [node(node_type, node_type) for node_type in NODE_TYPES]


def refusal(**parts: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Structure.model_validate(structure(**parts))
    return str(caught.value)


def made(**parts: Any) -> Structure:
    return Structure.model_validate(structure(**parts))


def test_the_least_structure() -> None:
    one = made()
    assert (one.drawing, one.footprint, one.archetype, one.as_at, one.notes) == ("complete", None, None, None, None)
    assert (one.sources, one.nodes, one.relations, one.decisions, one.accepted) == ((), (), (), (), ())
    assert one.limits == one.checklist == {}
    with pytest.raises(ValidationError):
        one.title = "other"  # type: ignore[misc]
    for key in ("stpgraph", "id", "title", "status"):
        data = structure()
        del data[key]
        with pytest.raises(ValidationError, match=rf"(?m)^{key}\n"):
            Structure.model_validate(data)
    assert "extra_forbidden" in refusal(x=1)


def test_the_version_is_one() -> None:
    assert made(stpgraph=1.0).stpgraph == 1
    for wrong in (2, 0, "1", True, None, 1.5):
        assert "stpgraph" in refusal(stpgraph=wrong)


def test_words_of_the_vocabulary() -> None:
    for status in ("archetype", "current", "option", "past"):
        assert made(status=status).status == status
    for archetype in ("workstream", "local_area", "sector", "clinical_focus", "hybrid", None):
        assert made(archetype=archetype).archetype == archetype
    assert made(drawing="partial").drawing == "partial"
    assert "status" in refusal(status="draft")
    assert "archetype" in refusal(archetype="clinical")
    assert made(drawing=None).drawing == "complete"


def test_a_key_without_a_value_is_a_key_left_out() -> None:
    one = made(footprint=None, nodes=[node("body", in_public=None, voting=None, status=None)], sources=None, limits=None)
    assert one == made(nodes=[node("body")])
    assert "name" in refusal(nodes=[node("body") | {"name": None}])
    assert "foo" in refusal(nodes=[node("body") | {"foo": None}])


@pytest.mark.parametrize("wrong", ["", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "a\n", "a" * 201, 1, None, ["a"]])
def test_ids_are_slugs(wrong: Any) -> None:
    assert "id" in refusal(id=wrong)
    assert "nodes.0.body.id" in refusal(nodes=[node("body") | {"id": wrong}])
    for fine in ("a", "0", "012", "a-1-b", "a" * 200):
        assert made(id=fine).id == fine


@pytest.mark.parametrize("wrong", ["", " ", "\t\n", "a\x00", "\x1b[0m", "\x7f", "\ufffe", 5, True, ["a"], "a" * 2001])
def test_text_is_text(wrong: Any) -> None:
    assert "title" in refusal(title=wrong)
    for fine in (" a", "a\nb", "012", "😀", "\u2028x", "a" * 2000):
        assert made(title=fine).title == fine
    assert made(notes="n" * 20_000).notes == "n" * 20_000
    assert "notes" in refusal(notes="n" * 20_001)


def test_dates_may_be_years_months_or_days() -> None:
    for fine in ("2017", "2017-06", "2017-06-01", "2016-02-29"):
        assert made(as_at=fine).as_at == fine
    assert made(as_at=2017).as_at == "2017"
    for wrong in ("2017-13", "2017-02-29", "2017-6", "17", "June 2017", "", 17, 20170601, 2017.0, True, date(2017, 6, 1), "0000"):
        assert "as_at" in refusal(as_at=wrong)


def test_first_and_last_days() -> None:
    for text, first, last in (
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30)),
        ("2017-06-15", date(2017, 6, 15), date(2017, 6, 15)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ):
        assert (first_day(text), last_day(text)) == (first, last)
    for wrong in ("2017-00", "2017-06-31", "x", "2017-06-01 "):
        with pytest.raises(PydanticCustomError, match="is not a date"):
            first_day(wrong)
        with pytest.raises(ValueError, match="is not a date"):
            last_day(wrong)


def test_web_addresses() -> None:
    source = {"id": "s", "title": "t"}
    for fine in ("https://a.example/b?c=d#e", "http://a"):
        assert made(sources=[source | {"url": fine}]).sources[0].url == fine
    for wrong in ("ftp://a", "www.a.example", "https://a b", 'https://a"', "javascript:alert(1)", "https://", "https://a\n"):
        assert "url" in refusal(sources=[source | {"url": wrong}])


class TestIds:
    def test_nodes_and_decisions_share_one_name_space_and_sources_have_their_own(self) -> None:
        sources, decisions = [{"id": "x", "title": "t"}], [{"id": "x", "name": "n"}]
        assert made(sources=sources, nodes=[node("body", "x")]).nodes[0].id == "x"
        assert made(sources=sources, decisions=decisions).decisions[0].id == "x"
        message = "decisions[0].id: The id `x` is used a second time (a node has it)"
        assert message in refusal(nodes=[node("body", "x")], decisions=decisions)
        assert "nodes[2].id: The id `x` is used a second time (first at nodes[0])" in refusal(
            nodes=[node("body", "x"), node("post", "y"), node("body", "x")]
        )
        assert "decisions[1].id" in refusal(decisions=decisions * 2)
        assert "sources[1].id" in refusal(sources=sources * 2)

    def test_cites_name_sources(self) -> None:
        sources = [{"id": "s", "title": "t"}, {"id": "u", "title": "t"}]
        nodes = [node("body", "a", cites="s"), node("body", "b", cites=["s", "u"]), node("body", "c", cites=[])]
        one = made(
            sources=sources,
            nodes=nodes,
            relations=[{"source": "a", "type": "advises", "target": "b", "cites": "u"}],
            decisions=[{"id": "d", "name": "n", "cites": ["u"]}],
        )
        assert [each.cites for each in (*one.nodes, *one.relations, *one.decisions)] == [("s",), ("s", "u"), (), ("u",), ("u",)]
        assert "nodes[0].cites[0]: `x` is the id of no source here" in refusal(nodes=[node("body", cites="x")])
        assert "nodes[0].cites[1]: `n` is the id of a node" in refusal(sources=sources, nodes=[node("body", cites=["s", "n"])])
        assert "cites" in refusal(nodes=[node("body", cites=5)])

    def test_relations_join_nodes(self) -> None:
        relation = {"source": "a", "type": "advises", "target": "d"}
        parts = {"nodes": [node("body", "a")], "decisions": [{"id": "d", "name": "n"}], "sources": [{"id": "s", "title": "t"}]}
        assert "relations[0].target: `d` is the id of a decision; this must be" in refusal(**parts, relations=[relation])
        assert "`s` is the id of a source" in refusal(**parts, relations=[relation | {"target": "s"}])
        assert "`q` is the id of no node here" in refusal(**parts, relations=[relation | {"target": "q"}])


class TestDecisions:
    def test_keys_are_those_of_the_contract(self) -> None:
        assert list(Decision.model_fields) == DECISION_KEYS
        assert {field: list(allowed) for field, allowed in DECISION_ENDPOINTS.items()} == {
            "taken_by": ["body", "post"],
            "consulted": ["organisation", "body", "project", "post", "instrument"],
            "affects": ["organisation", "body"],
            "ratified_by": ["organisation", "body"],
        }

    @pytest.mark.parametrize("field", DECISION_ENDPOINTS)
    @pytest.mark.parametrize("node_type", NODE_TYPES)
    def test_each_list_may_name_certain_nodes(self, field: str, node_type: str) -> None:
        decision = {"id": "d", "name": "n", field: [node_type]}
        if node_type in DECISION_ENDPOINTS[field]:
            assert getattr(made(nodes=NODES, decisions=[decision]).decisions[0], field) == (node_type,)
        else:
            assert f"decisions[0].{field}[0]: A decision's `{field}` may name" in refusal(nodes=NODES, decisions=[decision])
        assert "`d` is the id of a decision" in refusal(nodes=NODES, decisions=[decision | {field: ["d"]}])
        assert field in refusal(nodes=NODES, decisions=[decision | {field: node_type}])

    def test_thresholds(self) -> None:
        assert made(decisions=[{"id": "d", "name": "n", "threshold": 0.75, "basis": "consensus"}]).decisions[0].threshold == 0.75
        for wrong in (0, 1.5, "75 %"):
            assert "threshold" in refusal(decisions=[{"id": "d", "name": "n", "threshold": wrong}])


class TestAcceptances:
    GOOD: ClassVar = {
        "rule": "CPX003",
        "subjects": ["body", "d"],
        "reason": "r",
        "by": "b",
        "on": "2017-06-01",
        "until": "2018-04",
    }
    PARTS: ClassVar = {"nodes": NODES, "decisions": [{"id": "d", "name": "n"}], "sources": [{"id": "s", "title": "t"}]}

    def test_name_a_rule_and_subjects_and_give_a_reason(self) -> None:
        (one,) = made(**self.PARTS, accepted=[self.GOOD]).accepted
        assert (one.rule, one.subjects, one.until) == ("CPX003", ("body", "d"), "2018-04")
        assert made(accepted=[{"rule": "ACC010", "subjects": [], "reason": "r"}]).accepted[0].subjects == ()
        for key in ("rule", "subjects", "reason"):
            without = {each: value for each, value in self.GOOD.items() if each != key}
            assert key in refusal(**self.PARTS, accepted=[without])

    def test_an_unknown_rule_or_id_is_refused(self) -> None:
        for change, message in (
            ({"rule": "CPX999"}, "accepted[0].rule: `CPX999` is not the id of a rule."),
            ({"subjects": ["body", "x"]}, "accepted[0].subjects[1]: `x` is the id of no node or decision here"),
            ({"subjects": ["s"]}, "accepted[0].subjects[0]: `s` is the id of a source"),
            *(({"rule": rule}, f"What {rule} says of acceptances cannot itself be accepted.") for rule in NEVER_ACCEPTED),
        ):
            assert message in refusal(**self.PARTS, accepted=[self.GOOD | change])


class TestLimits:
    def test_each_has_a_default_a_meaning_and_a_basis(self) -> None:
        defaults = {
            "ACC007": 0.5,
            "CPX001": 3,
            "CPX002": 4,
            "CPX003": 9,
            "CPX004": 4,
            "DEC010": 0.5,
            "DEC011": 90,
            "NED007": 0.8,
            "RES003": 6,
            "VOI007": 0.5,
        }
        assert {limit.rule: limit.default for limit in LIMITS} == defaults
        assert [limit.rule for limit in LIMITS] == sorted(LIMIT_OF)
        assert set(LIMIT_OF) <= set(RULE_IDS)
        for limit in LIMITS:
            assert limit.means
            assert limit.basis
            assert (limit.sort == "share") is (limit.default < 1)

    def test_a_structure_sets_its_own(self) -> None:
        one = made(limits={"CPX003": 12, "VOI007": 1, "DEC011": 0.5})
        assert one.limits == {"CPX003": 12, "VOI007": 1, "DEC011": 0.5}
        assert Limits(one.limits).of("CPX003") == 12
        assert Limits(one.limits).of("CPX001") == Limits().of("CPX001") == 3
        with pytest.raises(KeyError):
            Limits().of("ACC001")

    def test_others_are_refused(self) -> None:
        for limits, message in (
            ({"ACC001": 1}, "limits.ACC001: `ACC001` is a rule without a threshold"),
            ({"X": 1}, "limits.X: `X` is not the id of a rule"),
            ({"VOI007": 1.1}, "limits.VOI007: The threshold of VOI007 is a share over 0 to 1, such as 0.5."),
            ({"CPX003": 0}, "greater than 0"),
            ({"CPX003": -1}, "greater than 0"),
            ({"CPX003": True}, "valid number"),
            ({"CPX003": "12"}, "valid number"),
            ({"CPX003": float("inf")}, "finite"),
            ({"CPX003": float("nan")}, "limits.CPX003"),
            ({1: 1}, "limits.1"),
            ([1], "limits"),
        ):
            assert message in refusal(limits=limits)


def test_the_checklist_answers_known_questions() -> None:
    assert len(CHECKLIST_IDS) == len(set(CHECKLIST_IDS))
    answer = {"answer": "in_progress", "evidence": "e", "by": "b", "on": 2017}
    assert made(checklist={CHECKLIST_IDS[0]: answer}).checklist[CHECKLIST_IDS[0]].on == "2017"
    assert "checklist.x: `x` is not the id of a question of the governance checklist." in refusal(checklist={"x": answer})
    for wrong in ({"answer": "maybe"}, {}, "yes", {"answer": True}, {"answer": "yes", "x": 1}):
        assert "checklist" in refusal(checklist={CHECKLIST_IDS[0]: wrong})


def test_every_problem_between_parts_is_found_at_once_in_order() -> None:
    data = structure(
        sources=[{"id": "s"}, {"id": "s"}, 5],
        nodes=[node("body", "a", cites="x"), node("body", "a"), "b", {"id": 5, "cites": [1, "y"]}, {"type": "odd", "id": "odd"}],
        relations=[{"source": "a", "type": "leads", "target": "odd"}, {"source": "q", "type": [], "target": 5}, None],
        decisions=[{"id": "a", "taken_by": ["odd", "z", 5], "cites": "a"}],
        accepted=[{"rule": 5, "subjects": "a"}, {"rule": "ACP002", "subjects": ["w", "odd"]}],
        limits={5: 1, "ACC007": "x", "VOI007": 2},
        checklist={5: 1, "nope": 1},
    )
    assert [path_text(problem.path) for problem in problems(data)] == [
        *("sources[1].id", "nodes[1].id", "decisions[0].id", "nodes[0].cites", "nodes[3].cites[1]", "relations[0].source"),
        *("relations[1].source", "decisions[0].cites", "decisions[0].taken_by[1]", "accepted[1].rule", "accepted[1].subjects[0]"),
        *("limits.VOI007", "checklist.nope"),
    ]
    for nothing in (None, 5, "x", [], {}, {"nodes": 5, "relations": "x", "limits": [], "checklist": 3}):
        assert list(problems(nothing)) == []


def test_values_in_messages_are_short_and_printable() -> None:
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 61) == "x" * 59 + "…"
    assert shown("word " * 20) == ("word " * 12).strip()[: len("word " * 11) - 1] + " …"
    assert shown("a\nb\u202e\U000e0001") == "a\\nb\\u202e\\U000e0001"
    many = [node("body", f"b{number}", cites="x") for number in range(50)]
    assert refusal(nodes=many).count("is the id of no source here") == 20


class TestFindings:
    FINDING = Finding(
        rule="ACC001", severity="gap", certainty="confirmed", subjects=("b", "c"), fact="A fact.", remedy="A remedy."
    )

    def test_a_message_is_a_fact_then_a_remedy(self) -> None:
        assert self.FINDING.message == "A fact. A remedy."
        assert self.FINDING.sort_key[:2] == ("ACC001", ("b", "c"))

    def test_every_severity_and_certainty_has_words(self) -> None:
        assert list(SEVERITY_WORDS) == list(SEVERITY_MEANS) == list(SEVERITIES) == ["gap", "concern", "note"]
        assert list(CERTAINTY_WORDS) == list(CERTAINTY_MEANS) == ["confirmed", "not_stated"]


def test_rule_ids_are_those_of_the_catalogue() -> None:
    counts = {
        "ACC": 10,
        "ACP": 2,
        "ASR": 6,
        "CPX": 5,
        "DEC": 12,
        "LAW": 3,
        "NED": 7,
        "ORP": 8,
        "PLN": 1,
        "RES": 5,
        "TRN": 3,
        "VOI": 9,
    }
    assert list(RULE_IDS) == [f"{theme}{number:03}" for theme, count in counts.items() for number in range(1, count + 1)]
