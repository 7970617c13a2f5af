"""Plain data to YAML text in the manner of the format's documentation: a node or relation to a line where it fits.

Text is written plain only where every reader of YAML, 1.1 or 1.2, takes it for that very text; otherwise in double quotes.
Long text is folded (`>-`), paragraphs are kept as they are (`|-`). Source: YAML 1.2.2, chapters 7 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from stpgraph.files.yaml_tree import scalar

WIDTH = 120
#: Words that some readers of YAML 1.1 take for booleans although PyYAML does not.
_ELSEWHERE_SPECIAL = frozenset({"y", "n"})
_MARKS = "!&*|>%@`'\"[]{},#?:-=<~"
_IN_FLOW = re.compile(r"[\[\]{},?]|:(?![\w/])")
_YAML_1_1 = yaml.resolver.Resolver()
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SINGLE_SPACE = re.compile(r"(?<=\S) (?=\S)")


def yaml_text(data: Mapping[str, object]) -> str:
    """YAML text that `yaml_tree.parse` reads back as equal data.

    >>> print(yaml_text({"stpgraph": 1, "id": "a", "title": "012", "nodes": [{"id": "b", "name": "yes: no"}]}), end="")
    stpgraph: 1
    id: a
    title: "012"
    nodes:
      - {id: b, name: "yes: no"}
    """
    return "".join(pair(key, value, 0) for key, value in data.items())


def pair(key: str, value: object, column: int) -> str:
    """A line (or more) for a key and its value in a block mapping that stands at a column (from 0)."""
    head = f"{' ' * column}{inline(key)}:"
    if isinstance(value, str):
        return f"{head} {block_scalar(value, column, len(head) + 1)}\n"
    line = f"{head} {inline(value)}"
    if not isinstance(value, list | Mapping) or not value or (len(line) <= WIDTH and not _holds_mappings(value)):
        return f"{line}\n"
    if isinstance(value, Mapping):
        return f"{head}\n" + "".join(pair(each, inner, column + 2) for each, inner in value.items())
    return f"{head}\n" + "".join(item(each, column + 2) for each in value)


def item(value: object, column: int, block: bool = False, offset: int = 2) -> str:
    """A line (or more) for an item of a block list whose dashes stand at a column.

    `block` asks for a key to a line even where all would fit on one; `offset` says how far from the dash the keys stand.
    """
    line = f"{' ' * column}- {inline(value)}"
    if not isinstance(value, Mapping) or not value or (len(line) <= WIDTH and not block):
        return f"{line}\n"
    text = "".join(pair(key, inner, column + offset) for key, inner in value.items())
    return f"{' ' * column}-{' ' * (offset - 1)}{text[column + offset :]}"


def inline(value: object) -> str:
    """A value on one line, as it may stand anywhere.

    >>> inline({"id": "b", "tags": ["a, b", 1.5, True, "true"], "none": None})
    '{id: b, tags: ["a, b", 1.5, true, "true"], none: null}'
    """
    if isinstance(value, str):
        return value if is_plain(value) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{inline(key)}: {inline(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    text = repr(value)
    # PyYAML takes 1e+20 for text and 1.0e+20 for a number.
    return text if not isinstance(value, float) or "." in text else text.replace("e", ".0e", 1)


def quoted(text: str) -> str:
    """Text in double quotes.

    >>> print(quoted('a "b"\\n\\u2028'))
    "a \\"b\\"\\n\\u2028"
    """
    return '"' + "".join(_ESCAPES.get(each) or (each if each.isprintable() else _escaped(each)) for each in text) + '"'


def is_plain(text: str, flow: bool = True) -> bool:
    """Whether text may stand without quotes (`flow`: between brackets) and every reader takes it for that very text."""
    return (
        text != ""
        and text[0] not in _MARKS
        and text.isprintable()
        and text == text.strip()
        and text[-1] != ":"
        and ": " not in text
        and " #" not in text
        and not (flow and _IN_FLOW.search(text))
        and text.lower() not in _ELSEWHERE_SPECIAL
        and not text.startswith(("---", "..."))
        and isinstance(scalar(text), str)
        and _YAML_1_1.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"  # type: ignore[no-untyped-call]
    )


def block_scalar(text: str, column: int, used: int = 0) -> str:
    """Text as the value of a key that stands at a column, without a line end.

    It stands on the key's line, of which `used` characters are taken, where it fits; else folded, or in kept paragraphs.
    """
    if "\n" in text:
        return literal(text, column + 2) or quoted(text)
    line = text if is_plain(text, flow=False) else quoted(text)
    return line if used + len(line) <= WIDTH else folded(text, column + 2) or line


def folded(text: str, column: int) -> str:
    """Text in one paragraph, folded into lines (`>-`) that stand at a column; empty where it cannot be."""
    if not text or not text.isprintable() or text != text.strip():
        return ""
    return ">-" + "".join(f"\n{' ' * column}{line}" for line in wrapped(text, column))


def wrapped(text: str, column: int, width: int = WIDTH) -> list[str]:
    """Text cut at single spaces into lines that, standing at a column, end before the width where words allow it."""
    lines = [""]
    for word in _SINGLE_SPACE.split(text):
        if lines[-1] and column + len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def literal(text: str, column: int) -> str:
    """Text in lines that are kept as they are (`|-`, or `|` where it ends with a line end); empty where it cannot be."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if (
        not body
        or lines[0][:1] in ("", " ")
        or not lines[-1]
        or any(not each.isprintable() or each != each.rstrip() for each in lines)
    ):
        return ""
    return ("|-" if body == text else "|") + "".join(f"\n{' ' * column}{line}" if line else "\n" for line in lines)


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _holds_mappings(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
