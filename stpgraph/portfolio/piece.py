"""One structure file that is still to be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from stpgraph.files import Format


@dataclass(frozen=True, slots=True)
class Piece:
    """One structure file that is still to be read. `size` is in bytes, as far as it is known before; `load` gives the bytes, or
    raises InputError."""

    name: str
    form: Format
    size: int
    load: Callable[[], bytes] = field(repr=False)


def piece_of(text: str, name: str, form: Format = "yaml") -> Piece:
    """A structure that is there as text, such as one that is stored."""
    data = text.encode("utf-8", "surrogatepass")
    return Piece(name, form, len(data), lambda: data)
