"""How much of a structure is a reading of its documents, and not their words: what was found may rest on that."""

from __future__ import annotations

from collections.abc import Sequence

from stpgraph.model import AnyNode, AnyRelation, Structure
from stpgraph.rules.words import count, listed


def our_reading(structure: Structure) -> str:
    """How many boxes and lines are `inferred`, in one or two sentences; empty where none is."""
    parts = [told for told in (_share(structure.nodes, "box", "boxes"), _share(structure.relations, "line", "lines")) if told]
    if not parts:
        return ""
    single = len(parts) == 1 and sum(each.inferred for each in (*structure.nodes, *structure.relations)) == 1
    told = listed(parts)
    return (
        f"{told[0].upper()}{told[1:]} {'is' if single else 'are'} our reading of the documents, not their words. "
        "Findings may rest on that."
    )


def _share(parts: Sequence[AnyNode | AnyRelation], one: str, many: str) -> str:
    ours = sum(each.inferred for each in parts)
    if not ours:
        return ""
    if ours < len(parts):
        return f"{ours:,} of {count(len(parts), one, many)}"
    return f"all {count(ours, one, many)}" if ours > 1 else f"the only {one}"
