"""A structure of parts that are valid each by itself: what does not fit the others is taken out, and told."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from stpgraph.design.ids import slug
from stpgraph.importers.draft import Unread
from stpgraph.importers.safe import refused
from stpgraph.model import Structure
from stpgraph.model.checks import problems

_ROUNDS = 200
_PARTS = {"sources": "A source", "decisions": "A decision", "accepted": "An accepted finding", "limits": "A threshold"}
_NEEDED = {"stpgraph": 1, "status": "current", "title": "Imported structure", "id": "imported-structure"}


def mended(data: dict[str, Any], unread: list[Unread], name: str) -> Structure:
    """The structure; `unread` is added to. Raises InputError where nothing is left to be one.

    Several parts may name a source or an instrument that is not there, so that this is done in rounds.
    """
    for _ in range(_ROUNDS):
        try:
            return Structure.model_validate(data)
        except ValidationError as error:
            data = _plain(data)
            whole = error.errors(include_url=False, include_input=False)
            paths = [(each["loc"], each["msg"]) for each in whole if each["type"] != "structure"]
            paths = paths or [(each.path, each.message) for each in problems(data)]
            if not paths or not all(_taken_out(data, tuple(path), message, unread) for path, message in reversed(paths)):
                break
    raise refused(name, "What is in this file does not fit together as a structure.")


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [each.model_dump(mode="json", exclude_none=True) if hasattr(each, "model_dump") else each for each in value]
        if isinstance(value, (list, tuple))
        else value
        for key, value in data.items()
    }


def _taken_out(data: dict[str, Any], path: tuple[Any, ...], message: str, unread: list[Unread]) -> bool:
    """Takes the smallest part at a path out that may go. Says whether there was one."""
    if not path or path[0] not in data:
        return False
    part = path[0]
    if len(path) == 1 or not isinstance(data[part], (list, dict)):
        if part in ("nodes", "relations"):
            return False
        unread.append(Unread(f"“{str(data[part])[:80]}”", "what is said of the whole", f"It does not fit: {message}"))
        data[part] = (
            slug(str(data.get("title", "")), "structure")
            if part == "id" and data.get("id") != _NEEDED["id"]
            else _NEEDED.get(part)
        )
        if data[part] is None:
            del data[part]
        return True
    held = data[part]
    if isinstance(held, dict):
        return _gone(held, path[1], part, message, unread)
    at = path[1]
    if not isinstance(at, int) or at >= len(held):
        return True
    item = held[at]
    field = next((step for step in path[2:] if isinstance(item, dict) and step in item), None)
    if part in ("nodes", "relations") and field in ("cites", "instrument"):
        return _gone(item, field, part, message, unread)
    told = item.get("name") or item.get("title") or item.get("rule") if isinstance(item, dict) else None
    ends = _ends(data, item) if part == "relations" and isinstance(item, dict) else ""
    what = _PARTS.get(part, "A line" if part == "relations" else "A box")
    unread.append(
        Unread(f"{what} (“{str(told or ends)[:80]}”)", "what is said of the whole", f"It does not fit the rest: {message}")
    )
    del held[at]
    return True


def _ends(data: dict[str, Any], item: dict[str, Any]) -> str:
    names = {each["id"]: each["name"] for each in data.get("nodes", ()) if isinstance(each, dict)}
    return " to ".join(str(names.get(item.get(end), "nobody known")) for end in ("source", "target"))


def _gone(held: dict[str, Any], key: Any, part: str, message: str, unread: list[Unread]) -> bool:
    if key not in held:
        return True
    unread.append(Unread(f"“{str(held[key])[:80]}”", "what is said of the whole", f"It does not fit the rest: {message}"))
    del held[key]
    return True
