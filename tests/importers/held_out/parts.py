"""Short words for writing structures down by name."""

from __future__ import annotations

from tests.importers.truths import Line, Named


def nodes(node_type: str, kind: str | None, *names: str) -> tuple[Named, ...]:
    return tuple((name, node_type, kind) for name in names)


def body(kind: str, *names: str) -> tuple[Named, ...]:
    return nodes("body", kind, *names)


def org(kind: str, *names: str) -> tuple[Named, ...]:
    return nodes("organisation", kind, *names)


def post(kind: str, *names: str) -> tuple[Named, ...]:
    return nodes("post", kind, *names)


def paper(kind: str, *names: str) -> tuple[Named, ...]:
    return nodes("instrument", kind, *names)


def project(*names: str) -> tuple[Named, ...]:
    return nodes("project", None, *names)


def each_to(relation: str, target: str, *sources: str) -> tuple[Line, ...]:
    return tuple((source, relation, target) for source in sources)


def up(target: str, *sources: str) -> tuple[Line, ...]:
    return each_to("accountable_to", target, *sources)
