"""What the readers of YAML and JSON hand on: plain data, the flaws of the text itself, and places of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the text itself, at a line and column (from 1; 0 = no place), at a path as far as it is known."""

    line: int
    column: int
    message: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value starts, where its key starts (the value itself in a list), and how a scalar is written.

    `bare` is True for a key that has no colon behind it, as the second one in `{name: Director, Finance}`.
    """

    line: int
    column: int
    key_line: int
    key_column: int
    raw: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """Plain data (dicts, lists, text, numbers, booleans, None) and the flaws found on the way to it.

    `whole` is False where a syntax error ended the reading: the data then says nothing about what is missing, and what is at
    or on the way to `broken` is not read to its end.
    """

    data: object
    flaws: tuple[Flaw, ...] = ()
    whole: bool = True
    broken: Path = ()


Locate = Callable[[frozenset[Path]], Mapping[Path, Place]]


class TooMuchError(Exception):
    """The text holds more than any structure does; reading was stopped."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.flaw = Flaw(line, column, f"{message}: this is not a structure file, or it must be split.")
        super().__init__(message)


class Lines:
    """Turns offsets in a text into lines and columns (both from 1), as editors count them. Quick for offsets that rise.

    >>> lines = Lines("ab\\r\\ncd\\re")
    >>> lines.at(5), lines.at(7), lines.at(1)
    ((2, 2), (3, 1), (1, 2))
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._returns = "\r" in text
        self._offset = self._start = 0
        self._line = 1

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        if offset < self._offset:
            self._offset, self._start, self._line = 0, 0, 1
        text, before = self._text, self._offset
        self._line += text.count("\n", before, offset)
        last = text.rfind("\n", before, offset)
        if self._returns:
            # A line ends with \r\n, \n or \r; the pair counts once, also where the offset stands between its two halves.
            self._line += text.count("\r", before, offset) - text.count("\r\n", max(before - 1, 0), offset)
            last = max(last, text.rfind("\r", before, offset))
        if last >= 0:
            self._start = last + 1
        self._offset = offset
        return self._line, offset - self._start + 1
