"""Cuts a structure down that makes a test fail, so that a person can read it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from tests.strategies import Data


def smallest(data: Data, fails: Callable[[Data], bool]) -> Data:
    """A structure for which a test still fails, and from which nothing can be taken away without it passing."""
    data = copy.deepcopy(data)
    shrinking = True
    while shrinking:
        shrinking = False
        for smaller in _smaller(data):
            if fails(smaller):
                data, shrinking = smaller, True
                break
    return data


def _smaller(data: Data) -> Iterator[Data]:
    for part in ("decisions", "accepted", "sources"):
        for index in range(len(data.get(part, ()))):
            fewer = copy.deepcopy(data)
            del fewer[part][index]
            if part == "sources":
                for node in fewer["nodes"]:
                    node.pop("cites", None)
            yield fewer
    for node in data["nodes"]:
        used = any(node["id"] in each["subjects"] for each in data.get("accepted", ()))
        if not used and "decisions" not in data and len(data["nodes"]) > 1:
            fewer = copy.deepcopy(data)
            fewer["nodes"] = [each for each in fewer["nodes"] if each["id"] != node["id"]]
            fewer["relations"] = [each for each in fewer["relations"] if node["id"] not in (each["source"], each["target"])]
            if not any(each.get("instrument") == node["id"] for each in fewer["relations"]):
                yield fewer
    for index in range(len(data["relations"])):
        fewer = copy.deepcopy(data)
        del fewer["relations"][index]
        yield fewer
    for part, kept in (("nodes", ("id", "type", "kind", "name")), ("relations", ("source", "type", "target"))):
        for index, each in enumerate(data[part]):
            for key in each:
                if key not in kept:
                    fewer = copy.deepcopy(data)
                    del fewer[part][index][key]
                    yield fewer
