"""The structures in a rule's case file, those that break it and those that keep it, with their pictures.

They are read, checked and drawn by the ordinary pipeline, so picture and test are one file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from stpgraph.draw import svg
from stpgraph.files import dumps, loads
from stpgraph.files.yaml_tree import parse
from stpgraph.layout.scene import Scene
from stpgraph.model import Finding, Structure
from stpgraph.model.scalars import first_day
from stpgraph.pipeline import Exploration, explore
from stpgraph.reading.marks import Marks, together
from stpgraph.reading.sentences import relation_sentence

#: The day of the check for cases that depend on none.
TODAY = date(2018, 1, 1)
#: So many relations are told in the words that stand for a picture.
MOST_TOLD = 30


@dataclass(frozen=True)
class Specimen:
    """One case of a rule: `key` names it in URLs (`broken-1`, `kept-2`), `why` says why it breaks or keeps the rule.

    It is checked and drawn when that is first asked for.
    """

    rule: str
    key: str
    name: str
    why: str
    today: date
    data: Mapping[str, object] = field(repr=False)

    @property
    def breaks(self) -> bool:
        return self.key.startswith("broken")

    @cached_property
    def exploration(self) -> Exploration:
        return explore(loads(json.dumps(self.data), self.rule, "json"), self.today)

    @property
    def structure(self) -> Structure:
        return self.exploration.structure

    @property
    def scene(self) -> Scene:
        return self.exploration.scene

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the rule finds; nothing in one that keeps it."""
        return tuple(each for each in self.exploration.findings if each.rule == self.rule)

    @cached_property
    def marks(self) -> Marks:
        """What the findings light up."""
        return together(self.found, self.scene)

    @property
    def width(self) -> float:
        """How wide its picture is, in CSS pixels."""
        return svg.width_of(self.scene)

    def image(self, least_width: float = 0) -> str:
        """Its picture as an SVG document, at least so wide, in CSS pixels."""
        return svg.picture(self.scene, self.marks, least_width=least_width)

    @property
    def words(self) -> str:
        """Its picture in words."""
        names = {node.id: node.name for node in self.structure.nodes}
        told = [relation_sentence(relation, names) for relation in self.structure.relations[:MOST_TOLD]]
        return " ".join((f"Picture: {self.structure.title}.", *told))

    @property
    def file(self) -> tuple[str, bytes]:
        """It as a structure file: what that is called, and what is in it."""
        return f"{self.rule}-{self.key}.yaml", dumps(self.structure).encode()


@cache
def of_rule(rule: str) -> tuple[Specimen, ...]:
    """Every case of a rule, those that break it first; none where it has no case file.

    The first that breaks it and the first that keeps it are one structure before and after the mend.
    """
    path = files("stpgraph.rules").joinpath("cases", f"{rule}.yaml")
    if not path.is_file():
        return ()
    document = parse(path.read_text("utf-8")).data
    assert isinstance(document, dict)
    return tuple(
        _specimen(rule, f"{word}-{at}", case)
        for part, word in (("breaking", "broken"), ("keeping", "kept"))
        for at, case in enumerate(document.get(part) or (), 1)
    )


def _specimen(rule: str, key: str, case: Mapping[str, object]) -> Specimen:
    today = first_day(str(case["today"])) if "today" in case else TODAY
    data = case["structure"]
    assert isinstance(data, dict)
    return Specimen(rule, key, str(case["name"]), str(case["why"]), today, data)
