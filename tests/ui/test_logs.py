"""The log of the server: one line an event, of which nothing comes from a reader or a structure."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stpgraph.store import StoreError
from stpgraph.ui import keeping, logs
from stpgraph.ui.guard import guarded
from tests.ui.conftest import ROOT
from tests.ui.kept import HOSTILE, board, log_in, server

SECRETS = ("ann.other@example.org", HOSTILE, "Kent", "Ann Other", "\nforged", "secret")
ALLOWED = {"moment", "level", "event", "page", "ms", "error", "cause", "where"}


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What was logged, line by line; the log that was there before is there again afterwards."""
    file = tmp_path / "logs" / "log.jsonl"
    logger = logging.getLogger("stpgraph")
    before, level = list(logger.handlers), logger.level
    logs.set_up("info", file)
    yield lambda: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for each in set(logger.handlers) - set(before):
        logger.removeHandler(each)
        each.close()
    logger.handlers[:] = before
    logger.setLevel(level)


def _hostile() -> None:
    try:
        raise ValueError(" ".join(SECRETS))
    except ValueError as error:
        raise RuntimeError(" ".join(SECRETS)) from error


def test_a_failure_is_logged_with_where_it_came_from_and_nothing_else(log: Callable[[], list[dict[str, Any]]]) -> None:
    AppTest.from_function(_page).run()
    failure, page = log()
    assert failure.keys() == {"moment", "level", "event", "page", "error", "cause", "where"}
    assert (failure["event"], failure["level"], failure["page"]) == ("failure", "error", "design")
    assert (failure["error"], failure["cause"]) == ("RuntimeError", "ValueError")
    assert failure["where"][0].startswith("stpgraph/ui/guard.py:")
    assert failure["where"][-1].endswith(" _hostile")
    assert page.keys() == {"moment", "level", "event", "page", "ms"}
    assert (page["event"], page["level"]) == ("page", "info")
    assert page["ms"] >= 0
    _says_nothing(log())


def _page() -> None:
    from stpgraph.ui.guard import guarded
    from tests.ui import test_logs

    guarded(test_logs._hostile, "design")


def test_what_the_store_refuses_is_logged_without_whom_and_what(
    log: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with server(monkeypatch, tmp_path) as operator:
        key = operator.create(board(HOSTILE), " ".join(SECRETS)).version.key
        log_in(monkeypatch, "ann.other@example.org")
        hands = keeping.keeper()
        for deed in (
            lambda: hands.latest(key),
            lambda: hands.save(key, board(HOSTILE), 1, "secret"),
            lambda: hands.latest("secret"),
        ):
            with pytest.raises(StoreError):
                deed()
    assert [(each["event"], each["error"]) for each in log()] == [
        ("store refusal", "NotAllowedError"),
        ("store refusal", "NotAllowedError"),
        ("store refusal", "NotFoundError"),
    ]
    _says_nothing(log())


def test_a_store_that_fails_is_an_error(
    log: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with server(monkeypatch, tmp_path, store=f"sqlite:///{tmp_path}"):
        keeping.healthy()
    assert [(each["event"], each["level"]) for each in log()] == [("store failure", "error")]
    _says_nothing(log())


def test_what_another_module_logs_is_told_by_its_level_alone(log: Callable[[], list[dict[str, Any]]]) -> None:
    other = logging.getLogger("stpgraph.store")
    other.warning("Saved %s", HOSTILE)
    try:
        _hostile()
    except RuntimeError:
        other.exception("secret")
    assert [(each["event"], each["level"]) for each in log()] == [("other", "warning"), ("other", "error")]
    _says_nothing(log())


def test_handlers_that_are_not_ours_get_no_more(
    log: Callable[[], list[dict[str, Any]]], caplog: pytest.LogCaptureFixture
) -> None:
    try:
        _hostile()
    except RuntimeError as error:
        logs.event("failure", "error", error=error)
    assert [(each.getMessage(), each.exc_info) for each in caplog.records] == [("failure", None)]


def _says_nothing(lines: list[dict[str, Any]]) -> None:
    assert lines
    for line in lines:
        assert line.keys() <= ALLOWED
        assert line["event"] in (*logs.EVENTS, "other")
        written = json.dumps(line, ensure_ascii=False)
        assert not [each for each in (*SECRETS, str(ROOT)) if each in written]


def test_less_is_logged_where_less_is_asked_for(log: Callable[[], list[dict[str, Any]]], tmp_path: Path) -> None:
    logs.set_up("warning", tmp_path / "quiet.jsonl")
    logs.event("page", ms=3.6)
    logs.event("refusal", "warning")
    assert [json.loads(line)["event"] for line in (tmp_path / "quiet.jsonl").read_text().splitlines()] == ["refusal"]
    assert log() == [], "and no longer where it was logged before"


def test_set_up_twice_logs_once(log: Callable[[], list[dict[str, Any]]], tmp_path: Path) -> None:
    logs.set_up("info", tmp_path / "logs" / "log.jsonl")
    logs.event("page", ms=3.6)
    assert [each["ms"] for each in log()] == [4]


def test_a_file_that_cannot_be_written_is_no_reason_to_be_silent(
    log: Callable[[], list[dict[str, Any]]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up("info", tmp_path)
    logs.event("start")
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(each["event"], each.get("error")) for each in told] == [("log file failure", "IsADirectoryError"), ("start", None)]


def test_streamlit_logs_as_it_did(log: Callable[[], list[dict[str, Any]]]) -> None:
    assert not [each for each in logging.getLogger("streamlit").handlers if isinstance(each.formatter, logs._Lines)]
    logging.getLogger("streamlit").warning("of its own")
    assert log() == []


def test_the_guard_names_the_page_only_while_it_is_drawn(log: Callable[[], list[dict[str, Any]]]) -> None:
    guarded(lambda: logs.event("start"), "explore")
    logs.event("start")
    assert [(each["event"], each["page"]) for each in log()] == [("start", "explore"), ("page", "explore"), ("start", "")]
