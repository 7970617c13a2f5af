"""What a page shows, as a URL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stpgraph.model import Finding, Structure
from stpgraph.ui.state import LONGEST_KEY, VIEWS, Viewing, finding_key, read, read_rule, settled, upload_key

SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
BARE = Structure.model_validate({"stpgraph": 1, "id": "x", "title": "X", "status": "past"})


def found(*subjects: str) -> Finding:
    return Finding(rule="ACC001", severity="gap", certainty="confirmed", subjects=subjects, fact="", remedy="")


@given(
    structure=st.none() | SLUGS | st.binary().map(upload_key),
    node=st.none() | SLUGS,
    subjects=st.none() | st.lists(SLUGS, max_size=30).map(tuple),
    view=st.sampled_from(list(VIEWS)),
)
def test_a_view_goes_into_a_url_and_comes_back(
    structure: str | None, node: str | None, subjects: tuple[str, ...] | None, view: str
) -> None:
    key = None if subjects is None else finding_key(found(*subjects))
    viewing = Viewing(structure, node, key, view)  # type: ignore[arg-type]
    assert read(viewing.params) == (viewing, [])


@given(st.dictionaries(st.text() | st.sampled_from(["structure", "node", "finding", "view"]), st.text()))
def test_any_url_is_understood_or_told(params: dict[str, str]) -> None:
    viewing, messages = read(params)
    assert len(messages) == len(set(params) - set(viewing.params) - ({"view"} if params.get("view") == "picture" else set()))
    assert all("\n" not in message and len(message) < 300 for message in messages)


def test_the_key_of_a_finding_stays_short_and_its_own() -> None:
    many = tuple(f"node-{number}" for number in range(100))
    assert len(finding_key(found(*many))) < LONGEST_KEY
    assert finding_key(found(*many)) != finding_key(found(*many[:-1]))


def test_uploads_are_told_apart_by_what_is_in_them() -> None:
    assert upload_key(b"a") == upload_key(b"a") != upload_key(b"b")
    assert Viewing(upload_key(b"a")).is_upload
    assert not Viewing("workstream").is_upload


def test_what_is_not_there_is_let_go() -> None:
    assert settled(Viewing("x"), BARE, ()) == (Viewing("x"), [])
    viewing, messages = settled(Viewing("x", "gone", "ACC001.gone", "tables"), BARE, [found("other")])
    assert viewing == Viewing("x", view="tables")
    assert len(messages) == 2


@pytest.mark.parametrize(
    ("params", "rule", "messages"), [({}, None, 0), ({"rule": "ACC001"}, "ACC001", 0), ({"rule": "x"}, None, 1)]
)
def test_rules_in_a_url(params: dict[str, str], rule: str | None, messages: int) -> None:
    chosen, said = read_rule(params)
    assert (chosen, len(said)) == (rule, messages)
