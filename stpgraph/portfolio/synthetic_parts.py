"""The nodes and relations of one synthetic structure, as they are put together. Every name and id says that it is synthetic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Any, Literal

_Data = dict[str, Any]
#: The share of posts held by one of a few people who may serve in other footprints too.
_ROVING, _ROVERS = 0.15, 5


class Draft:
    """What one synthetic structure holds so far. `whole`: its drawing and its memberships show everything."""

    def __init__(self, number: int, chance: Random, whole: bool) -> None:
        self.number, self.chance, self.whole = number, chance, whole
        self._own = 0
        self.nodes: list[_Data] = []
        self.relations: list[_Data] = []
        self.decisions: list[_Data] = []

    def id(self, name: str) -> str:
        """The id of a node: synthetic, the number of the footprint, what it is."""
        return f"synthetic-{self.number:02}-{name}"

    def organisation(self, kind: str, name: str) -> str:
        """An organisation of this footprint alone."""
        return self._node("organisation", kind, f"Synthetic {self.number:02} {name}")

    def shared_organisation(self, kind: str, name: str, number: int) -> str:
        """An organisation that serves several footprints, with a made-up code (real ones have no hyphen)."""
        return self._node("organisation", kind, f"Synthetic {name} {number}", ods_code=f"SYN-{number}")

    def body(self, kind: str, name: str, **fields: object) -> str:
        """A board or group, with every seat listed where the drawing is whole."""
        membership = "complete" if self.whole else self.chance.choice(("partial", None))
        return self._node("body", kind, f"{name} (synthetic {self.number:02})", name, membership=membership, **fields)

    def post(self, kind: str, name: str, held: Literal["own", "roving", ""] = "") -> str:
        """A post, and perhaps a made-up person who holds it: `own` holds no other, `roving` may hold some here or elsewhere."""
        holder = None
        if held and self.chance.random() < 0.8:
            if held == "own":
                self._own += 1
                holder = f"Synthetic Person {self.number:02}-{self._own:02}"
            elif self.chance.random() < _ROVING:
                holder = f"Synthetic Person {self.chance.randint(1, _ROVERS):02}"
            else:
                holder = f"Synthetic Person {self.number:02}-{self.chance.randint(50, 60):02}"
        return self._node("post", kind, f"{name} (synthetic {self.number:02})", name, holder=holder)

    def project(self, name: str) -> str:
        """A piece of work."""
        return self._node("project", None, f"{name} (synthetic {self.number:02})", name)

    def paper(self, kind: str, name: str, **fields: object) -> str:
        """An agreement or document."""
        return self._node("instrument", kind, f"{name} (synthetic {self.number:02})", name, **fields)

    def openness(self) -> _Data:
        """Whether a board meets in public and so on: yes, no or not stated, as chance will have it."""
        asked = ("in_public", "publishes_papers", "terms_of_reference")
        return {key: self.chance.choice((True, False, None)) for key in asked} | {"meets": self.chance.choice(("monthly", None))}

    def relate(self, source: str, kind: str, target: str, **fields: object) -> None:
        """A line between two nodes."""
        self.relations.append({"source": source, "type": kind, "target": target, **_stated(fields)})

    def decide(self, name: str, body: str, affected: Sequence[str]) -> None:
        """A type of decision that a body takes for some organisations."""
        named = f"{name} (synthetic {self.number:02})"
        self.decisions.append({"id": self._new_id(name), "name": named, "taken_by": [body], "affects": list(affected)})

    def organisations(self, *kinds: str) -> list[tuple[str, str]]:
        """The ids and names of the organisations of some kinds, in the order in which they were made."""
        return [(each["id"], each["name"]) for each in self.nodes if each["type"] == "organisation" and each["kind"] in kinds]

    def _node(self, node_type: str, kind: str | None, name: str, short: str = "", **fields: object) -> str:
        key = self._new_id(short or re.sub(r"^Synthetic ([0-9]{2} )?", "", name))
        self.nodes.append({"id": key, "type": node_type, **_stated({"kind": kind}), "name": name, **_stated(fields)})
        return key

    def _new_id(self, name: str) -> str:
        return self.id("-".join(re.findall("[a-z0-9]+", name.lower())))


def _stated(fields: dict[str, Any]) -> _Data:
    """Fields without those that are not stated."""
    return {key: value for key, value in fields.items() if value is not None}
