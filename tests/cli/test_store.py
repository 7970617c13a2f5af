"""`stpgraph store` and `stpgraph settings`: what an operator does, and one sentence where it cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stpgraph import shipped
from stpgraph.cli import cli
from stpgraph.files import loads
from stpgraph.settings import rows

SECTOR = shipped.archetype_file("sector")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/store.db"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def test_in_and_out_and_listed(url: str) -> None:
    key = run("store", "put", str(SECTOR), "--url", url).output.strip()
    assert run("store", "list", "--url", url).output == f"{key}  version 1  –: Governance by sector\n"
    assert loads(run("store", "get", key, "--url", url).output) == shipped.load(SECTOR)


def test_a_backup_holds_everything(url: str, tmp_path: Path) -> None:
    run("store", "put", str(SECTOR), "--url", url)
    listed = run("store", "list", "--url", url).output
    assert run("store", "backup", str(tmp_path / "all.zip"), "--url", url).exit_code == 0
    other = f"sqlite:///{tmp_path}/other.db"
    assert run("store", "restore", str(tmp_path / "all.zip"), "--url", other).output == "Restored: 1 structures.\n"
    assert run("store", "list", "--url", other).output == listed
    done = run("store", "verify", "--url", other)
    assert (done.exit_code, done.output) == (0, "Every version and every line of the log is as it was written.\n")
    again = run("store", "restore", str(tmp_path / "all.zip"), "--url", other)
    assert again.exit_code == 2
    assert "empty" in again.output


def test_roles(url: str) -> None:
    assert run("store", "grant", "Ann@Example.org", "editor", "--footprint", "Kent", "--url", url).exit_code == 0
    assert run("store", "revoke", "ann@example.org", "--footprint", "Kent", "--url", url).exit_code == 0
    gone = run("store", "revoke", "ann@example.org", "--footprint", "Kent", "--url", url)
    assert gone.exit_code == 2
    assert "no role there" in gone.output


@pytest.mark.parametrize(
    "args",
    [
        ("get", "none", "--url", "URL"),
        ("get", "none", "--url", "sqlite:////nowhere/at/all.db"),
        ("list", "--url", "oracle://x"),
        ("list", "--url", ""),
        ("restore", "none.zip", "--url", "URL"),
    ],
)
def test_one_sentence_and_no_traceback(args: tuple[str, ...], url: str) -> None:
    done = run("store", *(url if each == "URL" else each for each in args))
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert done.output.strip()


def test_the_settings_are_listed() -> None:
    listed = run("settings").output
    assert all(variable in listed and about in listed for _, variable, _, about in rows())
