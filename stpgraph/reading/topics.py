"""The questions, points and principles under which findings can be read, by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stpgraph.assess import Group
from stpgraph.assess.principles import PRINCIPLES, principles
from stpgraph.assess.questions import five_points, seven_questions


@dataclass(frozen=True, slots=True)
class Topic:
    """A question, point or principle: what it is called in a sentence, and the ids of the rules that speak to it."""

    name: str
    rules: frozenset[str]


def _topics() -> dict[str, Topic]:
    named: list[tuple[str, Group]] = [
        *((f"Hasselman’s question {at}", each) for at, each in enumerate(seven_questions(()), 1)),
        *((f"Coutts’s point {at}", each) for at, each in enumerate(five_points(()), 1)),
        *((f"principle {key}", each) for key, each in zip(PRINCIPLES, principles(()), strict=True)),
    ]
    return {each.key: Topic(f"{name}, “{each.title}”", frozenset(each.rules)) for name, each in named}


#: By code: SH1 to SH7, JC1 to JC5, A to G.
TOPICS: Mapping[str, Topic] = _topics()
