"""What a standard has no place for, as plain data under one key of our own: every JSON format carries it in the same way.

The key is `stpgraph`. In it stand the fields of the file format that the standard's own fields beside it do not say, in the words of the
file format, and `order`, the place in the file (from 0). What the standard's own fields do say is not said twice, so that whoever
changes them there changes the structure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from stpgraph.model import AnyNode, AnyRelation, Structure

#: The key under which other programs find what is ours, and may pass over it.
OWN = "stpgraph"
#: In the part of a whole structure: this one's version and the parts that the standard has no list for.
VERSION = 1


def own(item: AnyNode | AnyRelation, order: int, said: Iterable[str]) -> dict[str, object]:
    """What of a node or relation is not `said` by the standard's own fields."""
    data = item.model_dump(mode="json", exclude_defaults=True, exclude=set(said))
    return {**data, "order": order}


def own_whole(structure: Structure, said: Iterable[str]) -> dict[str, object]:
    """What of a structure, but for its nodes and relations, is not `said` by the standard's own fields."""
    data = structure.model_dump(mode="json", exclude_defaults=True, exclude={"stpgraph", "nodes", "relations", *said})
    return {"version": VERSION, "drawing": structure.drawing, **data}


def cited(structure: Structure, cites: Sequence[str]) -> list[tuple[str, str]]:
    """The sources that are cited: what each is in words, and its address or nothing."""
    if not cites:
        return []
    sources = {source.id: source for source in structure.sources}
    found = [sources[each] for each in dict.fromkeys(cites)]
    return [(", ".join(filter(None, (one.title, one.publisher, one.date, one.locator))), one.url or "") for one in found]


def written(data: Mapping[str, object] | list[object]) -> bytes:
    """A JSON file, UTF-8, as a person can read it."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
