"""What all edits share: finding what they are about, making things whole, and checking that all fits together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from stpgraph.design.refusals import Refused, called, gone, refusal
from stpgraph.model import AnyNode, AnyRelation, Decision, Structure

T = TypeVar("T")


def remade(structure: Structure, **parts: object) -> Structure:
    """A structure with some of its lists in place of others. What is in them must be made already; `checked` looks at the whole."""
    return structure.model_copy(update=parts)


def checked(structure: Structure, **parts: object) -> Structure:
    """A structure with some of its parts in place of others, checked whole. Raises Refused where they do not fit together."""
    values = {name: getattr(structure, name) for name in Structure.model_fields} | parts
    try:
        return Structure.model_validate(values)
    except ValidationError as error:
        if any(each["type"] == "structure" for each in error.errors(include_url=False)):
            raise Refused(
                "This edit cannot be done: its parts do not fit together. Look at the structure and try again."
            ) from None
        raise refusal(error, "What was written about the structure") from None


def node_of(structure: Structure, key: str) -> AnyNode:
    """A node by id. Raises Refused where it is not there."""
    found = next((each for each in structure.nodes if each.id == key), None)
    if found is None:
        raise gone("What this edit is about")
    return found


def check_free(structure: Structure, key: str, name: str) -> None:
    """Raises Refused where a node or decision has an id already. `name` is that of the new one."""
    if any(each.id == key for each in (*structure.nodes, *structure.decisions)):
        raise Refused(f"{called(name)} cannot be added: it is there already. Change that one, or add another.")


def check_cites(structure: Structure, thing: AnyNode | AnyRelation | Decision) -> None:
    """Raises Refused where a thing cites a source that the structure has not."""
    known = {each.id for each in structure.sources}
    if not known.issuperset(thing.cites):
        raise Refused("A source that is named here is not among the sources of the structure: add the source first.")


def changed(values: Mapping[str, Any], fields: Mapping[str, object]) -> dict[str, Any]:
    """Values with some changed; what is None falls back to the default of its field."""
    return {key: value for key, value in {**values, **fields}.items() if value is not None}


def made_of(adapter: TypeAdapter[T], values: Mapping[str, Any], key: str | None, what: str) -> T:
    """A thing from its fields, with an id where it has one. `what` names it where it cannot be: raises Refused."""
    try:
        return adapter.validate_python({**values, **({} if key is None else {"id": key})})
    except ValidationError as error:
        raise refusal(error, what) from None
