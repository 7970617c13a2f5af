"""`import`, `template` and `convert` as their users meet them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stpgraph.cli import importing
from stpgraph.cli.command import Commands
from stpgraph.files import read
from stpgraph.shipped import archetype_file

COMMANDS = Commands(commands={each.name: each for each in (importing.bring_in, importing.template, importing.convert)})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.mmd").write_text("flowchart TD\n a[STP Board] --> b[Urgent care]\n", "utf-8")
    (tmp_path / "table.csv").write_text("Thing,Zorg\nUrgent care,STP Board\n", "utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(COMMANDS, list(args))


def test_a_diagram_becomes_a_structure_and_a_report(here: Path) -> None:
    result = run("import", "plan.mmd", "-o", "structure.yaml", "--review", "report.html")
    assert result.exit_code == 0, result.output
    assert [node.name for node in read("structure.yaml").nodes] == ["STP Board", "Urgent care"]
    assert "Recognised as: Mermaid flowchart." in result.stderr
    assert "Urgent care" in Path("report.html").read_text("utf-8")


def test_a_column_can_be_named_on_the_command_line(here: Path) -> None:
    assert run("import", "table.csv", "-o", "a.yaml").exit_code == 0
    result = run("import", "table.csv", "-o", "a.yaml", "--column", "Thing=name", "--column", "Zorg=answers_to")
    assert result.exit_code == 0
    assert len(read("a.yaml").relations) == 1
    assert run("import", "table.csv", "--column", "Zorg=nonsense").exit_code == 2


def test_a_template_goes_out_and_comes_back(here: Path) -> None:
    assert run("template", "-o", "t.xlsx", "--of", "sector").exit_code == 0
    assert run("convert", "t.xlsx", "-o", "back.yaml").exit_code == 0
    assert read("back.yaml") == read(archetype_file("sector"))
    assert run("convert", "back.yaml", "--to", "graphml", "-o", "b.graphml").exit_code == 0
    assert run("convert", "b.graphml", "-o", "again.json").exit_code == 0
    assert read("again.json") == read("back.yaml")


@pytest.mark.parametrize(
    "args",
    [
        ("import", "none.drawio"),
        ("import", "plan.mmd", "-o", "plan.mmd"),
        ("import", "plan.mmd", "-o", "a.html", "--review", "a.html"),
        ("convert", "plan.mmd"),
        ("convert", "plan.mmd", "-o", "a.unknown"),
    ],
)
def test_what_cannot_be_is_said_with_the_exit_code_for_it(here: Path, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr


def test_what_a_format_cannot_hold_is_said(here: Path) -> None:
    result = run("convert", "plan.mmd", "--to", "dot")
    assert "Not all would come back from this format. It keeps boxes" in result.stderr
    assert "Not all" not in run("convert", "plan.mmd", "--to", "graphml").stderr


@pytest.mark.parametrize("name", ["a.popolo.json", "a.bods.json", "a.ttl", "a.jsonld"])
def test_open_standards_go_out_and_come_back(here: Path, name: str) -> None:
    assert run("convert", "sector", "-o", name).exit_code == 0
    assert run("convert", name, "-o", "back.yaml").exit_code == 0
    assert read("back.yaml") == read(archetype_file("sector"))


def test_one_slide_of_several_is_taken_and_shown_in_the_report(here: Path) -> None:
    drawn = "".join(
        f'<diagram name="{name}"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/><mxCell id="a{name}" value="{name} Board" '
        'vertex="1" parent="1"><mxGeometry width="90" height="40" as="geometry"/></mxCell></root></mxGraphModel></diagram>'
        for name in ("North", "South")
    )
    Path("two.drawio").write_text(f"<mxfile>{drawn}</mxfile>", "utf-8")
    result = run("import", "two.drawio", "--page", "2", "-o", "a.yaml", "--review", "r.html")
    assert result.exit_code == 0, result.output
    assert [node.name for node in read("a.yaml").nodes] == ["South Board"]
    report = Path("r.html").read_text("utf-8")
    assert "Page 2: South" in report
    assert "<svg" in report
    assert "You chose not to take it." in report
    assert "There are: 1, 2." in run("import", "two.drawio", "--page", "3").stderr
    assert (
        "no slides or pages" in run("import", "plan.mmd", "--page", "1").stderr
        or run("import", "plan.mmd", "--page", "1").exit_code == 0
    )
