from __future__ import annotations

import json
import math
from datetime import date

import pytest

from stpgraph.model import LIMITS
from stpgraph.report.checked import UNSAFE
from stpgraph.report.json_report import check_json, dumps
from tests.report.made import ACCEPTED, CLEAR, GAP, HOSTILE, LOOP, checked, hostile_structure

DEFAULTS = {limit.rule: limit.default for limit in LIMITS}
RULES = {"ACC001", "ACC002", "ACC003"}


def test_one_document_with_every_key() -> None:
    assert json.loads(check_json([checked(LOOP, "x/loop.yaml", rules=RULES), checked(CLEAR, rules=RULES)])) == {
        "structures": [
            {
                "id": "loop",
                "file": "x/loop.yaml",
                "counts": {"open": 1, "accepted": 0},
                "limits": DEFAULTS,
                "findings": [
                    {
                        "rule": "ACC003",
                        "severity": "gap",
                        "certainty": "confirmed",
                        "subjects": ["one", "two"],
                        "affected": ["work"],
                        "evidence": [["one", "two", "one"], ["work", "one"]],
                        "message": "“Group one” and “Group two” answer to each other in a circle, and to nobody outside it, so "
                        "nobody else holds them to account. 1 other board, group or project answers to it and to nobody else in "
                        "law: “The work”. Decide which of them is at the top, remove the line that runs back down, and draw whom "
                        "the top one answers to.",
                        "remedy": "Decide which of them is at the top, remove the line that runs back down, and draw whom the top "
                        "one answers to.",
                        "sources": [
                            "Healthcare Financial Management Association (HFMA), “Emerging approaches: developing sustainability "
                            "and transformation plan governance arrangements”, 2017: What are the challenges?: Organisational "
                            "accountability",
                            "Susanne Hasselman, NHS Clinical Commissioners, “Governance as a driver for STP implementation”, "
                            "2016-17: question 1, accountability",
                            "John Coutts, NHS Providers, “STPs: collaboration makes sense, but it needs leadership and direction”, "
                            "16 November 2016: first point, no legal status",
                            "John Coutts, NHS Providers, “STPs: collaboration makes sense, but it needs leadership and direction”, "
                            "16 November 2016: second point, decision-making",
                        ],
                        "accepted": False,
                        "acceptance": None,
                        "remedies": [
                            {
                                "action": "add",
                                "what": "relation",
                                "text": f"Let “Group {node}” answer to a board or organisation outside the circle",
                                "relation": "accountable_to",
                                "source": node,
                            }
                            for node in ("one", "two")
                        ],
                    }
                ],
            },
            {
                "id": "clear",
                "file": "made.yaml",
                "counts": {"open": 0, "accepted": 0},
                "limits": DEFAULTS,
                "findings": [],
            },
        ]
    }


def test_acceptances_are_told() -> None:
    text = check_json([checked(ACCEPTED, rules={"ACC002"}, today=date(2018, 4, 1))])
    (finding,) = json.loads(text)["structures"][0]["findings"]
    assert finding["accepted"] is True
    assert finding["acceptance"] == {
        "reason": "Agreed for year one",
        "by": "STP lead",
        "on": "2017-06",
        "until": "2018-04-01",
    }


def test_accepted_findings_are_counted_apart_and_thresholds_are_those_in_force() -> None:
    text = ACCEPTED.replace("accepted:", "limits: {CPX003: 3, NED007: 0.7}\naccepted:")
    made = checked(text, rules={"ACC002"}, today=date(2018, 4, 1))._replace(set_here={"CPX003": 2.0})
    (structure,) = json.loads(check_json([made]))["structures"]
    assert structure["counts"] == {"open": 0, "accepted": 1}
    assert structure["limits"] == DEFAULTS | {"CPX003": 2, "NED007": 0.7}


def test_nothing_checked_is_still_one_document() -> None:
    assert json.loads(check_json([])) == {"structures": []}


def test_hostile_names_come_through_whole_and_steer_nothing() -> None:
    text = check_json([checked(hostile_structure(), form="json", rules={"ACC001"})])
    findings = json.loads(text)["structures"][0]["findings"]
    assert len(findings) == len(HOSTILE)
    for finding, name in zip(findings, HOSTILE, strict=True):
        assert f"“{name}”" in finding["message"]
    assert set(UNSAFE.findall(text)) == {"\n"}


def test_text_is_not_spelt_in_ascii_escapes() -> None:
    assert "“The Board”" in check_json([checked(GAP, rules=RULES)])


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"value": value})
