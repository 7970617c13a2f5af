"""What a page shows, as a URL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.assess import ELEMENTS
from stpgraph.model import SEVERITIES, Finding, Structure
from stpgraph.reading.listing import CERTAINTIES, GROUPINGS, LONGEST_SEARCH, STANDINGS, Listing
from stpgraph.reading.listing import read as read_listing
from stpgraph.reading.topics import TOPICS
from stpgraph.rules import BY_ID
from stpgraph.ui.specimens import of_rule
from stpgraph.ui.state import (
    LONGEST_KEY,
    VIEWS,
    Assessing,
    Ruling,
    Viewing,
    finding_key,
    keyed,
    read,
    read_assessing,
    read_ruling,
    settled,
    upload_key,
)

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
STRUCTURES = st.none() | SLUGS | st.binary().map(upload_key)
BARE = Structure.model_validate({"stpgraph": 1, "id": "x", "title": "X", "status": "past"})
PARAMS = ["structure", "node", "finding", "view", "group", "severity", "certainty", "standing", "about", "search", "element"]
HOSTILE = [
    "",
    ",",
    "gap,gap",
    "gap,,note",
    "../..",
    "<script>",
    "\0",
    "%00",
    "\ud800",
    "a" * 400,
    "ACC001.",
    "Ⅷ",
    "SH1",
    "workstream",
]


def some(words: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of the words, in their own order."""
    return st.sets(st.sampled_from(words)).map(lambda chosen: tuple(word for word in words if word in chosen))


LISTINGS = st.builds(
    Listing,
    st.sampled_from(list(GROUPINGS)),
    some(SEVERITIES),
    some(CERTAINTIES),
    some(STANDINGS),
    st.none() | st.sampled_from(list(TOPICS)),
    st.lists(SLUGS, max_size=4).map(" ".join),
)


def found(*subjects: str, fact: str = "", rule: str = "ACC001") -> Finding:
    return Finding(rule=rule, severity="gap", certainty="confirmed", subjects=subjects, fact=fact, remedy="")


@given(
    structure=STRUCTURES,
    node=st.none() | SLUGS,
    subjects=st.none() | st.lists(SLUGS, max_size=30).map(tuple),
    view=st.sampled_from(list(VIEWS)),
    listing=LISTINGS,
)
def test_a_view_goes_into_a_url_and_comes_back(
    structure: str | None, node: str | None, subjects: tuple[str, ...] | None, view: Any, listing: Listing
) -> None:
    key = None if subjects is None else finding_key(found(*subjects))
    viewing = Viewing(structure, node, key, view, listing)
    assert read(viewing.params) == (viewing, [])


@given(structure=STRUCTURES, element=st.sampled_from(ELEMENTS))
def test_an_assessment_goes_into_a_url_and_comes_back(structure: str | None, element: Any) -> None:
    assessing = Assessing(structure, element)
    assert read_assessing(assessing.params) == (assessing, [])


@pytest.mark.parametrize("reader", [read, read_assessing, read_ruling], ids=["explore", "assess", "rules"])
@given(
    params=st.dictionaries(
        st.text(max_size=300) | st.sampled_from([*PARAMS, "rule", "case"]), st.text() | st.sampled_from(HOSTILE)
    )
)
def test_any_url_is_understood_or_told(reader: Callable[..., tuple[Any, list[str]]], params: dict[str, str]) -> None:
    made, messages = reader(params)
    assert reader(made.params) == (made, []), "what was understood is a URL of its own"
    assert all(message and "\n" not in message and len(message) < 300 for message in messages)
    lost = set(params) - set(made.params)
    assert len(messages) <= len(params)
    if not messages:
        plain = {"view": "wiring", "group": "severity", "element": ELEMENTS[0]}
        assert all(params[key] == plain.get(key) or not params[key].replace(",", "").split() for key in lost)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"group": "size"}, "groups findings by “size”, which this page cannot"),
        ({"group": ""}, "groups findings by “”"),
        ({"severity": "gap,grave"}, "asks for findings of severity “grave”, which there is not"),
        ({"certainty": "perhaps"}, "asks for findings of certainty “perhaps”"),
        ({"standing": "closed"}, "asks for findings of standing “closed”"),
        ({"about": "SH9"}, "asks for findings about “SH9”, which is no question, point or principle here"),
        ({"search": "a" * (LONGEST_SEARCH + 1)}, "searches the findings for a text that is too long"),
    ],
)
def test_a_part_of_a_listing_that_cannot_be_used_is_told(params: dict[str, str], said: str) -> None:
    listing, (message,) = read_listing(params)
    assert said in message
    assert listing in (Listing(), Listing(severities=("gap",)))


def test_what_is_asked_of_a_list_in_any_order_is_put_in_order() -> None:
    assert read_listing({"severity": "note,gap,note", "search": "  stp   board "}) == (
        Listing(severities=("gap", "note"), search="stp board"),
        [],
    )


def test_the_key_of_a_finding_stays_short_and_its_own() -> None:
    many = tuple(f"node-{number}" for number in range(100))
    assert len(finding_key(found(*many))) < LONGEST_KEY
    assert finding_key(found(*many)) != finding_key(found(*many[:-1]))


def test_findings_of_one_rule_about_the_same_are_told_apart() -> None:
    one, other = found("a", fact="One."), found("a", fact="Other.")
    keys = list(keyed([one, other, found("b")]))
    assert keys[0] == "ACC001.a"
    assert keys[1].startswith("ACC001.a.")
    assert len(set(keys)) == 3
    assert read({"finding": keys[1]}) == (Viewing(finding=keys[1]), [])


def test_uploads_are_told_apart_by_what_is_in_them() -> None:
    assert upload_key(b"a") == upload_key(b"a") != upload_key(b"b")
    assert read({"structure": upload_key(b"a")}) == (Viewing(upload_key(b"a")), [])


def test_what_is_not_there_is_let_go() -> None:
    assert settled(Viewing("x"), BARE, {}) == (Viewing("x"), [])
    viewing, messages = settled(Viewing("x", "gone", "ACC001.gone", "tables"), BARE, keyed([found("other")]))
    assert viewing == Viewing("x", view="tables")
    assert len(messages) == 2
    picked = Viewing("x", finding="ACC001.other")
    assert settled(picked, BARE, keyed([found("other")])) == (picked, [])


@pytest.mark.parametrize(
    ("params", "ruling", "messages"),
    [
        ({}, Ruling(), 0),
        ({"rule": "ACC001"}, Ruling("ACC001"), 0),
        ({"rule": "ACC001", "case": "kept-1"}, Ruling("ACC001", "kept-1"), 0),
        ({"rule": "ACC001", "case": "kept-77"}, Ruling("ACC001"), 1),
        ({"rule": "x"}, Ruling(), 1),
        ({"rule": "x", "case": "kept-1"}, Ruling(), 2),
        ({"page": "2"}, Ruling(), 1),
    ],
)
def test_rules_in_a_url(params: dict[str, str], ruling: Ruling, messages: int) -> None:
    made, said = read_ruling(params)
    assert (made, len(said)) == (ruling, messages)
    assert read_ruling(made.params) == (made, [])


def test_every_case_of_every_rule_has_a_url() -> None:
    for rule in BY_ID:
        for case in of_rule(rule):
            assert read_ruling(Ruling(rule, case.key).params) == (Ruling(rule, case.key), [])
