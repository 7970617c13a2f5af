"""The People page: who has which role, the log, and that it refuses everybody else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.reference import footprints
from stpgraph.store import Grant, Keeper, Logged, StoreError
from stpgraph.ui import people
from stpgraph.ui.pages import people as page
from tests.ui.conftest import ROOT
from tests.ui.kept import HOSTILE, KENT, WALES, board, log_in, server

ROOT_ADMIN, ANN, BOB = "root@example.org", "ann@example.org", "bob@example.org"


@pytest.fixture
def operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Keeper]:
    with server(monkeypatch, tmp_path, admins=f'["{ROOT_ADMIN}"]') as keeper:
        yield keeper


@pytest.fixture
def opened(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], AppTest]:
    """The page as somebody sees it who has logged in."""

    def show(who: str | None) -> AppTest:
        log_in(monkeypatch, who)
        return AppTest.from_file(str(ROOT / "stpgraph/ui/pages/people.py"), default_timeout=60).run()

    return show


def _html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


def test_an_admin_gives_changes_and_takes_away_roles(opened: Callable[[str], AppTest], operator: Keeper) -> None:
    app = opened(ROOT_ADMIN)
    assert not app.exception
    assert f"{ROOT_ADMIN} (named in the settings)" in _html(app)
    app.text_input(key="role who").input(" Ann@Example.org ")
    app.selectbox(key="role what").set_value("editor")
    app.selectbox(key="role where").set_value(KENT)
    app.button[0].click().run()
    assert Grant(ANN, KENT, "editor") in operator.grants()
    assert [each.value for each in app.success] == [r"ann\@example\.org is now editor in “Kent and Medway”\."]
    app.selectbox(key="role to take").set_value(Grant(ANN, KENT, "editor")).run()
    app.button(key="take role").click().run()
    assert not app.exception
    assert operator.grants(ANN) == ()
    assert "taken away" in app.success[0].value
    shown = _html(app)
    assert "Took away the role of “ann@example.org” in “Kent and Medway”" in shown
    assert shown.index("Took away the role") < shown.index("Gave “ann@example.org” the role"), "the newest comes first"


def test_half_an_address_gets_no_role(opened: Callable[[str], AppTest], operator: Keeper) -> None:
    app = opened(ROOT_ADMIN)
    app.text_input(key="role who").input("ann@")
    app.button[0].click().run()
    assert "Write the whole e-mail address" in app.error[0].value
    assert [each.who for each in operator.grants()] == [ROOT_ADMIN]


def test_an_admin_of_a_place_sees_that_place_alone(opened: Callable[[str], AppTest], operator: Keeper) -> None:
    operator.grant(ANN, "admin", WALES)
    operator.grant(BOB, "viewer", WALES)
    operator.grant(BOB, "editor", KENT)
    operator.create(board("Elsewhere"), "First", footprint=KENT)
    key = operator.create(board(HOSTILE), "First", footprint=WALES).version.key
    app = opened(ANN)
    assert not app.exception
    shown = _html(app)
    assert "bob@example.org" in shown
    assert KENT not in shown
    assert ROOT_ADMIN not in shown
    assert "Elsewhere" not in shown
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown, "titles are shown as they are written"
    assert app.selectbox(key="role where").options == [WALES]
    assert app.selectbox(key="log of").value == key
    assert "check log" not in {each.key for each in app.button}
    assert "make backup" not in {each.key for each in app.button}


def test_an_admin_of_all_checks_the_log_and_takes_a_backup(
    opened: Callable[[str], AppTest], operator: Keeper, downloads: dict[str, bytes]
) -> None:
    operator.create(board(), "First")
    app = opened(ROOT_ADMIN)
    app.button(key="check log").click().run()
    assert "All is well" in app.success[0].value
    app.button(key="make backup").click().run()
    assert not app.exception
    ((name, data),) = downloads.items()
    assert name.startswith("stpgraph-backup-")
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    with operator.store.engine.begin() as conn:
        conn.exec_driver_sql("UPDATE stp_grants SET role = 'viewer'")
        conn.exec_driver_sql("INSERT INTO stp_grants VALUES ('root@example.org', 'x', 'admin')")
        conn.exec_driver_sql("UPDATE stp_grants SET role = 'admin' WHERE footprint = ''")
    app.button(key="check log").click().run()
    assert "not as the log tells" in app.error[0].value
    assert "The list of roles holds something that the log does not tell of" in _html(app)


@pytest.mark.parametrize("role", [None, "approver"])
def test_whoever_is_no_admin_is_refused(opened: Callable[[str], AppTest], operator: Keeper, role: str | None) -> None:
    if role:
        operator.grant(ANN, role)  # type: ignore[arg-type]
    app = opened(ANN)
    assert page.NOT_ADMIN[0] in _html(app)
    assert ROOT_ADMIN not in _html(app)
    assert not app.button
    assert not app.selectbox
    assert not app.text_input


def test_whoever_has_not_logged_in_is_refused(operator: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    log_in(monkeypatch, None)
    with pytest.raises(StoreError, match="Log in"):
        page.page()


def test_where_nobody_logs_in_there_is_nothing_to_give(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with server(monkeypatch, tmp_path, login="false"):
        app = AppTest.from_file(str(ROOT / "stpgraph/ui/pages/people.py"), default_timeout=60).run()
    assert page.NO_LOGIN[0] in _html(app)
    assert not app.button


def test_the_page_is_refused_to_an_admin_whose_role_is_taken_away(opened: Callable[[str], AppTest], operator: Keeper) -> None:
    operator.grant(ANN, "admin")
    app = opened(ANN)
    app.text_input(key="role who").input(BOB)
    operator.revoke(ANN)
    app.button[0].click().run()
    assert page.NOT_ADMIN[0] in _html(app)
    assert operator.grants(BOB) == ()


# ── in words ──


@pytest.mark.parametrize("who", ["", "Ann", "a b@example.org", "@example.org", "ann@", "a@b@c"])
def test_half_an_address_is_none(who: str) -> None:
    assert not people.is_address(who)


@pytest.mark.parametrize("who", ["ann@example.org", "Ann.O’Brien+x@nhs.net"])
def test_a_whole_address_is_one(who: str) -> None:
    assert people.is_address(who)


def test_places_are_offered_from_the_store_and_from_the_forty_four() -> None:
    every = people.offered([None, KENT], ["Zetland", ""])
    assert every[0] == people.EVERYWHERE
    assert "Zetland" in every
    assert {each.name for each in footprints()} < set(every)
    assert "" not in every
    assert people.offered([WALES, KENT], ["Zetland"]) == [WALES, KENT]


def test_every_line_of_the_log_is_told_in_words(operator: Keeper) -> None:
    key = operator.create(board(HOSTILE), "First").version.key
    operator.save(key, board("Kent, second"), 1, "Again")
    operator.restore(key, 1)
    operator.set_status(key, "current", "Agreed")
    operator.name_version(key, 1, "As taken to the board")
    operator.name_version(key, 1, None)
    operator.set_tags(key, ["a", "b"])
    operator.set_tags(key, [])
    operator.move(key, WALES)
    operator.move(key, "")
    operator.archive(key)
    operator.undelete(key)
    operator.grant(ANN, "editor", KENT)
    operator.revoke(ANN, KENT)
    operator.grant(ANN, "viewer")
    operator.export()
    told = [row[3] for row in people.log_rows(reversed(operator.log()), {key: "Kent"})]
    assert told == [
        f"Kept “{HOSTILE}” as version 1: First",
        "Saved version 2 of “Kent, second”: Again",
        f"Went back to version 1 of “{HOSTILE}”, as version 3: Version 1 restored.",
        f"Made “{HOSTILE}” “Current”, as version 4: Agreed",
        "Named version 1 of “Kent” “As taken to the board”",
        "Took away the name of version 1 of “Kent”",
        "Tagged “Kent” “a” and “b”",
        "Took every tag off “Kent”",
        f"Moved “Kent” to “{WALES}”",
        "Moved “Kent” out of every footprint",
        "Archived “Kent”",
        "Brought “Kent” back from the archive",
        "Gave “ann@example.org” the role of editor in “Kent and Medway”",
        "Took away the role of “ann@example.org” in “Kent and Medway”",
        "Gave “ann@example.org” the role of viewer in all footprints",
        "Took a backup of the whole store",
    ]


@pytest.mark.parametrize("detail", ["", "[]", "{}", '{"version": 3}', '{"to": "a"}'])
@pytest.mark.parametrize("action", ["save", "grant", "name", "unheard of"])
def test_a_line_that_cannot_be_read_is_told_as_such(action: str, detail: str) -> None:
    line = Logged(1, datetime(2018, 5, 1, tzinfo=UTC), "Ann", action, "key", detail)
    assert people.log_words(line) == people.UNREADABLE


def test_a_check_is_told_with_what_to_do() -> None:
    assert "has 3 lines; the last bears the seal abcdef" in people.checked_words((), (3, "abcdef" * 10))
    assert "compare it with a backup" in people.checked_words(("x",), (3, "a"))
    assert "Nothing has been kept yet" in people.checked_words((), (0, "0"))


def test_all_footprints_is_all_however_it_is_written() -> None:
    assert people.footprint_of(people.EVERYWHERE) is people.footprint_of(" all FOOTPRINTS ") is None
    assert people.footprint_of(WALES) == WALES


def test_a_role_in_all_is_given_in_all(opened: Callable[[str], AppTest], operator: Keeper) -> None:
    app = opened(ROOT_ADMIN)
    app.text_input(key="role who").input(ANN)
    app.selectbox(key="role where").set_value(people.EVERYWHERE)
    app.button[0].click().run()
    assert Grant(ANN, None, "viewer") in operator.grants()
