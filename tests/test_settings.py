"""How an installation is set up: the environment before the file, and one message for all that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from stpgraph.errors import UsageError
from stpgraph.settings import Settings, load, rows


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _, variable, _, _ in rows():
        monkeypatch.delenv(variable, raising=False)


def test_nothing_needs_to_be_set() -> None:
    assert load() == Settings(store=None, login=False, admins=(), hide_holders=False)


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stpgraph.toml").write_text('store = "sqlite:///a.db"\nadmins = ["a@example.org"]\nlog = "error"\n')
    monkeypatch.setenv("STPGRAPH_LOG", "warning")
    found = load()
    assert (found.store, found.admins, found.log) == ("sqlite:///a.db", ("a@example.org",), "warning")


def test_a_file_of_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.toml").write_text("presence = 5\n")
    monkeypatch.setenv("STPGRAPH_CONFIG", str(tmp_path / "other.toml"))
    assert load().presence == 5
    monkeypatch.setenv("STPGRAPH_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(UsageError, match="is not there"):
        load()


def test_all_that_cannot_be_used_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "stpgraph.toml").write_text('stoer = "x"\nlog = "loud"\npresence = 0\n')
    with pytest.raises(UsageError) as caught:
        load()
    assert all(f"“{each}”" in str(caught.value) for each in ("stoer", "log", "presence"))
    assert "store, login" in str(caught.value)
    (tmp_path / "stpgraph.toml").write_text("= no toml")
    with pytest.raises(UsageError, match="cannot be read as TOML"):
        load()


def test_every_setting_says_what_it_is() -> None:
    assert len(rows()) == len(Settings.model_fields) > 5
    assert all(about.endswith(".") for *_, about in rows())
