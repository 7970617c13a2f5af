"""Made-up structures for the whole catalogue: every field, every relation, decisions, dates, thresholds.

`whole(choose)` puts a few scenes together, each the stage of some rules (a committee that votes, a ladder of bodies, a pooled
budget with its agreement), strews anything over them, and then lets some of it end, be planned or be left out. Choices are
made as in `tests/strategies.py`: by hypothesis, or by dice. Everything is valid by construction.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from tests.making.maker import AS_AT, HOLDERS, Maker
from tests.making.scenes import SCENES
from tests.oracle import NON_EXECUTIVE_KINDS
from tests.strategies import ENDPOINTS, Choose, Data, Drawn


def _strew(make: Maker, most: int) -> None:
    """Any relation between any two nodes."""
    ids: dict[str, list[str]] = {}
    for node in make.nodes:
        ids.setdefault(node["type"], []).append(node["id"])
    for _ in range(make.choose.number(0, most)):
        kind = make.choose.one(tuple(ENDPOINTS))
        sources, targets = ([each for of_type in ends for each in ids.get(of_type, ())] for ends in ENDPOINTS[kind])
        if sources and targets:
            make.line(make.choose.one(sources), kind, make.choose.one(targets))


def _document(choose: Choose, make: Maker) -> None:
    """Lets nearly everything be stated that can be left out, so that what is missing is stated to be missing."""
    for node in make.nodes:
        if node["type"] == "body" and choose.chance(90):
            node["membership"] = "complete"
        elif node["type"] == "post" and node["kind"] not in NON_EXECUTIVE_KINDS and choose.chance(80):
            node.setdefault("non_executive", False)
            node.setdefault("clinical", node["kind"] in ("clinician", "gp"))
            if choose.chance(30):
                node.setdefault("holder", choose.one(HOLDERS))
        elif node["type"] == "instrument" and choose.chance(50):
            node["agreed"] = False
    for line in make.lines.values():
        if line["type"] == "sits_on" and choose.chance(80):
            line.setdefault("capacity", choose.one(("voting", "voting", "attending")))


def _limits(choose: Choose) -> dict[str, float]:
    """Thresholds of the structure's own, mostly low ones, so that small structures pass them."""
    options: dict[str, tuple[float, ...]] = {
        "ACC007": (0.25, 0.5, 1),
        "CPX001": (1, 2),
        "CPX002": (1, 2, 3),
        "CPX003": (1, 2, 5),
        "CPX004": (1, 2, 5),
        "DEC010": (0.3, 0.6, 1),
        "DEC011": (10, 30, 90, 90.5),
        "NED007": (0.5, 0.6, 1),
        "RES003": (1, 2, 3),
        "VOI007": (0.2, 0.4, 0.6),
    }
    return {rule: choose.one(values) for rule, values in options.items() if choose.chance(50)}


def whole(choose: Choose, scenes: int = 6) -> Data:
    """A valid structure of at most `scenes` scenes."""
    make = Maker(choose)
    for _ in range(choose.number(1, scenes)):
        choose.one(SCENES)(make)
    _strew(make, len(make.nodes) // choose.one((2, 4)))
    data: Data = {"stpgraph": 1, "id": "made-up", "title": "Made up", "status": choose.one(("current", "option", "past"))}
    if choose.chance(30):
        data["drawing"] = choose.one(("partial", "complete"))
    if choose.chance(85):
        data["as_at"] = choose.one(AS_AT)
    for part in (*make.nodes, *make.lines.values()):
        if choose.chance(6):
            part["status"] = choose.one(("planned", "ended"))
    for node in make.nodes:
        if choose.chance(10):
            node["lines"] = choose.one(("partial", "complete"))
    if choose.chance(25):
        _document(choose, make)
    data["nodes"] = make.nodes
    data["relations"] = list(make.lines.values())
    if make.decisions:
        data["decisions"] = make.decisions
    if choose.chance(35):
        data["limits"] = _limits(choose)
    return data


@st.composite
def wholes(draw: Callable[[Any], Any], scenes: int = 3) -> Data:
    """Any valid structure of at most `scenes` scenes, as the plain data of its file."""
    return whole(Drawn(draw), scenes)


# --- cutting down ------------------------------------------------------------------------------------------------------


def smallest_whole(data: Data, fails: Callable[[Data], bool]) -> Data:
    """A structure for which a test still fails, and from which nothing can be taken away without it passing."""
    shrinking = True
    while shrinking:
        found = next((smaller for smaller in _smaller(data) if fails(smaller)), None)
        shrinking = found is not None
        data = data if found is None else found
    return data


NEEDED = {"id", "type", "kind", "name", "source", "target"}


def _smaller(data: Data) -> Iterator[Data]:
    for node in data["nodes"]:
        if len(data["nodes"]) > 1:
            yield _without(data, node["id"])
    for part in ("decisions", "relations"):
        for index in range(len(data.get(part, ()))):
            fewer = copy.deepcopy(data)
            del fewer[part][index]
            yield fewer
    for part in ("nodes", "relations", "decisions"):
        for index, each in enumerate(data.get(part, ())):
            for key in each:
                if key not in NEEDED:
                    fewer = copy.deepcopy(data)
                    del fewer[part][index][key]
                    yield fewer
    for key in ("limits", "as_at", "drawing"):
        if key in data:
            fewer = copy.deepcopy(data)
            del fewer[key]
            yield fewer


def _without(data: Data, gone: str) -> Data:
    fewer = copy.deepcopy(data)
    fewer["nodes"] = [each for each in fewer["nodes"] if each["id"] != gone]
    fewer["relations"] = [each for each in fewer["relations"] if gone not in (each["source"], each["target"])]
    for line in fewer["relations"]:
        if line.get("instrument") == gone:
            del line["instrument"]
    for decision in fewer.get("decisions", ()):
        for field in ("taken_by", "affects", "ratified_by", "consulted"):
            if field in decision:
                decision[field] = [each for each in decision[field] if each != gone]
    return fewer
