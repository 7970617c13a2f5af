"""The README's commands show what they really print."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from stpgraph.cli import cli
from stpgraph.files import loads

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
YAMLS = re.findall(r"```yaml\n(stpgraph: 1.*?)```", README, flags=re.DOTALL)


def commands(console: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what is shown below it."""
    parts = re.split(r"^\$ stpgraph (.*)\n", console, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def test_all_blocks_are_found() -> None:
    assert len(CONSOLES) == 12
    assert len(YAMLS) == 1


@pytest.mark.parametrize("console", CONSOLES)
def test_commands_print_what_is_shown(console: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "structures").symlink_to(ROOT / "structures")
    for command, shown in commands(console):
        arguments, _, file = command.partition(" > ")
        result = CliRunner().invoke(cli, shlex.split(arguments), prog_name="stpgraph")
        assert result.exit_code in (0, 1), result.output
        if file:
            (tmp_path / file).write_text(result.stdout, encoding="utf-8")
        assert result.stdout.startswith(shown.rstrip("\n")) or not shown


def test_the_example_file_is_a_structure() -> None:
    assert loads(YAMLS[0]).id == "example-footprint"


def test_the_table_of_settings_is_fresh() -> None:
    from stpgraph.settings import rows

    for name, variable, default, about in rows():
        assert f"| `{name}` | `{variable}` | {default} | {about} |\n" in README


def test_every_command_is_named() -> None:
    for name, command in cli.commands.items():
        assert f"`{name}" in README or f"stpgraph {name}" in README
        for each in getattr(command, "commands", ()):
            assert f"`{each}" in README or f"stpgraph {name} {each}" in README
