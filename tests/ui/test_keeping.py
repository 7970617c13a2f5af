"""The store in the hands of a reader: who they are, what they may see, and that what is refused is refused at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph import shipped
from stpgraph.compare import compare
from stpgraph.files import dumps, loads
from stpgraph.pipeline import explore
from stpgraph.reading.words import markdown_safe
from stpgraph.store import Keeper, NotAllowedError, Saved, StoreConflictError, StoreError
from stpgraph.ui import frame, keeping, sources
from stpgraph.ui.components import compare_take, entrance
from stpgraph.ui.frame import reaches_others
from tests.ui.conftest import ROOT
from tests.ui.kept import KENT, WALES, board, log_in, server

ANN = "ann@example.org"


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Keeper]:
    with server(monkeypatch, tmp_path, admins='["Root@Example.org"]', hide_holders="true") as keeper:
        yield keeper


@pytest.mark.parametrize("verified", [None, True, "true", "True", 1])
def test_an_address_that_the_provider_vouches_for_or_says_nothing_of_is_taken(verified: object) -> None:
    said = {"is_logged_in": True, "email": ANN} | ({} if verified is None else {"email_verified": verified})
    assert keeping.person(said) == ANN


@pytest.mark.parametrize("verified", [False, "false", "False", 0, "", "no"])
def test_an_address_that_is_not_verified_is_refused(verified: object) -> None:
    with pytest.raises(StoreError, match="has not made sure"):
        keeping.person({"is_logged_in": True, "email": ANN, "email_verified": verified})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Log in"),
        ({"is_logged_in": True}, "did not say what your e-mail"),
        ({"is_logged_in": True, "email": "Ann"}, "did not say what your e-mail"),
        ({"is_logged_in": True, "email": ["a@b"]}, "did not say what your e-mail"),
    ],
)
def test_somebody_without_an_address_is_refused(said: dict[str, object], words: str) -> None:
    with pytest.raises(StoreError, match=words):
        keeping.person(said)


def test_nobody_may_do_anything_without_a_role(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    key = operator.create(board(), "First").version.key
    log_in(monkeypatch, ANN)
    hands = keeping.keeper()
    assert hands.listing() == ()
    assert keeping.is_stranger()
    assert not keeping.is_admin()
    for deed in (
        lambda: hands.latest(key),
        lambda: hands.create(board(), "Mine"),
        lambda: hands.log(),
        hands.export,
        keeping.verified,
    ):
        with pytest.raises(NotAllowedError):
            deed()
    log_in(monkeypatch, None)
    with pytest.raises(StoreError, match="Log in"):
        keeping.keeper()
    assert not keeping.is_admin()


def test_a_role_that_is_taken_away_is_gone_at_the_next_save(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    key = operator.create(board(), "First").version.key
    operator.grant("ANN@Example.org", "editor", KENT)
    log_in(monkeypatch, ANN)
    hands = keeping.keeper()
    assert isinstance(hands.save(key, board("Kent, second"), 1, "Mine"), Saved)
    operator.revoke(ANN, KENT)
    with pytest.raises(NotAllowedError, match="Ask an admin"):
        hands.save(key, board("Kent, third"), 2, "Mine")
    assert operator.latest(key).version.number == 2


def test_names_of_people_are_hidden_from_those_who_may_only_view(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    key = operator.create(board(), "First").version.key
    two = operator.save(key, board("Second"), 1, "Again")
    assert isinstance(two, Saved)
    log_in(monkeypatch, ANN)
    for role in ("viewer", "editor"):
        operator.grant(ANN, role, KENT)
        hands = keeping.keeper()
        assert hands.may_change(key) == (role == "editor")
        shown = [
            *(hands.latest(key).structure, hands.version(key, 1).structure, hands.as_at(key, two.version.at).structure),
            keeping.keeper().latest(key).structure,
        ]
        assert [("Ann Other" in dumps(each), "Person 1" in dumps(each)) for each in shown] == [
            (role == "editor", role == "viewer")
        ] * 4


def test_a_difference_names_nobody_to_those_who_may_only_view(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    key = operator.create(board(), "First").version.key
    nodes = [each.model_dump() | ({"holder": "Bob Roe"} if each.id == "chair" else {}) for each in board().nodes]
    operator.save(key, board(nodes=nodes, title="Second"), 1, "Another chair")
    log_in(monkeypatch, ANN)
    operator.grant(ANN, "viewer", KENT)
    assert "Bob Roe" not in repr(keeping.keeper().difference(key, 1, 2))
    operator.grant(ANN, "editor", KENT)
    assert "Bob Roe" in repr(keeping.keeper().difference(key, 1, 2))


def test_names_leave_in_no_file_while_they_are_hidden(operator: Keeper, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "Ann Other" not in dumps(keeping.leaving(board()))
    with server(monkeypatch, tmp_path, hide_holders="false"):
        assert keeping.leaving(board()) == board()


def test_whom_the_settings_name_is_an_admin_and_others_only_of_their_places(
    operator: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(monkeypatch, "root@example.org")
    assert keeping.is_admin()
    assert keeping.administered(keeping.keeper()) == (None,)
    assert keeping.verified() == ()
    for footprint, role in ((KENT, "admin"), (WALES, "admin"), ("Devon", "approver")):
        operator.grant(ANN, role, footprint)  # type: ignore[arg-type]
    log_in(monkeypatch, ANN)
    assert keeping.administered(keeping.keeper()) == (WALES, KENT)
    with pytest.raises(NotAllowedError):
        keeping.verified()


def test_without_login_one_user_may_do_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with server(monkeypatch, tmp_path, login="false"):
        assert keeping.access().everywhere
        assert keeping.administered(keeping.keeper()) == (None,)
        assert not keeping.is_admin(), "the People page is of no use where nobody logs in"
        assert not keeping.is_stranger()


def test_the_store_s_health_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with server(monkeypatch, tmp_path):
        assert keeping.healthy().startswith("The store answers, and is in the form")
    with server(monkeypatch, tmp_path, store=f"sqlite:///{tmp_path}"):
        assert keeping.healthy().startswith("The store does not answer.")
        assert str(tmp_path) not in keeping.healthy()


def test_a_stranger_is_told_whom_to_ask() -> None:
    assert "an administrator of your footprint, to give a role to ann@example.org" in entrance.stranger(ANN)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.0.1", "::1", "[::1]", "localhost", "LocalHost"])
def test_this_computer_alone_is_reached_at(address: str) -> None:
    assert not reaches_others(address)


@pytest.mark.parametrize(
    "address",
    [None, "", "0.0.0.0", "::", "10.0.0.7", "stp.example.org", "unix:///tmp/s", "localhost.example.org", "127.0.0.1.nip.io"],
)
def test_others_can_reach(address: str | None) -> None:
    assert reaches_others(address)


def test_the_people_page_is_listed_for_admins_alone(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(monkeypatch, ANN)
    assert frame.admins_only() == "hidden"
    operator.grant(ANN, "admin", KENT)
    assert frame.admins_only() == "visible"
    log_in(monkeypatch, None)
    assert frame.admins_only() == "hidden"


def test_nothing_is_served_to_others_unless_people_log_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(frame, "reaches_others", lambda _address: True)
    with server(monkeypatch, tmp_path, login="false"):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert [each.value for each in app.error] == [markdown_safe(frame.NOT_SERVED)]
    assert not app.button
    assert [each.proto.body for each in app.get("html") if "<h1" in each.proto.body] == []


def test_nobody_gets_past_the_door_who_has_not_logged_in(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(monkeypatch, None)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert [each.value for each in app.error] == [markdown_safe(entrance.NOT_SET_UP)], "the secrets name no provider"
    app.secrets["auth"] = {"client_id": "a", "council": {"client_id": "b"}}
    app.run()
    assert not app.error
    assert [each.label for each in app.button] == ["Log in", "Log in with council"]
    assert not app.get("page_link")


def test_a_change_made_while_reading_is_a_version_and_never_lost_in_silence(own_store: Keeper) -> None:
    first = shipped.load(shipped.archetype_file("sector"))
    key = own_store.create(first, "First").version.key
    assert sources.edit(f"kept.{key}", first.model_copy(update={"title": "Mine"})) == f"kept.{key}"
    assert own_store.latest(key).structure.title == "Mine"
    with pytest.raises(StoreConflictError, match="not saved"):
        sources.edit(f"kept.{key}.1", first.model_copy(update={"title": "Another"}))
    assert [each.number for each in own_store.history(key)] == [2, 1]


def test_no_name_leaves_in_a_comparison_where_names_are_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = loads(
        "stpgraph: 1\nid: a\ntitle: A\nstatus: past\nnodes:\n- {id: chair, type: post, kind: chair, name: Chair, holder: A. Person of Note}\n"
    )
    today = date(2018, 1, 1)
    made = compare(explore(named, today), explore(named.model_copy(update={"title": "B"}), today))
    with server(monkeypatch, tmp_path, hide_holders="true"):
        gone = compare_take.leaving(made)
    with server(monkeypatch, tmp_path, hide_holders="false"):
        assert compare_take.leaving(made) is made
    assert [side.structure.nodes[0].holder for side in (gone.left, gone.right)] == ["Person 1", "Person 1"]
    assert gone.matching == made.matching
