"""Names of people are hidden, and nothing else changes."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from stpgraph.files import dumps, loads
from stpgraph.model import Structure
from stpgraph.pipeline import explore
from stpgraph.reading.hidden import without_holders
from tests import strategies

#: Names as hostile as any: one that is itself such a neutral text, one within another, and one that is nothing but signs.
NAMES = ("Ann Other", "Ann", "Person 2", "Person 1", "<b>Bob</b>", "**", "O’Brien & Sons", "Zoë 佐藤")


def _made(data: dict[str, Any]) -> Structure:
    return Structure.model_validate(data)


def _told(structure: Structure) -> list[dict[str, Any]]:
    texts = {"fact", "remedy", "remedies"}
    return [each.model_dump(exclude=texts) for each in explore(structure, strategies.TODAY).findings]


@settings(max_examples=strategies.examples(25))
@given(strategies.structures(), st.data())
def test_the_same_is_found_with_names_and_without(data: dict[str, Any], draw: st.DataObject) -> None:
    for node in data["nodes"]:
        if node["type"] == "post" and not node.get("vacant") and node.get("count", 1) == 1:
            node["holder"] = draw.draw(st.sampled_from(NAMES))
    before = _made(data)
    after = without_holders(before)
    assert _told(after) == _told(before)
    assert _holders(after) == _numbered(_holders(before))
    assert _blank(after) == _blank(before)
    assert loads(dumps(after)) == after, "it is still a structure that can be written and read"


def _holders(structure: Structure) -> list[str]:
    return [node.holder for node in structure.nodes if node.type == "post" and node.holder is not None]


def _numbered(holders: list[str]) -> list[str]:
    distinct = list(dict.fromkeys(holders))
    return [f"Person {distinct.index(each) + 1}" for each in holders]


def _blank(structure: Structure) -> dict[str, Any]:
    data = structure.model_dump()
    for node in data["nodes"]:
        node.pop("holder", None)
    return data


SAME_PEOPLE = {
    "stpgraph": 1,
    "id": "same",
    "title": "Two boards",
    "status": "current",
    "nodes": [
        {"id": "board", "type": "body", "name": "The board", "kind": "strategic_board"},
        {"id": "group", "type": "body", "name": "The group", "kind": "delivery_group"},
        {"id": "one", "type": "post", "name": "Chair", "kind": "independent_chair", "holder": "Ann Other", "notes": "Ann Other"},
        {"id": "two", "type": "post", "name": "Convenor", "kind": "other", "holder": "Ann Other"},
    ],
    "relations": [
        {"source": "group", "type": "accountable_to", "target": "board"},
        {"source": "one", "type": "sits_on", "target": "board", "capacity": "chair"},
        {"source": "two", "type": "sits_on", "target": "group", "capacity": "chair"},
    ],
}


def test_one_person_in_two_posts_is_still_found_to_be_one() -> None:
    """Were everybody given a number of their own, ACC007 would be missed."""
    before = _made(SAME_PEOPLE)
    after = without_holders(before)
    assert "ACC007" in {each.rule for each in explore(after, strategies.TODAY).findings}
    assert _holders(after) == ["Person 1", "Person 1"]
    assert "Ann Other" in dumps(after), "what is said in a remark is left there"


def test_where_nobody_is_named_nothing_is_done() -> None:
    plain = _made(SAME_PEOPLE | {"nodes": SAME_PEOPLE["nodes"][:2], "relations": SAME_PEOPLE["relations"][:1]})  # type: ignore[index]
    assert without_holders(plain) is plain
