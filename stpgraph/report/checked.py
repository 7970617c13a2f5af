"""What a report is made from, and what every report does with names that it did not choose itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from stpgraph.files import Format
from stpgraph.model import Finding, Limits
from stpgraph.pipeline import Exploration

#: What could steer a terminal or reorder a line: control characters (C0, DEL, C1), bidirectional controls, line separators,
#: and halves of characters, as file names that are not UTF-8 hold them.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


class Checked(NamedTuple):
    """A file that holds a valid structure, and what was found in it. `file` is the name that the user gave.

    `set_here` are thresholds that the user gave with the command; they come before those of the file.
    """

    file: str
    text: str
    form: Format
    exploration: Exploration
    set_here: Mapping[str, float] | None = None

    @property
    def limits(self) -> Limits:
        """The thresholds that the findings were found with."""
        return Limits({**self.exploration.structure.limits, **(self.set_here or {})})

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """The findings that somebody has accepted."""
        return tuple(each for each in self.exploration.findings if each.accepted is not None)

    @property
    def names(self) -> dict[str, str]:
        """What readers call each node and decision, by id."""
        structure = self.exploration.structure
        return {each.id: each.name for each in (*structure.nodes, *structure.decisions)}


def one_line(text: str) -> str:
    """Text on one line, with nothing in it that could steer a terminal.

    >>> one_line("Board" + chr(10) + " of" + chr(27) + "[2J boards")
    'Board of�[2J boards'
    """
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def some_lines(text: str) -> str:
    """The same for text that may have several lines.

    >>> some_lines("a" + chr(10) + "b" + chr(7))
    'a\\nb�'
    """
    return "\n".join(UNSAFE.sub("\ufffd", line) for line in text.split("\n"))
