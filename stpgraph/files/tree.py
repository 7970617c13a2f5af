"""What the readers of YAML and JSON hand on: plain data, the flaws of the text itself, and places of values."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the text itself, at a line and column (from 1; 0 = no place)."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value starts, where its key starts (the value itself in a list), and how a scalar is written."""

    line: int
    column: int
    key_line: int
    key_column: int
    raw: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data (dicts, lists, text, numbers, booleans, None) and the flaws found on the way to it.

    `whole` is False where a syntax error ended the reading: the data then says nothing about what is missing.
    """

    data: object
    flaws: tuple[Flaw, ...] = ()
    whole: bool = True


class TooMuch(Exception):
    """The text holds more than any structure does; reading was stopped."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.flaw = Flaw(line, column, f"{message}: this is not a structure file, or it must be split.")
        super().__init__(message)


class Lines:
    """Turns offsets in a text into lines and columns (both from 1). Quick where offsets come in rising order.

    >>> Lines("ab\\ncd").at(4)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._offset = 0
        self._line = 1

    def at(self, offset: int) -> tuple[int, int]:
        if offset < self._offset:
            self._offset, self._line = 0, 1
        self._line += self._text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)
