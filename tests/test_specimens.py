"""The shipped specimens: those in which everything is wrong break every rule between them; the clear one breaks none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from stpgraph.files import read
from stpgraph.model.rule_ids import RULE_IDS
from stpgraph.pipeline import explore

EXAMPLES = Path(__file__).parent.parent / "structures" / "examples"
TODAY = date(2026, 11, 22)


def broken(name: str) -> set[str]:
    return {each.rule for each in explore(read(EXAMPLES / f"{name}.yaml"), TODAY).findings}


def test_the_specimens_break_every_rule_between_them() -> None:
    specimens = sorted(EXAMPLES.glob("everything-wrong*.yaml"))
    assert len(specimens) == 2
    assert set[str]().union(*(broken(each.stem) for each in specimens)) == set(RULE_IDS)
    assert len(RULE_IDS) == 71


def test_each_specimen_is_needed() -> None:
    assert broken("everything-wrong") == set(RULE_IDS) - {"ACC010", "VOI004", "VOI009"}
    assert {"ACC010", "VOI004", "VOI009"} <= broken("everything-wrong-no-board")


def test_the_clear_one_breaks_none() -> None:
    assert broken("all-clear") == set()
