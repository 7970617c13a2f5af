"""The case files of the rules, as the tests read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import stpgraph.rules
from stpgraph.files import loads
from stpgraph.files.yaml_tree import parse
from stpgraph.model import Finding, Structure
from stpgraph.model.scalars import first_day
from stpgraph.pipeline import explore
from tests.strategies import TODAY

FOLDER = Path(stpgraph.rules.__file__).parent / "cases"
#: The keys of a case; `today` where it depends on a date, `findings` in breaking ones.
KEYS = ("name", "why", "today", "structure", "findings")


@dataclass(frozen=True)
class Case:
    """One case: a structure that breaks a rule, with what is found, or one that keeps it."""

    rule: str
    breaks: bool
    name: str
    why: str
    today: date
    data: dict[str, Any]
    findings: tuple[dict[str, Any], ...]

    def structure(self) -> Structure:
        return loads(json.dumps(self.data), f"{self.rule}: {self.name}", "json")

    def found(self) -> list[Finding]:
        return list(explore(self.structure(), self.today, rules={self.rule}).findings)


def document(path: Path) -> dict[str, Any]:
    """A case file as plain data, read as structure files are: dates stay text."""
    tree = parse(path.read_text(encoding="utf-8"))
    assert not tree.flaws, tree.flaws
    assert isinstance(tree.data, dict)
    return tree.data


def cases_of(path: Path) -> list[Case]:
    data = document(path)
    return [
        Case(
            data["rule"],
            part == "breaking",
            each["name"],
            each["why"],
            first_day(each["today"]) if "today" in each else TODAY,
            each["structure"],
            tuple(each.get("findings", ())),
        )
        for part in ("breaking", "keeping")
        for each in data[part]
    ]


FILES = sorted(FOLDER.glob("*.yaml"))
CASES = [case for path in FILES for case in cases_of(path)]
