"""A second reading of the rest of the rule catalogue: sixty-two rules, slow, plain, and independent.

It reads the plain data of a structure file, imports nothing of stpgraph, and follows the wording of the rules sentence by
sentence, so that the fast code can be compared with it. `tests/oracle.py` does so for the six exact rules, for PLN001 and
for the acceptances; `tests/reading/` holds the chapters. Where the wording can be read in two ways, `AMBIGUITIES` says which
way is taken here and which is not.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.reading import accountability, complexity, decisions, delegation, delivery, openness, scrutiny, voices
from tests.reading.ambiguities import AMBIGUITIES, Ambiguity
from tests.reading.words import Data, Reading, Row

CHECKS: dict[str, Callable[[Reading], list[Row]]] = {
    name.upper(): check
    for chapter in (accountability, scrutiny, delivery, decisions, delegation, voices, openness, complexity)
    for name, check in sorted(vars(chapter).items())
    if len(name) == 6 and name[:3].isalpha() and name[3:].isdigit()
}
RULES: tuple[str, ...] = tuple(sorted(CHECKS))


def findings(data: Data) -> list[Row]:
    """All that the sixty-two rules find, in order; the same finding twice stands here twice."""
    world = Reading(data)
    return sorted(row for check in CHECKS.values() for row in check(world))


__all__ = ["AMBIGUITIES", "CHECKS", "RULES", "Ambiguity", "findings"]
