"""Changes a file that a person wrote, and leaves alone whatever did not change: comments, order, quotes, blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from stpgraph.errors import InputError
from stpgraph.files import yaml_tree
from stpgraph.files.marked import Node, marked
from stpgraph.files.native import dumps, format_of, loads, loads_bytes, plain, read_bytes, write, write_text
from stpgraph.files.plan import Change
from stpgraph.files.splice import spliced
from stpgraph.files.yaml_text import inline
from stpgraph.model.structure import Structure

_BOM = "\ufeff"


def rewrite(text: str, structure: Structure) -> str:
    """A structure's YAML text, changed so that it holds another: `loads(rewrite(text, s)) == s`, always.

    Text that already holds `structure` is returned as it is. Otherwise only the keys and items change whose value did: they
    are written in the manner of what stood there, everything else is copied. Removed items take with them the comment on
    their line, those inside them, and the comment right above them unless it also heads items that stay. Where a value that
    is named and repeated (`&`, `*`) changed, all repeats are written out. The result is read before it is returned; should it
    not hold `structure`, the file is written afresh.

    Raises InputError where `text` holds no structure.
    """
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    old = loads(body)
    if old == structure:
        return text
    change = Change(old.model_dump(mode="json"), structure.model_dump(mode="json"), plain(structure), "structure")
    for prepared in (str, _without_aliases):
        result = spliced(prepared(body), change)
        if _holds(result, structure):
            return mark + result
    return mark + dumps(structure)


def save(structure: Structure, path: str | Path) -> None:
    """Puts a structure into a file, which is replaced whole or left as it was.

    A YAML file that holds a structure already is changed as `rewrite` does, any other file is written afresh.

    Raises InputError where it cannot be written.
    """
    if format_of(path) == "yaml" and Path(path).is_file():
        data = read_bytes(path)
        try:
            loads_bytes(data, str(path))
        except InputError:
            pass
        else:
            write_text(rewrite(data.decode("utf-8"), structure), path)
            return
    write(structure, path)


def _holds(text: str, structure: Structure) -> bool:
    try:
        return loads(text) == structure
    except (InputError, yaml.YAMLError):
        return False


def _without_aliases(text: str) -> str:
    """A text with every `*alias` written out and every `&anchor` removed."""
    values: dict[str, str] = {}
    pieces, position = [], 0
    for node, value in _with_values(marked(text), yaml_tree.parse(text).data):
        if node.anchor and node.sort != "alias":
            values[node.anchor] = inline(value)
            pieces.append(text[position : node.anchor_start])
            position = node.anchor_start + len(node.anchor) + 1
            position += text[position : position + 1] == " "
        elif node.anchor:
            pieces += [text[position : node.start], values[node.anchor]]
            position = node.end
    return "".join(pieces) + text[position:]


def _with_values(node: Node, value: Any) -> Iterator[tuple[Node, object]]:
    """A node of the text and all below it, in the order of the text, each with what it holds."""
    yield node, value
    for index, entry in enumerate(node.entries):
        yield from _with_values(entry.value, value[entry.key if node.sort.endswith("map") else index])
