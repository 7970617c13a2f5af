"""Plain data to YAML text in the manner of the format's documentation: a node or relation to a line where it fits."""

from __future__ import annotations

from typing import Any

import yaml

from stpgraph.files.yaml_tree import scalar

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDTH = 120
#: Words that other readers of YAML take for booleans or nothing; quoted, so that every reader agrees.
_ELSEWHERE_SPECIAL = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})


class _Dumper(_DUMPER):  # type: ignore[misc]
    """Quotes what YAML 1.2 would not read as text; never uses aliases or tags."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if must_quote(text) else None)


def _mapping(dumper: Any, data: dict[str, object]) -> Any:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items())
    node.flow_style = "stpgraph" not in data and _fits(data)
    return node


def _list(dumper: Any, data: list[object]) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=not any(isinstance(each, dict) for each in data))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _list)


def yaml_text(data: dict[str, object]) -> str:
    """YAML text that `yaml_tree.parse` reads back as equal data.

    >>> print(yaml_text({"stpgraph": 1, "id": "a", "title": "012", "nodes": [{"id": "b", "name": "yes: no"}]}), end="")
    stpgraph: 1
    id: a
    title: "012"
    nodes:
    - {id: b, name: "yes: no"}
    """
    text: str = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)
    return text


def must_quote(text: str) -> bool:
    """Whether text must be in quotes to be read as that very text."""
    return (
        not isinstance(scalar(text), str)
        or text.lower() in _ELSEWHERE_SPECIAL
        or not text.isprintable()
        or text != text.strip()
        or any(mark in text for mark in (": ", " #", "\u2028", "\u2029", "\x85"))
        or text[0] in "!&*|>%@`'\"[]{},#?:-=<~"
    )


def _fits(data: dict[str, object]) -> bool:
    """Whether a mapping is small enough for one line."""
    return sum(len(key) + 4 + len(str(value)) for key, value in data.items()) <= WIDTH - 4
