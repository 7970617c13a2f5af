"""The pictures of a rule: the first structure in its case file that breaks it, and the first that keeps it.

They are read, checked and drawn by the ordinary pipeline, so picture and test are one file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from stpgraph.files import loads
from stpgraph.files.yaml_tree import parse
from stpgraph.model.scalars import first_day
from stpgraph.pipeline import explore
from stpgraph.ui import svg
from stpgraph.ui.reading.marks import NOTHING, spotlight
from stpgraph.ui.reading.sentences import relation_sentence

#: The day of the check for cases that depend on none.
TODAY = date(2018, 1, 1)
#: So many relations are told in the words that stand for a picture.
MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class Specimen:
    """A structure that breaks a rule or keeps it: an SVG document, why it does, what is found, and the picture in words.

    `fact` is empty for one that keeps the rule.
    """

    image: str
    why: str
    fact: str
    words: str


@cache
def of_rule(rule: str) -> tuple[Specimen | None, Specimen | None]:
    """A structure that breaks a rule and one that keeps it; None for what its case file does not have."""
    path = files("stpgraph.rules").joinpath("cases", f"{rule}.yaml")
    if not path.is_file():
        return None, None
    document = parse(path.read_text("utf-8")).data
    assert isinstance(document, dict)
    cases = (document.get("breaking"), document.get("keeping"))
    breaking, keeping = (_specimen(rule, case[0]) if case else None for case in cases)
    return breaking, keeping


def _specimen(rule: str, case: Mapping[str, object]) -> Specimen:
    today = first_day(str(case["today"])) if "today" in case else TODAY
    exploration = explore(loads(json.dumps(case["structure"]), rule, "json"), today)
    found = next((each for each in exploration.findings if each.rule == rule), None)
    marks = replace(spotlight(found, exploration.scene), dims=False) if found else NOTHING
    names = {node.id: node.name for node in exploration.structure.nodes}
    told = [relation_sentence(relation, names) for relation in exploration.structure.relations[:MOST_TOLD]]
    return Specimen(
        svg.picture(exploration.scene, marks),
        str(case["why"]),
        found.fact if found else "",
        " ".join((f"Picture: {exploration.structure.title}.", *told)),
    )
